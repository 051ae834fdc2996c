#pragma once

#include <QFrame>

#include <functional>
#include <vector>

#include "present/pacing.h"
#include "present/run_marks.h"

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace tcplab::gui {

class RunSlider;
class SimulationController;

/// First, back, play or pause, step, to end; the speed; which step of how many; the slider; the
/// time.
class TransportBar : public QFrame
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction* toStart = nullptr;
        QAction* back = nullptr;
        QAction* play = nullptr;
        QAction* step = nullptr;
        QAction* toEnd = nullptr;
    };
    TransportBar(SimulationController& controller, const Actions& actions,
                 QWidget* parent = nullptr);

    void retranslate();
    void setProjector(bool on);
    RunSlider& slider() { return *slider_; }
    /// Where breakpoints stop the run, and what to say of each.
    void setBreakpoints(std::vector<present::RunMark> stops,
                        std::function<QString(std::size_t)> words);
    /// Asks for a speed that is not in the list.
    void askForSpeed();
    /// The next speed of the list: `direction` +1 is faster, -1 slower.
    void changeSpeed(int direction);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addButton(QAction* action);
    void applyMetrics();
    void runChanged();
    void showPosition();
    void fillSpeeds();
    void speedChosen(int index);
    QString speedText(double factor) const;
    void countClassroomTime();

    SimulationController& controller_;
    std::vector<QToolButton*> buttons_;
    QComboBox* speed_ = nullptr;
    QLabel* step_ = nullptr;
    RunSlider* slider_ = nullptr;
    QLabel* time_ = nullptr;
    QLabel* classroom_ = nullptr;
    present::ClassroomTime classroomTime_;
    std::function<QString(std::size_t)> breakpointWords_;
    bool projector_ = false;
};

} // namespace tcplab::gui
