#pragma once

#include <QString>
#include <QTransform>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "gui/simulator/ladder_geometry.h"
#include "gui/simulator/ladder_texts.h"
#include "present/label_room.h"
#include "present/ladder_filter.h"

namespace tcplab::gui {

/// The words at the arrows of a part of a ladder, and where they lie: no label lies on another one,
/// on a sign or on the line of another segment; where there is no room, words are left out, and the
/// tip says everything. Made for a moment, not for a frame: in the coordinates of the unscrolled
/// ladder, and with segments on their way where they rest.
class LadderLabels
{
public:
    struct Label
    {
        std::uint32_t arrow = 0;
        QString flags;
        QString fields;
        QString remark;
        qreal flagsWidth = 0; ///< widths include the gap behind them
        qreal fieldsWidth = 0;
        qreal width = 0;    ///< of what stands in the first line
        bool apart = false; ///< the fields stand on the other side of the arrow
        qreal drop = 0;     ///< from the flags down to the fields, where they stand apart
        QTransform place;   ///< of the start of its baseline
        std::vector<present::LabelRoom::Area> areas; ///< what its letters cover
    };
    /// What they depend on.
    struct Scene
    {
        const present::LadderLayout* layout = nullptr;
        const SequenceNumbers* numbers = nullptr;
        std::size_t moment = 0;
        sim::SimTime rest; ///< the time at which the moment rests
        present::LadderFilter filter;
    };

    LadderLabels() = default;
    /// For the arrows that touch `rows`; `geometry` is taken as if it were not scrolled.
    LadderLabels(const LadderGeometry& geometry, const Scene& scene,
                 present::LadderLayout::RowRange rows);

    const std::vector<Label>& labels() const { return labels_; }
    /// Whether everything that touches a range of rows has been looked at.
    bool covers(present::LadderLayout::RowRange rows) const
    {
        return rows_ && rows.first >= rows_->first && rows.last <= rows_->last;
    }

    static constexpr qreal outlineWidth = 4;
    static constexpr qreal gapInLabel = 7;
    static constexpr qreal envelopeWidth = 22;
    static constexpr qreal envelopeHeight = 15;

private:
    /// Sizes of letters, once for all labels.
    struct Letters;
    /// An arrow whose label looks for a place.
    struct Case;

    bool hasLeft(const present::LadderArrow& arrow) const;
    bool hasEnded(const present::LadderArrow& arrow) const;
    void occupyLines(const std::vector<std::uint32_t>& arrows);
    void occupySigns(std::uint32_t index);
    void occupyBox(const QPointF& centre, qreal width, qreal height, qreal turn);
    Case caseOf(std::uint32_t index) const;
    void lookAround(Case& what, const Letters& letters) const;
    void place(std::uint32_t index, const Letters& letters);
    bool tryPlace(const Case& what, const QString& fields, int way, const Letters& letters);
    Label labelOf(const Case& what, const QString& fields, bool apart,
                  const Letters& letters) const;
    bool isCloseAbove(std::uint32_t index) const;

    LadderGeometry g_;
    Scene scene_;
    std::optional<present::LadderLayout::RowRange> rows_;
    std::vector<std::uint32_t> drawn_;
    std::vector<std::uint32_t> flying_;
    std::vector<qreal> flightParts_;
    present::LabelRoom room_;
    std::vector<Label> labels_;
};

/// The rectangle of the word at the cross of a lost segment.
QRectF lostWordRect(const present::LadderArrow& arrow, const LadderGeometry::Line& line);

} // namespace tcplab::gui
