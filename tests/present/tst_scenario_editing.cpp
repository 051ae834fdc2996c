#include <QRegularExpression>
#include <QTest>

#include <functional>

#include "present/json_source.h"
#include "present/scenario_fields.h"
#include "present/scenario_items.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::present;

namespace {

QString builtinText(const sim::BuiltinScenario& builtin)
{
    return QString::fromUtf8(builtin.json.data(), static_cast<qsizetype>(builtin.json.size()));
}

/// Every pointer of a text, in its order.
QStringList allPointers(const JsonSource& source)
{
    QStringList pointers;
    const std::function<void(const JsonSource::Node&, const QString&)> walk =
        [&](const JsonSource::Node& node, const QString& pointer) {
            pointers << pointer;
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                const JsonSource::Node& child = source.node(node.children[i]);
                walk(child,
                     pointer + pointerOf({node.kind == JsonSource::Kind::Array ? QString::number(i)
                                                                               : child.key}));
            }
        };
    walk(source.root(), {});
    return pointers;
}

sim::ScenarioReading readText(const QString& text, std::size_t most = 100)
{
    return sim::readScenario(text.toStdString(), most);
}

void addBuiltins()
{
    QTest::addColumn<QString>("text");
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios())
        QTest::addRow("%s", std::string(builtin.id).c_str()) << builtinText(builtin);
}

const QString least = QStringLiteral("{\"format\": \"tcplab-scenario/1\", \"id\": \"t\", "
                                     "\"script\": []}");

} // namespace

class ScenarioEditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlaceIsFound_data() { addBuiltins(); }
    void everyPlaceIsFound();
    void changedValueStandsAlone_data() { addBuiltins(); }
    void changedValueStandsAlone();
    void removedAndSetAgain_data() { addBuiltins(); }
    void removedAndSetAgain();
    void newMembersTakeTheirPlace();
    void itemsMoveAndComeAndGo();
    void noJsonHasNoPlaces_data();
    void noJsonHasNoPlaces();
    void typedAndBack_data();
    void typedAndBack();
    void everyFieldShowsItsValue_data() { addBuiltins(); }
    void everyFieldShowsItsValue();
    void everyFieldIsKnownToTheReader();
    void defaultsAreThoseOfTheReader();
    void itemFormsCoverEveryMember_data() { addBuiltins(); }
    void itemFormsCoverEveryMember();
    void recordedItemsHaveTheirFields();
    void everyChoiceMakesAGoodItem_data();
    void everyChoiceMakesAGoodItem();
    void mistakesPointToFields_data();
    void mistakesPointToFields();
};

void ScenarioEditingTest::everyPlaceIsFound()
{
    QFETCH(QString, text);
    const auto source = JsonSource::parse(text);
    QVERIFY(source);
    for (const QString& pointer : allPointers(*source)) {
        const JsonSource::Node* node = source->find(pointer);
        QVERIFY2(node, qPrintable(pointer));
        QCOMPARE(source->pointerAt(node->begin), pointer);
        if (node->keyBegin >= 0) QCOMPARE(source->pointerAt(node->keyBegin), pointer);
    }
}

void ScenarioEditingTest::changedValueStandsAlone()
{
    QFETCH(QString, text);
    const auto source = JsonSource::parse(text);
    for (const QString& pointer : allPointers(*source)) {
        const JsonSource::Node* node = source->find(pointer);
        QCOMPARE(source->set(pointer, source->raw(*node)).appliedTo(text), text);
        const QString changed = source->set(pointer, QStringLiteral("[\"new\"]")).appliedTo(text);
        const auto again = JsonSource::parse(changed);
        QVERIFY(again);
        QCOMPARE(again->raw(*again->find(pointer)), QStringLiteral("[\"new\"]"));
        QCOMPARE(changed.left(node->begin), text.left(node->begin));
        QCOMPARE(changed.mid(node->begin + 7), text.mid(node->end));
    }
}

void ScenarioEditingTest::removedAndSetAgain()
{
    QFETCH(QString, text);
    const auto source = JsonSource::parse(text);
    const auto scenario = readText(text).scenario;
    for (const QString& pointer : allPointers(*source)) {
        const JsonSource::Node* node = source->find(pointer);
        if (node->keyBegin < 0 || pointer.isEmpty()) continue;
        const QString without = source->remove(pointer).appliedTo(text);
        const auto shorter = JsonSource::parse(without);
        QVERIFY2(shorter, qPrintable(pointer + without));
        QVERIFY(!shorter->find(pointer));
        QCOMPARE(allPointers(*shorter).size(),
                 allPointers(*source)
                     .filter(QRegularExpression(
                         QStringLiteral("^(?!%1(/|$))").arg(QRegularExpression::escape(pointer))))
                     .size());
        const QString back = shorter->set(pointer, source->raw(*node)).appliedTo(without);
        const auto reading = readText(back);
        QVERIFY2(reading.scenario, qPrintable(back));
        QVERIFY(*reading.scenario == *scenario);
    }
}

void ScenarioEditingTest::newMembersTakeTheirPlace()
{
    const QString text =
        QStringLiteral("{\n  \"format\": \"tcplab-scenario/1\",\n  \"id\": \"t\",\n"
                       "  \"script\": [],\n  \"until\": \"1s\"\n}\n");
    const auto source = JsonSource::parse(text);
    QCOMPARE(source->set(QStringLiteral("/endpoints/client/rto/min"), QStringLiteral("\"2s\""))
                 .appliedTo(text),
             QStringLiteral("{\n  \"format\": \"tcplab-scenario/1\",\n  \"id\": \"t\",\n"
                            "  \"endpoints\": {\"client\": {\"rto\": {\"min\": \"2s\"}}},\n"
                            "  \"script\": [],\n  \"until\": \"1s\"\n}\n"));
    // What was added goes again with all that was made for it.
    const QString more =
        source->set(QStringLiteral("/link/toClient/loss"), QStringLiteral("1")).appliedTo(text);
    QCOMPARE(JsonSource::parse(more)
                 ->remove(QStringLiteral("/link/toClient/loss"), ScenarioFields::emptied())
                 .appliedTo(more),
             text);
    // Nothing is written into what is no object.
    QVERIFY(source->set(QStringLiteral("/id/en"), QStringLiteral("1")).isNothing());
    QVERIFY(source->remove(QStringLiteral("/nothing")).isNothing());
    QVERIFY(source->insertItem(QStringLiteral("/id"), 0, QStringLiteral("1")).isNothing());
}

void ScenarioEditingTest::itemsMoveAndComeAndGo()
{
    const QString text =
        QStringLiteral("{\n  \"script\": [\n    1,\n    2,\n\n    3\n  ], \"b\": [4, 5]}");
    const auto with = [&](const TextEdit& edit) { return edit.appliedTo(text); };
    const auto source = JsonSource::parse(text);
    const QString script = QStringLiteral("/script");
    QCOMPARE(with(source->moveItem(script, 0, 2)),
             QString(text).replace(QStringLiteral("1,\n    2,\n\n    3"),
                                   QStringLiteral("2,\n    3,\n\n    1")));
    QCOMPARE(with(source->moveItem(script, 2, 0)),
             QString(text).replace(QStringLiteral("1,\n    2,\n\n    3"),
                                   QStringLiteral("3,\n    1,\n\n    2")));
    QCOMPARE(with(source->moveItem(script, 1, 1)), text);
    QCOMPARE(with(source->moveItem(script, 1, 3)), text);
    QCOMPARE(with(source->insertItem(script, 0, QStringLiteral("9"))),
             QString(text).replace(QStringLiteral("1,\n"), QStringLiteral("9,\n    1,\n")));
    QCOMPARE(with(source->insertItem(script, 9, QStringLiteral("9"))),
             QString(text).replace(QStringLiteral("3\n"), QStringLiteral("3,\n    9\n")));
    QCOMPARE(with(source->insertItem(QStringLiteral("/b"), 1, QStringLiteral("9"))),
             QString(text).replace(QStringLiteral("4, 5"), QStringLiteral("4, 9, 5")));
    QCOMPARE(with(source->remove(QStringLiteral("/b/1"))),
             QString(text).replace(QStringLiteral("4, 5"), QStringLiteral("4")));
    QCOMPARE(with(source->remove(QStringLiteral("/b/0"))),
             QString(text).replace(QStringLiteral("4, 5"), QStringLiteral("5")));
    // The first item of a list gets a line of its own.
    const QString empty = QStringLiteral("{\n  \"script\": []\n}");
    QCOMPARE(JsonSource::parse(empty)->insertItem(script, 0, QStringLiteral("1")).appliedTo(empty),
             QStringLiteral("{\n  \"script\": [\n    1\n  ]\n}"));
    const QString none = QStringLiteral("{\n}");
    QVERIFY(JsonSource::parse(
                JsonSource::parse(none)->insertItem(script, 0, QStringLiteral("1")).appliedTo(none))
                ->find(QStringLiteral("/script/0")));
}

void ScenarioEditingTest::noJsonHasNoPlaces_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "{", "{]", "[1,]", "{\"a\" 1}", "{\"a\": }", "\"open", "\"\\x\"", "tru", "01", "1.",
          "1e", "-", "{} {}", "{\"a\": 1,}", "[\"\t\"]", "\"\\u12g4\"", "nul"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    QTest::newRow("deep") << QString(100'000, QLatin1Char('['));
}

void ScenarioEditingTest::noJsonHasNoPlaces()
{
    QFETCH(QString, text);
    QVERIFY(!JsonSource::parse(text));
    QVERIFY(std::holds_alternative<sim::ScenarioError>(sim::parseScenario(text.toStdString())));
}

void ScenarioEditingTest::typedAndBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("raw");
    using Kind = EditorField::Kind;
    const auto row = [](const char* name, Kind kind, const char* typed, const char* raw) {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(typed)
                            << QString::fromUtf8(raw);
    };
    row("text", Kind::Line, "a \"b\"\\", "\"a \\\"b\\\"\\\\\"");
    row("text like a number", Kind::Line, "5", "\"5\"");
    row("lines", Kind::Paragraph, "a\nb\t", "\"a\\nb\\t\"");
    row("integer", Kind::Integer, "42", "42");
    row("negative", Kind::Integer, "-1", "-1");
    row("fraction", Kind::Integer, "1.5", "1.5");
    row("no number", Kind::Integer, "1x", "\"1x\"");
    row("zeros in front", Kind::Integer, "007", "\"007\"");
    row("a word of JSON", Kind::Integer, "true", "\"true\"");
    row("probability", Kind::Number, "0.25", "0.25");
    row("half a number", Kind::Number, "0.", "\"0.\"");
    row("duration", Kind::Duration, "1.5s", "\"1.5s\"");
    row("duration without unit", Kind::Duration, "5", "\"5\"");
    row("yes", Kind::YesNo, "true", "true");
    row("perhaps", Kind::YesNo, "perhaps", "\"perhaps\"");
    row("choice", Kind::Choice, "cubic", "\"cubic\"");
    row("flags", Kind::Flags, "SYN,ACK", "\"SYN,ACK\"");
    row("states", Kind::States, "SYN-SENT, CLOSED", "[\"SYN-SENT\", \"CLOSED\"]");
    row("value as a number", Kind::Value, "5", "5");
    row("value as a text", Kind::Value, "2s", "\"2s\"");
    row("JSON", Kind::Json, "[[1, 2]]", "[[1, 2]]");
    row("broken JSON", Kind::Json, "[[1, 2]", "\"[[1, 2]\"");
}

void ScenarioEditingTest::typedAndBack()
{
    QFETCH(int, kind);
    QFETCH(QString, typed);
    QFETCH(QString, raw);
    EditorField field;
    field.kind = static_cast<EditorField::Kind>(kind);
    QCOMPARE(rawOf(field, typed), raw);
    const auto source = JsonSource::parse(raw);
    QVERIFY(source);
    const QString shown = typedOf(field, *source, source->root());
    QCOMPARE(shown, typed);
    QCOMPARE(rawOf(field, {}), QString());
}

void ScenarioEditingTest::everyFieldShowsItsValue()
{
    QFETCH(QString, text);
    const auto source = JsonSource::parse(text);
    int seen = 0;
    const auto check = [&](const QString& object, const EditorField& field) {
        const JsonSource::Node* node = source->find(object + field.key);
        if (!node) return;
        ++seen;
        const QString typed = typedOf(field, *source, *node);
        QCOMPARE(rawOf(field, typed), source->raw(*node));
    };
    for (const EditorGroup& group : ScenarioFields::general())
        for (const EditorField& field : group.fields)
            check({}, field);
    for (const QString& host : {QStringLiteral("client"), QStringLiteral("server")})
        for (const EditorGroup& group : ScenarioFields::endpoint())
            for (const EditorField& field : group.fields)
                check(QStringLiteral("/endpoints/") + host, field);
    for (const QString& object : {QStringLiteral("/link"), QStringLiteral("/link/toServer")})
        for (const EditorField& field : ScenarioFields::link())
            check(object, field);
    QVERIFY(seen >= 7);
}

/// Each field can be written, and the reader complains of the value only.
void ScenarioEditingTest::everyFieldIsKnownToTheReader()
{
    const auto source = JsonSource::parse(least);
    const auto check = [&](const QString& object, const EditorField& field) {
        const QString pointer = object + field.key;
        const QString wrong = source->set(pointer, QStringLiteral("[]")).appliedTo(least);
        const auto reading = readText(wrong);
        QVERIFY2(!reading.errors.empty(), qPrintable(pointer));
        QCOMPARE(QString::fromStdString(reading.errors.front().pointer), pointer);
        QCOMPARE(reading.errors.front().kind, sim::ScenarioError::Kind::WrongType);
        if (!field.none.isEmpty())
            QVERIFY2(
                readText(source->set(pointer, QStringLiteral("null")).appliedTo(least)).scenario,
                qPrintable(pointer));
    };
    for (const EditorGroup& group : ScenarioFields::general())
        for (const EditorField& field : group.fields)
            check({}, field);
    for (const EditorGroup& group : ScenarioFields::endpoint())
        for (const EditorField& field : group.fields)
            check(QStringLiteral("/endpoints/server"), field);
    for (const EditorField& field : ScenarioFields::link())
        check(QStringLiteral("/link/toClient"), field);
    // And none is missing that the reader knows: those of the writer, which writes them all.
    const auto full =
        JsonSource::parse(QString::fromStdString(sim::scenarioToJson(*readText(least).scenario)));
    QStringList fields;
    for (const EditorGroup& group : ScenarioFields::endpoint())
        for (const EditorField& field : group.fields)
            fields << QStringLiteral("/endpoints/client") + field.key;
    for (const EditorField& field : ScenarioFields::link())
        fields << QStringLiteral("/link") + field.key;
    fields << QStringLiteral("/link/seed");
    for (const QString& pointer : allPointers(*full)) {
        if (!isWithin(pointer, QStringLiteral("/endpoints/client")) &&
            !isWithin(pointer, QStringLiteral("/link")))
            continue;
        if (full->find(pointer)->kind == JsonSource::Kind::Object) continue;
        QVERIFY2(fields.contains(pointer), qPrintable(pointer));
    }
}

void ScenarioEditingTest::defaultsAreThoseOfTheReader()
{
    const ScenarioDefaults plain;
    QCOMPARE(plain.shown(QStringLiteral("/endpoints/client/port")), QStringLiteral("49152"));
    QCOMPARE(plain.shown(QStringLiteral("/endpoints/server/rto/min")), QStringLiteral("1s"));
    QCOMPARE(plain.shown(QStringLiteral("/endpoints/server/delayedAck")), QStringLiteral("null"));
    QCOMPARE(plain.shown(QStringLiteral("/until")), QStringLiteral("120s"));
    QCOMPARE(plain.shown(QStringLiteral("/endpoints")), QString());
    const auto source = JsonSource::parse(QStringLiteral(
        "{\"endpoints\": {\"server\": {\"profile\": \"linux\"}}, \"link\": {\"delay\": \"7s\"}}"));
    const ScenarioDefaults here(&*source);
    QCOMPARE(here.shown(QStringLiteral("/endpoints/server/rto/min")), QStringLiteral("200ms"));
    QCOMPARE(here.shown(QStringLiteral("/endpoints/client/rto/min")), QStringLiteral("1s"));
    QCOMPARE(here.shown(QStringLiteral("/link/toServer/delay")), QStringLiteral("7s"));
    QCOMPARE(here.shown(QStringLiteral("/link/toClient/loss")),
             plain.shown(QStringLiteral("/link/loss")));
}

void ScenarioEditingTest::itemFormsCoverEveryMember()
{
    QFETCH(QString, text);
    const auto source = JsonSource::parse(text);
    for (const ItemList list :
         {ItemList::Script, ItemList::Faults, ItemList::Inject, ItemList::Expect}) {
        const JsonSource::Node* array = source->find(ScenarioItems::pointer(list));
        if (!array) continue;
        for (std::size_t i = 0; i < array->children.size(); ++i) {
            const JsonSource::Node& item = *source->item(*array, i);
            const ItemForm form = ScenarioItems::form(list, *source, item);
            const QString at = ScenarioItems::pointer(list, i);
            for (const ItemChoice& choice : form.choices)
                QVERIFY2(choice.current >= 0, qPrintable(at + choice.id));
            for (const EditorField& field : form.fields)
                if (const JsonSource::Node* node = source->find(at + field.key))
                    QCOMPARE(rawOf(field, typedOf(field, *source, *node)), source->raw(*node));
            // Every value of the item has a place in the form.
            for (const QString& pointer : allPointers(*source)) {
                if (!isWithin(pointer, at) ||
                    source->find(pointer)->kind == JsonSource::Kind::Object)
                    continue;
                const bool isField = std::any_of(
                    form.fields.begin(), form.fields.end(),
                    [&](const EditorField& field) { return isWithin(pointer, at + field.key); });
                const bool isChoice = std::any_of(
                    form.choices.begin(), form.choices.end(),
                    [&](const ItemChoice& choice) { return pointer == at + choice.pointer; });
                QVERIFY2(isField || isChoice, qPrintable(pointer));
            }
            const QStringList cells = ScenarioItems::cells(list, *source, item);
            QCOMPARE(cells.size(), ScenarioItems::columns(list).size());
            QVERIFY(!cells.join(QString()).isEmpty());
        }
    }
}

/// What only a recording writes can be edited as well.
void ScenarioEditingTest::recordedItemsHaveTheirFields()
{
    const QString text = QStringLiteral(
        "{\"format\": \"tcplab-scenario/1\", \"id\": \"t\", "
        "\"script\": [{\"at\": \"1s\", \"behind\": 2, \"host\": \"client\", \"call\": \"close\"}], "
        "\"faults\": [{\"match\": {}, \"copies\": true, \"do\": \"drop\", \"after\": \"5ms\", "
        "\"behind\": 1}], "
        "\"inject\": [{\"at\": \"1s\", \"behind\": 0, \"to\": \"client\", \"segment\": {\"flags\": "
        "\"RST\", \"seq\": 1}}]}");
    QVERIFY(readText(text).scenario);
    const auto source = JsonSource::parse(text);
    const auto keys = [&](ItemList list) {
        QStringList found;
        const auto* item = source->find(ScenarioItems::pointer(list, 0));
        for (const EditorField& field : ScenarioItems::form(list, *source, *item).fields)
            found << field.key;
        return found;
    };
    const QString behind = QStringLiteral("/behind");
    QVERIFY(keys(ItemList::Script).contains(behind));
    QVERIFY(keys(ItemList::Inject).contains(behind));
    for (const QString& key : {behind, QStringLiteral("/copies"), QStringLiteral("/after")})
        QVERIFY(keys(ItemList::Faults).contains(key));
    const QString script = QStringLiteral("/script/0");
    const QString waits = ScenarioItems::chosen(ItemList::Script, *source, *source->find(script),
                                                QStringLiteral("timing"), 1);
    QVERIFY(readText(source->set(script, waits).appliedTo(text)).scenario);
}

void ScenarioEditingTest::everyChoiceMakesAGoodItem_data()
{
    QTest::addColumn<int>("list");
    for (int list = 0; list < 4; ++list)
        QTest::addRow("%d", list) << list;
}

/// From every choice to every other: what comes out is right, and is what was chosen.
void ScenarioEditingTest::everyChoiceMakesAGoodItem()
{
    QFETCH(int, list);
    const auto kind = static_cast<ItemList>(list);
    QStringList seen{ScenarioItems::fresh(kind)};
    for (qsizetype next = 0; next < seen.size() && next < 300; ++next) {
        const QString pointer = ScenarioItems::pointer(kind);
        const auto empty = JsonSource::parse(least);
        QString text = empty->remove(pointer).appliedTo(least);
        text = JsonSource::parse(text)->insertItem(pointer, 0, seen[next]).appliedTo(text);
        if (kind != ItemList::Script && !text.contains(QStringLiteral("script\":")))
            QFAIL("the test lost its script");
        const auto reading = readText(text);
        QVERIFY2(reading.scenario, qPrintable(text));
        const auto item = JsonSource::parse(seen[next]);
        const ItemForm form = ScenarioItems::form(kind, *item, item->root());
        for (const ItemChoice& choice : form.choices) {
            QVERIFY2(choice.current >= 0, qPrintable(choice.id + seen[next]));
            for (int option = 0; option < choice.options.size(); ++option) {
                const QString chosen =
                    ScenarioItems::chosen(kind, *item, item->root(), choice.id, option);
                const auto after = JsonSource::parse(chosen);
                QVERIFY2(after, qPrintable(chosen));
                const ItemForm now = ScenarioItems::form(kind, *after, after->root());
                const auto same =
                    std::find_if(now.choices.begin(), now.choices.end(),
                                 [&](const ItemChoice& c) { return c.id == choice.id; });
                QVERIFY(same != now.choices.end());
                QCOMPARE(same->current, option);
                if (!seen.contains(chosen)) seen << chosen;
            }
        }
    }
    QVERIFY(seen.size() >= 2);
}

void ScenarioEditingTest::mistakesPointToFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("section");
    const auto row = [](const char* name, const char* members, const char* pointer,
                        EditorSection section) {
        QTest::newRow(name) << QStringLiteral(
                                   "{\"format\": \"tcplab-scenario/1\", \"id\": \"t\", %1}")
                                   .arg(QString::fromUtf8(members))
                            << QString::fromUtf8(pointer) << static_cast<int>(section);
    };
    row("no script", "\"until\": \"1s\"", "/script", EditorSection::Script);
    row("no call", "\"script\": [{\"at\": \"0s\", \"host\": \"client\"}]", "/script/0/call",
        EditorSection::Script);
    row("no time", "\"script\": [{\"host\": \"client\", \"call\": \"close\"}]", "/script/0/at",
        EditorSection::Script);
    row("seed", "\"script\": [], \"link\": {\"seed\": -1}", "/link/seed", EditorSection::General);
    row("link", "\"script\": [], \"link\": {\"toClient\": {\"loss\": 2}}", "/link/toClient/loss",
        EditorSection::Link);
    row("unknown", "\"script\": [], \"odd\": 1", "/odd", EditorSection::Source);
    row("number too large", "\"script\": [],\n \"link\": {\"delay\": 1e999}", "/link/delay",
        EditorSection::Link);
}

void ScenarioEditingTest::mistakesPointToFields()
{
    QFETCH(QString, text);
    QFETCH(QString, pointer);
    QFETCH(int, section);
    const auto source = JsonSource::parse(text);
    const auto reading = readText(text);
    QVERIFY(!reading.errors.empty());
    QCOMPARE(fieldPointerOf(reading.errors.front(), source ? &*source : nullptr), pointer);
    QCOMPARE(static_cast<int>(sectionOf(pointer)), section);
}

QTEST_GUILESS_MAIN(ScenarioEditingTest)
#include "tst_scenario_editing.moc"
