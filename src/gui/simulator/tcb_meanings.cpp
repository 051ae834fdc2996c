// The names of the variables, and what stands under the pointer over them.

#include <QCoreApplication>

#include <array>

#include "gui/simulator/tcb_snapshot.h"

namespace tcplab::gui {

namespace {

/// The standards' own names are not translated.
struct Name
{
    const char* own;
    const char* words;
};

/// Indexed by TcbSnapshot::Row.
constexpr std::array<Name, TcbSnapshot::rowCount> names{
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "state")},
    Name{"SND.UNA", nullptr},
    Name{"SND.NXT", nullptr},
    Name{"SND.WND", nullptr},
    Name{"RCV.NXT", nullptr},
    Name{"RCV.WND", nullptr},
    Name{"ISS / IRS", nullptr},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "timer")},
    Name{"RTO", nullptr},
    Name{"SRTT", nullptr},
    Name{"RTTVAR", nullptr},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "retransmissions")},
    Name{"cwnd", nullptr},
    Name{"ssthresh", nullptr},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "duplicate ACKs")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "recovery")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "sent, not acknowledged")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "reported by SACK")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "waiting to be sent")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "waiting to be read")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "held out of order")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "MSS to send")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "options agreed")},
    Name{nullptr, QT_TRANSLATE_NOOP("TcbSnapshot", "scale SND / RCV")},
    Name{"SND.WL1 / WL2", nullptr},
    Name{"MAX.SND.WND", nullptr},
    Name{"SND.UP", nullptr},
    Name{"RCV.UP", nullptr},
    Name{"TS.Recent", nullptr},
};

struct Meaning
{
    const char* words;
    const char* clause;
};

/// Indexed by TcbSnapshot::Row.
constexpr std::array<Meaning, TcbSnapshot::rowCount> meanings{{
    {QT_TRANSLATE_NOOP("TcbMeaning", "Where this end stands in the state diagram."),
     "RFC 9293 3.3.2"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "The oldest sequence number that is not acknowledged yet."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "The next sequence number to be sent."), "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Send window: so many bytes from SND.UNA on the peer has room for."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "The next sequence number expected; everything before it has arrived."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Receive window: so many bytes from RCV.NXT on are taken."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Initial sequence numbers: the own one and the peer's."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "The timer that runs out next, and the time that it has left."),
     "RFC 9293 3.8"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Retransmission timeout in force, doubling included."),
     "RFC 6298 2"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Smoothed round-trip time."), "RFC 6298 2"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "How much round trips vary; RTO = SRTT + 4 RTTVAR."),
     "RFC 6298 2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "So often in a row the oldest unacknowledged segment has been sent again."),
     "RFC 9293 3.8.3"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Congestion window: so much may be in flight as far as the network goes."),
     "RFC 5681 2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Slow start threshold: below it slow start, from it on congestion "
                       "avoidance."),
     "RFC 5681 2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "ACKs in a row that acknowledge nothing new; the third starts fast "
                       "retransmit."),
     "RFC 5681 3.2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Whether a loss is being repaired, and the number at which that ends."),
     "RFC 6582 3.2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Bytes in the send buffer that have left and wait for an ACK."),
     "RFC 9293 3.8"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Of these, bytes that SACK blocks say have arrived."),
     "RFC 6675 4"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Bytes that the program has written and that have not left."),
     "RFC 9293 3.8.6"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Bytes that have arrived in order and that the program has not read."),
     "RFC 9293 3.8.6"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "Bytes that have arrived behind a gap and wait for it to fill."),
     "RFC 9293 3.10.7.4"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "The largest segment that may be sent, in bytes of data, options not "
                       "deducted."),
     "RFC 9293 3.7.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "What both SYNs have offered: SACK, timestamps (TS), window scale (WS)."),
     "RFC 9293 3.2"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "By so many bits the window field is shifted, the peer's and the own one."),
     "RFC 7323 2.3"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "SEG.SEQ and SEG.ACK of the segment that last updated SND.WND: older ones "
                       "do not."),
     "RFC 9293 3.3.1"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "The largest send window that the peer has offered so far."),
     "RFC 9293 3.10.7.4"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Urgent pointer: behind the last urgent byte to send."),
     "RFC 9293 3.8.5"},
    {QT_TRANSLATE_NOOP("TcbMeaning", "Urgent pointer of the peer."), "RFC 9293 3.8.5"},
    {QT_TRANSLATE_NOOP("TcbMeaning",
                       "The timestamp that the next ACK echoes; older ones are old duplicates."),
     "RFC 7323 4.3"},
}};

} // namespace

QString tcbRowName(int row)
{
    const Name& name = names[static_cast<std::size_t>(row)];
    return name.own ? QString::fromLatin1(name.own)
                    : QCoreApplication::translate("TcbSnapshot", name.words);
}

QString tcbRowMeaning(int row)
{
    const Meaning& meaning = meanings[static_cast<std::size_t>(row)];
    return QCoreApplication::translate("TcbMeaning", "%1 (%2)", "a sentence, then the clause")
        .arg(QCoreApplication::translate("TcbMeaning", meaning.words),
             QString::fromLatin1(meaning.clause));
}

} // namespace tcplab::gui
