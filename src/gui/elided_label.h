#pragma once

#include <QLabel>

namespace tcplab::gui {

/// A one-line label that gives way: it elides at the right instead of widening its row, and shows
/// the whole text as its tool tip while it does.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool isElided() const;
};

} // namespace tcplab::gui
