#pragma once

// Private to the module: the words of a segment's parts.

#include "present/segment_sheet.h"

namespace tcplab::present {

/// Says what the parts of one segment are called, hold and mean.
class SegmentMeanings
{
public:
    SegmentMeanings(const SegmentOnWire& segment, const SegmentNumbers& numbers)
        : segment_(segment)
        , numbers_(numbers)
    {
    }
    /// Sets name, value and meaning; `number` is what stands there.
    void fill(SegmentPart& part, std::uint32_t number) const;

private:
    void fillPorts(SegmentPart& part, std::uint32_t number) const;
    void fillSequence(SegmentPart& part, std::uint32_t number) const;
    void fillAcknowledgment(SegmentPart& part, std::uint32_t number) const;
    void fillOffset(SegmentPart& part, std::uint32_t number) const;
    void fillReserved(SegmentPart& part, std::uint32_t number) const;
    void fillFlag(SegmentPart& part) const;
    void fillWindow(SegmentPart& part, std::uint32_t number) const;
    void fillChecksum(SegmentPart& part, std::uint32_t number) const;
    void fillUrgent(SegmentPart& part, std::uint32_t number) const;
    void fillOption(SegmentPart& part) const;
    void fillSizeOption(SegmentPart& part, std::span<const std::byte> data) const;
    void fillTimestamps(SegmentPart& part, std::span<const std::byte> data) const;
    void fillSack(SegmentPart& part, std::span<const std::byte> data) const;
    void fillPadding(SegmentPart& part) const;
    void fillData(SegmentPart& part) const;

    QString own(std::uint32_t number) const;
    QString peers(std::uint32_t number) const;
    QString onTheWire(const QString& sentence, const QString& shown, std::uint32_t number) const;

    const SegmentOnWire& segment_;
    const SegmentNumbers& numbers_;
};

} // namespace tcplab::present
