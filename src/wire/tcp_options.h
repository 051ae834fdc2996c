#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tcp/segment.h"

namespace tcplab::wire {

/// The kinds that this program gives a meaning to (IANA: TCP Option Kind Numbers).
namespace option_kind {
inline constexpr std::uint8_t endOfList = 0;
inline constexpr std::uint8_t noOperation = 1;
inline constexpr std::uint8_t mss = 2;
inline constexpr std::uint8_t windowScale = 3;
inline constexpr std::uint8_t sackPermitted = 4;
inline constexpr std::uint8_t sack = 5;
inline constexpr std::uint8_t timestamps = 8;
} // namespace option_kind

/// One option as it stands in the header, whatever its kind; never End of List or No-Operation.
struct RawOption
{
    std::uint8_t kind = 0;
    std::size_t offset = 0;          ///< of its kind octet, from the start of the option bytes
    std::span<const std::byte> data; ///< what follows kind and length; borrowed
};

enum class OptionProblemKind : std::uint8_t {
    LengthMissing,   ///< the kind octet is the last one; the options end here
    LengthTooSmall,  ///< length 0 or 1, though it counts itself and the kind; the options end here
    BeyondEnd,       ///< it reaches beyond the header; the options end here
    LengthUnfitting, ///< not a length that this kind has; the option is skipped
    PaddingNotZero,  ///< something other than zero follows End of List; ignored
};

/// A stable identifier, e.g. "length-too-small": for traces and files, not for people.
std::string_view id(OptionProblemKind kind);

/// Where the options are not as they should be. That harms no segment (MUST-7): what was read
/// before it counts, and so does what follows where the end of the option is known.
struct OptionProblem
{
    OptionProblemKind kind{};
    std::size_t offset = 0;   ///< of the option (of the octet in padding) in the option bytes
    std::uint8_t option = 0;  ///< its kind; 0 for padding
    std::uint8_t length = 0;  ///< what its length octet says; 0 where there is none
    std::size_t expected = 0; ///< LengthUnfitting: the right length; BeyondEnd: octets there are
    bool operator==(const OptionProblem&) const = default;
};

/// Walks from option to option, wherever they begin (MUST-64), skipping No-Operation, until End of
/// List, the end or a problem.
class OptionWalk
{
public:
    explicit OptionWalk(std::span<const std::byte> bytes)
        : bytes_(bytes)
    {
    }
    std::optional<RawOption> next();
    const std::optional<OptionProblem>& problem() const { return problem_; }

private:
    std::optional<RawOption> fail(OptionProblem problem);
    void checkPadding();

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    std::optional<OptionProblem> problem_;
};

struct DecodedOptions
{
    tcp::Options options;
    std::optional<OptionProblem> problem; ///< the first one
};

/// What the model understands of the option bytes; other kinds are skipped (MUST-6), and are to be
/// had from an OptionWalk. Of an option that stands there twice the later one counts, of SACK
/// blocks the first four. Whether an option belongs on this segment (MSS only with SYN ...) is for
/// the model to judge.
DecodedOptions decodeOptions(std::span<const std::byte> bytes);

/// Appends options.encodedLength() octets, zeros at the end (MUST-69). Each option is aligned by
/// No-Operations as is the custom (RFC 7323 appendix A), unless they fit only without.
void encodeOptions(const tcp::Options& options, std::vector<std::byte>& out);

} // namespace tcplab::wire
