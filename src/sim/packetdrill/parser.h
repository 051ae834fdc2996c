#pragma once

#include "sim/packetdrill/scanner.h"
#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

/// Recursive descent over one script. Used once.
class Parser
{
public:
    explicit Parser(std::string_view text)
        : scan_(text)
    {
    }
    std::variant<Script, SyntaxError> script();

private:
    static constexpr int maxDepth = 32;

    bool fail(Text expected, std::vector<std::string> arguments = {});
    bool missing(std::string what); ///< punctuation that has to stand here
    void option(Script& script);
    void event(Script& script);
    bool time(EventTime& time);
    bool body(Event& event);

    // expression_parser.cpp
    bool systemCall(Event& event);
    bool result(SystemCall& call);
    ExpressionPtr expression();
    ExpressionPtr term();
    ExpressionPtr termInside();
    ExpressionPtr text();
    ExpressionPtr array();
    ExpressionPtr structure();
    std::string fieldName();
    bool knownCall(const Scanner& before, const std::string& name);
    bool knownField(const Scanner& before, const std::string& name);
    bool knownFields(const Scanner& before, std::string_view code);

    // packet_parser.cpp
    bool packet(Event& event, bool inbound);
    bool foreignPacket(Event& event);
    bool icmp(Event& event, bool inbound, std::optional<std::uint32_t> about);
    bool tcpPacket(Packet& packet);
    bool flags(Packet& packet);
    bool sequence(Packet& packet);
    bool packetOptions(PacketOptions& options);
    bool packetOption(PacketOptions& options);
    bool sackOption(PacketOptions& options);
    bool timestampOption(PacketOptions& options);
    bool number(std::int64_t& value, std::int64_t low, std::int64_t high);

    Scanner scan_;
    std::optional<SyntaxError> failed_;
    int depth_ = 0;
};

} // namespace tcplab::sim::packetdrill
