#pragma once

#include <QToolButton>

namespace tcplab::gui {

/// One page in the left rail: icon 24 over text; selected: `sel` fill and a 3 px `focus` edge.
class RailButton : public QToolButton
{
    Q_OBJECT

public:
    explicit RailButton(QAction* action, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont labelFont(bool bold) const;
};

} // namespace tcplab::gui
