#include "cli/verbs.h"

#include <QCoreApplication>

#include "cli/output.h"
#include "cli/scenario_argument.h"
#include "present/explanations.h"
#include "present/mermaid.h"
#include "present/messages.h"
#include "present/state_dialect.h"
#include "present/text_ladder.h"
#include "sim/history.h"
#include "sim/presets.h"
#include "sim/scenario_file.h"
#include "sim/trace_json.h"

namespace tcplab::cli {

namespace {

enum class Format { Ladder, Jsonl, Mermaid };

std::optional<Format> formatOf(const QString& word)
{
    if (word.isEmpty() || word == u"ladder") return Format::Ladder;
    if (word == u"jsonl") return Format::Jsonl;
    if (word == u"mermaid") return Format::Mermaid;
    return std::nullopt;
}

std::optional<present::NumberMode> numberModeOf(const QString& word)
{
    if (word.isEmpty() || word == u"absolute") return present::NumberMode::Absolute;
    if (word == u"relative") return present::NumberMode::Relative;
    if (word == u"symbolic") return present::NumberMode::Symbolic;
    return std::nullopt;
}

/// What the options change, each as `--set` would write it.
QStringList settingsOf(const Arguments& arguments)
{
    QStringList settings = arguments.settings;
    if (!arguments.seed.isEmpty()) settings.append(QStringLiteral("seed=") + arguments.seed);
    if (!arguments.until.isEmpty()) settings.append(QStringLiteral("until=") + arguments.until);
    return settings;
}

/// A message where a setting does not apply.
QString applySettings(std::shared_ptr<const sim::Scenario>& scenario, const QStringList& settings)
{
    for (const QString& setting : settings) {
        auto changed = sim::withSetting(*scenario, setting.toStdString());
        if (const auto* error = std::get_if<sim::ScenarioError>(&changed))
            return QCoreApplication::translate("Cli", "%1: %2",
                                               "setting, then what is wrong with it")
                .arg(setting, present::scenarioErrorSentence(*error));
        scenario =
            std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(changed)));
    }
    return {};
}

/// A message where that cannot be had. A trace is for other programs, which know the RFC's names.
QString chooseStates(const Arguments& arguments, Format format)
{
    if (arguments.states.isEmpty()) return {};
    const auto dialect = present::stateDialectFromId(arguments.states);
    if (!dialect)
        return QCoreApplication::translate("Cli", "There are no names of states '%1'. Possible: "
                                                  "rfc, bsd, netstat, ss, zh.")
            .arg(arguments.states);
    if (format == Format::Jsonl && *dialect != present::StateDialect::Rfc)
        return QCoreApplication::translate(
            "Cli", "A trace always has the RFC's names: --states is for ladder and mermaid.");
    present::setStateDialect(*dialect);
    return {};
}

/// A message where there is no such preset.
QString applyPreset(std::shared_ptr<const sim::Scenario>& scenario, const QString& word)
{
    if (word.isEmpty()) return {};
    const auto preset = sim::presetOf(word.toStdString());
    if (!preset)
        return QCoreApplication::translate("Cli",
                                           "There is no preset '%1'. Possible: rfc9293, linux, "
                                           "windows, bsd, classroom.")
            .arg(word);
    scenario = std::make_shared<const sim::Scenario>(sim::withPreset(*scenario, *preset));
    return {};
}

void printTrace(const sim::History& history)
{
    const auto text = [](sim::HostId host, const tcp::Explanation& explanation) {
        return present::explanationSentence(host, explanation).toStdString();
    };
    const auto put = [](const std::string& line) {
        return printLine(QString::fromStdString(line));
    };
    if (!put(sim::traceHeader(history.scenario()))) return;
    for (std::size_t k = 0; k < history.steps(); ++k)
        for (const sim::TraceRecord& record : history.record(k).records)
            if (!put(sim::traceLine(record, text))) return;
    put(sim::traceEnd(history.at(history.steps())));
}

} // namespace

int run(const Arguments& arguments, bool ascii)
{
    const auto format = formatOf(arguments.format);
    if (!format) {
        say(QCoreApplication::translate(
                "Cli", "There is no format '%1'. Possible: ladder, jsonl, mermaid.")
                .arg(arguments.format));
        return WrongUsage;
    }
    if (const QString wrong = chooseStates(arguments, *format); !wrong.isEmpty()) {
        say(wrong);
        return WrongUsage;
    }
    const auto numbers = numberModeOf(arguments.numbers);
    if (!numbers) {
        say(QCoreApplication::translate(
                "Cli", "There is no way '%1' to write numbers. Possible: absolute, relative, "
                       "symbolic.")
                .arg(arguments.numbers));
        return WrongUsage;
    }
    if (!arguments.numbers.isEmpty() && *format != Format::Ladder) {
        say(QCoreApplication::translate("Cli", "--numbers is for --format ladder only."));
        return WrongUsage;
    }
    LoadedScenario loaded = loadScenario(arguments.scenarios.first());
    if (!loaded.scenario) {
        say(loaded.message);
        return loaded.status;
    }
    // First the preset: what is set by hand counts more.
    if (const QString wrong = applyPreset(loaded.scenario, arguments.preset); !wrong.isEmpty()) {
        say(wrong);
        return WrongUsage;
    }
    if (const QString wrong = applySettings(loaded.scenario, settingsOf(arguments));
        !wrong.isEmpty()) {
        say(wrong);
        return WrongUsage;
    }
    sim::History history(loaded.scenario);
    if (!history.runToEnd())
        say(QCoreApplication::translate("Cli",
                                        "The run was cut off after %1 steps. --until ends it "
                                        "earlier.")
                .arg(history.steps()));
    switch (*format) {
    case Format::Ladder:
        print(present::textLadder(
            history, {.width = outputWidth(), .ascii = ascii, .story = true, .numbers = *numbers}));
        break;
    case Format::Jsonl:
        printTrace(history);
        break;
    case Format::Mermaid:
        print(present::mermaidDiagram(history));
        break;
    }
    return Done;
}

} // namespace tcplab::cli
