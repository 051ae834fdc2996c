#pragma once

#include <QFont>
#include <QString>
#include <QStringList>

#include "tcp/state.h"

namespace tcplab::gui {

/// The lines that name `state` in a box `width` wide: the RFC's name, broken after its first hyphen
/// where `mayBreak` and it is too wide, and, where there is one and it is wanted, the second name.
QStringList nameLines(tcp::State state, const QFont& font, qreal width, bool second, bool mayBreak);

/// `font`, narrowed to three quarters at most where `text` is wider than `width`.
QFont narrowed(const QFont& font, const QString& text, qreal width);

/// The largest size of `font`, in px, in which every state's lines fit into a box; at least 8.
int fittingNameSize(const QFont& font, const QSizeF& box, bool second);

} // namespace tcplab::gui
