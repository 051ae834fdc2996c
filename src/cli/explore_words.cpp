#include "cli/explore_words.h"

#include <QCoreApplication>

namespace tcplab::cli {

using sim::explorer::DeadEnd;
using sim::explorer::StoppedBy;
using sim::explorer::ViolationKind;

namespace {

QString inWords(const char* text)
{
    return QCoreApplication::translate("Explorer", text);
}

struct Purpose
{
    std::string_view world;
    const char* words;
};

constexpr Purpose purposes[]{
    {"handshake",
     QT_TRANSLATE_NOOP("Explorer", "opening, with listener and client aborting and a second try; "
                                   "resets into SYN-RECEIVED and SYN-SENT")},
    {"simultaneous-open",
     QT_TRANSLATE_NOOP("Explorer",
                       "both connect; text before the connection stands; close and abort")},
    {"one-tcb",
     QT_TRANSLATE_NOOP(
         "Explorer", "the RFC's own picture of LISTEN: SEND and OPEN from there, back to LISTEN")},
    {"data", QT_TRANSLATE_NOOP("Explorer",
                               "text of several segments in both directions, both ends shut down")},
    {"zero-window",
     QT_TRANSLATE_NOOP("Explorer",
                       "a reader that reads when it likes: closed windows, probes, silly windows")},
    {"delayed-ack",
     QT_TRANSLATE_NOOP("Explorer", "delayed acknowledgments, both directions, close")},
    {"loss-recovery",
     QT_TRANSLATE_NOOP("Explorer", "five segments, SACK, NewReno: fast retransmit and recovery")},
    {"close",
     QT_TRANSLATE_NOOP("Explorer", "shutdown and close at both ends in every order, unread text")},
    {"reset", QT_TRANSLATE_NOOP("Explorer", "aborts in every state, close with unread text")},
    {"forgery",
     QT_TRANSLATE_NOOP("Explorer", "a stranger's RST, SYN, ACK, FIN in and out of the window")},
    {"half-open", QT_TRANSLATE_NOOP("Explorer", "a host crashes and comes back, opens anew")},
    {"dead-peer",
     QT_TRANSLATE_NOOP("Explorer", "a host crashes and stays away: R2 in every state")},
    {"user-timeout",
     QT_TRANSLATE_NOOP("Explorer", "a host crashes and stays away, with a user timeout")},
    {"keepalive", QT_TRANSLATE_NOOP("Explorer", "a host crashes and stays away, with keepalives")},
    {"time-wait",
     QT_TRANSLATE_NOOP("Explorer",
                       "a second incarnation against TIME-WAIT; segments live for one MSL")},
    {"icmp", QT_TRANSLATE_NOOP("Explorer", "opening, text and close while routers report hard and "
                                           "soft errors and too large segments")},
    {"orphan",
     QT_TRANSLATE_NOOP("Explorer", "FIN-WAIT-2 that ends by itself once its program has closed")},
};

const char* violationText(ViolationKind kind)
{
    switch (kind) {
    case ViolationKind::StreamDiffers:
        return QT_TRANSLATE_NOOP("Explorer", "an application was handed octets that were not sent "
                                             "at that place of the stream");
    case ViolationKind::TextDiffers:
        return QT_TRANSLATE_NOOP("Explorer", "a segment carries other octets than those that "
                                             "belong to its sequence numbers");
    case ViolationKind::DataLost:
        return QT_TRANSLATE_NOOP("Explorer", "the connection ended in order, and not everything "
                                             "that was sent had arrived");
    case ViolationKind::SendNumbers:
        return QT_TRANSLATE_NOOP("Explorer", "SND.UNA =< SND.NXT =< the end of what was queued "
                                             "does not hold, or one of them went back");
    case ViolationKind::ReceiveBack:
        return QT_TRANSLATE_NOOP("Explorer", "RCV.NXT went back");
    case ViolationKind::WindowShrunk:
        return QT_TRANSLATE_NOOP("Explorer", "the right edge of the receive window moved left");
    case ViolationKind::UnsentReceived:
        return QT_TRANSLATE_NOOP("Explorer", "RCV.NXT lies beyond the peer's SND.NXT");
    case ViolationKind::UnreceivedAcked:
        return QT_TRANSLATE_NOOP("Explorer", "SND.UNA lies beyond the peer's RCV.NXT");
    case ViolationKind::OutsideWindow:
        return QT_TRANSLATE_NOOP("Explorer", "text or a FIN was sent beyond the peer's window");
    case ViolationKind::UnknownTransition:
        return QT_TRANSLATE_NOOP("Explorer", "a state changed in a way that no row of the "
                                             "transition table allows");
    case ViolationKind::TimerMissing:
        return QT_TRANSLATE_NOOP("Explorer", "something waits, and no timer looks after it");
    case ViolationKind::TimerStray:
        return QT_TRANSLATE_NOOP("Explorer", "a timer runs for nothing");
    case ViolationKind::QueueOverflow:
        return QT_TRANSLATE_NOOP("Explorer", "more is kept than the buffers hold");
    case ViolationKind::Storm:
        return QT_TRANSLATE_NOOP("Explorer", "more segments are in flight than so little data can "
                                             "need");
    case ViolationKind::CallRefused:
        return QT_TRANSLATE_NOOP("Explorer", "TCP refused a call that its state allows");
    case ViolationKind::DeadEnd:
        return QT_TRANSLATE_NOOP("Explorer", "nothing can happen any more, and this end is none "
                                             "of the known ones");
    case ViolationKind::NoEnd:
        return QT_TRANSLATE_NOOP("Explorer", "with the faults over and both programs closing, it "
                                             "never comes to CLOSED at both ends");
    case ViolationKind::GaveUp:
        return QT_TRANSLATE_NOOP("Explorer", "an end gave the connection up, although everything "
                                             "arrives and its peer is there");
    case ViolationKind::Forbidden:
        return QT_TRANSLATE_NOOP("Explorer", "a state was reached that had been forbidden");
    }
    return "";
}

} // namespace

QString violationWords(ViolationKind kind)
{
    return inWords(violationText(kind));
}

QString deadEndWords(DeadEnd end)
{
    switch (end) {
    case DeadEnd::Listening:
        return inWords(QT_TRANSLATE_NOOP("Explorer", "LISTEN, and nobody comes any more"));
    case DeadEnd::Idle:
        return inWords(QT_TRANSLATE_NOOP(
            "Explorer", "ESTABLISHED at both ends, and neither program says anything more"));
    case DeadEnd::CloseWaitLeak:
        return inWords(QT_TRANSLATE_NOOP(
            "Explorer", "CLOSE-WAIT: the peer has closed, and this program never does"));
    case DeadEnd::HalfOpen:
        return inWords(QT_TRANSLATE_NOOP(
            "Explorer", "half-open: one end is gone, and no keepalive tells the other"));
    }
    return {};
}

QString worldWords(std::string_view world)
{
    for (const Purpose& purpose : purposes)
        if (purpose.world == world) return inWords(purpose.words);
    return {};
}

QString limitWords(StoppedBy limit)
{
    switch (limit) {
    case StoppedBy::Nothing:
        return inWords(QT_TRANSLATE_NOOP("Explorer", "walked to its end"));
    case StoppedBy::Depth:
        return inWords(QT_TRANSLATE_NOOP("Explorer", "stopped by the limit of --depth"));
    case StoppedBy::States:
        return inWords(QT_TRANSLATE_NOOP("Explorer", "stopped by the limit of --states"));
    case StoppedBy::Memory:
        return inWords(QT_TRANSLATE_NOOP("Explorer", "stopped by the limit of --memory"));
    case StoppedBy::Tables:
        return inWords(
            QT_TRANSLATE_NOOP("Explorer", "stopped: too many different segments to number"));
    }
    return {};
}

} // namespace tcplab::cli
