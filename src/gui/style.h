#pragma once

#include <QProxyStyle>

class QStyleOptionSlider;

namespace tcplab::gui {

/// Fusion, flattened: 26 px controls with a 1 px `edge` outline, radius 3, flat fills, no gradients
/// and no shadows. All colours come from the Theme.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;

private:
    bool drawBar(ControlElement element, const QStyleOption& option, QPainter& painter,
                 const QWidget* widget) const;
    bool drawHeaderOrTab(ControlElement element, const QStyleOption& option, QPainter& painter,
                         const QWidget* widget) const;
    QRect comboBoxRect(const QStyleOptionComplex& option, SubControl part) const;
    QRect spinBoxRect(const QStyleOptionComplex& option, SubControl part) const;
    QRect scrollBarRect(const QStyleOptionSlider& bar, SubControl part) const;
};

} // namespace tcplab::gui
