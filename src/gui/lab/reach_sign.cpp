#include "gui/lab/reach_sign.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

#include "gui/icons.h"
#include "gui/theme.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

using lab::Reach;

ReachSign::ReachSign(QWidget* parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    describe();
}

void ReachSign::setAddress(const QHostAddress& address, quint16 port)
{
    address_ = address;
    port_ = port;
    describe();
    updateGeometry();
    update();
}

bool ReachSign::isWarning() const
{
    return lab::reachOf(address_) != Reach::Loopback;
}

QString ReachSign::text() const
{
    const QString where = port_ == 0 ? tr("%1, any free port").arg(address_.toString())
                                     : lab::LabText::endpoint(address_, port_);
    switch (lab::reachOf(address_)) {
    case Reach::Loopback:
        return tr("%1, loopback", "address").arg(where);
    case Reach::ThisNetwork:
        return tr("%1, reachable from this network", "address").arg(where);
    case Reach::Anyone:
        return tr("%1, reachable by anyone", "address").arg(where);
    }
    return {};
}

void ReachSign::describe()
{
    const QString sentence = lab::LabText::reach(lab::reachOf(address_));
    setToolTip(sentence);
    setAccessibleName(text());
    setAccessibleDescription(sentence);
}

QSize ReachSign::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(this->text());
    return {std::max(206, text + 44), Theme::instance().controlHeight()};
}

QSize ReachSign::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 160), sizeHint().height()};
}

void ReachSign::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token ink = isWarning() ? Token::Warning : Token::Success;
    QPainterPath box;
    box.addRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 3, 3);
    painter.fillPath(box, color(Token::Panel));
    painter.setPen(QPen(color(ink), isWarning() ? 2 : 1.2));
    painter.drawPath(box);
    const qreal middle = std::round(height() / 2.0);
    paintIcon(painter, isWarning() ? Icon::Warning : Icon::Lock, QRectF(7, middle - 8, 16, 16),
              color(ink));
    painter.setPen(color(Token::Text));
    const QString text = fontMetrics().elidedText(this->text(), Qt::ElideRight, width() - 36);
    painter.drawText(rect().adjusted(29, 0, -6, 0),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
}

void ReachSign::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        describe();
        updateGeometry();
        update();
    }
}

} // namespace tcplab::gui
