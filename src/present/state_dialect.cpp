#include "present/state_dialect.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cstddef>

#include "present/language.h"
#include "present/names.h"

namespace tcplab::present {

namespace {

/// Indexed by tcp::State.
using Names = std::array<QStringView, tcp::stateCount>;

/// tcpstates[] of 4.4BSD and all that descend from it; what netstat prints there and on macOS.
constexpr Names bsdNames{u"CLOSED",      u"LISTEN",     u"SYN_SENT",   u"SYN_RCVD",
                         u"ESTABLISHED", u"FIN_WAIT_1", u"FIN_WAIT_2", u"CLOSE_WAIT",
                         u"CLOSING",     u"LAST_ACK",   u"TIME_WAIT"};

/// netstat(8) of Linux's net-tools, and the kernel's own names without their TCP_.
constexpr Names netstatNames{u"CLOSE",       u"LISTEN",    u"SYN_SENT",  u"SYN_RECV",
                             u"ESTABLISHED", u"FIN_WAIT1", u"FIN_WAIT2", u"CLOSE_WAIT",
                             u"CLOSING",     u"LAST_ACK",  u"TIME_WAIT"};

/// The State column of ss(8).
constexpr Names ssNames{u"UNCONN",  u"LISTEN",     u"SYN-SENT",   u"SYN-RECV",
                        u"ESTAB",   u"FIN-WAIT-1", u"FIN-WAIT-2", u"CLOSE-WAIT",
                        u"CLOSING", u"LAST-ACK",   u"TIME-WAIT"};

/// As Chinese university textbooks have them.
constexpr Names chineseNames{u"关闭",       u"监听",      u"同步已发送", u"同步收到",
                             u"已建立连接", u"终止等待1", u"终止等待2",  u"关闭等待",
                             u"正在关闭",   u"最后确认",  u"时间等待"};

struct Words
{
    StateDialect dialect;
    QStringView id;
    const char* title;
    QStringView shortTitle;
};

constexpr std::array<Words, allStateDialects.size()> words{{
    {StateDialect::Rfc, u"rfc", QT_TRANSLATE_NOOP("StateDialect", "RFC 9293"), u"RFC"},
    {StateDialect::Bsd, u"bsd", QT_TRANSLATE_NOOP("StateDialect", "netstat on BSD and macOS"),
     u"BSD"},
    {StateDialect::Netstat, u"netstat", QT_TRANSLATE_NOOP("StateDialect", "netstat on Linux"),
     u"netstat"},
    {StateDialect::Ss, u"ss", QT_TRANSLATE_NOOP("StateDialect", "ss on Linux"), u"ss"},
    {StateDialect::Chinese, u"zh", QT_TRANSLATE_NOOP("StateDialect", "Chinese textbooks"), u"中文"},
}};

const Words& wordsOf(StateDialect dialect)
{
    return words[static_cast<std::size_t>(dialect)];
}

StateDialect chosen = StateDialect::Rfc;

} // namespace

void setStateDialect(StateDialect dialect)
{
    chosen = dialect;
}

StateDialect stateDialect()
{
    return chosen;
}

QString stateDialectId(StateDialect dialect)
{
    return wordsOf(dialect).id.toString();
}

std::optional<StateDialect> stateDialectFromId(const QString& id)
{
    const auto* found = std::ranges::find(words, QStringView(id), &Words::id);
    if (found == words.end()) return std::nullopt;
    return found->dialect;
}

QString stateDialectTitle(StateDialect dialect)
{
    return QCoreApplication::translate("StateDialect", wordsOf(dialect).title);
}

QString stateDialectShortTitle(StateDialect dialect)
{
    return wordsOf(dialect).shortTitle.toString();
}

QString stateNameIn(StateDialect dialect, tcp::State state)
{
    const auto index = static_cast<std::size_t>(state);
    switch (dialect) {
    case StateDialect::Rfc: {
        const std::string_view name = tcp::rfcName(state);
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    case StateDialect::Bsd:
        return bsdNames[index].toString();
    case StateDialect::Netstat:
        return netstatNames[index].toString();
    case StateDialect::Ss:
        return ssNames[index].toString();
    case StateDialect::Chinese:
        return chineseNames[index].toString();
    }
    return {};
}

QString inStateDialect(const QString& sentence)
{
    if (chosen == StateDialect::Rfc) return sentence;
    // Names are whole words in capitals: LISTEN is a state, listen() a call.
    static const QRegularExpression name(
        QStringLiteral("(?<![A-Za-z0-9-])(CLOSED|LISTEN|SYN-SENT|SYN-RECEIVED|ESTABLISHED|"
                       "FIN-WAIT-1|FIN-WAIT-2|CLOSE-WAIT|CLOSING|LAST-ACK|TIME-WAIT)"
                       "(?![A-Za-z0-9-])"));
    QString result;
    qsizetype done = 0;
    for (auto it = name.globalMatch(sentence); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString rfc = match.captured(1);
        const auto state = tcp::stateFromRfcName(rfc.toStdString());
        const QString own = state ? stateNameIn(chosen, *state) : rfc;
        result += sentence.mid(done, match.capturedStart() - done) + own;
        done = match.capturedEnd();
        // Where the Chinese name stands beside the RFC's, the two change places.
        for (const QChar between : {u'（', u'，'}) {
            const QString second = between + own + u'）';
            if (chosen != StateDialect::Chinese || !sentence.mid(done).startsWith(second)) continue;
            result += between + rfc + u'）';
            done += second.size();
        }
    }
    return result + sentence.mid(done);
}

QString stateName(tcp::State state)
{
    return stateNameIn(chosen, state);
}

QString stateSecondName(tcp::State state)
{
    // One of the two is always what the RFC or a textbook says, so that nobody is lost.
    if (chosen == StateDialect::Chinese) return stateNameIn(StateDialect::Rfc, state);
    if (currentLanguage() != Language::Chinese) return {};
    return stateNameIn(StateDialect::Chinese, state);
}

QString stateInWords(tcp::State state)
{
    const QString second = stateSecondName(state);
    if (second.isEmpty()) return stateName(state);
    return QCoreApplication::translate("StateName", "%1 (%2)", "name of a state, then another")
        .arg(stateName(state), second);
}

} // namespace tcplab::present
