#include "framing/decoder.h"

#include "framing/encoder.h"
#include "framing/json_check.h"

#include <algorithm>

namespace tcplab::framing {

namespace {

/// A peer's word reserves at most this much; the rest grows as bytes really arrive.
constexpr std::uint64_t mostReserved = 64 * 1024;

Error errorAt(ErrorKind kind, std::uint64_t offset, std::uint64_t value, std::uint64_t limit = 0)
{
    Error error;
    error.kind = kind;
    error.offset = offset;
    error.value = static_cast<std::int64_t>(value);
    error.limit = limit;
    return error;
}

std::int64_t readNumber(std::string_view bytes, ByteOrder order, bool isSigned)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t place = order == ByteOrder::BigEndian ? i : bytes.size() - 1 - i;
        value = (value << 8) | static_cast<unsigned char>(bytes[place]);
    }
    if (isSigned && bytes.size() == 4) return static_cast<std::int32_t>(value);
    return static_cast<std::int64_t>(value);
}

bool isSensible(std::int64_t length, std::uint64_t limit)
{
    return length >= 0 && static_cast<std::uint64_t>(length) <= limit;
}

} // namespace

// ---- none
// -----------------------------------------------------------------------------------------

void NaiveDecoder::feed(std::string_view slice, std::vector<Item>& out)
{
    if (slice.empty()) return;
    const std::uint64_t end = position_ + slice.size();
    out.push_back(Frame{position_, position_, end, end, std::string(slice)});
    position_ = end;
}

void NaiveDecoder::finish(std::vector<Item>&)
{
}

// ---- fixed size
// -----------------------------------------------------------------------------------

FixedSizeDecoder::FixedSizeDecoder(const Framing& framing)
    : size_(framing.fixedSize)
{
}

void FixedSizeDecoder::feed(std::string_view slice, std::vector<Item>& out)
{
    while (!slice.empty() && !failure_) {
        const std::size_t wanted = static_cast<std::size_t>(size_) - pending_.size();
        const std::size_t taken = std::min(wanted, slice.size());
        pending_.append(slice.substr(0, taken));
        slice.remove_prefix(taken);
        if (pending_.size() < size_) return;
        const std::uint64_t end = begin_ + size_;
        out.push_back(Frame{begin_, begin_, end, end, std::move(pending_)});
        pending_.clear();
        begin_ = end;
    }
}

void FixedSizeDecoder::finish(std::vector<Item>& out)
{
    if (pending_.empty() || failure_) return;
    failure_ = errorAt(ErrorKind::TruncatedMessage, begin_, pending_.size(), size_);
    out.push_back(*failure_);
}

// ---- delimiter
// ------------------------------------------------------------------------------------

DelimiterDecoder::DelimiterDecoder(const Framing& framing)
    : delimiter_(framing.delimiter)
    , limit_(framing.limit)
{
}

void DelimiterDecoder::feed(std::string_view slice, std::vector<Item>& out)
{
    // Bounded steps keep the memory at the limit plus one step, however long the slice is, and
    // bring a message that is too long to light before the rest is copied.
    constexpr std::size_t step = 64 * 1024;
    while (!slice.empty() && !failure_) {
        const std::size_t taken = std::min(step, slice.size());
        pending_.append(slice.substr(0, taken));
        slice.remove_prefix(taken);
        takeMessages(out);
    }
}

void DelimiterDecoder::takeMessages(std::vector<Item>& out)
{
    std::size_t consumed = 0;
    while (!failure_) {
        const std::size_t at = pending_.find(delimiter_, std::max(consumed, scanned_));
        const bool found = at != std::string::npos;
        const std::size_t payload = found ? at - consumed : pending_.size() - consumed;
        // What may still turn out to be the beginning of a delimiter is not counted as payload.
        const std::size_t allowance = found ? 0 : delimiter_.size() - 1;
        if (payload > limit_ + allowance) {
            failure_ = errorAt(ErrorKind::MessageOverLimit, begin_ + consumed, payload, limit_);
            out.push_back(*failure_);
            pending_.clear();
            return;
        }
        if (!found) break;
        const std::uint64_t begin = begin_ + consumed;
        const std::uint64_t end = begin + payload + delimiter_.size();
        out.push_back(
            Frame{begin, begin, begin + payload, end, pending_.substr(consumed, payload)});
        consumed = at + delimiter_.size();
    }
    pending_.erase(0, consumed);
    begin_ += consumed;
    scanned_ = pending_.size() >= delimiter_.size() ? pending_.size() - delimiter_.size() + 1 : 0;
}

void DelimiterDecoder::finish(std::vector<Item>& out)
{
    if (pending_.empty() || failure_) return;
    failure_ = errorAt(ErrorKind::TruncatedMessage, begin_, pending_.size());
    out.push_back(*failure_);
}

// ---- length prefix
// --------------------------------------------------------------------------------

LengthPrefixDecoder::LengthPrefixDecoder(const Framing& framing)
    : framing_(framing)
{
}

void LengthPrefixDecoder::feed(std::string_view slice, std::vector<Item>& out)
{
    while (!failure_) {
        if (!length_) {
            const std::size_t taken = std::min(framing_.prefixBytes - prefix_.size(), slice.size());
            prefix_.append(slice.substr(0, taken));
            slice.remove_prefix(taken);
            if (prefix_.size() < framing_.prefixBytes) return;
            if (const auto error = readLength()) return fail(*error, out);
            payload_.reserve(static_cast<std::size_t>(std::min(*length_, mostReserved)));
        }
        const std::size_t wanted = static_cast<std::size_t>(*length_) - payload_.size();
        const std::size_t taken = std::min(wanted, slice.size());
        payload_.append(slice.substr(0, taken));
        slice.remove_prefix(taken);
        if (payload_.size() < *length_) return;
        const std::uint64_t payloadBegin = begin_ + framing_.prefixBytes;
        const std::uint64_t end = payloadBegin + *length_;
        out.push_back(Frame{begin_, payloadBegin, end, end, std::move(payload_)});
        payload_ = {};
        prefix_.clear();
        length_.reset();
        begin_ = end;
        if (slice.empty()) return;
    }
}

std::optional<Error> LengthPrefixDecoder::readLength()
{
    const std::int64_t length = readNumber(prefix_, framing_.byteOrder, framing_.signedPrefix);
    if (isSensible(length, framing_.limit)) {
        length_ = static_cast<std::uint64_t>(length);
        return std::nullopt;
    }
    Error error;
    error.kind = length < 0 ? ErrorKind::LengthNegative : ErrorKind::LengthOverLimit;
    error.offset = begin_;
    error.value = length;
    error.limit = framing_.limit;
    const ByteOrder other =
        framing_.byteOrder == ByteOrder::BigEndian ? ByteOrder::LittleEndian : ByteOrder::BigEndian;
    const std::int64_t swapped = readNumber(prefix_, other, framing_.signedPrefix);
    if (framing_.prefixBytes > 1 && swapped > 0 && isSensible(swapped, framing_.limit)) {
        error.kind = ErrorKind::OtherByteOrder;
        error.swapped = swapped;
    }
    return error;
}

void LengthPrefixDecoder::fail(const Error& error, std::vector<Item>& out)
{
    failure_ = error;
    out.push_back(error);
}

void LengthPrefixDecoder::finish(std::vector<Item>& out)
{
    if (failure_) return;
    if (length_) {
        const std::uint64_t payloadBegin = begin_ + framing_.prefixBytes;
        fail(errorAt(ErrorKind::TruncatedMessage, payloadBegin, payload_.size(), *length_), out);
    } else if (!prefix_.empty()) {
        fail(errorAt(ErrorKind::TruncatedPrefix, begin_, prefix_.size(), framing_.prefixBytes),
             out);
    }
}

// ---- JSON lines
// -----------------------------------------------------------------------------------

namespace {
Framing lineFraming(const Framing& framing)
{
    Framing lines = framing;
    lines.kind = Kind::Delimiter;
    lines.delimiter = "\n";
    return lines;
}
} // namespace

JsonLinesDecoder::JsonLinesDecoder(const Framing& framing)
    : lines_(lineFraming(framing))
{
}

void JsonLinesDecoder::feed(std::string_view slice, std::vector<Item>& out)
{
    std::vector<Item> lines;
    lines_.feed(slice, lines);
    judge(lines, out);
}

void JsonLinesDecoder::finish(std::vector<Item>& out)
{
    lines_.finish(out);
}

void JsonLinesDecoder::judge(std::vector<Item>& lines, std::vector<Item>& out) const
{
    for (Item& item : lines) {
        auto* line = std::get_if<Frame>(&item);
        if (!line) {
            out.push_back(std::move(item));
            continue;
        }
        if (line->payload.ends_with('\r')) {
            line->payload.pop_back();
            --line->payloadEnd;
        }
        if (const auto mistake = firstJsonMistake(line->payload))
            out.push_back(errorAt(ErrorKind::InvalidJson, line->begin + *mistake, *mistake));
        else
            out.push_back(std::move(item));
    }
}

// ---- any
// ------------------------------------------------------------------------------------------

Decoder::Decoder(const Framing& framing)
    : framing_(framing)
    , badParameters_(checkFraming(framing))
    , decoder_(make(framing))
{
}

Decoder::Any Decoder::make(const Framing& framing)
{
    switch (framing.kind) {
    case Kind::None:
        break;
    case Kind::FixedSize:
        return FixedSizeDecoder(framing);
    case Kind::Delimiter:
        return DelimiterDecoder(framing);
    case Kind::LengthPrefix:
        return LengthPrefixDecoder(framing);
    case Kind::JsonLines:
        return JsonLinesDecoder(framing);
    }
    return NaiveDecoder();
}

void Decoder::feed(std::string_view slice, std::vector<Item>& out)
{
    if (badParameters_) return;
    std::visit([&](auto& decoder) { decoder.feed(slice, out); }, decoder_);
}

void Decoder::finish(std::vector<Item>& out)
{
    if (badParameters_) return;
    std::visit([&](auto& decoder) { decoder.finish(out); }, decoder_);
}

std::optional<Error> Decoder::failure() const
{
    if (badParameters_) return badParameters_;
    return std::visit([](const auto& decoder) { return decoder.failure(); }, decoder_);
}

} // namespace tcplab::framing
