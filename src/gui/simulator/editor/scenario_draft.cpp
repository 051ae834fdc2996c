#include "gui/simulator/editor/scenario_draft.h"

#include <QElapsedTimer>

#include <array>

#include "present/scenario_fields.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::JsonSource;
using present::TextEdit;

namespace {

constexpr int checkDelayMs = 250;
/// A check that takes longer waits for a pause in the typing.
constexpr qint64 quickMs = 12;
constexpr qsizetype quickSize = 100'000;
constexpr int undoSteps = 1000;
constexpr qsizetype longestLine = 10'000;
constexpr qsizetype longestStep = 60; ///< characters typed into the source in one step

bool hasLineOver(const QString& text, qsizetype most)
{
    for (qsizetype begin = 0; text.size() - begin > most;) {
        const qsizetype end = text.lastIndexOf(u'\n', begin + most);
        if (end < begin) return true;
        begin = end + 1;
    }
    return false;
}

} // namespace

/// One step of undo: a replacement in the text.
class ScenarioDraft::Change : public QUndoCommand
{
public:
    Change(ScenarioDraft& draft, TextEdit edit, QString pointer, int step, bool isTyping)
        : draft_(draft)
        , edit_(std::move(edit))
        , removed_(draft.text_.mid(edit_.at, edit_.removed))
        , pointer_(std::move(pointer))
        , step_(step)
        , isTyping_(isTyping)
    {
    }

    int id() const override { return 1; }

    void redo() override
    {
        draft_.splice(edit_, first_ && isTyping_);
        if (!first_) Q_EMIT draft_.returnedTo(pointer_);
        first_ = false;
    }

    void undo() override
    {
        draft_.splice({edit_.at, edit_.inserted.size(), removed_}, false);
        Q_EMIT draft_.returnedTo(pointer_);
    }

    bool mergeWith(const QUndoCommand* command) override
    {
        const auto& next = static_cast<const Change&>(*command);
        if (next.step_ != step_ || next.isTyping_ != isTyping_ || next.pointer_ != pointer_)
            return false;
        if (isTyping_ && (edit_.inserted.contains(u'\n') || edit_.inserted.size() > longestStep ||
                          next.edit_.inserted.size() > 1))
            return false;
        return append(next);
    }

private:
    /// The two as one replacement, where they touch.
    bool append(const Change& next)
    {
        const TextEdit& more = next.edit_;
        const qsizetype end = edit_.at + edit_.inserted.size();
        if (more.at >= edit_.at && more.at + more.removed <= end) {
            edit_.inserted.replace(more.at - edit_.at, more.removed, more.inserted);
            return true;
        }
        // Backspace by backspace, in front of what is gone already.
        if (edit_.inserted.isEmpty() && more.inserted.isEmpty() &&
            more.at + more.removed == edit_.at) {
            removed_.prepend(next.removed_);
            edit_.at = more.at;
            edit_.removed += more.removed;
            return true;
        }
        return false;
    }

    ScenarioDraft& draft_;
    TextEdit edit_;
    QString removed_;
    QString pointer_;
    int step_;
    bool isTyping_;
    bool first_ = true;
};

ScenarioDraft::ScenarioDraft(QObject* parent)
    : QObject(parent)
{
    undo_.setUndoLimit(undoSteps);
    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(checkDelayMs);
    connect(&checkTimer_, &QTimer::timeout, this, &ScenarioDraft::checkNow);
}

void ScenarioDraft::open(std::shared_ptr<const sim::Scenario> scenario, const QString& text)
{
    text_ = editableText(text.isEmpty() ? QString::fromStdString(sim::scenarioToSource(*scenario))
                                        : text);
    parsed_ = false;
    last_.reset();
    // What a program wrote on one line nobody can edit there.
    if (hasLineOver(text_, longestLine))
        if (const auto source = JsonSource::parse(text_)) text_ = present::laidOut(*source);
    undo_.clear();
    applied_ = std::move(scenario);
    Q_EMIT opened();
    checkNow();
}

const JsonSource* ScenarioDraft::source() const
{
    if (!parsed_) {
        parsed_ = true;
        source_.reset();
        auto source = JsonSource::parse(text_);
        if (source && source->root().kind == JsonSource::Kind::Object) {
            source_ = std::make_shared<const JsonSource>(std::move(*source));
            last_ = source_;
        }
    }
    return source_.get();
}

const JsonSource* ScenarioDraft::lastSource() const
{
    const JsonSource* now = source();
    return now ? now : last_.get();
}

void ScenarioDraft::set(const QString& pointer, const QString& raw)
{
    const JsonSource* now = source();
    if (!now) return;
    change(raw.isEmpty() ? now->remove(pointer, present::ScenarioFields::emptied())
                         : now->set(pointer, raw),
           pointer);
}

void ScenarioDraft::change(const TextEdit& edit, const QString& pointer)
{
    if (edit.isNothing() || text_.mid(edit.at, edit.removed) == edit.inserted) return;
    undo_.push(new Change(*this, edit, pointer, step_, false));
}

void ScenarioDraft::typed(const TextEdit& edit)
{
    if (edit.isNothing()) return;
    undo_.push(new Change(*this, edit, {}, step_, true));
}

void ScenarioDraft::splice(const TextEdit& edit, bool inSource)
{
    text_.replace(edit.at, edit.removed, edit.inserted);
    parsed_ = false;
    Q_EMIT spliced(edit, inSource);
    scheduleCheck();
    Q_EMIT changed();
}

void ScenarioDraft::scheduleCheck()
{
    if (lastCheckMs_ <= quickMs && text_.size() < quickSize) {
        checkNow();
        return;
    }
    checked_ = false;
    checkTimer_.start();
}

void ScenarioDraft::checkNow()
{
    checkTimer_.stop();
    QElapsedTimer taken;
    taken.start();
    sim::ScenarioReading reading = sim::readScenario(text_.toStdString(), mostErrors);
    scenario_ = reading.scenario
                    ? std::make_shared<const sim::Scenario>(std::move(*reading.scenario))
                    : nullptr;
    errors_ = std::move(reading.errors);
    lastCheckMs_ = taken.elapsed();
    checked_ = true;
    Q_EMIT checked();
}

std::shared_ptr<const sim::Scenario> ScenarioDraft::scenario() const
{
    return checked_ ? scenario_ : nullptr;
}

void ScenarioDraft::setApplied(std::shared_ptr<const sim::Scenario> scenario)
{
    applied_ = std::move(scenario);
    endStep();
    undo_.setClean();
}

QString editableText(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    // QTextBeginningOfFrame and QTextEndOfFrame are taken for line ends as well.
    constexpr std::array<char16_t, 3> separators{0x2029, 0xFDD0, 0xFDD1};
    for (const char16_t separator : separators)
        if (text.contains(QChar(separator)))
            text.replace(QChar(separator),
                         u"\\u%1"_s.arg(static_cast<uint>(separator), 4, 16, QLatin1Char('0')));
    return text;
}

} // namespace tcplab::gui
