#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/simulator/ladder_painter.h"

class QIODevice;

namespace tcplab::gui {

/// What is drawn for a file, the clipboard or paper.
struct FigureSource
{
    LadderScene scene; ///< the whole run, or the moment shown
    DiagramState diagram;
    bool light = true; ///< the colours of paper, else those of the window
};

/// The ladder of a run cut into sheets of one size: each begins with the host boxes, and none cuts
/// a row. Sizes in pixels of 96 to the inch.
class LadderSheets
{
public:
    /// A height of 0: one sheet as long as the run.
    LadderSheets(const FigureSource& source, QSize sheet);

    std::size_t count() const { return tops_.size(); }
    QSize size() const { return geometry_.size; }
    void paint(QPainter& painter, std::size_t sheet) const;

private:
    const FigureSource& source_;
    LadderGeometry geometry_;
    std::vector<qreal> tops_; ///< scrolled so far for each sheet
    qreal end_ = 0;           ///< of the last sheet
};

/// The lowest and highest sheets that a single picture may have, in pixels before scaling.
inline constexpr int longestPicture = 60'000;
/// An image of more would not fit the memory of small machines.
inline constexpr qint64 mostImagePixels = 120'000'000;

QSize diagramSize();
void paintDiagram(QPainter& painter, const FigureSource& source, QSize size);

/// The picture, or a null image where it would be too large.
QImage ladderImage(const FigureSource& source, int width, double scale);
QImage diagramImage(const FigureSource& source, double scale);
/// False where it would be too long.
bool writeLadderSvg(QIODevice& device, const FigureSource& source, int width, const QString& title);
void writeDiagramSvg(QIODevice& device, const FigureSource& source, const QString& title);

} // namespace tcplab::gui
