#include "present/step_events.h"

#include <QCoreApplication>

#include "present/messages.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

using sim::SegmentEvent;

/// What the link's and the hosts' events rest on.
struct Source
{
    const char* section;
    const char* quotation;
};
constexpr Source lossSource{"3.8", "TCP uses retransmission to ensure delivery of every segment."};
constexpr Source copySource{"3.8",
                            "Duplicate segments may arrive due to network or TCP retransmission."};
constexpr Source checksumSource{"3.1", "the receiver MUST check it"};
constexpr Source orderSource{"3.10",
                             "they are generally queued and processed in sequence number order"};
constexpr Source crashSource{"3.5.1",
                             "desynchronized owing to a failure or reboot that resulted in "
                             "loss of memory"};
constexpr Source processingSource{
    "3.10", "if no state change is mentioned, the TCP connection stays in the same state."};
constexpr Source receiveSource{"3.10.3", "If insufficient incoming segments are queued to satisfy "
                                         "the request, queue the request."};
constexpr Source callSource{"3.10", "user commands receive an immediate return and possibly a "
                                    "delayed response"};
constexpr Source closeSource{"3.6",
                             "CLOSE is an operation meaning \"I have no more data to send.\""};

StepText box(std::optional<sim::HostId> host, const QString& headline, const QString& body,
             const Source& source)
{
    const QString section = QString::fromLatin1(source.section);
    return {host,
            headline,
            body,
            clauseText(9293, section),
            clauseUrl(9293, section),
            QString::fromLatin1(source.quotation)};
}

bool isFate(SegmentEvent event)
{
    return event != SegmentEvent::Sent && event != SegmentEvent::Delivered;
}

struct Sorter
{
    StepEvents& events;

    void operator()(const sim::CallRecord& call) const
    {
        if (!events.call && !call.resumed) events.call = &call;
    }
    void operator()(const sim::SegmentRecord& segment) const
    {
        if (segment.event == SegmentEvent::Sent) events.sent.push_back(&segment);
        if (segment.event == SegmentEvent::Delivered && !events.arrived) events.arrived = &segment;
        if (isFate(segment.event)) events.fates.push_back(&segment);
    }
    void operator()(const sim::StateRecord& state) const { events.states.push_back(&state); }
    void operator()(const sim::TimerRecord& timer) const
    {
        if (timer.event == tcp::TimerEvent::Fire && !events.fired) events.fired = &timer;
    }
    void operator()(const sim::AppRecord&) const {}
    void operator()(const sim::IcmpRecord& icmp) const { events.icmp = &icmp; }
    void operator()(const sim::ExplainRecord& explained) const
    {
        events.explained.push_back(&explained);
    }
};

/// "SYN,ACK", or what the segment is for where its flags do not tell.
QString nameOf(const sim::SegmentRecord& segment)
{
    if (segment.reason == tcp::TransmitReason::KeepaliveProbe)
        return QCoreApplication::translate("Step", "keepalive probe", "what is lost, delayed ...");
    if (segment.reason == tcp::TransmitReason::WindowProbe)
        return QCoreApplication::translate("Step", "zero-window probe",
                                           "what is lost, delayed ...");
    const bool controls = segment.header.has(tcp::Flag::Syn) ||
                          segment.header.has(tcp::Flag::Fin) || segment.header.has(tcp::Flag::Rst);
    if (segment.length > 0 && !controls)
        return QCoreApplication::translate("Step", "data segment", "what is lost, delayed ...");
    return flagsInWords(segment.header.flags);
}

/// %1 sender at a sentence's start, %2 sender inside, %3 receiver at the start, %4 receiver inside,
/// %5 flags, %6 seq, %7 ack, %8 arrival.
QStringList valuesOf(const sim::SegmentRecord& segment)
{
    return {hostAtStart(segment.from),
            hostInside(segment.from),
            hostAtStart(peerOf(segment.from)),
            hostInside(peerOf(segment.from)),
            nameOf(segment),
            QString::number(segment.header.seq.value()),
            QString::number(segment.header.ack.value()),
            timeInWords(segment.arrivesAt)};
}

bool takesSequenceNumbers(const sim::SegmentRecord& segment)
{
    return segment.length > 0 || segment.header.has(tcp::Flag::Syn) ||
           segment.header.has(tcp::Flag::Fin);
}

/// What follows from a loss.
QString lossLesson(const sim::SegmentRecord& segment)
{
    if (segment.header.has(tcp::Flag::Rst))
        return QCoreApplication::translate(
            "Step", "%1's RST (seq=%6) will not reach %4. Nobody sends a RST again, so %4 learns "
                    "nothing of it until it sends something itself.");
    if (takesSequenceNumbers(segment) && segment.reason != tcp::TransmitReason::WindowProbe)
        return QCoreApplication::translate(
            "Step", "%1's %5 (seq=%6) will not reach %4, and nobody tells %2. Because it takes "
                    "sequence numbers, %2's retransmission timer will send it again.");
    if (segment.reason == tcp::TransmitReason::KeepaliveProbe ||
        segment.reason == tcp::TransmitReason::WindowProbe)
        return QCoreApplication::translate(
            "Step", "%1's %5 (seq=%6) will not reach %4. One lost probe proves nothing, so %2 "
                    "will probe again.");
    return QCoreApplication::translate(
        "Step",
        "%1's ACK (ack=%7) will not reach %4. An ACK alone is never sent again by itself: a "
        "later one makes up for it, or %4 repeats what it was for.");
}

struct FateWords
{
    QString headline;
    QString byHand;
    QString body;
    const Source* source;
};

/// Whoever should have received it dropped it.
bool isDroppedOnArrival(const sim::SegmentRecord& segment)
{
    return segment.dropped == sim::DropReason::Checksum ||
           segment.dropped == sim::DropReason::HostDown ||
           segment.dropped == sim::DropReason::QueueFull;
}

FateWords arrivalLossWords(const sim::SegmentRecord& segment)
{
    if (segment.dropped == sim::DropReason::HostDown) {
        const QString headline = QCoreApplication::translate("Step", "%1's %5 finds nobody");
        const QString body =
            segment.header.has(tcp::Flag::Rst)
                ? QCoreApplication::translate(
                      "Step",
                      "%3 is down, so nobody gets %2's %5 (seq=%6). That does no harm: %2 has "
                      "given the connection up in any case.")
                : QCoreApplication::translate(
                      "Step",
                      "%3 is down: %2's %5 (seq=%6) comes to nothing, and there is not even "
                      "a RST. To %2 it looks just like a loss.");
        return {headline, headline, body, &crashSource};
    }
    if (segment.dropped == sim::DropReason::QueueFull)
        return {QCoreApplication::translate("Step", "%3's queue is full: it ignores the %5"),
                QCoreApplication::translate("Step", "%3's queue is full: it ignores the %5"),
                QCoreApplication::translate(
                    "Step", "%3's program does not accept() fast enough, so the queue of its "
                            "listening socket is full and %2's %5 (seq=%6) is ignored. %1 will try "
                            "again later."),
                &lossSource};
    return {QCoreApplication::translate("Step", "%3 drops a damaged segment"),
            QCoreApplication::translate("Step", "%3 drops a damaged segment"),
            QCoreApplication::translate(
                "Step", "%3 checks the checksum of %2's %5 (seq=%6) and finds it wrong: the "
                        "segment is dropped without a word, as if it had been lost."),
            &checksumSource};
}

FateWords lossWords(const sim::SegmentRecord& segment)
{
    if (isDroppedOnArrival(segment)) return arrivalLossWords(segment);
    return {QCoreApplication::translate("Step", "%1's %5 is lost on the way"),
            QCoreApplication::translate("Step", "%1's %5 is dropped by hand"), lossLesson(segment),
            &lossSource};
}

FateWords fateWords(const sim::SegmentRecord& segment)
{
    switch (segment.event) {
    case SegmentEvent::Duplicated:
        return {QCoreApplication::translate("Step", "The link makes a copy of %2's %5"),
                QCoreApplication::translate("Step", "A copy of %2's %5 is made by hand"),
                QCoreApplication::translate(
                    "Step", "%1's %5 (seq=%6) is now on its way to %4 twice. %3 will tell the copy "
                            "by its sequence number: what has arrived before is dropped."),
                &copySource};
    case SegmentEvent::Delayed:
        return {QCoreApplication::translate("Step", "%1's %5 is held up on the way"),
                QCoreApplication::translate("Step", "%1's %5 is held up by hand"),
                QCoreApplication::translate(
                    "Step", "%1's %5 (seq=%6) will not reach %4 before %8. %1 cannot tell a late "
                            "segment from a lost one, and may send it again meanwhile."),
                &copySource};
    case SegmentEvent::Corrupted:
        return {QCoreApplication::translate("Step", "%1's %5 is damaged on the way"),
                QCoreApplication::translate("Step", "%1's %5 is damaged by hand"),
                QCoreApplication::translate(
                    "Step", "Some bits of %2's %5 (seq=%6) change on the way. %3 will find a wrong "
                            "checksum and drop the segment, so the damage turns into a loss."),
                &checksumSource};
    case SegmentEvent::Reordered:
        return {QCoreApplication::translate("Step", "%1's %5 is overtaken on the way"),
                QCoreApplication::translate("Step", "%1's %5 is held back by hand"),
                QCoreApplication::translate(
                    "Step",
                    "Later segments overtake %2's %5 (seq=%6). IP promises no order; %4 puts "
                    "the bytes in order again by their sequence numbers."),
                &orderSource};
    case SegmentEvent::Dropped:
    case SegmentEvent::Sent:
    case SegmentEvent::Delivered:
        return lossWords(segment);
    }
    return lossWords(segment);
}

StepText fateBox(const sim::SegmentRecord& segment, bool byHand)
{
    const FateWords words = fateWords(segment);
    const QStringList values = valuesOf(segment);
    const std::optional<sim::HostId> host =
        isDroppedOnArrival(segment) ? std::optional(peerOf(segment.from)) : std::nullopt;
    return box(host, fill(byHand ? words.byHand : words.headline, values), fill(words.body, values),
               *words.source);
}

StepText crashBox(const sim::CallRecord& call)
{
    const QStringList values{hostAtStart(call.host), hostInside(peerOf(call.host)),
                             hostAtStart(peerOf(call.host))};
    if (call.kind == sim::CallKind::Crash)
        return box(call.host, fill(QCoreApplication::translate("Step", "%1 crashes"), values),
                   fill(QCoreApplication::translate(
                            "Step", "%1 vanishes without FIN or RST, as when a cable is cut or the "
                                    "power fails. %3 notices nothing: only a retransmission that "
                                    "goes unanswered, keepalive or its program's own clock can "
                                    "find out."),
                        values),
                   crashSource);
    return box(call.host, fill(QCoreApplication::translate("Step", "%1 is up again"), values),
               fill(QCoreApplication::translate(
                        "Step", "%1 starts without any memory of its connections. If %2 still "
                                "believes in one, it is half-open (which is not half-closed): the "
                                "next segment for it is answered with RST."),
                    values),
               crashSource);
}

StepText settingBox(const sim::CallRecord& call)
{
    const QStringList values{hostAtStart(call.host), text(call.text)};
    return box(call.host,
               fill(QCoreApplication::translate("Step", "%1 sets an option: %2"), values),
               fill(QCoreApplication::translate(
                        "Step", "%1's program sets %2. It holds from now on for this end only: "
                                "the other end is not told."),
                    values),
               callSource);
}

/// A call and what there is to say about it, %1 its host, %2 the peer, %3 the bytes.
StepText callWords(const sim::CallRecord& call, const QString& headline, const QString& body,
                   const Source& source)
{
    const QStringList values{hostAtStart(call.host), hostInside(peerOf(call.host)),
                             QString::number(call.bytes)};
    return box(call.host, fill(headline, values), fill(body, values), source);
}

StepText acceptBox(const sim::CallRecord& call)
{
    if (call.pending)
        return callWords(
            call, QCoreApplication::translate("Step", "%1's program waits in accept()"),
            QCoreApplication::translate(
                "Step", "%1's program asks for the next connection, but none is complete yet: "
                        "accept() waits until the handshake with %2 is done."),
            callSource);
    return callWords(call, QCoreApplication::translate("Step", "%1's program accepts a connection"),
                     QCoreApplication::translate(
                         "Step",
                         "%1's program takes a finished connection out of the accept queue. "
                         "The handshake with %2 was done before, without the program."),
                     callSource);
}

/// A call that no rule explains: nothing was sent and nothing decided, or it waits.
StepText callBox(const sim::CallRecord& call)
{
    const auto words = [&](const QString& headline, const QString& body, const Source& source) {
        return callWords(call, headline, body, source);
    };
    if (call.error != tcp::CallError::None)
        return words(QCoreApplication::translate("Step", "%1 refuses the call"),
                     callErrorSentence(call.error), callSource);
    switch (call.kind) {
    case sim::CallKind::Receive:
        if (call.pending)
            return words(QCoreApplication::translate("Step", "%1's program waits for data"),
                         QCoreApplication::translate(
                             "Step", "%1's program wants to read, but nothing has arrived yet: the "
                                     "call waits until something comes from %2."),
                         receiveSource);
        return words(QCoreApplication::translate("Step", "%1's program reads"),
                     QCoreApplication::translate(
                         "Step", "%1's program asks for received data; the answer comes at once, "
                                 "and nothing is sent."),
                     receiveSource);
    case sim::CallKind::Send:
        return words(QCoreApplication::translate("Step", "%1's program hands over data"),
                     QCoreApplication::translate(
                         "Step", "%1 takes over what its program gives it (bytes: %3). Nothing "
                                 "leaves at once; TCP decides when and in which segments."),
                     callSource);
    case sim::CallKind::Close:
    case sim::CallKind::Shutdown:
        return words(QCoreApplication::translate("Step", "%1's program closes"),
                     QCoreApplication::translate(
                         "Step",
                         "%1's program has no more data to send and says so. Nothing has to "
                         "be sent to %2 at this moment."),
                     closeSource);
    case sim::CallKind::Accept:
        return acceptBox(call);
    case sim::CallKind::Listen:
    case sim::CallKind::Connect:
    case sim::CallKind::Abort:
    case sim::CallKind::Set:
    case sim::CallKind::Crash:
    case sim::CallKind::Restart:
        break;
    }
    return words(QCoreApplication::translate("Step", "%1's program calls TCP"),
                 QCoreApplication::translate(
                     "Step", "%1's TCP takes the call and answers at once; nothing is sent to %2."),
                 callSource);
}

/// listen() makes a listener, and no endpoint that could explain it.
StepText listenBox(const sim::CallRecord& call)
{
    const tcp::Explanation rule{tcp::Rule::PassiveOpen, {}};
    const tcp::RuleInfo& info = tcp::ruleInfo(rule.rule);
    return {call.host,
            explanationHeadline(call.host, rule),
            joined({explanationSentence(call.host, rule), explanationLesson(call.host, rule)}),
            clauseText(info),
            clauseUrl(info),
            quotation(rule)};
}

StepText arrivalBox(const sim::SegmentRecord& segment)
{
    const QStringList values = valuesOf(segment);
    return box(
        peerOf(segment.from),
        fill(QCoreApplication::translate("Step", "%3 gets %2's %5, and nothing changes"), values),
        fill(QCoreApplication::translate(
                 "Step", "%3 gets %2's %5 (seq=%6, ack=%7). It is in order, brings no data "
                         "and acknowledges nothing new, so there is nothing to answer."),
             values),
        processingSource);
}

StepText injectionBox(const sim::SegmentRecord& segment)
{
    const QStringList values = valuesOf(segment);
    return box(
        std::nullopt,
        fill(QCoreApplication::translate("Step", "A hand-made %5 is put before %4"), values),
        fill(QCoreApplication::translate(
                 "Step",
                 "A segment that %2 never sent, %5 with seq=%6, appears before %4 as "
                 "if it came from there. %3 can judge it only by its sequence and acknowledgment "
                 "numbers."),
             values),
        processingSource);
}

} // namespace

StepEvents eventsOf(const sim::StepRecord& step)
{
    StepEvents events;
    for (const sim::TraceRecord& record : step.records)
        std::visit(Sorter{events}, record.what);
    events.byHand = !std::holds_alternative<sim::NextEvent>(step.command);
    return events;
}

QString segmentInWords(const sim::SegmentRecord& segment)
{
    return nameOf(segment);
}

QString fateSentence(const sim::SegmentRecord& segment)
{
    const QStringList values = valuesOf(segment);
    switch (segment.event) {
    case SegmentEvent::Delayed:
        return fill(QCoreApplication::translate(
                        "Step", "But this %5 is held up and will not reach %4 before %8."),
                    values);
    case SegmentEvent::Duplicated:
        return fill(QCoreApplication::translate(
                        "Step", "The link makes a copy of this %5, so that it will arrive twice."),
                    values);
    case SegmentEvent::Corrupted:
        return fill(QCoreApplication::translate("Step", "But this %5 is damaged on its way to %4."),
                    values);
    case SegmentEvent::Reordered:
        return fill(QCoreApplication::translate(
                        "Step", "But later segments will overtake this %5 on its way to %4."),
                    values);
    case SegmentEvent::Dropped:
    case SegmentEvent::Sent:
    case SegmentEvent::Delivered:
        break;
    }
    return fill(QCoreApplication::translate("Step", "But this %5 will not reach %4: it gets lost."),
                values);
}

std::optional<StepText> withoutRules(const StepEvents& events, const sim::StepRecord& step)
{
    if (std::holds_alternative<sim::Interfere>(step.command) && !events.fates.empty())
        return fateBox(*events.fates.front(), true);
    if (!events.call) return std::nullopt;
    switch (events.call->kind) {
    case sim::CallKind::Crash:
    case sim::CallKind::Restart:
        return crashBox(*events.call);
    case sim::CallKind::Set:
        if (events.call->error == tcp::CallError::None) return settingBox(*events.call);
        return std::nullopt;
    case sim::CallKind::Listen:
        if (events.call->error == tcp::CallError::None) return listenBox(*events.call);
        return std::nullopt;
    case sim::CallKind::Connect:
    case sim::CallKind::Send:
    case sim::CallKind::Receive:
    case sim::CallKind::Close:
    case sim::CallKind::Shutdown:
    case sim::CallKind::Accept:
    case sim::CallKind::Abort:
        return std::nullopt;
    }
    return std::nullopt;
}

StepText quietStep(const StepEvents& events, const sim::StepRecord& step)
{
    if (events.call) return callBox(*events.call);
    if (!events.fates.empty()) return fateBox(*events.fates.front(), events.byHand);
    if (events.icmp) return icmpBox(*events.icmp);
    if (events.arrived) return arrivalBox(*events.arrived);
    if (!events.sent.empty()) return injectionBox(*events.sent.front());
    return box(std::nullopt, QCoreApplication::translate("Step", "Time passes"),
               fill(QCoreApplication::translate(
                        "Step", "At %1 nothing has to be sent, and no state changes."),
                    {timeInWords(step.t)}),
               processingSource);
}

} // namespace tcplab::present
