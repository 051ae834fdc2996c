#include "gui/simulator/ladder_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::SegmentKind;

namespace {

constexpr qreal outlineWidth = LadderLabels::outlineWidth;
constexpr qreal gapInLabel = LadderLabels::gapInLabel;
constexpr int leastCacheKiB = 48 * 1024; ///< labels of some screens

} // namespace

/// The label's words with an edge in the colour of the ground; they start at the painter's origin.
void LadderPainter::paintWords(QPainter& painter, const Label& label, SegmentKind kind,
                               qreal fieldsDrop, const QColor& ground, bool asText) const
{
    const Theme& theme = Theme::instance();
    struct Part
    {
        QPointF at;
        QFont font;
        QString text;
        QColor colour;
    };
    const QPointF fieldsAt =
        label.apart ? QPointF((label.width - label.fieldsWidth + gapInLabel) / 2, fieldsDrop)
                    : QPointF(label.flagsWidth, 0);
    const QPointF remarkAt(label.flagsWidth + (label.apart ? 0 : label.fieldsWidth), 0);
    const std::array<Part, 3> parts{
        Part{{}, theme.font(FontRole::BodyBold), label.flags, color(token(kind))},
        Part{fieldsAt, theme.font(FontRole::FixedSmall), label.fields, color(Token::Text)},
        Part{remarkAt, theme.font(FontRole::Small), label.remark, color(Token::Muted)}};
    std::array<QPainterPath, 3> paths;
    const QPen outline(ground, outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        paths[i].addText(parts[i].at, parts[i].font, parts[i].text);
        painter.strokePath(paths[i], outline);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!asText) {
            painter.fillPath(paths[i], parts[i].colour);
            continue;
        }
        painter.setFont(parts[i].font);
        painter.setPen(parts[i].colour);
        painter.drawText(parts[i].at, parts[i].text);
    }
}

/// The words turned, as a picture; `box` is its place around the start of the text.
QPixmap LadderPainter::labelPicture(const Label& label, SegmentKind kind, const QTransform& turn,
                                    const QRectF& box, qreal fieldsDrop, const QColor& ground) const
{
    const qreal ratio = p_.device()->devicePixelRatioF();
    QPixmap picture((box.size() * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-box.topLeft());
    painter.setTransform(turn, true);
    paintWords(painter, label, kind, fieldsDrop, ground, false);
    return picture;
}

void LadderPainter::paintLabels()
{
    if (!scene_.labels) return;
    // Fonts and colours are the same for all labels of a frame.
    notation_ = u"ladder/"_s + Theme::instance().font(FontRole::Small).toString() +
                color(Token::Text).name();
    QPixmapCache::setCacheLimit(std::max(QPixmapCache::cacheLimit(), leastCacheKiB));
    const qreal room = 400;
    for (const Label& label : scene_.labels->labels()) {
        const qreal y = label.place.dy() - g_.scrollY;
        if (y > -room && y < g_.size.height() + room) drawLabel(label);
    }
}

/// What a search found: its label is underlined; a ring where it has none.
void LadderPainter::paintFound()
{
    if (!scene_.found || scene_.found->empty()) return;
    const auto isFound = [&](std::uint32_t index) {
        return std::binary_search(scene_.found->begin(), scene_.found->end(), index);
    };
    p_.setBrush(Qt::NoBrush);
    p_.setPen(QPen(color(Token::Focus), 2 * Theme::instance().lineFactor()));
    std::vector<std::uint32_t> underlined;
    if (scene_.labels) {
        for (const Label& label : scene_.labels->labels()) {
            if (!isFound(label.arrow)) continue;
            underlined.push_back(label.arrow);
            QTransform place = label.place;
            place *= QTransform::fromTranslate(0, -g_.scrollY);
            p_.drawLine(place.map(QLineF(0, 3, label.width, 3)));
        }
    }
    for (const std::uint32_t index : drawn_) {
        if (!isFound(index) ||
            std::find(underlined.begin(), underlined.end(), index) != underlined.end())
            continue;
        const qreal radius = 7 * Theme::instance().markerFactor();
        p_.drawEllipse(g_.line(scene_.layout->arrows()[index]).at(0.5), radius, radius);
    }
}

void LadderPainter::drawLabel(const Label& label)
{
    const LadderArrow& arrow = scene_.layout->arrows()[label.arrow];
    QTransform transform = label.place;
    transform *= QTransform::fromTranslate(0, -g_.scrollY);
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const qreal drop = label.drop;
    const qreal centre = transform.map(QPointF(label.width / 2, -metrics.capHeight() / 2)).y();
    const bool onNow = now_ && centre > now_->top && centre < now_->bottom;
    const QColor ground = color(onNow ? Token::Now : Token::Panel);
    const QTransform turn(transform.m11(), transform.m12(), transform.m21(), transform.m22(), 0, 0);
    if (scene_.forFile) {
        // Text stays text there, and a picture may be larger than the screen's.
        p_.save();
        p_.translate(transform.dx(), transform.dy());
        p_.setTransform(turn, true);
        paintWords(p_, label, arrow.kind, drop, ground, true);
        p_.restore();
        return;
    }
    const qreal widest =
        label.apart ? std::max(label.width, label.fieldsWidth - gapInLabel) : label.width;
    const qreal side = (widest - label.width) / 2 + outlineWidth;
    const QRectF words(-side, -metrics.ascent() - outlineWidth, label.width + 2 * side,
                       metrics.height() + drop + 2 * outlineWidth);
    QRectF box = turn.mapRect(words);
    box = QRectF(std::floor(box.left()), std::floor(box.top()), std::ceil(box.width()) + 2,
                 std::ceil(box.height()) + 2);
    // Outlines of text are dear to draw, and a label seldom changes from frame to frame.
    const QString key = notation_ + label.flags + u'/' + label.fields + u'/' + label.remark + u'/' +
                        QString::number(qRound(turn.m12() * 4000)) + u'/' +
                        QString::number(qRound(drop)) + ground.name() +
                        QString::number(static_cast<int>(arrow.kind));
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = labelPicture(label, arrow.kind, turn, box, drop, ground);
        QPixmapCache::insert(key, picture);
    }
    const QPointF start(transform.dx(), transform.dy());
    p_.drawPixmap(QPointF(std::round(start.x()), std::round(start.y())) + box.topLeft(), picture);
}

} // namespace tcplab::gui
