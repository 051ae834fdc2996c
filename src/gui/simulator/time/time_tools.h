#pragma once

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

#include "gui/page.h"
#include "gui/simulator/time/breakpoint_list.h"
#include "present/pacing.h"

class QAction;
class QActionGroup;
class QMenu;

namespace tcplab::gui {

class BreakpointsView;
class RunContext;
class RunView;
class Settings;
class TransportBar;

/// The commands that have to do with time: breakpoints and running to them, how the run plays.
class TimeTools : public QObject
{
    Q_OBJECT

public:
    TimeTools(RunContext& context, TransportBar& transport, QObject* parent = nullptr);
    ~TimeTools() override;

    BreakpointList& breakpoints() { return breakpoints_; }
    /// Made once; whoever shows it owns it.
    BreakpointsView* breakpointsView() { return view_; }
    QList<QAction*> runActions() const;

    /// Says that the run was cut off, where it was, and offers to go on.
    void tellOfLimit();

    void retranslate();
    void saveState(Settings& settings, const QString& page) const;
    void restoreState(const Settings& settings, const QString& page);

Q_SIGNALS:
    /// Why the run has stopped, for the status bar.
    void said(const QString& sentence);
    /// For the banner.
    void problem(const std::function<tcplab::gui::Problem()>& make);
    /// The breakpoints are wanted on the screen.
    void breakpointsWanted();

private:
    QAction* makeAction(const QKeySequence& key);
    void makeActions();
    void makePaceMenu();
    void runTo(bool forward);
    void sayWhy(std::size_t moment);
    void showStops();
    void showPace();
    void askForLimit();
    void setLimit(std::size_t steps);

    RunContext& context_;
    TransportBar& transport_;
    BreakpointList breakpoints_;
    BreakpointsView* view_;
    QAction* toggle_ = nullptr;
    QAction* next_ = nullptr;
    QAction* previous_ = nullptr;
    QAction* ask_ = nullptr;
    QAction* removeAll_ = nullptr;
    std::unique_ptr<QMenu> breakpointMenu_;
    std::unique_ptr<QMenu> paceMenu_;
    QActionGroup* paces_ = nullptr;
    QAction* slower_ = nullptr;
    QAction* faster_ = nullptr;
    QAction* otherSpeed_ = nullptr;
    QAction* limit_ = nullptr;
};

} // namespace tcplab::gui
