#include "present/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#include "present/language.h"
#include "present/state_dialect.h"

namespace tcplab::present {

QString hostAtStart(sim::HostId host)
{
    return host == sim::HostId::Client
               ? QCoreApplication::translate("Wording", "The client", "begins a sentence")
               : QCoreApplication::translate("Wording", "The server", "begins a sentence");
}

QString hostInside(sim::HostId host)
{
    return host == sim::HostId::Client
               ? QCoreApplication::translate("Wording", "the client", "inside a sentence")
               : QCoreApplication::translate("Wording", "the server", "inside a sentence");
}

namespace {

/// A number without trailing zeros: 1.5, 60, 0.05.
QString plainNumber(double value)
{
    QString number = QString::number(value, 'f', 6);
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.')) number.chop(1);
    return number;
}

} // namespace

QString durationInWords(tcp::Duration duration)
{
    using namespace std::chrono;
    const auto count = duration.count();
    const auto wholly = [&](tcp::Duration unit) { return count != 0 && count % unit.count() == 0; };
    if (count != 0 && qAbs(count) < 1'000)
        return QCoreApplication::translate("Wording", "%1 µs", "microseconds").arg(count);
    if (count != 0 && qAbs(count) < 1'000'000)
        return QCoreApplication::translate("Wording", "%1 ms", "milliseconds")
            .arg(plainNumber(static_cast<double>(count) / 1e3));
    if (qAbs(count) >= 7'200'000'000 && wholly(1h))
        return QCoreApplication::translate("Wording", "%1 h", "hours").arg(count / 3'600'000'000);
    if (qAbs(count) >= 300'000'000 && wholly(1min))
        return QCoreApplication::translate("Wording", "%1 min", "minutes").arg(count / 60'000'000);
    return QCoreApplication::translate("Wording", "%1 s", "seconds")
        .arg(plainNumber(static_cast<double>(count) / 1e6));
}

QString silenceInWords(tcp::Duration silence)
{
    using namespace std::chrono;
    return durationInWords(silence < 10s
                               ? round<milliseconds>(silence)
                               : round<duration<tcp::Duration::rep, std::centi>>(silence));
}

QString timeInWords(tcp::SimTime time)
{
    return QCoreApplication::translate("Wording", "%1 s", "seconds").arg(secondsText(time));
}

QString secondsText(tcp::SimTime time)
{
    return QString::number(static_cast<double>(time.time_since_epoch().count()) / 1e6, 'f', 3);
}

QString flagsInWords(tcp::Flags flags)
{
    if (flags.bits() == 0)
        return QCoreApplication::translate("Wording", "segment without flags",
                                           "what is lost, delayed ...");
    return QString::fromStdString(tcp::toString(flags));
}

namespace {

bool isWide(QChar c)
{
    return displayWidth(c.unicode()) == 2;
}

/// Chinese puts a blank beside a Latin word, but none between two Chinese ones: whether a value is
/// the one or the other is only known here.
QString withoutBlanksBetweenWide(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool between = text[i] == u' ' && i > 0 && i + 1 < text.size() &&
                             isWide(text[i - 1]) && isWide(text[i + 1]);
        if (!between) result += text[i];
    }
    return result;
}

} // namespace

QString fill(const QString& sentence, const QStringList& values)
{
    const QString pattern = inStateDialect(sentence);
    QString result;
    result.reserve(pattern.size() + 40);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace =
            pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
        const qsizetype index = isPlace ? pattern[i + 1].digitValue() - 1 : -1;
        if (index >= 0 && index < values.size()) {
            result += values[index];
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return withoutBlanksBetweenWide(result);
}

QString joined(const QStringList& sentences)
{
    return sentences.join(currentLanguage() == Language::Chinese ? QString() : QStringLiteral(" "));
}

namespace {

/// Ranges that Unicode's EastAsianWidth.txt gives as W or F, as far as texts here may hold them.
struct Range
{
    char32_t first;
    char32_t last;
};
constexpr std::array<Range, 15> wideRanges{{
    {0x1100, 0x115F},   // Hangul Jamo
    {0x2E80, 0x303E},   // CJK radicals, punctuation
    {0x3041, 0x33FF},   // kana, CJK symbols
    {0x3400, 0x4DBF},   // CJK extension A
    {0x4E00, 0x9FFF},   // CJK
    {0xA000, 0xA4CF},   // Yi
    {0xA960, 0xA97F},   // Hangul Jamo extended
    {0xAC00, 0xD7A3},   // Hangul
    {0xF900, 0xFAFF},   // CJK compatibility
    {0xFE30, 0xFE6F},   // CJK compatibility forms
    {0xFF01, 0xFF60},   // fullwidth forms
    {0xFFE0, 0xFFE6},   // fullwidth signs
    {0x1F300, 0x1F64F}, // pictographs
    {0x1F900, 0x1F9FF}, // pictographs
    {0x20000, 0x3FFFD}, // CJK extensions
}};

} // namespace

int displayWidth(char32_t c)
{
    const auto category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format || category == QChar::Other_Control)
        return 0;
    const auto holds = [c](const Range& range) { return range.first <= c && c <= range.last; };
    return std::any_of(wideRanges.begin(), wideRanges.end(), holds) ? 2 : 1;
}

int displayWidth(const QString& text)
{
    int width = 0;
    for (const char32_t c : text.toStdU32String())
        width += displayWidth(c);
    return width;
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace tcplab::present
