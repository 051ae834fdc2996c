#pragma once

#include <QPointer>

#include "gui/simulator/run_view.h"
#include "present/breakpoints.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tcplab::gui {

class BreakpointDialog;
class BreakpointList;

/// The breakpoints, how often each stops this run, and which stops at this step.
class BreakpointsView : public RunView
{
    Q_OBJECT

public:
    BreakpointsView(RunContext& context, BreakpointList& list, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("breakpoints"); }
    QString title() const override;
    QString facts() const override;
    void retranslate() override;

    /// Asks for a new one.
    void ask();

protected:
    void showRun() override;
    void showMoment() override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fill();
    void edit();
    void removeCurrent();
    void goToNextHit();
    void openDialog(const present::Breakpoint& breakpoint, int index);
    int currentIndex() const;
    QString hitsText(std::size_t index) const;

    BreakpointList& list_;
    QTreeWidget* tree_;
    QLabel* empty_;
    QPushButton* add_;
    QPushButton* edit_;
    QPushButton* delete_;
    QPointer<BreakpointDialog> dialog_;
    bool filling_ = false;
};

} // namespace tcplab::gui
