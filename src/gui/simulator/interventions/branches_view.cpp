#include "gui/simulator/interventions/branches_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "gui/simulator/interventions/ask_line.h"
#include "gui/simulator/interventions/comparison_model.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"
#include "present/names.h"
#include "present/wording.h"

namespace tcplab::gui {

namespace {

constexpr int indexRole = Qt::UserRole;
enum Column { Name, From, Steps, End, ColumnCount };
constexpr qsizetype longestName = 80;

} // namespace

BranchesView::BranchesView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    tabs_ = new QTabWidget;
    tabs_->setDocumentMode(true);
    tabs_->addTab(buildList(), QString());
    tabs_->addTab(buildComparison(), QString());
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(tabs_);
    connect(tabs_, &QTabWidget::currentChanged, this, &BranchesView::compareChosen);
    connect(&controller(), &SimulationController::branchesChanged, this, [this] {
        Q_EMIT factsChanged();
        if (isVisible()) showRun();
    });
    retranslate();
}

QWidget* BranchesView::buildList()
{
    auto* page = new QWidget;
    tree_ = new QTreeWidget;
    tree_->setObjectName(QStringLiteral("branchTree"));
    tree_->setColumnCount(ColumnCount);
    tree_->setUniformRowHeights(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const int column : {From, Steps, End})
        tree_->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    tree_->header()->setMinimumSectionSize(40);
    tree_->installEventFilter(this);
    show_ = new QPushButton;
    show_->setObjectName(QStringLiteral("showBranch"));
    rename_ = new QPushButton;
    rename_->setObjectName(QStringLiteral("renameBranch"));
    delete_ = new QPushButton;
    delete_->setObjectName(QStringLiteral("deleteBranch"));
    empty_ = new QLabel;
    empty_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 0, 8, 6);
    buttons->setSpacing(4);
    for (QPushButton* button : {show_, rename_, delete_}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(tree_, 1);
    column->addWidget(empty_);
    column->addLayout(buttons);
    connect(tree_, &QTreeWidget::itemSelectionChanged, this, &BranchesView::showButtons);
    connect(tree_, &QTreeWidget::itemDoubleClicked, show_, &QPushButton::click);
    connect(show_, &QPushButton::clicked, this, [this] {
        if (const auto index = chosenBranch()) controller().showBranch(*index);
    });
    connect(rename_, &QPushButton::clicked, this, [this] {
        if (const auto index = chosenBranch()) rename(*index);
    });
    connect(delete_, &QPushButton::clicked, this, [this] {
        if (const auto index = chosenBranch()) remove(*index);
    });
    return page;
}

QWidget* BranchesView::buildComparison()
{
    auto* page = new QWidget;
    const auto choice = [this](const char* name) {
        auto* box = new QComboBox;
        box->setObjectName(QString::fromLatin1(name));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(3);
        connect(box, &QComboBox::activated, this, &BranchesView::compareChosen);
        return box;
    };
    first_ = choice("firstBranch");
    second_ = choice("secondBranch");
    sentence_ = new QLabel;
    sentence_->setObjectName(QStringLiteral("difference"));
    sentence_->setWordWrap(true);
    sentence_->setContentsMargins(8, 0, 8, 0);
    model_ = new ComparisonModel(this);
    table_ = new QTableView;
    table_->setObjectName(QStringLiteral("comparison"));
    table_->setModel(model_);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setWordWrap(false);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::Time,
                                                     QHeaderView::Interactive);
    table_->installEventFilter(this);
    connect(table_, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { jump(index.column()); });
    const auto go = [this](const char* name, int column) {
        auto* button = new QPushButton;
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, column] { jump(column); });
        return button;
    };
    jumpFirst_ = go("jumpFirst", ComparisonModel::First);
    jumpSecond_ = go("jumpSecond", ComparisonModel::Second);
    auto* choices = new QHBoxLayout;
    choices->setContentsMargins(8, 4, 8, 0);
    choices->setSpacing(4);
    choices->addWidget(first_, 1);
    choices->addWidget(jumpFirst_);
    choices->addSpacing(8);
    choices->addWidget(second_, 1);
    choices->addWidget(jumpSecond_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(choices);
    column->addWidget(sentence_);
    column->addWidget(table_, 1);
    return page;
}

QString BranchesView::title() const
{
    return tr("Branches");
}

QString BranchesView::facts() const
{
    return tr("%1 of at most %2", "branches")
        .arg(controller().branchCount())
        .arg(SimulationController::mostBranches);
}

void BranchesView::retranslate()
{
    setAccessibleName(title());
    tabs_->setTabText(0, tr("List"));
    tabs_->setTabText(1, tr("Compare"));
    tree_->setHeaderLabels({tr("Branch"), tr("From"), tr("Steps"), tr("Ends as")});
    tree_->setAccessibleName(title());
    show_->setText(tr("Show"));
    rename_->setText(tr("Rename…"));
    delete_->setText(tr("Delete"));
    empty_->setText(tr("There is only the main run. Drop a segment, call a function or inject "
                       "something, and a branch begins there."));
    empty_->setContentsMargins(8, 0, 8, 0);
    first_->setAccessibleName(tr("The one run"));
    second_->setAccessibleName(tr("The other run"));
    table_->setAccessibleName(tr("Two runs side by side"));
    for (QPushButton* button : {jumpFirst_, jumpSecond_}) {
        button->setText(tr("Go there"));
        button->setToolTip(tr("To the row chosen in the table, in this run"));
    }
    jumpFirst_->setAccessibleName(tr("Go there in the one run"));
    jumpSecond_->setAccessibleName(tr("Go there in the other run"));
    model_->retranslate();
    showButtons();
}

// The list

QString BranchesView::endOf(std::size_t index) const
{
    const SimulationController::Branch& which = controller().branch(index);
    if (!which.complete) return tr("cut off");
    const sim::World& end = which.history->at(which.history->steps());
    return tr("%1 / %2", "states of client and server")
        .arg(present::stateName(end.host(sim::HostId::Client).shownState()),
             present::stateName(end.host(sim::HostId::Server).shownState()));
}

void BranchesView::fillList()
{
    filling_ = true;
    tree_->clear();
    std::vector<QTreeWidgetItem*> items;
    for (std::size_t i = 0; i < controller().branchCount(); ++i) {
        const SimulationController::Branch& which = controller().branch(i);
        const bool shown = i == controller().currentBranch();
        auto* item = i == 0 ? new QTreeWidgetItem(tree_)
                            : new QTreeWidgetItem(items[controller().parentOf(i)]);
        items.push_back(item);
        // The branch shown is bold and has a sign.
        item->setText(Name,
                      (shown ? QStringLiteral("\u25B8 ") : QString()) + controller().branchName(i));
        item->setText(From, i == 0 ? QStringLiteral("\u2014") : QString::number(which.forkedAt));
        item->setToolTip(From, i == 0 ? tr("The run as it was made")
                                      : tr("Left “%1” behind step %2")
                                            .arg(controller().branchName(controller().parentOf(i)))
                                            .arg(which.forkedAt));
        item->setText(Steps, QString::number(which.history->steps()));
        item->setText(End, endOf(i));
        item->setToolTip(Name, controller().branchName(i));
        for (const int column : {From, Steps})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (shown) item->setFont(Name, Theme::instance().font(FontRole::BodyBold));
        item->setData(Name, indexRole, static_cast<qulonglong>(i));
    }
    tree_->expandAll();
    tree_->setCurrentItem(items[controller().currentBranch()]);
    filling_ = false;
    empty_->setVisible(items.size() == 1);
    showButtons();
}

std::optional<std::size_t> BranchesView::chosenBranch() const
{
    const QTreeWidgetItem* item = tree_->currentItem();
    if (!item) return {};
    const auto index = static_cast<std::size_t>(item->data(Name, indexRole).toULongLong());
    return index < controller().branchCount() ? std::optional(index) : std::nullopt;
}

void BranchesView::showButtons()
{
    if (filling_) return;
    const auto index = controller().hasRun() ? chosenBranch() : std::nullopt;
    show_->setEnabled(index && *index != controller().currentBranch());
    rename_->setEnabled(index && *index != 0);
    delete_->setEnabled(index && *index != 0);
    const QString why = index && *index == 0 ? tr("The main run stays as it is.") : QString();
    rename_->setToolTip(why);
    delete_->setToolTip(why);
}

void BranchesView::rename(std::size_t index)
{
    if (index == 0 || index >= controller().branchCount()) return;
    const auto check = [](const QString& text) {
        if (text.simplified().size() <= longestName) return QString();
        return tr("At most %1 characters.").arg(longestName);
    };
    auto* ask =
        new AskLine(tr("Rename a branch"), tr("What is it called? Nothing: by what was done."),
                    controller().branchName(index), check, this);
    const int id = controller().branch(index).id;
    connect(ask, &AskLine::answered, this, [this, id](const QString& text) {
        for (std::size_t i = 0; i < controller().branchCount(); ++i)
            if (controller().branch(i).id == id) controller().renameBranch(i, text);
    });
    ask->open();
}

void BranchesView::remove(std::size_t index)
{
    using Children = SimulationController::Children;
    if (index == 0 || index >= controller().branchCount()) return;
    if (controller().childCount(index) == 0) {
        controller().deleteBranch(index, Children::Keep); // undo brings it back
        return;
    }
    auto* ask = new QMessageBox(
        QMessageBox::Question, tr("Delete a branch"),
        tr("Other branches left “%1”. Delete them too?").arg(controller().branchName(index)),
        QMessageBox::Cancel, this);
    ask->setObjectName(QStringLiteral("deleteChildren"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* all = ask->addButton(tr("Delete them too"), QMessageBox::DestructiveRole);
    QPushButton* keep = ask->addButton(tr("Keep them"), QMessageBox::AcceptRole);
    ask->setDefaultButton(keep);
    const int id = controller().branch(index).id;
    connect(ask, &QMessageBox::buttonClicked, this, [this, id, all, keep](QAbstractButton* which) {
        if (which != all && which != keep) return;
        for (std::size_t i = 0; i < controller().branchCount(); ++i)
            if (controller().branch(i).id == id) {
                controller().deleteBranch(i, which == all ? Children::DeleteToo : Children::Keep);
                return;
            }
    });
    ask->open();
}

// The comparison

void BranchesView::fillChoices()
{
    for (QComboBox* box : {first_, second_}) {
        const QVariant chosen = box->currentData();
        const QSignalBlocker quiet(box);
        box->clear();
        for (std::size_t i = 0; i < controller().branchCount(); ++i)
            box->addItem(controller().branchName(i), controller().branch(i).id);
        const int index = box->findData(chosen);
        const auto usual = box == first_ ? std::size_t{0} : controller().branchCount() - 1;
        box->setCurrentIndex(index >= 0 && chosen.isValid() ? index : static_cast<int>(usual));
    }
    // A branch that has just begun is what one wants to see beside the others.
    if (first_->currentIndex() == second_->currentIndex() && controller().currentBranch() != 0)
        second_->setCurrentIndex(static_cast<int>(controller().currentBranch()));
}

void BranchesView::compareChosen()
{
    if (!controller().hasRun() || tabs_->currentIndex() != 1) return;
    const auto a = static_cast<std::size_t>(std::max(first_->currentIndex(), 0));
    const auto b = static_cast<std::size_t>(std::max(second_->currentIndex(), 0));
    if (a >= controller().branchCount() || b >= controller().branchCount()) return;
    model_->setRuns(controller().branch(a).history, controller().branchName(a),
                    controller().branch(b).history, controller().branchName(b));
    sentence_->setText(a == b ? tr("Choose two different runs.") : model_->sentence());
    const QFontMetrics metrics(Theme::instance().font(FontRole::Body));
    table_->verticalHeader()->setDefaultSectionSize(Theme::instance().tableRowHeight());
    table_->horizontalHeader()->resizeSection(
        ComparisonModel::Time,
        metrics.horizontalAdvance(QStringLiteral("\u2260 00000.000 s")) + 16);
    const auto differs = model_->comparison().differs;
    jumpFirst_->setEnabled(differs.has_value());
    jumpSecond_->setEnabled(differs.has_value());
    if (!differs) return;
    const QModelIndex first = model_->index(static_cast<int>(*differs), ComparisonModel::First);
    table_->scrollTo(first, QAbstractItemView::PositionAtCenter);
    table_->setCurrentIndex(first);
}

/// To the row chosen in the table, in the run of a column.
void BranchesView::jump(int column)
{
    const int row = table_->currentIndex().row();
    if (row < 0 || column == ComparisonModel::Time) return;
    const std::size_t branch = static_cast<std::size_t>(
        (column == ComparisonModel::First ? first_ : second_)->currentIndex());
    const present::ComparisonRow& which = model_->comparison().rows[static_cast<std::size_t>(row)];
    if (const auto moment = model_->moment(model_->index(row, column))) {
        jumpTo(branch, *moment);
        return;
    }
    // Nothing happens there: to the moment in which the other run does something.
    jumpTo(branch, controller().branch(branch).history->momentAt(which.t));
}

void BranchesView::jumpTo(std::size_t branch, std::size_t moment)
{
    controller().showBranch(branch);
    controller().goTo(moment);
}

void BranchesView::compare()
{
    if (!controller().hasRun()) return;
    fillChoices();
    const std::size_t shown = controller().currentBranch();
    first_->setCurrentIndex(static_cast<int>(controller().parentOf(shown)));
    second_->setCurrentIndex(static_cast<int>(shown == 0 ? controller().branchCount() - 1 : shown));
    tabs_->setCurrentIndex(1);
    compareChosen();
    table_->setFocus(Qt::ShortcutFocusReason);
}

void BranchesView::showRun()
{
    fillList();
    fillChoices();
    compareChosen();
    Q_EMIT factsChanged();
}

bool BranchesView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return RunView::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == table_ && enter) {
        jump(table_->currentIndex().column());
        return true;
    }
    if (watched == tree_ && enter) {
        show_->click();
        return true;
    }
    if (watched == tree_ && key == Qt::Key_Delete) {
        delete_->click();
        return true;
    }
    return RunView::eventFilter(watched, event);
}

} // namespace tcplab::gui
