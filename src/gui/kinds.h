#pragma once

#include <QPen>

#include "gui/theme_tokens.h"
#include "present/names.h"

class QPainter;
class QPointF;
class QRectF;

namespace tcplab::gui {

using present::HostRole;
using present::SegmentKind;

Token token(SegmentKind kind);
Token token(HostRole host);
Token tintToken(HostRole host);

/// The line of a kind, in its colour and with the theme's line factor. Never colour alone: widths
/// and dashes differ too.
QPen kindPen(SegmentKind kind);
/// The same line beyond the point of loss, or where it has not happened yet: dots in `edge`.
QPen untravelledPen();

/// The kind's marker, centred on `at`, turned so that its x axis points along `degrees` (0: to the
/// right, clockwise). It lies on the line, 36 px from the tail.
void paintKindMarker(QPainter& painter, SegmentKind kind, const QPointF& at, qreal degrees);
/// The cross of a lost segment: 14 px, on a panel-coloured disc.
void paintLostCross(QPainter& painter, const QPointF& at);
/// The head of an arrow, 11x9, its point on `tip`.
void paintArrowHead(QPainter& painter, const QPointF& tip, qreal degrees, const QColor& colour);
/// A piece of line with its marker, for legends: fills `target`.
void paintKindSample(QPainter& painter, SegmentKind kind, const QRectF& target);

/// The host's sign: a filled circle (client) or square (server).
void paintHostMarker(QPainter& painter, HostRole host, const QPointF& centre, qreal size);

} // namespace tcplab::gui
