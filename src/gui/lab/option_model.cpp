#include "gui/lab/option_model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gui/lab/cell.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

using lab::OptionRow;
using lab::SocketOption;
using present::HostRole;

namespace {

constexpr std::array<std::pair<HostRole, SocketOption>, 7> first{{
    {HostRole::Client, SocketOption::NoDelay},
    {HostRole::Server, SocketOption::QuickAck},
    {HostRole::Client, SocketOption::SendBuffer},
    {HostRole::Server, SocketOption::ReceiveBuffer},
    {HostRole::Client, SocketOption::KeepAlive},
    {HostRole::Client, SocketOption::Linger},
    {HostRole::Server, SocketOption::ReuseAddress},
}};

std::size_t rank(HostRole host, SocketOption option)
{
    const auto found = std::ranges::find(first, std::pair{host, option});
    return static_cast<std::size_t>(found - first.begin());
}

bool differs(const OptionRow& row)
{
    return row.requested && row.requested != row.effective;
}

} // namespace

void OptionModel::setRows(const std::vector<OptionRow>& client,
                          const std::vector<OptionRow>& server)
{
    std::vector<Row> made;
    for (const OptionRow& row : client)
        made.push_back({HostRole::Client, row});
    for (const OptionRow& row : server)
        made.push_back({HostRole::Server, row});
    std::ranges::stable_sort(made, {},
                             [](const Row& row) { return rank(row.host, row.option.option); });
    const bool sameShape = made.size() == rows_.size();
    if (!sameShape) beginResetModel();
    rows_ = std::move(made);
    if (!sameShape) {
        endResetModel();
    } else if (!rows_.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    }
}

void OptionModel::retranslate()
{
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

int OptionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int OptionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant OptionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_.at(static_cast<std::size_t>(index.row()));
    const OptionRow& option = row.option;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (column) {
        case NameColumn:
            return QString::fromLatin1(lab::bsdName(option.option));
        case RequestedColumn:
            return lab::LabText::optionValue(option.option, option.requested);
        case EffectiveColumn:
            return lab::LabText::optionValue(option.option, option.effective);
        case WhyColumn:
            return lab::LabText::optionReason(option);
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        if (column == NameColumn)
            return tr("%1, %2", "client or server, option")
                .arg(present::hostWord(row.host), QString::fromLatin1(lab::bsdName(option.option)));
        return {};
    case CellHostRole:
        return column == NameColumn ? QVariant(static_cast<int>(row.host)) : QVariant();
    case CellNowRole:
        return column == EffectiveColumn && differs(option);
    case CellFontRole:
        if (column == NameColumn) return static_cast<int>(FontRole::FixedSmall);
        if (column == EffectiveColumn && differs(option))
            return static_cast<int>(FontRole::BodyBold);
        return static_cast<int>(column == WhyColumn ? FontRole::Small : FontRole::Body);
    case CellInkRole:
        return static_cast<int>(column == WhyColumn ? Token::Muted : Token::Text);
    default:
        return {};
    }
}

QVariant OptionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("option");
    case RequestedColumn:
        return tr("requested");
    case EffectiveColumn:
        return tr("effective");
    case WhyColumn:
        return tr("why");
    default:
        return {};
    }
}

} // namespace tcplab::gui
