#pragma once

#include "framing/framing.h"
#include "lab/lab_error.h"
#include "lab/lab_event.h"
#include "lab/reach.h"
#include "lab/socket_options.h"

#include <QCoreApplication>

namespace tcplab::lab {

/// The lab's errors and events in the words of the language now installed, for the window and the
/// command line alike. Whole sentences; nothing here looks at a socket.
class LabText
{
    Q_DECLARE_TR_FUNCTIONS(LabText)

public:
    /// What happened, one sentence.
    static QString what(const LabError& error);
    /// What to try, one sentence; empty where nothing helps.
    static QString advice(const LabError& error);

    /// An event as a program's author sees it: "client 2 connected from 127.0.0.1:40312".
    static QString words(const LabEvent& event);
    /// The BSD call behind an event, never translated: "read()"; empty where there is none.
    static QString call(const LabEvent& event);
    /// What the call returned: "= 20"; empty where it says nothing.
    static QString result(const LabEvent& event);

    /// "Length, 4 bytes, big endian".
    static QString framingName(const framing::Framing& framing);
    /// Why bytes are not messages, one sentence without a full stop, for a table.
    static QString framingFault(const framing::Error& error);

    /// Why the effective value of an option is what it is, a few words.
    static QString optionReason(const OptionRow& row);
    /// "on", "32,768", "off"; a dash for a value that is not known.
    static QString optionValue(SocketOption option, std::optional<int> value);

    /// "127.0.0.1:8082", "[::1]:8082".
    static QString endpoint(const QHostAddress& address, quint16 port);
    /// Who can reach what is bound there, one sentence.
    static QString reach(Reach reach);
    /// Bytes of a peer as printable text: control characters and broken UTF-8 become "·".
    static QString printable(const QByteArray& bytes, qsizetype most = 80);
};

} // namespace tcplab::lab
