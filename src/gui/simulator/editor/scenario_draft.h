#pragma once

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <vector>

#include "present/json_source.h"
#include "sim/scenario_file.h"

namespace tcplab::gui {

/// A scenario while it is being edited: the text of its file, right or wrong. The forms and the
/// source are two ways to change the one text, so that nothing typed is lost while it is wrong, and
/// what the reader of files says of it holds for both.
class ScenarioDraft : public QObject
{
    Q_OBJECT

public:
    explicit ScenarioDraft(QObject* parent = nullptr);

    /// Begins with another scenario. `text` is its file, where there is one; else a file is made
    /// that says what differs from the defaults.
    void open(std::shared_ptr<const sim::Scenario> scenario, const QString& text = {});

    const QString& text() const { return text_; }
    /// The places in the text; nullptr while it is no JSON.
    const present::JsonSource* source() const;
    /// Those of the last text that was JSON: what the forms show meanwhile.
    const present::JsonSource* lastSource() const;

    // Changes. Each is one step of undo; changes of one value in a row are one step together.
    /// A value of the file; an empty `raw` takes it away, with what is then empty around it.
    void set(const QString& pointer, const QString& raw);
    /// Any change that a form has computed; undo returns to `pointer`.
    void change(const present::TextEdit& edit, const QString& pointer);
    /// What was typed into the source, which shows it already.
    void typed(const present::TextEdit& edit);
    /// The next change is a step of its own, whatever it changes.
    void endStep() { ++step_; }
    QUndoStack& undoStack() { return undo_; }

    // What the reader of files says
    /// Not yet for the newest change: a long text is read a moment after the last key.
    bool isChecked() const { return checked_; }
    void checkNow();
    const std::vector<sim::ScenarioError>& errors() const { return errors_; }
    /// nullptr while something is wrong, or not yet read.
    std::shared_ptr<const sim::Scenario> scenario() const;
    static constexpr std::size_t mostErrors = 100;

    /// The scenario that the simulator shows, and whether the text has changed since.
    std::shared_ptr<const sim::Scenario> applied() const { return applied_; }
    bool isModified() const { return !undo_.isClean(); }
    void setApplied(std::shared_ptr<const sim::Scenario> scenario);

Q_SIGNALS:
    /// The text has changed by `edit`; `inSource` where the source shows it already.
    void spliced(const tcplab::present::TextEdit& edit, bool inSource);
    /// Everything is another one.
    void opened();
    void changed();
    void checked();
    /// A step was undone or done again: this is where.
    void returnedTo(const QString& pointer);

private:
    class Change;

    void splice(const present::TextEdit& edit, bool inSource);
    void scheduleCheck();

    QString text_;
    mutable std::shared_ptr<const present::JsonSource> source_; ///< of text_, once someone asked
    mutable std::shared_ptr<const present::JsonSource> last_;
    mutable bool parsed_ = false;
    QUndoStack undo_;
    int step_ = 0;

    std::vector<sim::ScenarioError> errors_;
    std::shared_ptr<const sim::Scenario> scenario_;
    std::shared_ptr<const sim::Scenario> applied_;
    bool checked_ = true;
    qint64 lastCheckMs_ = 0;
    QTimer checkTimer_;
};

/// The text as an editor can hold it: lines end in a line feed, and separators that an editor takes
/// for line ends stand as escapes.
QString editableText(QString text);

} // namespace tcplab::gui
