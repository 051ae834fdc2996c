#pragma once

#include <QAbstractListModel>

#include <vector>

#include "present/socket_calls.h"

namespace tcplab::gui {

/// One host's program, line by line: each call with what came of it below, as it is known at the
/// moment on view.
class CallsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CallRole = Qt::UserRole, ///< int: index of the call
        StepRole,                ///< int: the moment after the step that makes it
        IsCodeRole,              ///< bool: the call itself, not what came of it
        IsNowRole,               ///< bool: made, or returned, by the current step
        IsFutureRole,            ///< bool: not made yet
        IsBlockingRole,          ///< bool: waits
        IsErrorRole              ///< bool: says of an error
    };

    using QAbstractListModel::QAbstractListModel;

    void setProgram(present::CallProgram program, const sim::Scenario* scenario);
    void setMoment(std::size_t moment, present::CallDialect dialect);
    const std::vector<present::SocketCall>& calls() const { return program_.calls; }
    /// The row of the latest call that has been made; -1 before the first.
    int currentRow() const;
    /// The row of a call's own line; -1 where there is no such call.
    int rowOfCall(int call) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line
    {
        int call = 0;
        bool code = true;
        QString text;
    };
    bool isNow(const present::SocketCall& call) const;

    present::CallProgram program_;
    const sim::Scenario* scenario_ = nullptr;
    std::size_t moment_ = 0;
    std::vector<Line> lines_;
    present::CallDialect dialect_ = present::CallDialect::C;
};

} // namespace tcplab::gui
