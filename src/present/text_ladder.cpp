#include "present/text_ladder.h"

#include <QCoreApplication>

#include <algorithm>

#include "present/language.h"
#include "present/names.h"
#include "present/segment_labels.h"
#include "present/text_ladder_drawing.h"
#include "present/wording.h"

namespace tcplab::present {

using sim::HostId;
using sim::SegmentEvent;

TextPens textPensFor(bool ascii)
{
    const auto c = [](const char* text) { return QString::fromUtf8(text); };
    if (ascii)
        return {c("|"), c("+"), c("+"), c("-"), c(":"), c("+"), c("."), c("."),
                c("'"), c("'"), c(">"), c("<"), c("X"), c(">"), c("<")};
    return {c("│"), c("├"), c("┤"), c("─"), c("┊"), c("┼"), c("┐"), c("┌"),
            c("└"), c("┘"), c("►"), c("◄"), c("✕"), c("►"), c("◄")};
}

void TextLadderDrawing::measure(int width)
{
    sim::SimTime last;
    for (std::size_t k = 0; k < history_.steps(); ++k) {
        last = history_.record(k).t;
        for (const sim::TraceRecord& record : history_.record(k).records) {
            const auto* segment = std::get_if<sim::SegmentRecord>(&record.what);
            if (!segment) continue;
            severalConnections_ |= segment->conn > 1;
            if (segment->injected || segment->event == SegmentEvent::Sent)
                numbers_.learn({segment->from, segment->conn, segment->header, segment->length,
                                segment->injected, segment->sentAt});
        }
    }
    timeWidth_ = std::max(9, displayWidth(timeInWords(last)) + 2);
    secondNames_ = !stateSecondName(tcp::State::Closed).isEmpty() && width >= 96;
    stateWidth_ = secondNames_ ? 22 : (width >= 96 ? 16 : 13);
    if (severalConnections_) stateWidth_ += 3;
    // time, blank, state, blank, lifeline, lane, lifeline, blank, state
    laneWidth_ = width - timeWidth_ - 2 * (stateWidth_ + 2) - 1;
}

QString TextLadderDrawing::beside(HostId host, const QString& text) const
{
    return fitted(text, stateWidth_, host == HostId::Client, ascii_);
}

/// What a reader without the window would not know: the scenario's summary, and what to watch for.
void TextLadderDrawing::story()
{
    const sim::Scenario& scenario = history_.scenario();
    const std::string language = languageId(currentLanguage()).toStdString();
    const auto words = [&](const sim::LocalizedText& what) {
        QString written = text(sim::localized(what, language));
        if (!ascii_) return written;
        written.replace(u'’', u'\'').replace(u'‘', u'\'').replace(u'“', u'"').replace(u'”', u'"');
        return written.replace(QStringLiteral("…"), QStringLiteral("..."));
    };
    const QString summary = words(scenario.summary);
    const QString watch = words(scenario.watch);
    if (!summary.isEmpty()) lines_ += wrapped(summary, width_, 0) + u'\n';
    if (!watch.isEmpty())
        lines_ +=
            wrapped(QCoreApplication::translate("TextLadder", "Watch: %1").arg(watch), width_, 0) +
            u'\n';
}

void TextLadderDrawing::header()
{
    const sim::Scenario& scenario = history_.scenario();
    const std::string language = languageId(currentLanguage()).toStdString();
    const QString title = text(sim::localized(scenario.title, language));
    lines_ += title.isEmpty() ? text(scenario.id)
                              : QCoreApplication::translate("TextLadder", "%1 (%2)",
                                                            "title of a scenario, then its id")
                                    .arg(title, text(scenario.id));
    lines_ += QStringLiteral("\n\n");
    if (story_) story();
    const auto endpoint = [&](HostId host) {
        const sim::EndpointSpec& spec = scenario.endpoint(host);
        const QString address = text(spec.address);
        return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
            .arg(address)
            .arg(spec.port);
    };
    const auto twoSides = [&](const QString& left, const QString& right) {
        const int room = timeWidth_ + 1 + stateWidth_ + 2;
        lines_ += fitted(left, room, true, ascii_) + QString(laneWidth_, u' ') +
                  fitted(right, stateWidth_ + 2, false, ascii_);
        while (lines_.endsWith(u' '))
            lines_.chop(1);
        lines_ += u'\n';
    };
    twoSides(hostName(HostRole::Client), hostName(HostRole::Server));
    twoSides(endpoint(HostId::Client), endpoint(HostId::Server));
}

CellLine TextLadderDrawing::lane() const
{
    CellLine line(laneWidth_);
    for (const auto& [id, flight] : flights_)
        if (flight.column >= 0) line.put(flight.column, pens_.underWay);
    return line;
}

void TextLadderDrawing::horizontal(CellLine& line, int from, int to) const
{
    for (int column = from; column <= to; ++column)
        line.put(column, line.at(column) == pens_.underWay ? pens_.crossing : pens_.horizontal);
}

void TextLadderDrawing::row(const CellLine& line, const QString& left, const QString& right,
                            bool leaves, bool arrives)
{
    const bool newTime = shownTime_ != now_;
    const QString time = newTime ? timeInWords(now_) : QString();
    QString text = fitted(time, timeWidth_, true, ascii_) + u' ' + beside(HostId::Client, left) +
                   u' ' + (leaves ? pens_.leaves : pens_.lifeline) + line.toString() +
                   (arrives ? pens_.arrives : pens_.lifeline) + u' ' +
                   beside(HostId::Server, right);
    while (text.endsWith(u' '))
        text.chop(1);
    lines_ += text + u'\n';
    shownTime_ = now_;
}

QString TextLadderDrawing::stateText(const sim::StateRecord& state) const
{
    const QString name = numbered(stateName(state.to), state.conn);
    return secondNames_ ? name + u' ' + stateSecondName(state.to) : name;
}

/// With the number of its connection, where a run has several.
QString TextLadderDrawing::numbered(const QString& text, int conn) const
{
    return severalConnections_ && conn > 0 ? text + QStringLiteral(" #%1").arg(conn) : text;
}

/// A row that also tells the state that waits to be told, where it is this host's.
void TextLadderDrawing::rowWithState(const CellLine& line, HostId host, bool leaves, bool arrives)
{
    QString left;
    QString right;
    if (waitingState_ && waitingState_->host == host) {
        (host == HostId::Client ? left : right) = stateText(*waitingState_);
        waitingState_.reset();
    }
    row(line, left, right, leaves, arrives);
}

void TextLadderDrawing::flushState()
{
    if (waitingState_) rowWithState(lane(), waitingState_->host);
}

void TextLadderDrawing::fold(sim::Duration silence)
{
    const QString words =
        QCoreApplication::translate("TextLadder", "%1 of silence").arg(silenceInWords(silence));
    const QString dots = QStringLiteral(". . . ");
    CellLine line(laneWidth_);
    const QString whole = dots + words + QStringLiteral(" . . .");
    line.put(std::max(0, (laneWidth_ - displayWidth(whole)) / 2), whole);
    for (const auto& [id, flight] : flights_)
        if (flight.column >= 0 && line.at(flight.column) == u" ")
            line.put(flight.column, pens_.underWay);
    const QString gap = ascii_ ? QStringLiteral(":") : QStringLiteral("┊");
    lines_ += QString(timeWidth_ + stateWidth_ + 2, u' ') + gap + line.toString() + gap + u'\n';
}

void TextLadderDrawing::step(const sim::StepRecord& record)
{
    using namespace std::chrono_literals;
    const auto& links = history_.scenario().links;
    const sim::Duration longest =
        std::max(10 * std::max(links[0].delay, links[1].delay), sim::Duration{500ms});
    if (shownTime_ && record.t - *shownTime_ >= longest) fold(record.t - *shownTime_);
    now_ = record.t;
    notesOf(record);
    const bool hoisted = hoistState(record);
    for (const sim::TraceRecord& trace : record.records)
        if (!hoisted || !std::holds_alternative<sim::StateRecord>(trace.what))
            std::visit([this](const auto& what) { (*this)(what); }, trace.what);
    flushState();
}

/// Where nothing is sent, the state belongs into the row of what caused it, an arrival or a timer.
bool TextLadderDrawing::hoistState(const sim::StepRecord& record)
{
    const sim::StateRecord* state = nullptr;
    for (const sim::TraceRecord& trace : record.records) {
        if (const auto* another = std::get_if<sim::StateRecord>(&trace.what)) {
            if (state) return false;
            state = another;
        }
        const auto* segment = std::get_if<sim::SegmentRecord>(&trace.what);
        if (segment && segment->event == SegmentEvent::Sent) return false;
    }
    if (state) waitingState_ = *state;
    return state != nullptr;
}

/// What happens to segments on the way is recorded behind their departure, but told in its row.
void TextLadderDrawing::notesOf(const sim::StepRecord& record)
{
    notes_.clear();
    lostAtOnce_.clear();
    for (const sim::TraceRecord& trace : record.records) {
        const auto* segment = std::get_if<sim::SegmentRecord>(&trace.what);
        if (!segment) continue;
        if (segment->event == SegmentEvent::Dropped) lostAtOnce_[segment->id] = true;
        if (const QString note = fateNote(*segment); !note.isEmpty()) notes_[segment->id] = note;
    }
}

void TextLadderDrawing::operator()(const sim::StateRecord& state)
{
    // A crash closes a connection and its listener at once: one CLOSED says it.
    const bool again =
        waitingState_ && waitingState_->host == state.host && waitingState_->to == state.to;
    if (!again) flushState();
    waitingState_ = state;
}

void TextLadderDrawing::note(HostId host, const QString& words)
{
    CellLine line = lane();
    const QString bracketed = u'(' + words + u')';
    line.put(host == HostId::Client ? 1 : laneWidth_ - 1 - displayWidth(bracketed), bracketed);
    rowWithState(line, host);
}

void TextLadderDrawing::operator()(const sim::CallRecord& call)
{
    if (call.resumed) return;
    const QString mark = numbered({}, call.conn);
    const QString words = callText(call, stateWidth_ - 2 - displayWidth(mark)) + mark;
    const bool client = call.host == HostId::Client;
    row(lane(), client ? words + u' ' + pens_.callRight : QString(),
        client ? QString() : pens_.callLeft + u' ' + words);
    if (call.error != tcp::CallError::None) note(call.host, text(tcp::rfcText(call.error)));
}

void TextLadderDrawing::operator()(const sim::TimerRecord& timer)
{
    if (timer.event != tcp::TimerEvent::Fire) return;
    const auto words = [&]() -> QString {
        switch (timer.timer) {
        case tcp::TimerId::Retransmission:
            return QCoreApplication::translate("TextLadder", "retransmission timer runs out");
        case tcp::TimerId::DelayedAck:
            return QCoreApplication::translate("TextLadder", "delayed ACK is due");
        case tcp::TimerId::Persist:
            return QCoreApplication::translate("TextLadder", "persist timer runs out");
        case tcp::TimerId::Keepalive:
            return QCoreApplication::translate("TextLadder", "keepalive timer runs out");
        case tcp::TimerId::TimeWait:
            return timer.orphan
                       ? QCoreApplication::translate("TextLadder", "orphan timeout is over")
                       : QCoreApplication::translate("TextLadder", "2MSL wait is over");
        case tcp::TimerId::UserTimeout:
            return QCoreApplication::translate("TextLadder", "user timeout is over");
        }
        return {};
    };
    note(timer.host, words());
}

void TextLadderDrawing::operator()(const sim::AppRecord& app)
{
    switch (app.notice.kind) {
    case tcp::UserNotice::Kind::Reset:
        return note(app.host, QCoreApplication::translate("TextLadder", "connection reset"));
    case tcp::UserNotice::Kind::Refused:
        return note(app.host, QCoreApplication::translate("TextLadder", "connection refused"));
    case tcp::UserNotice::Kind::TimedOut:
        return note(app.host, QCoreApplication::translate("TextLadder", "connection timed out"));
    case tcp::UserNotice::Kind::Trouble:
        return note(app.host, QCoreApplication::translate("TextLadder", "no answer so far"));
    case tcp::UserNotice::Kind::UrgentData:
        return note(app.host, QCoreApplication::translate("TextLadder", "urgent data"));
    case tcp::UserNotice::Kind::Unreachable:
        return note(app.host, QCoreApplication::translate("TextLadder", "destination unreachable"));
    case tcp::UserNotice::Kind::SoftError:
    case tcp::UserNotice::Kind::Established:
    case tcp::UserNotice::Kind::DataAvailable:
    case tcp::UserNotice::Kind::SendSpace:
    case tcp::UserNotice::Kind::PeerClosed:
    case tcp::UserNotice::Kind::Closed:
        return;
    }
}

void TextLadderDrawing::operator()(const sim::IcmpRecord& icmp)
{
    note(icmp.host, QCoreApplication::translate("TextLadder", "ICMP: %1").arg(icmpName(icmp.kind)));
}

QString textLadder(const sim::History& history, const TextLadderOptions& options)
{
    return TextLadderDrawing(history, options).draw();
}

} // namespace tcplab::present
