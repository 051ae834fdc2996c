#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

#include "gui/command_catalogue.h"
#include "gui/icons.h"

class QAction;

namespace tcplab::gui {

class Settings;

/// Something that went wrong on a page, for the banner under the tool row. It stays until the
/// person closes it or the page calls clearProblem().
struct Problem
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString what;                   ///< what happened, one sentence
    QString tryThis;                ///< what to try, one sentence; may be empty
    QString actionText;             ///< label of the one button; empty: no button
    std::function<void()> action{}; ///< called by the button, which also closes the banner
    /// Makes the same problem in the language now installed, for when it changes while the banner
    /// shows; without it the sentences stay as they are. A problem whose `what` is empty says that
    /// it is gone.
    std::function<Problem()> remake{};
    QString secondText{}; ///< label of a second button, such as "Discard"; empty: none
    std::function<void()> second{};

    /// What `make` makes, now and after every change of language.
    static Problem lasting(const std::function<Problem()>& make);
};

/// One page of the window. The window owns pages; a page knows nothing of the window.
///
/// The page widget itself is what lies between tool row and status bar; the window gives it the
/// page margin of 8. All texts are set in retranslate(), which the window calls after the page is
/// added and after every change of language; colours come from Theme while painting.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr)
        : QWidget(parent)
    {
    }

    /// The word of --page and of the settings; never translated: "simulator".
    virtual QString id() const = 0;
    /// Under the icon in the rail: "Simulate".
    virtual QString title() const = 0;
    virtual Icon icon() const = 0;

    /// What stands in the 40 px row above the page; made by the page, placed and owned by the
    /// window. Asked for once. Controls only: the window sets margins 8 and height.
    virtual QWidget* toolRow() = 0;

    /// Actions for the menus while this page is shown, top to bottom; a nullptr is a separator.
    /// They are owned by the page; their shortcuts work while the page is current. Asked for once.
    virtual QList<QAction*> fileActions() { return {}; }
    virtual QList<QAction*> editActions() { return {}; }
    virtual QList<QAction*> runActions() { return {}; }
    virtual QList<QAction*> viewActions() { return {}; }

    /// Opens what the command line names. False, and a whole sentence in `error`, where it cannot;
    /// what was open before stays. An empty text opens what was open last, or the page's default.
    virtual bool open(const QString& idOrFile, QString* error) = 0;
    /// Goes to step `step` (0: before the first). False with a sentence where there is no such
    /// step.
    virtual bool goToStep(int step, QString* error) = 0;

    /// Opens the panel of that id ("tcb") and puts it in front. False with a sentence where the
    /// page has no such panel.
    virtual bool showPanel(const QString& panel, QString* error);

    /// What the command search finds beside the page's actions, e.g. what can be opened.
    virtual std::vector<Command> searchable() { return {}; }

    /// The page becomes the visible one, or stops being it (to pause what plays).
    virtual void activate() {}
    virtual void deactivate() {}
    /// Projector mode: the window has hidden its frame and Theme is already in projector sizes; the
    /// page shows its figure and one companion only.
    virtual void setProjector(bool on) { Q_UNUSED(on) }
    /// Sets every text anew in the language now installed.
    virtual void retranslate() = 0;

    virtual void saveState(Settings& settings) const { Q_UNUSED(settings) }
    virtual void restoreState(const Settings& settings) { Q_UNUSED(settings) }
    /// False while the page still loads or moves; a screenshot waits for it.
    virtual bool isSettled() const { return true; }
    /// What the title of the window names beside the page: a document. Empty: nothing.
    virtual QString documentName() const { return {}; }
    /// Has the document changes that are not saved?
    virtual bool isModified() const { return false; }
    /// The window is a person's, not a picture's: what must survive a crash is kept in this folder.
    virtual void startRecovery(const QString& folder) { Q_UNUSED(folder) }
    /// False asks the window not to close now (unsaved work; the page has asked the person).
    virtual bool canClose() { return true; }

    QString hint() const { return hint_; }
    QStringList facts() const { return facts_; }

Q_SIGNALS:
    void hintChanged(const QString& hint);
    void factsChanged(const QStringList& facts);
    /// Shows the banner, replacing what it showed.
    void problemOccurred(const tcplab::gui::Problem& problem);
    void problemCleared();
    /// Its name or whether it is modified.
    void documentChanged();

protected:
    /// Left in the status bar: what can be done now.
    void setHint(const QString& hint);
    /// Right in the status bar, separated by lines: model profile, seed, branch ...
    void setFacts(const QStringList& facts);
    void showProblem(const Problem& problem) { Q_EMIT problemOccurred(problem); }
    /// Shows what `make` makes; the banner follows a change of language by calling it again.
    void showLastingProblem(const std::function<Problem()>& make)
    {
        showProblem(Problem::lasting(make));
    }
    void clearProblem() { Q_EMIT problemCleared(); }

private:
    QString hint_;
    QStringList facts_;
};

} // namespace tcplab::gui
