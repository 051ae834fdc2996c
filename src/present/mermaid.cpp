#include "present/mermaid.h"

#include <QCoreApplication>

#include <map>

#include "present/language.h"
#include "present/names.h"
#include "present/segment_fields.h"
#include "present/segment_labels.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

using sim::HostId;
using sim::SegmentEvent;

/// Mermaid reads ; as the end of a statement and # as the start of an entity.
QString escaped(QString words)
{
    words.replace(u'#', QLatin1String("#35;"));
    // The one just made ends in a semicolon that must stay.
    QString result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool ends = words[i] == u';' && i >= 3 && words.mid(i - 3, 3) == QLatin1String("#35");
        result += words[i] == u';' && !ends ? QStringLiteral("#59;") : QString(words[i]);
    }
    return result.replace(u'\n', u' ');
}

QString name(HostId host)
{
    return host == HostId::Client ? QStringLiteral("C") : QStringLiteral("S");
}

class Diagram
{
public:
    explicit Diagram(const sim::History& history)
        : history_(history)
    {
    }

    QString draw()
    {
        head();
        for (std::size_t k = 0; k < history_.steps(); ++k) {
            now_ = history_.record(k).t;
            for (const sim::TraceRecord& record : history_.record(k).records)
                std::visit([this](const auto& what) { tell(what); }, record.what);
        }
        for (const auto& [id, segment] : flying_)
            message(segment, QStringLiteral("--)"),
                    QCoreApplication::translate("Mermaid", "still on its way", "a segment"));
        return text_;
    }

private:
    void line(const QString& words) { text_ += QStringLiteral("    ") + words + u'\n'; }

    void head()
    {
        const sim::Scenario& scenario = history_.scenario();
        const std::string language = languageId(currentLanguage()).toStdString();
        QString title = text(sim::localized(scenario.title, language));
        if (title.isEmpty()) title = text(scenario.id);
        text_ = QStringLiteral("sequenceDiagram\n");
        line(QStringLiteral("title %1").arg(escaped(title)));
        line(QStringLiteral("participant C as %1").arg(hostName(HostRole::Client)));
        line(QStringLiteral("participant S as %1").arg(hostName(HostRole::Server)));
    }
    void note(HostId host, const QString& words)
    {
        line(QStringLiteral("Note %1 of %2: %3")
                 .arg(host == HostId::Client ? QStringLiteral("left") : QStringLiteral("right"),
                      name(host), escaped(words)));
    }
    void message(const sim::SegmentRecord& segment, const QString& arrow, const QString& remark)
    {
        QString words = QString::fromStdString(tcp::toString(segment.header.flags)) +
                        QStringLiteral(" seq=%1").arg(segment.header.seq.value());
        if (segment.header.has(tcp::Flag::Ack))
            words += QStringLiteral(" ack=%1").arg(segment.header.ack.value());
        if (segment.length > 0) words += QStringLiteral(" len=%1").arg(segment.length);
        for (const QString& field : extraFields(segment.header, window_[segment.id]))
            words += u' ' + field;
        if (segment.repeated)
            words += u' ' + QCoreApplication::translate("TextLadder", "again", "a retransmission");
        if (!remark.isEmpty()) words += u' ' + remark;
        line(name(segment.from) + arrow + name(sim::peerOf(segment.from)) + QStringLiteral(": ") +
             escaped(words));
    }

    void tell(const sim::SegmentRecord& segment)
    {
        switch (segment.event) {
        case SegmentEvent::Sent:
        case SegmentEvent::Duplicated:
            flying_[segment.id] = segment;
            window_[segment.id] = windows_.note(segment);
            return;
        case SegmentEvent::Delivered:
            message(segment, QStringLiteral("->>"), {});
            flying_.erase(segment.id);
            return;
        case SegmentEvent::Dropped:
            message(segment, QStringLiteral("-x"),
                    QCoreApplication::translate("TextLadder", "lost", "a segment"));
            flying_.erase(segment.id);
            return;
        case SegmentEvent::Delayed:
        case SegmentEvent::Corrupted:
        case SegmentEvent::Reordered:
            return;
        }
    }
    void tell(const sim::CallRecord& call)
    {
        if (!call.resumed) note(call.host, callText(call));
    }
    void tell(const sim::StateRecord& state)
    {
        note(state.host, QStringLiteral("%1 s %2").arg(secondsText(now_), stateInWords(state.to)));
    }
    void tell(const sim::TimerRecord&) {}
    void tell(const sim::AppRecord&) {}
    void tell(const sim::IcmpRecord& icmp)
    {
        note(icmp.host,
             QCoreApplication::translate("TextLadder", "ICMP: %1").arg(icmpName(icmp.kind)));
    }
    void tell(const sim::ExplainRecord&) {}

    const sim::History& history_;
    QString text_;
    sim::SimTime now_;
    std::map<std::uint64_t, sim::SegmentRecord> flying_;
    std::map<std::uint64_t, WindowNote> window_; ///< by segment
    WindowWatch windows_;
};

} // namespace

QString mermaidDiagram(const sim::History& history)
{
    return Diagram(history).draw();
}

} // namespace tcplab::present
