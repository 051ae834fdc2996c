#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTreeWidget>

#include "gui/error_banner.h"
#include "gui/simulator/editor/expect_dialog.h"
#include "gui/simulator/editor/field_edit.h"
#include "gui/simulator/editor/item_form.h"
#include "gui/simulator/editor/item_model.h"
#include "gui/simulator/editor/item_section.h"
#include "gui/simulator/editor/scenario_editor.h"
#include "gui/simulator/editor/source_view.h"
#include "gui/theme.h"
#include "present/language.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::gui;
using present::EditorSection;
using present::ItemList;

namespace {

using Shared = std::shared_ptr<const sim::Scenario>;

QString textOf(std::string_view id)
{
    const std::string_view json = sim::findBuiltin(id)->json;
    return QString::fromUtf8(json.data(), static_cast<qsizetype>(json.size()));
}

Shared scenarioOf(const QString& text)
{
    auto result = sim::parseScenario(text.toStdString());
    if (const auto* error = std::get_if<sim::ScenarioError>(&result))
        qFatal("%s", error->pointer.c_str());
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

/// The real editor with a scenario in it, and what it applied last.
class Editor
{
public:
    explicit Editor(const QString& text = textOf("lost-final-ack"), QSize size = {940, 660})
    {
        QObject::connect(&editor, &ScenarioEditor::applied, &editor,
                         [this](const Shared& scenario) {
                             applied = scenario;
                             ++times;
                         });
        editor.resize(size);
        editor.show();
        editor.activateWindow();
        if (!QTest::qWaitForWindowActive(&editor)) qFatal("the editor does not become active");
        editor.edit(scenarioOf(text), text);
    }
    template <typename Control = QLineEdit>
    Control* field(const QString& pointer)
    {
        editor.showSection(present::sectionOf(pointer));
        auto* control = editor.findChild<Control*>(pointer);
        if (!control) qFatal("there is no field %s", qPrintable(pointer));
        return control;
    }
    /// As a person: into the field, everything away, then key by key.
    void type(const QString& pointer, const QString& text)
    {
        auto* line = field(pointer);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }
    void choose(QComboBox* combo, const QString& data)
    {
        const int index = combo->findData(data);
        if (index < 0) qFatal("there is no choice %s", qPrintable(data));
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }
    void chooseOption(const char* choice, int option)
    {
        auto* combo = editor.sectionWidget(editor.section())
                          ->findChild<QComboBox*>(QStringLiteral("/x/x/choice-") +
                                                  QString::fromLatin1(choice));
        if (!combo) qFatal("there is no choice %s", choice);
        combo->setCurrentIndex(combo->findData(option));
        Q_EMIT combo->activated(combo->currentIndex());
    }
    /// On a machine that has other things to do the reader waits for a pause in the typing.
    void settle()
    {
        if (!editor.draft().isChecked()) editor.draft().checkNow();
    }
    Shared now()
    {
        settle();
        return editor.draft().scenario();
    }
    const std::vector<sim::ScenarioError>& errors()
    {
        settle();
        return editor.draft().errors();
    }
    bool mayApply()
    {
        settle();
        return editor.applyAction()->isEnabled();
    }
    QString errorAt(const QString& pointer)
    {
        settle();
        for (FieldEdit* edit : editor.findChildren<FieldEdit*>())
            if (edit->pointer() == pointer) return edit->error();
        return QStringLiteral("no such field");
    }
    QString text() { return editor.draft().text(); }
    QString value(const QString& pointer)
    {
        const auto* source = editor.draft().source();
        const auto* node = source ? source->find(pointer) : nullptr;
        return node ? source->raw(*node) : QString();
    }

    ScenarioEditor editor;
    Shared applied;
    int times = 0;
};

} // namespace

class ScenarioEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void unchangedStaysUnchanged_data();
    void unchangedStaysUnchanged();
    void withoutAFileTheSourceIsShort();
    void fieldsWriteTheSource();
    void sourceFillsTheFields();
    void onlyWhatDiffersIsWritten();
    void everyKindOfFieldSaysWhatIsWrong_data();
    void everyKindOfFieldSaysWhatIsWrong();
    void wrongIsKeptAndNotApplied();
    void mistakesAreListedAndLeadToTheirField();
    void brokenSourceLocksTheForms();
    void undoIsOneForAll();
    void itemsAreAddedMovedAndDeleted();
    void choicesChangeTheItem();
    void applyKeepsThePlace();
    void applyWhileTyping();
    void anotherScenarioAsksFirst();
    void expectationsAreChecked();
    void whatHappenedBecomesExpected();
    void languageAndThemeChange();
    void randomTypingNeverAppliesWhatIsWrong();
    void largeSourceStaysResponsive();
    void sourceKeepsEveryCharacter();
    void oneLongLineIsLaidOut();
};

void ScenarioEditorTest::cleanup()
{
    Theme::instance().setChoice(ThemeChoice::System);
    present::installLanguage(*qApp, present::Language::English);
}

void ScenarioEditorTest::unchangedStaysUnchanged_data()
{
    QTest::addColumn<QString>("text");
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios())
        QTest::addRow("%s", std::string(builtin.id).c_str()) << textOf(builtin.id);
}

void ScenarioEditorTest::unchangedStaysUnchanged()
{
    QFETCH(QString, text);
    Editor e(text);
    for (const EditorSection section : present::allEditorSections) {
        e.editor.showSection(section);
        for (const ItemList list :
             {ItemList::Script, ItemList::Faults, ItemList::Inject, ItemList::Expect})
            for (int row = 0; row < e.editor.items(list).model().rowCount(); ++row)
                e.editor.items(list).setCurrent(row);
    }
    QVERIFY(!e.editor.draft().isModified());
    QCOMPARE(e.text(), text);
    e.editor.applyAction()->trigger();
    QVERIFY(e.applied);
    QVERIFY(*e.applied == *scenarioOf(text));
    QCOMPARE(e.text(), text);
    QCOMPARE(e.editor.sourceView().toPlainText(), text);
}

void ScenarioEditorTest::withoutAFileTheSourceIsShort()
{
    const Shared scenario = scenarioOf(textOf("keepalive-dead-peer"));
    ScenarioEditor editor;
    editor.edit(scenario);
    QVERIFY(editor.draft().scenario());
    QVERIFY(*editor.draft().scenario() == *scenario);
    QVERIFY(!editor.source().contains(QStringLiteral("receiveBuffer")));
}

void ScenarioEditorTest::fieldsWriteTheSource()
{
    Editor e;
    const QString before = e.text();
    e.type(QStringLiteral("/endpoints/client/mss"), QStringLiteral("536"));
    QCOMPARE(e.value(QStringLiteral("/endpoints/client/mss")), QStringLiteral("536"));
    e.type(QStringLiteral("/link/toClient/loss"), QStringLiteral("0.5"));
    e.type(QStringLiteral("/title/en"), QStringLiteral("A \"new\" title"));
    QCOMPARE(e.value(QStringLiteral("/title/en")), QStringLiteral("\"A \\\"new\\\" title\""));
    e.choose(e.field<QComboBox>(QStringLiteral("/endpoints/server/congestion")),
             QStringLiteral("cubic"));
    e.choose(e.field<QComboBox>(QStringLiteral("/endpoints/server/nagle")),
             QStringLiteral("false"));
    auto* watch = e.field<QPlainTextEdit>(QStringLiteral("/watch/en"));
    watch->setPlainText(QStringLiteral("Look\nhere"));
    QCOMPARE(e.value(QStringLiteral("/watch/en")), QStringLiteral("\"Look\\nhere\""));
    QCOMPARE(e.editor.sourceView().toPlainText(), e.text());
    e.editor.applyAction()->trigger();
    QVERIFY(e.applied);
    QCOMPARE(e.applied->endpoint(sim::HostId::Client).config.mss, std::uint16_t{536});
    QCOMPARE(e.applied->links[1].loss, 0.5);
    QCOMPARE(e.applied->links[0].loss, 0.0);
    QCOMPARE(e.applied->endpoint(sim::HostId::Server).config.congestion,
             tcp::CongestionAlgorithm::Cubic);
    QVERIFY(!e.applied->endpoint(sim::HostId::Server).config.nagle);
    QCOMPARE(e.applied->watch.at("en"), std::string("Look\nhere"));
    // Everything else stands as it stood.
    for (const QString& line : before.split(QLatin1Char('\n')))
        if (line.contains(QStringLiteral("\"call\"")))
            QVERIFY2(e.text().contains(line.trimmed()), qPrintable(line));
}

void ScenarioEditorTest::sourceFillsTheFields()
{
    Editor e;
    e.editor.showSection(EditorSection::Source);
    QTextCursor cursor(e.editor.sourceView().document());
    const auto* until = e.editor.draft().source()->find(QStringLiteral("/id"));
    cursor.setPosition(static_cast<int>(until->begin) + 1);
    cursor.setPosition(static_cast<int>(until->end) - 1, QTextCursor::KeepAnchor);
    cursor.insertText(QStringLiteral("typed-here"));
    QCOMPARE(e.field(QStringLiteral("/id"))->text(), QStringLiteral("typed-here"));
    e.editor.applyAction()->trigger();
    QCOMPARE(e.applied->id, std::string("typed-here"));
}

void ScenarioEditorTest::onlyWhatDiffersIsWritten()
{
    Editor e;
    const QString before = e.text();
    auto* line = e.field(QStringLiteral("/endpoints/server/rto/min"));
    QCOMPARE(line->text(), QString());
    QCOMPARE(line->placeholderText(), QStringLiteral("1s"));
    e.type(QStringLiteral("/endpoints/server/rto/min"), QStringLiteral("3s"));
    QVERIFY(e.text() != before);
    e.type(QStringLiteral("/endpoints/server/rto/min"), QString());
    QCOMPARE(e.text(), before);
    // Another profile has other defaults.
    e.choose(e.field<QComboBox>(QStringLiteral("/endpoints/server/profile")),
             QStringLiteral("linux"));
    QCOMPARE(line->placeholderText(), QStringLiteral("200ms"));
    // Nothing at all is a value too, where it is possible.
    auto* delayed = e.field<QComboBox>(QStringLiteral("/endpoints/server/delayedAck"));
    delayed->setEditText(QStringLiteral("at once"));
    QCOMPARE(e.value(QStringLiteral("/endpoints/server/delayedAck")), QStringLiteral("null"));
    e.editor.applyAction()->trigger();
    QVERIFY(!e.applied->endpoint(sim::HostId::Server).config.delayedAck);
}

void ScenarioEditorTest::everyKindOfFieldSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("right");
    const auto row = [](const char* pointer, const char* typed, const char* right) {
        QTest::addRow("%s", pointer)
            << QString::fromUtf8(pointer) << QString::fromUtf8(typed) << QString::fromUtf8(right);
    };
    row("/id", "No Capitals", "a-z");
    row("/until", "5", "500ms");
    row("/link/seed", "-1", "0 to ");
    row("/endpoints/client/address", "1.2.3", "192.0.2.1");
    row("/endpoints/client/port", "70000", "1 to 65535");
    row("/endpoints/server/mss", "many", "a whole number");
    row("/endpoints/server/iss", "1.5", "a whole number");
    row("/endpoints/client/rto/initial", "1 second", "500ms");
    row("/endpoints/client/delayedAck", "1s", "< 500ms");
    row("/endpoints/client/windowScale", "15", "0 to 14");
    row("/endpoints/client/keepalive/count", "0", "1 to 255");
    row("/link/loss", "1.5", "0 to 1");
    row("/link/toServer/delay", "fast", "500ms");
    row("/link/bandwidth", "0", "1 to ");
    row("/script/0/at", "soon", "500ms");
    row("/faults/0/match/flags", "SIN", "SYN");
    row("/faults/0/match/nth", "0", "1 to ");
    row("/inject/0/segment/seq", "x", "a whole number");
    row("/inject/0/segment/sack", "[[1]]", "[left, right]");
    row("/expect/0/visits", "SYN-SENT, OPEN", "ESTABLISHED");
}

void ScenarioEditorTest::everyKindOfFieldSaysWhatIsWrong()
{
    QFETCH(QString, pointer);
    QFETCH(QString, typed);
    QFETCH(QString, right);
    Editor e(QStringLiteral(
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"at": "0ms", "host": "server", "call": "listen"}],
 "faults": [{"match": {"flags": "SYN"}, "do": "drop"}], "inject": [{"to": "server", "segment": {"flags": "RST", "seq": 1}}],
 "expect": [{"host": "client", "visits": ["CLOSED"]}]})"));
    QVERIFY(e.errors().empty());
    e.editor.showSection(present::sectionOf(pointer));
    QWidget* control = e.editor.findChild<QWidget*>(pointer);
    QVERIFY(control);
    if (auto* combo = qobject_cast<QComboBox*>(control))
        combo->setEditText(typed);
    else
        e.type(pointer, typed);
    // At this field, and at no other.
    QVERIFY2(e.errorAt(pointer).contains(right), qPrintable(e.errorAt(pointer)));
    int wrong = 0;
    for (FieldEdit* edit : e.editor.findChildren<FieldEdit*>())
        wrong += !edit->error().isEmpty();
    QCOMPARE(wrong, 1);
    QCOMPARE(e.editor.errorList().topLevelItemCount(), 1);
    QVERIFY(e.editor.errorList().isVisibleTo(&e.editor));
    QVERIFY(!e.mayApply());
    // What was typed stands where it was typed.
    if (auto* combo = qobject_cast<QComboBox*>(control))
        QCOMPARE(combo->currentText(), typed);
    else
        QCOMPARE(qobject_cast<QLineEdit*>(control)->text(), typed);
    e.editor.draft().undoStack().setIndex(0);
    QVERIFY(e.errorAt(pointer).isEmpty());
    QVERIFY(e.errors().empty());
}

void ScenarioEditorTest::wrongIsKeptAndNotApplied()
{
    Editor e;
    e.type(QStringLiteral("/endpoints/client/port"), QStringLiteral("80a"));
    QVERIFY(!e.mayApply());
    e.editor.applyAction()->trigger();
    QCOMPARE(e.times, 0);
    // Through all sections and back, through a close and a new look.
    for (const EditorSection section : present::allEditorSections)
        e.editor.showSection(section);
    e.editor.hide();
    e.editor.bringToFront();
    QCOMPARE(e.field(QStringLiteral("/endpoints/client/port"))->text(), QStringLiteral("80a"));
    QCOMPARE(e.value(QStringLiteral("/endpoints/client/port")), QStringLiteral("\"80a\""));
    QTest::keyClick(e.field(QStringLiteral("/endpoints/client/port")), Qt::Key_Backspace);
    QVERIFY(e.mayApply());
    QCOMPARE(e.value(QStringLiteral("/endpoints/client/port")), QStringLiteral("80"));
}

void ScenarioEditorTest::mistakesAreListedAndLeadToTheirField()
{
    Editor e;
    e.type(QStringLiteral("/endpoints/server/mss"), QStringLiteral("0"));
    e.type(QStringLiteral("/link/jitter"), QStringLiteral("x"));
    e.editor.showSection(EditorSection::General);
    e.settle();
    QTreeWidget& list = e.editor.errorList();
    QCOMPARE(list.topLevelItemCount(), 2);
    QVERIFY(list.topLevelItem(0)->text(0).contains(QStringLiteral("/endpoints/server/mss")));
    QVERIFY(list.topLevelItem(1)->text(1).contains(QStringLiteral("500ms")));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualItemRect(list.topLevelItem(1)).center());
    QCOMPARE(static_cast<int>(e.editor.section()), static_cast<int>(EditorSection::Link));
    QCOMPARE(QApplication::focusWidget(), e.field(QStringLiteral("/link/jitter")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
    QCOMPARE(QApplication::focusWidget(), e.field(QStringLiteral("/endpoints/server/mss")));
    // In the source the same mistakes stand at their lines.
    e.editor.showSection(EditorSection::Source);
    const QList<int> lines = e.editor.sourceView().errorLines();
    QVERIFY(!lines.isEmpty());
    for (const int line : lines) {
        const QString text = e.editor.sourceView().document()->findBlockByNumber(line).text();
        QVERIFY2(text.contains(QStringLiteral("mss")) || text.contains(QStringLiteral("jitter")),
                 qPrintable(text));
    }
}

void ScenarioEditorTest::brokenSourceLocksTheForms()
{
    Editor e;
    const QString before = e.text();
    e.editor.showSection(EditorSection::Source);
    SourceView& view = e.editor.sourceView();
    view.setFocus();
    view.moveCursor(QTextCursor::End);
    QTest::keyClicks(&view, QStringLiteral("}"));
    e.editor.showSection(EditorSection::Endpoints);
    QVERIFY(!e.editor.sectionWidget(EditorSection::Endpoints)->isEnabled());
    auto* locked = e.editor.findChild<ErrorBanner*>(QStringLiteral("locked"));
    QVERIFY(locked->isVisibleTo(&e.editor));
    QVERIFY(!e.mayApply());
    locked->findChild<QPushButton*>()->click();
    QCOMPARE(static_cast<int>(e.editor.section()), static_cast<int>(EditorSection::Source));
    QVERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(e.text(), before);
    e.editor.showSection(EditorSection::Endpoints);
    QVERIFY(e.editor.sectionWidget(EditorSection::Endpoints)->isEnabled());
    QVERIFY(!locked->isVisibleTo(&e.editor));
}

void ScenarioEditorTest::undoIsOneForAll()
{
    Editor e;
    const QString before = e.text();
    e.type(QStringLiteral("/endpoints/client/mss"), QStringLiteral("1000"));
    const QString first = e.text();
    e.editor.showSection(EditorSection::Source);
    SourceView& view = e.editor.sourceView();
    view.setFocus();
    view.moveCursor(QTextCursor::End);
    QTest::keyClicks(&view, QStringLiteral("   "));
    const QString second = e.text();
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(e.text(), first);
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    while (e.editor.draft().undoStack().canUndo())
        e.editor.draft().undoStack().undo();
    QCOMPARE(e.text(), before);
    QCOMPARE(view.toPlainText(), before);
    while (e.editor.draft().undoStack().canRedo())
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z,
                        Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(e.text(), second);
    QCOMPARE(view.toPlainText(), second);
    // From a field too, and it leads to where the change was.
    e.editor.draft().undoStack().undo();
    e.editor.showSection(EditorSection::Link);
    auto* delay = e.field(QStringLiteral("/link/delay"));
    delay->setFocus();
    QTest::keyClick(delay, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(static_cast<int>(e.editor.section()), static_cast<int>(EditorSection::Endpoints));
    QCOMPARE(QApplication::focusWidget(), e.field(QStringLiteral("/endpoints/client/mss")));
}

void ScenarioEditorTest::itemsAreAddedMovedAndDeleted()
{
    Editor e;
    const Shared before = scenarioOf(e.text());
    const int count = static_cast<int>(before->script.size());
    QVERIFY(count >= 3);
    e.editor.showSection(EditorSection::Script);
    ItemSection& script = e.editor.items(ItemList::Script);
    QCOMPARE(script.model().rowCount(), count);
    script.setCurrent(0);
    script.table().setFocus();
    QTest::keyClick(&script.table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(script.current(), 1);
    QVERIFY(e.now()->script[1] == before->script[0]);
    QTest::keyClick(&script.table(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(e.now()->script == before->script);
    QTest::keyClick(&script.table(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(script.model().rowCount(), count + 1);
    QVERIFY(e.now()->script[1] == before->script[0]);
    QTest::keyClick(&script.table(), Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(e.now()->script == before->script);
    script.addItem()->trigger();
    QCOMPARE(script.model().rowCount(), count + 1);
    QVERIFY(e.now());
    // All of them gone: a list that has to be there is empty, another is left out.
    while (script.deleteItem()->isEnabled())
        script.deleteItem()->trigger();
    QVERIFY(e.now()->script.empty());
    e.editor.showSection(EditorSection::Faults);
    ItemSection& faults = e.editor.items(ItemList::Faults);
    while (faults.deleteItem()->isEnabled())
        faults.deleteItem()->trigger();
    QVERIFY(!e.text().contains(QStringLiteral("\"faults\"")));
    faults.addItem()->trigger();
    QCOMPARE(e.now()->faults.size(), std::size_t{1});
    while (e.editor.draft().undoStack().canUndo())
        e.editor.draft().undoStack().undo();
    QVERIFY(*e.now() == *before);
    QCOMPARE(script.model().rowCount(), count);
}

void ScenarioEditorTest::choicesChangeTheItem()
{
    Editor e;
    e.editor.showSection(EditorSection::Faults);
    e.editor.items(ItemList::Faults).setCurrent(0);
    e.chooseOption("do", 2); // delay
    QCOMPARE(e.value(QStringLiteral("/faults/0/do")), QStringLiteral("\"delay\""));
    e.type(QStringLiteral("/faults/0/by"), QStringLiteral("250ms"));
    QCOMPARE(e.now()->faults[0].delay, sim::Duration{250'000});
    e.chooseOption("do", 4); // reorder: "by" is a number now
    QCOMPARE(e.value(QStringLiteral("/faults/0/by")), QString());
    QVERIFY(e.now());
    e.editor.showSection(EditorSection::Script);
    e.editor.items(ItemList::Script).setCurrent(0);
    e.chooseOption("timing", 1);
    QVERIFY(e.now());
    QVERIFY(e.now()->script[0].when);
    e.chooseOption("call", 3); // send
    e.chooseOption("data", 2);
    e.type(QStringLiteral("/script/0/bytes"), QStringLiteral("5000"));
    QCOMPARE(e.now()->script[0].call.data.size(), std::size_t{5000});
}

void ScenarioEditorTest::applyKeepsThePlace()
{
    Editor e;
    e.editor.showSection(EditorSection::Script);
    e.editor.items(ItemList::Script).setCurrent(2);
    e.editor.items(ItemList::Script).form().reveal(QStringLiteral("/script/2/host"));
    QWidget* focus = QApplication::focusWidget();
    QVERIFY(focus);
    e.type(QStringLiteral("/until"), QStringLiteral("77s"));
    e.editor.showSection(EditorSection::Script);
    focus->setFocus();
    const QString text = e.text();
    QTest::keyClick(focus, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(e.times, 1);
    QCOMPARE(e.applied->until, sim::Duration{77'000'000});
    // The page answers with the scenario that it runs now.
    e.editor.edit(e.applied, textOf("lost-final-ack"));
    QCOMPARE(e.text(), text);
    QCOMPARE(e.editor.items(ItemList::Script).current(), 2);
    QCOMPARE(QApplication::focusWidget(), focus);
    QVERIFY(e.editor.draft().undoStack().canUndo());
    QVERIFY(!e.editor.draft().isModified());
}

void ScenarioEditorTest::applyWhileTyping()
{
    Editor e;
    e.editor.applyAsTypedAction()->trigger();
    QSignalSpy applied(&e.editor, &ScenarioEditor::applied);
    e.type(QStringLiteral("/until"), QStringLiteral("9x"));
    e.type(QStringLiteral("/until"), QStringLiteral("9s"));
    QVERIFY(applied.wait());
    QCOMPARE(applied.size(), 1);
    QCOMPARE(e.applied->until, sim::Duration{9'000'000});
}

void ScenarioEditorTest::anotherScenarioAsksFirst()
{
    Editor e;
    auto* bar = e.editor.findChild<ErrorBanner*>(QStringLiteral("elsewhere"));
    const QString other = textOf("half-close");
    // Nothing was changed: it follows.
    e.editor.edit(scenarioOf(other), other, 7);
    QCOMPARE(e.text(), other);
    QCOMPARE(e.editor.origin().toInt(), 7);
    e.type(QStringLiteral("/id"), QStringLiteral("mine"));
    const QString mine = e.text();
    const QString third = textOf("lost-syn");
    e.editor.edit(scenarioOf(third), third, 8);
    QCOMPARE(e.text(), mine);
    QCOMPARE(e.editor.origin().toInt(), 7);
    QVERIFY(bar->isVisibleTo(&e.editor));
    bar->findChild<QPushButton*>()->click();
    QCOMPARE(e.text(), third);
    QCOMPARE(e.editor.origin().toInt(), 8);
    QVERIFY(!bar->isVisibleTo(&e.editor));
}

void ScenarioEditorTest::expectationsAreChecked()
{
    Editor e;
    const Shared scenario = scenarioOf(e.text());
    sim::History history(scenario);
    history.runToEnd();
    e.editor.setRun([&] { return &history; });
    QSignalSpy finished(e.editor.findChild<ExpectationCheck*>(), &ExpectationCheck::finished);
    e.editor.checkAction()->trigger();
    QTRY_COMPARE(finished.size(), 1);
    const ItemModel& model = e.editor.items(ItemList::Expect).model();
    QVERIFY(model.rowCount() >= 2);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.verdict(row), QString());
    // One that does not hold says how not.
    e.editor.items(ItemList::Expect).setCurrent(0);
    e.editor.items(ItemList::Expect).addItem()->trigger();
    QVERIFY(!model.verdict(0));
    e.choose(e.field<QComboBox>(QStringLiteral("/expect/1/state")), QStringLiteral("SYN-SENT"));
    e.editor.checkAction()->trigger();
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(model.verdict(1).value_or(QString()).contains(QStringLiteral("SYN-SENT")));
    QCOMPARE(model.verdict(0), QString());
    QVERIFY(e.editor.findChild<QLabel*>(QStringLiteral("checkResult"))
                ->text()
                .contains(QStringLiteral("1 of")));
    e.editor.runChanged();
    QVERIFY(!model.verdict(0));
}

void ScenarioEditorTest::whatHappenedBecomesExpected()
{
    Editor e(textOf("three-way-handshake"));
    const Shared scenario = scenarioOf(e.text());
    sim::History history(scenario);
    history.runToEnd();
    e.editor.setRun([&] { return &history; });
    const std::size_t before = scenario->expect.size();
    e.editor.expectAction()->trigger();
    auto* dialog = e.editor.findChild<ExpectDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->rows() > 5);
    dialog->setTicked(dialog->rows() - 1, true);
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto now = e.now();
    QVERIFY(now);
    QVERIFY(now->expect.size() >= before + 5);
    QVERIFY(now->expect.back().segment);
    QVERIFY(sim::checkExpectations(*now, history).empty());
    e.editor.draft().undoStack().undo();
    QCOMPARE(e.now()->expect.size(), before);
}

void ScenarioEditorTest::languageAndThemeChange()
{
    Editor e;
    e.type(QStringLiteral("/link/delay"), QStringLiteral("slow"));
    const QString english = e.errorAt(QStringLiteral("/link/delay"));
    present::installLanguage(*qApp, present::Language::Chinese);
    Theme::instance().setChoice(ThemeChoice::Dark);
    QCoreApplication::processEvents();
    const auto han = [](const QString& text) {
        return std::any_of(text.begin(), text.end(),
                           [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() < 0xA000; });
    };
    QVERIFY(e.errorAt(QStringLiteral("/link/delay")) != english);
    QVERIFY(han(e.errorAt(QStringLiteral("/link/delay"))));
    QCOMPARE(e.field(QStringLiteral("/link/delay"))->text(), QStringLiteral("slow"));
    QVERIFY(han(e.editor.status()));
    auto* sections = e.editor.findChild<QListWidget*>(QStringLiteral("sections"));
    for (int i = 0; i < sections->count(); ++i)
        QVERIFY2(han(sections->item(i)->text()), qPrintable(sections->item(i)->text()));
    for (const QAction* action : e.editor.actions())
        QVERIFY2(han(action->text()), qPrintable(action->text()));
    for (const EditorSection section : present::allEditorSections) {
        e.editor.showSection(section);
        QVERIFY(!e.editor.grab().isNull());
    }
    // Every control says what it is, to who does not see it.
    for (FieldEdit* edit : e.editor.findChildren<FieldEdit*>())
        QVERIFY2(!edit->control()->accessibleName().isEmpty(), qPrintable(edit->pointer()));
}

/// Whatever is typed into the source: no crash, and nothing is applied that the reader refuses.
void ScenarioEditorTest::randomTypingNeverAppliesWhatIsWrong()
{
    Editor e(textOf("blind-reset-challenge-ack"));
    QRandomGenerator random(20240611);
    const QStringList bits{
        QStringLiteral("{"),      QStringLiteral("}"),     QStringLiteral("["),
        QStringLiteral("]"),      QStringLiteral(","),     QStringLiteral("\""),
        QStringLiteral("null"),   QStringLiteral("1"),     QStringLiteral("\n"),
        QStringLiteral("\\"),     QStringLiteral(": "),    QStringLiteral("\"at\": "),
        QStringLiteral("\u4e2d"), QStringLiteral("1e999"), QStringLiteral("{\"x-a\": 1}, ")};
    SourceView& view = e.editor.sourceView();
    for (int i = 0; i < 400; ++i) {
        e.editor.showSection(present::allEditorSections[static_cast<std::size_t>(i) %
                                                        present::allEditorSections.size()]);
        QTextCursor cursor(view.document());
        const int size = view.document()->characterCount() - 1;
        cursor.setPosition(random.bounded(size + 1));
        const int end = std::min(size, cursor.position() + random.bounded(6));
        cursor.setPosition(end, QTextCursor::KeepAnchor);
        cursor.insertText(bits[random.bounded(bits.size())]);
        QCOMPARE(e.text().size(), view.document()->characterCount() - 1);
        // Forms and lists work on whatever there is.
        for (const ItemList list : {ItemList::Script, ItemList::Inject}) {
            if (random.bounded(8) == 0) e.editor.items(list).addItem()->trigger();
            if (random.bounded(8) == 0) e.editor.items(list).moveDown()->trigger();
            if (random.bounded(8) == 0) e.editor.items(list).deleteItem()->trigger();
        }
        QCOMPARE(e.text(), view.toPlainText());
        const int before = e.times;
        e.editor.applyAction()->trigger();
        const bool isRight =
            std::holds_alternative<sim::Scenario>(sim::parseScenario(e.text().toStdString()));
        QCOMPARE(e.times - before, isRight ? 1 : 0);
        if (random.bounded(3) == 0)
            for (int back = random.bounded(4); back >= 0; --back)
                e.editor.draft().undoStack().undo();
        QCOMPARE(e.text(), view.toPlainText());
    }
    while (e.editor.draft().undoStack().canUndo())
        e.editor.draft().undoStack().undo();
    QCOMPARE(e.text(), textOf("blind-reset-challenge-ack"));
}

void ScenarioEditorTest::largeSourceStaysResponsive()
{
    QString text = QStringLiteral(
        "{\n  \"format\": \"tcplab-scenario/1\",\n  \"id\": \"large\",\n  \"script\": [\n");
    for (int i = 0; i < 9000; ++i)
        text += QStringLiteral("    {\"when\": {\"host\": \"server\", \"state\": \"ESTABLISHED\"}, "
                               "\"after\": \"%1ms\", \"host\": \"client\", \"call\": \"close\"},\n")
                    .arg(i);
    text += QStringLiteral(
        "    {\"at\": \"0ms\", \"host\": \"client\", \"call\": \"connect\"}\n  ]\n}\n");
    QVERIFY(text.size() > 900'000);
    Editor e(text);
    e.editor.showSection(EditorSection::Source);
    SourceView& view = e.editor.sourceView();
    view.setFocus();
    view.moveCursor(QTextCursor::End);
    // A key is taken at once; what the reader says of it comes when the keys pause.
    QElapsedTimer taken;
    constexpr int keys = 20;
    qint64 longest = 0;
    for (int i = 0; i < keys; ++i) {
        taken.start();
        QTest::keyClick(&view, Qt::Key_Space);
        longest = std::max(longest, taken.elapsed());
    }
    qInfo("longest key in a source of %lld bytes: %lld ms", static_cast<long long>(text.size()),
          static_cast<long long>(longest));
    QVERIFY2(longest < 200, qPrintable(QString::number(longest)));
    QVERIFY(!e.editor.draft().isChecked());
    QSignalSpy checked(&e.editor.draft(), &ScenarioDraft::checked);
    QVERIFY(checked.wait());
    QVERIFY(e.now());
    e.editor.showSection(EditorSection::Script);
    QCOMPARE(e.editor.items(ItemList::Script).model().rowCount(), 9001);
}

void ScenarioEditorTest::sourceKeepsEveryCharacter()
{
    const QString text =
        QStringLiteral("{\"format\": \"tcplab-scenario/1\", \"id\": \"t\",\r\n \"title\": {\"en\": "
                       "\"a\u00a0b \u2028 \U0001F600 \u2029\"}, \"script\": []}");
    Editor e(text);
    const Shared before = scenarioOf(text);
    QVERIFY(*e.now() == *before);
    e.editor.showSection(EditorSection::Source);
    SourceView& view = e.editor.sourceView();
    view.setFocus();
    view.moveCursor(QTextCursor::End);
    QTest::keyClicks(&view, QStringLiteral("  "));
    QVERIFY(*e.now() == *before);
    e.type(QStringLiteral("/id"), QStringLiteral("other"));
    QVERIFY(e.now()->title == before->title);
}

void ScenarioEditorTest::oneLongLineIsLaidOut()
{
    QString text = QStringLiteral("{\"format\": \"tcplab-scenario/1\", \"x-mine\": {\"kept\": "
                                  "[1]}, \"id\": \"t\", \"script\": [");
    for (int i = 0; i < 300; ++i)
        text +=
            QStringLiteral("{\"at\": \"%1ms\", \"host\": \"client\", \"call\": \"close\"},").arg(i);
    text += QStringLiteral("{\"at\": \"0s\", \"host\": \"client\", \"call\": \"connect\"}]}");
    Editor e(text);
    QVERIFY(*e.now() == *scenarioOf(text));
    QVERIFY(e.text().contains(QStringLiteral("\"x-mine\"")));
    QVERIFY(e.editor.sourceView().blockCount() > 300);
    QVERIFY(!e.editor.draft().isModified());
}

QTEST_MAIN(ScenarioEditorTest)
#include "tst_scenario_editor.moc"
