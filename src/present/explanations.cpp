#include "present/explanations.h"

#include <QCoreApplication>

#include <array>

#include "present/language.h"
#include "present/names.h"
#include "present/rule_texts.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

/// The numbers of an argument, for sums such as "iss+1".
std::optional<std::int64_t> number(const tcp::Arg::Value& value)
{
    if (const auto* seq = std::get_if<tcp::SeqNum>(&value)) return seq->value();
    if (const auto* count = std::get_if<std::uint64_t>(&value))
        return static_cast<std::int64_t>(*count);
    return std::nullopt;
}

QString unknown()
{
    return QStringLiteral("—");
}

QString valueInWords(const tcp::Arg::Value& value)
{
    struct Words
    {
        QString operator()(std::monostate) const { return unknown(); }
        QString operator()(tcp::SeqNum seq) const { return QString::number(seq.value()); }
        QString operator()(std::uint64_t count) const { return QString::number(count); }
        QString operator()(tcp::Duration duration) const { return durationInWords(duration); }
        QString operator()(tcp::SimTime time) const { return timeInWords(time); }
        QString operator()(tcp::State state) const { return stateInWords(state); }
        QString operator()(tcp::Flags flags) const { return flagsInWords(flags); }
    };
    return std::visit(Words{}, value);
}

/// "seq", "iss+1", "rcvNxt-1", "seq+bytes".
QString argumentInWords(const tcp::Explanation& explanation, const QString& name)
{
    const qsizetype sign = std::max(name.indexOf(u'+'), name.indexOf(u'-'));
    const auto* first = explanation.find(name.left(sign).toStdString());
    if (!first) return unknown();
    if (sign < 0) return valueInWords(*first);

    const QString operand = name.mid(sign + 1);
    const auto* second = explanation.find(operand.toStdString());
    const std::optional<std::int64_t> a = number(*first);
    const std::optional<std::int64_t> b =
        second ? number(*second) : std::optional<std::int64_t>(operand.toLongLong());
    if (!a || !b) return unknown();
    // Sequence numbers wrap.
    return QString::number(static_cast<std::uint32_t>(name[sign] == u'+' ? *a + *b : *a - *b));
}

QStringList valuesFor(sim::HostId host, const tcp::Explanation& explanation, const RuleText& text)
{
    QStringList values{hostAtStart(host), hostInside(sim::peerOf(host))};
    const QStringList names = QString::fromLatin1(text.args).split(u' ', Qt::SkipEmptyParts);
    for (const QString& name : names)
        values.append(argumentInWords(explanation, name));
    return values;
}

QString render(sim::HostId host, const tcp::Explanation& explanation, const char* source)
{
    if (!source) return {};
    const RuleText& words = ruleText(explanation);
    const bool counts = std::string_view{source}.find("%n") != std::string_view::npos;
    const auto* counted = explanation.find(words.counted);
    const std::int64_t n = counted ? number(*counted).value_or(0) : 0;
    const QString pattern =
        QCoreApplication::translate("Rule", source, nullptr, counts ? static_cast<int>(n) : -1);
    return fill(pattern, valuesFor(host, explanation, words));
}

/// The steps that rules name, for the translators: the RFC's headings, shortened so that they fit
/// beside the section's number.
[[maybe_unused]] constexpr std::array clauseSteps{
    QT_TRANSLATE_NOOP("Clause", "CLOSED state, passive"),
    QT_TRANSLATE_NOOP("Clause", "CLOSED state, active"),
    QT_TRANSLATE_NOOP("Clause", "segmentize and send"),
    QT_TRANSLATE_NOOP("Clause", "send a FIN segment"),
    QT_TRANSLATE_NOOP("Clause", "first: a RST"),
    QT_TRANSLATE_NOOP("Clause", "second: an ACK"),
    QT_TRANSLATE_NOOP("Clause", "third: a SYN"),
    QT_TRANSLATE_NOOP("Clause", "fourth: anything else"),
    QT_TRANSLATE_NOOP("Clause", "first: the ACK bit"),
    QT_TRANSLATE_NOOP("Clause", "second: the RST bit"),
    QT_TRANSLATE_NOOP("Clause", "fourth: the SYN bit"),
    QT_TRANSLATE_NOOP("Clause", "fifth: no SYN, no RST"),
    QT_TRANSLATE_NOOP("Clause", "first: sequence number"),
    QT_TRANSLATE_NOOP("Clause", "fifth: the ACK field"),
    QT_TRANSLATE_NOOP("Clause", "sixth: the URG bit"),
    QT_TRANSLATE_NOOP("Clause", "seventh: segment text"),
    QT_TRANSLATE_NOOP("Clause", "eighth: the FIN bit"),
    QT_TRANSLATE_NOOP("Clause", "5.4 to 5.6"),
    QT_TRANSLATE_NOOP("Clause", "Linux differs"),
    QT_TRANSLATE_NOOP("Clause", "step 3"),
    QT_TRANSLATE_NOOP("Clause", "steps 2 and 3"),
    QT_TRANSLATE_NOOP("Clause", "TIME-WAIT timeout"),
    QT_TRANSLATE_NOOP("Clause", "user timeout"),
};

} // namespace

QString explanationSentence(sim::HostId host, const tcp::Explanation& explanation)
{
    return render(host, explanation, ruleText(explanation).sentence);
}

QString explanationHeadline(sim::HostId host, const tcp::Explanation& explanation)
{
    return render(host, explanation, ruleText(explanation).headline);
}

QString explanationLesson(sim::HostId host, const tcp::Explanation& explanation)
{
    return render(host, explanation, ruleText(explanation).lesson);
}

QString quotation(const tcp::Explanation& explanation)
{
    return QString::fromLatin1(ruleText(explanation).quotation)
        .replace(QLatin1String(" ... "), QStringLiteral(" … "));
}

QString clauseText(int rfc, const QString& section)
{
    return QStringLiteral("RFC %1 §%2").arg(rfc).arg(section);
}

QString clauseUrl(int rfc, const QString& section)
{
    return QStringLiteral("https://www.rfc-editor.org/rfc/rfc%1#section-%2").arg(rfc).arg(section);
}

QString clauseText(const tcp::RuleInfo& info)
{
    const QString place = clauseText(info.rfc, text(info.section));
    if (info.step.empty()) return place;
    const std::string step{info.step};
    return place + QStringLiteral("  ") + QCoreApplication::translate("Clause", step.c_str());
}

QString clauseUrl(const tcp::RuleInfo& info)
{
    return clauseUrl(info.rfc, text(info.section));
}

} // namespace tcplab::present
