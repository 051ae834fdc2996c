#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "lab/socket_options.h"
#include "present/names.h"

namespace tcplab::gui {

/// Socket options of both ends: requested beside effective, and why.
class OptionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, RequestedColumn, EffectiveColumn, WhyColumn, columnTotal };

    explicit OptionModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// Those that decide how a stream is cut come first. Equal rows are not announced as changes.
    void setRows(const std::vector<lab::OptionRow>& client,
                 const std::vector<lab::OptionRow>& server);
    void clear() { setRows({}, {}); }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        present::HostRole host = present::HostRole::Client;
        lab::OptionRow option;
    };
    std::vector<Row> rows_;
};

} // namespace tcplab::gui
