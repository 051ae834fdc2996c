#include <QtTest>

#include <set>

#include "present/language.h"
#include "present/names.h"
#include "present/state_dialect.h"

using namespace tcplab;
using namespace tcplab::present;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        installLanguage(*qApp, Language::English);
        setStateDialect(StateDialect::Rfc);
    }

    void kindsFollowThePrecedence()
    {
        QCOMPARE(segmentKind({}), SegmentKind::Ack);
        QCOMPARE(segmentKind({.data = true}), SegmentKind::Data);
        QCOMPARE(segmentKind({.probe = true, .data = true}), SegmentKind::Probe);
        QCOMPARE(segmentKind({.fin = true, .probe = true, .data = true}), SegmentKind::Fin);
        QCOMPARE(segmentKind({.syn = true, .fin = true}), SegmentKind::Syn);
        QCOMPARE(segmentKind({.syn = true, .fin = true, .rst = true}), SegmentKind::Rst);
    }

    void statesKeepTheRfcsNames()
    {
        for (const Language language : {Language::English, Language::Chinese}) {
            installLanguage(*qApp, language);
            QCOMPARE(stateName(tcp::State::SynReceived), QStringLiteral("SYN-RECEIVED"));
            QCOMPARE(stateSecondName(tcp::State::SynReceived).isEmpty(),
                     language == Language::English);
        }
    }

    /// As the programs print them: netstat of 4.4BSD, netstat of net-tools, ss of iproute2.
    void dialectsSpellAsTheirProgramsPrint()
    {
        const auto names = [](StateDialect dialect) {
            QStringList all;
            for (const tcp::State state : tcp::allStates)
                all << stateNameIn(dialect, state);
            return all.join(u' ');
        };
        QCOMPARE(names(StateDialect::Bsd),
                 QStringLiteral("CLOSED LISTEN SYN_SENT SYN_RCVD ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 "
                                "CLOSE_WAIT CLOSING LAST_ACK TIME_WAIT"));
        QCOMPARE(names(StateDialect::Netstat),
                 QStringLiteral("CLOSE LISTEN SYN_SENT SYN_RECV ESTABLISHED FIN_WAIT1 FIN_WAIT2 "
                                "CLOSE_WAIT CLOSING LAST_ACK TIME_WAIT"));
        QCOMPARE(names(StateDialect::Ss),
                 QStringLiteral("UNCONN LISTEN SYN-SENT SYN-RECV ESTAB FIN-WAIT-1 FIN-WAIT-2 "
                                "CLOSE-WAIT CLOSING LAST-ACK TIME-WAIT"));
        for (const StateDialect dialect : allStateDialects) {
            QCOMPARE(stateDialectFromId(stateDialectId(dialect)), std::optional(dialect));
            QVERIFY(!stateDialectTitle(dialect).isEmpty());
        }
        QVERIFY(!stateDialectFromId(QStringLiteral("solaris")));
    }

    void sentencesFollowTheDialect()
    {
        setStateDialect(StateDialect::Bsd);
        QCOMPARE(stateName(tcp::State::SynReceived), QStringLiteral("SYN_RCVD"));
        QCOMPARE(stateInWords(tcp::State::FinWait1), QStringLiteral("FIN_WAIT_1"));
        const tcp::Transition& row = tcp::transitions().front();
        QVERIFY(transitionSentence(row).contains(stateNameIn(StateDialect::Bsd, row.to)));
        installLanguage(*qApp, Language::Chinese);
        QCOMPARE(stateInWords(tcp::State::SynReceived), QStringLiteral("SYN_RCVD（同步收到）"));
        // The RFC's name stands beside the Chinese one, in either language.
        setStateDialect(StateDialect::Chinese);
        QCOMPARE(stateInWords(tcp::State::SynReceived), QStringLiteral("同步收到（SYN-RECEIVED）"));
        installLanguage(*qApp, Language::English);
        QCOMPARE(stateInWords(tcp::State::SynReceived), QStringLiteral("同步收到 (SYN-RECEIVED)"));
    }

    void namesWithinASentenceFollowToo()
    {
        const QString sentence = QStringLiteral(
            "listen() makes LISTEN, FIN-WAIT-1 and FIN-WAIT-2 come before TIME-WAIT; "
            "FIN-WAIT-3, a CLOSED-LOOP and ESTABLISHEDS are none.");
        QCOMPARE(inStateDialect(sentence), sentence);
        setStateDialect(StateDialect::Bsd);
        QCOMPARE(inStateDialect(sentence),
                 QStringLiteral("listen() makes LISTEN, FIN_WAIT_1 and FIN_WAIT_2 come before "
                                "TIME_WAIT; FIN-WAIT-3, a CLOSED-LOOP and ESTABLISHEDS are none."));
        setStateDialect(StateDialect::Chinese);
        QCOMPARE(inStateDialect(QStringLiteral("进入 TIME-WAIT（时间等待）。")),
                 QStringLiteral("进入 时间等待（TIME-WAIT）。"));
    }

    void everyRowHasItsOwnSentence()
    {
        std::set<QString> sentences;
        for (const tcp::Transition& row : tcp::transitions()) {
            const QString sentence = transitionSentence(row);
            QVERIFY(sentence.contains(stateName(row.from)));
            QVERIFY(sentence.contains(stateName(row.to)));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            sentences.insert(sentence);
            QVERIFY(!causeName(row.cause).isEmpty());
            QVERIFY(!edgeLabel(row).event.isEmpty());
        }
        QCOMPARE(sentences.size(), tcp::transitions().size());
    }

    void languagesHaveTheirWords()
    {
        QCOMPARE(languageFromId(QStringLiteral("en")), std::optional(Language::English));
        QCOMPARE(languageFromId(QStringLiteral("zh_CN")), std::optional(Language::Chinese));
        QVERIFY(!languageFromId(QStringLiteral("de")));
        QVERIFY(!languageFromId(QString()));
        QVERIFY(resolved(Language::System) != Language::System);
        installLanguage(*qApp, Language::Chinese);
        QCOMPARE(currentLanguage(), Language::Chinese);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
