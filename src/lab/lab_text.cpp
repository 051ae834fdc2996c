#include "lab/lab_text.h"

#include <QLocale>
#include <QStringDecoder>

namespace tcplab::lab {

namespace {

QString peerOf(const LabEvent& event)
{
    return LabText::endpoint(event.peerAddress, event.peerPort);
}

int asInt(qint64 value)
{
    return static_cast<int>(std::min<qint64>(value, std::numeric_limits<int>::max()));
}

} // namespace

QString LabText::words(const LabEvent& event)
{
    switch (event.kind) {
    case LabEventKind::Listening:
        return tr("listening on %1").arg(endpoint(event.localAddress, event.localPort));
    case LabEventKind::Stopped:
        return tr("no longer listening");
    case LabEventKind::ClientConnected:
        return tr("connection %1 accepted from %2")
            .arg(QString::number(event.connection), peerOf(event));
    case LabEventKind::AcceptFailed:
        return tr("a connection could not be accepted: %1").arg(what(event.error));
    case LabEventKind::ReadingPaused:
        return tr("the peer does not read its answers: reading waits (%n bytes to go)", nullptr,
                  asInt(event.length));
    case LabEventKind::ReadingResumed:
        return tr("the peer reads again, so does this end");
    case LabEventKind::MessageDecoded:
        return tr("message %1 decoded").arg(event.message);
    case LabEventKind::FramingBroken:
        return event.framingError ? framingFault(*event.framingError)
                                  : tr("the bytes do not follow the framing");
    case LabEventKind::Connecting:
        return event.peerPort == 0 ? tr("connecting") : tr("connecting to %1").arg(peerOf(event));
    case LabEventKind::Connected:
        return tr("connected, from port %1").arg(event.localPort);
    case LabEventKind::ConnectFailed:
        return what(event.error);
    case LabEventKind::WriteShutDown:
        return tr("nothing more will be sent; reading goes on");
    case LabEventKind::BytesRead:
        return tr("%n bytes read", nullptr, asInt(event.length));
    case LabEventKind::BytesWritten:
        return tr("%n bytes written", nullptr, asInt(event.length));
    case LabEventKind::PeerClosed:
        return tr("the peer closed (FIN): it will send no more");
    case LabEventKind::PeerReset:
        return tr("the peer reset the connection (RST)");
    case LabEventKind::ConnectionFailed:
        return what(event.error);
    case LabEventKind::Closed:
        return tr("closed here (FIN)");
    case LabEventKind::Aborted:
        return tr("aborted here (RST)");
    }
    return {};
}

QString LabText::call(const LabEvent& event)
{
    switch (event.kind) {
    case LabEventKind::Listening:
        return QStringLiteral("listen()");
    case LabEventKind::ClientConnected:
    case LabEventKind::AcceptFailed:
        return QStringLiteral("accept()");
    case LabEventKind::Connecting:
    case LabEventKind::Connected:
    case LabEventKind::ConnectFailed:
        return QStringLiteral("connect()");
    case LabEventKind::WriteShutDown:
        return QStringLiteral("shutdown(SHUT_WR)");
    case LabEventKind::BytesRead:
    case LabEventKind::PeerClosed:
    case LabEventKind::PeerReset:
        return QStringLiteral("read()");
    case LabEventKind::BytesWritten:
        return QStringLiteral("write()");
    case LabEventKind::Stopped:
    case LabEventKind::Closed:
    case LabEventKind::Aborted:
        return QStringLiteral("close()");
    case LabEventKind::ReadingPaused:
    case LabEventKind::ReadingResumed:
    case LabEventKind::MessageDecoded:
    case LabEventKind::FramingBroken:
    case LabEventKind::ConnectionFailed:
        return {};
    }
    return {};
}

QString LabText::result(const LabEvent& event)
{
    switch (event.kind) {
    case LabEventKind::BytesRead:
    case LabEventKind::BytesWritten:
        return QStringLiteral("= %1").arg(QLocale().toString(event.length));
    case LabEventKind::PeerClosed:
        return QStringLiteral("= 0");
    case LabEventKind::PeerReset:
        return QStringLiteral("ECONNRESET");
    case LabEventKind::ConnectFailed:
        if (event.error.kind == LabErrorKind::ConnectionRefused)
            return QStringLiteral("ECONNREFUSED");
        return event.error.kind == LabErrorKind::TimedOut ? QStringLiteral("ETIMEDOUT") : QString();
    case LabEventKind::Connected:
        return QStringLiteral("= 0");
    case LabEventKind::Listening:
    case LabEventKind::Stopped:
    case LabEventKind::ClientConnected:
    case LabEventKind::AcceptFailed:
    case LabEventKind::ReadingPaused:
    case LabEventKind::ReadingResumed:
    case LabEventKind::MessageDecoded:
    case LabEventKind::FramingBroken:
    case LabEventKind::Connecting:
    case LabEventKind::WriteShutDown:
    case LabEventKind::ConnectionFailed:
    case LabEventKind::Closed:
    case LabEventKind::Aborted:
        return {};
    }
    return {};
}

QString LabText::endpoint(const QHostAddress& address, quint16 port)
{
    const QString text = address.toString();
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(text).arg(port);
}

QString LabText::reach(Reach reach)
{
    switch (reach) {
    case Reach::Loopback:
        return tr("Only programs on this machine can reach it.");
    case Reach::ThisNetwork:
        return tr("Machines on this network can reach it.");
    case Reach::Anyone:
        return tr("Whoever can reach this machine can reach it.");
    }
    return {};
}

QString LabText::printable(const QByteArray& bytes, qsizetype most)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    QString text = decode(bytes.left(most * 4));
    for (QChar& c : text)
        if (!c.isPrint() && !c.isSurrogate()) c = QChar(0xB7);
    if (text.size() <= most) return text;
    qsizetype cut = most - 1;
    if (cut > 0 && text.at(cut - 1).isHighSurrogate()) --cut;
    return text.left(cut) + QChar(0x2026);
}

} // namespace tcplab::lab
