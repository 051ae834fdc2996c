#include "gui/lab/decoder_model.h"

#include <QLocale>

#include "gui/lab/cell.h"
#include "gui/lab/sticky_words.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

void DecoderModel::setRecord(const lab::StickyRecord& record)
{
    beginResetModel();
    record_ = record;
    verdicts_.clear();
    if (!record.reads.empty()) verdicts_ = lab::judge(record, lab::defaultDecoders(record.config));
    endResetModel();
}

void DecoderModel::clear()
{
    beginResetModel();
    record_ = {};
    verdicts_.clear();
    endResetModel();
}

void DecoderModel::retranslate()
{
    if (!verdicts_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

int DecoderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(verdicts_.size());
}

int DecoderModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant DecoderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const lab::DecoderVerdict& verdict = verdicts_.at(static_cast<std::size_t>(index.row()));
    const int column = index.column();
    const bool right = verdict.right == verdict.expected;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (column) {
        case NameColumn:
            return lab::LabText::framingName(verdict.framing);
        case CountColumn:
            return tr("%1 of %2", "messages found")
                .arg(QLocale().toString(verdict.right), QLocale().toString(verdict.expected));
        case ReasonColumn:
            return StickyWords::decoderReason(verdict, record_);
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        if (column != NameColumn) return {};
        return right ? tr("works: %1").arg(lab::LabText::framingName(verdict.framing))
                     : tr("fails: %1").arg(lab::LabText::framingName(verdict.framing));
    case Qt::TextAlignmentRole:
        return column == CountColumn ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
                                     : QVariant();
    case CellSignRole:
        return column == NameColumn
                   ? QVariant(static_cast<int>(right ? CellSign::Tick : CellSign::Cross))
                   : QVariant();
    case CellFontRole:
        if (column == CountColumn || (column == NameColumn && verdict.chosen))
            return static_cast<int>(FontRole::BodyBold);
        return static_cast<int>(column == ReasonColumn ? FontRole::Small : FontRole::Body);
    case CellInkRole:
        if (column == CountColumn) return static_cast<int>(right ? Token::Success : Token::Error);
        return static_cast<int>(column == ReasonColumn && right ? Token::Muted : Token::Text);
    default:
        return {};
    }
}

QVariant DecoderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("decoder");
    case CountColumn:
        return tr("messages");
    case ReasonColumn:
        return tr("why");
    default:
        return {};
    }
}

} // namespace tcplab::gui
