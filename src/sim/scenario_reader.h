#pragma once

#include "sim/node_reader.h"

namespace tcplab::sim {

/// Reads a document as a scenario. One function a kind of object in the file.
class ScenarioReader
{
public:
    explicit ScenarioReader(std::size_t mostErrors = 1)
        : in_(mostErrors)
    {
    }
    ScenarioReading read(const JsonNode& root);

private:
    using Pointer = const std::string&;
    /// What a "link" object says; directions may differ.
    struct LinkPatch
    {
        std::optional<Duration> delay;
        std::optional<Duration> jitter;
        std::optional<double> loss;
        std::optional<double> duplicate;
        std::optional<double> reorder;
        std::optional<std::optional<std::uint64_t>> bandwidth;
        void applyTo(LinkSpec& link) const;
    };

    // scenario_reader.cpp
    bool localized(const JsonNode& node, Pointer pointer, LocalizedText& out);
    bool identifier(const JsonNode& node, Pointer pointer);
    bool format(const JsonNode& node, Pointer pointer);
    bool link(const JsonNode& node, Pointer pointer);
    bool linkDirection(const JsonNode& node, Pointer pointer, LinkPatch& patch);
    std::vector<NodeReader::Member> linkMembers(LinkPatch& patch);

    // scenario_reader_endpoints.cpp
    bool endpoints(const JsonNode& node, Pointer pointer);
    bool endpoint(const JsonNode& node, Pointer pointer, EndpointSpec& out);
    bool address(const JsonNode& node, Pointer pointer, std::string& out);
    bool rto(const JsonNode& node, Pointer pointer, tcp::Config::Rto& out);
    bool keepalive(const JsonNode& node, Pointer pointer, tcp::Config::Keepalive& out);
    bool delayedAck(const JsonNode& node, Pointer pointer, tcp::Config& out);
    bool profile(const JsonNode& node, Pointer pointer, tcp::Config& out);
    bool optionalDuration(const JsonNode& node, Pointer pointer, std::optional<Duration>& out);
    bool windowScale(const JsonNode& node, Pointer pointer, tcp::Config& out);
    bool congestion(const JsonNode& node, Pointer pointer, tcp::CongestionAlgorithm& out);

    // scenario_reader_script.cpp
    bool scriptItem(const JsonNode& node, Pointer pointer);
    bool when(const JsonNode& node, Pointer pointer, When& out);
    std::vector<NodeReader::Member> callMembers(Call& call);
    void addDataMembers(std::vector<NodeReader::Member>& members, Call& call);
    void addOptionMembers(std::vector<NodeReader::Member>& members, Call& call);
    bool checkCall(const JsonNode& node, Pointer pointer, const Call& call);
    bool payload(const JsonNode& node, Pointer pointer, std::vector<std::byte>& out);
    bool optionValue(const JsonNode& node, Pointer pointer, std::string& out);

    // scenario_reader_faults.cpp
    bool fault(const JsonNode& node, Pointer pointer);
    bool behind(const JsonNode& node, Pointer pointer, std::optional<int>& out);
    bool match(const JsonNode& node, Pointer pointer, SegmentMatch& out);
    bool injection(const JsonNode& node, Pointer pointer);
    bool segment(const JsonNode& node, Pointer pointer, Injection& out);
    bool icmp(const JsonNode& node, Pointer pointer, IcmpSpec& out);
    std::vector<NodeReader::Member> segmentOptions(tcp::Options& options);
    bool timestamps(const JsonNode& node, Pointer pointer, tcp::Timestamps& out);
    bool sackBlocks(const JsonNode& node, Pointer pointer, tcp::SackBlocks& out);
    bool expectation(const JsonNode& node, Pointer pointer);

    NodeReader in_;
    Scenario scenario_;
    std::uint64_t bytesToSend_ = 0;
};

/// The scenario that a file with nothing but the required keys describes.
Scenario defaultScenario();

} // namespace tcplab::sim
