#include "cli/verbs.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "cli/output.h"
#include "lab/experiments.h"
#include "present/language.h"
#include "present/text_canvas.h"
#include "present/wording.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

namespace tcplab::cli {

namespace {

struct Entry
{
    QString id;
    QString title;
    QString group;
};

std::vector<Entry> scenarioEntries()
{
    const std::string language = present::languageId(present::currentLanguage()).toStdString();
    std::vector<Entry> entries;
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const auto parsed = sim::parseScenario(builtin.json);
        const auto* scenario = std::get_if<sim::Scenario>(&parsed);
        if (!scenario) continue; // the tests see to it that none is missing
        entries.push_back({present::text(scenario->id),
                           present::text(sim::localized(scenario->title, language)),
                           present::text(scenario->group)});
    }
    return entries;
}

int listAsJson()
{
    QJsonArray scenarios;
    for (const Entry& entry : scenarioEntries())
        scenarios.append(QJsonObject{{QStringLiteral("id"), entry.id},
                                     {QStringLiteral("title"), entry.title},
                                     {QStringLiteral("group"), entry.group}});
    QJsonArray experiments;
    for (const lab::ExperimentInfo& info : lab::experiments())
        if (info.available)
            experiments.append(QJsonObject{{QStringLiteral("id"), QString::fromLatin1(info.id)},
                                           {QStringLiteral("title"), info.translatedTitle()},
                                           {QStringLiteral("port"), info.port}});
    const QJsonObject all{{QStringLiteral("scenarios"), scenarios},
                          {QStringLiteral("experiments"), experiments},
                          {QStringLiteral("questionFamilies"), QJsonArray()}};
    print(QString::fromUtf8(QJsonDocument(all).toJson()));
    return Done;
}

/// The group as people read it; a new one is shown as it is spelled.
QString groupName(const QString& group)
{
    if (group == u"opening") return QCoreApplication::translate("Cli", "opening", "scenarios");
    if (group == u"closing") return QCoreApplication::translate("Cli", "closing", "scenarios");
    if (group == u"loss") return QCoreApplication::translate("Cli", "loss", "scenarios");
    if (group == u"timers") return QCoreApplication::translate("Cli", "timers", "scenarios");
    if (group == u"data") return QCoreApplication::translate("Cli", "data", "scenarios");
    if (group == u"trouble") return QCoreApplication::translate("Cli", "trouble", "scenarios");
    return group;
}

/// An id is shown whole: it is what has to be typed.
QString row(const QString& id, int idWidth, const QString& middle, const QString& title)
{
    return QStringLiteral("  ") + present::fitted(id, idWidth, false, true) + u' ' +
           present::fitted(middle, 8, false, true) + u' ' + title;
}

} // namespace

int list(const Arguments& arguments)
{
    if (arguments.json) return listAsJson();
    printLine(QCoreApplication::translate("Cli", "Scenarios (tcplab-cli run ID):"));
    const std::vector<Entry> scenarios = scenarioEntries();
    qsizetype longest = 0;
    for (const Entry& entry : scenarios)
        longest = std::max(longest, entry.id.size());
    const int idWidth = static_cast<int>(longest);
    for (const Entry& entry : scenarios)
        printLine(row(entry.id, idWidth, groupName(entry.group), entry.title));
    printLine({});
    printLine(QCoreApplication::translate("Cli", "Experiments (tcplab-cli serve ID):"));
    for (const lab::ExperimentInfo& info : lab::experiments())
        if (info.available)
            printLine(row(QString::fromLatin1(info.id), idWidth, QString::number(info.port),
                          info.translatedTitle()));
    return Done;
}

} // namespace tcplab::cli
