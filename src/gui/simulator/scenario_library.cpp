#include "gui/simulator/scenario_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

#include "present/language.h"
#include "present/messages.h"
#include "sim/builtin.h"

namespace tcplab::gui {

namespace {

constexpr std::array<std::string_view, 6> groupOrder{"opening", "closing", "loss",
                                                     "timers",  "data",    "trouble"};

std::size_t groupRank(const sim::Scenario& scenario)
{
    return static_cast<std::size_t>(
        std::find(groupOrder.begin(), groupOrder.end(), scenario.group) - groupOrder.begin());
}

QString groupName(const std::string& group)
{
    if (group == "opening") return QCoreApplication::translate("ScenarioLibrary", "Opening");
    if (group == "closing") return QCoreApplication::translate("ScenarioLibrary", "Closing");
    if (group == "loss") return QCoreApplication::translate("ScenarioLibrary", "Loss");
    if (group == "timers") return QCoreApplication::translate("ScenarioLibrary", "Timers");
    if (group == "data") return QCoreApplication::translate("ScenarioLibrary", "Data");
    if (group == "trouble") return QCoreApplication::translate("ScenarioLibrary", "Trouble");
    return QCoreApplication::translate("ScenarioLibrary", "Other");
}

} // namespace

ScenarioLibrary::ScenarioLibrary()
{
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        sim::ScenarioResult result = sim::parseScenario(builtin.json);
        if (auto* scenario = std::get_if<sim::Scenario>(&result))
            entries_.push_back({std::make_shared<const sim::Scenario>(std::move(*scenario)), {}});
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return groupRank(*a.scenario) < groupRank(*b.scenario);
    });
}

std::optional<std::size_t> ScenarioLibrary::find(const QString& idOrFile) const
{
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (key(i) == idOrFile) return i;
    return std::nullopt;
}

QString ScenarioLibrary::key(std::size_t index) const
{
    const Entry& entry = entries_[index];
    return entry.file.isEmpty() ? QString::fromStdString(entry.scenario->id) : entry.file;
}

QString ScenarioLibrary::label(std::size_t index) const
{
    const Entry& entry = entries_[index];
    const std::string language = present::languageId(present::currentLanguage()).toStdString();
    const std::string& title = sim::localized(entry.scenario->title, language);
    const QString name = QString::fromStdString(title.empty() ? entry.scenario->id : title);
    const QString group =
        entry.file.isEmpty() ? groupName(entry.scenario->group) : QFileInfo(entry.file).fileName();
    return QCoreApplication::translate("ScenarioLibrary", "%1 / %2", "group or file, then title")
        .arg(group, name);
}

QString ScenarioLibrary::source(std::size_t index) const
{
    const Entry& entry = entries_[index];
    QByteArray text;
    if (const sim::BuiltinScenario* builtin = sim::findBuiltin(entry.scenario->id);
        builtin && entry.file.isEmpty()) {
        text = QByteArray(builtin->json.data(), static_cast<qsizetype>(builtin->json.size()));
    } else if (QFile file(entry.file); !entry.file.isEmpty() && file.open(QIODevice::ReadOnly)) {
        text = file.read(static_cast<qint64>(sim::maxScenarioBytes) + 1);
    }
    const auto result = sim::parseScenario(text.toStdString());
    const auto* scenario = std::get_if<sim::Scenario>(&result);
    return scenario && *scenario == *entry.scenario ? QString::fromUtf8(text) : QString();
}

std::variant<std::size_t, QString> ScenarioLibrary::open(const QString& name)
{
    const QFileInfo info(name);
    const QString path = info.absoluteFilePath();
    const QString shown = QDir::toNativeSeparators(path);
    if (info.isDir())
        return QCoreApplication::translate("ScenarioLibrary",
                                           "%1 is a folder. Choose a scenario file.")
            .arg(shown);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QCoreApplication::translate("ScenarioLibrary", "%1 cannot be read: %2.")
            .arg(shown, file.errorString());
    if (file.size() > static_cast<qint64>(sim::maxScenarioBytes))
        return QCoreApplication::translate(
                   "ScenarioLibrary",
                   "%1 is too large for a scenario: %2, and at most %3 are read.")
            .arg(shown, QLocale().formattedDataSize(file.size()),
                 QLocale().formattedDataSize(static_cast<qint64>(sim::maxScenarioBytes)));
    const QByteArray text = file.read(static_cast<qint64>(sim::maxScenarioBytes) + 1);
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    sim::ScenarioResult result = sim::parseScenario(view);
    if (const auto* error = std::get_if<sim::ScenarioError>(&result))
        return QCoreApplication::translate("ScenarioLibrary", "%1 cannot be opened: %2")
            .arg(info.fileName(), present::scenarioErrorMessage(*error));
    auto scenario =
        std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
    if (const auto known = find(path)) {
        entries_[*known].scenario = std::move(scenario);
        return *known;
    }
    entries_.push_back({std::move(scenario), path});
    return entries_.size() - 1;
}

} // namespace tcplab::gui
