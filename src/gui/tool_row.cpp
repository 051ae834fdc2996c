#include "gui/tool_row.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyleOptionComboBox>
#include <QStylePainter>

#include <algorithm>

namespace tcplab::gui {

namespace {

constexpr int aroundText = 40; ///< frame and arrow of a combo box

} // namespace

ToolRow::ToolRow(QWidget* parent)
    : QWidget(parent)
    , row_(new QHBoxLayout(this))
{
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(8);
}

void ToolRow::addFold(std::function<void(bool)> fold)
{
    folds_.push_back(std::move(fold));
}

void ToolRow::refold()
{
    if (folding_ || width() <= 0) return;
    folding_ = true;
    for (const auto& fold : folds_)
        fold(false);
    for (const auto& fold : folds_) {
        row_->invalidate();
        if (row_->minimumSize().width() <= width()) break;
        fold(true);
    }
    row_->invalidate();
    row_->activate();
    folding_ = false;
}

void ToolRow::refoldSoon()
{
    if (!folding_) QMetaObject::invokeMethod(this, &ToolRow::refold, Qt::QueuedConnection);
}

QSize ToolRow::minimumSizeHint() const
{
    // As wide as the window lets it be: the folds see to the rest.
    return {0, row_->minimumSize().height()};
}

void ToolRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refold();
}

void ToolRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) refold();
}

ToolChoice::ToolChoice(QWidget* parent)
    : QComboBox(parent)
{
}

void ToolChoice::setPrefix(const QString& prefix)
{
    prefix_ = prefix;
    fit();
}

void ToolChoice::setFolded(bool folded)
{
    folded_ = folded;
    fit();
}

QString ToolChoice::textOf(int index, bool folded) const
{
    const QVariant brief = itemData(index, ShortTextRole);
    const QString value = brief.isValid() ? brief.toString() : itemText(index);
    if (folded || prefix_.isEmpty()) return value;
    return tr("%1: %2", "what is chosen, and its value").arg(prefix_, value);
}

QString ToolChoice::shownText() const
{
    return textOf(currentIndex(), folded_);
}

void ToolChoice::fit()
{
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(textOf(i, folded_)));
    if (minimumWidth() != widest + aroundText) {
        setFixedWidth(widest + aroundText);
        // In other words it takes more or less room, and the row may have to fold or unfold.
        if (auto* row = qobject_cast<ToolRow*>(parentWidget())) row->refoldSoon();
    }
    view()->setMinimumWidth(view()->sizeHintForColumn(0) +
                            style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 12);
    update();
}

void ToolChoice::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = shownText();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void ToolChoice::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

void ToolRowButton::setLabel(const QString& label)
{
    label_ = label;
    setAccessibleName(label);
    setFolded(folded_);
}

void ToolRowButton::setFolded(bool folded)
{
    folded_ = folded;
    setText(folded ? QString() : label_);
    const QSize hint = sizeHint();
    const int width = folded ? hint.height() + 8 : hint.width();
    setMinimumWidth(width);
    setMaximumWidth(width);
}

} // namespace tcplab::gui
