#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include "gui/theme_tokens.h"

namespace tcplab::gui {

class SystemPreferences;

enum class ThemeChoice { System, Light, Dark };

/// Text by its part in the page; sizes are multiples of the system font's (projector: of 20 pt).
enum class FontRole {
    Caption, ///< 0.82: labels of diagram edges; hidden rather than smaller
    Small,   ///< 0.88
    Body,    ///< 1.0
    BodyBold,
    PanelTitle, ///< 0.95 bold
    Prompt,     ///< 1.1
    Headline,   ///< 1.1 bold
    Fixed,      ///< fixed pitch, 1.0: sequence numbers, variables, bytes
    FixedSmall, ///< fixed pitch, 0.88
    FixedBold,
};

/// Colours, fonts and line weights for the whole program. One for the application; it sets the
/// application's palette, font and style, so plain widgets need nothing. Painting widgets ask
/// color() and font() inside paintEvent and repaint by themselves: a change arrives as the usual
/// QEvent::PaletteChange / FontChange, and as changed().
class Theme : public QObject
{
    Q_OBJECT

public:
    /// The application's theme; made at first use, dies with the QApplication.
    static Theme& instance();

    ThemeChoice choice() const { return choice_; }
    void setChoice(ThemeChoice choice);
    bool isDark() const { return dark_; }

    /// Projector mode: base font 20 pt, pure white or black ground, heavier lines.
    bool isProjector() const { return projector_; }
    void setProjector(bool on);

    QColor color(Token token) const;
    /// The light colours, whatever the window has, while something is drawn for paper. No one is
    /// told: nothing on the screen is to be painted meanwhile.
    void setPrinting(bool on) { printing_ = on; }
    /// Ground of message `number` (from 1).
    QColor messageTint(int number) const;
    /// Hatching over the tint: the second ten, so that 11 is not taken for 1.
    static bool isMessageHatched(int number) { return number > messageTintCount; }

    QFont font(FontRole role) const;
    /// Multiply pen widths of the figures by this (1, projector 1.6).
    qreal lineFactor() const { return projector_ ? 1.6 : 1.0; }
    /// Multiply marker sizes by this (1, projector 1.8).
    qreal markerFactor() const { return projector_ ? 1.8 : 1.0; }
    /// Motion durations in ms pass through here: 0 under reduced motion, where things take their
    /// end positions at once.
    int motion(int milliseconds) const { return isMotionReduced() ? 0 : milliseconds; }
    /// By the person's choice in the View menu, or because the system asks for it.
    bool isMotionReduced() const;
    bool isReducedMotionChosen() const { return reducedMotion_; }
    void setReducedMotion(bool reduced);

    /// Height of a one-line control: at least 26 (projector 44), and never less than its text
    /// needs.
    int controlHeight() const;
    /// Height of a table row: 1.5 times the body font's size, and never less than its text needs.
    int tableRowHeight() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit Theme(QObject* parent);
    void apply();
    QPalette palette() const;
    QFont baseFont() const;

    QFont systemFont_;
    QFont systemFixedFont_;
    ThemeChoice choice_ = ThemeChoice::System;
    SystemPreferences* system_;
    bool dark_ = false;
    bool projector_ = false;
    bool printing_ = false;
    bool reducedMotion_ = false;
    bool applying_ = false;
};

/// Short for Theme::instance().color(token).
QColor color(Token token);

} // namespace tcplab::gui
