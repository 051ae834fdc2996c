#pragma once

#include <QString>

#include <memory>
#include <optional>

#include "sim/scenario.h"

namespace tcplab::cli {

/// A scenario named on the command line, or why not.
struct LoadedScenario
{
    std::shared_ptr<const sim::Scenario> scenario; ///< empty where it failed
    int status = 0;                                ///< the exit status then
    QString message;
};

/// A built-in id, or a file: what holds a slash, ends in .json or exists.
LoadedScenario loadScenario(const QString& name);

} // namespace tcplab::cli
