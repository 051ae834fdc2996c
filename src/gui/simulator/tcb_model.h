#pragma once

#include <QAbstractTableModel>

#include <array>

#include "gui/simulator/tcb_snapshot.h"

namespace tcplab::gui {

/// Both ends' variables as a table: variable, client, server; what the step changed is marked.
class TcbModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Variable, Client, Server };
    enum Role {
        ChangedRole = Qt::UserRole + 1, ///< bool: by the last step
        OldRole,                        ///< text before the last step
        ShareLeftRole,                  ///< of a running timer, 0..1; invalid for everything else
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `before`: what stood there a step earlier.
    void setSnapshots(const std::array<TcbSnapshot, 2>& before,
                      const std::array<TcbSnapshot, 2>& now);
    /// Timers run out as the shown time goes on.
    void setTime(sim::SimTime t);
    void retranslate();
    bool isChanged(int row, sim::HostId host) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString timerCell(const TcbSnapshot& snapshot) const;
    QString cell(int row, const TcbSnapshot& snapshot) const;

    std::array<TcbSnapshot, 2> before_;
    std::array<TcbSnapshot, 2> now_;
    sim::SimTime t_;
};

} // namespace tcplab::gui
