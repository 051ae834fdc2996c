#pragma once

#include <QFrame>
#include <QHostAddress>

namespace tcplab::gui {

/// Who can reach the server: a lock and "127.0.0.1:8082, loopback"; anything wider is a warning.
class ReachSign : public QFrame
{
    Q_OBJECT

public:
    explicit ReachSign(QWidget* parent = nullptr);

    /// Port 0: any free one, not chosen yet.
    void setAddress(const QHostAddress& address, quint16 port);
    QString text() const;
    bool isWarning() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    QHostAddress address_ = QHostAddress(QHostAddress::LocalHost);
    quint16 port_ = 0;
};

} // namespace tcplab::gui
