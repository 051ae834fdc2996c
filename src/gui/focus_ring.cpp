#include "gui/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFocusFrame>
#include <QLineEdit>

#include "gui/rail_button.h"

namespace tcplab::gui {

namespace {

/// The widget around which the ring belongs: the whole spin box, not the field inside it.
QWidget* ringTarget(QWidget* focused)
{
    if (!focused || qobject_cast<RailButton*>(focused)) return nullptr;
    QWidget* parent = focused->parentWidget();
    if (qobject_cast<QAbstractSpinBox*>(parent) || qobject_cast<QComboBox*>(parent)) return parent;
    const bool control = qobject_cast<QAbstractButton*>(focused) ||
                         qobject_cast<QComboBox*>(focused) || qobject_cast<QLineEdit*>(focused) ||
                         qobject_cast<QAbstractSpinBox*>(focused) ||
                         qobject_cast<QAbstractSlider*>(focused);
    return control ? focused : nullptr;
}

bool isField(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

} // namespace

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
    qApp->installEventFilter(this);
}

FocusRing::~FocusRing()
{
    delete frame_;
}

QWidget* FocusRing::ringed() const
{
    return frame_ ? frame_->widget() : nullptr;
}

void FocusRing::follow(QWidget* now)
{
    QWidget* target = ringTarget(now);
    if (target && !byKey_ && !isField(target)) target = nullptr;
    if (!target) {
        if (frame_) frame_->setWidget(nullptr);
        return;
    }
    // The frame is a child of the target's window and dies with it.
    if (!frame_) frame_ = new QFocusFrame(target->window());
    frame_->setWidget(target);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) byKey_ = true;
    if (event->type() == QEvent::MouseButtonPress) byKey_ = false;
    return QObject::eventFilter(watched, event);
}

} // namespace tcplab::gui
