#include "gui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>

#include "gui/focus_ring.h"
#include "gui/style.h"
#include "gui/system_preferences.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView objectNameInApp("tcplab_theme");
constexpr qreal projectorPointSize = 20.0;

/// Han families whose glyphs have the shapes used in China, most wanted first.
QStringList chineseFamilies()
{
    return {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Microsoft YaHei UI"_s,
            u"PingFang SC"_s, u"WenQuanYi Micro Hei"_s};
}

/// The name stands for "any font": nobody chose it.
bool isGenericFamily(const QString& family)
{
    return family.compare(u"Sans Serif"_s, Qt::CaseInsensitive) == 0 ||
           family.compare(u"Sans"_s, Qt::CaseInsensitive) == 0 ||
           family.compare(u"Sans-Serif"_s, Qt::CaseInsensitive) == 0;
}

/// 13 px at 96 dpi. Where no desktop names a font, Qt falls back to 9 pt, which is small for
/// reading.
constexpr qreal unchosenPointSize = 9.75;

void scaleBy(QFont& font, qreal factor)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    } else {
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * factor))));
    }
}

} // namespace

Theme& Theme::instance()
{
    Q_ASSERT(qApp);
    auto* found = qApp->findChild<Theme*>(objectNameInApp, Qt::FindDirectChildrenOnly);
    return found ? *found : *new Theme(qApp);
}

Theme::Theme(QObject* parent)
    : QObject(parent)
    , systemFont_(QApplication::font())
    , systemFixedFont_(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , system_(new SystemPreferences(this))
{
    // Named first: the style asks for the theme while it is being set.
    setObjectName(objectNameInApp);
    QApplication::setStyle(new Style);
    new FocusRing(this);
    connect(system_, &SystemPreferences::changed, this, &Theme::apply);
    qApp->installEventFilter(this);
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == choice_) return;
    choice_ = choice;
    apply();
}

void Theme::setProjector(bool on)
{
    if (on == projector_) return;
    projector_ = on;
    apply();
}

bool Theme::isMotionReduced() const
{
    return reducedMotion_ || system_->isMotionReduced();
}

void Theme::setReducedMotion(bool reduced)
{
    if (reduced == reducedMotion_) return;
    reducedMotion_ = reduced;
    Q_EMIT changed();
}

QColor Theme::color(Token token) const
{
    if (printing_)
        return QColor::fromRgb(tokenTable()[static_cast<std::size_t>(token)].light);
    if (projector_) {
        if (token == Token::Window || token == Token::Panel) {
            return dark_ ? QColor(Qt::black) : QColor(Qt::white);
        }
        if (token == Token::Line) token = Token::Edge;
        if (token == Token::Muted) token = Token::Text;
    }
    const TokenColours& row = tokenTable()[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark_ ? row.dark : row.light);
}

QColor Theme::messageTint(int number) const
{
    const int index = (std::max(number, 1) - 1) % messageTintCount;
    const TintColours& row = messageTintTable()[static_cast<std::size_t>(index)];
    return QColor::fromRgb(dark_ ? row.dark : row.light);
}

QFont Theme::baseFont() const
{
    QFont font = systemFont_;
    // Han families are named in English too: data may hold Han text, and without a name the system
    // may take Japanese shapes. A generic name is no family that Qt finds in a list; there a
    // narrow, even face is taken first, and what the system means by the name last.
    QStringList families;
    if (isGenericFamily(systemFont_.family())) {
        families << u"Noto Sans"_s << chineseFamilies() << QFontInfo(systemFont_).family();
        if (systemFont_.pointSizeF() > 0 && systemFont_.pointSizeF() < unchosenPointSize) {
            font.setPointSizeF(unchosenPointSize);
        }
    } else {
        families << systemFont_.family() << chineseFamilies();
    }
    font.setFamilies(families);
    if (projector_) font.setPointSizeF(projectorPointSize);
    return font;
}

QFont Theme::font(FontRole role) const
{
    const bool fixed =
        role == FontRole::Fixed || role == FontRole::FixedSmall || role == FontRole::FixedBold;
    QFont font = baseFont();
    if (fixed) {
        font.setFamilies({QFontInfo(systemFixedFont_).family(), u"Noto Sans Mono CJK SC"_s,
                          u"Noto Sans CJK SC"_s});
        font.setFixedPitch(true);
        font.setStyleHint(QFont::Monospace);
    }
    switch (role) {
    case FontRole::Caption:
        scaleBy(font, 0.82);
        break;
    case FontRole::Small:
    case FontRole::FixedSmall:
        scaleBy(font, 0.88);
        break;
    case FontRole::Body:
    case FontRole::Fixed:
        break;
    case FontRole::BodyBold:
    case FontRole::FixedBold:
        font.setWeight(QFont::Bold);
        break;
    case FontRole::PanelTitle:
        scaleBy(font, 0.95);
        font.setWeight(QFont::Bold);
        break;
    case FontRole::Prompt:
        scaleBy(font, 1.1);
        break;
    case FontRole::Headline:
        scaleBy(font, 1.1);
        font.setWeight(QFont::Bold);
        break;
    }
    return font;
}

int Theme::controlHeight() const
{
    const qreal text = QFontMetricsF(baseFont()).height();
    return std::max(projector_ ? 44 : 26, static_cast<int>(std::ceil(text)) + 8);
}

int Theme::tableRowHeight() const
{
    const QFont body = baseFont();
    const qreal text = QFontMetricsF(body).height();
    return static_cast<int>(std::ceil(std::max(QFontInfo(body).pixelSize() * 1.5, text + 3)));
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, Token token) { p.setColor(role, color(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Panel);
    set(QPalette::AlternateBase, Token::Raised);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Error);
    set(QPalette::Highlight, Token::Sel);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Link, Token::Link);
    set(QPalette::LinkVisited, Token::Link);
    set(QPalette::ToolTipBase, Token::Panel);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Light, Token::Panel);
    set(QPalette::Midlight, Token::Raised);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Dark, Token::Edge);
    set(QPalette::Shadow, Token::Edge);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        p.setColor(QPalette::Disabled, role, color(Token::Edge));
    }
    return p;
}

void Theme::apply()
{
    applying_ = true;
    dark_ = choice_ == ThemeChoice::Dark || (choice_ == ThemeChoice::System && system_->isDark());
    QApplication::setPalette(palette());
    QApplication::setFont(baseFont());
    QToolTip::setPalette(palette());
    QToolTip::setFont(baseFont());
    applying_ = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The desktop's theme changed. The palette that it asks for shows only while none is set here.
    if (event->type() == QEvent::ThemeChange && !applying_) {
        applying_ = true;
        QApplication::setPalette(QPalette());
        system_->readPalette();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

QColor color(Token token)
{
    return Theme::instance().color(token);
}

} // namespace tcplab::gui
