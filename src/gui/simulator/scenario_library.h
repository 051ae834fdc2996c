#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "sim/scenario_file.h"

namespace tcplab::gui {

/// The scenarios that can be chosen: those that come with the program, by group, and the files that
/// were opened.
class ScenarioLibrary
{
public:
    struct Entry
    {
        std::shared_ptr<const sim::Scenario> scenario;
        QString file; ///< absolute path; empty for a built-in one
    };

    ScenarioLibrary();

    const std::vector<Entry>& entries() const { return entries_; }
    /// By id of a built-in scenario or by path of an opened file.
    std::optional<std::size_t> find(const QString& idOrFile) const;
    /// What find() takes: the id, or the path.
    QString key(std::size_t index) const;
    /// "Opening / three-way handshake" in the language now installed.
    QString label(std::size_t index) const;

    /// Reads a file; its index, or a whole sentence about what is wrong with it. A file that was
    /// opened before is read anew.
    std::variant<std::size_t, QString> open(const QString& file);

    /// The file of an entry as it was written; empty where it is no longer that scenario's.
    QString source(std::size_t index) const;

private:
    std::vector<Entry> entries_;
};

} // namespace tcplab::gui
