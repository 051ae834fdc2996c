// Any bytes as a scenario file: refused with a place, or accepted; and what was accepted can be
// written, read again to the same scenario, and run.

#include <string_view>
#include <utility>
#include <variant>

#include "fuzz_target.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tcplab::sim;
    using tcplab::fuzz::promise;
    const ScenarioResult result = parseScenario({reinterpret_cast<const char*>(data), size});
    if (const auto* error = std::get_if<ScenarioError>(&result)) {
        promise(error->pointer.empty() || error->pointer.front() == '/',
                "the place is a JSON pointer");
        const auto reading = readScenario({reinterpret_cast<const char*>(data), size}, 50);
        promise(!reading.scenario && reading.errors.size() <= 50, "no scenario has a mistake");
        promise(reading.errors.front() == *error, "the first mistake is the same");
        return 0;
    }
    const auto& scenario = std::get<Scenario>(result);
    const ScenarioResult again = parseScenario(scenarioToJson(scenario));
    promise(std::holds_alternative<Scenario>(again), "what is written can be read");
    promise(std::get<Scenario>(again) == scenario, "what is written is what was read");
    const ScenarioResult shorter = parseScenario(scenarioToSource(scenario));
    promise(std::holds_alternative<Scenario>(shorter), "the short form can be read");
    promise(std::get<Scenario>(shorter) == scenario, "the short form is what was read");

    constexpr std::size_t steps = 300;
    History history(std::make_shared<const Scenario>(scenario));
    history.runToEnd(steps);
    if (history.steps() > 0) {
        const World last = history.at(history.steps());
        (void)history.at(history.steps() / 2);
        promise(history.at(history.steps()) == last, "going back and forth changes nothing");
    }
    return 0;
}
