#include "gui/simulator/time/timers_view.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/kinds.h"
#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 10;
constexpr int gap = 4;
constexpr int barHeight = 10;

} // namespace

// One timer

struct TimerRow::Places
{
    QRect name;
    QRect left;
    QRect bar;
    QRect words;
    int height = 0;
};

TimerRow::TimerRow(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::TabFocus);
}

void TimerRow::setTimer(const present::RunningTimer& timer, bool severalConnections)
{
    timer_ = timer;
    const QString title = present::timerTitle(timer);
    name_ = severalConnections && timer.conn > 0
                ? tr("%1, connection %2", "name of a timer").arg(title).arg(timer.conn)
                : title;
    updateGeometry();
    update();
}

void TimerRow::setTime(sim::SimTime now)
{
    left_ = std::max(sim::Duration{0}, timer_.due - now);
    const auto whole = static_cast<double>((timer_.due - timer_.started).count());
    share_ = whole <= 0 ? 0 : std::clamp(static_cast<double>(left_.count()) / whole, 0.0, 1.0);
    describe();
    update();
}

QString TimerRow::leftText() const
{
    return tr("%1 left", "time until a timer runs out").arg(durationText(left_));
}

QString TimerRow::sentences() const
{
    return tr("%1 Then: %2", "why a timer runs; what happens when it has run out")
        .arg(present::whyItRuns(timer_), present::whatItDoes(timer_));
}

void TimerRow::describe()
{
    setAccessibleName(tr("%1: %2, %3", "host, timer, time left")
                          .arg(present::hostAtStart(timer_.host), name_, leftText()));
    setAccessibleDescription(sentences());
}

TimerRow::Places TimerRow::places(int width) const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics bold(theme.font(FontRole::BodyBold));
    const QFontMetrics small(theme.font(FontRole::Small));
    Places at;
    const int inner = std::max(width - 2 * margin, 40);
    const int leftWidth = std::min(
        QFontMetrics(theme.font(FontRole::Fixed)).horizontalAdvance(leftText()) + 4, inner / 2);
    const int marker = bold.height();
    at.name = QRect(margin + marker, margin / 2, inner - marker - leftWidth - gap, bold.height());
    at.left = QRect(margin + inner - leftWidth, at.name.top(), leftWidth, bold.height());
    at.bar = QRect(margin, at.name.bottom() + gap, inner, barHeight);
    const int top = at.bar.bottom() + gap;
    const int height =
        small.boundingRect(QRect(0, 0, inner, 10'000), Qt::TextWordWrap, sentences()).height();
    at.words = QRect(margin, top, inner, height);
    at.height = top + height + margin / 2 + 1;
    return at;
}

int TimerRow::heightForWidth(int width) const
{
    return places(width).height;
}

QSize TimerRow::sizeHint() const
{
    return {320, heightForWidth(320)};
}

QSize TimerRow::minimumSizeHint() const
{
    return {200, heightForWidth(std::max(width(), 200))};
}

void TimerRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Places at = places(width());
    const HostRole host = timer_.host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHostMarker(painter, host,
                    QPointF(margin + at.name.height() / 2.0 - 3, at.name.center().y()), 10);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(color(Token::Text));
    painter.setFont(theme.font(FontRole::BodyBold));
    painter.drawText(at.name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name_, Qt::ElideRight, at.name.width()));
    painter.setFont(theme.font(FontRole::Fixed));
    painter.drawText(at.left, Qt::AlignRight | Qt::AlignVCenter, leftText());
    const QColor colour = color(token(host));
    painter.setPen(colour);
    painter.setBrush(color(Token::Panel));
    painter.drawRect(at.bar.adjusted(0, 0, -1, -1));
    // It runs out to the left, as the space that is left does.
    painter.fillRect(QRect(at.bar.left(), at.bar.top(), static_cast<int>(at.bar.width() * share_),
                           at.bar.height()),
                     colour);
    painter.setPen(color(Token::Muted));
    painter.setFont(theme.font(FontRole::Small));
    painter.drawText(at.words, Qt::TextWordWrap, sentences());
    painter.setPen(color(Token::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (!hasFocus()) return;
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -2, -2));
}

void TimerRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateGeometry();
}

// The view

TimersView::TimersView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
    , area_(new QScrollArea)
    , empty_(new QLabel)
    , more_(new QLabel)
{
    setObjectName(u"timers"_s);
    auto* body = new QWidget;
    list_ = new QVBoxLayout(body);
    list_->setContentsMargins(0, 0, 0, 0);
    list_->setSpacing(0);
    list_->addWidget(more_);
    list_->addStretch(1);
    area_->setWidget(body);
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    for (QLabel* label : {empty_, more_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMargin(margin);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area_);
    layout->addWidget(empty_);
    retranslate();
}

QString TimersView::title() const
{
    return tr("Timers");
}

QString TimersView::facts() const
{
    const std::size_t count = timers_.shown.size() + timers_.more;
    return count == 0 ? QString() : tr("%n running", nullptr, static_cast<int>(count));
}

QString TimersView::emptySentence() const
{
    return tr("No timer runs at this step: TCP waits for a call or for a segment.");
}

void TimersView::retranslate()
{
    area_->setAccessibleName(title());
    empty_->setText(emptySentence());
    showMoment();
}

void TimersView::showMoment()
{
    timers_ = controller().hasRun() ? present::runningTimers(controller().world())
                                    : present::RunningTimers{};
    const std::size_t count = timers_.shown.size();
    while (kept_.size() < count) {
        kept_.push_back(new TimerRow);
        list_->insertWidget(static_cast<int>(kept_.size()) - 1, kept_.back());
    }
    rows_.assign(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(count));
    const bool several =
        std::ranges::any_of(timers_.shown, [](const auto& timer) { return timer.conn > 1; });
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        if (i < count) kept_[i]->setTimer(timers_.shown[i], several);
        kept_[i]->setVisible(i < count);
    }
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, color(Token::Muted));
    empty_->setPalette(muted);
    more_->setPalette(muted);
    more_->setText(tr("%n more, due later", nullptr, static_cast<int>(timers_.more)));
    more_->setVisible(timers_.more > 0);
    area_->setVisible(count > 0);
    empty_->setVisible(count == 0);
    showTime();
    Q_EMIT factsChanged();
}

void TimersView::showTime()
{
    for (TimerRow* row : rows_)
        row->setTime(controller().displayedTime());
}

void TimersView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showMoment();
}

} // namespace tcplab::gui
