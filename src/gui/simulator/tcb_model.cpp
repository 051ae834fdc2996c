#include "gui/simulator/tcb_model.h"

#include <algorithm>

#include "present/names.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

present::HostRole roleOf(int column)
{
    return column == TcbModel::Client ? present::HostRole::Client : present::HostRole::Server;
}

std::size_t sideOf(int column)
{
    return column == TcbModel::Client ? 0 : 1;
}

} // namespace

void TcbModel::setSnapshots(const std::array<TcbSnapshot, 2>& before,
                            const std::array<TcbSnapshot, 2>& now)
{
    before_ = before;
    now_ = now;
    Q_EMIT dataChanged(index(0, 0), index(TcbSnapshot::rowCount - 1, Server));
}

void TcbModel::setTime(sim::SimTime t)
{
    t_ = t;
    Q_EMIT dataChanged(index(TcbSnapshot::Timer, Client), index(TcbSnapshot::Timer, Server));
}

void TcbModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, Variable, Server);
    Q_EMIT dataChanged(index(0, 0), index(TcbSnapshot::rowCount - 1, Server));
}

int TcbModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : TcbSnapshot::rowCount;
}

int TcbModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

bool TcbModel::isChanged(int row, sim::HostId host) const
{
    // A timer's time changes without a step; whether one runs is a matter of its row's words.
    if (row == TcbSnapshot::Timer) return false;
    const auto r = static_cast<std::size_t>(row);
    // That a TCB is gone is no news once a new socket listens.
    if (row == TcbSnapshot::SndUna && before_[indexOf(host)].deleted &&
        now_[indexOf(host)].values[r] == unknownText())
        return false;
    return before_[indexOf(host)].values[r] != now_[indexOf(host)].values[r];
}

QString TcbModel::timerCell(const TcbSnapshot& snapshot) const
{
    if (!snapshot.timer) return snapshot.values[TcbSnapshot::Timer];
    const sim::Duration left = std::max(snapshot.timer->due - t_, sim::Duration{0});
    return present::fill(
        tr("%1 %2", "a timer and the time that it has left"),
        {timerShortText(snapshot.timer->timer, snapshot.timer->orphan), durationText(left)});
}

QString TcbModel::cell(int row, const TcbSnapshot& snapshot) const
{
    if (row == TcbSnapshot::Timer) return timerCell(snapshot);
    return snapshot.values[static_cast<std::size_t>(row)];
}

QVariant TcbModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const int row = index.row();
    if (index.column() == Variable) {
        if (role == Qt::DisplayRole) return tcbRowName(row);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return tcbRowMeaning(row);
        return {};
    }
    const std::size_t side = sideOf(index.column());
    const TcbSnapshot& snapshot = now_[side];
    const auto r = static_cast<std::size_t>(row);
    const bool changed = isChanged(row, side == 0 ? sim::HostId::Client : sim::HostId::Server);
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, snapshot);
    case Qt::ToolTipRole:
        // The old value may have no room in the cell.
        if (changed && snapshot.reasons[r].isEmpty())
            return tr("before this step: %1").arg(before_[side].values[r]);
        return snapshot.reasons[r];
    case Qt::AccessibleTextRole:
        if (changed)
            return tr("%1, changed by this step, was %2")
                .arg(snapshot.values[r], before_[side].values[r]);
        return cell(row, snapshot);
    case ChangedRole:
        return changed;
    case OldRole:
        return before_[side].values[r];
    case ShareLeftRole: {
        if (row != TcbSnapshot::Timer || !snapshot.timer) return {};
        const double whole =
            static_cast<double>((snapshot.timer->due - snapshot.timer->started).count());
        const double left = static_cast<double>((snapshot.timer->due - t_).count());
        return whole <= 0 ? 0.0 : std::clamp(left / whole, 0.0, 1.0);
    }
    default:
        return {};
    }
}

QVariant TcbModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (section == Variable) return role == Qt::DisplayRole ? QVariant(tr("variable")) : QVariant();
    if (role == Qt::DisplayRole) return present::hostName(roleOf(section));
    return {};
}

} // namespace tcplab::gui
