#include "gui/simulator/transport_bar.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <array>

#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/run_slider.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<double, 5> speeds{0.25, 0.5, 1.0, 2.0, 4.0};
constexpr int lookHeight = 42;

} // namespace

TransportBar::TransportBar(SimulationController& controller, const Actions& actions,
                           QWidget* parent)
    : QFrame(parent)
    , controller_(controller)
{
    setObjectName(u"transport"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 14, 3);
    row->setSpacing(6);
    for (QAction* action :
         {actions.toStart, actions.back, actions.play, actions.step, actions.toEnd})
        addButton(action);
    row->addSpacing(6);
    speed_ = new QComboBox;
    speed_->setObjectName(u"speed"_s);
    fillSpeeds();
    row->addWidget(speed_);
    row->addSpacing(8);
    step_ = new QLabel;
    step_->setObjectName(u"stepOf"_s);
    row->addWidget(step_);
    slider_ = new RunSlider;
    row->addWidget(slider_, 1);
    time_ = new QLabel;
    time_->setObjectName(u"timeOf"_s);
    time_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(time_);

    connect(speed_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) controller_.setSpeed(speeds[static_cast<std::size_t>(index)]);
    });
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { controller_.goTo(static_cast<std::size_t>(value)); });
    connect(&controller_, &SimulationController::runChanged, this, &TransportBar::runChanged);
    connect(&controller_, &SimulationController::timeChanged, this, &TransportBar::showPosition);
    applyMetrics();
    retranslate();
}

void TransportBar::addButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    button->installEventFilter(this);
    buttons_.push_back(button);
    static_cast<QHBoxLayout*>(layout())->addWidget(button);
}

bool TransportBar::eventFilter(QObject* watched, QEvent* event)
{
    // Space steps wherever the keyboard is; a button is pressed by Enter.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QToolButton*>(watched)->click();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void TransportBar::fillSpeeds()
{
    const QSignalBlocker quiet(speed_);
    const auto known = std::find(speeds.begin(), speeds.end(), controller_.speed());
    speed_->clear();
    for (const double factor : speeds) {
        const QString length =
            QString::number(SimulationController::defaultStepLength / 1000.0 / factor);
        speed_->addItem(tr("%1 s a step", "how long a step plays").arg(length));
    }
    speed_->setCurrentIndex(static_cast<int>(known - speeds.begin()));
}

void TransportBar::retranslate()
{
    fillSpeeds();
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(tr("How long a step plays"));
    slider_->setAccessibleName(tr("Step"));
    slider_->setToolTip(
        tr("Above: changes of state of the client (circle) and the server (square). Below: lost "
           "segments (cross) and timers that fire (clock)."));
    showPosition();
}

void TransportBar::setProjector(bool on)
{
    projector_ = on;
    for (QToolButton* button : buttons_)
        button->setVisible(!on);
    speed_->setVisible(!on);
    time_->setVisible(!on);
    applyMetrics();
}

void TransportBar::runChanged()
{
    slider_->setRun(controller_.layout());
    showPosition();
    applyMetrics();
}

void TransportBar::showPosition()
{
    const auto cursor = controller_.cursor();
    const auto steps = controller_.steps();
    step_->setText(tr("Step %1 of %2").arg(cursor).arg(steps));
    double position = static_cast<double>(cursor);
    if (controller_.hasRun() && cursor < steps) {
        const auto from = controller_.layout().momentTime(cursor);
        const auto span = (controller_.layout().momentTime(cursor + 1) - from).count();
        if (span > 0)
            position += static_cast<double>((controller_.displayedTime() - from).count()) /
                        static_cast<double>(span);
    }
    slider_->setPosition(position);
    time_->setText(
        tr("%1 / %2", "the time of the whole time")
            .arg(timeText(controller_.displayedTime()), timeText(controller_.endTime())));
}

void TransportBar::applyMetrics()
{
    const Theme& theme = Theme::instance();
    step_->setFont(theme.font(FontRole::BodyBold));
    // As wide as the widest text will be, so that the slider keeps its place.
    const QFontMetrics bold(step_->font());
    const QString widest = QString::number(controller_.steps());
    step_->setMinimumWidth(bold.horizontalAdvance(tr("Step %1 of %2").arg(widest, widest)) + 4);
    time_->setMinimumWidth(QFontMetrics(time_->font())
                               .horizontalAdvance(tr("%1 / %2", "the time of the whole time")
                                                      .arg(timeText(controller_.endTime()),
                                                           timeText(controller_.endTime()))) +
                           6);
    for (QToolButton* button : buttons_) {
        button->setIconSize(QSize(18, 18));
        button->setFixedSize(36, std::max(30, theme.controlHeight()));
    }
    setFixedHeight(std::max(
        lookHeight, (projector_ ? slider_->sizeHint().height() : theme.controlHeight()) + 12));
}

void TransportBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) applyMetrics();
}

void TransportBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
