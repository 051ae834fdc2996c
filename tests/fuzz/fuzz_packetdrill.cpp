// Any bytes as a packetdrill script: refused with a place, or run to a verdict; and the same bytes
// give the same verdict. The limits are those of the reader and the runner: 1 MiB, 50,000 events,
// 256 MiB of text, 200,000 timers, 30 days of virtual time between two events. Here the input
// itself is kept shorter, so that runs are many.

#include <string_view>

#include "fuzz_target.h"
#include "sim/packetdrill/runner.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tcplab::sim::packetdrill;
    using tcplab::fuzz::promise;
    constexpr std::size_t longest = 16 << 10;
    if (size > longest) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const Verdict verdict = runScript(text, {ProfileChoice::Auto, true});
    switch (verdict.kind) {
    case Verdict::Kind::Passed:
        break;
    case Verdict::Kind::Broken:
        promise(!verdict.expected.empty(), "a mistake says what would be right");
        // That there is nothing in it is a mistake of the whole script.
        promise(verdict.expected.text == Text::NoEvents ||
                    (verdict.line >= 1 && verdict.column >= 1),
                "a mistake has a place");
        return 0;
    case Verdict::Kind::Failed:
        promise(!verdict.expected.empty() && !verdict.found.empty(),
                "a failure shows the difference");
        break;
    case Verdict::Kind::Skipped:
        promise(!verdict.found.empty(), "a skip has a reason");
        break;
    }
    const Verdict again = runScript(text, {ProfileChoice::Auto, false});
    promise(again.kind == verdict.kind && again.line == verdict.line &&
                again.found == verdict.found,
            "the same script gives the same verdict");
    (void)runScript(text, {ProfileChoice::Linux, false});
    return 0;
}
