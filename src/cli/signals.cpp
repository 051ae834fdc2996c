#include "cli/signals.h"

#include <QSocketNotifier>
#include <QtGlobal>

#include <csignal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace tcplab::cli {

#ifdef Q_OS_UNIX

namespace {

// A signal handler may do next to nothing: it writes a byte into a pipe, and the event loop reads
// it.
int pipeEnds[2] = {-1, -1};

void wake(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &byte, 1);
}

} // namespace

void ignoreClosedPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void onInterrupt(QObject& owner, std::function<void()> stop)
{
    if (pipeEnds[0] < 0) {
        if (pipe(pipeEnds) != 0) return;
        for (const int end : pipeEnds) {
            fcntl(end, F_SETFD, FD_CLOEXEC);
            fcntl(end, F_SETFL, O_NONBLOCK);
        }
    }
    auto* notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, &owner);
    QObject::connect(notifier, &QSocketNotifier::activated, &owner, [stop = std::move(stop)] {
        char byte = 0;
        while (read(pipeEnds[0], &byte, 1) > 0) {
        }
        stop();
    });
    struct sigaction action = {};
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

#else

void ignoreClosedPipes()
{
}

// Without POSIX signals the system ends the program at once, which is what Ctrl+C asks for.
void onInterrupt(QObject&, std::function<void()>)
{
}

#endif

} // namespace tcplab::cli
