#include "present/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

#include "present/wording.h"

namespace tcplab::present {

namespace {

QString text(const char* context, const char* source)
{
    return QCoreApplication::translate(context, source);
}

} // namespace

SegmentKind segmentKind(const SegmentTraits& traits)
{
    if (traits.rst) return SegmentKind::Rst;
    if (traits.syn) return SegmentKind::Syn;
    if (traits.fin) return SegmentKind::Fin;
    if (traits.probe) return SegmentKind::Probe;
    if (traits.data) return SegmentKind::Data;
    return SegmentKind::Ack;
}

QString hostName(HostRole host)
{
    return host == HostRole::Client ? QCoreApplication::translate("Host", "Client")
                                    : QCoreApplication::translate("Host", "Server");
}

QString hostWord(HostRole host)
{
    return host == HostRole::Client
               ? QCoreApplication::translate("Host", "client", "in a legend or inside a sentence")
               : QCoreApplication::translate("Host", "server", "in a legend or inside a sentence");
}

QString kindName(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Syn:
        return QStringLiteral("SYN");
    case SegmentKind::Ack:
        return QStringLiteral("ACK");
    case SegmentKind::Data:
        return QCoreApplication::translate("Segment", "data");
    case SegmentKind::Fin:
        return QStringLiteral("FIN");
    case SegmentKind::Rst:
        return QStringLiteral("RST");
    case SegmentKind::Probe:
        return QCoreApplication::translate("Segment", "probe");
    }
    return {};
}

QString icmpName(tcp::IcmpError::Kind kind)
{
    using enum tcp::IcmpError::Kind;
    switch (kind) {
    case NetworkUnreachable:
        return QCoreApplication::translate("Icmp", "network unreachable");
    case HostUnreachable:
        return QCoreApplication::translate("Icmp", "host unreachable");
    case ProtocolUnreachable:
        return QCoreApplication::translate("Icmp", "protocol unreachable");
    case PortUnreachable:
        return QCoreApplication::translate("Icmp", "port unreachable");
    case FragmentationNeeded:
        return QCoreApplication::translate("Icmp", "too large, fragmentation needed");
    case SourceRouteFailed:
        return QCoreApplication::translate("Icmp", "source route failed");
    case SourceQuench:
        return QCoreApplication::translate("Icmp", "source quench");
    case TimeExceeded:
        return QCoreApplication::translate("Icmp", "time exceeded");
    case ParameterProblem:
        return QCoreApplication::translate("Icmp", "parameter problem");
    }
    return {};
}

QString causeName(tcp::Cause cause)
{
    using tcp::Cause;
    switch (cause) {
    case Cause::PassiveOpen:
        return QCoreApplication::translate("Cause", "passive OPEN");
    case Cause::ActiveOpen:
        return QCoreApplication::translate("Cause", "active OPEN");
    case Cause::Send:
        return QCoreApplication::translate("Cause", "SEND on a listening socket");
    case Cause::SynArrived:
        return QCoreApplication::translate("Cause", "SYN arrived");
    case Cause::SynAckArrived:
        return QCoreApplication::translate("Cause", "SYN,ACK arrived");
    case Cause::AckOfSyn:
        return QCoreApplication::translate("Cause", "ACK of our SYN arrived");
    case Cause::FinArrived:
        return QCoreApplication::translate("Cause", "FIN arrived");
    case Cause::AckOfFin:
        return QCoreApplication::translate("Cause", "ACK of our FIN arrived");
    case Cause::FinAndAckOfFin:
        return QCoreApplication::translate("Cause", "FIN and ACK of our FIN arrived");
    case Cause::Close:
        return QCoreApplication::translate("Cause", "CLOSE");
    case Cause::CloseWithUnread:
        return QCoreApplication::translate("Cause", "CLOSE with unread data");
    case Cause::DataAfterClose:
        return QCoreApplication::translate("Cause", "data after CLOSE");
    case Cause::Abort:
        return QCoreApplication::translate("Cause", "ABORT");
    case Cause::RstArrived:
        return QCoreApplication::translate("Cause", "RST arrived");
    case Cause::TwoMslTimeout:
        return QCoreApplication::translate("Cause", "2MSL timeout");
    case Cause::UserTimeout:
        return QCoreApplication::translate("Cause", "user timeout");
    case Cause::RetransmissionLimit:
        return QCoreApplication::translate("Cause", "retransmission limit");
    case Cause::KeepaliveTimeout:
        return QCoreApplication::translate("Cause", "keepalive timeout");
    case Cause::OrphanTimeout:
        return QCoreApplication::translate("Cause", "orphan timeout");
    case Cause::IcmpError:
        return QCoreApplication::translate("Cause", "ICMP error");
    case Cause::NewIncarnation:
        return QCoreApplication::translate("Cause", "SYN of a new connection");
    }
    return {};
}

namespace {

/// The same for connections that time or the network ends.
QString endingPattern(tcp::Cause cause)
{
    using tcp::Cause;
    static constexpr std::pair<Cause, const char*> patterns[] = {
        {Cause::TwoMslTimeout,
         QT_TRANSLATE_NOOP("Transition", "The 2MSL wait is over: %1 becomes %2.")},
        {Cause::UserTimeout,
         QT_TRANSLATE_NOOP("Transition", "The user timeout expires: %1 becomes %2.")},
        {Cause::RetransmissionLimit,
         QT_TRANSLATE_NOOP("Transition",
                           "Retransmission is given up after too many attempts: %1 becomes %2.")},
        {Cause::KeepaliveTimeout,
         QT_TRANSLATE_NOOP("Transition",
                           "The keepalive probes stay without answer: %1 becomes %2.")},
        {Cause::OrphanTimeout,
         QT_TRANSLATE_NOOP("Transition",
                           "Nobody can read any more and the peer does not close: %1 becomes %2.")},
        {Cause::IcmpError,
         QT_TRANSLATE_NOOP("Transition",
                           "ICMP reports that the peer cannot be reached: %1 becomes %2.")},
        {Cause::NewIncarnation,
         QT_TRANSLATE_NOOP("Transition",
                           "A SYN of a new connection ends the wait early: %1 becomes %2.")},
    };
    const auto* found = std::ranges::find(patterns, cause, &std::pair<Cause, const char*>::first);
    return found == std::end(patterns) ? QString() : text("Transition", found->second);
}

/// Sentences whose %1 is the state before and %2 the state after.
QString sentencePattern(tcp::Cause cause)
{
    using tcp::Cause;
    const auto say = [](const char* source) { return text("Transition", source); };
    switch (cause) {
    case Cause::PassiveOpen:
        return say(QT_TRANSLATE_NOOP("Transition", "The program opens passively: %1 becomes %2."));
    case Cause::ActiveOpen:
        return say(QT_TRANSLATE_NOOP("Transition",
                                     "The program opens actively, a SYN is sent: %1 becomes %2."));
    case Cause::Send:
        return say(QT_TRANSLATE_NOOP(
            "Transition",
            "The program sends on a listening socket, a SYN is sent: %1 becomes %2."));
    case Cause::SynArrived:
        return say(QT_TRANSLATE_NOOP("Transition", "A SYN arrives: %1 becomes %2."));
    case Cause::SynAckArrived:
        return say(QT_TRANSLATE_NOOP("Transition",
                                     "A SYN,ACK arrives and is acknowledged: %1 becomes %2."));
    case Cause::AckOfSyn:
        return say(QT_TRANSLATE_NOOP("Transition", "The own SYN is acknowledged: %1 becomes %2."));
    case Cause::FinArrived:
        return say(
            QT_TRANSLATE_NOOP("Transition", "A FIN arrives and is acknowledged: %1 becomes %2."));
    case Cause::AckOfFin:
        return say(QT_TRANSLATE_NOOP("Transition", "The own FIN is acknowledged: %1 becomes %2."));
    case Cause::FinAndAckOfFin:
        return say(QT_TRANSLATE_NOOP(
            "Transition", "One segment brings a FIN and acknowledges the own FIN: %1 becomes %2."));
    case Cause::Close:
        return say(QT_TRANSLATE_NOOP("Transition", "The program closes: %1 becomes %2."));
    case Cause::CloseWithUnread:
        return say(QT_TRANSLATE_NOOP(
            "Transition",
            "The program closes while received data is unread, a RST is sent: %1 becomes %2."));
    case Cause::DataAfterClose:
        return say(QT_TRANSLATE_NOOP(
            "Transition", "Data arrives that no program will read, a RST is sent: %1 becomes %2."));
    case Cause::Abort:
        return say(QT_TRANSLATE_NOOP("Transition", "The program aborts: %1 becomes %2."));
    case Cause::RstArrived:
        return say(QT_TRANSLATE_NOOP("Transition", "A RST arrives: %1 becomes %2."));
    case Cause::TwoMslTimeout:
    case Cause::UserTimeout:
    case Cause::RetransmissionLimit:
    case Cause::KeepaliveTimeout:
    case Cause::OrphanTimeout:
    case Cause::IcmpError:
    case Cause::NewIncarnation:
        return endingPattern(cause);
    }
    return {};
}

} // namespace

QString transitionSentence(const tcp::Transition& row)
{
    return fill(sentencePattern(row.cause), {stateInWords(row.from), stateInWords(row.to)});
}

EdgeLabel edgeLabel(const tcp::Transition& row)
{
    using tcp::Cause;
    const auto say = [](const char* source) { return text("Edge", source); };
    switch (row.cause) {
    case Cause::ActiveOpen:
        return {say(QT_TRANSLATE_NOOP("Edge", "active OPEN")), QStringLiteral("SYN")};
    case Cause::PassiveOpen:
        return {say(QT_TRANSLATE_NOOP("Edge", "passive OPEN")), {}};
    case Cause::Send:
        return {QStringLiteral("SEND"), QStringLiteral("SYN")};
    case Cause::SynArrived:
        // Back to LISTEN (3.10.7.4, fourth) nothing is sent; everywhere else the SYN is answered.
        if (row.to == tcp::State::Listen) return {QStringLiteral("SYN"), {}};
        return {QStringLiteral("SYN"), QStringLiteral("SYN,ACK")};
    case Cause::SynAckArrived:
        return {QStringLiteral("SYN,ACK"), QStringLiteral("ACK")};
    case Cause::AckOfSyn:
        return {say(QT_TRANSLATE_NOOP("Edge", "ACK of SYN")), {}};
    case Cause::FinArrived:
        return {QStringLiteral("FIN"), QStringLiteral("ACK")};
    case Cause::AckOfFin:
        return {say(QT_TRANSLATE_NOOP("Edge", "ACK of FIN")), {}};
    case Cause::FinAndAckOfFin:
        return {say(QT_TRANSLATE_NOOP("Edge", "FIN + ACK of FIN")), QStringLiteral("ACK")};
    case Cause::Close:
        if (row.to == tcp::State::Closed) return {QStringLiteral("CLOSE"), {}};
        return {QStringLiteral("CLOSE"), QStringLiteral("FIN")};
    case Cause::TwoMslTimeout:
        return {QStringLiteral("2MSL"), {}};
    case Cause::RstArrived:
        return {QStringLiteral("RST"), {}};
    case Cause::CloseWithUnread:
    case Cause::DataAfterClose:
    case Cause::Abort:
    case Cause::UserTimeout:
    case Cause::RetransmissionLimit:
    case Cause::KeepaliveTimeout:
    case Cause::OrphanTimeout:
    case Cause::IcmpError:
    case Cause::NewIncarnation:
        return {causeName(row.cause), {}};
    }
    return {};
}

} // namespace tcplab::present
