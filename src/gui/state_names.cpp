#include "gui/state_names.h"

#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QPointer>

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::StateDialect;

namespace {

constexpr auto exampleState = tcp::State::SynReceived;

/// The state in which the dialects differ most says more than their names do.
QString longText(StateDialect dialect)
{
    return QCoreApplication::translate("StateNames", "%1: %2", "whose name, then an example")
        .arg(present::stateDialectTitle(dialect), present::stateNameIn(dialect, exampleState));
}

} // namespace

StateNames& StateNames::instance()
{
    static QPointer<StateNames> only;
    if (!only) only = new StateNames(qApp);
    return *only;
}

void StateNames::setDialect(StateDialect dialect)
{
    if (dialect == present::stateDialect()) return;
    present::setStateDialect(dialect);
    Q_EMIT changed();
}

// In the tool row

StateNamesBox::StateNamesBox(QWidget* parent)
    : ToolChoice(parent)
{
    setObjectName(u"states"_s);
    for (const StateDialect dialect : present::allStateDialects)
        addItem({}, static_cast<int>(dialect));
    connect(this, &QComboBox::activated, this, [this](int index) {
        StateNames::instance().setDialect(static_cast<StateDialect>(itemData(index).toInt()));
    });
    connect(&StateNames::instance(), &StateNames::changed, this, &StateNamesBox::retranslate);
    retranslate();
}

void StateNamesBox::retranslate()
{
    for (int i = 0; i < count(); ++i) {
        const auto dialect = static_cast<StateDialect>(itemData(i).toInt());
        setItemText(i, longText(dialect));
        setItemData(i, present::stateDialectShortTitle(dialect), ShortTextRole);
    }
    setCurrentIndex(findData(static_cast<int>(present::stateDialect())));
    setAccessibleName(tr("Names of states"));
    setToolTip(tr("Whose names of the states are shown. Files and traces keep those of the RFC."));
    setPrefix(tr("States"));
}

void StateNamesBox::changeEvent(QEvent* event)
{
    ToolChoice::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

// In the View menu

StateNamesMenu::StateNamesMenu(QWidget* parent)
    : QMenu(parent)
{
    auto* group = new QActionGroup(this);
    for (const StateDialect dialect : present::allStateDialects) {
        QAction* action = addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(dialect));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [dialect] { StateNames::instance().setDialect(dialect); });
    }
    connect(&StateNames::instance(), &StateNames::changed, this, &StateNamesMenu::check);
    retranslate();
    check();
}

void StateNamesMenu::retranslate()
{
    setTitle(tr("&Names of states"));
    for (QAction* action : actions())
        action->setText(longText(static_cast<StateDialect>(action->data().toInt())));
}

void StateNamesMenu::check()
{
    for (QAction* action : actions())
        action->setChecked(action->data().toInt() == static_cast<int>(present::stateDialect()));
}

} // namespace tcplab::gui
