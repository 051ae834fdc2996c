#include "gui/simulator/interventions/comparison_model.h"

#include <QBrush>
#include <QFont>

#include "gui/theme.h"
#include "present/explanations.h"
#include "present/wording.h"

namespace tcplab::gui {

ComparisonModel::ComparisonModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

present::StepRecords ComparisonModel::records(std::size_t run) const
{
    return [history = runs_[run]](std::size_t step) -> const sim::StepRecord& {
        return history->record(step);
    };
}

void ComparisonModel::setRuns(const Run& first, const QString& firstName, const Run& second,
                              const QString& secondName)
{
    names_ = {firstName, secondName};
    if (runs_[0] == first && runs_[1] == second) {
        Q_EMIT headerDataChanged(Qt::Horizontal, First, Second);
        return;
    }
    beginResetModel();
    runs_ = {first, second};
    comparison_ = present::compareRuns(first->steps(), records(0), second->steps(), records(1));
    endResetModel();
}

QString ComparisonModel::sentence() const
{
    if (!runs_[0]) return {};
    return present::comparisonSentence(comparison_, names_[0], records(0), names_[1], records(1));
}

std::optional<std::size_t> ComparisonModel::moment(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() == Time) return {};
    const present::ComparisonRow& row = comparison_.rows[static_cast<std::size_t>(index.row())];
    const auto step = index.column() == First ? row.a : row.b;
    return step ? std::optional(*step + 1) : std::nullopt;
}

void ComparisonModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(comparison_.rows.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::happened(std::size_t run, std::size_t step) const
{
    return present::stepText(runs_[run]->record(step)).headline;
}

QString ComparisonModel::cell(const QModelIndex& index) const
{
    const present::ComparisonRow& row = comparison_.rows[static_cast<std::size_t>(index.row())];
    // A sign beside the colour: the row differs.
    if (index.column() == Time)
        return (row.same ? QStringLiteral("   ") : QStringLiteral("\u2260 ")) +
               present::timeInWords(row.t);
    const std::size_t run = index.column() == First ? 0 : 1;
    const auto step = run == 0 ? row.a : row.b;
    return step ? happened(run, *step) : QStringLiteral("\u2014");
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto number = static_cast<std::size_t>(index.row());
    const present::ComparisonRow& row = comparison_.rows[number];
    if (role == Qt::DisplayRole) return cell(index);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole) {
        const bool empty = index.column() != Time && !moment(index);
        return empty ? tr("Nothing happens in this run at this time.") : cell(index);
    }
    if (role == Qt::BackgroundRole && comparison_.differs == number)
        return QBrush(color(Token::Now));
    if (role == Qt::ForegroundRole && row.same) return QBrush(color(Token::Muted));
    if (role == Qt::FontRole && !row.same && index.column() != Time) {
        QFont font = Theme::instance().font(FontRole::Body);
        font.setBold(comparison_.differs == number);
        return font;
    }
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    if (section == Time) return tr("Time");
    return names_[static_cast<std::size_t>(section - First)];
}

} // namespace tcplab::gui
