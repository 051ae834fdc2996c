#include "gui/simulator/ladder_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderFold;
using present::LadderRow;

namespace {

constexpr qreal flagHeight = 18;
constexpr qreal leastNowBand = 20;

HostRole role(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

} // namespace

LadderPainter::LadderPainter(QPainter& painter, const LadderGeometry& geometry,
                             const LadderScene& scene)
    : p_(painter)
    , g_(geometry)
    , scene_(scene)
{
    const qreal above = g_.scrollY - g_.top;
    visible_ =
        scene_.layout->rowsBetween(above, above + g_.size.height(), g_.rowHeight, g_.foldHeight);
    now_ = nowBand();
}

void LadderPainter::paint()
{
    p_.setRenderHint(QPainter::Antialiasing);
    p_.fillRect(QRect(QPoint(), g_.size), color(Token::Panel));
    paintNowBand();
    paintRows();
    paintFolds();
    paintLifelines();
    paintTimers();
    for (const sim::HostId host : sim::bothHosts)
        paintBands(host);
    paintRepeatBracket();
    paintArrows();
    for (const sim::HostId host : sim::bothHosts)
        paintNotes(host);
    for (const sim::HostId host : sim::bothHosts)
        paintTimerWords(host);
    paintFlag();
    paintFuture();
    paintHostBoxes();
}

qreal LadderPainter::nowY() const
{
    const LadderFold* fold = scene_.layout->foldAt(scene_.t);
    if (fold) return (g_.y(fold->from) + g_.y(fold->to)) / 2;
    // Several things of one moment stand below one another: now is where the last of them happened.
    if (scene_.moment > 0 && scene_.t == momentTime(scene_.moment)) {
        const std::size_t row = scene_.layout->rowOf(scene_.t);
        const LadderRow& here = scene_.layout->rows()[row];
        const bool rowIsOver =
            scene_.moment >= scene_.layout->steps() || momentTime(scene_.moment + 1) > scene_.t;
        if (rowIsOver && here.t == scene_.t) return g_.y(here.last);
    }
    return g_.y(scene_.layout->placeOf(scene_.t));
}

std::optional<LadderPainter::Span> LadderPainter::nowBand() const
{
    const sim::SimTime from = momentTime(scene_.moment);
    const sim::SimTime to =
        scene_.moment < scene_.layout->steps() ? momentTime(scene_.moment + 1) : from;
    const sim::Duration span = to - from;
    if (const LadderFold* fold = scene_.layout->foldAt(from + span / 2))
        return Span{g_.y(fold->from), g_.y(fold->to)};
    Span band{g_.y(scene_.layout->placeOf(from)), g_.y(scene_.layout->placeOf(to))};
    const qreal now = nowY();
    band.bottom = std::max(band.bottom, now);
    if (band.bottom - band.top < leastNowBand) {
        band.top = std::min(band.top, now - leastNowBand / 2);
        band.bottom = std::max(band.bottom, now + leastNowBand / 2);
    }
    return Span{std::round(band.top), std::round(band.bottom)};
}

void LadderPainter::paintNowBand()
{
    if (!now_) return;
    const QRectF rect(0, now_->top, g_.size.width(), now_->bottom - now_->top);
    p_.fillRect(rect, color(Token::Now));
}

void LadderPainter::paintRows()
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(FontRole::FixedSmall);
    const QFontMetricsF metrics(font);
    const qreal now = nowY();
    QPen dots(color(Token::Line), theme.lineFactor());
    dots.setDashPattern({1, 4});
    qreal lastLabel = -1e9;
    p_.setFont(font);
    for (std::size_t i = visible_.first; i <= visible_.last; ++i) {
        const LadderRow& row = scene_.layout->rows()[i];
        const qreal y = std::round(g_.y(row.place)) + 0.5;
        if (y < -50 || y > g_.size.height() + 50) continue;
        p_.setPen(dots);
        p_.drawLine(QPointF(g_.timeRight + 6, y), QPointF(g_.serverX, y));
        // Where moments crowd, as in true time, not each of them can be named.
        if (y - lastLabel < metrics.height()) continue;
        if (std::abs(y - now) < (flagHeight * g_.scale + metrics.height()) / 2) continue;
        lastLabel = y;
        p_.setPen(color(Token::Muted));
        p_.drawText(QRectF(0, y - metrics.height() / 2, g_.timeRight, metrics.height()),
                    Qt::AlignRight | Qt::AlignVCenter, g_.timeText(row.t));
    }
}

void LadderPainter::paintZigzag(qreal y, const QColor& colour)
{
    constexpr qreal half = 6;
    constexpr qreal rise = 3;
    QPolygonF line;
    bool up = false;
    for (qreal x = 0; x <= g_.size.width() + half; x += half) {
        line << QPointF(x, y + (up ? -rise : rise) / 2);
        up = !up;
    }
    p_.setPen(QPen(colour, 1.1 * Theme::instance().lineFactor()));
    p_.setBrush(Qt::NoBrush);
    p_.drawPolyline(line);
    zigzags_.push_back({y - rise, y + rise});
}

void LadderPainter::paintFolds()
{
    const Theme& theme = Theme::instance();
    const LadderFold* current = scene_.layout->foldAt(scene_.t);
    for (const LadderFold& fold : scene_.layout->folds()) {
        const qreal top = g_.y(fold.from);
        const qreal bottom = g_.y(fold.to);
        if (bottom < 0) continue;
        if (top > g_.size.height()) break;
        const QColor edge = color(&fold == current ? Token::NowEdge : Token::Edge);
        paintZigzag(top, edge);
        paintZigzag(bottom, edge);
        const QString real = QCoreApplication::translate("Ladder", "%1 of silence (folded)")
                                 .arg(present::silenceInWords(fold.length()));
        const QString classroom =
            QCoreApplication::translate("Ladder", "plays in %1 step lengths", "2 to 4")
                .arg(static_cast<int>(scene_.classroomSeconds));
        const QRectF middle(g_.clientX + 12, top + 2, g_.serverX - g_.clientX - 24,
                            bottom - top - 4);
        const bool both = &fold == current;
        p_.setFont(theme.font(FontRole::BodyBold));
        p_.setPen(color(Token::Text));
        p_.drawText(both ? middle.adjusted(0, 0, 0, -middle.height() / 2) : middle, Qt::AlignCenter,
                    real);
        if (!both) continue;
        p_.setFont(theme.font(FontRole::Small));
        p_.setPen(color(Token::Muted));
        p_.drawText(middle.adjusted(0, middle.height() / 2, 0, 0), Qt::AlignCenter, classroom);
    }
}

void LadderPainter::paintNowLines()
{
    const qreal y = std::round(nowY()) + 0.5;
    p_.setPen(QPen(color(Token::NowEdge), 1.2 * Theme::instance().lineFactor()));
    p_.drawLine(QPointF(g_.timeRight, y),
                QPointF(g_.clientX - g_.nameGap(sim::HostId::Client) + 2, y));
    p_.drawLine(QPointF(g_.serverX + g_.nameGap(sim::HostId::Server) - 2, y),
                QPointF(g_.size.width(), y));
}

void LadderPainter::paintFlag()
{
    const Theme& theme = Theme::instance();
    const qreal y = std::round(nowY()) + 0.5;
    const qreal height = flagHeight * g_.scale;
    const qreal tip = LadderGeometry::flagTip * g_.scale;
    const qreal right = g_.timeRight + 2;
    const QPolygonF flag{QPointF(0, y - height / 2), QPointF(right - tip, y - height / 2),
                         QPointF(right, y), QPointF(right - tip, y + height / 2),
                         QPointF(0, y + height / 2)};
    p_.setPen(Qt::NoPen);
    p_.setBrush(color(Token::NowEdge));
    p_.drawPolygon(flag);
    QFont font = theme.font(FontRole::FixedSmall);
    font.setWeight(QFont::Bold);
    p_.setFont(font);
    p_.setPen(color(Token::OnNow));
    p_.drawText(QRectF(0, y - height / 2, right - tip + 1, height), Qt::AlignCenter,
                g_.timeText(scene_.t));
}

void LadderPainter::fillGround(const QRectF& rect)
{
    p_.fillRect(rect, color(Token::Panel));
    if (!now_) return;
    const QRectF band(rect.left(), now_->top, rect.width(), now_->bottom - now_->top);
    p_.fillRect(rect & band, color(Token::Now));
}

void LadderPainter::paintFuture()
{
    if (scene_.futureTexts.isEmpty()) return;
    const QFont font = Theme::instance().font(FontRole::Small);
    const QFontMetricsF metrics(font);
    p_.setFont(font);
    p_.setPen(color(Token::Muted));
    const qreal y = g_.y(scene_.layout->end()) + metrics.height() * 1.2;
    if (y + metrics.height() + 6 > g_.size.height()) {
        // The end is beyond the view: it is said at its foot, beside the lifeline, where nothing
        // else stands yet.
        const qreal left = g_.x(sim::HostId::Server) + g_.nameGap(sim::HostId::Server);
        const QRectF room(left, 0, g_.size.width() - left - 4, g_.size.height() - 6.0);
        const int flags = Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap;
        const QString& text = scene_.futureTexts.last();
        fillGround(metrics.boundingRect(room, flags, text).adjusted(-2, 0, 2, 0));
        p_.drawText(room, flags, text);
        return;
    }
    const qreal room = g_.serverX - g_.clientX - 16;
    // The longest wording that has room.
    const auto fitting =
        std::find_if(scene_.futureTexts.begin(), scene_.futureTexts.end(),
                     [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; });
    if (fitting == scene_.futureTexts.end()) return;
    p_.drawText(QRectF(g_.clientX + 8, y, room, metrics.height() + 2), Qt::AlignCenter, *fitting);
}

void LadderPainter::paintHostBoxes()
{
    // The strip stays while the rows scroll beneath it.
    if (g_.scrollY > 0) {
        p_.fillRect(QRectF(0, 0, g_.size.width(), g_.headerHeight), color(Token::Panel));
        p_.setPen(color(Token::Line));
        p_.drawLine(QPointF(0, std::round(g_.headerHeight) + 0.5),
                    QPointF(g_.size.width(), std::round(g_.headerHeight) + 0.5));
    }
    for (const sim::HostId host : sim::bothHosts)
        paintHostBox(host);
}

void LadderPainter::paintHostBox(sim::HostId host)
{
    const Theme& theme = Theme::instance();
    const sim::EndpointSpec& spec = scene_.scenario->endpoint(host);
    const QString address =
        QString::fromStdString(spec.address) + u':' + QString::number(spec.port);
    const QFont fixed = theme.font(FontRole::FixedSmall);
    QRectF box = g_.hostBox(host);
    // A long address makes the box grow outwards, where nothing else stands.
    const qreal needed = 36 * g_.scale + QFontMetricsF(fixed).horizontalAdvance(address);
    const qreal more = std::ceil(std::max(0.0, needed - box.width()));
    if (host == sim::HostId::Client)
        box.setLeft(std::max(4.0, box.left() - more));
    else
        box.setRight(std::min(g_.size.width() - 4.0, box.right() + more));
    p_.setPen(QPen(color(token(role(host))), theme.lineFactor()));
    p_.setBrush(color(tintToken(role(host))));
    p_.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    paintHostMarker(p_, role(host), QPointF(box.left() + 15 * g_.scale, box.center().y()),
                    11 * g_.scale);

    const QRectF text = box.adjusted(29 * g_.scale, 1, -6, -1);
    p_.setPen(color(Token::Text));
    p_.setFont(theme.font(FontRole::BodyBold));
    const QRectF upper = text.adjusted(0, 1, 0, -text.height() / 2 + 1);
    p_.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, present::hostName(role(host)));
    p_.setFont(fixed);
    p_.setPen(color(Token::Muted));
    p_.drawText(text.adjusted(0, text.height() / 2 - 1, 0, -1), Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(fixed).elidedText(address, Qt::ElideRight, text.width()));
}

} // namespace tcplab::gui
