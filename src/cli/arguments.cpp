#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#include "cli/output.h"
#include "present/language.h"

namespace tcplab::cli {

namespace {

std::string inWords(const char* text)
{
    return QCoreApplication::translate("Cli", text).toStdString();
}

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Raw values, as CLI11 fills them in.
struct Raw
{
    std::string language;
    bool json = false;
    std::vector<std::string> scenarios;
    std::string format, states, numbers, until, seed, preset, pcap, svg, pkt;
    std::vector<std::string> settings, files;
    std::string experiment, address, port, duration, framing, readSize, readDelay, profile;
    bool listWorlds = false;
    bool allRows = false;
    std::map<std::string, std::string> bounds;
    bool verbose = false;
    bool strictSkips = false;
};

/// The programs' grammar. CLI11 splits words; what they mean is judged where they are used.
class Grammar
{
public:
    Grammar()
        : app_(inWords(QT_TRANSLATE_NOOP("Cli", "TCP Lab without a window: runs scenarios of a "
                                                "model of TCP, and servers and clients on real "
                                                "sockets.")),
               "tcplab-cli")
    {
        const auto formatter = std::make_shared<CLI::Formatter>();
        formatter->label("Usage", inWords(QT_TRANSLATE_NOOP("Cli", "Usage")));
        formatter->label("OPTIONS", inWords(QT_TRANSLATE_NOOP("Cli", "OPTIONS")));
        formatter->label("SUBCOMMAND", inWords(QT_TRANSLATE_NOOP("Cli", "VERB")));
        formatter->label("Positionals", inWords(QT_TRANSLATE_NOOP("Cli", "What to name")));
        formatter->label("REQUIRED", "");
        formatter->column_width(28);
        app_.formatter(formatter);
        app_.set_help_flag("-h,--help",
                           inWords(QT_TRANSLATE_NOOP("Cli", "Shows this help and ends.")))
            ->group(optionsGroup());
        app_.set_version_flag("-V,--version", "tcplab-cli " TCPLAB_VERSION,
                              inWords(QT_TRANSLATE_NOOP("Cli", "Shows the version and ends.")))
            ->group(optionsGroup());
        addLanguage(app_);
        app_.require_subcommand(1);
        app_.footer(inWords(QT_TRANSLATE_NOOP(
            "Cli",
            "tcplab-cli VERB --help tells more of a verb.\n"
            "Exit status: 0 done; 1 an expectation failed; 2 wrong usage; 3 a bad input file;\n"
            "4 the environment refused, for example because a port is in use.")));
        addList();
        addRun();
        addCheck();
        addServe();
        addConnect();
        addPacketdrill();
        addExplore();
        addNotThereYet();
    }

    CLI::App& app() { return app_; }
    const Raw& raw() const { return raw_; }

private:
    static std::string optionsGroup() { return inWords(QT_TRANSLATE_NOOP("Cli", "Options")); }

    void addLanguage(CLI::App& app)
    {
        app.add_option(
               "--lang", raw_.language,
               inWords(QT_TRANSLATE_NOOP("Cli", "Language of all texts: en or zh_CN. Default: "
                                                "the system's.")))
            ->type_name("LANGUAGE")
            ->group(optionsGroup());
    }

    CLI::App& verb(const char* name, const std::string& description)
    {
        CLI::App* verb = app_.add_subcommand(name, description);
        verb->group(inWords(QT_TRANSLATE_NOOP("Cli", "Verbs")));
        verb->get_help_ptr()->group(optionsGroup());
        verb->footer("");
        addLanguage(*verb);
        return *verb;
    }

    void option(CLI::App& verb, const char* name, std::string& value, const char* type,
                const std::string& description)
    {
        verb.add_option(name, value, description)->type_name(type)->group(optionsGroup());
    }

    void addList()
    {
        CLI::App& list = verb(
            "list",
            inWords(QT_TRANSLATE_NOOP("Cli", "Lists scenarios and experiments by id and title.")));
        list.add_flag("--json", raw_.json,
                      inWords(QT_TRANSLATE_NOOP("Cli", "As one JSON object, for other programs.")))
            ->group(optionsGroup());
    }

    void addRun()
    {
        CLI::App& run =
            verb("run", inWords(QT_TRANSLATE_NOOP("Cli", "Runs a scenario to its end and "
                                                         "shows what happened.")));
        addScenarios(run, false);
        option(run, "--format", raw_.format, "FORMAT",
               inWords(QT_TRANSLATE_NOOP("Cli",
                                         "ladder (a drawing for the terminal, the default), jsonl "
                                         "(one JSON object a line) or mermaid.")));
        option(run, "--states", raw_.states, "NAMES",
               inWords(QT_TRANSLATE_NOOP("Cli", "Whose names of the states a drawing has: rfc (the "
                                                "default), bsd, netstat, ss or zh.")));
        option(run, "--numbers", raw_.numbers, "MODE",
               inWords(QT_TRANSLATE_NOOP("Cli", "Sequence numbers of the ladder: absolute (the "
                                                "default), relative or symbolic (x+1).")));
        option(run, "--until", raw_.until, "T",
               inWords(QT_TRANSLATE_NOOP("Cli", "Ends the run at this simulated time, such as "
                                                "500ms or 2s.")));
        option(
            run, "--seed", raw_.seed, "N",
            inWords(QT_TRANSLATE_NOOP("Cli", "Seed of all that is left to chance on the link.")));
        run.add_option(
               "--set", raw_.settings,
               inWords(QT_TRANSLATE_NOOP("Cli", "Changes one value of the scenario, such as "
                                                "client.iss=7, server.msl=2s or "
                                                "link.loss=0.1. May be repeated.")))
            ->type_name("NAME=VALUE")
            ->expected(1)
            ->take_all()
            ->group(optionsGroup());
        option(
            run, "--preset", raw_.preset, "PRESET",
            inWords(QT_TRANSLATE_NOOP("Cli", "Whose numbers stand where the scenario names none: "
                                             "rfc9293 (the default), linux, windows, bsd or "
                                             "classroom.")));
        for (auto [name, file] :
             {std::pair("--pcap", &raw_.pcap), {"--svg", &raw_.svg}, {"--pkt", &raw_.pkt}})
            option(run, name, *file, "FILE", inWords(QT_TRANSLATE_NOOP("Cli", "Not there yet.")));
    }

    void addScenarios(CLI::App& verb, bool several)
    {
        const char* what =
            QT_TRANSLATE_NOOP("Cli", "The id of a built-in scenario (see list) or a file.");
        CLI::Option* scenario = verb.add_option("SCENARIO", raw_.scenarios, inWords(what));
        scenario->type_name("")->required()->expected(1, several ? -1 : 1);
    }

    void addCheck()
    {
        CLI::App& check =
            verb("check",
                 inWords(QT_TRANSLATE_NOOP("Cli", "Runs scenarios and compares each with what it "
                                                  "expects; one line for each difference.")));
        addScenarios(check, true);
    }

    void addExperiment(CLI::App& verb)
    {
        verb.add_option("EXPERIMENT", raw_.experiment,
                        inWords(QT_TRANSLATE_NOOP("Cli", "The id of an experiment (see list).")))
            ->type_name("")
            ->required();
    }

    void addServe()
    {
        CLI::App& serve =
            verb("serve",
                 inWords(QT_TRANSLATE_NOOP("Cli", "Runs an experiment's server on a real socket "
                                                  "until it is interrupted; one line an event.")));
        addExperiment(serve);
        option(serve, "--bind", raw_.address, "ADDRESS",
               inWords(QT_TRANSLATE_NOOP("Cli",
                                         "Address to listen on. Default: 127.0.0.1, reachable from "
                                         "this machine only.")));
        option(serve, "--port", raw_.port, "N",
               inWords(QT_TRANSLATE_NOOP("Cli",
                                         "Port to listen on; 0 takes any free one. Default: the "
                                         "experiment's own.")));
        option(serve, "--for", raw_.duration, "T",
               inWords(QT_TRANSLATE_NOOP("Cli", "Ends by itself after this time, such as 10s.")));
        serve
            .add_flag(
                "--json", raw_.json,
                inWords(QT_TRANSLATE_NOOP("Cli", "One JSON object a line instead of a sentence.")))
            ->group(optionsGroup());
        option(serve, "--framing", raw_.framing, "KIND",
               inWords(QT_TRANSLATE_NOOP(
                   "Cli", "sticky: how messages are told apart: none, fixed:N, line, "
                          "length:1, length:2be, length:2le, length:4be, length:4le "
                          "or json. Default: none.")));
        option(serve, "--read-size", raw_.readSize, "N",
               inWords(QT_TRANSLATE_NOOP("Cli",
                                         "sticky: at most so many bytes a read. Default: 4096.")));
        option(serve, "--read-delay", raw_.readDelay, "T",
               inWords(QT_TRANSLATE_NOOP("Cli",
                                         "sticky: waits so long before each read. Default: 0ms.")));
    }

    void addConnect()
    {
        CLI::App& connect =
            verb("connect",
                 inWords(QT_TRANSLATE_NOOP("Cli", "Connects to an experiment's server, sends "
                                                  "each line of the standard input and prints "
                                                  "each answer.")));
        addExperiment(connect);
        option(connect, "--host", raw_.address, "HOST",
               inWords(
                   QT_TRANSLATE_NOOP("Cli", "Name or address of the server. Default: 127.0.0.1.")));
        option(connect, "--port", raw_.port, "N",
               inWords(
                   QT_TRANSLATE_NOOP("Cli", "Port of the server. Default: the experiment's own.")));
    }

    void addPacketdrill()
    {
        CLI::App& packetdrill =
            verb("packetdrill", inWords(QT_TRANSLATE_NOOP(
                                    "Cli", "Runs packetdrill scripts against the model: the "
                                           "script is the peer, the application and the clock.")));
        packetdrill
            .add_option("FILE", raw_.files,
                        inWords(QT_TRANSLATE_NOOP("Cli", "Scripts (*.pkt), or folders of them.")))
            ->type_name("")
            ->required()
            ->expected(1, -1);
        option(
            packetdrill, "--profile", raw_.profile, "PROFILE",
            inWords(QT_TRANSLATE_NOOP("Cli", "As what the model behaves: strict (the RFCs to the "
                                             "letter), linux, or auto (the default): linux for "
                                             "a script that makes settings of Linux.")));
        packetdrill
            .add_flag(
                "--verbose", raw_.verbose,
                inWords(QT_TRANSLATE_NOOP("Cli", "Also shows what happened, event by event.")))
            ->group(optionsGroup());
        packetdrill
            .add_flag("--strict-skips", raw_.strictSkips,
                      inWords(QT_TRANSLATE_NOOP("Cli", "Counts a skipped script as failed.")))
            ->group(optionsGroup());
        packetdrill
            .add_flag("--json", raw_.json,
                      inWords(QT_TRANSLATE_NOOP("Cli", "As one JSON object, for other programs.")))
            ->group(optionsGroup());
    }

    void addExplore()
    {
        CLI::App& explore = verb(
            "explore", inWords(QT_TRANSLATE_NOOP(
                           "Cli", "Walks every interleaving of bounded worlds of the model and "
                                  "checks what must always be true.")));
        struct Option
        {
            const char* name;
            const char* type;
            const char* description;
        };
        const std::array<Option, 14> options{{
            {"world", "NAME",
             QT_TRANSLATE_NOOP("Cli", "One of the worlds that --list shows; all (the default) "
                                      "walks each.")},
            {"client", "PROGRAM",
             QT_TRANSLATE_NOOP("Cli", "What the client's program may do, such as "
                                      "connect,send=2,octets=3,close. Words: listen, connect, "
                                      "opens=N, send=N, octets=N, early, receive, deaf, "
                                      "shutdown=N, close=N, abort=N, crash=N, restart=N.")},
            {"server", "PROGRAM",
             QT_TRANSLATE_NOOP("Cli", "What the server's program may do, likewise.")},
            {"faults", "N", QT_TRANSLATE_NOOP("Cli", "Faults of the link in one run, all kinds.")},
            {"drops", "N", QT_TRANSLATE_NOOP("Cli", "Segments lost in one run.")},
            {"duplicates", "N", QT_TRANSLATE_NOOP("Cli", "Segments duplicated in one run.")},
            {"reorders", "N", QT_TRANSLATE_NOOP("Cli", "Segments overtaken in one run.")},
            {"forgeries", "N", QT_TRANSLATE_NOOP("Cli", "Segments forged in one run.")},
            {"icmps", "N", QT_TRANSLATE_NOOP("Cli", "ICMP errors in one run.")},
            {"timeouts", "N", QT_TRANSLATE_NOOP("Cli", "Timers that run out in one run.")},
            {"depth", "N", QT_TRANSLATE_NOOP("Cli", "Ends a world after so many events in a row.")},
            {"states", "N", QT_TRANSLATE_NOOP("Cli", "Ends a world after so many states.")},
            {"memory", "MIB", QT_TRANSLATE_NOOP("Cli", "Ends a world at about so many MiB.")},
            {"save", "FILE",
             QT_TRANSLATE_NOOP("Cli", "Writes the scenario of the first violation to this file.")},
        }};
        for (const Option& one : options)
            option(explore, ("--" + std::string(one.name)).c_str(), raw_.bounds[one.name], one.type,
                   inWords(one.description));
        explore
            .add_flag(
                "--list", raw_.listWorlds,
                inWords(QT_TRANSLATE_NOOP("Cli", "Lists the worlds, what they are for, and their "
                                                 "bounds.")))
            ->group(optionsGroup());
        explore
            .add_flag("--all-rows", raw_.allRows,
                      inWords(QT_TRANSLATE_NOOP("Cli", "Also prints the rows of the transition "
                                                       "table that were never taken.")))
            ->group(optionsGroup());
        explore
            .add_flag("--json", raw_.json,
                      inWords(QT_TRANSLATE_NOOP("Cli", "As one JSON object, for other programs.")))
            ->group(optionsGroup());
    }

    void addNotThereYet()
    {
        const std::string description = inWords(QT_TRANSLATE_NOOP("Cli", "Not there yet."));
        for (const char* name : {"explain", "quiz"})
            verb(name, description).allow_extras()->prefix_command();
    }

    Raw raw_;
    CLI::App app_;
};

const QStringList& verbNames()
{
    static const QStringList names{
        QStringLiteral("list"),    QStringLiteral("run"),     QStringLiteral("check"),
        QStringLiteral("serve"),   QStringLiteral("connect"), QStringLiteral("packetdrill"),
        QStringLiteral("explore"), QStringLiteral("explain"), QStringLiteral("quiz")};
    return names;
}

Verb verbOf(const QString& name)
{
    const auto index = verbNames().indexOf(name);
    if (index < 0) return Verb::None;
    return index < 7 ? static_cast<Verb>(static_cast<int>(Verb::List) + index) : Verb::NotThereYet;
}

QStringList strings(const std::vector<std::string>& values)
{
    QStringList list;
    std::transform(values.begin(), values.end(), std::back_inserter(list), fromStd);
    return list;
}

Arguments argumentsOf(const Raw& raw, const QString& verb)
{
    Arguments arguments;
    arguments.verb = verbOf(verb);
    arguments.verbName = verb;
    arguments.json = raw.json;
    arguments.scenarios = strings(raw.scenarios);
    arguments.format = fromStd(raw.format);
    arguments.states = fromStd(raw.states);
    arguments.until = fromStd(raw.until);
    arguments.seed = fromStd(raw.seed);
    arguments.preset = fromStd(raw.preset);
    arguments.numbers = fromStd(raw.numbers);
    arguments.settings = strings(raw.settings);
    for (const auto& [given, name] :
         {std::pair(&raw.pcap, "--pcap"), {&raw.svg, "--svg"}, {&raw.pkt, "--pkt"}})
        if (!given->empty()) arguments.notThereYet.append(QString::fromLatin1(name));
    arguments.experiment = fromStd(raw.experiment);
    arguments.address = fromStd(raw.address);
    arguments.port = fromStd(raw.port);
    arguments.duration = fromStd(raw.duration);
    arguments.framing = fromStd(raw.framing);
    arguments.readSize = fromStd(raw.readSize);
    arguments.readDelay = fromStd(raw.readDelay);
    arguments.files = strings(raw.files);
    arguments.profile = fromStd(raw.profile);
    arguments.verbose = raw.verbose;
    arguments.strictSkips = raw.strictSkips;
    for (const auto& [name, value] : raw.bounds)
        if (!value.empty()) arguments.bounds.insert(fromStd(name), fromStd(value));
    arguments.listWorlds = raw.listWorlds;
    arguments.allRows = raw.allRows;
    return arguments;
}

Parsed misuse(const QString& message)
{
    return {{}, WrongUsage, message};
}

/// The verb that stands on the command line, known or not; empty for none.
QString verbWord(const QStringList& words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i] == u"--lang")
            ++i;
        else if (!words[i].startsWith(u'-'))
            return words[i];
    }
    return {};
}

QString unknownVerb(const QString& word)
{
    if (const auto meant = nearest(word, verbNames()))
        return QCoreApplication::translate("Cli", "There is no verb '%1'. Perhaps '%2' is meant? "
                                                  "tcplab-cli --help lists all.")
            .arg(word, *meant);
    return QCoreApplication::translate("Cli", "There is no verb '%1'. tcplab-cli --help lists all.")
        .arg(word);
}

/// CLI11's errors, of which its words are English only.
QString usageMessage(CLI::App& app, const CLI::ParseError& error, const QString& verb)
{
    const auto seeHelp = [&](const QString& what) {
        return QCoreApplication::translate("Cli", "%1 See: tcplab-cli %2 --help", "what is wrong")
            .arg(what, verb);
    };
    if (const auto extras = strings(app.remaining(true)); !extras.isEmpty()) {
        if (extras.first().startsWith(u'-'))
            return seeHelp(QCoreApplication::translate("Cli", "There is no option '%1' here.")
                               .arg(extras.first()));
        return seeHelp(
            QCoreApplication::translate("Cli", "'%1' is not understood here.").arg(extras.first()));
    }
    // "--until: 1 required T missing": the option's name stands before the colon.
    const QString words = QString::fromLocal8Bit(error.what());
    const QString option = words.section(u':', 0, 0).section(u' ', 0, 0);
    if (option.startsWith(u"--"))
        return seeHelp(QCoreApplication::translate("Cli", "%1 needs a value.").arg(option));
    if (verb == u"run" || verb == u"check")
        return seeHelp(QCoreApplication::translate("Cli", "Name a scenario: an id or a file."));
    if (verb == u"packetdrill")
        return seeHelp(
            QCoreApplication::translate("Cli", "Name a script, or a folder of scripts."));
    return seeHelp(QCoreApplication::translate("Cli", "Name an experiment."));
}

} // namespace

std::optional<QString> languageArgument(const QStringList& words)
{
    std::optional<QString> language;
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i] == u"--lang" && i + 1 < words.size()) language = words[i + 1];
        if (words[i].startsWith(u"--lang=")) language = words[i].mid(7);
    }
    return language;
}

Parsed parseArguments(const QStringList& words)
{
    Grammar grammar;
    CLI::App& app = grammar.app();
    const QString verb = verbWord(words);
    if (words.size() <= 1) return misuse(fromStd(app.help()).trimmed());
    if (!verb.isEmpty() && verbOf(verb) == Verb::None) return misuse(unknownVerb(verb));

    std::vector<std::string> reversed;
    for (qsizetype i = words.size() - 1; i > 0; --i)
        reversed.push_back(words[i].toStdString());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
        return {{}, Done, fromStd(app.help()).trimmed()};
    } catch (const CLI::CallForVersion&) {
        return {{}, Done, QStringLiteral("tcplab-cli " TCPLAB_VERSION)};
    } catch (const CLI::ParseError& error) {
        if (verb.isEmpty())
            return misuse(QCoreApplication::translate(
                "Cli", "Name a verb, such as list or run. tcplab-cli --help lists all."));
        return misuse(usageMessage(app, error, verb));
    }
    if (const auto language = languageArgument(words);
        language && !present::languageFromId(*language))
        return misuse(
            QCoreApplication::translate("Cli", "There is no language '%1'. Possible: en, zh_CN.")
                .arg(*language));
    return {argumentsOf(grammar.raw(), verb), std::nullopt, {}};
}

} // namespace tcplab::cli
