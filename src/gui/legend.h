#pragma once

#include <QWidget>

namespace tcplab::gui {

/// "● client  ■ server  --- not taken", for the title row of a panel.
class HostLegend : public QWidget
{
    Q_OBJECT

public:
    enum class Extent { Hosts, HostsAndNotTaken };
    explicit HostLegend(Extent extent, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    qreal lay(QPainter* painter) const;

    Extent extent_;
};

/// The kinds of segments with their lines and markers, for the foot of a ladder: 29 high. At its
/// right it says that line and marker tell them apart too, where there is room.
class KindLegend : public QWidget
{
    Q_OBJECT

public:
    explicit KindLegend(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    qreal lay(QPainter* painter) const;
};

} // namespace tcplab::gui
