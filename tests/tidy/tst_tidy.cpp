#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include "data_rules.h"
#include "samples.h"
#include "source_rules.h"

using namespace Qt::StringLiterals;
using namespace tcplab::tidy;

/// The rules of the house as tests: first each rule on samples that break it and samples that do
/// not, then all of them on the tree.
class TidyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void rulesOnSamples_data();
    void rulesOnSamples();
    void everyRuleCanFail();
    void translationsOnSamples_data();
    void translationsOnSamples();
    void missingTextOnSample();
    void linksOnSamples();
    void jsonOnSamples();

    void tree_data();
    void tree();
    void translations();
    void translationsAreOfThisTree_data();
    void translationsAreOfThisTree();
    void links();
    void jsonResources();

private:
    void report(const QString& rule, const QList<Finding>& findings) const;
    QList<SourceFile> filesEndingIn(const QString& suffix) const;

    QList<SourceFile> files_;
};

namespace {

const Rule& ruleNamed(const QString& name)
{
    for (const Rule& rule : sourceRules())
        if (rule.name == name) return rule;
    qFatal("no such rule: %s", qPrintable(name));
}

QList<int> linesOf(const QList<Finding>& findings)
{
    QList<int> lines;
    for (const Finding& finding : findings)
        lines.append(finding.line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

SourceFile translationFile(const QString& message)
{
    return {u"translations/a.ts"_s,
            u"<TS><context><name>Page</name>\n"_s + message + u"\n</context></TS>\n"_s};
}

} // namespace

void TidyTest::report(const QString& rule, const QList<Finding>& findings) const
{
    for (const Finding& finding : findings)
        qWarning().noquote() << toString(rule, finding);
    QVERIFY2(findings.isEmpty(),
             qPrintable(u"%1 finding(s) of '%2', listed above"_s.arg(findings.size()).arg(rule)));
}

QList<SourceFile> TidyTest::filesEndingIn(const QString& suffix) const
{
    QList<SourceFile> found;
    for (const SourceFile& file : files_)
        if (file.path.endsWith(suffix)) found.append(file);
    return found;
}

void TidyTest::initTestCase()
{
    files_ = loadTree(QStringLiteral(TCPLAB_SOURCE_DIR));
    const auto has = [this](const QString& path) {
        return std::any_of(files_.cbegin(), files_.cend(),
                           [&](const SourceFile& f) { return f.path == path; });
    };
    for (const auto& path : {u"src/tcp/state.h"_s, u"tests/tidy/tst_tidy.cpp"_s, u"README.md"_s,
                             u"scripts/run"_s, u".ci/run"_s})
        QVERIFY2(has(path), qPrintable(u"the tree was not read: no "_s + path));
}

void TidyTest::rulesOnSamples_data()
{
    QTest::addColumn<Sample>("sample");
    for (const Sample& sample : samples())
        QTest::newRow(sample.name) << sample;
}

void TidyTest::rulesOnSamples()
{
    QFETCH(Sample, sample);
    const SourceFile file{sample.path, sample.text};
    const QList<Finding> findings = ruleNamed(sample.rule).check(file);
    for (const Finding& finding : findings)
        QCOMPARE(finding.path, sample.path);
    QCOMPARE(linesOf(findings), sample.lines);
}

void TidyTest::everyRuleCanFail()
{
    const QList<Sample> all = samples();
    for (const Rule& rule : sourceRules()) {
        const auto shows = [&](bool bad) {
            return std::any_of(all.cbegin(), all.cend(), [&](const Sample& sample) {
                return sample.rule == rule.name && sample.lines.isEmpty() != bad;
            });
        };
        QVERIFY2(shows(true) && shows(false), qPrintable(rule.name));
    }
}

void TidyTest::translationsOnSamples_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("findings");
    QTest::newRow("translated")
        << u"<message><source>a %1</source><translation>b %1</translation></message>"_s << 0;
    QTest::newRow("plural")
        << u"<message numerus=\"yes\"><source>%n segments</source><translation>"
           u"<numerusform>one segment</numerusform><numerusform>%n segments</numerusform>"
           u"</translation></message>"_s
        << 0;
    for (const auto* type : {"unfinished", "vanished", "obsolete"})
        QTest::newRow(type)
            << u"<message><source>a</source><translation type=\"%1\">b</translation></message>"_s
                   .arg(QLatin1String(type))
            << 1;
    QTest::newRow("empty") << u"<message><source>a</source><translation></translation></message>"_s
                           << 1;
    QTest::newRow("no plural")
        << u"<message numerus=\"yes\"><source>%n a</source><translation></translation></message>"_s
        << 1;
    QTest::newRow("argument lost")
        << u"<message><source>a %1 %2</source><translation>b %1</translation></message>"_s << 1;
    QTest::newRow("count made up")
        << u"<message><source>a</source><translation>%n a</translation></message>"_s << 1;
    QTest::newRow("not XML") << u"<message><source>a</message>"_s << 2;
}

void TidyTest::translationsOnSamples()
{
    QFETCH(QString, message);
    QFETCH(int, findings);
    QCOMPARE(checkTranslation(translationFile(message)).size(), findings);
}

void TidyTest::missingTextOnSample()
{
    const SourceFile one =
        translationFile(u"<message><source>a</source><translation>b</translation></message>"_s);
    const SourceFile none = translationFile(QString());
    QCOMPARE(checkSameTexts(one, one).size(), 0);
    QCOMPARE(checkSameTexts(one, none).size(), 1);
}

void TidyTest::linksOnSamples()
{
    const QString root = QStringLiteral(TCPLAB_SOURCE_DIR);
    const QString good =
        u"[a](../README.md) [b](architecture.md#tests) [c](https://example.org/x)\n"_s;
    QVERIFY(checkLinks({u"docs/a.md"_s, good}, root).isEmpty());
    const QList<Finding> findings =
        checkLinks({u"docs/a.md"_s, u"one\n![a](no/such.png)\n"_s}, root);
    QCOMPARE(linesOf(findings), QList<int>{2});
}

void TidyTest::jsonOnSamples()
{
    QVERIFY(checkJson({u"a.json"_s, u"{\"a\": [1, 2]}\n"_s}).isEmpty());
    const QList<Finding> findings = checkJson({u"a.json"_s, u"{\n  \"a\": [1, 2,]\n}\n"_s});
    QCOMPARE(linesOf(findings), QList<int>{2});
}

void TidyTest::tree_data()
{
    QTest::addColumn<QString>("rule");
    for (const Rule& rule : sourceRules())
        QTest::newRow(qPrintable(rule.name)) << rule.name;
}

void TidyTest::tree()
{
    QFETCH(QString, rule);
    QList<Finding> findings;
    for (const SourceFile& file : files_)
        findings += ruleNamed(rule).check(file);
    report(rule, findings);
}

void TidyTest::translations()
{
    QList<Finding> findings;
    for (const SourceFile& file : filesEndingIn(u".ts"_s))
        findings += checkTranslation(file);
    const QList<SourceFile> english = filesEndingIn(u"tcplab_en.ts"_s);
    const QList<SourceFile> chinese = filesEndingIn(u"tcplab_zh_CN.ts"_s);
    QVERIFY(!english.isEmpty() && !chinese.isEmpty());
    findings += checkSameTexts(english.first(), chinese.first());
    report(u"translations"_s, findings);
}

void TidyTest::translationsAreOfThisTree_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("tcplab_zh_CN.ts") << QStringList{};
    QTest::newRow("tcplab_en.ts") << QStringList{u"-pluralonly"_s};
}

void TidyTest::translationsAreOfThisTree()
{
    // lupdate, run on a copy, says what the sources contain and the translations do not.
    QFETCH(QStringList, options);
    const QDir root(QStringLiteral(TCPLAB_SOURCE_DIR));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QTemporaryDir dir;
    const QString copy = dir.filePath(name);
    QVERIFY(QFile::copy(root.filePath(u"translations/"_s + name), copy));
    QStringList folders{u"src"_s};
    if (root.exists(u"ui"_s)) folders += u"ui"_s;
    QProcess lupdate;
    lupdate.setWorkingDirectory(root.path());
    lupdate.start(QStringLiteral(TCPLAB_LUPDATE), options +
                                                      QStringList{u"-silent"_s, u"-I"_s, u"src"_s} +
                                                      folders + QStringList{u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0,
             lupdate.readAllStandardError().constData());
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    report(u"translations-of-this-tree"_s,
           checkTranslation({u"translations/"_s + name, QString::fromUtf8(file.readAll())}));
}

void TidyTest::links()
{
    QList<Finding> findings;
    for (const SourceFile& file : filesEndingIn(u".md"_s))
        findings += checkLinks(file, QStringLiteral(TCPLAB_SOURCE_DIR));
    report(u"links"_s, findings);
}

void TidyTest::jsonResources()
{
    QList<Finding> findings;
    for (const SourceFile& file : filesEndingIn(u".json"_s))
        if (file.path.startsWith(u"resources/"_s) || file.path.startsWith(u"docs/"_s))
            findings += checkJson(file);
    report(u"json"_s, findings);
}

QTEST_GUILESS_MAIN(TidyTest)
#include "tst_tidy.moc"
