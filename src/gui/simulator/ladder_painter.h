#pragma once

#include <QColor>
#include <QFont>
#include <QPainterPath>
#include <QPixmap>
#include <QPolygonF>
#include <QStringList>
#include <QTransform>

#include <array>
#include <optional>
#include <vector>

#include "gui/simulator/ladder_geometry.h"
#include "gui/simulator/ladder_labels.h"
#include "gui/simulator/ladder_texts.h"

class QPainter;

namespace tcplab::gui {

/// What the ladder shows: a run, a moment of it and a time not before that moment.
struct LadderScene
{
    const present::LadderLayout* layout = nullptr;
    const sim::Scenario* scenario = nullptr;
    std::size_t moment = 0;
    sim::SimTime t;
    const SequenceNumbers* numbers = nullptr;
    const LadderLabels* labels = nullptr; ///< at the arrows on view
    present::LadderFilter filter;
    const std::vector<std::uint32_t>* found = nullptr; ///< arrows that a search found, sorted
    bool forFile = false;                 ///< drawn for a file or paper, not for the screen
    /// How many lengths of a step the silence at the moment takes to play.
    double classroomSeconds = 1;
    std::optional<std::uint32_t> focused; ///< an arrow in flight, by keyboard
    std::optional<std::uint32_t> hovered;
    std::optional<std::uint32_t> selected;
    /// Under the last row while something is still to come: wordings, the longest first.
    QStringList futureTexts;
};

/// Draws the visible part of a ladder, and nothing else. One object for one frame.
class LadderPainter
{
public:
    LadderPainter(QPainter& painter, const LadderGeometry& geometry, const LadderScene& scene);
    void paint();

    static constexpr qreal envelopeWidth = LadderLabels::envelopeWidth;
    static constexpr qreal envelopeHeight = LadderLabels::envelopeHeight;

private:
    struct Text
    {
        QString text;
        QFont font;
        QColor colour;
    };
    /// A piece of the column beside a lifeline that is taken.
    struct Span
    {
        qreal top;
        qreal bottom;
    };

    bool isPast(std::size_t step) const { return step < scene_.moment; }
    sim::SimTime momentTime(std::size_t moment) const { return scene_.layout->momentTime(moment); }
    qreal nowY() const;
    std::optional<Span> nowBand() const;

    // ladder_painter.cpp: ground, rows, silences, now
    void paintNowBand();
    void paintRows();
    void paintFolds();
    void paintZigzag(qreal y, const QColor& colour);
    void paintNowLines();
    void paintFlag();
    /// Paper, or the ground of now where that lies.
    void fillGround(const QRectF& rect);
    void paintFuture();
    void paintHostBoxes();
    void paintHostBox(sim::HostId host);
    // ladder_painter_hosts.cpp: lifelines, states, timers, names
    void paintLifelines();
    void paintBands(sim::HostId host);
    void paintBand(const present::LadderBand& band);
    void paintTimers();
    void paintTimer(const present::LadderTimerBar& bar);
    void paintNotes(sim::HostId host);
    void paintTimerWords(sim::HostId host);
    std::vector<std::uint32_t> runningTimers(sim::HostId host) const;
    bool placeBesideNow(sim::HostId host, const std::vector<Text>& lines);
    std::vector<Text> noteTexts(const present::LadderNote& note, bool current, qreal room) const;
    void paintBeside(sim::HostId host, qreal firstCentre, const std::vector<Text>& lines);
    qreal roomBeside(sim::HostId host) const;
    qreal lineHeight() const;
    std::optional<std::size_t> currentNote(sim::HostId host) const;
    // ladder_painter_segments.cpp
    std::vector<std::uint32_t> arrowsToDraw();
    void paintArrows();
    void paintFutureArrow(const present::LadderArrow& arrow);
    void paintPastArrow(std::uint32_t index);
    void paintCorruptedEnd(const present::LadderArrow& arrow, const LadderGeometry::Line& line);
    bool hasEnded(const present::LadderArrow& arrow) const;
    /// Where along its arrow a segment on its way is drawn, 0..1.
    qreal flightPart(std::uint32_t index) const;
    void paintOrigin(const QPointF& at, const QColor& colour);
    void paintEnvelope(std::uint32_t index, const LadderGeometry::Line& line, qreal part);
    // ladder_painter_labels.cpp
    using Label = LadderLabels::Label;
    void paintLabels();
    void drawLabel(const Label& label);
    void paintFound();
    void paintWords(QPainter& painter, const Label& label, present::SegmentKind kind,
                    qreal fieldsDrop, const QColor& ground, bool asText) const;
    QPixmap labelPicture(const Label& label, present::SegmentKind kind, const QTransform& turn,
                         const QRectF& box, qreal fieldsDrop, const QColor& ground) const;
    // ladder_painter_segments.cpp again
    void paintLostWord(const present::LadderArrow& arrow, const LadderGeometry::Line& line);
    void paintRepeatBracket();

    QPainter& p_;
    const LadderGeometry& g_;
    const LadderScene& scene_;
    present::LadderLayout::RowRange visible_;
    std::optional<Span> now_;
    std::array<std::vector<Span>, 2> taken_;
    std::vector<Span> zigzags_;
    QString notation_; ///< fonts and colours, for the keys of the labels' pictures
    std::vector<std::uint32_t> flying_;
    std::vector<qreal> flightParts_;   ///< of each in flying_
    std::vector<std::uint32_t> drawn_; ///< arrows on view that have left
    std::size_t onView_ = 0;           ///< arrows on view, drawn or not
};

} // namespace tcplab::gui
