// Every script in these folders, one row each. What is to come of the peculiar ones stands in their
// first lines:
//   bad/      // error: LINE:COLUMN: what would be right
//   failing/  // line: N   // expected: ...   // found: ...
//   skipped/  // skipped: LINE: reason

#include <QDirIterator>
#include <QFile>
#include <QtTest>

#include "present/packetdrill_messages.h"
#include "sim/packetdrill/runner.h"

using namespace Qt::StringLiterals;
using namespace tcplab::sim::packetdrill;
using tcplab::present::packetdrillText;

namespace {

const QString folder = QStringLiteral(PACKETDRILL_SCRIPTS);
const QStringList subjects{u"handshake"_s,      u"close"_s,   u"reset"_s,     u"window"_s,
                           u"retransmission"_s, u"options"_s, u"congestion"_s};

QByteArray contentOf(const QString& name)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int addRows(const QStringList& folders)
{
    QTest::addColumn<QString>("script");
    int count = 0;
    for (const QString& name : folders) {
        const QDir inside(folder + u'/' + name);
        for (const QString& file : inside.entryList({u"*.pkt"_s}, QDir::Files, QDir::Name)) {
            QTest::newRow(qPrintable(name + u'/' + file)) << name + u'/' + file;
            ++count;
        }
    }
    return count;
}

Verdict run(const QByteArray& script)
{
    return runScript({script.constData(), static_cast<std::size_t>(script.size())});
}

/// What stands behind "// key: " at the beginning of a line.
QString remark(const QByteArray& script, const char* key)
{
    const QByteArray begin = QByteArray("// ") + key + ": ";
    for (const QByteArray& line : script.split('\n'))
        if (line.startsWith(begin)) return QString::fromUtf8(line.mid(begin.size()));
    return {};
}

QString story(const Verdict& verdict)
{
    return u"line %1: %2 | expected: %3 | found: %4"_s.arg(
        QString::number(verdict.line), QString::fromStdString(verdict.source),
        packetdrillText(verdict.expected), packetdrillText(verdict.found));
}

} // namespace

class PacketdrillScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownScriptsPass_data() { QVERIFY(addRows(subjects) >= 60); }
    void ownScriptsPass()
    {
        QFETCH(QString, script);
        const QByteArray text = contentOf(script);
        const QByteArray first = text.left(text.indexOf('\n'));
        QVERIFY2(first.startsWith("// ") && (first.contains("RFC") || first.contains("tcp(7)")),
                 "the first line says what the script shows, and the clause");
        const Verdict verdict = run(text);
        QVERIFY2(verdict.kind == Verdict::Kind::Passed, qPrintable(story(verdict)));
    }

    // Each segment that a script expects counts: moved by seven numbers, the script fails. (The
    // first SYN is left: where its numbers begin is the script's choice.)
    void eachExpectedSegmentCounts_data() { addRows(subjects); }
    void eachExpectedSegmentCounts()
    {
        QFETCH(QString, script);
        static const QRegularExpression outbound(
            u"^(\\S* *[+*0-9.~]*\\s+> [FPRU.]+ )(\\d+):(\\d+)\\("_s);
        const QStringList lines = QString::fromUtf8(contentOf(script)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto match = outbound.match(lines[i]);
            if (!match.hasMatch()) continue;
            QStringList changed = lines;
            changed[i].replace(0, match.capturedLength(),
                               u"%1%2:%3("_s.arg(match.captured(1))
                                   .arg(match.captured(2).toLongLong() + 7)
                                   .arg(match.captured(3).toLongLong() + 7));
            const Verdict verdict = run(changed.join(u'\n').toUtf8());
            QVERIFY2(verdict.kind == Verdict::Kind::Failed, qPrintable(changed[i]));
            QCOMPARE(verdict.line, static_cast<int>(i) + 1);
        }
    }

    void badScriptsNameTheirPlace_data() { QVERIFY(addRows({u"bad"_s}) >= 10); }
    void badScriptsNameTheirPlace()
    {
        QFETCH(QString, script);
        const QByteArray text = contentOf(script);
        const Verdict verdict = run(text);
        QVERIFY2(verdict.kind == Verdict::Kind::Broken, qPrintable(story(verdict)));
        QCOMPARE(u"%1:%2: %3"_s.arg(QString::number(verdict.line), QString::number(verdict.column),
                                    packetdrillText(verdict.expected)),
                 remark(text, "error"));
    }

    void differencesAreTold_data() { QVERIFY(addRows({u"failing"_s}) >= 8); }
    void differencesAreTold()
    {
        QFETCH(QString, script);
        const QByteArray text = contentOf(script);
        const Verdict verdict = run(text);
        QVERIFY2(verdict.kind == Verdict::Kind::Failed, qPrintable(story(verdict)));
        QCOMPARE(QString::number(verdict.line), remark(text, "line"));
        QCOMPARE(packetdrillText(verdict.expected), remark(text, "expected"));
        QCOMPARE(packetdrillText(verdict.found), remark(text, "found"));
    }

    void skipsHaveReasons_data() { QVERIFY(addRows({u"skipped"_s}) >= 10); }
    void skipsHaveReasons()
    {
        QFETCH(QString, script);
        const QByteArray text = contentOf(script);
        const Verdict verdict = run(text);
        QVERIFY2(verdict.kind == Verdict::Kind::Skipped, qPrintable(story(verdict)));
        QCOMPARE(u"%1: %2"_s.arg(QString::number(verdict.line), packetdrillText(verdict.found)),
                 remark(text, "skipped"));
    }

    void everyTextHasWords()
    {
        for (int i = static_cast<int>(Text::AsWritten); i <= static_cast<int>(Text::SocketsInState);
             ++i)
            QVERIFY2(!packetdrillText({static_cast<Text>(i), {"a", "b", "c"}}).isEmpty(),
                     qPrintable(QString::number(i)));
    }

    // The same script gives the same steps, and they are told in its own notation.
    void stepsShowTheExchange()
    {
        const QByteArray text = contentOf(u"handshake/passive-open.pkt"_s);
        const std::string_view script{text.constData(), static_cast<std::size_t>(text.size())};
        const Verdict verdict = runScript(script, {ProfileChoice::Strict, true});
        QVERIFY(verdict.environment.why == Environment::Why::Asked);
        QStringList sent;
        for (const Step& step : verdict.steps)
            if (step.kind == Step::Kind::Outbound) sent.append(QString::fromStdString(step.text));
        QCOMPARE(sent, QStringList{u"S. 0:0(0) ack 1 win 65535 <mss 1460>"_s});
    }
};

QTEST_APPLESS_MAIN(PacketdrillScriptsTest)
#include "tst_packetdrill_scripts.moc"
