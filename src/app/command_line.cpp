#include "app/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tcplab::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize smallestSize(1024, 680);
constexpr int largestSide = 16384;

/// Made at each use: the descriptions are in the language installed by then.
struct Options
{
    QCommandLineOption language{
        u"lang"_s, QCoreApplication::translate("CommandLine", "Language of all texts."),
        u"en|zh_CN"_s};
    QCommandLineOption page{u"page"_s,
                            QCoreApplication::translate("CommandLine", "Page to show first."),
                            u"simulator|lab"_s};
    QCommandLineOption theme{u"theme"_s, QCoreApplication::translate("CommandLine", "Colours."),
                             u"light|dark"_s};
    QCommandLineOption states{u"states"_s,
                              QCoreApplication::translate("CommandLine", "Names of the states."),
                              u"rfc|bsd|netstat|ss|zh"_s};
    QCommandLineOption size{
        u"size"_s,
        QCoreApplication::translate("CommandLine", "Size of the window, at least 1024x680."),
        u"WxH"_s};
    QCommandLineOption projector{
        u"projector"_s, QCoreApplication::translate("CommandLine", "Start in projector mode.")};
    QCommandLineOption step{
        u"step"_s, QCoreApplication::translate("CommandLine", "Go to this step of the scenario."),
        u"N"_s};
    QCommandLineOption panel{
        u"panel"_s,
        QCoreApplication::translate("CommandLine",
                                    "Open this panel of the page, such as tcb; may be repeated."),
        u"ID"_s};
    QCommandLineOption screenshot{
        u"screenshot"_s,
        QCoreApplication::translate("CommandLine", "Draw the page into this PNG file and exit."),
        u"OUT.png"_s};
};

CommandLine wrong(const QString& text)
{
    CommandLine line;
    line.answer = CommandLine::Answer{text, WrongUsage};
    return line;
}

std::optional<QSize> parseSize(const QString& text)
{
    const QStringList parts = text.split(u'x');
    if (parts.size() != 2) return std::nullopt;
    bool widthIsNumber = false;
    bool heightIsNumber = false;
    const QSize size(parts[0].toInt(&widthIsNumber), parts[1].toInt(&heightIsNumber));
    if (!widthIsNumber || !heightIsNumber) return std::nullopt;
    if (size.width() < smallestSize.width() || size.height() < smallestSize.height() ||
        size.width() > largestSide || size.height() > largestSide) {
        return std::nullopt;
    }
    return size;
}

/// Reads the options that say how things look into `line`; a message where one is wrong.
std::optional<QString> readLook(const QCommandLineParser& parser, const Options& options,
                                CommandLine& line)
{
    if (parser.isSet(options.language)) {
        line.language = present::languageFromId(parser.value(options.language));
        if (!line.language) {
            return QCoreApplication::translate("CommandLine",
                                               "There is no language '%1'. Use en or zh_CN.")
                .arg(parser.value(options.language));
        }
    }
    if (parser.isSet(options.theme)) {
        const QString word = parser.value(options.theme);
        if (word != "light"_L1 && word != "dark"_L1) {
            return QCoreApplication::translate("CommandLine",
                                               "There is no theme '%1'. Use light or dark.")
                .arg(word);
        }
        line.theme = word == "dark"_L1 ? gui::ThemeChoice::Dark : gui::ThemeChoice::Light;
    }
    if (parser.isSet(options.states)) {
        line.states = present::stateDialectFromId(parser.value(options.states));
        if (!line.states) {
            return QCoreApplication::translate(
                       "CommandLine",
                       "There are no names of states '%1'. Use rfc, bsd, netstat, ss or zh.")
                .arg(parser.value(options.states));
        }
    }
    return std::nullopt;
}

/// The same for what is shown.
std::optional<QString> readPlace(const QCommandLineParser& parser, const Options& options,
                                 CommandLine& line)
{
    if (parser.isSet(options.page)) {
        line.page = parser.value(options.page);
        constexpr std::array planned{"practice"_L1, "learn"_L1, "capture"_L1};
        if (std::ranges::find(planned, line.page) != planned.end()) {
            return QCoreApplication::translate(
                       "CommandLine", "The page '%1' is not there yet. Use simulator or lab.")
                .arg(line.page);
        }
        if (line.page != "simulator"_L1 && line.page != "lab"_L1) {
            return QCoreApplication::translate("CommandLine",
                                               "There is no page '%1'. Use simulator or lab.")
                .arg(line.page);
        }
    }
    if (parser.isSet(options.size)) {
        const auto size = parseSize(parser.value(options.size));
        if (!size) {
            return QCoreApplication::translate(
                       "CommandLine",
                       "'%1' is no size of the window. Use a width and a height such as 1366x768, "
                       "from 1024x680 up.")
                .arg(parser.value(options.size));
        }
        line.size = *size;
    }
    if (parser.isSet(options.step)) {
        bool isNumber = false;
        line.step = parser.value(options.step).toInt(&isNumber);
        if (!isNumber || *line.step < 0) {
            return QCoreApplication::translate("CommandLine",
                                               "'%1' is no step. Use a whole number from 0 up.")
                .arg(parser.value(options.step));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<present::Language> languageOption(const QStringList& arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i].startsWith("--lang="_L1))
            return present::languageFromId(arguments[i].mid(7));
        if (arguments[i] == "--lang"_L1 && i + 1 < arguments.size()) {
            return present::languageFromId(arguments[i + 1]);
        }
    }
    return std::nullopt;
}

CommandLine parseCommandLine(const QStringList& arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "CommandLine", "TCP Lab: a model of TCP to step through, beside a lab of real sockets."));
    parser.addPositionalArgument(
        u"scenario"_s,
        QCoreApplication::translate("CommandLine", "Built-in scenario or scenario file to open."),
        u"[SCENARIO-ID | FILE]"_s);
    parser.addOptions({options.language, options.page, options.theme, options.states, options.size,
                       options.projector, options.step, options.panel, options.screenshot});
    const QCommandLineOption help(
        {u"h"_s, u"help"_s},
        QCoreApplication::translate("CommandLine", "Show what can be given here, and exit."));
    parser.addOption(help);
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments)) return wrong(parser.errorText());

    CommandLine line;
    if (parser.isSet(help)) {
        line.answer = CommandLine::Answer{parser.helpText(), Done};
        return line;
    }
    if (parser.isSet(version)) {
        line.answer =
            CommandLine::Answer{u"tcplab %1"_s.arg(QCoreApplication::applicationVersion()), Done};
        return line;
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1) {
        return wrong(QCoreApplication::translate(
                         "CommandLine", "Only one scenario can be opened, but '%1' was given too.")
                         .arg(positional[1]));
    }
    if (const auto mistake = readLook(parser, options, line)) return wrong(*mistake);
    if (const auto mistake = readPlace(parser, options, line)) return wrong(*mistake);
    if (!positional.isEmpty()) line.scenario = positional.front();
    line.projector = parser.isSet(options.projector);
    line.panels = parser.values(options.panel);
    line.screenshot = parser.value(options.screenshot);
    if (parser.isSet(options.screenshot) && line.screenshot.isEmpty()) {
        return wrong(QCoreApplication::translate(
            "CommandLine", "--screenshot needs the name of the file to write."));
    }
    return line;
}

} // namespace tcplab::app
