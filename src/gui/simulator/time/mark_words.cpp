#include "gui/simulator/time/mark_words.h"

#include <QCoreApplication>

#include "gui/simulator/ladder_texts.h"
#include "present/names.h"
#include "present/wording.h"

namespace tcplab::gui {

using present::RunMarkKind;

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Marks", source);
}

QString transition(const present::LadderNote& note, sim::HostId host)
{
    const bool client = host == sim::HostId::Client;
    return (client ? text(QT_TRANSLATE_NOOP("Marks", "The client is now in %1"))
                   : text(QT_TRANSLATE_NOOP("Marks", "The server is now in %1")))
        .arg(present::stateInWords(*note.state));
}

QString loss(const present::LadderArrow& arrow)
{
    const QString flags = flagsText(arrow.header);
    const bool client = arrow.from == sim::HostId::Client;
    return (client
                ? text(QT_TRANSLATE_NOOP("Marks", "%1 from the client does not get through: %2"))
                : text(QT_TRANSLATE_NOOP("Marks", "%1 from the server does not get through: %2")))
        .arg(flags, lossText(arrow));
}

QString fired(const present::LadderTimerBar& bar)
{
    const bool client = bar.host == sim::HostId::Client;
    return (client ? text(QT_TRANSLATE_NOOP("Marks", "The client's %1 runs out after %2"))
                   : text(QT_TRANSLATE_NOOP("Marks", "The server's %1 runs out after %2")))
        .arg(timerText(bar.timer, bar.orphan), durationText(bar.ended - bar.started));
}

} // namespace

QString momentWords(const present::LadderLayout& layout, std::size_t moment)
{
    return text(QT_TRANSLATE_NOOP("Marks", "step %1, %2"))
        .arg(moment)
        .arg(timeText(layout.momentTime(moment)));
}

QString markWords(const present::LadderLayout& layout, RunMarkKind kind,
                  const present::RunMark& mark)
{
    QString what;
    switch (kind) {
    case RunMarkKind::ClientTransition:
        what = transition(layout.notes(sim::HostId::Client)[mark.subject], sim::HostId::Client);
        break;
    case RunMarkKind::ServerTransition:
        what = transition(layout.notes(sim::HostId::Server)[mark.subject], sim::HostId::Server);
        break;
    case RunMarkKind::Loss:
        what = loss(layout.arrows()[mark.subject]);
        break;
    case RunMarkKind::Timer:
        what = fired(layout.timers()[mark.subject]);
        break;
    case RunMarkKind::Breakpoint:
        break;
    }
    return what + u'\n' + momentWords(layout, mark.moment);
}

} // namespace tcplab::gui
