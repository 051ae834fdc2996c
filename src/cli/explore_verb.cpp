#include "cli/verbs.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#include "cli/explore_words.h"
#include "cli/output.h"
#include "present/language.h"
#include "sim/scenario_file.h"

namespace tcplab::cli {

namespace {

namespace explorer = sim::explorer;
using explorer::Exploration;
using explorer::Violation;
using explorer::WorldSpec;

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What is asked for, judged.
struct Request
{
    std::vector<WorldSpec> worlds;
    explorer::Limits limits;
    QString wrong; ///< set: what is wrong with it
};

/// A number given as option `name` goes to `target`; nothing is said where it is not given.
template <typename Number>
void readNumber(const Arguments& arguments, Request& request, const QString& name, qulonglong least,
                qulonglong most, Number& target)
{
    const auto given = arguments.bounds.constFind(name);
    if (given == arguments.bounds.constEnd()) return;
    bool isNumber = false;
    const qulonglong value = given->toULongLong(&isNumber);
    if (isNumber && value >= least && value <= most)
        target = static_cast<Number>(value);
    else if (request.wrong.isEmpty())
        request.wrong = QCoreApplication::translate("Cli", "--%1 takes a number from %2 to %3, not "
                                                           "'%4'.")
                            .arg(name)
                            .arg(least)
                            .arg(most)
                            .arg(*given);
}

void readProgram(const Arguments& arguments, Request& request, const QString& name,
                 explorer::Program& program)
{
    const auto given = arguments.bounds.constFind(name);
    if (given == arguments.bounds.constEnd()) return;
    std::string wrong;
    if (const auto read = explorer::parseProgram(given->toStdString(), wrong))
        program = *read;
    else if (request.wrong.isEmpty())
        request.wrong = QCoreApplication::translate("Cli", "--%1: '%2' is no word of a program. "
                                                           "See: tcplab-cli explore --help")
                            .arg(name, QString::fromStdString(wrong));
}

/// A word of the end's program that can do nothing where the connection stands from the start and
/// is not opened anew; empty for none.
QString idleWord(const WorldSpec& world, std::size_t end)
{
    const explorer::Program& program = world.programs[end];
    if (!world.established || program.opens > 1) return {};
    if (program.sendsEarly) return QStringLiteral("early");
    if (end == 0 && program.listens) return QStringLiteral("listen");
    if (end == 1 && program.connects) return QStringLiteral("connect");
    return {};
}

/// Programs are made for one world: the others would no longer be what they are for.
void judgePrograms(const Arguments& arguments, Request& request)
{
    constexpr std::array<const char*, 2> options{"client", "server"};
    for (std::size_t end = 0; end < options.size(); ++end) {
        const QString option = QLatin1String(options.at(end));
        if (!arguments.bounds.contains(option) || !request.wrong.isEmpty()) continue;
        if (request.worlds.size() > 1) {
            request.wrong = QCoreApplication::translate("Cli", "--%1 needs one world: name it with "
                                                               "--world. See: tcplab-cli explore "
                                                               "--list")
                                .arg(option);
        } else if (const QString word = idleWord(request.worlds.front(), end); !word.isEmpty()) {
            QStringList standing;
            for (const WorldSpec& world : explorer::worlds())
                if (world.established) standing.append(fromView(world.name));
            request.wrong =
                QCoreApplication::translate(
                    "Cli", "--%1: '%2' can do nothing in the world '%3': its connection is "
                           "ESTABLISHED when it begins, as in %4. With opens=2 a second one may "
                           "be opened.")
                    .arg(option, word, fromView(request.worlds.front().name),
                         standing.join(QStringLiteral(", ")));
        }
    }
}

Request requestOf(const Arguments& arguments)
{
    Request request;
    const QString name = arguments.bounds.value(QStringLiteral("world"), QStringLiteral("all"));
    QStringList known{QStringLiteral("all")};
    for (const WorldSpec& world : explorer::worlds()) {
        known.append(fromView(world.name));
        if (name == u"all" || name == known.last()) request.worlds.push_back(world);
    }
    if (request.worlds.empty()) {
        request.wrong = QCoreApplication::translate("Cli", "There is no world '%1'. Possible: %2.")
                            .arg(name, known.join(QStringLiteral(", ")));
        return request;
    }
    constexpr qulonglong mostFaults = 31;
    for (WorldSpec& world : request.worlds) {
        const auto fault = [&](const QString& option, int& target) {
            readNumber(arguments, request, option, 0, mostFaults, target);
        };
        fault(QStringLiteral("faults"), world.faults.link);
        fault(QStringLiteral("drops"), world.faults.drops);
        fault(QStringLiteral("duplicates"), world.faults.duplicates);
        fault(QStringLiteral("reorders"), world.faults.reorders);
        fault(QStringLiteral("forgeries"), world.faults.forgeries);
        fault(QStringLiteral("icmps"), world.faults.icmps);
        fault(QStringLiteral("timeouts"), world.faults.timeouts);
        readProgram(arguments, request, QStringLiteral("client"), world.programs[0]);
        readProgram(arguments, request, QStringLiteral("server"), world.programs[1]);
    }
    judgePrograms(arguments, request);
    constexpr qulonglong mostStates = 4'000'000'000;
    constexpr qulonglong mostMebibytes = 1'000'000;
    std::size_t mebibytes = request.limits.memory >> 20;
    readNumber(arguments, request, QStringLiteral("depth"), 0, mostStates, request.limits.depth);
    readNumber(arguments, request, QStringLiteral("states"), 1, mostStates, request.limits.states);
    readNumber(arguments, request, QStringLiteral("memory"), 1, mostMebibytes, mebibytes);
    request.limits.memory = mebibytes << 20;
    return request;
}

/// Rewrites one line of the terminal, where standard error is one.
class Progress
{
public:
    explicit Progress(const QString& world)
        : world_(world)
    {
#ifdef Q_OS_UNIX
        shown_ = isatty(STDERR_FILENO) != 0;
#endif
    }
    ~Progress()
    {
        if (shown_ && drawn_) std::fputs("\r\033[K", stderr);
    }
    void operator()(const Exploration& so) const
    {
        if (!shown_) return;
        drawn_ = true;
        const QString line =
            QCoreApplication::translate("Cli", "%1: %2 states, depth %3", "how far it is")
                .arg(world_)
                .arg(so.states)
                .arg(so.depth);
        std::fprintf(stderr, "\r\033[K%s", line.toUtf8().constData());
    }

private:
    QString world_;
    bool shown_ = false;
    mutable bool drawn_ = false;
};

struct Explored
{
    WorldSpec world;
    Exploration found;
    qint64 milliseconds = 0;
};

Explored exploreOne(const WorldSpec& world, const explorer::Limits& limits)
{
    Explored explored{world, {}, 0};
    const Progress progress(fromView(world.name));
    QElapsedTimer timer;
    timer.start();
    explored.found =
        explorer::explore(world, limits, {{}, [&](const Exploration& so) { progress(so); }});
    explored.milliseconds = timer.elapsed();
    const bool chinese = present::currentLanguage() == present::Language::Chinese;
    const std::string language = chinese ? "zh_CN" : "en";
    for (Violation& violation : explored.found.violations) {
        violation.scenario.title[language] =
            QCoreApplication::translate("Cli", "Found by the explorer in the world '%1'")
                .arg(fromView(world.name))
                .toStdString();
        violation.scenario.summary[language] = violationWords(violation.kind).toStdString();
    }
    return explored;
}

// ---- For people -------------------------------------------------------------------------------

void printWorld(const Explored& explored)
{
    const Exploration& found = explored.found;
    printLine(QCoreApplication::translate("Cli", "%1: %2 states, %3 edges, depth %4, %5 s; %6.",
                                          "a world, and how its exploration ended")
                  .arg(fromView(explored.world.name))
                  .arg(found.states)
                  .arg(found.edges)
                  .arg(found.depth)
                  .arg(static_cast<double>(explored.milliseconds) / 1000, 0, 'f', 1)
                  .arg(limitWords(found.stoppedBy)));
    if (found.violations.empty())
        printLine(QCoreApplication::translate("Cli", "  no violation found"));
    for (std::size_t i = 0; i < explorer::deadEndCount; ++i)
        if (found.deadEnds[i] > 0)
            printLine((found.deadEnds[i] == 1
                           ? QCoreApplication::translate("Cli", "  %1 known dead end: %2")
                           : QCoreApplication::translate("Cli", "  %1 known dead ends: %2"))
                          .arg(found.deadEnds[i])
                          .arg(deadEndWords(static_cast<explorer::DeadEnd>(i))));
    if (found.ackLoops > 0)
        printLine(QCoreApplication::translate(
                      "Cli", "  %1 ways on which two ends that have lost each other answer each "
                             "ACK with an ACK until a timer ends it")
                      .arg(found.ackLoops));
    for (const Violation& violation : found.violations) {
        printLine(QCoreApplication::translate("Cli", "  VIOLATION after %1 events (%2, %3): %4")
                      .arg(violation.depth)
                      .arg(fromView(tcp::rfcName(violation.states[0])),
                           fromView(tcp::rfcName(violation.states[1])),
                           violationWords(violation.kind)));
        printLine(QCoreApplication::translate("Cli", "  This scenario replays it:"));
        printLine(QString::fromStdString(sim::scenarioToJson(violation.scenario)));
    }
}

void printRows(const std::vector<std::uint64_t>& rows, bool all)
{
    printLine(QCoreApplication::translate("Cli", "Rows of the transition table taken:"));
    int never = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const tcp::Transition& row = tcp::transitions()[i];
        never += rows[i] == 0 ? 1 : 0;
        if (rows[i] == 0 && !all) continue;
        printLine(QStringLiteral("  %1  %2 %3 %4")
                      .arg(rows[i], 10)
                      .arg(fromView(tcp::rfcName(row.from)), -13)
                      .arg(fromView(tcp::id(row.cause)), -23)
                      .arg(fromView(tcp::rfcName(row.to))));
    }
    printLine(QCoreApplication::translate("Cli", "%1 of %2 rows were taken, %3 never.")
                  .arg(rows.size() - static_cast<std::size_t>(never))
                  .arg(rows.size())
                  .arg(never));
}

/// Whoever reads only the end must not take a part for the whole.
void printWhatWasNotSeen(int endedByLimit, std::size_t worlds)
{
    if (endedByLimit == 0) return;
    printLine(QCoreApplication::translate("Cli", "Not everything was seen: a limit ended %1 of %2 "
                                                 "worlds. What lies behind it may hold "
                                                 "violations.")
                  .arg(endedByLimit)
                  .arg(worlds));
}

QString programWords(const explorer::Program& program)
{
    QStringList words;
    if (program.listens) words.append(QStringLiteral("listen"));
    if (program.connects) words.append(QStringLiteral("connect"));
    const auto counted = [&](const QString& word, int count, int usual) {
        if (count != usual) words.append(QStringLiteral("%1=%2").arg(word).arg(count));
    };
    counted(QStringLiteral("opens"), program.opens, 1);
    counted(QStringLiteral("send"), program.sends, 0);
    counted(QStringLiteral("octets"), program.octets, 1);
    if (program.sendsEarly) words.append(QStringLiteral("early"));
    if (program.reads == explorer::Program::Reads::WhenCalled)
        words.append(QStringLiteral("receive"));
    if (program.reads == explorer::Program::Reads::Never) words.append(QStringLiteral("deaf"));
    counted(QStringLiteral("shutdown"), program.shutdowns, 0);
    counted(QStringLiteral("close"), program.closes, 0);
    counted(QStringLiteral("abort"), program.aborts, 0);
    counted(QStringLiteral("crash"), program.crashes, 0);
    counted(QStringLiteral("restart"), program.restarts, 0);
    return words.join(u',');
}

void printList()
{
    for (const WorldSpec& world : explorer::worlds()) {
        const explorer::Faults& faults = world.faults;
        printLine(
            QStringLiteral("%1 %2").arg(fromView(world.name), -18).arg(worldWords(world.name)));
        printLine(QStringLiteral("%1 --client %2 --server %3")
                      .arg(QString(), -18)
                      .arg(programWords(world.programs[0]), programWords(world.programs[1])));
        printLine(QStringLiteral("%1 --faults %2 --drops %3 --duplicates %4 --reorders %5 "
                                 "--forgeries %6 --icmps %7 --timeouts %8")
                      .arg(QString(), -18)
                      .arg(faults.link)
                      .arg(faults.drops)
                      .arg(faults.duplicates)
                      .arg(faults.reorders)
                      .arg(faults.forgeries)
                      .arg(faults.icmps)
                      .arg(faults.timeouts));
    }
}

// ---- For programs -----------------------------------------------------------------------------

qint64 number(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

QJsonObject worldJson(const Explored& explored)
{
    const Exploration& found = explored.found;
    QJsonObject ends;
    for (std::size_t i = 0; i < explorer::deadEndCount; ++i)
        ends.insert(fromView(explorer::id(static_cast<explorer::DeadEnd>(i))),
                    number(found.deadEnds[i]));
    QJsonArray violations;
    for (const Violation& violation : found.violations)
        violations.append(
            QJsonObject{{QStringLiteral("kind"), fromView(explorer::id(violation.kind))},
                        {QStringLiteral("text"), violationWords(violation.kind)},
                        {QStringLiteral("depth"), number(violation.depth)},
                        {QStringLiteral("scenario"),
                         QJsonDocument::fromJson(
                             QByteArray::fromStdString(sim::scenarioToJson(violation.scenario)))
                             .object()}});
    return {{QStringLiteral("world"), fromView(explored.world.name)},
            {QStringLiteral("states"), number(found.states)},
            {QStringLiteral("edges"), number(found.edges)},
            {QStringLiteral("depth"), number(found.depth)},
            {QStringLiteral("seconds"), static_cast<double>(explored.milliseconds) / 1000},
            {QStringLiteral("stoppedBy"), fromView(explorer::id(found.stoppedBy))},
            {QStringLiteral("cut"), number(found.cut)},
            {QStringLiteral("ended"), number(found.ended)},
            {QStringLiteral("deadEnds"), ends},
            {QStringLiteral("ackLoops"), number(found.ackLoops)},
            {QStringLiteral("fairStates"), number(found.fairStates)},
            {QStringLiteral("endpoints"), number(found.endpoints)},
            {QStringLiteral("segments"), number(found.segments)},
            {QStringLiteral("modelCalls"), number(found.localSteps)},
            {QStringLiteral("memory"), number(found.memory)},
            {QStringLiteral("violations"), violations}};
}

QJsonArray rowsJson(const std::vector<std::uint64_t>& rows)
{
    QJsonArray list;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const tcp::Transition& row = tcp::transitions()[i];
        list.append(QJsonObject{{QStringLiteral("from"), fromView(tcp::rfcName(row.from))},
                                {QStringLiteral("cause"), fromView(tcp::id(row.cause))},
                                {QStringLiteral("to"), fromView(tcp::rfcName(row.to))},
                                {QStringLiteral("rfc"), fromView(row.rfc)},
                                {QStringLiteral("taken"), number(rows[i])}});
    }
    return list;
}

/// Writes the scenario of the first violation; false, and a message, where that fails.
bool save(const QString& name, const Explored& explored)
{
    QFile file(name);
    const std::string json = sim::scenarioToJson(explored.found.violations.front().scenario) + "\n";
    if (file.open(QIODevice::WriteOnly) &&
        file.write(json.data(), static_cast<qint64>(json.size())) ==
            static_cast<qint64>(json.size()) &&
        file.flush())
        return true;
    say(QCoreApplication::translate("Cli", "%1 cannot be written: %2.")
            .arg(name, file.errorString()));
    return false;
}

} // namespace

int explore(const Arguments& arguments)
{
    if (arguments.listWorlds) {
        printList();
        return Done;
    }
    const Request request = requestOf(arguments);
    if (!request.wrong.isEmpty()) {
        say(request.wrong);
        return WrongUsage;
    }
    int status = Done;
    int endedByLimit = 0;
    QJsonArray worlds;
    std::vector<std::uint64_t> rows(tcp::transitions().size());
    for (const WorldSpec& world : request.worlds) {
        const Explored explored = exploreOne(world, request.limits);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] += explored.found.rows[i];
        endedByLimit += explored.found.stoppedBy == explorer::StoppedBy::Nothing ? 0 : 1;
        if (arguments.json)
            worlds.append(worldJson(explored));
        else
            printWorld(explored);
        if (explored.found.violations.empty()) continue;
        const QString file = arguments.bounds.value(QStringLiteral("save"));
        if (status == Done && !file.isEmpty() && !save(file, explored)) return EnvironmentRefused;
        status = ExpectationFailed;
    }
    if (arguments.json) {
        print(QString::fromUtf8(
            QJsonDocument(QJsonObject{{QStringLiteral("worlds"), worlds},
                                      {QStringLiteral("transitions"), rowsJson(rows)}})
                .toJson()));
        return status;
    }
    printRows(rows, arguments.allRows);
    printWhatWasNotSeen(endedByLimit, request.worlds.size());
    return status;
}

} // namespace tcplab::cli
