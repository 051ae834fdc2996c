#include "present/text_canvas.h"

#include "present/wording.h"

namespace tcplab::present {

void CellLine::set(int column, const QString& character, int cells)
{
    const auto index = static_cast<std::size_t>(column);
    // Half of a wide character cannot stay.
    if (cells_[index].isEmpty() && index > 0) cells_[index - 1] = QStringLiteral(" ");
    const std::size_t behind = index + static_cast<std::size_t>(cells);
    if (behind < cells_.size() && cells_[behind].isEmpty()) cells_[behind] = QStringLiteral(" ");
    cells_[index] = character;
    if (cells == 2) cells_[index + 1].clear();
}

void CellLine::put(int column, const QString& text)
{
    for (const char32_t c : text.toStdU32String()) {
        const int cells = displayWidth(c);
        const QString character = QString::fromUcs4(&c, 1);
        if (cells == 0) {
            if (column > 0 && column <= width())
                cells_[static_cast<std::size_t>(column - 1)] += character;
            continue;
        }
        if (column + cells > width()) return;
        if (column >= 0) set(column, character, cells);
        column += cells;
    }
}

QString CellLine::toString() const
{
    QString line;
    for (const QString& cell : cells_)
        line += cell;
    return line;
}

QString fitted(const QString& text, int cells, bool rightAligned, bool ascii)
{
    QString result = text;
    if (displayWidth(result) > cells) {
        const QString mark = ascii ? QStringLiteral("...") : QStringLiteral("…");
        while (!result.isEmpty() && displayWidth(result) + displayWidth(mark) > cells)
            result.chop(1);
        result += mark;
    }
    const QString blanks(qMax(0, cells - displayWidth(result)), u' ');
    return rightAligned ? blanks + result : result + blanks;
}

namespace {

/// May a line end between these two characters?
bool mayBreak(char32_t before, char32_t behind)
{
    static const QString neverFirst = QStringLiteral("，。；：、！？）”’》…,.;:!?)]}");
    static const QString neverLast = QStringLiteral("（“‘《([{");
    if (behind == U' ') return true;
    if (displayWidth(before) < 2 && displayWidth(behind) < 2) return before == U' ';
    return !neverFirst.contains(QString::fromUcs4(&behind, 1)) &&
           !neverLast.contains(QString::fromUcs4(&before, 1));
}

} // namespace

QString wrapped(const QString& text, int cells, int indent)
{
    const QString margin(indent, u' ');
    const std::u32string characters = text.simplified().toStdU32String();
    QString lines;
    for (std::size_t begin = 0; begin < characters.size();) {
        std::size_t fits = begin;     // behind the last character that has room
        std::size_t breaksAt = begin; // the last place there where a line may end
        for (int room = cells - indent; fits < characters.size(); ++fits) {
            if (fits > begin && mayBreak(characters[fits - 1], characters[fits])) breaksAt = fits;
            room -= displayWidth(characters[fits]);
            if (room < 0) break;
        }
        std::size_t end = fits == characters.size() || breaksAt == begin ? fits : breaksAt;
        if (end == begin) ++end; // wider than a line
        lines += margin +
                 QString::fromUcs4(characters.data() + begin, static_cast<qsizetype>(end - begin))
                     .trimmed() +
                 u'\n';
        begin = end;
        while (begin < characters.size() && characters[begin] == U' ')
            ++begin;
    }
    return lines;
}

} // namespace tcplab::present
