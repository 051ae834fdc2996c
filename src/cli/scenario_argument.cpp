#include "cli/scenario_argument.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "cli/arguments.h"
#include "cli/output.h"
#include "present/messages.h"
#include "present/wording.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

namespace tcplab::cli {

namespace {

LoadedScenario parsed(std::string_view json, const QString& name)
{
    auto result = sim::parseScenario(json);
    if (const auto* error = std::get_if<sim::ScenarioError>(&result))
        return {nullptr, BadInputFile,
                QCoreApplication::translate("Cli", "%1: %2", "file, then what is wrong with it")
                    .arg(name, present::scenarioErrorMessage(*error))};
    return {std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result))),
            Done,
            {}};
}

LoadedScenario fromFile(const QString& name)
{
    QFile file(name);
    const QFileInfo info(name);
    const auto failed = [&](const QString& why) {
        return LoadedScenario{nullptr, BadInputFile, why};
    };
    if (!info.exists())
        return failed(QCoreApplication::translate("Cli", "%1: there is no such file.").arg(name));
    if (info.isDir())
        return failed(QCoreApplication::translate("Cli", "%1: this is a folder; name a file in it.")
                          .arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failed(QCoreApplication::translate("Cli",
                                                  "%1: the file cannot be read (%2). Are you "
                                                  "allowed to?")
                          .arg(name, file.errorString()));
    // One byte more than is allowed, so that parseScenario() sees that it is too large.
    const QByteArray bytes = file.read(static_cast<qint64>(sim::maxScenarioBytes) + 1);
    return parsed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, name);
}

QString unknownId(const QString& name)
{
    QStringList ids;
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios())
        ids.append(present::text(builtin.id));
    if (const auto meant = nearest(name, ids))
        return QCoreApplication::translate("Cli",
                                           "There is no scenario '%1'. Perhaps '%2' is meant? "
                                           "tcplab-cli list shows all.")
            .arg(name, *meant);
    return QCoreApplication::translate("Cli",
                                       "There is no scenario '%1'. tcplab-cli list shows all.")
        .arg(name);
}

} // namespace

LoadedScenario loadScenario(const QString& name)
{
    const std::string id = name.toStdString();
    if (const sim::BuiltinScenario* builtin = sim::findBuiltin(id))
        return parsed(builtin->json, name);
    const bool looksLikeFile =
        name.contains(u'/') || name.endsWith(QLatin1String(".json")) || QFileInfo::exists(name);
    if (looksLikeFile) return fromFile(name);
    return {nullptr, WrongUsage, unknownId(name)};
}

} // namespace tcplab::cli
