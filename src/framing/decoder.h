#pragma once

#include "framing/framing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Incremental decoders: fed with slices of any size, they give the same messages for every way of
/// slicing the same stream. (NaiveDecoder is the deliberate exception.) All are values: a copy is a
/// checkpoint. Memory is bounded by the framing's limit plus one slice.
///
///     Decoder decoder(Framing::lengthPrefix(4, ByteOrder::BigEndian));
///     std::vector<Item> items;
///     decoder.feed(slice, items);      // as often as bytes arrive
///     decoder.finish(items);           // once, at the end of the stream
namespace tcplab::framing {

/// One read = one message, as a program without framing believes.
class NaiveDecoder
{
public:
    void feed(std::string_view slice, std::vector<Item>& out);
    void finish(std::vector<Item>& out);
    const std::optional<Error>& failure() const { return failure_; }

private:
    std::uint64_t position_ = 0;
    std::optional<Error> failure_;
};

class FixedSizeDecoder
{
public:
    explicit FixedSizeDecoder(const Framing& framing);
    void feed(std::string_view slice, std::vector<Item>& out);
    void finish(std::vector<Item>& out);
    const std::optional<Error>& failure() const { return failure_; }

private:
    std::uint64_t size_;
    std::uint64_t begin_ = 0;
    std::string pending_;
    std::optional<Error> failure_;
};

/// Also the line splitter of JSON lines.
class DelimiterDecoder
{
public:
    explicit DelimiterDecoder(const Framing& framing);
    void feed(std::string_view slice, std::vector<Item>& out);
    void finish(std::vector<Item>& out);
    const std::optional<Error>& failure() const { return failure_; }

private:
    void takeMessages(std::vector<Item>& out);

    std::string delimiter_;
    std::uint64_t limit_;
    std::uint64_t begin_ = 0; ///< stream position of pending_[0]
    std::size_t scanned_ = 0; ///< no delimiter begins before this index of pending_
    std::string pending_;
    std::optional<Error> failure_;
};

class LengthPrefixDecoder
{
public:
    explicit LengthPrefixDecoder(const Framing& framing);
    void feed(std::string_view slice, std::vector<Item>& out);
    void finish(std::vector<Item>& out);
    const std::optional<Error>& failure() const { return failure_; }

private:
    std::optional<Error> readLength();
    void fail(const Error& error, std::vector<Item>& out);

    Framing framing_;
    std::uint64_t begin_ = 0;
    std::string prefix_;
    std::optional<std::uint64_t> length_; ///< known once the prefix is complete
    std::string payload_;
    std::optional<Error> failure_;
};

class JsonLinesDecoder
{
public:
    explicit JsonLinesDecoder(const Framing& framing);
    void feed(std::string_view slice, std::vector<Item>& out);
    void finish(std::vector<Item>& out);
    const std::optional<Error>& failure() const { return lines_.failure(); }

private:
    void judge(std::vector<Item>& lines, std::vector<Item>& out) const;

    DelimiterDecoder lines_;
};

/// Any of the above, chosen by a Framing.
class Decoder
{
public:
    explicit Decoder(const Framing& framing);

    const Framing& framing() const { return framing_; }

    /// Appends what `slice` completes. After a fatal error further bytes are ignored.
    void feed(std::string_view slice, std::vector<Item>& out);

    /// The stream has ended: appends TruncatedPrefix or TruncatedMessage if a message is
    /// unfinished.
    void finish(std::vector<Item>& out);

    /// The fatal error that stopped this decoder, if any. Wrong parameters count as one.
    std::optional<Error> failure() const;

private:
    using Any = std::variant<NaiveDecoder, FixedSizeDecoder, DelimiterDecoder, LengthPrefixDecoder,
                             JsonLinesDecoder>;
    static Any make(const Framing& framing);

    Framing framing_;
    std::optional<Error> badParameters_;
    Any decoder_;
};

} // namespace tcplab::framing
