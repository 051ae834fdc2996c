#include "gui/legend.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr qreal sampleWidth = 34;

bool changesLook(const QEvent& event)
{
    return event.type() == QEvent::FontChange || event.type() == QEvent::PaletteChange ||
           event.type() == QEvent::LanguageChange;
}

/// Draws `text` at `x` (when there is a painter) and returns where it ends.
qreal put(QPainter* painter, const QWidget& widget, qreal x, const QString& text, Token ink)
{
    const QFont font = Theme::instance().font(FontRole::Small);
    const qreal width = QFontMetricsF(font).horizontalAdvance(text);
    if (painter) {
        painter->setFont(font);
        painter->setPen(color(ink));
        painter->drawText(QRectF(x, 0, width + 4, widget.height()),
                          static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
    }
    return x + width;
}

} // namespace

HostLegend::HostLegend(Extent extent, QWidget* parent)
    : QWidget(parent)
    , extent_(extent)
{
}

qreal HostLegend::lay(QPainter* painter) const
{
    qreal x = 4;
    const qreal middle = std::floor(height() / 2.0);
    for (const HostRole host : {HostRole::Client, HostRole::Server}) {
        if (painter) paintHostMarker(*painter, host, QPointF(x + 5, middle), 10);
        x = put(painter, *this, x + 16, present::hostWord(host), Token::Text) + 14;
    }
    if (extent_ == Extent::HostsAndNotTaken) {
        if (painter) {
            QPen pen(color(Token::Edge), 1.1, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({3, 3});
            painter->setPen(pen);
            painter->drawLine(QPointF(x + 6, middle + .5), QPointF(x + 28, middle + .5));
        }
        x = put(painter, *this, x + 36, tr("not taken"), Token::Muted) + 4;
    }
    return x;
}

QSize HostLegend::sizeHint() const
{
    return {static_cast<int>(std::ceil(lay(nullptr))), 20};
}

void HostLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    lay(&painter);
}

void HostLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (!changesLook(*event)) return;
    updateGeometry();
    update();
}

KindLegend::KindLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

qreal KindLegend::lay(QPainter* painter) const
{
    qreal x = 10;
    const qreal middle = std::floor(height() / 2.0) + .5;
    for (const SegmentKind kind : {SegmentKind::Syn, SegmentKind::Ack, SegmentKind::Data,
                                   SegmentKind::Fin, SegmentKind::Rst, SegmentKind::Probe}) {
        if (painter) {
            paintKindSample(*painter, kind, QRectF(x, middle - 6, sampleWidth, 12));
        }
        x = put(painter, *this, x + sampleWidth + 6, present::kindName(kind), Token::Text) + 16;
    }
    if (painter) paintLostCross(*painter, QPointF(x + 8, middle));
    return put(painter, *this, x + 22, tr("lost"), Token::Text) + 10;
}

QSize KindLegend::sizeHint() const
{
    const int text = QFontMetrics(Theme::instance().font(FontRole::Small)).height();
    return {static_cast<int>(std::ceil(lay(nullptr))), std::max(29, text + 12)};
}

void KindLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.fillRect(0, 0, width(), 1, color(Token::Line));
    const qreal end = lay(&painter);
    const QString note = tr("Line and marker tell them apart too");
    const QFont font = Theme::instance().font(FontRole::Small);
    const qreal room = QFontMetricsF(font).horizontalAdvance(note);
    if (end + 12 + room + 10 > width()) return;
    put(&painter, *this, width() - 10 - room, note, Token::Muted);
}

void KindLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (!changesLook(*event)) return;
    updateGeometry();
    update();
}

} // namespace tcplab::gui
