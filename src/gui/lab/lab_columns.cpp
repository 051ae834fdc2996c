#include "gui/lab/lab_columns.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/panel.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int gap = 6;
constexpr int kernelShare = 220;
constexpr int optionsShare = 210;
constexpr int setupAt1366 = 214;
constexpr int rightAt1366 = 454;
constexpr int rightAt1920 = 660;
constexpr int figureAtLeast = 520;
constexpr int pageAt1366 = 1282;
constexpr int pageAt1920 = 1836;

} // namespace

LabColumns::LabColumns(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , parts_(parts)
    , tabs_(new QTabWidget)
    , right_(new QWidget)
    , rightLayout_(new QVBoxLayout(right_))
    , below_(new QWidget)
{
    tabs_->setDocumentMode(true);
    tabs_->addTab(parts_.figure, QString());
    tabs_->tabBar()->hide();
    rightLayout_->setContentsMargins(0, 0, 0, 0);
    rightLayout_->setSpacing(gap);
    rightLayout_->addWidget(parts_.kernel, kernelShare);
    rightLayout_->addWidget(parts_.options, optionsShare);

    auto* top = new QHBoxLayout;
    top->setSpacing(gap);
    top->addWidget(parts_.setup);
    top->addWidget(tabs_, 1);
    top->addWidget(right_);

    auto* middle = new QHBoxLayout(below_);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(gap);
    middle->addWidget(parts_.observation, 1);
    if (parts_.counters) middle->addWidget(parts_.counters);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addLayout(top, 20);
    column->addWidget(below_, 0);
    column->addWidget(parts_.log, 5);
    applyWidths();
}

int LabColumns::setupWidth() const
{
    // The setup holds words: it follows the font and the language.
    return std::max(setupAt1366, parts_.setup->minimumSizeHint().width());
}

int LabColumns::sideWidth() const
{
    const int extra = std::clamp(width() - pageAt1366, 0, pageAt1920 - pageAt1366);
    return rightAt1366 + extra * (rightAt1920 - rightAt1366) / (pageAt1920 - pageAt1366);
}

void LabColumns::applyWidths()
{
    parts_.setup->setFixedWidth(setupWidth());
    right_->setFixedWidth(sideWidth());
    if (parts_.counters)
        parts_.counters->setFixedWidth(narrow_ ? std::min(sideWidth(), 360) : sideWidth());
    const Theme& theme = Theme::instance();
    const int headline = QFontMetrics(theme.font(FontRole::Headline)).height();
    const int body = QFontMetrics(theme.font(FontRole::Body)).height();
    below_->setMinimumHeight(std::max(92, headline + 3 * body + 16));
}

void LabColumns::setNarrow(bool narrow)
{
    if (narrow == narrow_) return;
    narrow_ = narrow;
    if (narrow) {
        tabs_->addTab(parts_.kernel, QString());
        tabs_->addTab(parts_.options, QString());
    } else {
        // Removing a tab leaves the page without a parent; the layout takes it again.
        while (tabs_->count() > 1)
            tabs_->removeTab(1);
        rightLayout_->insertWidget(0, parts_.kernel, kernelShare);
        rightLayout_->insertWidget(1, parts_.options, optionsShare);
        parts_.kernel->show();
        parts_.options->show();
    }
    tabs_->tabBar()->setVisible(narrow && !projector_);
    right_->setVisible(!narrow && !projector_);
    retranslate(figureTitle_);
}

void LabColumns::arrange()
{
    setNarrow(width() < setupWidth() + figureAtLeast + rightAt1366 + 2 * gap);
    applyWidths();
}

void LabColumns::setProjector(bool on)
{
    projector_ = on;
    parts_.setup->setVisible(!on);
    parts_.log->setVisible(!on);
    if (parts_.counters) parts_.counters->setVisible(!on);
    if (on) tabs_->setCurrentIndex(0);
    tabs_->tabBar()->setVisible(narrow_ && !on);
    right_->setVisible(!narrow_ && !on);
    arrange();
}

void LabColumns::retranslate(const QString& figureTitle)
{
    figureTitle_ = figureTitle;
    applyWidths();
    tabs_->setTabText(0, figureTitle);
    if (tabs_->count() < 3) return;
    tabs_->setTabText(1, parts_.kernel->title());
    tabs_->setTabText(2, parts_.options->title());
}

void LabColumns::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LabColumns::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && rightLayout_) arrange();
}

} // namespace tcplab::gui
