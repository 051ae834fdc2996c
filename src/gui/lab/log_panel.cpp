#include "gui/lab/log_panel.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

#include <array>

#include "gui/icons.h"
#include "gui/lab/cell.h"

namespace tcplab::gui {

namespace {
constexpr std::array allFilters{LogFilter::All, LogFilter::Client, LogFilter::Server,
                                LogFilter::Reads, LogFilter::Errors};
}

void LogProxy::setFilter(LogFilter filter)
{
    filter_ = filter;
    invalidateFilter();
}

void LogProxy::setNeedle(const QString& needle)
{
    needle_ = needle;
    invalidateFilter();
}

bool LogProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* model = static_cast<const LogModel*>(sourceModel());
    const LogEntry& entry = model->entry(row);
    switch (filter_) {
    case LogFilter::All:
        break;
    case LogFilter::Client:
        if (entry.host != present::HostRole::Client) return false;
        break;
    case LogFilter::Server:
        if (entry.host != present::HostRole::Server) return false;
        break;
    case LogFilter::Reads:
        if (!entry.isRead()) return false;
        break;
    case LogFilter::Errors:
        if (!entry.isError()) return false;
        break;
    }
    if (needle_.isEmpty()) return true;
    for (int column = 0; column < LogModel::columnTotal; ++column) {
        const QString text = model->index(row, column, parent).data().toString();
        if (text.contains(needle_, Qt::CaseInsensitive)) return true;
    }
    return false;
}

LogPanel::LogPanel(LogModel& model, QWidget* parent)
    : Panel(parent)
    , model_(model)
    , proxy_(new LogProxy(this))
    , table_(makeLabTable(false))
    , search_(new QLineEdit)
{
    proxy_->setSourceModel(&model);
    table_->setModel(proxy_);
    setBody(table_);
    setLegend(makeFilters());
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { follow_ = value == table_->verticalScrollBar()->maximum(); });
    connect(table_->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int) {
        if (follow_) table_->scrollToBottom();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        follow_ = true;
        showDropped();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &LogPanel::showDropped);
    table_->setColumnFit([this] { fitColumns(); });
    fitColumns();
}

QWidget* LogPanel::makeFilters()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(2);
    filters_ = new QButtonGroup(this);
    for (const LogFilter filter : allFilters) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(filter == LogFilter::All);
        filters_->addButton(button, static_cast<int>(filter));
        layout->addWidget(button);
    }
    connect(filters_, &QButtonGroup::idClicked, this,
            [this](int id) { setFilter(static_cast<LogFilter>(id)); });
    search_->setClearButtonEnabled(true);
    search_->addAction(icon(Icon::Search, Token::Muted), QLineEdit::LeadingPosition);
    search_->setMaximumWidth(200);
    layout->addWidget(search_);
    connect(search_, &QLineEdit::textChanged, proxy_, &LogProxy::setNeedle);
    return row;
}

void LogPanel::setFilter(LogFilter filter)
{
    proxy_->setFilter(filter);
    filters_->button(static_cast<int>(filter))->setChecked(true);
    if (follow_) table_->scrollToBottom();
}

QString LogPanel::filterName(LogFilter filter) const
{
    switch (filter) {
    case LogFilter::All:
        return tr("all", "lines of the log");
    case LogFilter::Client:
        return tr("client", "lines of the log");
    case LogFilter::Server:
        return tr("server", "lines of the log");
    case LogFilter::Reads:
        return tr("reads", "lines of the log");
    case LogFilter::Errors:
        return tr("errors", "lines of the log");
    }
    return {};
}

void LogPanel::retranslate()
{
    setTitle(tr("Calls and events"));
    table_->setAccessibleName(tr("Calls and events"));
    table_->setEmptyText(tr("No call and no event yet."));
    for (const LogFilter filter : allFilters) {
        QAbstractButton* button = filters_->button(static_cast<int>(filter));
        button->setText(filterName(filter));
        button->setToolTip(tr("Show only these lines: %1").arg(filterName(filter)));
    }
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the calls and events"));
    model_.retranslate();
    showDropped();
    fitColumns();
}

void LogPanel::showDropped()
{
    const qint64 gone = model_.dropped();
    setFacts(gone == 0 ? QString() : tr("%1 older lines dropped").arg(QLocale().toString(gone)));
}

void LogPanel::fitColumns()
{
    const Theme& theme = Theme::instance();
    const QFontMetrics fixed(theme.font(FontRole::FixedSmall));
    const QFontMetrics small(theme.font(FontRole::Small));
    const auto pad = 20;
    auto* header = table_->horizontalHeader();
    header->resizeSection(LogModel::TimeColumn,
                          fixed.horizontalAdvance(QStringLiteral("00:00:00.000")) + pad);
    header->resizeSection(LogModel::HostColumn,
                          small.horizontalAdvance(present::hostWord(present::HostRole::Server) +
                                                  QStringLiteral("  00")) +
                              pad + 16);
    header->resizeSection(LogModel::CallColumn,
                          fixed.horizontalAdvance(QStringLiteral("write(4096) × 100")) + pad);
    header->resizeSection(LogModel::ResultColumn,
                          fixed.horizontalAdvance(QStringLiteral("ECONNREFUSED")) + pad);
    for (QAbstractButton* button : filters_->buttons())
        button->setFont(theme.font(FontRole::Small));
    search_->setFont(theme.font(FontRole::Small));
    search_->setFixedHeight(small.height() + 6);
}

void LogPanel::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::FontChange && search_) {
        fitColumns();
    }
}

} // namespace tcplab::gui
