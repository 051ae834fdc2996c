#include "gui/simulator/coverage/coverage_view.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

#include "gui/icons.h"
#include "gui/settings.h"
#include "gui/simulator/diagram_feed.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::Coverage;

namespace {
constexpr int sliceMilliseconds = 8;
}

CoverageView::CoverageView(RunContext& context, Library library, QWidget* parent)
    : RunView(context, parent)
    , library_(std::move(library))
{
    setObjectName(id());
    build();
    connect(&timer_, &QTimer::timeout, this, &CoverageView::search);
    CoverageView::retranslate();
    showNumbers();
}

void CoverageView::build()
{
    edges_ = new QLabel;
    rows_ = new QLabel;
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setFixedHeight(10);
    bar_->setRange(0, static_cast<int>(Coverage::edgeCount()));
    shown_ = new QComboBox;
    shown_->setObjectName(u"shown"_s);
    list_ = new QTableView;
    list_->setModel(&model_);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setShowGrid(false);
    list_->setTabKeyNavigation(false);
    list_->setWordWrap(false);
    list_->verticalHeader()->hide();
    list_->horizontalHeader()->setHighlightSections(false);
    list_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    list_->horizontalHeader()->setSectionResizeMode(CoverageModel::Walked,
                                                    QHeaderView::ResizeToContents);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    open_ = new QPushButton;
    open_->setObjectName(u"open"_s);
    reset_ = new QPushButton;
    reset_->setObjectName(u"resetCoverage"_s);
    paint_ = new QAction(gui::icon(Icon::Simulate), {}, this);
    paint_->setCheckable(true);

    auto* numbers = new QHBoxLayout;
    numbers->addWidget(edges_);
    numbers->addWidget(rows_, 1);
    auto* tools = new QHBoxLayout;
    tools->addWidget(shown_);
    tools->addStretch(1);
    tools->addWidget(open_);
    tools->addWidget(reset_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    column->addLayout(numbers);
    column->addWidget(bar_);
    column->addLayout(tools);
    column->addWidget(list_, 1);

    connect(shown_, &QComboBox::activated, this,
            [this](int index) { model_.setShown(static_cast<CoverageModel::Shown>(index)); });
    connect(open_, &QPushButton::clicked, this, &CoverageView::openSelected);
    connect(list_, &QTableView::activated, this, &CoverageView::openSelected);
    connect(reset_, &QPushButton::clicked, this, &CoverageView::reset);
    connect(paint_, &QAction::toggled, this, &CoverageView::paintingChanged);
    const auto follow = [this] { open_->setEnabled(list_->currentIndex().isValid()); };
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
    connect(&model_, &CoverageModel::modelReset, this, follow);
    follow();
}

QString CoverageView::title() const
{
    return tr("Walk every transition");
}

QString CoverageView::facts() const
{
    return tr("%1 of %2", "edges walked, of all")
        .arg(coverage_.edgesTaken())
        .arg(Coverage::edgeCount());
}

QList<QAction*> CoverageView::tools()
{
    return {paint_};
}

bool CoverageView::paintsDiagram() const
{
    return paint_->isChecked();
}

DiagramState CoverageView::diagramState() const
{
    DiagramState state;
    state.trail = false; // walked in many runs: there is no order
    for (std::size_t row = 0; row < Coverage::rowCount(); ++row) {
        const tcp::Transition& transition = tcp::transitions()[row];
        if (coverage_.has(row, present::HostRole::Client))
            state.takenByClient.push_back(transition);
        if (coverage_.has(row, present::HostRole::Server))
            state.takenByServer.push_back(transition);
    }
    return state;
}

void CoverageView::retranslate()
{
    setAccessibleName(title());
    list_->setAccessibleName(tr("Transitions"));
    bar_->setAccessibleName(tr("Edges walked"));
    shown_->setAccessibleName(tr("Which transitions are listed"));
    const int index = static_cast<int>(model_.shown());
    shown_->clear();
    shown_->addItems({tr("Missing edges of the diagram"), tr("Missing rows of the whole table"),
                      tr("The whole table")});
    shown_->setCurrentIndex(index);
    open_->setText(tr("Open it"));
    open_->setToolTip(tr("Opens the scenario that takes this transition"));
    reset_->setText(tr("Begin anew"));
    reset_->setToolTip(tr("Forgets what has been walked so far"));
    paint_->setText(tr("Show in the diagram what has been walked"));
    paint_->setToolTip(paint_->text());
    QHash<QString, QString> titles;
    for (const Entry& entry : library_())
        titles.insert(QString::fromStdString(entry.scenario->id), entry.title);
    model_.setTitles(titles);
    applyFonts();
    showNumbers();
}

void CoverageView::applyFonts()
{
    edges_->setFont(Theme::instance().font(FontRole::BodyBold));
    list_->verticalHeader()->setMinimumSectionSize(12);
    list_->verticalHeader()->setDefaultSectionSize(Theme::instance().tableRowHeight());
}

void CoverageView::showNumbers()
{
    edges_->setText(
        tr("%1 of %2 edges of the diagram").arg(coverage_.edgesTaken()).arg(Coverage::edgeCount()));
    rows_->setText(tr("%1 of %2 rows of the whole table")
                       .arg(coverage_.rowsTaken())
                       .arg(Coverage::rowCount()));
    bar_->setValue(static_cast<int>(coverage_.edgesTaken()));
    Q_EMIT factsChanged();
}

void CoverageView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (event->type() == QEvent::FontChange) applyFonts();
}

// What has been walked

void CoverageView::walked(const DiagramFeed& feed, std::size_t moment)
{
    bool isNew = false;
    feed.visit(moment, [&](const DiagramState::Step& step) {
        isNew = coverage_.add(step.row, step.host) || isNew;
    });
    if (!isNew) return;
    model_.setCoverage(coverage_);
    showNumbers();
    Q_EMIT coverageChanged();
}

void CoverageView::reset()
{
    coverage_.clear();
    model_.setCoverage(coverage_);
    showNumbers();
    Q_EMIT coverageChanged();
}

void CoverageView::save(Settings& settings) const
{
    settings.setPageValue(u"simulator"_s, u"coverage"_s, coverage_.toText());
}

void CoverageView::restore(const Settings& settings)
{
    coverage_ = Coverage::fromText(settings.pageValue(u"simulator"_s, u"coverage"_s).toString());
    model_.setCoverage(coverage_);
    showNumbers();
}

// Hints

/// When the view is first seen.
void CoverageView::showRun()
{
    model_.setCoverage(coverage_); // another dialect, another language
    if (search_) return;
    std::vector<std::shared_ptr<const sim::Scenario>> scenarios;
    for (const Entry& entry : library_())
        scenarios.push_back(entry.scenario);
    search_ = std::make_unique<present::CoverageSearch>(std::move(scenarios));
    timer_.start(0);
}

void CoverageView::search()
{
    QElapsedTimer clock;
    clock.start();
    bool more = true;
    while (more && clock.elapsed() < sliceMilliseconds)
        more = search_->step();
    if (!more) timer_.stop();
    std::vector<std::optional<present::CoverageHint>> hints;
    for (std::size_t row = 0; row < Coverage::rowCount(); ++row)
        hints.push_back(search_->hint(row));
    model_.setHints(hints, !more);
}

void CoverageView::openSelected()
{
    const QModelIndex at = list_->currentIndex();
    if (!at.isValid()) return;
    const auto& hint = model_.hintAt(at.row());
    if (!hint) return;
    // To the moment before: the step itself is the person's.
    const std::size_t moment = hint->deed || hint->moment == 0 ? hint->moment : hint->moment - 1;
    Q_EMIT openRequested(QString::fromStdString(hint->scenario), moment);
}

} // namespace tcplab::gui
