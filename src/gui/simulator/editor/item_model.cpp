#include "gui/simulator/editor/item_model.h"

#include "gui/icons.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

using present::ScenarioItems;

ItemModel::ItemModel(ScenarioDraft& draft, present::ItemList list, QObject* parent)
    : QAbstractTableModel(parent)
    , draft_(draft)
    , list_(list)
{
}

int ItemModel::count() const
{
    const present::JsonSource* source = draft_.lastSource();
    const auto* array = source ? source->find(ScenarioItems::pointer(list_)) : nullptr;
    const bool isList = array && array->kind == present::JsonSource::Kind::Array;
    return isList ? static_cast<int>(array->children.size()) : 0;
}

int ItemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows_;
}

int ItemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ScenarioItems::columns(list_).size());
}

QVariant ItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return ScenarioItems::columns(list_).value(section);
}

QString ItemModel::verdictText(int row) const
{
    const auto verdict = verdicts_.find(row);
    if (verdict == verdicts_.end()) return tr("—", "an expectation that was not checked");
    return verdict->second.isEmpty() ? tr("yes") : tr("no: %1").arg(verdict->second);
}

QVariant ItemModel::data(const QModelIndex& index, int role) const
{
    const present::JsonSource* source = draft_.lastSource();
    const auto* array = source ? source->find(ScenarioItems::pointer(list_)) : nullptr;
    const auto* item =
        array ? source->item(*array, static_cast<std::size_t>(index.row())) : nullptr;
    if (!item) return {};
    const bool isVerdict = list_ == present::ItemList::Expect && index.column() == 2;
    const auto error = errors_.find(index.row());
    const auto verdict = verdicts_.find(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (isVerdict) return verdictText(index.row());
        return ScenarioItems::cells(list_, *source, *item).value(index.column());
    case Qt::DecorationRole:
        if (index.column() == 0 && error != errors_.end()) return icon(Icon::Cross, Token::Error);
        if (isVerdict && verdict != verdicts_.end())
            return verdict->second.isEmpty() ? icon(Icon::Tick, Token::Success)
                                             : icon(Icon::Cross, Token::Error);
        return {};
    case Qt::ToolTipRole:
        if (error != errors_.end()) return error->second;
        return isVerdict ? verdictText(index.row())
                         : ScenarioItems::cells(list_, *source, *item).value(index.column());
    case Qt::AccessibleDescriptionRole:
        return error != errors_.end() ? error->second : QString();
    default:
        return {};
    }
}

void ItemModel::refresh()
{
    const int now = count();
    if (now != rows_) {
        beginResetModel();
        rows_ = now;
        verdicts_.clear();
        endResetModel();
    } else if (rows_ > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, columnCount() - 1));
    }
}

void ItemModel::showErrors(const std::vector<FieldError>& errors)
{
    errors_.clear();
    const QString list = ScenarioItems::pointer(list_);
    for (const FieldError& error : errors) {
        if (!present::isWithin(error.pointer, list)) continue;
        bool isNumber = false;
        const int row = present::pointerTokens(error.pointer).value(1).toInt(&isNumber);
        if (isNumber) errors_.emplace(row, error.sentence);
    }
    if (rows_ > 0) Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, 0));
}

void ItemModel::setVerdict(int row, const QString& difference)
{
    verdicts_[row] = difference;
    const QModelIndex cell = index(row, columnCount() - 1);
    Q_EMIT dataChanged(cell, cell);
}

void ItemModel::clearVerdicts()
{
    if (verdicts_.empty()) return;
    verdicts_.clear();
    if (rows_ > 0)
        Q_EMIT dataChanged(index(0, columnCount() - 1), index(rows_ - 1, columnCount() - 1));
}

std::optional<QString> ItemModel::verdict(int row) const
{
    const auto found = verdicts_.find(row);
    if (found == verdicts_.end()) return std::nullopt;
    return found->second;
}

} // namespace tcplab::gui
