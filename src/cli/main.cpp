#include <QCoreApplication>

#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "cli/verbs.h"
#include "present/language.h"

namespace tcplab::cli {

namespace {

int notThereYet(const QString& what)
{
    say(QCoreApplication::translate("Cli", "'%1' is not there yet in this version.").arg(what));
    return WrongUsage;
}

int dispatch(const Arguments& arguments, bool ascii)
{
    switch (arguments.verb) {
    case Verb::List:
        return list(arguments);
    case Verb::Run:
        if (!arguments.notThereYet.isEmpty()) return notThereYet(arguments.notThereYet.first());
        return run(arguments, ascii);
    case Verb::Check:
        return check(arguments);
    case Verb::Serve:
        return serve(arguments);
    case Verb::Connect:
        return connect(arguments);
    case Verb::Packetdrill:
        return packetdrill(arguments);
    case Verb::Explore:
        return explore(arguments);
    case Verb::NotThereYet:
        return notThereYet(arguments.verbName);
    case Verb::None:
        break;
    }
    return WrongUsage;
}

int start(const QStringList& words, bool ascii)
{
    const QString language = languageArgument(words).value_or(QString());
    present::installLanguage(*QCoreApplication::instance(),
                             present::languageFromId(language).value_or(present::Language::System));
    const Parsed parsed = parseArguments(words);
    if (!parsed.status) return dispatch(parsed.arguments, ascii);
    if (*parsed.status == Done)
        printLine(parsed.text);
    else
        say(parsed.text);
    return *parsed.status;
}

void quiet(QtMsgType, const QMessageLogContext&, const QString&)
{
}

} // namespace

} // namespace tcplab::cli

int main(int argc, char* argv[])
{
    using namespace tcplab;
    cli::ignoreClosedPipes();
    const bool ascii = !cli::localeIsUtf8();
    // In a locale that is not UTF-8 Qt switches to one that is and says so in English; the drawing
    // falls back to ASCII then, and there is nothing for the person to do.
    const QtMessageHandler usual = ascii ? qInstallMessageHandler(cli::quiet) : nullptr;
    QCoreApplication app(argc, argv);
    if (ascii) qInstallMessageHandler(usual);
    return cli::statusWithOutput(cli::start(QCoreApplication::arguments(), ascii));
}
