#pragma once

#include <QFrame>
#include <QString>

class QAction;
class QToolButton;
class QVBoxLayout;

namespace tcplab::gui {

class PanelTitle;

/// Paper with a title row: `panel` fill, 1 px `line`; the row is 26 high in `raised`, bold title
/// left, muted facts right, 16 px tools at the far right.
class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// Muted, at the right of the title row; elided from the right when there is no room.
    void setFacts(const QString& facts);
    /// A widget between title and facts, e.g. a HostLegend. The panel takes it.
    void setLegend(QWidget* legend);
    /// An icon button at the far right, in the order of the calls.
    QToolButton* addTool(QAction* action);
    /// The body; fills the panel below the title row. The panel takes it.
    void setBody(QWidget* body);
    QWidget* body() const { return body_; }
    void setTitleRowVisible(bool visible);

    /// Shows and hides the panel, for the View menu; text is the title, checked while shown. Adds a
    /// close button to the title row.
    QAction* makeClosable();

Q_SIGNALS:
    /// By the close button or toggleAction.
    void shownChanged(bool shown);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PanelTitle* titleRow_ = nullptr;
    QVBoxLayout* layout_ = nullptr;
    QWidget* body_ = nullptr;
    QAction* shown_ = nullptr;
    QToolButton* close_ = nullptr;
};

} // namespace tcplab::gui
