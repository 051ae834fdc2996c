#pragma once

#include <QPointer>
#include <QTimer>

#include <memory>

#include "gui/lab/echo_clients_model.h"
#include "gui/lab/experiment_view.h"
#include "gui/lab/log_model.h"
#include "gui/lab/option_model.h"
#include "lab/service.h"
#include "lab/state_watch.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace tcplab::gui {

class Card;
class CountersView;
class EchoSetup;
class KernelPanel;
class Panel;
class LabColumns;
class LabTable;
class LogPanel;
class ObservationCard;
class StreamLanes;

/// The echo experiment: one server, any number of clients, each with its conversation; the selected
/// one's two sockets are lit in the state diagram.
class EchoView : public ExperimentView
{
    Q_OBJECT

public:
    explicit EchoView(QWidget* parent = nullptr);
    ~EchoView() override;

    QString experimentId() const override { return QStringLiteral("tcp-echo"); }
    void run() override;
    void stop() override;
    bool isRunning() const override;
    QString runText() const override;
    QString stopText() const override;
    QHostAddress address() const override;
    quint16 port() const override;
    QString hint() const override;
    QString sourceOfFacts() const override;
    void setProjector(bool on) override;
    void retranslate() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;
    QList<QAction*> viewActions() override;

    const EchoClientsModel& clients() const { return clients_; }
    EchoSession* selected() const { return selected_; }

public Q_SLOTS:
    /// Adds a client; it connects at once where the server is running.
    void addClient();

private:
    void buildFigure();
    void buildSides();
    void connectAll();
    QWidget* buildCompose();
    void selectRow(int row);
    void onServerEvent(const lab::LabEvent& event);
    void onClientEvent(EchoSession* session, const lab::LabEvent& event);
    void onLooked(quint64 key, const lab::KernelSnapshot& snapshot);
    void takeServerEvent(const lab::LabEvent& event);
    void releaseWaiting();
    void adoptConnection(const lab::LabEvent& event);
    void watchClient(EchoSession* session);
    void watchServerSide(EchoSession* session);
    void log(present::HostRole host, const lab::LabEvent& event, int connection);
    void showSession();
    void showKernel();
    void showObservation();
    void showOptions();
    void showConnectFailure(EchoSession* session, const lab::LabEvent& event);
    void refreshButtons();
    void sendTyped();
    void connectSelected();
    void endSelected(bool withReset);
    void removeSelected();
    void retranslateButtons();
    QByteArray typedBytes() const;

    std::unique_ptr<lab::Service> server_;
    lab::StateWatch watch_;
    EchoClientsModel clients_;
    OptionModel options_;
    LogModel log_;
    QPointer<EchoSession> selected_;
    QTimer showTimer_; ///< gathers what a busy connection changes
    /// Of connections that may be a client's of this window, until it knows its own port.
    std::vector<lab::LabEvent> waiting_;
    StreamPicture nothing_;

    EchoSetup* setup_ = nullptr;
    Panel* setupPanel_ = nullptr;
    Panel* lanesPanel_ = nullptr;
    StreamLanes* lanes_ = nullptr;
    Panel* conversationPanel_ = nullptr;
    LabTable* conversation_ = nullptr;
    QWidget* compose_ = nullptr;
    QLineEdit* text_ = nullptr;
    QComboBox* lineEnd_ = nullptr;
    QPushButton* send_ = nullptr;
    QPushButton* connect_ = nullptr;
    QPushButton* shutdown_ = nullptr;
    QPushButton* close_ = nullptr;
    QPushButton* abort_ = nullptr;
    KernelPanel* kernel_ = nullptr;
    Panel* optionsPanel_ = nullptr;
    LabTable* optionsTable_ = nullptr;
    ObservationCard* observation_ = nullptr;
    Card* countersCard_ = nullptr;
    CountersView* counters_ = nullptr;
    LogPanel* logPanel_ = nullptr;
    QWidget* figure_ = nullptr;
    LabColumns* columns_ = nullptr;
};

} // namespace tcplab::gui
