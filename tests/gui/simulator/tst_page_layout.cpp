#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>

#include "gui/elided_label.h"
#include "gui/focus_ring.h"
#include "gui/panel_docks.h"
#include "gui/simulator/lines_label.h"
#include "gui/theme.h"
#include "gui/tool_row.h"
#include "window_fixture.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget& widget)
{
    QString path;
    for (const QWidget* w = &widget; w && !w->isWindow(); w = w->parentWidget()) {
        const QString own =
            w->objectName().isEmpty()
                ? QString::fromLatin1(w->metaObject()->className()).section(u':', -1)
                : w->objectName();
        path = path.isEmpty() ? own : own + u'/' + path;
    }
    return path.section(u'/', -4);
}

/// What cannot be read whole, stands over something else or outside of its parent.
class Audit
{
public:
    explicit Audit(const QWidget& root) { look(root); }
    QStringList findings;

private:
    void say(const QWidget& widget, const QString& what)
    {
        findings.append(u"%1: %2"_s.arg(nameOf(widget), what));
    }

    void look(const QWidget& parent)
    {
        QList<QWidget*> shown;
        for (QObject* child : parent.children()) {
            auto* widget = qobject_cast<QWidget*>(child);
            if (!widget || widget->isHidden() || widget->isWindow()) continue;
            if (widget->size().isEmpty() || qobject_cast<FocusRing*>(widget)) continue;
            if (widget->testAttribute(Qt::WA_TransparentForMouseEvents)) continue;
            shown.append(widget);
            text(*widget);
            look(*widget);
        }
        if (qobject_cast<const QAbstractScrollArea*>(&parent)) return;
        for (qsizetype i = 0; i < shown.size(); ++i) {
            const QRect place = shown[i]->geometry();
            if (scrolls(parent)) continue;
            if (!parent.rect().contains(place)) say(*shown[i], u"outside of its parent"_s);
            for (qsizetype k = i + 1; k < shown.size(); ++k) {
                if (place.intersects(shown[k]->geometry()) && !shown[i]->inherits("QTabBar"))
                    say(*shown[i], u"over %1"_s.arg(nameOf(*shown[k])));
            }
        }
    }

    /// What lies in a scroll area, and the pieces that styles put into controls, lie as they like.
    static bool scrolls(const QWidget& parent)
    {
        return qobject_cast<const QAbstractScrollArea*>(parent.parentWidget()) ||
               parent.inherits("QTabBar") || parent.inherits("QLineEdit") ||
               parent.inherits("QComboBox") || parent.inherits("QMainWindow") ||
               parent.inherits("QHeaderView") || parent.inherits("QAbstractSpinBox");
    }

    void text(const QWidget& widget)
    {
        if (qobject_cast<const ElidedLabel*>(&widget) || qobject_cast<const LinesLabel*>(&widget))
            return;
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
            labelText(*label);
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
            if (!button->text().isEmpty() && button->sizeHint().width() > button->width() + 1)
                say(widget, u"text '%1' is cut"_s.arg(button->text()));
        } else if (const auto* choice = qobject_cast<const ToolChoice*>(&widget)) {
            if (choice->fontMetrics().horizontalAdvance(choice->shownText()) + 30 > choice->width())
                say(widget, u"choice '%1' is cut"_s.arg(choice->shownText()));
        } else if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
            QStyleOptionComboBox option;
            option.initFrom(combo);
            const int room = combo->style()
                                 ->subControlRect(QStyle::CC_ComboBox, &option,
                                                  QStyle::SC_ComboBoxEditField, combo)
                                 .width();
            if (combo->objectName() != "scenario"_L1 &&
                combo->fontMetrics().horizontalAdvance(combo->currentText()) > room)
                say(widget, u"choice '%1' is cut"_s.arg(combo->currentText()));
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                if (tabs->fontMetrics().horizontalAdvance(tabs->tabText(i)) >
                    tabs->tabRect(i).width())
                    say(widget, u"tab '%1' is cut"_s.arg(tabs->tabText(i)));
            }
        }
    }

    void labelText(const QLabel& label)
    {
        if (label.text().isEmpty()) return;
        const bool rich = Qt::mightBeRichText(label.text()) || label.wordWrap();
        if (label.wordWrap() && label.heightForWidth(label.width()) > label.height() + 1)
            say(label, u"lines of '%1' are cut"_s.arg(label.text().left(40)));
        if (!rich && label.fontMetrics().size(Qt::TextShowMnemonic, label.text()).width() >
                         label.contentsRect().width() + 1)
            say(label, u"text '%1' is cut"_s.arg(label.text().left(40)));
        if (!rich && label.fontMetrics().height() > label.height() + 2)
            say(label, u"text '%1' is too high"_s.arg(label.text().left(40)));
    }
};

} // namespace

/// Nothing on the page is cut off, covered or pushed out, whatever the window's size, the language
/// and the panel in front. What views paint themselves their own tests look at.
class PageLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void nothingIsCut_data();
    void nothingIsCut();
    void everyCustomViewHasANameAndAWord();
};

void PageLayoutTest::cleanup()
{
    Theme::instance().setProjector(false);
    present::installLanguage(*qApp, present::Language::English);
}

void PageLayoutTest::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<bool>("projector");
    for (const QSize size : {QSize(1024, 680), QSize(1366, 768), QSize(1920, 1080)}) {
        for (const bool chinese : {false, true}) {
            for (const bool projector : {false, true}) {
                QTest::addRow("%dx%d %s%s", size.width(), size.height(), chinese ? "zh" : "en",
                              projector ? " projector" : "")
                    << size << chinese << projector;
            }
        }
    }
}

void PageLayoutTest::nothingIsCut()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, chinese);
    QFETCH(const bool, projector);
    Window w(u"lost-data-rto"_s, size);
    w.window.setLanguage(chinese ? present::Language::Chinese : present::Language::English);
    w.window.setProjector(projector);
    w.window.resize(size);
    QStringList findings;
    for (const PanelDock* dock : w.page->panels().docks()) {
        w.page->panels().showPanel(dock->id());
        for (const std::size_t moment : {std::size_t{0}, w.controller().steps() / 2}) {
            w.controller().goTo(moment);
            QCoreApplication::processEvents();
            for (const QString& finding : Audit(w.window).findings) {
                if (!findings.contains(finding)) findings.append(finding);
            }
        }
        if (projector) break;
    }
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

void PageLayoutTest::everyCustomViewHasANameAndAWord()
{
    Window w;
    for (const PanelDock* dock : w.page->panels().docks()) {
        QVERIFY2(!dock->windowTitle().isEmpty(), qPrintable(dock->id()));
        QVERIFY2(!dock->accessibleName().isEmpty(), qPrintable(dock->id()));
    }
    // Whatever the keyboard reaches says what it is.
    for (const QWidget* widget : w.window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
        if (widget->inherits("QDockWidget") || widget->inherits("QScrollBar") ||
            widget->inherits("QComboBoxListView"))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget); // it is its own name
        const bool named = !widget->accessibleName().isEmpty() ||
                           (label && !label->text().isEmpty()) ||
                           (button && (!button->text().isEmpty() || !button->toolTip().isEmpty()));
        QVERIFY2(named, qPrintable(nameOf(*widget)));
    }
}

QTEST_MAIN(PageLayoutTest)
#include "tst_page_layout.moc"
