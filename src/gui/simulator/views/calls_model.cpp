#include "gui/simulator/views/calls_model.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::SocketCall;

void CallsModel::setProgram(present::CallProgram program, const sim::Scenario* scenario)
{
    beginResetModel();
    program_ = std::move(program);
    scenario_ = scenario;
    lines_.clear();
    endResetModel();
}

void CallsModel::setMoment(std::size_t moment, present::CallDialect dialect)
{
    beginResetModel();
    moment_ = moment;
    dialect_ = dialect;
    lines_.clear();
    for (std::size_t i = 0; i < program_.calls.size(); ++i) {
        const SocketCall& call = program_.calls[i];
        const int number = static_cast<int>(i);
        lines_.push_back({number, true, present::callCode(call, *scenario_, dialect)});
        for (const QString& line : present::callOutcome(call, moment, dialect))
            lines_.push_back({number, false, line});
    }
    endResetModel();
}

bool CallsModel::isNow(const SocketCall& call) const
{
    if (moment_ == 0) return false;
    return call.step + 1 == moment_ || (call.returned && call.returnStep + 1 == moment_);
}

int CallsModel::currentRow() const
{
    int row = -1;
    int now = -1;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!lines_[i].code) continue;
        const SocketCall& call = program_.calls[static_cast<std::size_t>(lines_[i].call)];
        if (call.step < moment_) row = static_cast<int>(i);
        if (isNow(call)) now = static_cast<int>(i);
    }
    return now >= 0 ? now : row;
}

int CallsModel::rowOfCall(int call) const
{
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].call == call && lines_[i].code) return static_cast<int>(i);
    return -1;
}

int CallsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant CallsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    const SocketCall& call = program_.calls[static_cast<std::size_t>(line.call)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return line.text;
    case Qt::AccessibleTextRole:
        if (!line.code) return line.text;
        return isNow(call) ? tr("Step %1, now: %2").arg(QString::number(call.step + 1), line.text)
                           : tr("Step %1: %2").arg(QString::number(call.step + 1), line.text);
    case CallRole:
        return line.call;
    case StepRole:
        return static_cast<int>(call.step + 1);
    case IsCodeRole:
        return line.code;
    case IsNowRole:
        return isNow(call);
    case IsFutureRole:
        return call.step >= moment_;
    case IsBlockingRole:
        return present::isBlocking(call, moment_);
    case IsErrorRole:
        return !line.code && call.returned && call.returnStep < moment_ &&
               !present::callErrorName(call, dialect_).isEmpty() &&
               line.text.contains(present::callErrorName(call, dialect_));
    default:
        return {};
    }
}

} // namespace tcplab::gui
