#include "gui/simulator/files/run_figures.h"

#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

/// The light colours for as long as something is drawn with them.
class PaperColours
{
public:
    explicit PaperColours(bool on)
        : on_(on)
    {
        if (on_) Theme::instance().setPrinting(true);
    }
    ~PaperColours()
    {
        if (on_) Theme::instance().setPrinting(false);
    }
    PaperColours(const PaperColours&) = delete;
    PaperColours& operator=(const PaperColours&) = delete;

private:
    bool on_;
};

void prepare(QSvgGenerator& generator, QIODevice& device, QSize size, const QString& title)
{
    generator.setOutputDevice(&device);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setResolution(96);
    generator.setTitle(title);
}

QImage emptyImage(QSize size, double scale)
{
    const QSize pixels = size * scale;
    if (qint64{pixels.width()} * pixels.height() > mostImagePixels) return {};
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    return image;
}

} // namespace

LadderSheets::LadderSheets(const FigureSource& source, QSize sheet)
    : source_(source)
    , geometry_(LadderGeometry::forViewport(sheet, *source.scene.layout))
{
    const present::LadderLayout& layout = *source.scene.layout;
    geometry_.rowHeight = LadderGeometry::longRow * geometry_.scale;
    const qreal content = geometry_.contentHeight(layout.end());
    if (sheet.height() <= 0) {
        geometry_.size.setHeight(static_cast<int>(std::ceil(content)));
        tops_ = {0};
        end_ = content;
        return;
    }
    const qreal first = geometry_.headerHeight;
    const qreal room = std::max(sheet.height() - first, geometry_.rowHeight * 2);
    qreal top = 0; // of the content shown under the header
    const auto below = [&](std::size_t row) {
        return geometry_.top +
               layout.rows()[row].last.pixels(geometry_.rowHeight, geometry_.foldHeight) - first +
               geometry_.rowHeight / 2;
    };
    std::size_t row = 0;
    while (true) {
        tops_.push_back(top);
        if (content - first - top <= room) break;
        std::size_t next = row;
        while (next < layout.rows().size() && below(next) - top <= room)
            ++next;
        // Between two rows; a row that is higher than a sheet is cut all the same.
        top = next > row ? below(next - 1) : top + room;
        row = std::max(next, row);
    }
    end_ = content - first;
}

void LadderSheets::paint(QPainter& painter, std::size_t sheet) const
{
    const PaperColours paper(source_.light);
    const qreal first = geometry_.headerHeight;
    const qreal top = tops_[sheet];
    const qreal bottom = sheet + 1 < tops_.size() ? tops_[sheet + 1] : end_ + first;
    LadderGeometry geometry = geometry_;
    geometry.scrollY = top;
    painter.save();
    painter.fillRect(QRect({}, geometry.size), color(Token::Panel));
    painter.setClipRect(QRectF(0, 0, geometry.size.width(), first + bottom - top));
    painter.setRenderHint(QPainter::Antialiasing);
    LadderScene scene = source_.scene;
    const auto rows = scene.layout->rowsBetween(top - geometry.top, bottom + first - geometry.top,
                                                geometry.rowHeight, geometry.foldHeight);
    const LadderLabels labels(
        geometry, {scene.layout, scene.numbers, scene.moment, scene.t, scene.filter}, rows);
    scene.labels = &labels;
    scene.forFile = true;
    LadderPainter(painter, geometry, scene).paint();
    painter.restore();
}

QSize diagramSize()
{
    return {1000, 560};
}

void paintDiagram(QPainter& painter, const FigureSource& source, QSize size)
{
    const PaperColours paper(source.light);
    StateDiagramWidget diagram;
    diagram.setAttribute(Qt::WA_DontShowOnScreen);
    diagram.resize(size);
    diagram.setState(source.diagram);
    diagram.render(&painter, {}, {}, QWidget::DrawChildren);
}

QImage ladderImage(const FigureSource& source, int width, double scale)
{
    const LadderSheets sheets(source, {width, 0});
    if (sheets.size().height() > longestPicture) return {};
    QImage image = emptyImage(sheets.size(), scale);
    if (image.isNull()) return image;
    QPainter painter(&image);
    sheets.paint(painter, 0);
    return image;
}

QImage diagramImage(const FigureSource& source, double scale)
{
    QImage image = emptyImage(diagramSize(), scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintDiagram(painter, source, diagramSize());
    return image;
}

bool writeLadderSvg(QIODevice& device, const FigureSource& source, int width, const QString& title)
{
    const LadderSheets sheets(source, {width, 0});
    if (sheets.size().height() > longestPicture) return false;
    QSvgGenerator generator;
    prepare(generator, device, sheets.size(), title);
    QPainter painter(&generator);
    sheets.paint(painter, 0);
    return true;
}

void writeDiagramSvg(QIODevice& device, const FigureSource& source, const QString& title)
{
    QSvgGenerator generator;
    prepare(generator, device, diagramSize(), title);
    QPainter painter(&generator);
    paintDiagram(painter, source, diagramSize());
}

} // namespace tcplab::gui
