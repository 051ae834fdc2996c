#include "gui/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

#include "gui/theme.h"

static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char*, iconCount> fileNames{
    "simulate", "lab",        "practise",    "learn",     "capture", "to-start",  "back",
    "play",     "pause",      "stop",        "step",      "to-end",  "search",    "zoom-in",
    "zoom-out", "fit",        "open",        "save",      "export",  "print",     "copy",
    "inspect",  "drop",       "delay",       "duplicate", "corrupt", "reorder",   "inject",
    "branch",   "breakpoint", "fold",        "unfold",    "timer",   "crash",     "restart",
    "server",   "client",     "lock",        "globe",     "tick",    "cross",     "warning",
    "info",     "hint",       "hidden",      "book",      "panel",   "projector", "language",
    "theme",    "close",      "chevron-down"};

QByteArray svgSource(Icon icon)
{
    initIconResources();
    QFile file(u":/icons/%1.svg"_s.arg(QLatin1StringView(iconFileName(icon))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `size` in device pixels.
QPixmap tintedPixmap(Icon icon, QSize size, const QColor& colour)
{
    const QString key = u"tcplab-icon-%1-%2x%3-%4"_s.arg(static_cast<int>(icon))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QByteArray svg = svgSource(icon);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks the theme for its colour each time it paints, so that no icon has to be set anew when the
/// theme changes.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(Icon icon, Token token)
        : icon_(icon)
        , token_(token)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, icon_, rect, colourFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return tintedPixmap(icon_, size, colourFor(mode));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine* clone() const override { return new TintedIconEngine(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        return color(mode == QIcon::Disabled ? Token::Edge : token_);
    }

    Icon icon_;
    Token token_;
};

} // namespace

const char* iconFileName(Icon icon)
{
    return fileNames[static_cast<std::size_t>(icon)];
}

QIcon icon(Icon icon, Token token)
{
    return QIcon(new TintedIconEngine(icon, token));
}

void paintIcon(QPainter& painter, Icon icon, const QRectF& target, const QColor& colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = tintedPixmap(icon, (target.size() * ratio).toSize(), colour);
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()));
}

QIcon applicationIcon()
{
    initIconResources();
    return QIcon(u":/icons/tcplab.svg"_s);
}

} // namespace tcplab::gui
