#pragma once

#include <QCheckBox>

namespace tcplab::gui {

/// A check box that the space bar toggles, although the window steps the run by that key.
class CheckBox : public QCheckBox
{
public:
    using QCheckBox::QCheckBox;

protected:
    bool event(QEvent* event) override;
};

} // namespace tcplab::gui
