#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>

#include <memory>

#include "app/command_line.h"
#include "app/pages.h"
#include "app/screenshot.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/state_names.h"
#include "gui/theme.h"
#include "present/language.h"

namespace tcplab::app {

namespace {

void say(FILE* stream, const QString& text)
{
    QTextStream(stream) << text << Qt::endl;
}

bool hasDisplay()
{
#if defined(Q_OS_LINUX)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// Reads the command line without a display, so that help and mistakes need none.
CommandLine readCommandLine(int argc, char* argv[], const gui::Settings& settings)
{
    QCoreApplication core(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    present::installLanguage(core, languageOption(arguments).value_or(settings.language()));
    CommandLine line = parseCommandLine(arguments);
    if (!line.answer && line.screenshot.isEmpty() && !hasDisplay()) {
        line.answer = {QCoreApplication::translate(
                           "CommandLine",
                           "There is no display. tcplab-cli shows runs in a terminal, "
                           "and tcplab --screenshot OUT.png draws a page into a file."),
                       EnvironmentRefused};
    }
    return line;
}

/// Opens scenario and step as asked; a sentence where that fails.
QString openAsked(gui::MainWindow& window, const CommandLine& line)
{
    gui::Page* simulator = window.pageById(QStringLiteral("simulator"));
    if (!simulator) return {};
    QString error;
    if (!simulator->open(line.scenario, &error)) return error;
    if (line.step && !simulator->goToStep(*line.step, &error)) return error;
    for (const QString& panel : line.panels) {
        if (!window.currentPage()->showPanel(panel, &error)) return error;
    }
    return {};
}

int runWindow(const CommandLine& line, gui::Settings& settings)
{
    const present::Language language = line.language.value_or(settings.language());
    present::installLanguage(*qApp, language);
    auto& theme = gui::Theme::instance();
    theme.setChoice(line.theme.value_or(settings.theme()));
    const bool screenshot = !line.screenshot.isEmpty();
    gui::StateNames::instance().setDialect(line.states.value_or(settings.stateDialect()));
    theme.setReducedMotion(screenshot || settings.reducedMotion());

    gui::MainWindow window(settings, language);
    addPages(window);
    window.restoreRemembered();
    if (line.size.isValid()) window.resize(line.size);
    if (!line.page.isEmpty())
        window.showPage(line.page);
    else if (!line.scenario.isEmpty())
        window.showPage(QStringLiteral("simulator"));
    const QString problem = openAsked(window, line);
    if (!problem.isEmpty()) {
        say(stderr, problem);
        if (screenshot) return BadInput;
        gui::Page* simulator = window.pageById(QStringLiteral("simulator"));
        gui::Problem shown{gui::Problem::Severity::Error, problem, {}, {}, {}, {}};
        // A file that cannot be opened is tried again, so that the banner follows the language.
        if (!line.step) {
            shown.remake = [simulator, scenario = line.scenario] {
                gui::Problem again;
                simulator->open(scenario, &again.what);
                return again;
            };
        }
        Q_EMIT simulator->problemOccurred(shown);
    }
    window.setFullScreenInProjector(!screenshot);
    window.setProjector(line.projector);
    if (!screenshot) {
        window.show();
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        for (gui::Page* page : window.pages())
            page->startRecovery(data + QStringLiteral("/recovery"));
        return QApplication::exec();
    }
    QString error;
    if (takeScreenshot(window, line.screenshot, &error)) return Done;
    say(stderr, QCoreApplication::translate("CommandLine", "The file '%1' cannot be written: %2.")
                    .arg(line.screenshot, error));
    return EnvironmentRefused;
}

int run(int argc, char* argv[])
{
    gui::Settings personal;
    const CommandLine line = readCommandLine(argc, argv, personal);
    if (line.answer) {
        say(line.answer->status == Done ? stdout : stderr, line.answer->text);
        return line.answer->status;
    }
    if (!hasDisplay()) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (line.screenshot.isEmpty()) return runWindow(line, personal);
    // A picture shows what was asked for, whatever the person's window looked like last.
    const QTemporaryDir directory;
    gui::Settings fresh(directory.filePath(QStringLiteral("settings.ini")));
    return runWindow(line, fresh);
}

} // namespace

} // namespace tcplab::app

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("tcplab"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TCPLAB_VERSION));
    return tcplab::app::run(argc, argv);
}
