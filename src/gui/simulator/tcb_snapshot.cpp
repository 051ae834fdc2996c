#include "gui/simulator/tcb_snapshot.h"

#include <QCoreApplication>

#include "present/names.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

class Filler
{
public:
    Filler(TcbSnapshot& snapshot, const SequenceNumbers& numbers, sim::HostId host, int conn,
           sim::SimTime now)
        : s_(snapshot)
        , numbers_(numbers)
        , host_(host)
        , conn_(conn)
        , now_(now)
    {
    }
    void set(TcbSnapshot::Row row, const QString& text)
    {
        s_.values[static_cast<std::size_t>(row)] = text;
    }
    void unknown(TcbSnapshot::Row row, const QString& why)
    {
        set(row, unknownText());
        s_.reasons[static_cast<std::size_t>(row)] = why;
    }
    void unknownFrom(TcbSnapshot::Row row, const QString& why)
    {
        for (int r = row; r < TcbSnapshot::rowCount; ++r)
            unknown(static_cast<TcbSnapshot::Row>(r), why);
    }
    QString own(tcp::SeqNum number) const { return numbers_.text(number, host_, conn_, now_); }
    QString peers(tcp::SeqNum number) const
    {
        return numbers_.text(number, peerOf(host_), conn_, now_);
    }

private:
    TcbSnapshot& s_;
    const SequenceNumbers& numbers_;
    sim::HostId host_;
    int conn_;
    sim::SimTime now_;
};

void fillSequences(Filler& fill, const tcp::Tcb& tcb)
{
    fill.set(TcbSnapshot::SndUna, fill.own(tcb.snd.una));
    fill.set(TcbSnapshot::SndNxt, fill.own(tcb.snd.nxt));
    const QString nothingYet =
        QCoreApplication::translate("TcbSnapshot", "Nothing has come from the peer yet.");
    if (tcb.rcv.irsKnown) {
        fill.set(TcbSnapshot::SndWnd, QString::number(tcb.snd.wnd));
        fill.set(TcbSnapshot::RcvNxt, fill.peers(tcb.rcv.nxt));
    } else {
        fill.unknown(TcbSnapshot::SndWnd, nothingYet);
        fill.unknown(TcbSnapshot::RcvNxt, nothingYet);
    }
    fill.set(TcbSnapshot::RcvWnd, QString::number(tcb.rcv.wnd));
    const QString irs = tcb.rcv.irsKnown ? fill.peers(tcb.rcv.irs) : unknownText();
    fill.set(TcbSnapshot::Isn, u"%1 / %2"_s.arg(fill.own(tcb.snd.iss), irs));
}

void fillCongestion(Filler& fill, const tcp::CongestionControl& congestion)
{
    if (!congestion.limits()) {
        const QString why = QCoreApplication::translate(
            "TcbSnapshot",
            "No congestion control is on: only the peer's window limits the sender.");
        fill.unknown(TcbSnapshot::Cwnd, why);
        fill.unknown(TcbSnapshot::Ssthresh, why);
        return;
    }
    fill.set(TcbSnapshot::Cwnd, QString::number(congestion.cwnd()));
    if (congestion.hasThreshold())
        fill.set(TcbSnapshot::Ssthresh, QString::number(congestion.ssthresh()));
    else
        fill.unknown(TcbSnapshot::Ssthresh,
                     QCoreApplication::translate(
                         "TcbSnapshot", "Nothing has been lost yet: slow start has no threshold."));
}

void fillRepair(Filler& fill, const tcp::Tcb& tcb)
{
    fill.set(TcbSnapshot::Retransmissions, QString::number(tcb.rtt.retransmissions));
    fill.set(TcbSnapshot::DupAcks, QString::number(tcb.recovery.dupAcks));
    using Mode = tcp::Tcb::Recovery::Mode;
    if (tcb.recovery.mode == Mode::None)
        fill.set(TcbSnapshot::Recovery,
                 QCoreApplication::translate("TcbSnapshot", "none", "recovery"));
    else if (tcb.recovery.mode == Mode::Fast)
        fill.set(TcbSnapshot::Recovery, QCoreApplication::translate("TcbSnapshot", "fast, up to %1")
                                            .arg(fill.own(tcb.recovery.point)));
    else
        fill.set(TcbSnapshot::Recovery,
                 QCoreApplication::translate("TcbSnapshot", "timeout, up to %1")
                     .arg(fill.own(tcb.recovery.point)));
}

/// What the SYNs have agreed on.
void fillAgreed(Filler& fill, const tcp::Tcb& tcb)
{
    if (!tcb.rcv.irsKnown) {
        const QString why = QCoreApplication::translate(
            "TcbSnapshot", "Nothing is agreed before both SYNs have come.");
        for (const auto row :
             {TcbSnapshot::Mss, TcbSnapshot::Agreed, TcbSnapshot::Scale, TcbSnapshot::TsRecent})
            fill.unknown(row, why);
        return;
    }
    fill.set(TcbSnapshot::Mss, QString::number(tcb.snd.mss));
    QStringList agreed;
    if (tcb.sackPermitted) agreed << u"SACK"_s;
    if (tcb.timestamps) agreed << u"TS"_s;
    if (tcb.windowScaling) agreed << u"WS"_s;
    fill.set(TcbSnapshot::Agreed,
             agreed.isEmpty() ? QCoreApplication::translate("TcbSnapshot", "none", "options")
                              : agreed.join(u' '));
    if (tcb.windowScaling)
        fill.set(TcbSnapshot::Scale, u"%1 / %2"_s.arg(tcb.snd.scale).arg(tcb.rcv.scale));
    else
        fill.unknown(
            TcbSnapshot::Scale,
            QCoreApplication::translate("TcbSnapshot", "Window scaling was not offered by both."));
    if (tcb.timestamps)
        fill.set(TcbSnapshot::TsRecent, QString::number(tcb.tsRecent));
    else
        fill.unknown(
            TcbSnapshot::TsRecent,
            QCoreApplication::translate("TcbSnapshot", "Timestamps were not offered by both."));
}

void fillPointers(Filler& fill, const tcp::Tcb& tcb)
{
    if (tcb.rcv.irsKnown) {
        fill.set(TcbSnapshot::SndWl,
                 u"%1 / %2"_s.arg(fill.peers(tcb.snd.wl1), fill.own(tcb.snd.wl2)));
        fill.set(TcbSnapshot::MaxSndWnd, QString::number(tcb.snd.maxWnd));
    } else {
        const QString why =
            QCoreApplication::translate("TcbSnapshot", "Nothing has come from the peer yet.");
        fill.unknown(TcbSnapshot::SndWl, why);
        fill.unknown(TcbSnapshot::MaxSndWnd, why);
    }
    const QString why = QCoreApplication::translate("TcbSnapshot", "No urgent data is on its way.");
    if (tcb.snd.urgent)
        fill.set(TcbSnapshot::SndUp, fill.own(tcb.snd.up));
    else
        fill.unknown(TcbSnapshot::SndUp, why);
    if (tcb.rcv.urgent)
        fill.set(TcbSnapshot::RcvUp, fill.peers(tcb.rcv.up));
    else
        fill.unknown(TcbSnapshot::RcvUp, why);
}

void fillRest(Filler& fill, const tcp::Endpoint& endpoint)
{
    const tcp::Tcb& tcb = endpoint.tcb();
    fill.set(TcbSnapshot::Rto, durationText(tcb.rtt.rto));
    if (tcb.rtt.measured)
        fill.set(TcbSnapshot::Srtt, durationText(tcb.rtt.srtt));
    else
        fill.unknown(TcbSnapshot::Srtt, QCoreApplication::translate(
                                            "TcbSnapshot", "No round trip has been measured yet."));
    if (tcb.rtt.measured)
        fill.set(TcbSnapshot::Rttvar, durationText(tcb.rtt.rttvar));
    else
        fill.unknown(
            TcbSnapshot::Rttvar,
            QCoreApplication::translate("TcbSnapshot", "No round trip has been measured yet."));
    fillRepair(fill, tcb);
    fillCongestion(fill, tcb.congestion);
    fillAgreed(fill, tcb);
    fillPointers(fill, tcb);
    fill.set(TcbSnapshot::Sacked, QString::number(endpoint.sackedBytes()));
    fill.set(TcbSnapshot::Held, QString::number(endpoint.heldBytes()));
    fill.set(TcbSnapshot::Unacked, QString::number(endpoint.unacknowledgedBytes()));
    fill.set(TcbSnapshot::Unsent, QString::number(endpoint.unsentBytes()));
    fill.set(TcbSnapshot::Unread, QString::number(endpoint.readableBytes()));
}

} // namespace

QString unknownText()
{
    return u"\u2014"_s;
}

TcbSnapshot takeTcbSnapshot(const sim::World& world, sim::HostId id, const SequenceNumbers& numbers)
{
    const sim::Host& host = world.host(id);
    const sim::Connection* connection = host.latest();
    TcbSnapshot snapshot;
    Filler fill(snapshot, numbers, id, connection ? connection->number : 1, world.now());
    fill.set(TcbSnapshot::State, present::stateName(host.shownState()));
    const auto sayDeleted = [&] {
        snapshot.deleted = true;
        snapshot.deletedAt = connection->deletedAt;
        fill.set(TcbSnapshot::SndUna,
                 QCoreApplication::translate("TcbSnapshot", "TCB deleted at %1")
                     .arg(timeText(connection->deletedAt)));
    };
    if (host.crashed) {
        fill.unknownFrom(TcbSnapshot::SndUna,
                         QCoreApplication::translate("TcbSnapshot",
                                                     "The host has crashed: its memory is lost."));
        if (connection && connection->deleted) sayDeleted();
        return snapshot;
    }
    if (!connection || (connection->deleted && host.shownState() == tcp::State::Listen)) {
        fill.unknownFrom(TcbSnapshot::SndUna,
                         host.listener
                             ? QCoreApplication::translate(
                                   "TcbSnapshot",
                                   "A listening socket has no connection yet, and so no variables.")
                             : QCoreApplication::translate(
                                   "TcbSnapshot", "There is no connection, and so no TCB."));
        return snapshot;
    }
    if (connection->deleted) {
        fill.unknownFrom(TcbSnapshot::SndUna,
                         QCoreApplication::translate(
                             "TcbSnapshot", "The connection is over; its TCB has been deleted."));
        sayDeleted();
        return snapshot;
    }
    fillSequences(fill, connection->endpoint.tcb());
    fillRest(fill, connection->endpoint);
    if (const auto next = connection->endpoint.nextExpiry()) {
        const auto& slot = connection->endpoint.tcb().timers[next->timer];
        snapshot.timer =
            TcbSnapshot::RunningTimer{next->timer, slot.started, slot.due,
                                      next->timer == tcp::TimerId::TimeWait &&
                                          connection->endpoint.state() == tcp::State::FinWait2};
    } else {
        fill.set(TcbSnapshot::Timer, QCoreApplication::translate("TcbSnapshot", "none"));
    }
    return snapshot;
}

} // namespace tcplab::gui
