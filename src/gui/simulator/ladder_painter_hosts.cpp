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

using present::LadderBand;
using present::LadderNote;
using present::LadderTimerBar;

namespace {

constexpr qreal bandWidth = 8;
constexpr qreal tickWidth = 12;
constexpr qreal timerWidth = 6;

HostRole role(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

bool ownSideClosed(tcp::State state)
{
    using tcp::State;
    return state == State::FinWait1 || state == State::FinWait2 || state == State::Closing ||
           state == State::LastAck || state == State::TimeWait;
}

bool peerSideClosed(tcp::State state)
{
    using tcp::State;
    return state == State::CloseWait || state == State::Closing || state == State::LastAck ||
           state == State::TimeWait;
}

} // namespace

void LadderPainter::paintLifelines()
{
    const qreal factor = Theme::instance().lineFactor();
    const qreal bottom =
        std::min<qreal>(g_.size.height(), g_.y(scene_.layout->end()) + 48 * g_.scale);
    const qreal top = g_.hostBox(sim::HostId::Client).bottom();
    for (const sim::HostId host : sim::bothHosts) {
        p_.setPen(QPen(color(token(role(host))), 1.6 * factor));
        p_.drawLine(QPointF(g_.x(host), top), QPointF(g_.x(host), bottom));
    }
}

void LadderPainter::paintBands(sim::HostId host)
{
    const auto& bands = scene_.layout->bands(host);
    const auto range = scene_.layout->bandsTouching(host, visible_);
    for (std::size_t i = range.first; i < range.last; ++i) {
        if (!isPast(bands[i].fromStep)) break;
        paintBand(bands[i]);
    }
}

void LadderPainter::paintBand(const LadderBand& band)
{
    const qreal factor = Theme::instance().lineFactor();
    const QColor line = color(token(role(band.host)));
    const bool over = isPast(band.toStep);
    const qreal x = g_.x(band.host);
    const qreal top = g_.y(band.from);
    const qreal bottom = over ? g_.y(band.to) : std::max(nowY(), top);
    const qreal seenTop = std::max<qreal>(top, -20);
    const qreal seenBottom = std::min<qreal>(bottom, g_.size.height() + 20);
    if (seenBottom < seenTop) return;
    const QRectF rect(x - bandWidth / 2, seenTop, bandWidth, seenBottom - seenTop);
    p_.setPen(QPen(line, 1.3 * factor));
    p_.setBrush(color(tintToken(role(band.host))));
    p_.drawRect(rect);

    // A direction that is closed: its side of the band is hatched.
    const auto hatch = [&](bool outside) {
        const bool left = outside == (LadderGeometry::outward(band.host) < 0);
        const QRectF half =
            left ? rect.adjusted(0, 0, -bandWidth / 2, 0) : rect.adjusted(bandWidth / 2, 0, 0, 0);
        p_.fillRect(half, QBrush(line, Qt::BDiagPattern));
    };
    if (ownSideClosed(band.state)) hatch(false);
    if (peerSideClosed(band.state)) hatch(true);

    p_.setPen(QPen(line, 2.2 * factor));
    p_.drawLine(QPointF(x - tickWidth / 2, top), QPointF(x + tickWidth / 2, top));
    if (!over) return;
    p_.drawLine(QPointF(x - tickWidth / 2, bottom), QPointF(x + tickWidth / 2, bottom));
    if (!band.endsInReset) return;
    p_.setPen(QPen(color(Token::Rst), 2.2 * factor));
    for (const qreal lower : {0.0, 4.0})
        p_.drawLine(QPointF(x - tickWidth / 2 - 2, bottom + lower),
                    QPointF(x + tickWidth / 2 + 2, bottom + lower));
}

void LadderPainter::paintTimers()
{
    const auto now = scene_.layout->rowOf(scene_.t);
    std::vector<std::uint32_t> bars = scene_.layout->timersTouching(visible_);
    // A bar that runs now reaches down to when it is due, whatever becomes of it later.
    for (const std::uint32_t index : scene_.layout->timersTouching({now, now}))
        bars.push_back(index);
    std::sort(bars.begin(), bars.end());
    bars.erase(std::unique(bars.begin(), bars.end()), bars.end());
    for (const std::uint32_t index : bars) {
        const LadderTimerBar& bar = scene_.layout->timers()[index];
        if (isPast(bar.fromStep) && bar.lane < LadderGeometry::mostLanes) paintTimer(bar);
    }
}

void LadderPainter::paintTimer(const LadderTimerBar& bar)
{
    const qreal factor = Theme::instance().lineFactor();
    const QColor line = color(token(role(bar.host)));
    const qreal x =
        std::round(g_.x(bar.host) + LadderGeometry::outward(bar.host) *
                                        (g_.timerGap + bar.lane * LadderGeometry::laneStep)) +
        0.5;
    const bool over = isPast(bar.toStep);
    const qreal top = g_.y(bar.from);
    const qreal due = over ? g_.y(bar.to) : g_.y(scene_.layout->placeOf(bar.due));
    if (over && due - top < 1) return; // started and stopped at once
    const qreal lowest =
        std::min<qreal>(g_.size.height(), g_.y(scene_.layout->end()) + 48 * g_.scale) - 14;
    const bool beyond = due > lowest;
    const qreal bottom = std::max(std::min(due, lowest), top + 2);
    const qreal seenTop = std::max<qreal>(top, -20);
    const QRectF rect(x - timerWidth / 2, seenTop, timerWidth, bottom - seenTop);
    p_.setPen(QPen(line, 1.2 * factor));
    p_.setBrush(color(Token::Panel));
    p_.drawRect(rect);
    if (!over) {
        QRectF rest = rect;
        rest.setTop(std::clamp(nowY(), rect.top(), rect.bottom()));
        p_.fillRect(rest, line);
    }
    if (beyond) {
        const QPolygonF head{QPointF(x - 6, bottom), QPointF(x, bottom + 5),
                             QPointF(x + 6, bottom)};
        p_.setBrush(Qt::NoBrush);
        p_.setPen(QPen(line, 1.6 * factor));
        p_.drawPolyline(head);
        return;
    }
    p_.setPen(QPen(line, 2.0 * factor));
    p_.drawLine(QPointF(x - 5, bottom), QPointF(x + 5, bottom));
}

qreal LadderPainter::lineHeight() const
{
    return std::ceil(QFontMetricsF(Theme::instance().font(FontRole::Body)).height() * 0.95);
}

std::optional<std::size_t> LadderPainter::currentNote(sim::HostId host) const
{
    const auto& notes = scene_.layout->notes(host);
    const auto end = std::partition_point(
        notes.begin(), notes.end(), [&](const LadderNote& note) { return isPast(note.step); });
    for (auto it = end; it != notes.begin();) {
        --it;
        if (it->state) return static_cast<std::size_t>(it - notes.begin());
    }
    return std::nullopt;
}

std::vector<LadderPainter::Text> LadderPainter::noteTexts(const LadderNote& note, bool current,
                                                          qreal room) const
{
    const Theme& theme = Theme::instance();
    // Lines of letters have air: they may come a little closer.
    const auto most =
        std::max<std::size_t>(1, static_cast<std::size_t>(room / lineHeight() + 0.15));
    std::vector<Text> texts;
    if (note.state) {
        texts.push_back(
            {present::stateName(*note.state), g_.nameFont(current), color(Token::Text)});
        const QString second = present::stateSecondName(*note.state);
        // What was called says more than the same name again: it goes first where room is short.
        if (!second.isEmpty() && texts.size() + note.lines.size() < most) {
            QFont font = g_.nameFont(false);
            font.setPointSizeF(font.pointSizeF() * 0.92);
            texts.push_back({second, font, color(Token::Muted)});
        }
    }
    for (const LadderNote::Line& line : note.lines) {
        if (texts.size() >= most) break;
        const auto* call = std::get_if<sim::CallRecord>(&line);
        for (const QString& words : noteLineText(line, note.host).split(u'\n'))
            if (texts.size() < most)
                texts.push_back({words, theme.font(call ? FontRole::FixedSmall : FontRole::Small),
                                 color(Token::Muted)});
        if (call && call->error != tcp::CallError::None && texts.size() < most)
            texts.push_back({QCoreApplication::translate("Ladder", "fails", "a call"),
                             theme.font(FontRole::Small), color(Token::Error)});
    }
    return texts;
}

void LadderPainter::paintBeside(sim::HostId host, qreal firstCentre, const std::vector<Text>& lines)
{
    const qreal height = lineHeight();
    const bool left = host == sim::HostId::Client;
    const qreal edge = g_.x(host) + LadderGeometry::outward(host) * g_.nameGap(host);
    const qreal room = roomBeside(host);
    qreal top = firstCentre - height / 2;
    taken_[indexOf(host)].push_back({top, top + height * static_cast<qreal>(lines.size())});
    for (const Text& line : lines) {
        const QFontMetricsF metrics(line.font);
        const QString text = metrics.elidedText(line.text, Qt::ElideRight, room);
        const qreal width = metrics.horizontalAdvance(text);
        const QRectF rect(left ? edge - width : edge, top, width, height);
        // The row's dots do not run through the letters.
        fillGround(rect.adjusted(-3, 3, 3, -3));
        p_.setFont(line.font);
        p_.setPen(line.colour);
        p_.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
        top += height;
    }
}

qreal LadderPainter::roomBeside(sim::HostId host) const
{
    if (host == sim::HostId::Client) return g_.clientX - g_.nameGap(host) - g_.timeRight - 6;
    return g_.size.width() - g_.serverX - g_.nameGap(host) - 4;
}

void LadderPainter::paintNotes(sim::HostId host)
{
    const auto& notes = scene_.layout->notes(host);
    const std::optional<std::size_t> current = currentNote(host);
    const qreal height = lineHeight();

    // Above the first row: where every run begins.
    const qreal start = g_.top - 40 * g_.scale - g_.scrollY;
    if (start > -height) {
        LadderNote before;
        before.host = host;
        before.state = tcp::State::Closed;
        paintBeside(host, start, noteTexts(before, !current, height * 2));
    }
    const auto range = scene_.layout->notesIn(host, visible_);
    for (std::size_t i = range.first; i < range.last; ++i) {
        const LadderNote& note = notes[i];
        if (!isPast(note.step)) break;
        const qreal y = g_.y(note.place);
        // Room: down to the next name that is shown, or a few lines.
        const bool nextShown = i + 1 < notes.size() && isPast(notes[i + 1].step);
        const qreal room = nextShown ? g_.y(notes[i + 1].place) - y : height * 6;
        paintBeside(host, y, noteTexts(note, i == current, std::max(room, height)));
    }
}

/// The one that is due first comes first.
std::vector<std::uint32_t> LadderPainter::runningTimers(sim::HostId host) const
{
    const std::size_t now = scene_.layout->rowOf(scene_.t);
    std::vector<std::uint32_t> running = scene_.layout->timersTouching({now, now});
    const auto& timers = scene_.layout->timers();
    std::erase_if(running, [&](std::uint32_t index) {
        const LadderTimerBar& bar = timers[index];
        return bar.host != host || !isPast(bar.fromStep) || isPast(bar.toStep) ||
               bar.due <= scene_.t;
    });
    std::sort(running.begin(), running.end(),
              [&](std::uint32_t a, std::uint32_t b) { return timers[a].due < timers[b].due; });
    return running;
}

bool LadderPainter::placeBesideNow(sim::HostId host, const std::vector<Text>& lines)
{
    const qreal height = lineHeight();
    const qreal block = height * static_cast<qreal>(lines.size());
    const auto isFree = [&](qreal top) {
        const auto meets = [&](const Span& span) {
            return top < span.bottom && top + block > span.top;
        };
        return top + block < g_.size.height() &&
               std::none_of(taken_[indexOf(host)].begin(), taken_[indexOf(host)].end(), meets) &&
               std::none_of(zigzags_.begin(), zigzags_.end(), meets);
    };
    const qreal y = nowY();
    const bool folded = scene_.layout->foldAt(scene_.t) != nullptr;
    // In the middle of a silence, else below the line of now, else above it.
    const std::array<qreal, 4> tries{folded ? y - block / 2 : y + 6, y + 6 + height,
                                     y + 6 + 2 * height, y - 6 - block};
    const auto top = std::find_if(tries.begin(), tries.end(), isFree);
    if (top == tries.end()) return false;
    paintBeside(host, *top + height / 2, lines);
    return true;
}

void LadderPainter::paintTimerWords(sim::HostId host)
{
    const std::vector<std::uint32_t> running = runningTimers(host);
    if (running.empty()) return;
    const QFont font = Theme::instance().font(FontRole::Small);
    const auto bar = [&](std::size_t i) { return scene_.layout->timers()[running[i]]; };
    const auto left = [&](std::size_t i) { return durationText(bar(i).due - scene_.t); };
    // The time left is what the line is for: where there is no room, the name goes first.
    const auto inOneLine = [&](std::size_t i) -> Text {
        const QString name = timerShortText(bar(i).timer, bar(i).orphan);
        const QString time =
            QCoreApplication::translate("Ladder", "%1 left", "of a timer").arg(left(i));
        const std::array<QString, 3> forms{
            present::fill(
                QCoreApplication::translate("Ladder", "%1: %2 left", "timer and time left"),
                {name, left(i)}),
            name + u' ' + left(i), time};
        const QFontMetricsF metrics(font);
        const auto fits = [&](const QString& form) {
            return metrics.horizontalAdvance(form) <= roomBeside(host);
        };
        const auto form = std::find_if(forms.begin(), forms.end(), fits);
        return {form == forms.end() ? left(i) : *form, font, color(Token::Text)};
    };
    if (running.size() == 1) {
        const QString name = timerText(bar(0).timer, bar(0).orphan);
        const bool fits = QFontMetricsF(font).horizontalAdvance(name) <= roomBeside(host);
        const std::vector<Text> two{
            {fits ? name : timerShortText(bar(0).timer, bar(0).orphan), font, color(Token::Text)},
            {QCoreApplication::translate("Ladder", "%1 left", "of a timer").arg(left(0)), font,
             color(Token::Muted)}};
        if (!placeBesideNow(host, two)) placeBesideNow(host, {inOneLine(0)});
        return;
    }
    // Several: a line each while there is room, and how many more there are.
    for (std::size_t shown = std::min<std::size_t>(running.size(), 3); shown > 0; --shown) {
        std::vector<Text> lines;
        for (std::size_t i = 0; i < shown; ++i)
            lines.push_back(inOneLine(i));
        if (shown < running.size()) {
            const QString more = QCoreApplication::translate("Ladder", "and %1 more", "timers");
            lines.push_back({more.arg(running.size() - shown), font, color(Token::Muted)});
        }
        if (placeBesideNow(host, lines)) return;
    }
}

} // namespace tcplab::gui
