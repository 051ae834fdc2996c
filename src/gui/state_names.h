#pragma once

#include <QMenu>
#include <QObject>

#include "gui/tool_row.h"
#include "present/state_dialect.h"

namespace tcplab::gui {

/// Whose names of states the window speaks (present/state_dialect.h), and who wants to hear when
/// that changes. One for the application, as the theme is.
class StateNames : public QObject
{
    Q_OBJECT

public:
    /// Made at first use, dies with the QApplication.
    static StateNames& instance();

    present::StateDialect dialect() const { return present::stateDialect(); }
    void setDialect(present::StateDialect dialect);

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;
};

/// "States: RFC", for a tool row; its list says whose names they are and shows one of them.
class StateNamesBox : public ToolChoice
{
    Q_OBJECT

public:
    explicit StateNamesBox(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
};

/// The same choice as a menu.
class StateNamesMenu : public QMenu
{
    Q_OBJECT

public:
    explicit StateNamesMenu(QWidget* parent = nullptr);
    void retranslate();

private:
    void check();
};

} // namespace tcplab::gui
