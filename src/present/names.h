#pragma once

#include <QString>

#include <cstdint>

#include "tcp/icmp.h"
#include "tcp/state.h"
#include "tcp/transitions.h"

namespace tcplab::present {

/// Which of the two ends.
enum class HostRole : std::uint8_t { Client, Server };

/// What a segment is drawn as. One segment has one kind, by precedence RST > SYN > FIN > probe >
/// data > ACK; its label always writes all its flags.
enum class SegmentKind : std::uint8_t { Syn, Ack, Data, Fin, Rst, Probe };

/// The facts about a segment from which its kind follows.
struct SegmentTraits
{
    bool syn = false;
    bool fin = false;
    bool rst = false;
    bool probe = false; ///< a keepalive or zero-window probe
    bool data = false;
};
SegmentKind segmentKind(const SegmentTraits& traits);

/// In the dialect chosen (state_dialect.h): "SYN-RECEIVED", "SYN_RCVD".
QString stateName(tcp::State state);
/// The name that stands beside it: the Chinese one ("同步收到") where the language is Chinese, the
/// RFC's where the dialect is; else empty.
QString stateSecondName(tcp::State state);
/// Both for a sentence: "SYN-RECEIVED" or "SYN-RECEIVED（同步收到）".
QString stateInWords(tcp::State state);

/// "Client", "客户端".
QString hostName(HostRole host);
/// For legends and inside sentences: "client", "客户端".
QString hostWord(HostRole host);

/// "SYN", "data", "lost" for legends and the labels of segments.
QString kindName(SegmentKind kind);

/// What happened, in a few words: "SYN,ACK arrived", "2MSL timeout".
QString causeName(tcp::Cause cause);
/// What an ICMP error says: "port unreachable".
QString icmpName(tcp::IcmpError::Kind kind);
/// A whole sentence about one row of the transition table, naming both states.
QString transitionSentence(const tcp::Transition& row);

/// The event and the action of one edge of the state diagram, as the RFC's figure 5 writes them.
/// `action` is empty where nothing is sent.
struct EdgeLabel
{
    QString event;
    QString action;
};
EdgeLabel edgeLabel(const tcp::Transition& row);

} // namespace tcplab::present
