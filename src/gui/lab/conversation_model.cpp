#include "gui/lab/conversation_model.h"

#include <QLocale>

#include "gui/lab/cell.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

void ConversationModel::append(const Utterance& utterance)
{
    if (rowCount() == mostUtterances) {
        beginRemoveRows({}, 0, 0);
        utterances_.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    utterances_.push_back(utterance);
    endInsertRows();
}

void ConversationModel::clear()
{
    beginResetModel();
    utterances_.clear();
    endResetModel();
}

void ConversationModel::retranslate()
{
    if (!utterances_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

int ConversationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(utterances_.size());
}

int ConversationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString ConversationModel::text(const Utterance& one, int column) const
{
    switch (column) {
    case CallColumn:
        return tr("%1 %2", "client or server, call")
            .arg(present::hostWord(one.host),
                 one.isRead ? QStringLiteral("read()") : QStringLiteral("write()"));
    case MessageColumn: {
        if (one.firstMessage == 0) return {};
        const QString first = QLocale().toString(one.firstMessage);
        if (one.lastMessage > one.firstMessage) {
            const QString last = QLocale().toString(one.lastMessage);
            return one.isPart ? tr("parts of %1 to %2", "numbers of messages").arg(first, last)
                              : tr("%1 to %2", "numbers of messages").arg(first, last);
        }
        return one.isPart ? tr("part of %1", "number of a message").arg(first) : first;
    }
    case LengthColumn:
        return QLocale().toString(one.length);
    case TextColumn:
        return lab::LabText::printable(one.bytes);
    default:
        return {};
    }
}

QVariant ConversationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Utterance& one = utterances_.at(static_cast<std::size_t>(index.row()));
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(one, column);
    case Qt::TextAlignmentRole:
        if (column == LengthColumn) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        if (column == MessageColumn) return static_cast<int>(Qt::AlignCenter);
        return {};
    case CellHostRole:
        return column == CallColumn ? QVariant(static_cast<int>(one.host)) : QVariant();
    case CellTintRole:
        return column == MessageColumn ? one.firstMessage : 0;
    case CellFontRole:
        if (column == MessageColumn) return static_cast<int>(FontRole::BodyBold);
        return static_cast<int>(column == TextColumn ? FontRole::Fixed : FontRole::Body);
    default:
        return {};
    }
}

QVariant ConversationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case CallColumn:
        return tr("call");
    case MessageColumn:
        return tr("messages");
    case LengthColumn:
        return tr("bytes");
    case TextColumn:
        return tr("as text");
    default:
        return {};
    }
}

} // namespace tcplab::gui
