#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "sim/observed.h"

namespace tcplab::gui {

/// What a run has shown, a row each with a box to tick: outcomes, then the segments in their order.
class ObservedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ObservedModel(sim::Observed observed, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    int ticked() const;
    /// The ticked ones as a file has them.
    QStringList sources() const;

private:
    const sim::Expectation& at(int row) const;
    QStringList cells(int row) const;

    sim::Observed observed_;
    std::vector<bool> ticked_;
};

} // namespace tcplab::gui
