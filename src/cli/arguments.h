#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tcplab::cli {

enum class Verb { None, List, Run, Check, Serve, Connect, Packetdrill, Explore, NotThereYet };

/// What was asked for on the command line. Values are as typed; each verb judges its own.
struct Arguments
{
    Verb verb = Verb::None;
    QString verbName;

    bool json = false;       ///< list, serve, packetdrill
    QStringList scenarios;   ///< run: one; check: one or more
    QString format;          ///< run: empty is "ladder"
    QString states;          ///< run: whose names of states; empty is "rfc"
    QString until;           ///< run
    QString seed;            ///< run
    QString preset;          ///< run: empty is "rfc9293"
    QString numbers;         ///< run: empty is "absolute"
    QStringList settings;    ///< run: --set
    QStringList notThereYet; ///< run: --pcap, --svg, --pkt where given

    QString experiment; ///< serve, connect
    QString address;    ///< serve: --bind; connect: --host
    QString port;
    QString duration; ///< serve: --for
    QString framing;  ///< serve sticky
    QString readSize;
    QString readDelay;

    QStringList files; ///< packetdrill
    QString profile;   ///< packetdrill: empty is "auto"
    bool verbose = false;
    bool strictSkips = false; ///< packetdrill: a skip counts as a failure

    QMap<QString, QString> bounds; ///< explore: options with a value, by name without dashes
    bool listWorlds = false;       ///< explore: --list
    bool allRows = false;          ///< explore: rows never taken, too
};

/// Either arguments, or what to print instead and the exit status.
struct Parsed
{
    Arguments arguments;
    std::optional<int> status; ///< set: print `text` and end
    QString text;
};

/// Reads the command line; help and mistakes are worded in the current language.
Parsed parseArguments(const QStringList& words);

/// The value of --lang, wherever it stands; needed before anything can be worded.
std::optional<QString> languageArgument(const QStringList& words);

/// The nearest of `candidates` by edits, where one is near enough to be meant.
std::optional<QString> nearest(const QString& word, const QStringList& candidates);

} // namespace tcplab::cli
