#pragma once

#include <QString>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace tcplab::gui {

/// The title row of a panel: 26 high on `raised`; bold title left, muted facts right, 16 px tools
/// at the far right.
class PanelTitle : public QWidget
{
    Q_OBJECT

public:
    explicit PanelTitle(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// Muted; elided from the right when there is no room.
    void setFacts(const QString& facts);
    /// A widget between title and facts, e.g. a HostLegend. The row takes it.
    void setLegend(QWidget* legend);
    /// An icon button at the far right, in the order of the calls.
    QToolButton* addTool(QAction* action);
    /// The same, and all later tools go before it: for closing and floating.
    QToolButton* addLastTool(QAction* action);
    /// A line round the row but below it, for panels whose frame is no widget of their own.
    void setFramed(bool framed);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* makeTool(QAction* action);
    void applyFonts();

    QHBoxLayout* row_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* facts_ = nullptr;
    QWidget* legend_ = nullptr;
    int lastTools_ = 0;
    int height_ = 26;
    bool framed_ = false;
};

} // namespace tcplab::gui
