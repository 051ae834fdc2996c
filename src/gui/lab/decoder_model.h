#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "lab/sticky.h"

namespace tcplab::gui {

/// Several decoders on the stream that was received: which of them found the messages, and where
/// the others go wrong.
class DecoderModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ReasonColumn, columnTotal };

    explicit DecoderModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// Judges the record anew with the default decoders; nothing received: no rows.
    void setRecord(const lab::StickyRecord& record);
    void clear();
    void retranslate();
    const std::vector<lab::DecoderVerdict>& verdicts() const { return verdicts_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    lab::StickyRecord record_; ///< its bytes are shared, not copied
    std::vector<lab::DecoderVerdict> verdicts_;
};

} // namespace tcplab::gui
