#include "present/segment_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

#include "present/segment_fields.h"
#include "present/wording.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

namespace {

/// Longer texts are told by their number of bytes.
constexpr int longestQuotation = 24;

/// By which the fields of a label leave it: the highest first.
enum Rank { Purpose, Telling, Plain, Repeated, Dull };

struct Field
{
    QString text;
    Rank rank = Plain;
};

/// SACK blocks count what the other end has sent.
NumberText acknowledgedNumbers(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    return [&arrow, &numbers](tcp::SeqNum seq) {
        return numbers.text(seq, peerOf(arrow.from), arrow.conn, arrow.sentAt);
    };
}

QString seqField(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    return u"seq=%1"_s.arg(numbers.text(arrow.header.seq, arrow.from, arrow.conn, arrow.sentAt));
}

QString ackField(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    return u"ack=%1"_s.arg(
        numbers.text(arrow.header.ack, peerOf(arrow.from), arrow.conn, arrow.sentAt));
}

bool occupiesSequence(const LadderArrow& arrow)
{
    return arrow.length > 0 || arrow.header.has(tcp::Flag::Syn) ||
           arrow.header.has(tcp::Flag::Fin) || arrow.header.has(tcp::Flag::Rst);
}

void addOptions(std::vector<Field>& fields, const LadderArrow& arrow)
{
    const tcp::Options& options = arrow.header.options;
    const bool syn = arrow.header.has(tcp::Flag::Syn);
    if (options.mss) fields.push_back({u"mss=%1"_s.arg(*options.mss), Dull});
    if (options.windowScale) fields.push_back({u"wscale=%1"_s.arg(*options.windowScale), Telling});
    if (options.sackPermitted) fields.push_back({u"sackOK"_s, Telling});
    if (options.timestamps)
        fields.push_back(
            {u"TS=%1/%2"_s.arg(options.timestamps->value).arg(options.timestamps->echo),
             syn ? Plain : Dull});
}

std::vector<Field> fieldsOf(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    const tcp::Header& header = arrow.header;
    const bool counts = occupiesSequence(arrow);
    const bool acknowledges = header.has(tcp::Flag::Ack);
    std::vector<Field> fields;
    fields.push_back({seqField(arrow, numbers), counts || !acknowledges ? Purpose : Repeated});
    if (acknowledges)
        fields.push_back({ackField(arrow, numbers), !counts            ? Purpose
                                                    : arrow.ackChanged ? Plain
                                                                       : Repeated});
    if (arrow.length > 0) fields.push_back({u"len=%1"_s.arg(arrow.length), Plain});
    if (header.has(tcp::Flag::Urg))
        fields.push_back({u"urg=%1"_s.arg(header.urgentPointer), Telling});
    if (arrow.window.changed) fields.push_back({windowField(header, arrow.window.shift), Telling});
    addOptions(fields, arrow);
    if (!header.options.sack.empty())
        fields.push_back({sackField(header.options, acknowledgedNumbers(arrow, numbers)), Telling});
    return fields;
}

QString joinedFields(const std::vector<Field>& fields)
{
    QStringList texts;
    for (const Field& field : fields)
        texts << field.text;
    return texts.join(u' ');
}

} // namespace

QString flagsText(const tcp::Header& header)
{
    const std::string flags = tcp::toString(header.flags);
    if (flags.empty()) return QCoreApplication::translate("Ladder", "no flags");
    return QString::fromStdString(flags);
}

QString fieldsText(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    QStringList fields{seqField(arrow, numbers)};
    if (arrow.header.has(tcp::Flag::Ack)) fields << ackField(arrow, numbers);
    if (arrow.length > 0) fields << u"len=%1"_s.arg(arrow.length);
    return fields.join(u' ');
}

QStringList labelChoices(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    std::vector<Field> fields = fieldsOf(arrow, numbers);
    QStringList choices{joinedFields(fields)};
    const auto lessNeeded = [](const Field& a, const Field& b) { return a.rank < b.rank; };
    while (fields.size() > 1) {
        const auto worst = std::max_element(fields.begin(), fields.end(), lessNeeded);
        // Of several blocks the latest says most: the others may go before anything else does.
        const std::size_t blocks = arrow.header.options.sack.size();
        const bool sackIsLast = worst->rank == Telling && fields.back().text.startsWith(u"sack=") &&
                                blocks > 1 && !fields.back().text.endsWith(u"...");
        if (sackIsLast)
            fields.back().text =
                sackField(arrow.header.options, acknowledgedNumbers(arrow, numbers), 1);
        else
            fields.erase(worst);
        choices << joinedFields(fields);
    }
    return choices;
}

QString callText(const sim::CallRecord& call)
{
    return callText(call, longestQuotation);
}

QString callText(const sim::CallRecord& call, int cells)
{
    if (call.kind == sim::CallKind::Set) return u"set(%1)"_s.arg(text(call.text));
    const QString name = text(sim::id(call.kind));
    const QString quoted = u"%1(\"%2\")"_s.arg(name, text(call.text));
    const bool isPrintable =
        std::all_of(quoted.begin(), quoted.end(), [](QChar c) { return c.isPrint(); });
    if (call.kind == sim::CallKind::Send && !call.text.empty() && isPrintable &&
        displayWidth(quoted) <= std::min(cells, longestQuotation))
        return quoted;
    return call.bytes > 0 ? u"%1(%2)"_s.arg(name).arg(call.bytes) : name + u"()"_s;
}

} // namespace tcplab::present
