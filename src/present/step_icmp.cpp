#include <QCoreApplication>

#include "present/messages.h"
#include "present/names.h"
#include "present/step_events.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

/// %1 the host, %2 what the message says.
QString bodyOf(const sim::IcmpRecord& icmp)
{
    if (icmp.conn == 0)
        return QCoreApplication::translate(
            "Step", "%1 has no connection that the message (%2) can be about, so nobody is told.");
    if (icmp.kind == tcp::IcmpError::Kind::SourceQuench)
        return QCoreApplication::translate(
            "Step", "%1 discards the message (%2) silently: a router that is short of memory drops "
                    "segments, and congestion control learns of it that way.");
    return QCoreApplication::translate(
        "Step", "%1 discards the message (%2): the segments that it sends are small enough.");
}

} // namespace

StepText icmpBox(const sim::IcmpRecord& icmp)
{
    const QString section = QStringLiteral("3.9.2.2");
    const QStringList values{hostAtStart(icmp.host), icmpName(icmp.kind)};
    const bool quench = icmp.kind == tcp::IcmpError::Kind::SourceQuench;
    return {
        icmp.host,
        fill(QCoreApplication::translate("Step", "%1 does nothing about an ICMP message"), values),
        fill(bodyOf(icmp), values),
        clauseText(9293, section),
        clauseUrl(9293, section),
        quench ? QStringLiteral("TCP implementations MUST silently discard any received ICMP "
                                "Source Quench messages")
               : QStringLiteral("TCP implementations MUST act on an ICMP error message passed "
                                "up from the IP layer, directing it to the connection that "
                                "created the error")};
}

} // namespace tcplab::present
