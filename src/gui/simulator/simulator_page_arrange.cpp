#include "gui/simulator/simulator_page.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QTabBar>

#include <algorithm>

#include "gui/panel.h"
#include "gui/settings.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/tcb_view.h"
#include "gui/simulator/transport_bar.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

// The look's sizes at 1366x768, and where extra room goes.
constexpr int lookWidth = 1282;
constexpr int lookLadder = 668;
constexpr qreal ladderShareOfExtra = 0.6;
constexpr int lookHeight = 524;
constexpr int lookStates = 316;
constexpr int leastStates = 296;
constexpr qreal statesShareOfExtra = 0.4;
// Below this the right column becomes tabs, and where both panels do not fit below one another.
constexpr int compactWidth = 1120;
constexpr qreal projectorLadder = 0.66;
constexpr qreal projectorLadderBesideTable = 0.57;
constexpr qreal compactLadder = 0.58;

} // namespace

bool SimulatorPage::isCompact() const
{
    const int both = statesPanel_->minimumSizeHint().height() +
                     tcbPanel_->minimumSizeHint().height() + right_->handleWidth();
    return width() < compactWidth || columns_->height() < both;
}

bool SimulatorPage::eventFilter(QObject* watched, QEvent* event)
{
    // Not the page's own resize: the splitters get their sizes only after it.
    if (event->type() == QEvent::Resize) {
        if (watched == columns_)
            arrange();
        else if (watched == right_)
            arrangeColumns();
    }
    return Page::eventFilter(watched, event);
}

void SimulatorPage::arrange()
{
    const bool one = projector_ || isCompact();
    const int shown = projector_ ? companion_ : rightTabs_->currentIndex();
    rightTabs_->setVisible(one && !projector_);
    statesPanel_->setVisible(!one || shown == 0);
    tcbPanel_->setVisible(!one || shown == 1);
    arrangeColumns();
}

void SimulatorPage::arrangeColumns()
{
    const int width = columns_->width() - columns_->handleWidth();
    if (!columnsMoved_ && width > 0) {
        const int extra = width + columns_->handleWidth() - lookWidth;
        int ladder = lookLadder + static_cast<int>(extra * ladderShareOfExtra);
        if (projector_)
            ladder = static_cast<int>(
                width * (companion_ == 0 ? projectorLadder : projectorLadderBesideTable));
        else if (isCompact())
            ladder = static_cast<int>(width * compactLadder);
        ladder = std::clamp(ladder, 360, std::max(360, width - 300));
        columns_->setSizes({ladder, width - ladder});
    }
    const int height = right_->height() - right_->handleWidth();
    if (!rightMoved_ && height > 0) {
        const int extra = height + right_->handleWidth() - lookHeight;
        // The table first gets all of its main rows, as long as the diagram can be read.
        const int table = tcbPanel_->sizeHint().height();
        const int wanted = lookStates + static_cast<int>(extra * statesShareOfExtra);
        const int states = std::clamp(wanted, std::min(leastStates, height),
                                      std::max(leastStates, height - table));
        right_->setSizes({states, height - states});
    }
}

void SimulatorPage::setProjector(bool on)
{
    projector_ = on;
    act_.nextCompanion->setEnabled(on);
    for (Panel* panel : {ladderPanel_, statesPanel_, tcbPanel_})
        panel->setTitleRowVisible(!on);
    legend_->setVisible(!on);
    explanation_->setProjector(on);
    transport_->setProjector(on);
    arrange();
}

void SimulatorPage::cycleCompanion()
{
    companion_ = companion_ == 0 ? 1 : 0;
    arrange();
}

void SimulatorPage::deactivate()
{
    controller_.setPlaying(false);
}

void SimulatorPage::fillModes()
{
    const QSignalBlocker quiet(numbers_);
    numbers_->clear();
    numbers_->addItem(tr("Absolute numbers"));
    numbers_->addItem(tr("Relative numbers"));
    numbers_->setCurrentIndex(act_.relative->isChecked() ? 1 : 0);
}

void SimulatorPage::retranslate()
{
    setAccessibleName(title());
    pickerLabel_->setText(tr("S&cenario"));
    picker_->setAccessibleName(tr("Scenario"));
    numbers_->setAccessibleName(tr("Sequence numbers"));
    openButton_->setText(tr("Open…"));
    openButton_->setIcon(gui::icon(Icon::Open));
    resetButton_->setText(tr("Reset"));
    resetButton_->setIcon(gui::icon(Icon::Restart));
    resetButton_->setToolTip(tr("Back to the scenario as it was, without branches"));
    cancel_->setText(tr("Cancel"));
    ladderPanel_->setTitle(tr("Ladder"));
    statesPanel_->setTitle(tr("States"));
    tcbPanel_->setTitle(tr("Transmission control blocks"));
    tcbPanel_->setFacts(tr("marked: changed by the last step"));
    rightTabs_->setTabText(0, tr("States"));
    rightTabs_->setTabText(1, tr("TCBs"));
    retranslateActions();
    fillModes();
    fillPicker();
    fillBranchMenu();
    ladder_->retranslate();
    tcb_->retranslate();
    transport_->retranslate();
    if (dialog_) dialog_->close();
    showMoment();
    showHintAndFacts();
}

void SimulatorPage::saveState(Settings& settings) const
{
    if (controller_.hasRun()) settings.setPageValue(id(), u"scenario"_s, library_.key(entry_));
    settings.setPageValue(id(), u"relative"_s, act_.relative->isChecked());
    settings.setPageValue(id(), u"trueTime"_s, act_.trueTime->isChecked());
}

void SimulatorPage::restoreState(const Settings& settings)
{
    act_.relative->setChecked(settings.pageValue(id(), u"relative"_s, false).toBool());
    act_.trueTime->setChecked(settings.pageValue(id(), u"trueTime"_s, false).toBool());
    // A scenario that is gone or has become unreadable is no reason to greet anyone with an error.
    QString ignored;
    const QString last = settings.pageValue(id(), u"scenario"_s).toString();
    if (last.isEmpty() || !open(last, &ignored)) open({}, &ignored);
}

} // namespace tcplab::gui
