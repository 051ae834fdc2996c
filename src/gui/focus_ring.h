#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace tcplab::gui {

/// The 2 px ring, 2 px outside, around the control that has the keyboard. Text fields always show
/// it; buttons and the like once a key, not the pointer, brought the focus there. Views and painted
/// widgets show their focus themselves.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent);
    ~FocusRing() override;

    /// The control that is ringed now, or nullptr.
    QWidget* ringed() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* now);

    QPointer<QFocusFrame> frame_;
    bool byKey_ = false;
};

} // namespace tcplab::gui
