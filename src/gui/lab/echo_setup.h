#pragma once

#include <QFrame>
#include <QHostAddress>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tcplab::gui {

class EchoClientsModel;
class LabTable;

/// Where the echo server listens, whom clients connect to, and the list of clients.
class EchoSetup : public QFrame
{
    Q_OBJECT

public:
    explicit EchoSetup(EchoClientsModel& clients, QWidget* parent = nullptr);

    QHostAddress address() const;
    int port() const;
    void setPort(int port);
    /// Where clients connect to: the server of this window unless something else was typed.
    QString targetHost() const;
    quint16 targetPort() const;
    /// Follows the server: its real port, or 0 when it is stopped.
    void setServerPort(quint16 port);
    void setRunning(bool running);
    void setRemovable(bool removable);
    int currentRow() const;
    void selectRow(int row);
    void retranslate();

Q_SIGNALS:
    void edited();
    void addAsked();
    void removeAsked();
    void rowSelected(int row);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void connectFields();
    void applyFonts();

    QComboBox* address_ = nullptr;
    QSpinBox* port_ = nullptr;
    QLineEdit* host_ = nullptr;
    QSpinBox* hostPort_ = nullptr;
    QPushButton* add_ = nullptr;
    QPushButton* remove_ = nullptr;
    LabTable* table_ = nullptr;
    QLabel* serverHeading_ = nullptr;
    QLabel* targetHeading_ = nullptr;
    QLabel* clientsHeading_ = nullptr;
    QLabel* portLabel_ = nullptr;
    QLabel* hostPortLabel_ = nullptr;
    quint16 serverPort_ = 0;
};

} // namespace tcplab::gui
