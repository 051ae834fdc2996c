#include "cli/verbs.h"

#include <QCoreApplication>
#include <QTimer>

#include <limits>
#include <utility>

#include "cli/lab_words.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "lab/experiments.h"
#include "lab/reach.h"
#include "lab/service.h"
#include "sim/scenario_file.h"

namespace tcplab::cli {

namespace {

QString unknownExperiment(const QString& id)
{
    QStringList ids;
    for (const lab::ExperimentInfo& info : lab::experiments())
        if (info.available) ids.append(QString::fromLatin1(info.id));
    const lab::ExperimentInfo* known = lab::findExperiment(id);
    if (known && !known->available)
        return QCoreApplication::translate("Cli", "'%1' is not there yet in this version.").arg(id);
    if (const auto meant = nearest(id, ids))
        return QCoreApplication::translate("Cli", "There is no experiment '%1'. Perhaps '%2' is "
                                                  "meant? tcplab-cli list shows all.")
            .arg(id, *meant);
    return QCoreApplication::translate("Cli",
                                       "There is no experiment '%1'. tcplab-cli list shows all.")
        .arg(id);
}

std::optional<std::chrono::milliseconds> milliseconds(const QString& text)
{
    const auto duration = sim::parseDuration(text.toStdString());
    if (!duration || *duration < sim::Duration::zero()) return std::nullopt;
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(*duration);
    if (ms.count() > std::numeric_limits<int>::max()) return std::nullopt;
    return ms;
}

/// "none", "fixed:20", "line", "length:4be", "json".
std::optional<framing::Framing> framingOf(const QString& text)
{
    using framing::ByteOrder;
    using framing::Framing;
    if (text.isEmpty() || text == u"none") return Framing::none();
    if (text == u"line") return Framing::delimited();
    if (text == u"json") return Framing::jsonLines();
    if (text == u"length:1") return Framing::lengthPrefix(1, ByteOrder::BigEndian);
    if (text == u"length:2be") return Framing::lengthPrefix(2, ByteOrder::BigEndian);
    if (text == u"length:2le") return Framing::lengthPrefix(2, ByteOrder::LittleEndian);
    if (text == u"length:4be") return Framing::lengthPrefix(4, ByteOrder::BigEndian);
    if (text == u"length:4le") return Framing::lengthPrefix(4, ByteOrder::LittleEndian);
    bool isNumber = false;
    const uint size = text.startsWith(u"fixed:") ? text.mid(6).toUInt(&isNumber) : 0;
    if (isNumber && size > 0) return Framing::fixed(size);
    return std::nullopt;
}

QString valueMessage(const QString& option, const QString& value, const QString& right)
{
    return QCoreApplication::translate("Cli", "%1: '%2' will not do. Possible: %3.", "an option")
        .arg(option, value, right);
}

/// A message where an option is given that this experiment does not have.
QString strayOption(const Arguments& arguments)
{
    if (arguments.experiment == u"sticky") return {};
    const std::pair<QString, const QString&> options[]{
        {QStringLiteral("--framing"), arguments.framing},
        {QStringLiteral("--read-size"), arguments.readSize},
        {QStringLiteral("--read-delay"), arguments.readDelay}};
    for (const auto& [option, value] : options)
        if (!value.isEmpty())
            return QCoreApplication::translate("Cli", "%1 See: tcplab-cli %2 --help",
                                               "what is wrong")
                .arg(QCoreApplication::translate("Cli", "'%1' is not understood here.").arg(option),
                     arguments.verbName);
    return {};
}

QString readReceiver(const Arguments& arguments, lab::ServeConfig& config)
{
    const auto framing = framingOf(arguments.framing);
    if (!framing)
        return valueMessage(QStringLiteral("--framing"), arguments.framing,
                            QStringLiteral("none, fixed:N, line, length:1, length:2be, length:2le, "
                                           "length:4be, length:4le, json"));
    config.framing = *framing;
    if (!arguments.readSize.isEmpty()) {
        bool isNumber = false;
        config.receiver.readSize = arguments.readSize.toInt(&isNumber);
        if (!isNumber || config.receiver.readSize < 1 ||
            config.receiver.readSize > lab::ReceiverConfig::mostReadSize)
            return valueMessage(QStringLiteral("--read-size"), arguments.readSize,
                                QStringLiteral("1 … %1").arg(lab::ReceiverConfig::mostReadSize));
    }
    if (!arguments.readDelay.isEmpty()) {
        const auto delay = milliseconds(arguments.readDelay);
        if (!delay || delay->count() > lab::ReceiverConfig::mostReadDelayMs)
            return valueMessage(QStringLiteral("--read-delay"), arguments.readDelay,
                                QStringLiteral("0ms … 60s"));
        config.receiver.readDelayMs = static_cast<int>(delay->count());
    }
    return {};
}

/// Fills in `config`; a message where an option makes no sense.
QString readConfig(const Arguments& arguments, lab::ServeConfig& config)
{
    if (!arguments.address.isEmpty()) {
        config.bindAddress = lab::addressFromText(arguments.address);
        if (config.bindAddress.isNull())
            return valueMessage(QStringLiteral("--bind"), arguments.address,
                                QStringLiteral("127.0.0.1, ::1, 0.0.0.0, localhost, any"));
    }
    if (!arguments.port.isEmpty()) {
        bool isNumber = false;
        config.port = arguments.port.toUShort(&isNumber);
        if (!isNumber)
            return valueMessage(QStringLiteral("--port"), arguments.port,
                                QStringLiteral("0 … 65535"));
    }
    if (const QString stray = strayOption(arguments); !stray.isEmpty()) return stray;
    return readReceiver(arguments, config);
}

void warnOfReach(const QHostAddress& address)
{
    switch (lab::reachOf(address)) {
    case lab::Reach::Loopback:
        return;
    case lab::Reach::ThisNetwork:
        say(QCoreApplication::translate("Cli",
                                        "Mind: other machines in this network can reach this "
                                        "server."));
        return;
    case lab::Reach::Anyone:
        say(QCoreApplication::translate("Cli", "Mind: whoever can reach one of this machine's "
                                               "addresses can reach this server."));
        return;
    }
}

} // namespace

int serve(const Arguments& arguments)
{
    const lab::ExperimentInfo* experiment = lab::findExperiment(arguments.experiment);
    if (!experiment || !experiment->available) {
        say(unknownExperiment(arguments.experiment));
        return WrongUsage;
    }
    lab::ServeConfig config;
    if (const QString wrong = readConfig(arguments, config); !wrong.isEmpty()) {
        say(wrong);
        return WrongUsage;
    }
    std::optional<std::chrono::milliseconds> duration;
    if (!arguments.duration.isEmpty()) {
        duration = milliseconds(arguments.duration);
        if (!duration) {
            say(valueMessage(QStringLiteral("--for"), arguments.duration,
                             QStringLiteral("500ms, 10s, 5min")));
            return WrongUsage;
        }
    }
    const std::unique_ptr<lab::Service> service = lab::createService(arguments.experiment, config);
    if (!service) {
        say(unknownExperiment(arguments.experiment));
        return WrongUsage;
    }
    const auto end = [&] {
        service->stop();
        QCoreApplication::exit(Done);
    };
    bool isRead = true; // somebody reads our standard output
    QObject::connect(service.get(), &lab::Service::event, service.get(),
                     [&](const lab::LabEvent& event) {
                         if (!isRead) return;
                         isRead = printLine(arguments.json ? eventJson(event) : eventLine(event));
                         if (!isRead)
                             QMetaObject::invokeMethod(service.get(), end, Qt::QueuedConnection);
                     });
    QObject::connect(service.get(), &lab::Service::failed, service.get(),
                     [](const lab::LabError& error) { say(errorMessage(error)); });
    if (!service->start()) return EnvironmentRefused;
    warnOfReach(service->address());
    onInterrupt(*service, end);
    if (duration) QTimer::singleShot(*duration, service.get(), end);
    return QCoreApplication::exec();
}

} // namespace tcplab::cli
