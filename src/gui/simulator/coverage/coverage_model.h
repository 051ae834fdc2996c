#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "present/coverage.h"

namespace tcplab::gui {

/// The rows of the transition table as a list to walk: what they are, who has walked them, and how
/// to do it.
class CoverageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Transition, Walked, How };
    enum class Shown : std::uint8_t { MissingEdges, MissingRows, All };

    using QAbstractTableModel::QAbstractTableModel;

    void setCoverage(const present::Coverage& coverage);
    void setHints(const std::vector<std::optional<present::CoverageHint>>& hints, bool complete);
    /// Titles of scenarios by id, in the language now installed.
    void setTitles(const QHash<QString, QString>& titles);
    void setShown(Shown shown);
    Shown shown() const { return shown_; }
    void retranslate();

    /// The row of the transition table behind a row of the list.
    std::size_t transitionAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    const std::optional<present::CoverageHint>& hintAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    QString walkedText(std::size_t row) const;
    QString howText(std::size_t row) const;

    present::Coverage coverage_;
    std::vector<std::optional<present::CoverageHint>> hints_;
    bool hintsComplete_ = false;
    QHash<QString, QString> titles_;
    Shown shown_ = Shown::MissingEdges;
    std::vector<std::size_t> rows_;
};

} // namespace tcplab::gui
