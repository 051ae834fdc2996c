#include "gui/style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStatusBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolBar>

#include <algorithm>

#include "gui/style_painting.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int menuBarHeight = 27;

bool isPrimary(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

/// The ring of FocusRing shows their focus; the dotted rectangle of old styles would be a second
/// sign.
bool hasRing(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QSlider*>(widget);
}

void focusRect(QPainter& painter, const QRect& rect)
{
    painter.save();
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    painter.restore();
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    if (element == PE_PanelButtonCommand) {
        painting::button(*painter, *option, isPrimary(option));
    } else if (element == PE_PanelButtonTool) {
        painting::toolButton(*painter, *option);
    } else if (element == PE_PanelLineEdit) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0) painting::field(*painter, *option);
    } else if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        painting::checkBox(*painter, *option);
    } else if (element == PE_IndicatorRadioButton) {
        painting::radioButton(*painter, *option);
    } else if (element == PE_PanelMenu || element == PE_PanelTipLabel) {
        painter->fillRect(option->rect, color(Token::Panel));
        painter->setPen(color(Token::Edge));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    } else if (element == PE_PanelStatusBar) {
        painter->fillRect(option->rect, color(Token::Raised));
        painter->fillRect(option->rect.left(), option->rect.top(), option->rect.width(), 1,
                          color(Token::Line));
    } else if (element == PE_Frame || element == PE_FrameTabWidget) {
        painter->setPen(color(Token::Line));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    } else if (element == PE_FrameFocusRect) {
        if (!hasRing(widget)) focusRect(*painter, option->rect);
    } else if (element == PE_IndicatorArrowDown || element == PE_IndicatorArrowUp ||
               element == PE_IndicatorArrowLeft || element == PE_IndicatorArrowRight) {
        using painting::Chevron;
        const auto direction = element == PE_IndicatorArrowDown   ? Chevron::Down
                               : element == PE_IndicatorArrowUp   ? Chevron::Up
                               : element == PE_IndicatorArrowLeft ? Chevron::Left
                                                                  : Chevron::Right;
        painting::chevron(*painter, option->rect, direction, option->palette.color(QPalette::Text));
    } else if (element != PE_FrameStatusBarItem && element != PE_FrameMenu &&
               element != PE_FrameDefaultButton && element != PE_FrameTabBarBase &&
               element != PE_PanelMenuBar && element != PE_FrameDockWidget &&
               element != PE_IndicatorDockWidgetResizeHandle) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

bool Style::drawBar(ControlElement element, const QStyleOption& option, QPainter& painter,
                    const QWidget* widget) const
{
    const QRect r = option.rect;
    if (element == CE_ToolBar) {
        painter.fillRect(r, color(Token::Raised));
        painter.fillRect(r.right(), r.top(), 1, r.height(), color(Token::Line));
        return true;
    }
    if (element == CE_MenuBarEmptyArea) {
        painter.fillRect(r, color(Token::Raised));
        painter.fillRect(r.left(), r.bottom(), r.width(), 1, color(Token::Line));
        return true;
    }
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (element != CE_MenuBarItem || !item) return false;
    painting::menuBarItem(painter, *item);
    int flags = Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine;
    flags |= proxy()->styleHint(SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic
                                                                       : Qt::TextHideMnemonic;
    drawItemText(&painter, r, flags, item->palette, item->state.testFlag(State_Enabled), item->text,
                 QPalette::ButtonText);
    return true;
}

bool Style::drawHeaderOrTab(ControlElement element, const QStyleOption& option, QPainter& painter,
                            const QWidget* widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        painting::headerSection(painter, option);
        return true;
    }
    if (element == CE_HeaderLabel) {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
        if (!header) return false;
        QStyleOptionHeader muted(*header);
        muted.palette.setColor(QPalette::ButtonText, color(Token::Muted));
        muted.state.setFlag(State_On, false); // not bold where the row is selected
        QProxyStyle::drawControl(element, &muted, &painter, widget);
        return true;
    }
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (element != CE_TabBarTabShape || !tab) return false;
    painting::tab(painter, *tab);
    return true;
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (element == CE_Splitter) return; // the page's ground between panels is the handle
    if (drawBar(element, *option, *painter, widget)) return;
    if (drawHeaderOrTab(element, *option, *painter, widget)) return;
    if (element == CE_PushButtonLabel && isPrimary(option) &&
        option->state.testFlag(State_Enabled)) {
        QStyleOptionButton primary(*qstyleoption_cast<const QStyleOptionButton*>(option));
        primary.palette.setColor(QPalette::ButtonText, color(Token::OnFocus));
        QProxyStyle::drawControl(element, &primary, painter, widget);
        return;
    }
    if (element == CE_ProgressBarGroove) {
        painting::box(*painter, option->rect, color(Token::Panel), color(Token::Edge));
        return;
    }
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (element == CE_ProgressBarContents && bar) {
        painting::progress(*painter, *bar);
        return;
    }
    if (element == CE_FocusFrame) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(Token::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 5, 5);
        painter->restore();
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    const auto rectOf = [&](SubControl part) {
        return proxy()->subControlRect(control, option, part, widget);
    };
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            painting::comboBox(*painter, *combo, rectOf(SC_ComboBoxArrow));
            return;
        }
    } else if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            if (spin->frame) painting::field(*painter, *option);
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                painting::spinButton(*painter, *spin, rectOf(SC_SpinBoxUp), true);
                painting::spinButton(*painter, *spin, rectOf(SC_SpinBoxDown), false);
            }
            return;
        }
    } else if (control == CC_Slider) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider && slider->tickPosition == QSlider::NoTicks) {
            painting::slider(*painter, *slider, rectOf(SC_SliderGroove), rectOf(SC_SliderHandle));
            return;
        }
    } else if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            painting::scrollBar(*painter, *bar, rectOf(SC_ScrollBarSlider));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::comboBoxRect(const QStyleOptionComplex& option, SubControl part) const
{
    const QRect r = option.rect;
    if (part == SC_ComboBoxArrow) {
        return visualRect(option.direction, r, QRect(r.right() - 23, r.top(), 22, r.height()));
    }
    return visualRect(option.direction, r, r.adjusted(5, 1, -24, -1));
}

QRect Style::spinBoxRect(const QStyleOptionComplex& option, SubControl part) const
{
    const QRect r = option.rect;
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    const int width = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 18;
    const int half = r.height() / 2;
    QRect rect = r.adjusted(4, 1, -width - 2, -1);
    if (part == SC_SpinBoxUp) rect = QRect(r.right() - width, r.top() + 2, width, half - 2);
    if (part == SC_SpinBoxDown) rect = QRect(r.right() - width, r.top() + half, width, half - 2);
    return visualRect(option.direction, r, rect);
}

QRect Style::scrollBarRect(const QStyleOptionSlider& bar, SubControl part) const
{
    // No arrow buttons: the groove is the whole bar.
    const QRect r = bar.rect;
    if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) return {};
    if (part == SC_ScrollBarGroove) return r;
    const bool lying = bar.orientation == Qt::Horizontal;
    const int length = lying ? r.width() : r.height();
    const qint64 range = static_cast<qint64>(bar.maximum) - bar.minimum;
    const qint64 wanted =
        static_cast<qint64>(length) * bar.pageStep / std::max<qint64>(1, range + bar.pageStep);
    const int handle = std::clamp(static_cast<int>(wanted), std::min(28, length), length);
    const int at = sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                           length - handle, bar.upsideDown);
    const auto piece = [&](int from, int size) {
        return lying ? QRect(r.left() + from, r.top(), size, r.height())
                     : QRect(r.left(), r.top() + from, r.width(), size);
    };
    if (part == SC_ScrollBarSlider) return piece(at, handle);
    if (part == SC_ScrollBarSubPage) return piece(0, at);
    return piece(at + handle, length - at - handle);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const
{
    if (control == CC_ComboBox && (part == SC_ComboBoxArrow || part == SC_ComboBoxEditField)) {
        return comboBoxRect(*option, part);
    }
    if (control == CC_SpinBox &&
        (part == SC_SpinBoxUp || part == SC_SpinBoxDown || part == SC_SpinBoxEditField)) {
        return spinBoxRect(*option, part);
    }
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar) return scrollBarRect(*bar, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int control = Theme::instance().controlHeight();
    if (type == CT_PushButton) {
        size = QSize(std::max(size.width() + 8, 64), control);
    } else if (type == CT_ComboBox) {
        size = QSize(size.width() + 8, control);
    } else if (type == CT_LineEdit || type == CT_SpinBox) {
        size.setHeight(control);
    } else if (type == CT_MenuBarItem) {
        size.setHeight(std::max(menuBarHeight, contents.height() + 8));
        size.setWidth(contents.width() + 22);
    } else if (type == CT_MenuItem) {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            size.setHeight(std::max(size.height(), control));
        }
        size.rwidth() += 12;
    } else if (type == CT_HeaderSection) {
        size.setHeight(std::max(size.height(), Theme::instance().tableRowHeight()));
    } else if (type == CT_TabBarTab) {
        size.setHeight(control);
    } else if (type == CT_CheckBox || type == CT_RadioButton) {
        size.setHeight(std::max(size.height(), 24));
    }
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    struct Row
    {
        PixelMetric metric;
        int value;
    };
    static constexpr Row rows[]{{PM_MenuBarPanelWidth, 0},       {PM_MenuBarHMargin, 1},
                                {PM_MenuBarVMargin, 0},          {PM_MenuBarItemSpacing, 0},
                                {PM_ToolBarFrameWidth, 0},       {PM_ToolBarItemMargin, 0},
                                {PM_ToolBarItemSpacing, 4},      {PM_ToolBarSeparatorExtent, 8},
                                {PM_ScrollBarExtent, 12},        {PM_ScrollBarSliderMin, 28},
                                {PM_SliderThickness, 22},        {PM_SliderControlThickness, 20},
                                {PM_SliderLength, 13},           {PM_DefaultFrameWidth, 1},
                                {PM_ComboBoxFrameWidth, 1},      {PM_SpinBoxFrameWidth, 1},
                                {PM_FocusFrameHMargin, 4},       {PM_FocusFrameVMargin, 4},
                                {PM_MenuPanelWidth, 1},          {PM_MenuVMargin, 4},
                                {PM_SplitterWidth, 6},           {PM_DockWidgetSeparatorExtent, 6},
                                {PM_TabBarTabShiftVertical, 0},  {PM_TabBarTabHSpace, 24},
                                {PM_TabBarBaseOverlap, 1},       {PM_ButtonShiftHorizontal, 0},
                                {PM_ButtonShiftVertical, 0},     {PM_ButtonDefaultIndicator, 0},
                                {PM_LayoutHorizontalSpacing, 8}, {PM_LayoutVerticalSpacing, 6}};
    for (const Row& row : rows) {
        if (row.metric == metric) return row.value;
    }
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight ||
        metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight) {
        return Theme::instance().isProjector() ? 24 : 16;
    }
    if (metric == PM_HeaderDefaultSectionSizeVertical) return Theme::instance().tableRowHeight();
    if (metric == PM_SmallIconSize || metric == PM_ButtonIconSize) {
        return Theme::instance().isProjector() ? 24 : 16;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (static_cast<int>(hint)) {
    case SH_UnderlineShortcut:
        // Shown where they help: in open menus, and everywhere while Alt is held.
        return qobject_cast<const QMenu*>(widget) ||
               QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier);
    case SH_ComboBox_Popup:
        return 0;
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolBox_SelectedPageTitleBold:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace tcplab::gui
