#include "lab/reach.h"

namespace tcplab::lab {

namespace {
bool isPrivate(const QHostAddress& address)
{
    if (address.isLinkLocal() || address.isUniqueLocalUnicast()) return true;
    static constexpr struct
    {
        quint32 network;
        int bits;
    } privateRanges[] = {{0x0A000000, 8}, {0xAC100000, 12}, {0xC0A80000, 16}}; // RFC 1918
    for (const auto& range : privateRanges)
        if (address.isInSubnet(QHostAddress(range.network), range.bits)) return true;
    return false;
}
} // namespace

Reach reachOf(const QHostAddress& address)
{
    QHostAddress plain = address;
    bool isMapped = false;
    const quint32 ipv4 = address.toIPv4Address(&isMapped);
    // "::" converts to 0.0.0.0 too; what is bound to it is reachable through both families.
    if (isMapped && address.protocol() != QAbstractSocket::AnyIPProtocol)
        plain = QHostAddress(ipv4);
    if (plain.isLoopback()) return Reach::Loopback;
    return isPrivate(plain) ? Reach::ThisNetwork : Reach::Anyone;
}

QHostAddress addressFromText(const QString& text)
{
    QString plain = text.trimmed();
    if (plain.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    if (plain == QLatin1String("*") ||
        plain.compare(QLatin1String("any"), Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::Any);
    if (plain.startsWith(QLatin1Char('[')) && plain.endsWith(QLatin1Char(']')))
        plain = plain.mid(1, plain.size() - 2);
    // QHostAddress also takes "1.2" and plain numbers, as old C functions did; a person who types
    // these has made a slip.
    if (!plain.contains(QLatin1Char(':')) && plain.count(QLatin1Char('.')) != 3) return {};
    return QHostAddress(plain);
}

} // namespace tcplab::lab
