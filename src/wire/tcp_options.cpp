#include "wire/tcp_options.h"

#include "wire/byte_order.h"

namespace tcplab::wire {

namespace {

constexpr std::size_t mssLength = 4;
constexpr std::size_t windowScaleLength = 3;
constexpr std::size_t sackPermittedLength = 2;
constexpr std::size_t timestampsLength = 10;
constexpr std::size_t sackBlockLength = 8;

/// The length that an option of this kind has, kind and length octets included; the one given for
/// kinds that are not known. SACK: the nearest that holds whole blocks.
std::size_t fittingLength(const RawOption& option)
{
    const std::size_t length = option.data.size() + 2;
    switch (option.kind) {
    case option_kind::mss:
        return mssLength;
    case option_kind::windowScale:
        return windowScaleLength;
    case option_kind::sackPermitted:
        return sackPermittedLength;
    case option_kind::timestamps:
        return timestampsLength;
    case option_kind::sack: {
        const std::size_t blocks = option.data.size() / sackBlockLength;
        return 2 + sackBlockLength * (blocks > 0 ? blocks : 1);
    }
    default:
        return length;
    }
}

/// Precondition: the length fits the kind.
void take(const RawOption& option, tcp::Options& options)
{
    switch (option.kind) {
    case option_kind::mss:
        options.mss = wordAt(option.data, 0);
        break;
    case option_kind::windowScale:
        options.windowScale = octetAt(option.data, 0);
        break;
    case option_kind::sackPermitted:
        options.sackPermitted = true;
        break;
    case option_kind::timestamps:
        options.timestamps = {longAt(option.data, 0), longAt(option.data, 4)};
        break;
    case option_kind::sack:
        for (std::size_t at = 0; at < option.data.size(); at += sackBlockLength)
            options.sack.add(
                {tcp::SeqNum{longAt(option.data, at)}, tcp::SeqNum{longAt(option.data, at + 4)}});
        break;
    default: // MUST-6: ignored without error
        break;
    }
}

} // namespace

std::string_view id(OptionProblemKind kind)
{
    switch (kind) {
    case OptionProblemKind::LengthMissing:
        return "length-missing";
    case OptionProblemKind::LengthTooSmall:
        return "length-too-small";
    case OptionProblemKind::BeyondEnd:
        return "beyond-end";
    case OptionProblemKind::LengthUnfitting:
        return "length-unfitting";
    case OptionProblemKind::PaddingNotZero:
        return "padding-not-zero";
    }
    return {};
}

std::optional<RawOption> OptionWalk::fail(OptionProblem problem)
{
    problem_ = problem;
    at_ = bytes_.size();
    return std::nullopt;
}

void OptionWalk::checkPadding()
{
    for (std::size_t at = at_; at < bytes_.size(); ++at) {
        if (bytes_[at] == std::byte{0}) continue;
        problem_ = OptionProblem{OptionProblemKind::PaddingNotZero, at, 0, 0, 0};
        return;
    }
}

// RFC 9293 3.1, Options. MUST-68: every option but the two of one octet has a length; MUST-7: it
// may be anything.
std::optional<RawOption> OptionWalk::next()
{
    while (at_ < bytes_.size() && octetAt(bytes_, at_) == option_kind::noOperation)
        ++at_;
    if (at_ == bytes_.size()) return std::nullopt;
    const std::uint8_t kind = octetAt(bytes_, at_);
    if (kind == option_kind::endOfList) {
        checkPadding();
        at_ = bytes_.size();
        return std::nullopt;
    }
    const std::size_t left = bytes_.size() - at_;
    if (left < 2) return fail({OptionProblemKind::LengthMissing, at_, kind, 0, 0});
    const std::uint8_t length = octetAt(bytes_, at_ + 1);
    if (length < 2) return fail({OptionProblemKind::LengthTooSmall, at_, kind, length, 0});
    if (length > left) return fail({OptionProblemKind::BeyondEnd, at_, kind, length, left});
    const RawOption option{kind, at_, bytes_.subspan(at_ + 2, length - 2u)};
    at_ += length;
    return option;
}

DecodedOptions decodeOptions(std::span<const std::byte> bytes)
{
    DecodedOptions decoded;
    OptionWalk walk(bytes);
    while (const auto option = walk.next()) {
        const std::size_t length = option->data.size() + 2;
        const std::size_t fitting = fittingLength(*option);
        if (length == fitting) {
            take(*option, decoded.options);
        } else if (!decoded.problem) {
            decoded.problem =
                OptionProblem{OptionProblemKind::LengthUnfitting, option->offset, option->kind,
                              static_cast<std::uint8_t>(length), fitting};
        }
    }
    if (!decoded.problem) decoded.problem = walk.problem();
    return decoded;
}

void encodeOptions(const tcp::Options& options, std::vector<std::byte>& out)
{
    const std::size_t end = out.size() + options.encodedLength();
    const bool aligned = options.fitsAligned();
    const auto begin = [&](std::uint8_t kind, std::size_t length, unsigned noOperations) {
        for (unsigned i = 0; aligned && i < noOperations; ++i)
            appendOctet(out, option_kind::noOperation);
        appendOctet(out, kind);
        appendOctet(out, static_cast<std::uint32_t>(length));
    };
    if (options.mss) {
        begin(option_kind::mss, mssLength, 0);
        appendWord(out, *options.mss);
    }
    // SACK-permitted stands in the place of the No-Operations before the timestamps.
    if (options.sackPermitted)
        begin(option_kind::sackPermitted, sackPermittedLength, options.timestamps ? 0 : 2);
    if (options.timestamps) {
        begin(option_kind::timestamps, timestampsLength, options.sackPermitted ? 0 : 2);
        appendLong(out, options.timestamps->value);
        appendLong(out, options.timestamps->echo);
    }
    if (options.windowScale) {
        begin(option_kind::windowScale, windowScaleLength, 1);
        appendOctet(out, *options.windowScale);
    }
    if (!options.sack.empty()) {
        begin(option_kind::sack, 2 + sackBlockLength * options.sack.size(), 2);
        for (const tcp::SackBlock& block : options.sack.view()) {
            appendLong(out, block.left.value());
            appendLong(out, block.right.value());
        }
    }
    while (out.size() < end)
        appendOctet(out, option_kind::endOfList);
}

} // namespace tcplab::wire
