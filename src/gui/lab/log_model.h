#pragma once

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <optional>

#include "lab/lab_event.h"
#include "present/names.h"

namespace tcplab::gui {

/// One line of "Calls and events". Words are made when they are shown, so that a change of language
/// reaches the past too.
struct LogEntry
{
    enum class Kind {
        Event,      ///< `event`
        Segment,    ///< the kernel's counter moved: event.length bytes in `count` segments
        BindFailed, ///< event.error: there was no listener to begin with
    };
    Kind kind = Kind::Event;
    present::HostRole host = present::HostRole::Client;
    lab::LabEvent event;  ///< bytes may have been cut to keep memory bounded
    int count = 1;        ///< equal calls in a row; segments: how many
    int firstMessage = 0; ///< messages touched; 0: none known
    int lastMessage = 0;
    qint64 firstOffset = 0;  ///< a part of one message: its first and last byte there, from 1
    qint64 lastOffset = 0;   ///< 0: whole messages
    int number = 0;          ///< segments: from 1
    int readSize = 0;        ///< what the read asked for; 0: not known
    int shownConnection = 0; ///< where there are several; 0: not said
    bool inKernel = true;    ///< writes: no byte waits in this program's own buffer

    /// Counts `next` in where it is one more of the same write; false where it is something else.
    bool takesIn(const LogEntry& next);
    bool isRead() const;
    bool isError() const;
};

/// The close() that follows the end of stream: a QTcpSocket that reads it closes itself. Nothing
/// for other events.
std::optional<LogEntry> closeAfterEndOfStream(const LogEntry& entry);
/// A server that could not bind; stamped now.
LogEntry failedBind(const lab::LabError& error);

/// The calls and events of an experiment, the newest last; bounded, and it says what it has
/// dropped.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, HostColumn, CallColumn, ResultColumn, WordsColumn, columnTotal };
    static constexpr int mostEntries = 5000;
    static constexpr qsizetype mostBytesKept = 96;

    explicit LogModel(QObject* parent = nullptr);

    /// Lines stand in the order of their steady clock; equal times in the order of the calls. Equal
    /// writes in a row become one line with a count. Lines show within `gatherMs`, many at
    /// once, so that a flood costs one change of the view and not one for each line.
    void append(LogEntry entry);
    static constexpr int gatherMs = 25;
    /// Shows what append() has gathered, now.
    void flush();
    void clear();
    const LogEntry& entry(int row) const { return entries_.at(static_cast<std::size_t>(row)); }
    qint64 dropped() const { return dropped_; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void insertLate();
    QString text(const LogEntry& entry, int column) const;
    QString callText(const LogEntry& entry) const;
    QString resultText(const LogEntry& entry) const;
    QString wordsText(const LogEntry& entry) const;
    QString readText(const LogEntry& entry) const;
    QString writeText(const LogEntry& entry) const;

    std::deque<LogEntry> entries_;
    std::deque<LogEntry> gathered_;
    QTimer gatherTimer_;
    qint64 dropped_ = 0;
};

} // namespace tcplab::gui
