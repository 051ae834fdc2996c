#include "cli/output.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace tcplab::cli {

namespace {

// Of the process, as standard output is: what first kept results from being written; 0 for nothing.
int outputError = 0;

} // namespace

bool print(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return true;
    if (outputError == 0) outputError = errno != 0 ? errno : EIO;
    return false;
}

int statusWithOutput(int status)
{
    // Whoever closes a pipe has read enough.
    if (outputError == 0 || outputError == EPIPE) return status;
    say(QCoreApplication::translate("Cli", "The results could not be written to the standard "
                                           "output: %1.")
            .arg(qt_error_string(outputError)));
    return EnvironmentRefused;
}

bool printLine(const QString& line)
{
    return print(line + u'\n');
}

void say(const QString& message)
{
    const QByteArray bytes = message.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fputc('\n', stderr);
}

int outputWidth()
{
    constexpr int narrowest = 60;
    constexpr int usual = 100;
    constexpr int widest = 160;
#ifdef Q_OS_UNIX
    winsize size{};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::clamp<int>(size.ws_col, narrowest, widest);
#endif
    bool isNumber = false;
    const int columns = qEnvironmentVariableIntValue("COLUMNS", &isNumber);
    return isNumber && columns > 0 ? std::clamp(columns, narrowest, widest) : usual;
}

bool localeIsUtf8()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_CTYPE, "");
    return std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
#else
    return true;
#endif
}

} // namespace tcplab::cli
