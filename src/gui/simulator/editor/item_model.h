#pragma once

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <vector>

#include "gui/simulator/editor/form_section.h"
#include "present/scenario_items.h"

namespace tcplab::gui {

class ScenarioDraft;

/// The items of a list of the scenario, a row each, in the words of the file.
class ItemModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    ItemModel(ScenarioDraft& draft, present::ItemList list, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The draft has changed.
    void refresh();
    void showErrors(const std::vector<FieldError>& errors);
    /// What an expectation came to: nothing yet, an empty text where it holds, else how not.
    void setVerdict(int row, const QString& difference);
    void clearVerdicts();
    std::optional<QString> verdict(int row) const;

private:
    int count() const;
    QString verdictText(int row) const;

    ScenarioDraft& draft_;
    present::ItemList list_;
    int rows_ = 0;
    std::map<int, QString> errors_;
    std::map<int, QString> verdicts_;
};

} // namespace tcplab::gui
