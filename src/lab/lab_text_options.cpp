#include "lab/lab_text.h"

#include <QLocale>

namespace tcplab::lab {

namespace {

QString shown(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString shown(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

bool isSwitch(SocketOption option)
{
    switch (option) {
    case SocketOption::NoDelay:
    case SocketOption::QuickAck:
    case SocketOption::Cork:
    case SocketOption::KeepAlive:
    case SocketOption::ReuseAddress:
    case SocketOption::ReusePort:
        return true;
    case SocketOption::KeepAliveIdle:
    case SocketOption::KeepAliveInterval:
    case SocketOption::KeepAliveCount:
    case SocketOption::Linger:
    case SocketOption::SendBuffer:
    case SocketOption::ReceiveBuffer:
    case SocketOption::UserTimeout:
    case SocketOption::TimeToLive:
        return false;
    }
    return false;
}

/// What a value means, where the kernel took what was asked for or nothing was asked.
class Meaning
{
    Q_DECLARE_TR_FUNCTIONS(LabText)

public:
    static QString of(SocketOption option, int value);

private:
    static QString ofSwitch(SocketOption option, bool on);
    static QString ofLinger(int seconds);
};

QString Meaning::ofSwitch(SocketOption option, bool on)
{
    switch (option) {
    case SocketOption::NoDelay:
        return on ? tr("small writes leave at once") : tr("small writes may wait");
    case SocketOption::QuickAck:
        return on ? tr("ACKs leave at once") : tr("ACKs may be delayed");
    case SocketOption::Cork:
        return on ? tr("only full segments leave") : tr("segments need not be full");
    case SocketOption::KeepAlive:
        return on ? tr("a silent peer is probed") : tr("a silent peer is never probed");
    case SocketOption::ReuseAddress:
        return on ? tr("bind() despite TIME-WAIT") : tr("TIME-WAIT keeps bind() out");
    case SocketOption::ReusePort:
        return on ? tr("others may bind the port too") : tr("the port is not shared");
    case SocketOption::KeepAliveIdle:
    case SocketOption::KeepAliveInterval:
    case SocketOption::KeepAliveCount:
    case SocketOption::Linger:
    case SocketOption::SendBuffer:
    case SocketOption::ReceiveBuffer:
    case SocketOption::UserTimeout:
    case SocketOption::TimeToLive:
        return {};
    }
    return {};
}

QString Meaning::ofLinger(int seconds)
{
    if (seconds < 0) return tr("close() sends FIN, not RST");
    if (seconds == 0) return tr("close() sends RST, not FIN");
    return tr("close() waits %n seconds for unsent bytes", nullptr, seconds);
}

QString Meaning::of(SocketOption option, int value)
{
    switch (option) {
    case SocketOption::KeepAliveIdle:
        return tr("idle seconds before probes");
    case SocketOption::KeepAliveInterval:
        return tr("seconds between two probes");
    case SocketOption::KeepAliveCount:
        return tr("probes, then it gives up");
    case SocketOption::Linger:
        return ofLinger(value);
    case SocketOption::SendBuffer:
        return tr("bytes write() may queue");
    case SocketOption::ReceiveBuffer:
        return tr("bytes read() may find");
    case SocketOption::UserTimeout:
        return value == 0 ? tr("the system's own limit") : tr("ms without ACK at most");
    case SocketOption::TimeToLive:
        return tr("routers that may be passed");
    case SocketOption::NoDelay:
    case SocketOption::QuickAck:
    case SocketOption::Cork:
    case SocketOption::KeepAlive:
    case SocketOption::ReuseAddress:
    case SocketOption::ReusePort:
        return ofSwitch(option, value != 0);
    }
    return {};
}

} // namespace

QString LabText::optionValue(SocketOption option, std::optional<int> value)
{
    if (!value) return QStringLiteral("—");
    if (isSwitch(option)) return *value != 0 ? tr("on") : tr("off");
    if (option == SocketOption::Linger && *value < 0) return tr("off");
    return shown(std::int64_t{*value});
}

QString LabText::optionReason(const OptionRow& row)
{
    switch (row.note) {
    case OptionNote::KernelDoubles:
        return tr("the kernel doubles it");
    case OptionNote::KernelClamps:
        return tr("the kernel keeps to its own limits");
    case OptionNote::NotPermanent:
        return tr("the kernel may change it");
    case OptionNote::Differs:
        return tr("the kernel made something else of it");
    case OptionNote::Refused:
        return tr("the kernel refused it");
    case OptionNote::NotAvailable:
        return tr("not on this kind of socket");
    case OptionNote::AsRequested:
    case OptionNote::SystemDefault:
        return row.effective ? Meaning::of(row.option, *row.effective) : QString();
    }
    return {};
}

QString LabText::framingName(const framing::Framing& framing)
{
    using framing::ByteOrder;
    using framing::Kind;
    switch (framing.kind) {
    case Kind::None:
        return tr("One read = one message");
    case Kind::FixedSize:
        return tr("Fixed size, %n bytes", nullptr, static_cast<int>(framing.fixedSize));
    case Kind::Delimiter:
        return framing.delimiter == "\n"
                   ? tr("Delimiter, line feed")
                   : tr("Delimiter “%1”")
                         .arg(printable(QByteArray::fromStdString(framing.delimiter), 12));
    case Kind::LengthPrefix:
        if (framing.prefixBytes == 1) return tr("Length, 1 byte");
        return framing.byteOrder == ByteOrder::BigEndian
                   ? tr("Length, %1 bytes, big endian").arg(framing.prefixBytes)
                   : tr("Length, %1 bytes, little endian").arg(framing.prefixBytes);
    case Kind::JsonLines:
        return tr("JSON lines");
    }
    return {};
}

QString LabText::framingFault(const framing::Error& error)
{
    using framing::ErrorKind;
    const QString offset = shown(error.offset);
    const QString value = shown(error.value);
    const QString limit = shown(error.limit);
    switch (error.kind) {
    case ErrorKind::LengthOverLimit:
        return tr("length %1 at byte %2, more than the limit of %3").arg(value, offset, limit);
    case ErrorKind::LengthNegative:
        return tr("negative length %1 at byte %2").arg(value, offset);
    case ErrorKind::OtherByteOrder:
        return tr("length %1 at byte %2: other byte order?").arg(value, offset);
    case ErrorKind::MessageOverLimit:
        return tr("no delimiter within %1 bytes from byte %2").arg(limit, offset);
    case ErrorKind::InvalidJson:
        return tr("no valid JSON at byte %1").arg(offset);
    case ErrorKind::TruncatedPrefix:
        return tr("the stream ends inside a length prefix at byte %1").arg(offset);
    case ErrorKind::TruncatedMessage:
        return error.limit == 0 ? tr("no delimiter from byte %1 to the end").arg(offset)
                                : tr("the stream ends with %1 of %2 bytes, from byte %3")
                                      .arg(value, limit, offset);
    case ErrorKind::PayloadSizeDiffers:
        return tr("a message of %1 bytes where each has %2").arg(value, limit);
    case ErrorKind::PayloadHoldsDelimiter:
        return tr("the message itself holds the delimiter, at its byte %1").arg(value);
    case ErrorKind::PayloadOverPrefix:
        return tr("%1 bytes are more than the prefix can say (%2)").arg(value, limit);
    case ErrorKind::PayloadOverLimit:
        return tr("%1 bytes are more than the limit of %2").arg(value, limit);
    case ErrorKind::PayloadNotJson:
        return tr("the message is not valid JSON");
    case ErrorKind::BadFixedSize:
        return tr("a size of %1 bytes cannot be").arg(value);
    case ErrorKind::BadDelimiter:
        return tr("the delimiter is empty");
    case ErrorKind::BadPrefixBytes:
        return tr("a length prefix of %1 bytes: 1, 2 or 4 would do").arg(value);
    }
    return {};
}

} // namespace tcplab::lab
