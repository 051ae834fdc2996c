#include "gui/simulator/coverage/coverage_model.h"

#include <QHash>

#include "present/diagram_layout.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::Coverage;
using present::CoverageHint;
using present::HostRole;

void CoverageModel::setCoverage(const Coverage& coverage)
{
    coverage_ = coverage;
    choose();
}

void CoverageModel::setHints(const std::vector<std::optional<CoverageHint>>& hints, bool complete)
{
    hints_ = hints;
    hintsComplete_ = complete;
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, How), index(rowCount() - 1, How));
}

void CoverageModel::setTitles(const QHash<QString, QString>& titles)
{
    titles_ = titles;
    retranslate();
}

void CoverageModel::setShown(Shown shown)
{
    shown_ = shown;
    choose();
}

void CoverageModel::retranslate()
{
    choose();
    Q_EMIT headerDataChanged(Qt::Horizontal, Transition, How);
}

void CoverageModel::choose()
{
    beginResetModel();
    rows_.clear();
    for (std::size_t row = 0; row < Coverage::rowCount(); ++row) {
        const bool isEdge = present::edgeIndex(tcp::transitions()[row]).has_value();
        const bool missing = !coverage_.has(row);
        if (shown_ == Shown::All || (missing && (isEdge || shown_ == Shown::MissingRows)))
            rows_.push_back(row);
    }
    endResetModel();
}

const std::optional<CoverageHint>& CoverageModel::hintAt(int row) const
{
    static const std::optional<CoverageHint> none;
    const std::size_t at = transitionAt(row);
    return at < hints_.size() ? hints_[at] : none;
}

int CoverageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CoverageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

QString CoverageModel::walkedText(std::size_t row) const
{
    const bool client = coverage_.has(row, HostRole::Client);
    const bool server = coverage_.has(row, HostRole::Server);
    if (client && server) return tr("\u2713 both");
    if (client) return tr("\u2713 client");
    if (server) return tr("\u2713 server");
    return tr("not yet");
}

QString CoverageModel::howText(std::size_t row) const
{
    const auto hint = row < hints_.size() ? hints_[row] : std::nullopt;
    if (!hint)
        return hintsComplete_ ? tr("no scenario takes it, with one deed by hand neither")
                              : tr("being looked for");
    const QString id = QString::fromStdString(hint->scenario);
    const QString title = titles_.value(id, id);
    if (!hint->deed) return title;
    return tr("%1, at step %2: %3", "scenario, step, what to do there")
        .arg(title)
        .arg(hint->moment)
        .arg(present::deedInWords(*hint->deed));
}

QVariant CoverageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const std::size_t row = transitionAt(index.row());
    const tcp::Transition& transition = tcp::transitions()[row];
    if (role == Qt::ToolTipRole)
        return index.column() == How
                   ? howText(row)
                   : tr("%1 (%2)", "a sentence, then the clause of the RFC")
                         .arg(present::transitionSentence(transition),
                              QString::fromLatin1(transition.rfc.data(),
                                                  static_cast<qsizetype>(transition.rfc.size())));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Transition:
        return tr("%1 → %2: %3", "state, state, cause")
            .arg(present::stateName(transition.from), present::stateName(transition.to),
                 present::causeName(transition.cause));
    case Walked:
        return walkedText(row);
    default:
        return howText(row);
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    if (section == Transition) return tr("transition");
    if (section == Walked) return tr("walked");
    return tr("how to get there");
}

} // namespace tcplab::gui
