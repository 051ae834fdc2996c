// What programs write, and what came of it in words.
#include <QCoreApplication>

#include <algorithm>

#include "present/segment_sheet.h"
#include "present/socket_calls.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

using Function = SocketCall::Function;

/// "fd", and "fd2" for the second connection.
QString descriptor(const SocketCall& call, CallDialect dialect)
{
    if (call.listener)
        return dialect == CallDialect::C ? QStringLiteral("lfd") : QStringLiteral("server");
    const QString name = dialect == CallDialect::C ? QStringLiteral("fd") : QStringLiteral("sock");
    return call.conn > 1 ? name + QString::number(call.conn) : name;
}

QString bytesLiteral(const SocketCall& call)
{
    constexpr std::size_t most = 24;
    QString shown;
    const std::string_view begin = std::string_view(call.text).substr(0, most);
    for (const char c : begin) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '\n')
            shown += QStringLiteral("\\n");
        else if (octet < 0x20 || octet >= 0x7F)
            shown += QStringLiteral("\\x%1").arg(octet, 2, 16, QLatin1Char('0'));
        else if (c == '"' || c == '\\')
            shown += QStringLiteral("\\") + QLatin1Char(c);
        else
            shown += QLatin1Char(c);
    }
    return u'"' + shown + (call.text.size() > most ? QStringLiteral("…\"") : QStringLiteral("\""));
}

struct Option
{
    std::string_view name;
    const char* level;
    const char* constant;
};

/// Settings of scenarios that sockets have, too.
const Option* socketOption(const std::string& text)
{
    static constexpr Option known[]{{"nagle", "IPPROTO_TCP", "TCP_NODELAY"},
                                    {"keepalive", "SOL_SOCKET", "SO_KEEPALIVE"},
                                    {"keepalive.idle", "IPPROTO_TCP", "TCP_KEEPIDLE"},
                                    {"keepalive.interval", "IPPROTO_TCP", "TCP_KEEPINTVL"},
                                    {"keepalive.count", "IPPROTO_TCP", "TCP_KEEPCNT"}};
    const std::string_view name = std::string_view(text).substr(0, text.find('='));
    const auto* found = std::ranges::find(known, name, &Option::name);
    return found == std::end(known) ? nullptr : found;
}

QString optionCode(const SocketCall& call, CallDialect dialect)
{
    const QString whole = QString::fromStdString(call.text);
    const Option* option = socketOption(call.text);
    const bool c = dialect == CallDialect::C;
    if (!option)
        return c ? QStringLiteral("/* %1 */").arg(whole) : QStringLiteral("# %1").arg(whole);
    QString value = whole.section(u'=', 1);
    if (value == QStringLiteral("true")) value = QStringLiteral("1");
    if (value == QStringLiteral("false")) value = QStringLiteral("0");
    // NODELAY is the other way round: it is what Nagle's algorithm is not.
    if (option->name == "nagle")
        value = value == QStringLiteral("1") ? QStringLiteral("0") : QStringLiteral("1");
    if (value.endsWith(u's') && value.chopped(1).toInt() > 0) value.chop(1);
    const QString level = QString::fromLatin1(option->level);
    const QString constant = QString::fromLatin1(option->constant);
    const QString fd = descriptor(call, dialect);
    return c ? fill(QStringLiteral("setsockopt(%1, %2, %3, &(int){%4}, sizeof(int))"),
                    {fd, level, constant, value})
             : fill(QStringLiteral("%1.setsockopt(socket.%2, socket.%3, %4)"),
                    {fd, level, constant, value});
}

QString codeInC(const SocketCall& call, bool ipv6)
{
    const QString fd = descriptor(call, CallDialect::C);
    const QString family = ipv6 ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET");
    switch (call.function) {
    case Function::Socket:
        return fill(QStringLiteral("%1 = socket(%2, SOCK_STREAM, 0)"), {fd, family});
    case Function::Bind:
        return fill(QStringLiteral("bind(%1, &addr, len)"), {fd});
    case Function::Listen:
        return fill(QStringLiteral("listen(%1, %2)"), {fd, QString::number(call.asked)});
    case Function::Accept: {
        SocketCall accepted = call;
        accepted.listener = false;
        return fill(QStringLiteral("%1 = accept(%2, NULL, NULL)"),
                    {descriptor(accepted, CallDialect::C), fd});
    }
    case Function::Connect:
        return fill(QStringLiteral("connect(%1, &addr, len)"), {fd});
    case Function::Send:
        return fill(QStringLiteral("send(%1, %2, %3, %4)"),
                    {fd, call.text.empty() ? QStringLiteral("data") : bytesLiteral(call),
                     QString::number(call.asked),
                     call.urgent ? QStringLiteral("MSG_OOB") : QStringLiteral("0")});
    case Function::Recv:
        return call.asked == 0 ? fill(QStringLiteral("recv(%1, buf, sizeof buf, 0)"), {fd})
                               : fill(QStringLiteral("recv(%1, buf, %2, MSG_WAITALL)"),
                                      {fd, QString::number(call.asked)});
    case Function::Shutdown:
        return fill(QStringLiteral("shutdown(%1, SHUT_WR)"), {fd});
    case Function::Close:
        return fill(QStringLiteral("close(%1)"), {fd});
    case Function::Linger:
        return fill(
            QStringLiteral("setsockopt(%1, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, …)"),
            {fd});
    case Function::SetOption:
        return optionCode(call, CallDialect::C);
    case Function::Crash:
    case Function::Restart:
        break;
    }
    return {};
}

QString codeInPython(const SocketCall& call, bool ipv6, const QString& address, const QString& port)
{
    const QString s = descriptor(call, CallDialect::Python);
    switch (call.function) {
    case Function::Socket:
        return fill(
            QStringLiteral("%1 = socket.socket(%2)"),
            {s, ipv6 ? QStringLiteral("socket.AF_INET6") : QStringLiteral("socket.AF_INET")});
    case Function::Bind:
        return fill(QStringLiteral("%1.bind((\"%2\", %3))"), {s, address, port});
    case Function::Listen:
        return fill(QStringLiteral("%1.listen(%2)"), {s, QString::number(call.asked)});
    case Function::Accept: {
        SocketCall accepted = call;
        accepted.listener = false;
        return fill(QStringLiteral("%1, peer = %2.accept()"),
                    {descriptor(accepted, CallDialect::Python), s});
    }
    case Function::Connect:
        return fill(QStringLiteral("%1.connect((\"%2\", %3))"), {s, address, port});
    case Function::Send: {
        const QString data = call.text.empty() ? QStringLiteral("data") : u'b' + bytesLiteral(call);
        return call.urgent ? fill(QStringLiteral("%1.send(%2, socket.MSG_OOB)"), {s, data})
                           : fill(QStringLiteral("%1.sendall(%2)"), {s, data});
    }
    case Function::Recv:
        return call.asked == 0 ? fill(QStringLiteral("%1.recv(65536)"), {s})
                               : fill(QStringLiteral("%1.recv(%2, socket.MSG_WAITALL)"),
                                      {s, QString::number(call.asked)});
    case Function::Shutdown:
        return fill(QStringLiteral("%1.shutdown(socket.SHUT_WR)"), {s});
    case Function::Close:
        return fill(QStringLiteral("%1.close()"), {s});
    case Function::Linger:
        return fill(QStringLiteral("%1.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, "
                                   "struct.pack(\"ii\", 1, 0))"),
                    {s});
    case Function::SetOption:
        return optionCode(call, CallDialect::Python);
    case Function::Crash:
    case Function::Restart:
        break;
    }
    return {};
}

/// The error of errno and Python's exception for it.
struct ErrorName
{
    const char* c;
    const char* python;
};

ErrorName nameOf(const SocketCall& call)
{
    switch (call.failure) {
    case SocketCall::Failure::Refused:
        return {"ECONNREFUSED", "ConnectionRefusedError"};
    case SocketCall::Failure::TimedOut:
        return {"ETIMEDOUT", "TimeoutError"};
    case SocketCall::Failure::Reset:
        return {"ECONNRESET", "ConnectionResetError"};
    case SocketCall::Failure::Unreachable:
        return {"EHOSTUNREACH", "OSError: EHOSTUNREACH"};
    case SocketCall::Failure::None:
        break;
    }
    switch (call.error) {
    case tcp::CallError::None:
        break;
    case tcp::CallError::DoesNotExist:
        return {"ENOTCONN", "OSError: ENOTCONN"};
    case tcp::CallError::AlreadyExists:
        return call.function == Function::Connect ? ErrorName{"EISCONN", "OSError: EISCONN"}
                                                  : ErrorName{"EADDRINUSE", "OSError: EADDRINUSE"};
    case tcp::CallError::InsufficientResources:
        return {"ENOBUFS", "OSError: ENOBUFS"};
    case tcp::CallError::RemoteUnspecified:
        return {"EDESTADDRREQ", "OSError: EDESTADDRREQ"};
    case tcp::CallError::Closing:
        // recv() at the end of the stream is no error: it returns 0.
        if (call.function == Function::Recv) break;
        return {"EPIPE", "BrokenPipeError"};
    case tcp::CallError::Reset:
        return {"ECONNRESET", "ConnectionResetError"};
    }
    return {"", ""};
}

QString returnValue(const SocketCall& call, CallDialect dialect)
{
    const QString error = callErrorName(call, dialect);
    if (!error.isEmpty()) return dialect == CallDialect::C ? QStringLiteral("-1 ") + error : error;
    if (call.function == Function::Accept) {
        SocketCall accepted = call;
        accepted.listener = false;
        return descriptor(accepted, dialect);
    }
    if (call.function == Function::Recv && dialect == CallDialect::Python && call.result == 0)
        return QStringLiteral("b\"\"");
    if (call.function == Function::Recv || call.function == Function::Send)
        return dialect == CallDialect::Python && call.function == Function::Send && !call.urgent
                   ? QStringLiteral("None")
                   : QString::number(call.result);
    return dialect == CallDialect::C ? QStringLiteral("0") : QStringLiteral("None");
}

QString effectWords(const SocketCall::Effect& effect)
{
    if (const auto* sent = std::get_if<SocketCall::SegmentSent>(&effect))
        return sent->length > 0
                   ? fill(QCoreApplication::translate("SocketCalls", "sends %1 with %2 bytes"),
                          {flagsInWords(sent->header.flags), QString::number(sent->length)})
                   : fill(QCoreApplication::translate("SocketCalls", "sends %1"),
                          {flagsInWords(sent->header.flags)});
    const auto& state = std::get<SocketCall::StateChanged>(effect);
    return stateName(state.from) + QStringLiteral(" → ") + stateName(state.to);
}

/// Many segments of one kind are told as one line.
QStringList effectLines(const SocketCall& call)
{
    QStringList lines;
    for (std::size_t i = 0; i < call.effects.size();) {
        const QString words = effectWords(call.effects[i]);
        std::size_t next = i + 1;
        while (next < call.effects.size() && effectWords(call.effects[next]) == words)
            ++next;
        lines << (next - i > 1 ? fill(QCoreApplication::translate("SocketCalls", "%1, %2 times"),
                                      {words, QString::number(next - i)})
                               : words);
        i = next;
    }
    return lines;
}

QString stepNumber(std::size_t step)
{
    return QString::number(step + 1);
}

/// What a call of this kind does not do, where people believe that it does.
QStringList lessonLines(const SocketCall& call, std::size_t moment)
{
    QStringList lines;
    switch (call.function) {
    case Function::Accept:
        if (call.establishedStep && *call.establishedStep < moment && call.returned &&
            call.returnStep < moment)
            lines << fill(QCoreApplication::translate("SocketCalls",
                                                      "the handshake was done by TCP in step %1"),
                          {stepNumber(*call.establishedStep)});
        break;
    case Function::Send:
        if (call.error != tcp::CallError::None) break;
        lines << (call.acknowledgedStep && *call.acknowledgedStep < moment
                      ? fill(QCoreApplication::translate(
                                 "SocketCalls", "acknowledged by the peer's TCP in step %1"),
                             {stepNumber(*call.acknowledgedStep)})
                      : QCoreApplication::translate("SocketCalls", "not acknowledged yet"));
        lines << (call.readStep && *call.readStep < moment
                      ? fill(QCoreApplication::translate("SocketCalls",
                                                         "read by the peer's program in step %1"),
                             {stepNumber(*call.readStep)})
                      : QCoreApplication::translate("SocketCalls",
                                                    "not read by the peer's program yet"));
        break;
    case Function::Recv:
        if (call.returned && call.returnStep < moment && call.result > 0) {
            const int pieces =
                static_cast<int>(call.pieces); // lupdate understands no cast in its place
            lines << QCoreApplication::translate("SocketCalls", "bytes of %n send() call(s)",
                                                 nullptr, pieces);
        }
        if (call.returned && call.returnStep < moment && call.result == 0 &&
            call.error == tcp::CallError::Closing)
            lines << QCoreApplication::translate("SocketCalls",
                                                 "the end of the stream: FIN has come");
        break;
    case Function::Socket:
    case Function::Bind:
    case Function::Listen:
    case Function::Connect:
    case Function::Shutdown:
    case Function::Close:
    case Function::Linger:
    case Function::SetOption:
    case Function::Crash:
    case Function::Restart:
        break;
    }
    return lines;
}

QString returnLine(const SocketCall& call, std::size_t moment, CallDialect dialect)
{
    if (!call.returned)
        return QCoreApplication::translate("SocketCalls", "blocks until the run ends");
    if (call.returnStep >= moment)
        return fill(QCoreApplication::translate("SocketCalls", "blocks until step %1"),
                    {stepNumber(call.returnStep)});
    const QString value = returnValue(call, dialect);
    if (call.returnStep == call.step)
        return fill(QCoreApplication::translate("SocketCalls", "returns %1 at once"), {value});
    return fill(QCoreApplication::translate("SocketCalls", "returned %1 in step %2, after %3"),
                {value, stepNumber(call.returnStep), durationInWords(call.returnTime - call.t)});
}

} // namespace

QString callErrorName(const SocketCall& call, CallDialect dialect)
{
    const ErrorName name = nameOf(call);
    return QString::fromLatin1(dialect == CallDialect::C ? name.c : name.python);
}

QString callCode(const SocketCall& call, const sim::Scenario& scenario, CallDialect dialect)
{
    if (call.function == Function::Crash)
        return QCoreApplication::translate("SocketCalls", "(the host crashes)");
    if (call.function == Function::Restart)
        return QCoreApplication::translate("SocketCalls", "(the host starts again)");
    // bind() names the own address, connect() the peer's.
    const sim::EndpointSpec& named =
        scenario.endpoint(call.function == Function::Connect ? peerOf(call.host) : call.host);
    const bool ipv6 = named.address.find(':') != std::string::npos;
    if (dialect == CallDialect::C) return codeInC(call, ipv6);
    return codeInPython(call, ipv6, QString::fromStdString(named.address),
                        QString::number(named.port));
}

QStringList callOutcome(const SocketCall& call, std::size_t moment, CallDialect dialect)
{
    if (call.step >= moment) return {};
    const bool isCall = call.function != Function::Crash && call.function != Function::Restart;
    QStringList lines;
    const bool quiet = call.function == Function::Socket || call.function == Function::Bind ||
                       call.function == Function::Linger || call.function == Function::SetOption;
    if (isCall && (!quiet || call.error != tcp::CallError::None))
        lines << returnLine(call, moment, dialect);
    lines << effectLines(call);
    lines << lessonLines(call, moment);
    return lines;
}

} // namespace tcplab::present
