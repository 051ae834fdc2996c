#pragma once

#include <QAbstractTableModel>

#include <deque>

#include "lab/lab_event.h"
#include "present/names.h"

namespace tcplab::gui {

/// One call that carried bytes of a conversation.
struct Utterance
{
    present::HostRole host = present::HostRole::Client;
    bool isRead = false;
    qint64 wallMs = 0;
    qint64 length = 0;
    QByteArray bytes;     ///< the beginning; bounded
    int firstMessage = 0; ///< numbers of the client's writes that it holds; 0: none known
    int lastMessage = 0;
    bool isPart = false; ///< begins or ends inside a message
};

/// What was written against what each read returned, in the messages' colours; bounded.
class ConversationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CallColumn, MessageColumn, LengthColumn, TextColumn, columnTotal };
    static constexpr int mostUtterances = 2000;

    explicit ConversationModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    void append(const Utterance& utterance);
    void clear();
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Utterance& one, int column) const;

    std::deque<Utterance> utterances_;
};

} // namespace tcplab::gui
