#pragma once

#include <QFrame>

#include <vector>

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

    SimulationController& controller_;
    std::vector<QToolButton*> buttons_;
    QComboBox* speed_ = nullptr;
    QLabel* step_ = nullptr;
    RunSlider* slider_ = nullptr;
    QLabel* time_ = nullptr;
    bool projector_ = false;
};

} // namespace tcplab::gui
