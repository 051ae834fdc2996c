#pragma once

#include <vector>

#include "gui/simulator/run_view.h"
#include "present/timer_texts.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace tcplab::gui {

class TimerRow;

/// Every timer that runs at the moment, at both ends: a bar that runs out, how much is left, why it
/// runs and what happens when it has run out.
class TimersView : public RunView
{
    Q_OBJECT

public:
    explicit TimersView(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("timers"); }
    QString title() const override;
    QString facts() const override;
    void retranslate() override;
    /// For tests: the rows that are shown, top to bottom.
    const std::vector<TimerRow*>& rows() const { return rows_; }

protected:
    void showRun() override { showMoment(); }
    void showMoment() override;
    void showTime() override;
    void changeEvent(QEvent* event) override;

private:
    QString emptySentence() const;

    QScrollArea* area_;
    QVBoxLayout* list_;
    QLabel* empty_;
    QLabel* more_;
    std::vector<TimerRow*> rows_; ///< shown; those kept for later are hidden in the list
    std::vector<TimerRow*> kept_; ///< all, in the order of the list
    present::RunningTimers timers_;
};

/// One timer: marker of its host, name, bar, time left, and the sentences below.
class TimerRow : public QWidget
{
    Q_OBJECT

public:
    explicit TimerRow(QWidget* parent = nullptr);

    void setTimer(const present::RunningTimer& timer, bool severalConnections);
    void setTime(sim::SimTime now);
    double shareLeft() const { return share_; }
    QString leftText() const;
    QString sentences() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Places;
    Places places(int width) const;
    void describe();

    present::RunningTimer timer_;
    QString name_;
    sim::Duration left_{0};
    double share_ = 0;
};

} // namespace tcplab::gui
