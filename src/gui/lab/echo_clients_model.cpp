#include "gui/lab/echo_clients_model.h"

#include <QLocale>

#include <algorithm>

#include "gui/kinds.h"
#include "gui/lab/cell.h"

namespace tcplab::gui {

EchoSession* EchoClientsModel::add(bool ours)
{
    if (rowCount() >= mostSessions) {
        const auto ended = std::ranges::find_if(sessions_, [](const auto& one) {
            return !one->isOurs() && one->phase() == EchoSession::Phase::Ended;
        });
        if (ended == sessions_.end()) return nullptr;
        remove(static_cast<int>(ended - sessions_.begin()));
    }
    beginInsertRows({}, rowCount(), rowCount());
    sessions_.push_back(std::make_unique<EchoSession>(next_++, ours));
    states_.emplace_back();
    endInsertRows();
    EchoSession* session = sessions_.back().get();
    connect(session, &EchoSession::changed, this, [this, session] { touch(session); });
    return session;
}

void EchoClientsModel::remove(int row)
{
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    // It may be in the middle of a signal of its own.
    EchoSession* gone = sessions_[static_cast<std::size_t>(row)].release();
    sessions_.erase(sessions_.begin() + row);
    states_.erase(states_.begin() + row);
    endRemoveRows();
    gone->disconnect(this);
    gone->deleteLater();
}

EchoSession* EchoClientsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? sessions_[static_cast<std::size_t>(row)].get() : nullptr;
}

int EchoClientsModel::rowOf(const EchoSession* session) const
{
    const auto found =
        std::ranges::find_if(sessions_, [&](const auto& one) { return one.get() == session; });
    return found == sessions_.end() ? -1 : static_cast<int>(found - sessions_.begin());
}

EchoSession* EchoClientsModel::byServerConnection(quint64 number) const
{
    const auto found = std::ranges::find_if(sessions_, [&](const auto& one) {
        return number != 0 && one->serverConnection() == number;
    });
    return found == sessions_.end() ? nullptr : found->get();
}

EchoSession* EchoClientsModel::byLocalPort(quint16 port) const
{
    const auto found = std::ranges::find_if(sessions_, [&](const auto& one) {
        return one->isOurs() && one->client()->isConnected() &&
               one->client()->fourTuple().localPort == port;
    });
    return found == sessions_.end() ? nullptr : found->get();
}

bool EchoClientsModel::isAnyConnecting() const
{
    return std::ranges::any_of(
        sessions_, [](const auto& one) { return one->phase() == EchoSession::Phase::Connecting; });
}

void EchoClientsModel::setKernelState(const EchoSession* session, std::optional<tcp::State> state)
{
    const int row = rowOf(session);
    if (row < 0 || states_[static_cast<std::size_t>(row)] == state) return;
    states_[static_cast<std::size_t>(row)] = state;
    touch(session);
}

void EchoClientsModel::touch(const EchoSession* session)
{
    const int row = rowOf(session);
    if (row >= 0) Q_EMIT dataChanged(index(row, 0), index(row, columnTotal - 1));
}

void EchoClientsModel::retranslate()
{
    for (const auto& session : sessions_) {
        session->retranslate();
        session->conversation().retranslate();
    }
    if (!sessions_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

int EchoClientsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sessions_.size());
}

int EchoClientsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString EchoClientsModel::name(const EchoSession& session) const
{
    const QString number = QLocale().toString(session.number());
    return session.isOurs() ? tr("Client %1").arg(number) : tr("Other %1", "program").arg(number);
}

QVariant EchoClientsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const EchoSession& session = *sessions_[row];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn) return name(session);
        return states_[row] ? present::stateName(*states_[row]) : session.phaseName();
    case Qt::ToolTipRole:
        return tr("%1: %2, %3", "client, address, how it stands")
            .arg(name(session), session.peerText(), session.phaseName());
    case CellHostRole:
        return index.column() == NameColumn ? QVariant(static_cast<int>(HostRole::Client))
                                            : QVariant();
    case CellFontRole:
        return static_cast<int>(index.column() == NameColumn ? FontRole::Body : FontRole::Small);
    case CellInkRole:
        return static_cast<int>(states_[row] ? Token::Text : Token::Muted);
    default:
        return {};
    }
}

QVariant EchoClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("client");
    case StateColumn:
        return tr("its kernel state");
    default:
        return {};
    }
}

} // namespace tcplab::gui
