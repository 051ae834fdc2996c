#include "gui/diagram/diagram_names.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

#include "present/names.h"

namespace tcplab::gui {

namespace {
constexpr int narrowest = 75; ///< per cent of the font's width
constexpr int smallestName = 8;
} // namespace

QStringList nameLines(tcp::State state, const QFont& font, qreal width, bool second, bool mayBreak)
{
    const QString name = present::stateName(state);
    QStringList lines{name};
    // "SYN-SENT", "SYN_SENT"
    const qsizetype hyphen = std::max(name.indexOf(u'-'), name.indexOf(u'_'));
    if (mayBreak && hyphen > 0 && QFontMetricsF(font).horizontalAdvance(name) > width)
        lines = {name.left(hyphen + 1), name.mid(hyphen + 1)};
    const QString other = second ? present::stateSecondName(state) : QString();
    if (!other.isEmpty()) lines << other;
    return lines;
}

QFont narrowed(const QFont& font, const QString& text, qreal width)
{
    const qreal wanted = QFontMetricsF(font).horizontalAdvance(text);
    if (wanted <= width || width <= 0) return font;
    QFont narrow = font;
    narrow.setStretch(std::max(narrowest, static_cast<int>(std::floor(100 * width / wanted))));
    return narrow;
}

int fittingNameSize(const QFont& font, const QSizeF& box, bool second)
{
    QFont bold = font;
    bold.setBold(true);
    int size = QFontInfo(font).pixelSize();
    const auto fits = [&] {
        bold.setPixelSize(size);
        return std::ranges::all_of(tcp::allStates, [&](tcp::State state) {
            const QStringList lines = nameLines(state, bold, box.width(), second, true);
            if (static_cast<qreal>(lines.size()) * size * 1.2 > box.height()) return false;
            return std::ranges::all_of(lines, [&](const QString& line) {
                const QFont narrow = narrowed(bold, line, box.width());
                return QFontMetricsF(narrow).horizontalAdvance(line) <= box.width() + .5;
            });
        });
    };
    while (size > smallestName && !fits())
        --size;
    return size;
}

} // namespace tcplab::gui
