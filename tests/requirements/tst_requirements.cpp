#include <QtTest>

#include <QFile>

#include "document.h"
#include "registered.h"

using namespace Qt::StringLiterals;
using namespace tcplab::requirements;

namespace {

const QString oneTest = u"class T : public QObject\n{\nprivate Q_SLOTS:\n    %1\n    void "
                        "shown()\n    {\n        %2\n    }\n};\n"_s;

QStringList mistakesIn(const QString& tag, const QString& body)
{
    QStringList mistakes;
    tagsOf(u"tests/tst_a.cpp"_s, oneTest.arg(tag, body), mistakes);
    return mistakes;
}

/// A catalogue of one row, and one test that is tagged with `tag`.
Traceability small(const QString& row, const QStringList& tag)
{
    Traceability all;
    all.groups = readCatalogue(u"# Group\n"_s + row, all.mistakes);
    if (!tag.isEmpty()) all.tests.append(TaggedTest{u"tests/tst_a.cpp"_s, u"shown"_s, tag, 7});
    all.check();
    return all;
}

} // namespace

/// docs/rfc9293.md tells which test shows which requirement: it must be true.
class RequirementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingInScopeIsShown();
    void thePageIsUpToDate();

    void tagsAreRead();
    void tagsThatLieAreFound();
    void scriptsAreTestsToo();
    void rowsAreRead();
    void rowsWithMistakesAreFound();
    void theTwoAreComparedBothWays();
    void thePageNamesTestsAndReasons();
};

void RequirementsTest::everythingInScopeIsShown()
{
    Traceability all = Traceability::read(QStringLiteral(TCPLAB_SOURCE_DIR), registeredFiles());
    all.check();
    for (const QString& mistake : std::as_const(all.mistakes))
        qWarning().noquote() << mistake;
    QVERIFY2(all.mistakes.isEmpty(),
             qPrintable(u"%1 mistake(s), listed above"_s.arg(all.mistakes.size())));
    QVERIFY(all.tests.size() > 50);
}

void RequirementsTest::thePageIsUpToDate()
{
    const Traceability all =
        Traceability::read(QStringLiteral(TCPLAB_SOURCE_DIR), registeredFiles());
    QFile file(QStringLiteral(TCPLAB_SOURCE_DIR "/docs/rfc9293.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList there = QString::fromUtf8(file.readAll()).split(u'\n');
    const QStringList wanted = all.document().split(u'\n');
    for (qsizetype i = 0; i < std::min(there.size(), wanted.size()); ++i)
        QVERIFY2(there[i] == wanted[i],
                 qPrintable(
                     u"docs/rfc9293.md:%1 is out of date: build update_requirements"_s.arg(i + 1)));
    QCOMPARE(there.size(), wanted.size());
}

void RequirementsTest::tagsAreRead()
{
    QStringList mistakes;
    const auto found =
        tagsOf(u"tests/tst_a.cpp"_s,
               oneTest.arg(u"// Shows: MUST-1, SHLD-2\n    // and why\n    // Shows: RFC1-2.3"_s,
                           u"QVERIFY(true);"_s),
               mistakes);
    QCOMPARE(mistakes, QStringList{});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].name, u"shown"_s);
    QCOMPARE(found[0].shows, (QStringList{u"MUST-1"_s, u"SHLD-2"_s, u"RFC1-2.3"_s}));
    QCOMPARE(found[0].line, 4);
}

void RequirementsTest::tagsThatLieAreFound()
{
    const QString tag = u"// Shows: MUST-1"_s;
    QVERIFY(mistakesIn(tag, u"QVERIFY(true);"_s).isEmpty());
    QVERIFY(mistakesIn(tag, u"return;"_s).value(0).contains(u"asserts nothing"_s));
    QVERIFY(mistakesIn(tag, u"QSKIP(\"no\"); QVERIFY(true);"_s).value(0).contains(u"skipped"_s));
    QVERIFY(mistakesIn(tag + u"\n\n"_s, u"QVERIFY(true);"_s).value(0).contains(u"no test"_s));
    QVERIFY(mistakesIn(tag + u"\n    int number = 0;"_s, u"QVERIFY(true);"_s)
                .value(0)
                .contains(u"no test"_s));
    // A function that the class does not run.
    QStringList mistakes;
    tagsOf(u"tests/tst_a.cpp"_s,
           u"class T : public QObject\n{\nprivate:\n    // Shows: MUST-1\n    void helper()\n    "
           "{\n        QVERIFY(true);\n    }\n};\n"_s,
           mistakes);
    QVERIFY(mistakes.value(0).contains(u"not a slot"_s));
}

void RequirementsTest::scriptsAreTestsToo()
{
    QStringList mistakes;
    const auto found =
        tagsOf(u"tests/packetdrill/a.pkt"_s,
               u"// Shows: MUST-1\n0 socket(...) = 3\n# Shows: MUST-2\n"_s, mistakes);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].shows, (QStringList{u"MUST-1"_s, u"MUST-2"_s}));
    QVERIFY(mistakes.isEmpty());
}

void RequirementsTest::rowsAreRead()
{
    QStringList mistakes;
    const auto groups = readCatalogue(u"# One\n## Said of it.\nMUST-1\tMUST\t3.1\tdo\tin\n\n# Two\n"
                                      "MAY-1\tMAY\t3.2\tdo not\tleft out\tnobody asks\n"_s,
                                      mistakes);
    QCOMPARE(mistakes, QStringList{});
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].introduction, u"Said of it."_s);
    QCOMPARE(groups[0].requirements[0].id, u"MUST-1"_s);
    QCOMPARE(groups[1].requirements[0].verdict, Verdict::LeftOut);
    QCOMPARE(groups[1].requirements[0].note, u"nobody asks"_s);
}

void RequirementsTest::rowsWithMistakesAreFound()
{
    const auto mistakeIn = [](const QString& rows) {
        QStringList mistakes;
        readCatalogue(u"# Group\n"_s + rows, mistakes);
        return mistakes.value(0);
    };
    QVERIFY(mistakeIn(u"MUST-1\tMUST\t3.1\tdo"_s).startsWith(u"requirements.tsv:2: 4 cells"_s));
    QVERIFY(mistakeIn(u"MUST-1\tMUST\t3.1\tdo\tperhaps"_s).contains(u"verdict 'perhaps'"_s));
    QVERIFY(mistakeIn(u"MUST-1\tMUST\t3.1\tdo\tout"_s).contains(u"say why"_s));
    const QString row = u"MUST-1\tMUST\t3.1\tdo\tin\n"_s;
    QVERIFY(mistakeIn(row + row).startsWith(u"requirements.tsv:3: MUST-1 stands twice"_s));
    QStringList mistakes;
    readCatalogue(row, mistakes);
    QVERIFY(mistakes.value(0).contains(u"a group must begin"_s));
}

void RequirementsTest::theTwoAreComparedBothWays()
{
    const QString in = u"MUST-1\tMUST\t3.1\tdo\tin"_s;
    const QString open = u"MUST-1\tMUST\t3.1\tdo\topen\tlater"_s;
    QVERIFY(small(in, {u"MUST-1"_s}).mistakes.isEmpty());
    QVERIFY(small(open, {}).mistakes.isEmpty());
    QVERIFY(small(in, {}).mistakes.value(0).contains(u"has no test"_s));
    QVERIFY(small(open, {u"MUST-1"_s}).mistakes.value(0).contains(u"said not to be done"_s));
    QVERIFY(small(in, {u"MUST-1"_s, u"MUST-99"_s})
                .mistakes.value(0)
                .contains(u"tests/tst_a.cpp:7: there is no requirement 'MUST-99'"_s));
}

void RequirementsTest::thePageNamesTestsAndReasons()
{
    const QString page = small(u"MUST-1\tMUST\t3.1\tdo\tin"_s, {u"MUST-1"_s}).document();
    QVERIFY(page.contains(u"| MUST-1 | MUST | 3.1 | do | [shown](../tests/tst_a.cpp) |"_s));
    const QString reason = small(u"MAY-1\tMAY\t3.1\tdo\tleft out\tno use"_s, {}).document();
    QVERIFY(reason.contains(u"*not done:* no use |"_s));
}

QTEST_APPLESS_MAIN(RequirementsTest)
#include "tst_requirements.moc"
