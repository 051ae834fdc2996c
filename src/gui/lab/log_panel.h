#pragma once

#include <QSortFilterProxyModel>

#include "gui/lab/log_model.h"
#include "gui/panel.h"

class QButtonGroup;
class QLineEdit;
class QToolButton;

namespace tcplab::gui {

class LabTable;

enum class LogFilter { All, Client, Server, Reads, Errors };

/// Lines of a LogModel that pass a filter and hold a text.
class LogProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setFilter(LogFilter filter);
    void setNeedle(const QString& needle);
    LogFilter filter() const { return filter_; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    LogFilter filter_ = LogFilter::All;
    QString needle_;
};

/// "Calls and events": filters and a search field in the title row, the newest line in view unless
/// the person has scrolled up.
class LogPanel : public Panel
{
    Q_OBJECT

public:
    explicit LogPanel(LogModel& model, QWidget* parent = nullptr);

    LabTable* table() const { return table_; }
    LogProxy* proxy() const { return proxy_; }
    void setFilter(LogFilter filter);
    void retranslate();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeFilters();
    void fitColumns();
    void showDropped();
    QString filterName(LogFilter filter) const;

    LogModel& model_;
    LogProxy* proxy_ = nullptr;
    LabTable* table_ = nullptr;
    QButtonGroup* filters_ = nullptr;
    QLineEdit* search_ = nullptr;
    bool follow_ = true;
};

} // namespace tcplab::gui
