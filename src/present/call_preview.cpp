#include "present/call_preview.h"

#include <QCoreApplication>

#include "present/wording.h"
#include "sim/scenario_file.h"
#include "tcp/user_call.h"

namespace tcplab::present {

sim::CallRecord answerTo(const sim::World& world, const sim::Call& call, sim::SimTime at)
{
    sim::World aside = world;
    aside.setTracing(true);
    const sim::StepRecord step = aside.step(sim::PersonCalls{call, at});
    for (const sim::TraceRecord& record : step.records)
        if (const auto* told = std::get_if<sim::CallRecord>(&record.what); told && !told->resumed)
            return *told;
    return {};
}

QString answerInWords(const sim::CallRecord& answer)
{
    if (answer.error != tcp::CallError::None) return text(tcp::rfcText(answer.error));
    if (answer.pending) return QCoreApplication::translate("CallPreview", "accepted, waits");
    return QCoreApplication::translate("CallPreview", "accepted");
}

namespace {

QString tooMany(std::uint64_t most)
{
    return QCoreApplication::translate("CallPreview", "No more than %L1 octets.").arg(most);
}

OctetsRead readHex(const QString& text, std::uint64_t most)
{
    QString digits;
    for (const QChar c : text)
        if (!c.isSpace()) digits += c;
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
    };
    for (const QChar c : digits)
        if (!isDigit(c))
            return QCoreApplication::translate("CallPreview",
                                               "“%1” is no hexadecimal digit: write 48 65 6c.")
                .arg(c);
    if (digits.isEmpty() || digits.size() % 2 != 0)
        return QCoreApplication::translate("CallPreview",
                                           "Two hexadecimal digits for each octet: 48 65 6c.");
    if (static_cast<std::uint64_t>(digits.size()) / 2 > most) return tooMany(most);
    std::vector<std::byte> octets;
    for (const char value : QByteArray::fromHex(digits.toLatin1()))
        octets.push_back(static_cast<std::byte>(value));
    return octets;
}

} // namespace

OctetsRead readOctets(const QString& text, OctetsAs as, std::uint64_t most)
{
    if (as == OctetsAs::Hex) return readHex(text, most);
    if (as == OctetsAs::Count) {
        bool isNumber = false;
        const qulonglong count = text.trimmed().toULongLong(&isNumber);
        if (!isNumber || count == 0)
            return QCoreApplication::translate("CallPreview",
                                               "How many octets: a whole number from 1.");
        if (count > most) return tooMany(most);
        return sim::patternBytes(count);
    }
    const QByteArray utf8 = text.toUtf8();
    if (utf8.isEmpty()) return QCoreApplication::translate("CallPreview", "Type a text to send.");
    if (static_cast<std::uint64_t>(utf8.size()) > most) return tooMany(most);
    const auto* octets = reinterpret_cast<const std::byte*>(utf8.constData());
    return std::vector<std::byte>(octets, octets + utf8.size());
}

} // namespace tcplab::present
