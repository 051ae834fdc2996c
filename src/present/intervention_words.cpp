#include "present/intervention_words.h"

#include <QCoreApplication>

#include "present/names.h"
#include "present/step_events.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

constexpr qsizetype longestQuotation = 16; ///< of a text that is sent, in characters

QString hostOf(sim::HostId host)
{
    return hostWord(host == sim::HostId::Client ? HostRole::Client : HostRole::Server);
}

/// The segment of the step that was interfered with, or put in.
const sim::SegmentRecord* segmentOf(const sim::StepRecord& step, std::uint64_t id)
{
    for (const sim::TraceRecord& record : step.records) {
        const auto* segment = std::get_if<sim::SegmentRecord>(&record.what);
        if (!segment) continue;
        if (id == 0 ? segment->injected : segment->id == id || segment->copyOf == id)
            return segment;
    }
    return nullptr;
}

QString nameOf(const sim::Interfere& command, const sim::StepRecord& step)
{
    const sim::SegmentRecord* segment = segmentOf(step, command.segment);
    const QString what =
        segment ? segmentInWords(*segment)
                : QCoreApplication::translate("Intervention", "segment %1").arg(command.segment);
    switch (command.kind) {
    case sim::FaultKind::Drop:
        return fill(QCoreApplication::translate("Intervention", "drop %1", "a segment"), {what});
    case sim::FaultKind::Duplicate:
        return fill(QCoreApplication::translate("Intervention", "duplicate %1", "a segment"),
                    {what});
    case sim::FaultKind::Delay:
        return fill(QCoreApplication::translate("Intervention", "delay %1 by %2", "a segment"),
                    {what, durationInWords(command.delay)});
    case sim::FaultKind::Corrupt:
        return fill(QCoreApplication::translate("Intervention", "corrupt %1", "a segment"), {what});
    case sim::FaultKind::Reorder:
        return fill(QCoreApplication::translate("Intervention", "reorder %1", "a segment"), {what});
    }
    return {};
}

QString nameOf(const sim::PersonCalls& command)
{
    return fill(QCoreApplication::translate("Intervention", "%1: %2", "a host and what it calls"),
                {hostOf(command.call.host), callInWords(command.call)});
}

QString nameOf(const sim::InjectSegment& command)
{
    const sim::Injection& injection = command.injection;
    const QString what =
        injection.icmp ? QStringLiteral("ICMP") : flagsInWords(injection.header.flags);
    return fill(QCoreApplication::translate("Intervention", "inject %1 to the %2",
                                            "a segment and the host that it reaches"),
                {what, hostOf(injection.to)});
}

QString sendInWords(const sim::Call& call)
{
    const QString name =
        call.urgent ? QStringLiteral("send urgent(%1)") : QStringLiteral("send(%1)");
    const std::string_view octets(reinterpret_cast<const char*>(call.data.data()),
                                  call.data.size());
    if (!call.dataIsText) return name.arg(octets.size());
    QString text = present::text(octets).simplified();
    if (text.size() > longestQuotation) text = text.left(longestQuotation - 1) + u'\u2026';
    return name.arg(u'"' + text + u'"');
}

} // namespace

QString callInWords(const sim::Call& call)
{
    const QString name = present::text(sim::id(call.kind));
    switch (call.kind) {
    case sim::CallKind::Send:
        return sendInWords(call);
    case sim::CallKind::Receive:
        return call.bytes ? QStringLiteral("%1(%2)").arg(name).arg(*call.bytes)
                          : name + QStringLiteral("()");
    case sim::CallKind::Set:
        return QStringLiteral("%1 %2=%3")
            .arg(name, present::text(call.option), present::text(call.value));
    case sim::CallKind::Listen:
    case sim::CallKind::Connect:
    case sim::CallKind::Close:
    case sim::CallKind::Shutdown:
    case sim::CallKind::Abort:
    case sim::CallKind::Accept:
        return name + QStringLiteral("()");
    case sim::CallKind::Crash:
    case sim::CallKind::Restart:
        return name;
    }
    return name;
}

QString interventionName(const sim::StepRecord& step)
{
    if (const auto* command = std::get_if<sim::Interfere>(&step.command))
        return nameOf(*command, step);
    if (const auto* command = std::get_if<sim::PersonCalls>(&step.command)) return nameOf(*command);
    if (const auto* command = std::get_if<sim::InjectSegment>(&step.command))
        return nameOf(*command);
    return {};
}

QString interventionWithTime(const sim::StepRecord& step)
{
    return fill(QCoreApplication::translate("Intervention", "%1 at %2", "what was done, and when"),
                {interventionName(step), timeInWords(step.t)});
}

} // namespace tcplab::present
