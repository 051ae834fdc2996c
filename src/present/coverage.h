#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "present/names.h"
#include "sim/history.h"

namespace tcplab::present {

/// Which rows of the transition table have been walked, by either end.
class Coverage
{
public:
    Coverage();

    /// True where it was not walked before.
    bool add(const tcp::Transition& row, HostRole host);
    void clear();
    /// By an end, or by any.
    bool has(std::size_t row) const;
    bool has(std::size_t row, HostRole host) const;

    /// Edges of the diagram with at least one of their rows, and how many edges there are.
    std::size_t edgesTaken() const;
    static std::size_t edgeCount();
    std::size_t rowsTaken() const;
    static std::size_t rowCount();

    /// For the settings: stays good when rows are added to the table or change places.
    QString toText() const;
    /// What it does not know it leaves out.
    static Coverage fromText(const QString& text);

    bool operator==(const Coverage&) const = default;

private:
    std::array<std::vector<bool>, 2> taken_; ///< by HostRole, then by row
};

/// The index of a row in tcp::transitions().
std::optional<std::size_t> rowIndex(const tcp::Transition& row);
/// The row that a record tells; nothing for what no table knows, such as a crash.
std::optional<std::size_t> rowIndex(const sim::StateRecord& record);

/// How a row can be taken: a scenario as it is, or with something done by hand at a moment of it.
struct CoverageHint
{
    std::string scenario;   ///< id
    std::size_t moment = 0; ///< with a deed: where it is done; else the first moment behind the row
    std::optional<sim::Command> deed;
};

/// Finds hints by running scenarios: first each as it is, then the short ones with calls by hand at
/// their moments, for what is still missing. A piece of work at a time.
class CoverageSearch
{
public:
    explicit CoverageSearch(std::vector<std::shared_ptr<const sim::Scenario>> scenarios);

    /// Runs one scenario once. False when there is nothing left to try.
    bool step();
    const std::optional<CoverageHint>& hint(std::size_t row) const { return hints_[row]; }

private:
    void look(const sim::History& history, std::size_t from, const CoverageHint& hint);
    bool prepareDeeds();
    bool isComplete() const;

    std::vector<std::shared_ptr<const sim::Scenario>> scenarios_;
    std::vector<std::optional<CoverageHint>> hints_;
    std::size_t scenario_ = 0;
    bool byHand_ = false;
    std::size_t moments_ = 0; ///< of the scenario now tried by hand
    std::size_t moment_ = 0;
    std::size_t deed_ = 0;
    std::unique_ptr<sim::History> base_;
};

/// What the deed of a hint is, for a sentence: "the server calls abort()".
QString deedInWords(const sim::Command& deed);

} // namespace tcplab::present
