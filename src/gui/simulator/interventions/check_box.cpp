#include "gui/simulator/interventions/check_box.h"

#include <QKeyEvent>

namespace tcplab::gui {

bool CheckBox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QCheckBox::event(event);
}

} // namespace tcplab::gui
