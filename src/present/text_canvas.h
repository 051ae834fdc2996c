#pragma once

#include <QString>

#include <vector>

namespace tcplab::present {

/// One line of terminal cells. A wide character takes two cells, the second of which is empty.
class CellLine
{
public:
    explicit CellLine(int width)
        : cells_(static_cast<std::size_t>(width), QStringLiteral(" "))
    {
    }

    int width() const { return static_cast<int>(cells_.size()); }
    /// Writes `text` from `column` on; what does not fit is cut off.
    void put(int column, const QString& text);
    const QString& at(int column) const { return cells_[static_cast<std::size_t>(column)]; }
    QString toString() const;

private:
    void set(int column, const QString& character, int cells);
    std::vector<QString> cells_;
};

/// `text` in exactly `cells` cells: filled up with blanks, or shortened with an ellipsis.
QString fitted(const QString& text, int cells, bool rightAligned, bool ascii);

/// `text` in lines of at most `cells` cells, each behind `indent` blanks and ended by a line feed.
/// Lines break at blanks and beside East Asian characters, but not before their punctuation.
QString wrapped(const QString& text, int cells, int indent);

} // namespace tcplab::present
