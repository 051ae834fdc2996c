#pragma once

#include <QFrame>
#include <QList>

#include <optional>

#include "gui/simulator/ladder_finder.h"
#include "present/ladder_filter.h"

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace tcplab::gui {

class LadderView;
class RunContext;

/// What helps to find one's way in a long ladder, as a slim bar above it: a field that looks for
/// words and moves the run to them, and a line that says what a filter hides. And the commands for
/// both, for jumping from transition to transition, and for choosing a segment.
class LadderTools : public QFrame
{
    Q_OBJECT

public:
    LadderTools(RunContext& context, LadderView& ladder, QWidget* parent = nullptr);

    /// For the Edit menu; a nullptr is a separator.
    QList<QAction*> editActions() const;
    /// The menu of what is shown, for the View menu.
    QAction* filterAction() const;
    void retranslate();

    LadderFinder& finder() { return finder_; }
    QString countText() const;
    QString hiddenText() const;
    void setFilter(const present::LadderFilter& filter);

public Q_SLOTS:
    void openFind();
    void closeFind();
    void findNext();
    void findPrevious();
    void nextTransition() { jump(true); }
    void previousTransition() { jump(false); }
    void showAllSegments();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildBar();
    void buildActions();
    void buildFilterMenu();
    void runChanged();
    void matchesChanged();
    void go(std::optional<std::size_t> match);
    void jump(bool forward);
    void filterChosen();
    void fillConnections();
    void showState();

    RunContext& context_;
    LadderView& ladder_;
    LadderFinder finder_;
    std::optional<std::size_t> current_; ///< match
    std::size_t searchFrom_ = 0;         ///< step at which the person was when the search began
    bool wantsFirst_ = false;

    QWidget* findRow_ = nullptr;
    QLabel* findLabel_ = nullptr;
    QLineEdit* field_ = nullptr;
    QLabel* count_ = nullptr;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
    QToolButton* close_ = nullptr;
    QWidget* filterRow_ = nullptr;
    QLabel* hidden_ = nullptr;
    QPushButton* all_ = nullptr;

    QAction* find_ = nullptr;
    QAction* findNext_ = nullptr;
    QAction* findPrevious_ = nullptr;
    QAction* nextTransition_ = nullptr;
    QAction* previousTransition_ = nullptr;
    QAction* showAll_ = nullptr;
    QAction* onlyLost_ = nullptr;
    QList<QAction*> kinds_; ///< by present::SegmentKind; checked: shown
    QList<QAction*> hosts_; ///< only the client's, only the server's
    QMenu* filterMenu_ = nullptr;
    QMenu* connections_ = nullptr;
};

} // namespace tcplab::gui
