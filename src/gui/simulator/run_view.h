#pragma once

#include <QList>
#include <QWidget>

#include "gui/simulator/run_context.h"

class QAction;

namespace tcplab::gui {

/// One way to look at the run: the body of a panel that docks, floats, hides and is remembered. The
/// page knows a view by this class only.
///
/// A view that nobody sees costs nothing: the base class tells it what has changed only while it is
/// visible, and everything at once when it becomes so.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(RunContext& context, QWidget* parent = nullptr);

    /// For settings and tests, never translated: "inspector".
    virtual QString id() const = 0;
    /// In the panel's title row, on its tab and in the View menu: "Segment".
    virtual QString title() const = 0;
    /// Muted, right in the title row; may be empty. Say factsChanged() when it is another one.
    virtual QString facts() const { return {}; }
    /// Icons at the far right of the title row. Asked for once.
    virtual QList<QAction*> tools() { return {}; }
    /// Sets every text anew in the language now installed; afterwards comes showRun().
    virtual void retranslate() {}

    /// Brings the view up to date now, also while it is hidden (screenshots, export, tests).
    void refresh();

Q_SIGNALS:
    void factsChanged();

protected:
    RunContext& context() { return context_; }
    const RunContext& context() const { return context_; }
    SimulationController& controller() { return context_.controller(); }
    const SimulationController& controller() const { return context_.controller(); }

    // What there is to show has changed. There is a run whenever one of these is called.
    /// Another run or branch, another notation, another language. showMoment() follows.
    virtual void showRun() {}
    /// The cursor stands at another moment. showTime() follows.
    virtual void showMoment() {}
    /// Time within the step, up to sixty times a second while something moves.
    virtual void showTime() {}
    virtual void showSelection() {}

    void showEvent(QShowEvent* event) override;

private:
    enum Stale : unsigned { Nothing = 0, Time = 1, Moment = 2, Run = 4, Selection = 8 };
    void changed(unsigned what);
    void bringUpToDate();

    RunContext& context_;
    unsigned stale_ = Run | Selection;
};

} // namespace tcplab::gui
