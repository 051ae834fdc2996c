#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

#include "gui/lab/echo_session.h"

namespace tcplab::gui {

/// The connections of the echo experiment: number, address, the kernel's state. Owns the sessions.
class EchoClientsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, columnTotal };
    static constexpr int mostSessions = 200;

    explicit EchoClientsModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// When the list is full the oldest ended connection of another program makes room; nullptr
    /// when there is none.
    EchoSession* add(bool ours);
    void remove(int row);
    EchoSession* at(int row) const;
    int rowOf(const EchoSession* session) const;
    const std::vector<std::unique_ptr<EchoSession>>& sessions() const { return sessions_; }
    EchoSession* byServerConnection(quint64 number) const;
    /// The client that is connected from `port`.
    EchoSession* byLocalPort(quint16 port) const;
    /// Whether a client of this window waits for its connection.
    bool isAnyConnecting() const;

    /// What the kernel says of the session's socket; shown in words.
    void setKernelState(const EchoSession* session, std::optional<tcp::State> state);
    void touch(const EchoSession* session);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(const EchoSession& session) const;

    std::vector<std::unique_ptr<EchoSession>> sessions_;
    std::vector<std::optional<tcp::State>> states_;
    int next_ = 1;
};

} // namespace tcplab::gui
