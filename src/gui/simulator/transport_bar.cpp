#include "gui/simulator/transport_bar.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <array>

#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/run_slider.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/time/mark_words.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<double, 8> speeds{0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 7.0, 10.0};
constexpr int otherSpeed = -1; ///< data of the entry that asks

/// Minutes and seconds of a lesson: "0:07", "12:30".
QString classroomText(double seconds)
{
    const auto whole = static_cast<qlonglong>(seconds + 0.5);
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString number(double value)
{
    return QString::number(value, 'g', 3);
}
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
    auto* times = new QVBoxLayout;
    times->setSpacing(0);
    time_ = new QLabel;
    time_->setObjectName(u"timeOf"_s);
    classroom_ = new QLabel;
    classroom_->setObjectName(u"classroomTime"_s);
    times->addStretch(1);
    for (QLabel* label : {time_, classroom_}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        times->addWidget(label);
    }
    times->addStretch(1);
    row->addLayout(times);

    connect(speed_, &QComboBox::activated, this, &TransportBar::speedChosen);
    connect(&controller_, &SimulationController::paceChanged, this, [this] {
        fillSpeeds();
        countClassroomTime();
        showPosition();
    });
    slider_->setWords([this](present::RunMarkKind kind, const present::RunMark& mark) {
        if (kind == present::RunMarkKind::Breakpoint)
            return breakpointWords_(mark.moment) + u'\n' +
                   momentWords(controller_.layout(), mark.moment);
        return markWords(controller_.layout(), kind, mark);
    });
    connect(slider_, &RunSlider::wanted, this,
            [this](qulonglong moment) { controller_.goTo(static_cast<std::size_t>(moment)); });
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

QString TransportBar::speedText(double factor) const
{
    switch (controller_.pacing()) {
    case present::Pacing::Steps:
        return tr("%1 s a step", "how long a step plays")
            .arg(number(SimulationController::defaultStepLength / 1000.0 / factor));
    case present::Pacing::Segments:
        return tr("%1 segments a second", "speed of playing").arg(number(factor));
    case present::Pacing::TrueTime:
        return tr("%1 x true time", "speed of playing").arg(number(factor));
    }
    return {};
}

void TransportBar::fillSpeeds()
{
    const QSignalBlocker quiet(speed_);
    const double now = controller_.speed();
    speed_->clear();
    for (const double factor : speeds)
        speed_->addItem(speedText(factor), factor);
    if (std::ranges::find(speeds, now) == speeds.end()) speed_->addItem(speedText(now), now);
    speed_->setCurrentIndex(speed_->findData(now));
    speed_->insertSeparator(speed_->count());
    speed_->addItem(tr("Another speed…"), otherSpeed);
}

void TransportBar::speedChosen(int index)
{
    const double factor = speed_->itemData(index).toDouble();
    if (factor > 0) {
        controller_.setSpeed(factor);
        return;
    }
    speed_->setCurrentIndex(speed_->findData(controller_.speed()));
    askForSpeed();
}

void TransportBar::changeSpeed(int direction)
{
    const double now = controller_.speed();
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(speeds, now);
        if (next != speeds.end()) controller_.setSpeed(*next);
    } else {
        const auto here = std::ranges::lower_bound(speeds, now);
        if (here != speeds.begin()) controller_.setSpeed(*std::prev(here));
    }
}

void TransportBar::askForSpeed()
{
    auto* dialog = new QInputDialog(window());
    dialog->setObjectName(u"speedDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleDecimals(2);
    dialog->setDoubleRange(SimulationController::slowest, SimulationController::fastest);
    dialog->setDoubleStep(0.1);
    dialog->setDoubleValue(controller_.speed());
    dialog->setWindowTitle(tr("Speed of playing"));
    dialog->setLabelText(tr("How many times as fast, from 0.1 to 10. 1 is %1.").arg(speedText(1)));
    connect(dialog, &QInputDialog::doubleValueSelected, &controller_,
            &SimulationController::setSpeed);
    dialog->open();
}

void TransportBar::setBreakpoints(std::vector<present::RunMark> stops,
                                  std::function<QString(std::size_t)> words)
{
    breakpointWords_ = std::move(words);
    slider_->setBreakpoints(std::move(stops));
}

void TransportBar::countClassroomTime()
{
    classroomTime_ = controller_.hasRun()
                         ? present::ClassroomTime(controller_.layout(), controller_.pacing())
                         : present::ClassroomTime();
}

void TransportBar::retranslate()
{
    fillSpeeds();
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(tr("How fast the run plays"));
    slider_->setAccessibleName(tr("Step"));
    slider_->setAccessibleDescription(
        tr("Above: changes of state of the client (circle) and the server (square). Below: lost "
           "segments (cross), timers that fire (clock) and breakpoints (dot). Ctrl and an arrow "
           "key go from mark to mark."));
    slider_->setToolTip(slider_->accessibleDescription());
    classroom_->setToolTip(
        tr("How long playing takes in class, at this speed: so far and in all. Silences that the "
           "ladder folds take 2 to 4 seconds."));
    showPosition();
}

void TransportBar::setProjector(bool on)
{
    projector_ = on;
    for (QToolButton* button : buttons_)
        button->setVisible(!on);
    speed_->setVisible(!on);
    time_->setVisible(!on);
    classroom_->setVisible(!on);
    applyMetrics();
}

void TransportBar::runChanged()
{
    slider_->setRun(controller_.steps(), present::runMarks(controller_.layout()));
    countClassroomTime();
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
    const double speed = controller_.speed();
    classroom_->setText(tr("in class %1 / %2", "the time of the whole time")
                            .arg(classroomText(classroomTime_.upTo(position) / speed),
                                 classroomText(classroomTime_.total() / speed)));
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
    classroom_->setFont(theme.font(FontRole::Caption));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, color(Token::Muted));
    classroom_->setPalette(muted);
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        applyMetrics();
}

void TransportBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
