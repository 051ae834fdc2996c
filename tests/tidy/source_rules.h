#pragma once

#include <QList>
#include <QString>

#include "source_file.h"

namespace tcplab::tidy {

struct Rule
{
    QString name;
    QList<Finding> (*check)(const SourceFile& file);
};

/// The rules that look at one file at a time; each knows which files concern it.
const QList<Rule>& sourceRules();

inline constexpr int longestFunction = 60;
inline constexpr int longestFile = 500;

} // namespace tcplab::tidy
