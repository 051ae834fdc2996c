#include "cli/lab_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringConverter>

#include "lab/lab_text.h"

namespace tcplab::cli {

namespace {

using lab::LabErrorKind;
using lab::LabEventKind;

QString inWords(const char* text, int n = -1)
{
    return QCoreApplication::translate("LabWords", text, nullptr, n);
}

QString endpoint(const QHostAddress& address, quint16 port)
{
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + address.toString() + u']'
                             : address.toString();
    return QStringLiteral("%1:%2").arg(host).arg(port);
}

bool isAboutListener(const lab::LabEvent& event)
{
    return event.peerAddress.isNull();
}

QString bytesWords(const lab::LabEvent& event)
{
    const int n = static_cast<int>(event.length);
    if (event.kind == LabEventKind::BytesRead)
        return inWords(QT_TRANSLATE_N_NOOP("LabWords", "read %n byte(s): %1"), n)
            .arg(readable(event.bytes));
    if (event.kind == LabEventKind::BytesWritten)
        return inWords(QT_TRANSLATE_N_NOOP("LabWords", "wrote %n byte(s): %1"), n)
            .arg(readable(event.bytes));
    if (event.kind == LabEventKind::MessageDecoded)
        return inWords(QT_TRANSLATE_N_NOOP("LabWords", "message %1, %n byte(s): %2"),
                       static_cast<int>(event.bytes.size()))
            .arg(QString::number(event.message), readable(event.bytes));
    return inWords(QT_TRANSLATE_N_NOOP("LabWords",
                                       "does not read its answers, %n byte(s) wait for it: "
                                       "nothing is read from it for now"),
                   n);
}

QString framingWords(const lab::LabEvent& event)
{
    if (!event.framingError) return inWords(QT_TRANSLATE_NOOP("LabWords", "the framing broke"));
    return inWords(QT_TRANSLATE_NOOP("LabWords", "the framing broke: %1"))
        .arg(lab::LabText::framingFault(*event.framingError));
}

/// What a program can tell from a broken framing.
QString faultId(framing::ErrorKind kind)
{
    using framing::ErrorKind;
    switch (kind) {
    case ErrorKind::LengthOverLimit:
        return QStringLiteral("length-over-limit");
    case ErrorKind::LengthNegative:
        return QStringLiteral("length-negative");
    case ErrorKind::OtherByteOrder:
        return QStringLiteral("other-byte-order");
    case ErrorKind::MessageOverLimit:
        return QStringLiteral("message-over-limit");
    case ErrorKind::InvalidJson:
        return QStringLiteral("invalid-json");
    case ErrorKind::TruncatedPrefix:
        return QStringLiteral("truncated-prefix");
    case ErrorKind::TruncatedMessage:
        return QStringLiteral("truncated-message");
    case ErrorKind::PayloadSizeDiffers:
    case ErrorKind::PayloadHoldsDelimiter:
    case ErrorKind::PayloadOverPrefix:
    case ErrorKind::PayloadOverLimit:
    case ErrorKind::PayloadNotJson: // of writing
    case ErrorKind::BadFixedSize:
    case ErrorKind::BadDelimiter:
    case ErrorKind::BadPrefixBytes:
        return QStringLiteral("bad-parameters");
    }
    return {};
}

QString connectionWords(const lab::LabEvent& event)
{
    switch (event.kind) {
    case LabEventKind::ClientConnected:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "connected (accept)"));
    case LabEventKind::Connecting:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "connecting"));
    case LabEventKind::Connected:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "connected"));
    case LabEventKind::WriteShutDown:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "no more will be sent (FIN)"));
    case LabEventKind::PeerClosed:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "the peer closed (FIN)"));
    case LabEventKind::PeerReset:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "the peer reset the connection (RST)"));
    case LabEventKind::Closed:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "closed"));
    case LabEventKind::Aborted:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "aborted (RST)"));
    case LabEventKind::Listening:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "listening"));
    case LabEventKind::Stopped:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "stopped"));
    case LabEventKind::FramingBroken:
        return framingWords(event);
    case LabEventKind::ReadingResumed:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "reads again"));
    case LabEventKind::AcceptFailed:
    case LabEventKind::ConnectFailed:
    case LabEventKind::ConnectionFailed:
        return errorMessage(event.error);
    case LabEventKind::BytesRead:
    case LabEventKind::BytesWritten:
    case LabEventKind::MessageDecoded:
    case LabEventKind::ReadingPaused:
        return bytesWords(event);
    }
    return {};
}

QString eventId(LabEventKind kind)
{
    switch (kind) {
    case LabEventKind::Listening:
        return QStringLiteral("listening");
    case LabEventKind::Stopped:
        return QStringLiteral("stopped");
    case LabEventKind::ClientConnected:
        return QStringLiteral("client-connected");
    case LabEventKind::AcceptFailed:
        return QStringLiteral("accept-failed");
    case LabEventKind::ReadingPaused:
        return QStringLiteral("reading-paused");
    case LabEventKind::ReadingResumed:
        return QStringLiteral("reading-resumed");
    case LabEventKind::MessageDecoded:
        return QStringLiteral("message-decoded");
    case LabEventKind::FramingBroken:
        return QStringLiteral("framing-broken");
    case LabEventKind::Connecting:
        return QStringLiteral("connecting");
    case LabEventKind::Connected:
        return QStringLiteral("connected");
    case LabEventKind::ConnectFailed:
        return QStringLiteral("connect-failed");
    case LabEventKind::WriteShutDown:
        return QStringLiteral("write-shut-down");
    case LabEventKind::BytesRead:
        return QStringLiteral("bytes-read");
    case LabEventKind::BytesWritten:
        return QStringLiteral("bytes-written");
    case LabEventKind::PeerClosed:
        return QStringLiteral("peer-closed");
    case LabEventKind::PeerReset:
        return QStringLiteral("peer-reset");
    case LabEventKind::ConnectionFailed:
        return QStringLiteral("connection-failed");
    case LabEventKind::Closed:
        return QStringLiteral("closed");
    case LabEventKind::Aborted:
        return QStringLiteral("aborted");
    }
    return {};
}

/// Errors that have to do with an address or a port; empty for the others.
QString placeMessage(const lab::LabError& error)
{
    const QString place = endpoint(error.address, error.port);
    switch (error.kind) {
    case LabErrorKind::AddressInUse:
        return inWords(QT_TRANSLATE_NOOP(
                           "LabWords",
                           "%1 is in use by another program. Choose another port with --port "
                           "(0 takes any free one), or end that program; ss -ltnp names it."))
            .arg(place);
    case LabErrorKind::PermissionDenied:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "The system does not permit %1. Ports below 1024 need "
                                         "a privilege; choose a higher one with --port."))
            .arg(place);
    case LabErrorKind::AddressNotAvailable:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "This machine does not have the address %1. ip addr "
                                         "shows those that it has."))
            .arg(error.address.toString());
    case LabErrorKind::AddressFamilyNotSupported:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "This system does not support addresses like %1 (is "
                                         "IPv6 off?). Try 127.0.0.1."))
            .arg(error.address.toString());
    case LabErrorKind::ConnectionRefused:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "%1 refused the connection: no program listens there. "
                                         "Start the server first, with tcplab-cli serve."))
            .arg(place);
    case LabErrorKind::ConnectionReset:
        return inWords(QT_TRANSLATE_NOOP("LabWords", "%1 reset the connection (RST).")).arg(place);
    case LabErrorKind::TimedOut:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "%1 does not answer. Is the address right, and does a "
                                         "firewall drop what is sent there?"))
            .arg(place);
    case LabErrorKind::NetworkUnreachable:
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "There is no way to %1 from here. Check the address "
                                         "and the network."))
            .arg(place);
    case LabErrorKind::None:
    case LabErrorKind::HostNotFound:
    case LabErrorKind::TooManyDescriptors:
    case LabErrorKind::InvalidConfiguration:
    case LabErrorKind::NotAvailableHere:
    case LabErrorKind::Other:
        return {};
    }
    return {};
}

} // namespace

QString errorMessage(const lab::LabError& error)
{
    if (const QString message = placeMessage(error); !message.isEmpty()) return message;
    if (error.kind == LabErrorKind::HostNotFound)
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "No address is known for the name '%1'. Check its "
                                         "spelling, or give the address."))
            .arg(error.hostName);
    if (error.kind == LabErrorKind::TooManyDescriptors)
        return inWords(QT_TRANSLATE_NOOP("LabWords",
                                         "Too many sockets are open. Close some, or raise the "
                                         "limit with ulimit -n."));
    if (error.kind == LabErrorKind::NotAvailableHere)
        return inWords(QT_TRANSLATE_NOOP("LabWords", "This operating system does not offer that."));
    if (error.kind == LabErrorKind::InvalidConfiguration)
        return inWords(QT_TRANSLATE_NOOP("LabWords", "The value of '%1' is out of range."))
            .arg(error.field);
    return inWords(QT_TRANSLATE_NOOP("LabWords", "The system reports: %1.")).arg(error.systemText);
}

QString readable(const QByteArray& bytes, int most)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString decoded = decode(bytes);
    const bool isText = !decode.hasError();
    QString words;
    const auto add = [&](QChar c) {
        if (c == u'\n')
            words += QLatin1String("\\n");
        else if (c == u'\r')
            words += QLatin1String("\\r");
        else if (c == u'\t')
            words += QLatin1String("\\t");
        else if (c == u'\\')
            words += QLatin1String("\\\\");
        else if (c.unicode() < 0x20 || (!isText && c.unicode() >= 0x7f) || c.unicode() == 0x7f)
            words += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            words += c;
    };
    for (const QChar c : isText ? decoded : QString::fromLatin1(bytes)) {
        if (words.size() >= most) return words + QStringLiteral("…");
        add(c);
    }
    return words;
}

QString eventLine(const lab::LabEvent& event)
{
    const QString time =
        QDateTime::fromMSecsSinceEpoch(event.wallMs).toString(QStringLiteral("HH:mm:ss.zzz"));
    const QString peer = isAboutListener(event) ? endpoint(event.localAddress, event.localPort)
                                                : endpoint(event.peerAddress, event.peerPort);
    return time + QStringLiteral("  ") + peer + QStringLiteral("  ") + connectionWords(event);
}

QString eventJson(const lab::LabEvent& event)
{
    QJsonObject object{
        {QStringLiteral("time"),
         QDateTime::fromMSecsSinceEpoch(event.wallMs).toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("event"), eventId(event.kind)},
        {QStringLiteral("connection"), static_cast<qint64>(event.connection)}};
    const auto place = [&](const QString& name, const QHostAddress& address, quint16 port) {
        if (!address.isNull())
            object.insert(name, QJsonObject{{QStringLiteral("address"), address.toString()},
                                            {QStringLiteral("port"), port}});
    };
    place(QStringLiteral("peer"), event.peerAddress, event.peerPort);
    place(QStringLiteral("local"), event.localAddress, event.localPort);
    const bool hasBytes = event.kind == LabEventKind::BytesRead ||
                          event.kind == LabEventKind::BytesWritten ||
                          event.kind == LabEventKind::MessageDecoded;
    if (hasBytes) {
        object.insert(QStringLiteral("offset"), event.offset);
        object.insert(QStringLiteral("length"), event.bytes.size());
        object.insert(QStringLiteral("hex"), QString::fromLatin1(event.bytes.toHex()));
        object.insert(QStringLiteral("text"), readable(event.bytes, 1 << 20));
    }
    if (event.kind == LabEventKind::MessageDecoded) {
        object.insert(QStringLiteral("message"), event.message);
        // With what tells messages apart: `offset` and `frameLength` are its place in the stream.
        object.insert(QStringLiteral("frameLength"), event.length);
    }
    if (event.framingError) {
        object.insert(QStringLiteral("offset"), event.offset);
        object.insert(QStringLiteral("reason"), faultId(event.framingError->kind));
        object.insert(QStringLiteral("text"), lab::LabText::framingFault(*event.framingError));
    }
    if (event.error) object.insert(QStringLiteral("error"), errorMessage(event.error));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace tcplab::cli
