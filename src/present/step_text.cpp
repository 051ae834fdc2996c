#include "present/explanations.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

#include "present/language.h"
#include "present/messages.h"
#include "present/rule_texts.h"
#include "present/state_dialect.h"
#include "present/step_events.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

using tcp::Rule;

/// Two lines of the explanation box, in cells of Latin width.
constexpr int bodyWidth = 260;

int rankOf(const sim::ExplainRecord& record)
{
    return ruleText(record.explanation).rank;
}

const sim::ExplainRecord* mostSignificant(const StepEvents& events)
{
    const auto best =
        std::max_element(events.explained.begin(), events.explained.end(),
                         [](const auto* a, const auto* b) { return rankOf(*a) < rankOf(*b); });
    return best == events.explained.end() ? nullptr : *best;
}

/// What the sentence of `main` tells already, or what would only take its lesson's place.
bool isRedundant(Rule rule, Rule main, int mainRank)
{
    if (rule == Rule::RttMeasured || rule == Rule::SynRtoReset || rule == Rule::WindowUpdated)
        return true;
    if (rule == Rule::AckAdvances) return mainRank >= 58;
    if (rule == Rule::AckSent) return main != Rule::TextAccepted && main != Rule::TextFromQueue;
    if (rule == Rule::AckDelayed && main == Rule::FinArrived) return true;
    return rule == main || (rule == Rule::EnterTimeWait && main == Rule::TimeWaitFinAgain);
}

const sim::ExplainRecord* secondMostSignificant(const StepEvents& events,
                                                const sim::ExplainRecord& main)
{
    const sim::ExplainRecord* second = nullptr;
    for (const auto* record : events.explained) {
        if (record == &main || record->host != main.host) continue;
        if (isRedundant(record->explanation.rule, main.explanation.rule, rankOf(main))) continue;
        if (!second || rankOf(*record) > rankOf(*second)) second = record;
    }
    return second;
}

/// What the state that has just been entered means.
QString stateLesson(const sim::StateRecord& state)
{
    const QStringList names{hostInside(peerOf(state.host)), hostAtStart(peerOf(state.host))};
    const auto sentence = [&](const QString& pattern) { return fill(pattern, names); };
    switch (state.to) {
    case tcp::State::FinWait1:
        return sentence(QCoreApplication::translate(
            "Step", "This ends one direction only; the other ends with %1's own FIN."));
    case tcp::State::LastAck:
        return sentence(QCoreApplication::translate(
            "Step", "%2 has closed its direction before, so only the ACK of this FIN is missing."));
    case tcp::State::CloseWait:
        return sentence(QCoreApplication::translate(
            "Step",
            "CLOSE-WAIT does not end by itself: it lasts until the program here calls close()."));
    case tcp::State::FinWait2:
        return sentence(QCoreApplication::translate(
            "Step", "Now it waits for %1's FIN; how long is up to %1's program."));
    case tcp::State::Closing:
        return sentence(QCoreApplication::translate(
            "Step",
            "Both closed at the same time: instead of the ACK of its own FIN came %1's FIN."));
    case tcp::State::TimeWait:
        if (state.cause == "fin-and-ack-of-fin")
            return QCoreApplication::translate(
                "Step", "One segment brought both FIN and ACK: closing took three segments, not "
                        "four.");
        if (state.from == tcp::State::Closing)
            return QCoreApplication::translate("Step",
                                               "Both closed at the same time, so both wait.");
        return {};
    case tcp::State::Closed:
    case tcp::State::Listen:
    case tcp::State::SynSent:
    case tcp::State::SynReceived:
    case tcp::State::Established:
        return {};
    }
    return {};
}

bool wasApplied(const StepEvents& events, Rule rule)
{
    return std::any_of(events.explained.begin(), events.explained.end(),
                       [rule](const auto* record) { return record->explanation.rule == rule; });
}

/// Where the same rule teaches something else because of what else happened in the step; else
/// empty.
QString lessonOfTheMoment(const StepEvents& events, const sim::ExplainRecord& main)
{
    if (main.explanation.rule == Rule::SynReceivedAck && events.arrived) {
        if (events.arrived->header.has(tcp::Flag::Syn))
            return QCoreApplication::translate(
                "Step", "Both SYNs are confirmed: two opens have made one connection.");
        if (events.arrived->length > 0)
            return QCoreApplication::translate(
                "Step", "A data segment brought the ACK: a lost third segment does no harm, "
                        "because every later segment carries the same ACK.");
    }
    if (main.explanation.rule == Rule::CallRefused && events.call)
        return callErrorSentence(events.call->error);
    const bool isText =
        main.explanation.rule == Rule::TextAccepted || main.explanation.rule == Rule::TextFromQueue;
    if (isText && wasApplied(events, Rule::WindowOpened))
        return QCoreApplication::translate(
            "Step", "The program reads at once, so a second ACK with the same number announces the "
                    "room that this makes: a window update.");
    if (isText && wasApplied(events, Rule::ReceiveDelivered))
        return QCoreApplication::translate(
            "Step", "The program was waiting for data. TCP delivers a stream of bytes and keeps no "
                    "message boundaries.");
    if (main.explanation.rule == Rule::DuplicateAck && events.arrived &&
        events.arrived->header.window == 0)
        return fill(
            QCoreApplication::translate(
                "Step", "The window is still 0: %1 has no room yet and will be probed again."),
            {hostInside(peerOf(main.host))});
    if (main.explanation.rule == Rule::RstAccepted && !events.states.empty() &&
        events.states.front()->from == tcp::State::TimeWait)
        return inStateDialect(QCoreApplication::translate(
            "Step", "The wait ends too early, and with it the protection from old duplicates: "
                    "“TIME-WAIT assassination”, RFC 1337."));
    for (const auto* state : events.states) {
        if (state->host != main.host) continue;
        if (const QString lesson = stateLesson(*state); !lesson.isEmpty()) return lesson;
    }
    return {};
}

/// A segment that left in this step and met its fate at once.
QString fateOfSent(const StepEvents& events)
{
    for (const auto* fate : events.fates) {
        const auto isSameSegment = [&](const auto* sent) {
            return sent->id == fate->id || (fate->copyOf != 0 && sent->id == fate->copyOf);
        };
        if (std::any_of(events.sent.begin(), events.sent.end(), isSameSegment))
            return fateSentence(*fate);
    }
    return {};
}

/// Several segments of text that leave in one step are told as one.
struct Burst
{
    int segments = 0;
    tcp::SeqNum from;
    tcp::SeqNum upTo;
};

Burst burstOf(const StepEvents& events)
{
    Burst burst;
    for (const auto* sent : events.sent) {
        if (sent->length == 0 || sent->reason != tcp::TransmitReason::Regular) continue;
        if (burst.segments++ == 0) burst.from = sent->header.seq;
        burst.upTo = sent->header.seq + sent->length;
    }
    return burst;
}

struct Told
{
    QString headline;
    QString sentence;
};

Told toldOf(const StepEvents& events, const sim::ExplainRecord& record)
{
    const Burst burst = burstOf(events);
    if (record.explanation.rule == Rule::SegmentSent && burst.segments > 1) {
        const QStringList values{hostAtStart(record.host), QString::number(burst.from.value()),
                                 QString::number((burst.upTo - 1).value())};
        return {fill(QCoreApplication::translate("Step", "%1 sends %n segment(s) of data", nullptr,
                                                 burst.segments),
                     values),
                fill(QCoreApplication::translate(
                         "Step",
                         "%1 sends %n segment(s) of data, seq %2 to %3, without waiting for an "
                         "ACK of each: the window allows it.",
                         nullptr, burst.segments),
                     values)};
    }
    return {explanationHeadline(record.host, record.explanation),
            explanationSentence(record.host, record.explanation)};
}

bool fits(const QStringList& sentences, const QString& another, int width)
{
    return displayWidth(joined(sentences)) + displayWidth(another) <= width;
}

/// The main sentence, a second one where there is room, and what it means. What happens in this
/// very step (a loss, a new state) goes before what could always be said of the rule.
QStringList bodyOf(const StepEvents& events, const sim::ExplainRecord& main)
{
    QStringList body{toldOf(events, main).sentence};
    const QString fate = fateOfSent(events);
    const QString ofTheMoment = fate.isEmpty() ? lessonOfTheMoment(events, main) : fate;
    const int room = fate.isEmpty() ? bodyWidth : bodyWidth * 6 / 5 - displayWidth(fate);
    const int left = fate.isEmpty() ? room - displayWidth(ofTheMoment) : room;
    if (const sim::ExplainRecord* second = secondMostSignificant(events, main)) {
        const QString sentence = toldOf(events, *second).sentence;
        const auto place = [&](const sim::ExplainRecord* record) {
            return std::find(events.explained.begin(), events.explained.end(), record);
        };
        if (fits(body, sentence, left)) body.insert(place(second) < place(&main) ? 0 : 1, sentence);
    }
    if (!ofTheMoment.isEmpty()) return body << ofTheMoment;
    const QString lesson = explanationLesson(main.host, main.explanation);
    if (!lesson.isEmpty() && (body.size() == 1 || fits(body, lesson, bodyWidth))) body << lesson;
    return body;
}

StepText byRules(const StepEvents& events, const sim::ExplainRecord& main)
{
    const tcp::RuleInfo& info = tcp::ruleInfo(main.explanation.rule);
    return {main.host,
            toldOf(events, main).headline,
            joined(bodyOf(events, main)),
            clauseText(info),
            clauseUrl(info),
            quotation(main.explanation)};
}

} // namespace

StepText stepText(const sim::StepRecord& step)
{
    const StepEvents events = eventsOf(step);
    if (const auto plain = withoutRules(events, step)) return *plain;
    if (const auto* main = mostSignificant(events)) return byRules(events, *main);
    return quietStep(events, step);
}

StepText introduction(const sim::Scenario& scenario)
{
    const std::string language = languageId(currentLanguage()).toStdString();
    const auto localized = [&](const sim::LocalizedText& words) {
        return inStateDialect(text(sim::localized(words, language)));
    };
    QString headline = localized(scenario.title);
    if (headline.isEmpty()) headline = text(scenario.id);
    const QString watch = localized(scenario.watch);
    QStringList body{localized(scenario.summary)};
    if (!watch.isEmpty())
        body << QCoreApplication::translate("Step", "Watch: %1", "what to look at").arg(watch);
    body.removeAll(QString());
    if (body.isEmpty())
        body.append(QCoreApplication::translate(
            "Step", "Nothing has happened yet: go on step by step, or let it play."));
    return {std::nullopt,
            headline,
            body.join(u'\n'),
            QStringLiteral("RFC 9293"),
            QStringLiteral("https://www.rfc-editor.org/rfc/rfc9293"),
            QString()};
}

} // namespace tcplab::present
