#include "present/segment_sheet.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstdlib>

#include "present/segment_meanings.h"

namespace tcplab::present {

namespace {

constexpr std::size_t columnsOfRow = 32;
constexpr std::size_t mostBinaryBits = 64;

/// Up to 32 bits of the octets as a number.
std::uint32_t bitsOf(std::span<const std::byte> bytes, std::size_t first, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t bit = first; bit < first + count; ++bit) {
        const auto octet = std::to_integer<unsigned>(bytes[bit / 8]);
        value = value << 1 | (octet >> (7 - bit % 8) & 1U);
    }
    return value;
}

QString binaryOf(std::span<const std::byte> bytes, std::size_t first, std::size_t count)
{
    QString text;
    for (std::size_t i = 0; i < std::min(count, mostBinaryBits); ++i) {
        if (i > 0 && i % 4 == 0) text += u' ';
        text += bitsOf(bytes, first + i, 1) ? u'1' : u'0';
    }
    return count > mostBinaryBits ? text + QStringLiteral(" …") : text;
}

QString hexOf(std::span<const std::byte> bytes, std::size_t first, std::size_t count)
{
    if (first % 8 == 0 && count % 8 == 0) return hexText(bytes.subspan(first / 8, count / 8));
    return QStringLiteral("0x%1").arg(bitsOf(bytes, first, count), 0, 16);
}

class Sheet
{
public:
    Sheet(const SegmentOnWire& segment, const SegmentNumbers& numbers)
        : bytes_(segment.bytes)
        , meanings_(segment, numbers)
    {
    }

    std::vector<SegmentPart> parts()
    {
        addFixed();
        addOptions();
        const std::size_t header = bitsOf(bytes_, 96, 4) * 32;
        if (bytes_.size() * 8 > header)
            add(SegmentPartKind::Data, header, bytes_.size() * 8 - header);
        return std::move(parts_);
    }

private:
    void add(SegmentPartKind kind, std::size_t first, std::size_t bits, tcp::Flag flag = {})
    {
        SegmentPart part;
        part.kind = kind;
        part.flag = flag;
        part.firstBit = first;
        part.bits = bits;
        part.hex = hexOf(bytes_, first, bits);
        part.binary = binaryOf(bytes_, first, bits);
        const std::uint32_t number = bits <= 32 ? bitsOf(bytes_, first, bits) : 0;
        part.set = kind == SegmentPartKind::Flag && number != 0;
        meanings_.fill(part, number);
        parts_.push_back(std::move(part));
    }

    void addFixed()
    {
        using Kind = SegmentPartKind;
        add(Kind::SourcePort, 0, 16);
        add(Kind::DestinationPort, 16, 16);
        add(Kind::Sequence, 32, 32);
        add(Kind::Acknowledgment, 64, 32);
        add(Kind::DataOffset, 96, 4);
        add(Kind::Reserved, 100, 4);
        using tcp::Flag;
        std::size_t bit = 104;
        for (const Flag flag : {Flag::Cwr, Flag::Ece, Flag::Urg, Flag::Ack, Flag::Psh, Flag::Rst,
                                Flag::Syn, Flag::Fin})
            add(Kind::Flag, bit++, 1, flag);
        add(Kind::Window, 112, 16);
        add(Kind::Checksum, 128, 16);
        add(Kind::UrgentPointer, 144, 16);
    }

    /// In the order of the octets, so that No-Operations and padding have their place, too.
    void addOptions()
    {
        const std::size_t end = std::min<std::size_t>(bitsOf(bytes_, 96, 4) * 4, bytes_.size());
        for (std::size_t at = wire::tcpHeaderLength; at < end;) {
            const auto kind = std::to_integer<std::uint8_t>(bytes_[at]);
            std::size_t length = 1;
            if (kind == wire::option_kind::endOfList)
                length = end - at;
            else if (kind != wire::option_kind::noOperation)
                length = at + 1 < end ? std::to_integer<std::size_t>(bytes_[at + 1]) : 0;
            const bool odd = length == 0 || at + length > end;
            if (odd) length = end - at;
            add(kind == wire::option_kind::endOfList || odd ? SegmentPartKind::Padding
                                                            : SegmentPartKind::Option,
                at * 8, length * 8);
            at += length;
        }
    }

    std::span<const std::byte> bytes_;
    SegmentMeanings meanings_;
    std::vector<SegmentPart> parts_;
};

int centreOf(const SheetCell& cell)
{
    return 2 * cell.column + cell.columns;
}

} // namespace

std::vector<SegmentPart> segmentParts(const SegmentOnWire& segment, const SegmentNumbers& numbers)
{
    if (segment.bytes.size() < wire::tcpHeaderLength) return {};
    return Sheet(segment, numbers).parts();
}

QString encodeProblem(const wire::EncodeError& error)
{
    const QString words =
        error.kind == wire::EncodeErrorKind::OptionsTooLong
            ? QCoreApplication::translate(
                  "SegmentSheet", "There is no such segment: its options take %1 bytes, and "
                                  "a header has room for %2.")
            : QCoreApplication::translate(
                  "SegmentSheet", "There is no such segment: it would have %1 bytes, and an "
                                  "IP packet carries at most %2.");
    return words.arg(error.found).arg(error.limit);
}

std::vector<SheetCell> sheetCells(const std::vector<SegmentPart>& parts)
{
    std::vector<SheetCell> cells;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const SegmentPart& part = parts[i];
        const std::size_t begin = cells.size();
        if (part.kind == SegmentPartKind::Data) {
            const int row = static_cast<int>(part.firstBit / columnsOfRow);
            cells.push_back({i, row, 0, static_cast<int>(columnsOfRow), true});
            continue;
        }
        for (std::size_t bit = part.firstBit; bit < part.firstBit + part.bits;) {
            const std::size_t column = bit % columnsOfRow;
            const std::size_t count =
                std::min(columnsOfRow - column, part.firstBit + part.bits - bit);
            cells.push_back({i, static_cast<int>(bit / columnsOfRow), static_cast<int>(column),
                             static_cast<int>(count), false});
            bit += count;
        }
        const auto widest = std::max_element(
            cells.begin() + static_cast<std::ptrdiff_t>(begin), cells.end(),
            [](const SheetCell& a, const SheetCell& b) { return a.columns < b.columns; });
        widest->label = true;
    }
    return cells;
}

int sheetRows(const std::vector<SheetCell>& cells)
{
    return cells.empty() ? 0 : cells.back().row + 1;
}

std::optional<std::size_t> partOfNibble(const std::vector<SegmentPart>& parts, std::size_t nibble)
{
    std::optional<std::size_t> found;
    const std::size_t first = nibble * 4;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const SegmentPart& part = parts[i];
        if (part.firstBit >= first + 4 || part.firstBit + part.bits <= first) continue;
        if (!found) found = i;
        if (part.kind == SegmentPartKind::Flag && part.set) return i;
    }
    return found;
}

std::size_t partBeside(const std::vector<SegmentPart>& parts, const std::vector<SheetCell>& cells,
                       std::size_t part, int dx, int dy)
{
    if (parts.empty()) return 0;
    if (dy == 0) {
        const auto next = static_cast<std::ptrdiff_t>(part) + dx;
        return static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(next, 0, static_cast<std::ptrdiff_t>(parts.size()) - 1));
    }
    const auto here = std::ranges::find_if(
        cells, [&](const SheetCell& cell) { return cell.part == part && cell.label; });
    if (here == cells.end()) return part;
    const SheetCell* best = nullptr;
    for (const SheetCell& cell : cells) {
        if (cell.row != here->row + dy) continue;
        if (!best || std::abs(centreOf(cell) - centreOf(*here)) <
                         std::abs(centreOf(*best) - centreOf(*here)))
            best = &cell;
    }
    // A part of several rows: go on until it is left.
    if (best && best->part == part) {
        for (const SheetCell& cell : cells)
            if ((cell.row - here->row) * dy > 0 && cell.part != part &&
                (best->part == part ||
                 std::abs(cell.row - here->row) < std::abs(best->row - here->row)))
                best = &cell;
    }
    return best ? best->part : part;
}

QString hexText(std::span<const std::byte> octets)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(octets.data()),
                                          static_cast<qsizetype>(octets.size()))
                                   .toHex(' '));
}

QString shapeText(std::span<const std::byte> octets)
{
    QString text;
    for (const std::byte octet : octets) {
        const auto value = std::to_integer<char16_t>(octet);
        text += value >= 0x20 && value < 0x7F ? QChar(value) : QChar(u'·');
    }
    return text;
}

QString hexDump(std::span<const std::byte> octets, std::size_t width)
{
    QStringList lines;
    for (std::size_t at = 0; at < octets.size(); at += width) {
        const auto line = octets.subspan(at, std::min(width, octets.size() - at));
        lines << QStringLiteral("%1  %2  %3")
                     .arg(at, 4, 16, QLatin1Char('0'))
                     .arg(hexText(line), -static_cast<int>(3 * width - 1))
                     .arg(shapeText(line));
    }
    return lines.join(u'\n');
}

QString sheetAsText(const std::vector<SegmentPart>& parts)
{
    QStringList lines;
    for (const SegmentPart& part : parts) {
        const QString value = part.value.isEmpty() ? part.hex : part.value;
        lines << QStringLiteral("%1: %2  %3").arg(part.name, value, part.meaning);
    }
    return lines.join(u'\n');
}

} // namespace tcplab::present
