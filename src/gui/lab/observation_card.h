#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace tcplab::gui {

/// What was observed: headline, why, and a link that tries the next thing. A `nowEdge` at its left.
class ObservationCard : public QFrame
{
    Q_OBJECT

public:
    explicit ObservationCard(QWidget* parent = nullptr);

    /// `tryNext` empty: no link.
    void setText(const QString& headline, const QString& why, const QString& tryNext = {});
    QString headline() const;
    QString why() const;
    QString tryNext() const;

Q_SIGNALS:
    void tryNextClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();

    QLabel* headline_ = nullptr;
    QLabel* why_ = nullptr;
    QPushButton* next_ = nullptr;
};

} // namespace tcplab::gui
