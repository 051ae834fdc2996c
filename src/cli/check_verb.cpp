#include "cli/verbs.h"

#include <QCoreApplication>

#include <algorithm>

#include "cli/output.h"
#include "cli/scenario_argument.h"
#include "present/messages.h"
#include "sim/expectations.h"

namespace tcplab::cli {

namespace {

int checkOne(const QString& name)
{
    const LoadedScenario loaded = loadScenario(name);
    if (!loaded.scenario) {
        say(loaded.message);
        return loaded.status;
    }
    sim::History history(loaded.scenario);
    if (!history.runToEnd()) {
        // What is missing could still fulfil or break what is expected.
        say(QCoreApplication::translate(
                "Cli", "%1: the run was cut off after %2 steps, so nothing can be said of what it "
                       "expects. Let it end earlier with “until”.")
                .arg(name)
                .arg(history.steps()));
        return ExpectationFailed;
    }
    const auto differences = sim::checkExpectations(*loaded.scenario, history);
    for (const sim::Difference& difference : differences)
        printLine(QCoreApplication::translate("Cli", "%1: %2", "file, then what is wrong with it")
                      .arg(name, present::differenceMessage(difference)));
    if (!differences.empty()) return ExpectationFailed;
    const auto count = static_cast<int>(loaded.scenario->expect.size());
    printLine(
        count == 0
            ? QCoreApplication::translate("Cli", "%1: ran, but expects nothing.").arg(name)
            : QCoreApplication::translate("Cli", "%1: all %n expectation(s) hold.", nullptr, count)
                  .arg(name));
    return Done;
}

} // namespace

int check(const Arguments& arguments)
{
    int status = Done;
    // A file that cannot be judged weighs more than one that was judged and failed.
    for (const QString& name : arguments.scenarios)
        status = std::max(status, checkOne(name));
    return status;
}

} // namespace tcplab::cli
