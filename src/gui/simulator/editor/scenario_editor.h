#pragma once

#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include <memory>
#include <vector>

#include "gui/simulator/editor/expectation_check.h"
#include "gui/simulator/editor/form_section.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "present/scenario_items.h"

class QAction;
class QLabel;
class QListWidget;
class QMenu;
class QMenuBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace tcplab::gui {

class ErrorBanner;
class ItemSection;
class SourceView;

/// A window beside the simulator in which a scenario is edited: as forms and as the text of its
/// file, both the same thing. What is typed is read as it is typed; what is right can be applied.
class ScenarioEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioEditor(QWidget* parent = nullptr);
    ~ScenarioEditor() override;

    /// What the simulator shows now; `text` is its file, where there is one, and `origin` whatever
    /// the caller knows it by. The scenario that was applied last changes nothing here. Where
    /// something is not applied yet, it stays, and the person is asked.
    void edit(std::shared_ptr<const sim::Scenario> scenario, const QString& text = {},
              const QVariant& origin = {});
    /// Of what is being edited.
    QVariant origin() const { return origin_; }
    /// Shows the window, in front.
    void bringToFront();

    /// The run whose expectations are checked; nullptr while there is none.
    void setRun(ExpectationCheck::Run run) { check_.setRun(std::move(run)); }
    /// It is another one.
    void runChanged();

    /// Size, section and options, to be remembered.
    QVariantMap state() const;
    void restore(const QVariantMap& state);

    ScenarioDraft& draft() { return draft_; }
    /// The text as it stands, for whoever saves it.
    QString source() const { return draft_.text(); }
    void showSection(present::EditorSection section);
    present::EditorSection section() const;
    QWidget* sectionWidget(present::EditorSection section);
    SourceView& sourceView() { return *source_; }
    ItemSection& items(present::ItemList list) { return *items_[static_cast<std::size_t>(list)]; }
    QTreeWidget& errorList() { return *errors_; }
    QAction* applyAction() { return act_.apply; }
    QAction* applyAsTypedAction() { return act_.applyAsTyped; }
    QAction* checkAction() { return act_.check; }
    QAction* expectAction() { return act_.expect; }
    QString status() const;

Q_SIGNALS:
    /// The person wants to see this scenario run.
    void applied(std::shared_ptr<const tcplab::sim::Scenario> scenario);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Actions
    {
        QAction* apply = nullptr;
        QAction* applyAsTyped = nullptr;
        QAction* close = nullptr;
        QAction* undo = nullptr;
        QAction* redo = nullptr;
        QAction* nextMistake = nullptr;
        QAction* check = nullptr;
        QAction* expect = nullptr;
        std::vector<QAction*> sections;
    };

    // scenario_editor_build.cpp
    void makeActions();
    void makeSections();
    void buildLayout();
    QWidget* buildFoot();
    void buildMenus();
    void retranslate();
    void retranslateActions();
    void setFonts();
    // scenario_editor.cpp
    void apply();
    void applyWhenRight();
    void open(std::shared_ptr<const sim::Scenario> scenario, const QString& text,
              const QVariant& origin);
    void refreshSection();
    void showErrors();
    void showSectionNames();
    void sizeErrorList();
    void showStatus();
    void goToError(int index);
    void goToNextError();
    void returnTo(const QString& pointer);
    void checkExpectations();
    void showVerdict();
    void sayOfRun(const QString& sentence);
    void expectWhatHappened();
    EditorSectionView& view(present::EditorSection section)
    {
        return *views_[static_cast<std::size_t>(section)];
    }

    ScenarioDraft draft_;
    ExpectationCheck check_;
    Actions act_;
    std::vector<EditorSectionView*> views_; ///< by section
    std::vector<ItemSection*> items_;       ///< by list
    SourceView* source_ = nullptr;
    std::vector<FieldError> fieldErrors_; ///< by error of the draft
    std::shared_ptr<const sim::Scenario> waiting_;
    QString waitingText_;
    QVariant waitingOrigin_;
    QVariant origin_;
    QString checkResult_;

    QMenuBar* menuBar_ = nullptr;
    QMenu* scenarioMenu_ = nullptr;
    QMenu* editMenu_ = nullptr;
    QMenu* sectionMenu_ = nullptr;
    QListWidget* sections_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    ErrorBanner* elsewhere_ = nullptr; ///< the simulator shows another scenario
    ErrorBanner* locked_ = nullptr;    ///< the source is no JSON, the forms wait
    QTreeWidget* errors_ = nullptr;
    QLabel* checkLabel_ = nullptr;
    QLabel* statusSign_ = nullptr;
    QLabel* status_ = nullptr;
    QToolButton* undoButton_ = nullptr;
    QToolButton* redoButton_ = nullptr;
    QToolButton* asTyped_ = nullptr;
    QPushButton* applyButton_ = nullptr;
    QPushButton* closeButton_ = nullptr;
    QTimer applyTimer_;
    int lastError_ = -1;
    bool hasOpened_ = false;
};

} // namespace tcplab::gui
