#include "gui/error_banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {
constexpr int edgeWidth = 4;
} // namespace

ErrorBanner::ErrorBanner(QWidget* parent)
    : QFrame(parent)
    , icon_(new QLabel)
    , text_(new ElidedLabel)
    , action_(new QPushButton)
    , second_(new QPushButton)
    , close_(new QToolButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(edgeWidth + 8, 2, 6, 2);
    row->setSpacing(8);
    row->addWidget(icon_);
    row->addWidget(text_, 1);
    row->addWidget(action_);
    row->addWidget(second_);
    row->addWidget(close_);
    close_->setIcon(icon(Icon::Close));
    close_->setAutoRaise(true);
    const auto deal = [this](std::function<void()> Problem::*what) {
        const auto act = problem_.*what;
        clear();
        Q_EMIT dismissed();
        if (act) act();
    };
    connect(action_, &QPushButton::clicked, this, [deal] { deal(&Problem::action); });
    connect(second_, &QPushButton::clicked, this, [deal] { deal(&Problem::second); });
    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    applyFonts();
    hide();
}

void ErrorBanner::show(const Problem& problem)
{
    problem_ = problem;
    text_->setText(
        problem.tryThis.isEmpty()
            ? problem.what
            : tr("%1 %2", "what happened, then what to try").arg(problem.what, problem.tryThis));
    setAccessibleName(problem.severity == Problem::Severity::Error ? tr("Error") : tr("Warning"));
    setAccessibleDescription(text_->text());
    action_->setText(problem.actionText);
    action_->setVisible(!problem.actionText.isEmpty());
    second_->setText(problem.secondText);
    second_->setVisible(!problem.secondText.isEmpty());
    applyFonts();
    setVisible(true);
}

void ErrorBanner::clear()
{
    problem_ = {};
    setVisible(false);
}

Token ErrorBanner::edgeToken() const
{
    return problem_.severity == Problem::Severity::Error ? Token::Error : Token::Warning;
}

void ErrorBanner::applyFonts()
{
    const Icon sign = problem_.severity == Problem::Severity::Error ? Icon::Cross : Icon::Warning;
    icon_->setPixmap(icon(sign, edgeToken()).pixmap(QSize(16, 16), devicePixelRatioF()));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    setFixedHeight(std::max(36, Theme::instance().controlHeight() + 6));
}

void ErrorBanner::retranslate()
{
    if (problem_.what.isEmpty()) return;
    // Making it may ask the page, which may clear or replace what stands here.
    const auto remake = problem_.remake;
    const Problem again = remake ? Problem::lasting(remake) : problem_;
    if (again.what.isEmpty())
        clear();
    else
        show(again);
}

void ErrorBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::LanguageChange) {
        applyFonts();
    }
}

void ErrorBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Raised));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(0, 0, edgeWidth, height(), color(edgeToken()));
}

} // namespace tcplab::gui
