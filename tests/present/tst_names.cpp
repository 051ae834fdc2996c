#include <QtTest>

#include <set>

#include "present/language.h"
#include "present/names.h"

using namespace tcplab;
using namespace tcplab::present;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installLanguage(*qApp, Language::English); }

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
