#include "gui/simulator/interventions/host_marker.h"

#include <QPainter>

#include "gui/kinds.h"

namespace tcplab::gui {

HostMarker::HostMarker(present::HostRole host, QWidget* parent)
    : QLabel(parent)
    , host_(host)
{
    setFixedSize(16, 16);
}

void HostMarker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHostMarker(painter, host_, QPointF(8, 8), 12);
}

} // namespace tcplab::gui
