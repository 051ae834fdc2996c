#include "gui/simulator/editor/observed_model.h"

#include <algorithm>

#include "present/scenario_items.h"

namespace tcplab::gui {

ObservedModel::ObservedModel(sim::Observed observed, QObject* parent)
    : QAbstractTableModel(parent)
    , observed_(std::move(observed))
    , ticked_(observed_.outcomes.size() + observed_.segments.size(), false)
{
    // How it came out is what most people mean.
    std::fill_n(ticked_.begin(), observed_.outcomes.size(), true);
}

const sim::Expectation& ObservedModel::at(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    const std::size_t outcomes = observed_.outcomes.size();
    return index < outcomes ? observed_.outcomes[index] : observed_.segments[index - outcomes];
}

QStringList ObservedModel::cells(int row) const
{
    const auto source =
        present::JsonSource::parse(QString::fromStdString(sim::expectationToSource(at(row))));
    if (!source) return {};
    return present::ScenarioItems::cells(present::ItemList::Expect, *source, source->root());
}

int ObservedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ticked_.size());
}

int ObservedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant ObservedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
    return present::ScenarioItems::columns(present::ItemList::Expect).value(section);
}

QVariant ObservedModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole && index.column() == 0)
        return ticked_[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cells(index.row()).value(index.column());
    return {};
}

bool ObservedModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid()) return false;
    ticked_[static_cast<std::size_t>(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags ObservedModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

int ObservedModel::ticked() const
{
    return static_cast<int>(std::ranges::count(ticked_, true));
}

QStringList ObservedModel::sources() const
{
    QStringList sources;
    for (int row = 0; row < rowCount(); ++row)
        if (ticked_[static_cast<std::size_t>(row)])
            sources << QString::fromStdString(sim::expectationToSource(at(row)));
    return sources;
}

} // namespace tcplab::gui
