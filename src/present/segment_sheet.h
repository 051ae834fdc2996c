#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "present/segment_fields.h"
#include "present/segment_on_wire.h"

namespace tcplab::present {

/// The parts of a segment as figure 1 of RFC 9293 names them.
enum class SegmentPartKind : std::uint8_t {
    SourcePort,
    DestinationPort,
    Sequence,
    Acknowledgment,
    DataOffset,
    Reserved,
    Flag,
    Window,
    Checksum,
    UrgentPointer,
    Option, ///< whole, with its kind and length; a No-Operation and the end of the list, too
    Padding,
    Data,
};

/// One part: where it stands, what is in it, and what that means.
struct SegmentPart
{
    SegmentPartKind kind{};
    tcp::Flag flag{}; ///< Flag only
    std::size_t firstBit = 0;
    std::size_t bits = 0;
    QString name;       ///< as in the figure: "Sequence number", "ACK"
    QString value;      ///< as a person reads it; empty where there is nothing to read
    QString hex;        ///< of whole octets: "00 00 03 e8"; of fewer bits: "0x5"
    QString binary;     ///< "1010 0000"; of long parts the beginning
    QString meaning;    ///< a sentence or two
    bool set = false;   ///< Flag only
    bool wrong = false; ///< a checksum that does not come out

    /// The octets that it touches: [first, second).
    std::pair<std::size_t, std::size_t> octets() const
    {
        return {firstBit / 8, (firstBit + bits + 7) / 8};
    }
};

/// How numbers of either direction are written.
struct SegmentNumbers
{
    NumberText own;  ///< of what the segment's sender sends
    NumberText peer; ///< of what it acknowledges
};

/// All parts in the order of their bits; none where the segment has no octets.
std::vector<SegmentPart> segmentParts(const SegmentOnWire& segment, const SegmentNumbers& numbers);

/// Why a segment has no octets, in a sentence.
QString encodeProblem(const wire::EncodeError& error);

/// A rectangle of the drawing in its grid of 32 columns. A part that goes over the end of a row has
/// several; `label` marks the one that its name stands in.
struct SheetCell
{
    std::size_t part = 0;
    int row = 0;
    int column = 0;
    int columns = 0;
    bool label = false;
    bool operator==(const SheetCell&) const = default;
};

/// Figure 1, row by row: the header as it is, the data as one last row that is not to scale.
std::vector<SheetCell> sheetCells(const std::vector<SegmentPart>& parts);
int sheetRows(const std::vector<SheetCell>& cells);

/// The part that a half octet belongs to, `nibble` counted from the start of the segment. Of four
/// flags the first that is set.
std::optional<std::size_t> partOfNibble(const std::vector<SegmentPart>& parts, std::size_t nibble);

/// The part that an arrow key leads to from `part`. `dx`: to the next or the one before; `dy`: to
/// the row below or above.
std::size_t partBeside(const std::vector<SegmentPart>& parts, const std::vector<SheetCell>& cells,
                       std::size_t part, int dx, int dy);

/// "04 d2 00 50": octets in hex.
QString hexText(std::span<const std::byte> octets);
/// As a hex dump shows them: a dot for what has no shape in ASCII.
QString shapeText(std::span<const std::byte> octets);
/// Lines of `width` octets with their offset, in hex and as text.
QString hexDump(std::span<const std::byte> octets, std::size_t width = 16);
/// All that is to be said about a segment, line by line: for the clipboard and screen readers.
QString sheetAsText(const std::vector<SegmentPart>& parts);

} // namespace tcplab::present
