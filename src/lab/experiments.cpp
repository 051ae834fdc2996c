#include "lab/experiments.h"

#include <QCoreApplication>

#include <array>

namespace tcplab::lab {

namespace {

constexpr const char* context = "Experiments";

constexpr std::array<ExperimentInfo, 16> table{{
    {"tcp-echo", QT_TRANSLATE_NOOP("Experiments", "TCP echo, answered in upper case"),
     QT_TRANSLATE_NOOP("Experiments", "The server answers what it reads in upper case."), 8081,
     true},
    {"udp-echo", QT_TRANSLATE_NOOP("Experiments", "UDP echo"),
     QT_TRANSLATE_NOOP("Experiments", "Each datagram is answered in upper case."), 9000, false},
    {"udp-chat", QT_TRANSLATE_NOOP("Experiments", "UDP chat desk"),
     QT_TRANSLATE_NOOP("Experiments", "Datagrams from any number of clients, answered one by one."),
     8081, false},
    {"remote-command", QT_TRANSLATE_NOOP("Experiments", "Remote command"),
     QT_TRANSLATE_NOOP(
         "Experiments",
         "A command from a fixed list is run; a length prefix stands before its output."),
     8080, false},
    {"json-message", QT_TRANSLATE_NOOP("Experiments", "JSON messages"),
     QT_TRANSLATE_NOOP("Experiments", "JSON objects with a length prefix."), 8888, false},
    {"sticky", QT_TRANSLATE_NOOP("Experiments", "Sticky-packet microscope"),
     QT_TRANSLATE_NOOP(
         "Experiments",
         "What was written, what was sent and what each read returned, byte by byte."),
     8082, true},
    {"half-close", QT_TRANSLATE_NOOP("Experiments", "Half-close"),
     QT_TRANSLATE_NOOP("Experiments",
                       "One direction is closed while the other still carries data."),
     8090, false},
    {"who-closes-first", QT_TRANSLATE_NOOP("Experiments", "Who closes first?"),
     QT_TRANSLATE_NOOP("Experiments", "TIME-WAIT stays with the side that closes first."), 8091,
     false},
    {"reuse-address", QT_TRANSLATE_NOOP("Experiments", "Reusing an address"),
     QT_TRANSLATE_NOOP("Experiments",
                       "When SO_REUSEADDR and SO_REUSEPORT let a second bind succeed."),
     8092, false},
    {"backlog", QT_TRANSLATE_NOOP("Experiments", "Backlog"),
     QT_TRANSLATE_NOOP("Experiments", "Connections that stand before accept() is called."), 8093,
     false},
    {"keepalive", QT_TRANSLATE_NOOP("Experiments", "Keepalive"),
     QT_TRANSLATE_NOOP("Experiments", "How a silent peer is found to be gone."), 8094, false},
    {"reset-linger", QT_TRANSLATE_NOOP("Experiments", "Reset instead of close"),
     QT_TRANSLATE_NOOP("Experiments", "SO_LINGER with zero seconds makes close() send a RST."),
     8095, false},
    {"partial-send", QT_TRANSLATE_NOOP("Experiments", "Partial send"),
     QT_TRANSLATE_NOOP("Experiments", "send() takes fewer bytes than it was given."), 8096, false},
    {"black-hole", QT_TRANSLATE_NOOP("Experiments", "Black hole"),
     QT_TRANSLATE_NOOP("Experiments", "The peer vanishes without a word."), 8097, false},
    {"unix-socket", QT_TRANSLATE_NOOP("Experiments", "Unix socket"),
     QT_TRANSLATE_NOOP("Experiments", "The echo over a path in the file system."), 0, false},
    {"raw-socket", QT_TRANSLATE_NOOP("Experiments", "Raw socket"),
     QT_TRANSLATE_NOOP("Experiments", "What SOCK_RAW allows, and to whom."), 0, false},
}};

} // namespace

QString ExperimentInfo::translatedTitle() const
{
    return QCoreApplication::translate(context, title);
}

QString ExperimentInfo::translatedSummary() const
{
    return QCoreApplication::translate(context, summary);
}

std::span<const ExperimentInfo> experiments()
{
    return table;
}

const ExperimentInfo* findExperiment(const QString& id)
{
    for (const ExperimentInfo& info : table)
        if (id == QLatin1String(info.id)) return &info;
    return nullptr;
}

} // namespace tcplab::lab
