#pragma once

#include <QWidget>

#include "lab/sticky.h"

namespace tcplab::gui {

/// Where the bytes are: written, in the kernel's queue, acknowledged, read by the peer. A counter
/// that the system does not tell is a dash, never 0.
class CountersView : public QWidget
{
    Q_OBJECT

public:
    explicit CountersView(QWidget* parent = nullptr);

    /// ByteCounts::written of a program that cannot be looked into.
    static constexpr qint64 notKnown = -1;
    /// Why dashes are dashes; empty: the system does not tell.
    void setUnknownReason(const QString& reason) { unknownReason_ = reason; }
    static QString otherProgramsSide();
    /// For the title: the counters are those from before the end.
    static QString lastCount();

    /// Bars are drawn against `whole` bytes.
    void setCounts(const lab::ByteCounts& counts, qint64 whole);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row
    {
        QString name;
        QString meaning;
        std::optional<qint64> bytes;
        bool isServer = false;
    };
    QList<Row> rows() const;
    int rowHeight() const;
    void describe();

    lab::ByteCounts counts_;
    qint64 whole_ = 0;
    QString unknownReason_;
};

} // namespace tcplab::gui
