#include "lab/service.h"

#include "framing/encoder.h"
#include "lab/echo_server.h"
#include "lab/sticky_server.h"

namespace tcplab::lab {

std::optional<LabError> checkServeConfig(const ServeConfig& config)
{
    const ReceiverConfig& receiver = config.receiver;
    LabError error;
    error.kind = LabErrorKind::InvalidConfiguration;
    error.operation = LabOperation::Configure;
    if (config.bindAddress.isNull())
        error.field = QStringLiteral("bindAddress");
    else if (receiver.readSize < 1 || receiver.readSize > ReceiverConfig::mostReadSize)
        error.field = QStringLiteral("readSize");
    else if (receiver.readDelayMs < 0 || receiver.readDelayMs > ReceiverConfig::mostReadDelayMs)
        error.field = QStringLiteral("readDelayMs");
    else if (framing::checkFraming(config.framing))
        error.field = QStringLiteral("framing");
    else
        return std::nullopt;
    return error;
}

std::unique_ptr<Service> createService(const QString& experimentId, const ServeConfig& config)
{
    if (experimentId == QLatin1String("tcp-echo")) return std::make_unique<EchoServer>(config);
    if (experimentId == QLatin1String("sticky")) return std::make_unique<StickyServer>(config);
    return nullptr;
}

} // namespace tcplab::lab
