#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace tcplab::gui {

class ElidedLabel;

/// A panel whose title stands on the paper itself: for bodies too low for a title row.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* body, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    void setFacts(const QString& facts);
    QString facts() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();

    QLabel* title_ = nullptr;
    ElidedLabel* facts_ = nullptr;
};

} // namespace tcplab::gui
