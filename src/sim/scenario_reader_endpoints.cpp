// "endpoints": addresses, sequence numbers and the configuration of TCP.
#include <array>

#include "sim/scenario_reader.h"

namespace tcplab::sim {

namespace {

constexpr std::uint64_t largestBuffer = 16u << 20;

} // namespace

bool ScenarioReader::endpoints(const JsonNode& node, Pointer pointer)
{
    const auto one = [this](HostId id) {
        return [this, id](const JsonNode& n, Pointer p) {
            return endpoint(n, p, scenario_.endpoints[indexOf(id)]);
        };
    };
    if (!in_.object(node, pointer,
                    {{"client", one(HostId::Client)}, {"server", one(HostId::Server)}}))
        return false;
    const EndpointSpec& client = scenario_.endpoint(HostId::Client);
    const EndpointSpec& server = scenario_.endpoint(HostId::Server);
    // The server's default address must not spoil a file that names only the client's, and vice
    // versa.
    const bool clientIs6 = client.address.find(':') != std::string::npos;
    const bool serverIs6 = server.address.find(':') != std::string::npos;
    if (clientIs6 != serverIs6) {
        const JsonNode* given = node.find("server");
        const bool serverSays = given && given->find("address");
        return in_.badValue(*node.find(serverSays ? "server" : "client")->find("address"),
                            pointer + (serverSays ? "/server/address" : "/client/address"),
                            (serverSays ? clientIs6 : serverIs6) ? "IPv6" : "IPv4");
    }
    if (client.address == server.address && client.port == server.port)
        return in_.badValue(node, pointer, "client.address:port != server.address:port");
    return true;
}

bool ScenarioReader::endpoint(const JsonNode& node, Pointer pointer, EndpointSpec& out)
{
    tcp::Config& config = out.config;
    // The profile brings its own numbers; what the file names beside it counts more.
    const JsonNode* named = node.find("profile");
    const bool knowsProfile = !named || profile(*named, pointer + "/profile", config);
    const auto number = [this](auto& target, std::uint64_t least, std::uint64_t most) {
        return [this, &target, least, most](const JsonNode& n, Pointer p) {
            return in_.integer(n, p, least, most, target);
        };
    };
    const bool good = in_.object(
        node, pointer,
        {{"address", [&](const JsonNode& n, Pointer p) { return address(n, p, out.address); }},
         {"port", number(out.port, 1, 65535)},
         {"iss", [&](const JsonNode& n, Pointer p) { return in_.seq(n, p, out.iss); }},
         {"profile", [](const JsonNode&, Pointer) { return true; }}, // read above
         {"mss", number(config.mss, 1, 65535)},
         {"receiveBuffer", number(config.receiveBuffer, 1, largestBuffer)},
         {"sendBuffer", number(config.sendBuffer, 1, largestBuffer)},
         {"windowScale", [&](const JsonNode& n, Pointer p) { return windowScale(n, p, config); }},
         {"sackPermitted",
          [&](const JsonNode& n, Pointer p) { return in_.boolean(n, p, config.sackPermitted); }},
         {"timestamps",
          [&](const JsonNode& n, Pointer p) { return in_.boolean(n, p, config.timestamps); }},
         {"nagle", [&](const JsonNode& n, Pointer p) { return in_.boolean(n, p, config.nagle); }},
         {"delayedAck", [&](const JsonNode& n, Pointer p) { return delayedAck(n, p, config); }},
         {"congestion",
          [&](const JsonNode& n, Pointer p) { return congestion(n, p, config.congestion); }},
         {"initialWindow", number(config.initialWindow, 1, 1000)},
         {"slowStartAfterIdle",
          [&](const JsonNode& n, Pointer p) {
              return in_.boolean(n, p, config.slowStartAfterIdle);
          }},
         {"rto", [&](const JsonNode& n, Pointer p) { return rto(n, p, config.rto); }},
         {"synRetries", number(config.synRetries, 0, 255)},
         {"synLinearRetries", number(config.synLinearRetries, 0, 255)},
         {"dataRetries", number(config.dataRetries, 0, 255)},
         {"warnRetries", number(config.warnRetries, 1, 255)},
         {"userTimeout",
          [&](const JsonNode& n, Pointer p) { return optionalDuration(n, p, config.userTimeout); }},
         {"ignoreRstInTimeWait",
          [&](const JsonNode& n, Pointer p) {
              return in_.boolean(n, p, config.ignoreRstInTimeWait);
          }},
         {"msl", [&](const JsonNode& n,
                     Pointer p) { return in_.duration(n, p, Duration{1}, config.msl); }},
         {"quietTime",
          [&](const JsonNode& n, Pointer p) {
              return in_.duration(n, p, Duration{0}, config.quietTime);
          }},
         {"orphanTimeout", [&](const JsonNode& n,
                               Pointer p) { return optionalDuration(n, p, config.orphanTimeout); }},
         {"keepalive",
          [&](const JsonNode& n, Pointer p) { return keepalive(n, p, config.keepalive); }}});
    return good && knowsProfile;
}

bool ScenarioReader::address(const JsonNode& node, Pointer pointer, std::string& out)
{
    constexpr std::size_t longest = 45; // INET6_ADDRSTRLEN without its end
    if (!in_.string(node, pointer, maxTextBytes, out)) return false;
    if (out.size() <= longest && (isIpv4(out) || isIpv6(out))) return true;
    return in_.badValue(node, pointer, "192.0.2.1, 2001:db8::1");
}

bool ScenarioReader::rto(const JsonNode& node, Pointer pointer, tcp::Config::Rto& out)
{
    const auto duration = [this](Duration& target) {
        return [this, &target](const JsonNode& n, Pointer p) {
            return in_.duration(n, p, Duration{1000}, target);
        };
    };
    if (!in_.object(node, pointer,
                    {{"initial", duration(out.initial)},
                     {"min", duration(out.min)},
                     {"max", duration(out.max)}}))
        return false;
    if (out.min > out.max) return in_.badValue(node, pointer, "min <= max");
    return true;
}

bool ScenarioReader::keepalive(const JsonNode& node, Pointer pointer, tcp::Config::Keepalive& out)
{
    const auto duration = [this](Duration& target) {
        return [this, &target](const JsonNode& n, Pointer p) {
            return in_.duration(n, p, Duration{1000}, target);
        };
    };
    return in_.object(
        node, pointer,
        {{"enabled", [&](const JsonNode& n, Pointer p) { return in_.boolean(n, p, out.enabled); }},
         {"idle", duration(out.idle)},
         {"interval", duration(out.interval)},
         {"count",
          [&](const JsonNode& n, Pointer p) { return in_.integer(n, p, 1, 255, out.count); }}});
}

bool ScenarioReader::delayedAck(const JsonNode& node, Pointer pointer, tcp::Config& out)
{
    out.delayedAck.reset();
    if (node.kind == JsonNode::Kind::Null) return true;
    if (!in_.duration(node, pointer, Duration{1}, out.delayedAck.emplace())) return false;
    // RFC 9293 3.8.6.3, MUST-40
    return *out.delayedAck < Duration{500'000} || in_.badValue(node, pointer, "< 500ms");
}

bool ScenarioReader::profile(const JsonNode& node, Pointer pointer, tcp::Config& out)
{
    std::size_t index = 0;
    if (!in_.oneOf(node, pointer, profileNames, index)) return false;
    if (static_cast<tcp::Profile>(index) == tcp::Profile::Linux) out = tcp::linuxConfig();
    return true;
}

bool ScenarioReader::optionalDuration(const JsonNode& node, Pointer pointer,
                                      std::optional<Duration>& out)
{
    out.reset();
    if (node.kind == JsonNode::Kind::Null) return true;
    return in_.duration(node, pointer, Duration{1000}, out.emplace());
}

bool ScenarioReader::windowScale(const JsonNode& node, Pointer pointer, tcp::Config& out)
{
    out.windowScale.reset();
    if (node.kind == JsonNode::Kind::Null) return true;
    return in_.integer(node, pointer, 0, 14, out.windowScale.emplace());
}

bool ScenarioReader::congestion(const JsonNode& node, Pointer pointer,
                                tcp::CongestionAlgorithm& out)
{
    std::size_t index = 0;
    if (!in_.oneOf(node, pointer, congestionNames, index)) return false;
    out = static_cast<tcp::CongestionAlgorithm>(index);
    return true;
}

} // namespace tcplab::sim
