#include "gui/lab/log_model.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <iterator>

#include "gui/lab/cell.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

using lab::LabEventKind;

namespace {

QString shown(qint64 number)
{
    return QLocale().toString(number);
}

bool sameWrite(const LogEntry& a, const LogEntry& b)
{
    return a.kind == LogEntry::Kind::Event && b.kind == LogEntry::Kind::Event &&
           a.event.kind == LabEventKind::BytesWritten &&
           b.event.kind == LabEventKind::BytesWritten && a.host == b.host &&
           a.event.connection == b.event.connection && a.firstMessage > 0 &&
           a.inKernel == b.inKernel && a.event.length == b.event.length &&
           a.lastMessage + 1 == b.firstMessage;
}

/// Where an entry belongs: behind all that were stamped before it or with it.
template <typename List>
auto placeFor(List& list, const LogEntry& entry)
{
    auto place = list.end();
    while (place != list.begin() && std::prev(place)->event.steadyNs > entry.event.steadyNs)
        --place;
    return place;
}

} // namespace

std::optional<LogEntry> closeAfterEndOfStream(const LogEntry& entry)
{
    if (entry.kind != LogEntry::Kind::Event || entry.event.kind != LabEventKind::PeerClosed)
        return std::nullopt;
    LogEntry close = entry;
    close.event.kind = LabEventKind::Closed;
    return close;
}

LogEntry failedBind(const lab::LabError& error)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::BindFailed;
    entry.host = present::HostRole::Server;
    entry.event = lab::stampedEvent(LabEventKind::AcceptFailed);
    entry.event.error = error;
    return entry;
}

bool LogEntry::takesIn(const LogEntry& next)
{
    if (!sameWrite(*this, next)) return false;
    count += next.count;
    lastMessage = next.lastMessage;
    return true;
}

bool LogEntry::isRead() const
{
    return kind == Kind::Event && event.kind == LabEventKind::BytesRead;
}

bool LogEntry::isError() const
{
    if (kind == Kind::BindFailed) return true;
    if (kind != Kind::Event) return false;
    if (event.error) return true;
    return event.kind == LabEventKind::PeerReset || event.kind == LabEventKind::FramingBroken ||
           event.kind == LabEventKind::ReadingPaused;
}

LogModel::LogModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    gatherTimer_.setSingleShot(true);
    gatherTimer_.setInterval(gatherMs);
    connect(&gatherTimer_, &QTimer::timeout, this, &LogModel::flush);
}

void LogModel::append(LogEntry entry)
{
    if (!gathered_.empty() && gathered_.back().takesIn(entry)) return;
    // A view of the whole would keep the whole alive.
    if (entry.event.bytes.size() > mostBytesKept)
        entry.event.bytes = QByteArray(entry.event.bytes.constData(), mostBytesKept);
    gathered_.insert(placeFor(gathered_, entry), std::move(entry));
    if (static_cast<int>(gathered_.size()) > mostEntries) {
        gathered_.pop_front();
        ++dropped_;
    }
    if (!gatherTimer_.isActive()) gatherTimer_.start();
}

void LogModel::insertLate()
{
    // What a part of the program told late belongs among the lines that show already.
    while (!gathered_.empty() && !entries_.empty() &&
           gathered_.front().event.steadyNs < entries_.back().event.steadyNs) {
        const auto place = placeFor(entries_, gathered_.front());
        const int row = static_cast<int>(place - entries_.begin());
        beginInsertRows({}, row, row);
        entries_.insert(place, std::move(gathered_.front()));
        gathered_.pop_front();
        endInsertRows();
    }
}

void LogModel::flush()
{
    gatherTimer_.stop();
    insertLate();
    if (!gathered_.empty() && !entries_.empty() && entries_.back().takesIn(gathered_.front())) {
        gathered_.pop_front();
        Q_EMIT dataChanged(index(rowCount() - 1, 0), index(rowCount() - 1, columnTotal - 1));
    }
    if (gathered_.empty()) return;
    const int added = static_cast<int>(gathered_.size());
    if (const int over = rowCount() + added - mostEntries; over > 0) {
        const int gone = std::min(over, rowCount());
        beginRemoveRows({}, 0, gone - 1);
        entries_.erase(entries_.begin(), entries_.begin() + gone);
        dropped_ += gone;
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    entries_.insert(entries_.end(), std::make_move_iterator(gathered_.begin()),
                    std::make_move_iterator(gathered_.end()));
    gathered_.clear();
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    gatherTimer_.stop();
    gathered_.clear();
    entries_.clear();
    dropped_ = 0;
    endResetModel();
}

void LogModel::retranslate()
{
    if (!entries_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LogEntry& one = entry(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(one, column);
    case CellHostRole:
        return column == HostColumn ? QVariant(static_cast<int>(one.host)) : QVariant();
    case CellFontRole:
        return column == TimeColumn || column == CallColumn || column == ResultColumn
                   ? static_cast<int>(FontRole::FixedSmall)
                   : static_cast<int>(FontRole::Small);
    case CellInkRole:
        if (column == WordsColumn && one.isError()) return static_cast<int>(Token::Error);
        return column == TimeColumn || column == WordsColumn ? static_cast<int>(Token::Muted)
                                                             : static_cast<int>(Token::Text);
    case CellSignRole:
        return column == WordsColumn && one.isError() ? QVariant(static_cast<int>(CellSign::Cross))
                                                      : QVariant();
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case TimeColumn:
        return tr("time");
    case HostColumn:
        return tr("who");
    case CallColumn:
        return tr("call");
    case ResultColumn:
        return tr("result");
    case WordsColumn:
        return tr("what it means");
    default:
        return {};
    }
}

QString LogModel::text(const LogEntry& one, int column) const
{
    switch (column) {
    case TimeColumn:
        return QDateTime::fromMSecsSinceEpoch(one.event.wallMs)
            .toString(QStringLiteral("HH:mm:ss.zzz"));
    case HostColumn:
        return one.shownConnection > 0
                   ? tr("%1 %2", "client or server, number of the connection")
                         .arg(present::hostWord(one.host), shown(one.shownConnection))
                   : present::hostWord(one.host);
    case CallColumn:
        return callText(one);
    case ResultColumn:
        return resultText(one);
    case WordsColumn:
        return wordsText(one);
    default:
        return {};
    }
}

QString LogModel::callText(const LogEntry& one) const
{
    if (one.kind == LogEntry::Kind::Segment) return tr("segment %1").arg(shown(one.number));
    if (one.kind == LogEntry::Kind::BindFailed) return QStringLiteral("bind()");
    if (one.event.kind == LabEventKind::BytesRead && one.readSize > 0)
        return QStringLiteral("read(%1)").arg(one.readSize);
    if (one.event.kind == LabEventKind::BytesWritten) {
        const QString call = QStringLiteral("write(%1)").arg(one.event.length);
        return one.count > 1 ? QStringLiteral("%1 × %2").arg(call, shown(one.count)) : call;
    }
    return lab::LabText::call(one.event);
}

QString LogModel::resultText(const LogEntry& one) const
{
    if (one.kind == LogEntry::Kind::Segment) {
        const QString length = tr("len %1", "of a segment").arg(shown(one.event.length));
        return one.count > 1 ? tr("%1 in %n", "len 180 in 3 segments", one.count).arg(length)
                             : length;
    }
    if (one.kind == LogEntry::Kind::BindFailed) {
        const lab::LabErrorKind why = one.event.error.kind;
        if (why == lab::LabErrorKind::AddressInUse) return QStringLiteral("EADDRINUSE");
        return why == lab::LabErrorKind::PermissionDenied ? QStringLiteral("EACCES") : QString();
    }
    if (one.count > 1) return tr("= %1 each").arg(shown(one.event.length));
    return lab::LabText::result(one.event);
}

QString LogModel::readText(const LogEntry& one) const
{
    if (one.firstMessage == 0) {
        return one.event.bytes.isEmpty()
                   ? lab::LabText::words(one.event)
                   : tr("“%1”", "bytes as text").arg(lab::LabText::printable(one.event.bytes));
    }
    const QString first = shown(one.firstMessage);
    const QString last = shown(one.lastMessage);
    if (one.lastMessage > one.firstMessage) {
        return one.firstOffset > 0 ? tr("parts of messages %1 to %2 in one read").arg(first, last)
                                   : tr("messages %1 to %2 in one read").arg(first, last);
    }
    if (one.firstOffset > 0) {
        return tr("bytes %1 to %2 of message %3")
            .arg(shown(one.firstOffset), shown(one.lastOffset), first);
    }
    return tr("message %1").arg(first);
}

QString LogModel::writeText(const LogEntry& one) const
{
    if (one.firstMessage == 0) {
        return tr("“%1”", "bytes as text").arg(lab::LabText::printable(one.event.bytes));
    }
    return one.inKernel
               ? tr("returned: the kernel has the bytes, the peer's program has not read them")
               : tr("returned: the bytes wait in Qt's own buffer, the kernel does not have them "
                    "all");
}

QString LogModel::wordsText(const LogEntry& one) const
{
    if (one.kind == LogEntry::Kind::Segment) {
        const QString first = shown(one.firstMessage);
        const QString last = shown(one.lastMessage);
        if (one.firstMessage == 0) return tr("the kernel sent it again");
        return one.lastMessage > one.firstMessage
                   ? tr("messages %1 to %2 leave together").arg(first, last)
                   : tr("message %1 leaves").arg(first);
    }
    if (one.kind == LogEntry::Kind::BindFailed) return lab::LabText::what(one.event.error);
    if (one.event.kind == LabEventKind::BytesRead) return readText(one);
    if (one.event.kind == LabEventKind::BytesWritten) return writeText(one);
    return lab::LabText::words(one.event);
}

} // namespace tcplab::gui
