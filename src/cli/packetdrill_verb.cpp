#include "cli/verbs.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

#include "cli/output.h"
#include "present/packetdrill_messages.h"
#include "present/wording.h"
#include "sim/packetdrill/runner.h"

namespace tcplab::cli {

namespace {

using sim::packetdrill::ProfileChoice;
using sim::packetdrill::RunOptions;
using sim::packetdrill::Step;
using sim::packetdrill::Verdict;
using Kind = Verdict::Kind;

/// One script and what became of it.
struct Result
{
    QString file;
    Verdict verdict;
    QString unreadable; ///< why the file could not be opened
};

/// All scripts that were named: those of folders in the order of their names.
QStringList scriptsIn(const QStringList& named)
{
    QStringList files;
    for (const QString& name : named) {
        if (!QFileInfo(name).isDir()) {
            files.append(name);
            continue;
        }
        QStringList inside;
        QDirIterator folder(name, {QStringLiteral("*.pkt")}, QDir::Files,
                            QDirIterator::Subdirectories);
        while (folder.hasNext())
            inside.append(folder.next());
        inside.sort();
        files += inside;
    }
    return files;
}

Result runFile(const QString& name, const RunOptions& options)
{
    Result result{name, {}, {}};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        result.verdict.kind = Kind::Broken;
        result.unreadable = QFileInfo::exists(name)
                                ? QCoreApplication::translate("Cli", "the file cannot be read (%1)")
                                      .arg(file.errorString())
                                : QCoreApplication::translate("Cli", "there is no such file");
        return result;
    }
    // One byte more than is allowed, so that the reader sees that it is too large.
    const QByteArray bytes = file.read(static_cast<qint64>(sim::packetdrill::maxScriptBytes) + 1);
    result.verdict = sim::packetdrill::runScript(
        {bytes.constData(), static_cast<std::size_t>(bytes.size())}, options);
    return result;
}

// ---- For people -------------------------------------------------------------------------------

/// "file:12" or "file:12:5", as compilers say it.
QString placeOf(const Result& result)
{
    QString place = result.file;
    if (result.verdict.line > 0) place += u':' + QString::number(result.verdict.line);
    if (result.verdict.column > 0) place += u':' + QString::number(result.verdict.column);
    return place;
}

QString seconds(tcp::SimTime time)
{
    const auto micros = time.time_since_epoch() / std::chrono::microseconds(1);
    return QStringLiteral("%1.%2")
        .arg(micros / 1'000'000)
        .arg(micros % 1'000'000, 6, 10, QChar(u'0'));
}

QString stepLine(const Step& step)
{
    static constexpr const char* marks[] = {"<", ">", " ", "`", "%"};
    const QString line = step.line > 0 ? QString::number(step.line) : QStringLiteral("-");
    return QStringLiteral("  %1 %2 %3 %4")
        .arg(seconds(step.at), 12)
        .arg(line, 5)
        .arg(QLatin1String(marks[static_cast<int>(step.kind)]),
             present::text(step.text).simplified());
}

void printSteps(const Result& result)
{
    if (result.verdict.kind == Kind::Broken) return;
    printLine(QStringLiteral("  ") + present::environmentSentence(result.verdict.environment));
    for (const Step& step : result.verdict.steps)
        if (!printLine(stepLine(step))) return;
}

/// What is wrong with a script that cannot be read.
QString mistakeOf(const Result& result)
{
    const Verdict& verdict = result.verdict;
    if (!result.unreadable.isEmpty()) return result.unreadable;
    const QString expected = present::packetdrillText(verdict.expected);
    if (verdict.expected.text == sim::packetdrill::Text::NoEvents) return expected;
    if (verdict.source.empty())
        return QCoreApplication::translate("Cli", "the script ends here; expected: %1")
            .arg(expected);
    return QCoreApplication::translate("Cli", "found “%1”; expected: %2")
        .arg(present::text(verdict.source).simplified(), expected);
}

void printResult(const Result& result, bool verbose)
{
    const Verdict& verdict = result.verdict;
    const QString word = present::verdictWord(verdict.kind);
    const QString found = present::packetdrillText(verdict.found);
    switch (verdict.kind) {
    case Kind::Passed:
        printLine(QCoreApplication::translate("Cli", "%1: %2", "script, then what became of it")
                      .arg(result.file, word));
        break;
    case Kind::Skipped:
        printLine(QCoreApplication::translate("Cli", "%1: %2: %3", "script, verdict, reason")
                      .arg(placeOf(result), word, found));
        break;
    case Kind::Failed:
        printLine(QCoreApplication::translate("Cli", "%1: %2", "script, then what became of it")
                      .arg(placeOf(result), word));
        printLine(QCoreApplication::translate("Cli", "  script:   %1")
                      .arg(present::text(verdict.source).simplified()));
        printLine(QCoreApplication::translate("Cli", "  expected: %1")
                      .arg(present::packetdrillText(verdict.expected)));
        printLine(QCoreApplication::translate("Cli", "  found:    %1").arg(found));
        break;
    case Kind::Broken:
        say(QCoreApplication::translate("Cli", "%1: %2: %3", "script, verdict, reason")
                .arg(placeOf(result), word, mistakeOf(result)));
        break;
    }
    if (verbose) printSteps(result);
}

// ---- For programs -----------------------------------------------------------------------------

QString kindName(Kind kind)
{
    static constexpr const char* names[] = {"passed", "failed", "skipped", "broken"};
    return QLatin1String(names[static_cast<int>(kind)]);
}

QJsonArray stepsAsJson(const Verdict& verdict)
{
    static constexpr const char* kinds[] = {"inbound", "outbound", "call", "command", "code"};
    QJsonArray steps;
    for (const Step& step : verdict.steps)
        steps.append(QJsonObject{
            {QStringLiteral("t"), static_cast<double>(step.at.time_since_epoch().count()) / 1e6},
            {QStringLiteral("line"), step.line},
            {QStringLiteral("kind"), QLatin1String(kinds[static_cast<int>(step.kind)])},
            {QStringLiteral("text"), present::text(step.text)}});
    return steps;
}

QJsonObject asJson(const Result& result, bool verbose)
{
    const Verdict& verdict = result.verdict;
    QJsonObject object{{QStringLiteral("file"), result.file},
                       {QStringLiteral("result"), kindName(verdict.kind)}};
    if (verdict.line > 0) object[QStringLiteral("line")] = verdict.line;
    if (verdict.column > 0) object[QStringLiteral("column")] = verdict.column;
    if (!verdict.source.empty()) object[QStringLiteral("source")] = present::text(verdict.source);
    if (!verdict.expected.empty())
        object[QStringLiteral("expected")] = present::packetdrillText(verdict.expected);
    const QString found = present::packetdrillText(verdict.found);
    if (verdict.kind == Kind::Skipped)
        object[QStringLiteral("reason")] = found;
    else if (!found.isEmpty())
        object[QStringLiteral("found")] = found;
    if (!result.unreadable.isEmpty()) object[QStringLiteral("reason")] = result.unreadable;
    if (verdict.kind != Kind::Broken)
        object[QStringLiteral("profile")] =
            verdict.environment.linuxProfile ? QStringLiteral("linux") : QStringLiteral("strict");
    if (verbose) object[QStringLiteral("steps")] = stepsAsJson(verdict);
    return object;
}

// ---- All together -----------------------------------------------------------------------------

int statusOf(Kind kind, bool strictSkips)
{
    switch (kind) {
    case Kind::Passed:
        return Done;
    case Kind::Skipped:
        return strictSkips ? ExpectationFailed : Done;
    case Kind::Failed:
        return ExpectationFailed;
    case Kind::Broken:
        return BadInputFile;
    }
    return Done;
}

struct Counts
{
    int of[4]{};
    int& operator[](Kind kind) { return of[static_cast<int>(kind)]; }
};

void printSummary(Counts counts)
{
    const int passed = counts[Kind::Passed];
    const int failed = counts[Kind::Failed];
    const int skipped = counts[Kind::Skipped];
    const int broken = counts[Kind::Broken];
    QStringList parts;
    parts.append(QCoreApplication::translate("Cli", "%n passed", "scripts", passed));
    parts.append(QCoreApplication::translate("Cli", "%n failed", "scripts", failed));
    parts.append(QCoreApplication::translate("Cli", "%n skipped", "scripts", skipped));
    if (broken > 0)
        parts.append(QCoreApplication::translate("Cli", "%n not readable", "scripts", broken));
    printLine(parts.join(QCoreApplication::translate("Cli", ", ", "between counts")));
    if (skipped > 0 && passed + failed == 0)
        printLine(QCoreApplication::translate(
            "Cli", "Nothing was tested: each script that could be read was skipped."));
    if (skipped > 0)
        printLine(QCoreApplication::translate("Cli", "A skipped script proves nothing: it needs "
                                                     "something that the model does not have."));
}

std::optional<ProfileChoice> profileFrom(const QString& word)
{
    if (word.isEmpty() || word == u"auto") return ProfileChoice::Auto;
    if (word == u"strict") return ProfileChoice::Strict;
    if (word == u"linux") return ProfileChoice::Linux;
    return std::nullopt;
}

} // namespace

int packetdrill(const Arguments& arguments)
{
    const auto profile = profileFrom(arguments.profile);
    if (!profile) {
        say(QCoreApplication::translate("Cli",
                                        "There is no profile '%1'. Possible: auto, strict, linux.")
                .arg(arguments.profile));
        return WrongUsage;
    }
    const QStringList files = scriptsIn(arguments.files);
    if (files.isEmpty()) {
        say(QCoreApplication::translate("Cli", "%1: there is no script (*.pkt) in this folder.")
                .arg(arguments.files.first()));
        return BadInputFile;
    }
    int status = Done;
    Counts counts;
    QJsonArray scripts;
    for (const QString& file : files) {
        const Result result = runFile(file, {*profile, arguments.verbose});
        const Kind kind = result.verdict.kind;
        // A file that cannot be read weighs more than one that was run and failed.
        status = std::max(status, statusOf(kind, arguments.strictSkips));
        ++counts[kind];
        if (arguments.json)
            scripts.append(asJson(result, arguments.verbose));
        else
            printResult(result, arguments.verbose);
    }
    if (!arguments.json) {
        printSummary(counts);
        return status;
    }
    const QJsonObject all{{QStringLiteral("scripts"), scripts},
                          {QStringLiteral("passed"), counts[Kind::Passed]},
                          {QStringLiteral("failed"), counts[Kind::Failed]},
                          {QStringLiteral("skipped"), counts[Kind::Skipped]},
                          {QStringLiteral("broken"), counts[Kind::Broken]}};
    print(QString::fromUtf8(QJsonDocument(all).toJson()));
    return status;
}

} // namespace tcplab::cli
