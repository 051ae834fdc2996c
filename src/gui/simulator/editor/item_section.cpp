#include "gui/simulator/editor/item_section.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/icons.h"
#include "gui/simulator/editor/item_form.h"
#include "gui/simulator/editor/item_model.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int margin = 12;
constexpr int gap = 6;

} // namespace

ItemSection::ItemSection(ScenarioDraft& draft, present::ItemList list, QWidget* parent)
    : QWidget(parent)
    , draft_(draft)
    , list_(list)
    , model_(new ItemModel(draft, list, this))
    , table_(new QTableView)
    , form_(new ItemForm(draft, list))
    , nothing_(new QLabel)
{
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setMinimumHeight(90);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        form_->setItem(current());
        enableActions();
    });
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(table_);
    splitter->addWidget(form_);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(gap);
    makeActions();
    buttons_->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, gap, 0, 0);
    column->setSpacing(gap);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(margin, 0, margin, 0);
    row->addLayout(buttons_);
    column->addLayout(row);
    nothing_->setContentsMargins(margin, 0, margin, 0);
    column->addWidget(nothing_);
    column->addWidget(splitter, 1);
    retranslate();
}

QAction* ItemSection::makeAction(void (ItemSection::*slot)(), const QKeySequence& key)
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    buttons_->addWidget(button);
    return action;
}

void ItemSection::makeActions()
{
    add_ = makeAction(&ItemSection::add, QKeySequence(Qt::CTRL | Qt::Key_Plus));
    duplicate_ = makeAction(&ItemSection::duplicate, QKeySequence(Qt::CTRL | Qt::Key_D));
    delete_ = makeAction(&ItemSection::remove, QKeySequence(Qt::CTRL | Qt::Key_Delete));
    up_ = makeAction(&ItemSection::up, QKeySequence(Qt::ALT | Qt::Key_Up));
    down_ = makeAction(&ItemSection::down, QKeySequence(Qt::ALT | Qt::Key_Down));
}

void ItemSection::addButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    buttons_->addWidget(button);
}

int ItemSection::current() const
{
    const QModelIndex index = table_->currentIndex();
    return index.isValid() ? index.row() : -1;
}

void ItemSection::setCurrent(int row)
{
    if (row >= 0 && row < model_->rowCount()) table_->selectRow(row);
}

void ItemSection::refresh()
{
    const int before = current();
    model_->refresh();
    if (before != current() || current() < 0)
        setCurrent(std::clamp(before, 0, std::max(0, model_->rowCount() - 1)));
    form_->setItem(current());
    nothing_->setVisible(model_->rowCount() == 0);
    enableActions();
}

void ItemSection::enableActions()
{
    const int row = current();
    for (QAction* action : {duplicate_, delete_})
        action->setEnabled(row >= 0);
    up_->setEnabled(row > 0);
    down_->setEnabled(row >= 0 && row + 1 < model_->rowCount());
}

void ItemSection::add()
{
    const present::JsonSource* source = draft_.source();
    if (!source) return;
    const int row = current() + 1;
    draft_.endStep();
    draft_.change(source->insertItem(pointer(), static_cast<std::size_t>(row),
                                     present::ScenarioItems::fresh(list_)),
                  present::ScenarioItems::pointer(list_, static_cast<std::size_t>(row)));
    setCurrent(row);
    form_->reveal({});
}

void ItemSection::duplicate()
{
    const present::JsonSource* source = draft_.source();
    const int row = current();
    if (!source || row < 0) return;
    const QString at = present::ScenarioItems::pointer(list_, static_cast<std::size_t>(row));
    const auto* item = source->find(at);
    if (!item) return;
    draft_.endStep();
    draft_.change(
        source->insertItem(pointer(), static_cast<std::size_t>(row) + 1, source->raw(*item)), at);
    setCurrent(row + 1);
}

void ItemSection::remove()
{
    const present::JsonSource* source = draft_.source();
    const int row = current();
    if (!source || row < 0) return;
    const QString at = present::ScenarioItems::pointer(list_, static_cast<std::size_t>(row));
    draft_.endStep();
    // A script has to be there, be it empty.
    const QStringList emptied =
        list_ == present::ItemList::Script ? QStringList() : QStringList{pointer()};
    draft_.change(source->remove(at, emptied), at);
    setCurrent(std::min(row, model_->rowCount() - 1));
}

void ItemSection::move(int by)
{
    const present::JsonSource* source = draft_.source();
    const int row = current();
    const int to = row + by;
    if (!source || row < 0 || to < 0 || to >= model_->rowCount()) return;
    draft_.endStep();
    draft_.change(
        source->moveItem(pointer(), static_cast<std::size_t>(row), static_cast<std::size_t>(to)),
        present::ScenarioItems::pointer(list_, static_cast<std::size_t>(to)));
    setCurrent(to);
}

void ItemSection::showErrors(const std::vector<FieldError>& errors)
{
    model_->showErrors(errors);
    form_->showErrors(errors);
}

void ItemSection::reveal(const QString& pointer)
{
    bool isNumber = false;
    const int row = present::pointerTokens(pointer).value(1).toInt(&isNumber);
    if (isNumber) setCurrent(row);
    if (current() < 0)
        table_->setFocus(Qt::OtherFocusReason);
    else
        form_->reveal(pointer);
}

void ItemSection::retranslate()
{
    const auto set = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tr("%1 (%2)", "what a button does, and its key")
                               .arg(tip, action->shortcut().toString(QKeySequence::NativeText)));
    };
    set(add_, tr("Add"), tr("Add one below"));
    set(duplicate_, tr("Duplicate"), tr("Once more below"));
    set(delete_, tr("Delete"), tr("Take it out"));
    set(up_, tr("Up"), tr("Further up"));
    set(down_, tr("Down"), tr("Further down"));
    nothing_->setText(tr("There is none yet."));
    const auto sections =
        std::array{present::EditorSection::Script, present::EditorSection::Faults,
                   present::EditorSection::Inject, present::EditorSection::Expect};
    table_->setAccessibleName(
        present::ScenarioFields::sectionName(sections[static_cast<std::size_t>(list_)]));
    Q_EMIT model_->headerDataChanged(Qt::Horizontal, 0, model_->columnCount() - 1);
    form_->retranslate();
    model_->refresh();
    setFonts();
}

void ItemSection::setFonts()
{
    const Theme& theme = Theme::instance();
    table_->verticalHeader()->setDefaultSectionSize(theme.tableRowHeight());
    QPalette palette = nothing_->palette();
    palette.setColor(QPalette::WindowText, color(Token::Muted));
    nothing_->setPalette(palette);
    // The column that says most takes what is left; 0 is that one.
    constexpr std::array<std::array<int, 4>, 4> widths{
        {{34, 9, 10, 0}, {0, 16, 12, 0}, {10, 14, 0, 0}, {12, 0, 20, 0}}};
    const int digit = QFontMetrics(theme.font(FontRole::Body)).averageCharWidth();
    QHeaderView* header = table_->horizontalHeader();
    for (int column = 0; column < model_->columnCount(); ++column) {
        const int wanted =
            widths[static_cast<std::size_t>(list_)][static_cast<std::size_t>(column)] * digit;
        // Large letters in a small window: no column takes it all.
        const int width = std::min(wanted, std::max(table_->width() / 4, 3 * digit));
        header->setSectionResizeMode(column,
                                     width == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (width > 0) table_->setColumnWidth(column, width);
    }
}

void ItemSection::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width()) setFonts();
}

void ItemSection::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) setFonts();
}

} // namespace tcplab::gui
