#pragma once

#include <QAbstractTableModel>

#include <array>
#include <memory>

#include "present/run_comparison.h"
#include "sim/history.h"

namespace tcplab::gui {

/// Two runs side by side as a table: when, what happened in the one, what in the other. Words are
/// made for the rows that are looked at.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, First, Second, ColumnCount };

    explicit ComparisonModel(QObject* parent = nullptr);

    using Run = std::shared_ptr<const sim::History>;
    /// Compares anew only where these are other runs than before.
    void setRuns(const Run& first, const QString& firstName, const Run& second,
                 const QString& secondName);
    const present::RunComparison& comparison() const { return comparison_; }
    QString sentence() const;
    /// The moment behind the step in a cell; nothing where nothing happened there.
    std::optional<std::size_t> moment(const QModelIndex& index) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString happened(std::size_t run, std::size_t step) const;
    QString cell(const QModelIndex& index) const;
    present::StepRecords records(std::size_t run) const;

    std::array<Run, 2> runs_;
    std::array<QString, 2> names_;
    present::RunComparison comparison_;
};

} // namespace tcplab::gui
