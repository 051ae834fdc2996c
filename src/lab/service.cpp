#include "lab/service.h"

#include "lab/echo_server.h"
#include "lab/sticky_server.h"

namespace tcplab::lab {

std::unique_ptr<Service> createService(const QString& experimentId, const ServeConfig& config)
{
    if (experimentId == QLatin1String("tcp-echo")) return std::make_unique<EchoServer>(config);
    if (experimentId == QLatin1String("sticky")) return std::make_unique<StickyServer>(config);
    return nullptr;
}

} // namespace tcplab::lab
