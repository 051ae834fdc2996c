#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "schema.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"
#include "sim/trace_json.h"

using namespace Qt::StringLiterals;
using tcplab::test::Schema;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Schema schemaNamed(const QString& name)
{
    const QString path = QStringLiteral(TCPLAB_SOURCE_DIR "/docs/schema/") + name;
    return Schema(QJsonDocument::fromJson(contentOf(path)).object());
}

QJsonObject jsonOf(std::string_view text)
{
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    return QJsonDocument::fromJson(bytes).object();
}

QString named(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesAreFound_data();
    void mistakesAreFound();
    void builtinScenarios_data();
    void builtinScenarios();
    void traces_data() { builtinScenarios_data(); }
    void traces();
    void list();
};

void SchemaTest::mistakesAreFound_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("place"); ///< empty: there is no mistake
    const QString frame = u"{\"format\": \"tcplab-scenario/1\", \"id\": \"a\", \"script\": [%1]}"_s;
    QTest::newRow("good")
        << frame.arg(u"{\"at\": \"0ms\", \"host\": \"client\", \"call\": \"connect\"}"_s)
        << QString();
    QTest::newRow("nothing") << u"{}"_s << u"(whole)"_s;
    QTest::newRow("a call that is none")
        << frame.arg(u"{\"host\": \"client\", \"call\": \"dial\"}"_s) << u"/script/0/call"_s;
    QTest::newRow("a duration without unit")
        << frame.arg(u"{\"at\": \"5\", \"host\": \"client\", \"call\": \"close\"}"_s)
        << u"/script/0/at"_s;
    QTest::newRow("a key misspelt")
        << frame.arg(u"{\"hots\": \"client\", \"call\": \"close\"}"_s) << u"/script/0/hots"_s;
    QTest::newRow("a number for a text")
        << frame.arg(u"{\"host\": \"client\", \"call\": \"send\", \"text\": 1}"_s)
        << u"/script/0/text"_s;
}

void SchemaTest::mistakesAreFound()
{
    QFETCH(QString, scenario);
    QFETCH(QString, place);
    const QStringList errors =
        schemaNamed(u"tcplab-scenario-1.schema.json"_s).errorsOf(jsonOf(scenario.toStdString()));
    QCOMPARE(errors.isEmpty(), place.isEmpty());
    if (!place.isEmpty())
        QVERIFY2(!errors.filter(place + u':').isEmpty(), qPrintable(errors.join(u'\n')));
}

void SchemaTest::builtinScenarios_data()
{
    QTest::addColumn<QString>("id");
    for (const auto& builtin : tcplab::sim::builtinScenarios())
        QTest::newRow(qPrintable(named(builtin.id))) << named(builtin.id);
}

void SchemaTest::builtinScenarios()
{
    QFETCH(QString, id);
    const Schema schema = schemaNamed(u"tcplab-scenario-1.schema.json"_s);
    const auto* builtin = tcplab::sim::findBuiltin(id.toStdString());
    QVERIFY(builtin != nullptr);
    const QStringList asWritten = schema.errorsOf(jsonOf(builtin->json));
    QVERIFY2(asWritten.isEmpty(), qPrintable(asWritten.join(u'\n')));

    const auto parsed = tcplab::sim::parseScenario(builtin->json);
    const auto saved = tcplab::sim::scenarioToJson(std::get<tcplab::sim::Scenario>(parsed));
    const QStringList asSaved = schema.errorsOf(jsonOf(saved));
    QVERIFY2(asSaved.isEmpty(), qPrintable(asSaved.join(u'\n')));
}

void SchemaTest::traces()
{
    using namespace tcplab::sim;
    QFETCH(QString, id);
    const Schema schema = schemaNamed(u"tcplab-trace-1.schema.json"_s);
    const auto scenario = std::make_shared<const Scenario>(
        std::get<Scenario>(parseScenario(findBuiltin(id.toStdString())->json)));
    History history(scenario);
    history.runToEnd();
    QStringList lines{named(traceHeader(*scenario))};
    const auto text = [](HostId, const tcplab::tcp::Explanation&) { return std::string("words"); };
    for (std::size_t i = 0; i < history.steps(); ++i)
        for (const TraceRecord& record : history.record(i).records)
            lines += named(traceLine(record, text));
    lines += named(traceEnd(history.at(history.steps())));

    for (const QString& line : lines) {
        const QStringList errors = schema.errorsOf(jsonOf(line.toStdString()));
        QVERIFY2(errors.isEmpty(), qPrintable(line + u'\n' + errors.join(u'\n')));
    }
    QCOMPARE(jsonOf(lines.first().toStdString())[u"type"_s].toString(), u"run"_s);
    QCOMPARE(jsonOf(lines.last().toStdString())[u"type"_s].toString(), u"end"_s);
}

void SchemaTest::list()
{
#ifdef TCPLAB_CLI
    QProcess cli;
    cli.start(QStringLiteral(TCPLAB_CLI), {u"list"_s, u"--json"_s});
    QVERIFY(cli.waitForFinished(30'000));
    QCOMPARE(cli.exitCode(), 0);
    const QByteArray printed = cli.readAllStandardOutput();
    const QJsonObject list = QJsonDocument::fromJson(printed).object();
    QVERIFY2(!list[u"scenarios"_s].toArray().isEmpty(), printed.constData());
    const QStringList errors = schemaNamed(u"tcplab-list-1.schema.json"_s).errorsOf(list);
    QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
#else
    QSKIP("built without tcplab-cli");
#endif
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
