#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include <optional>
#include <vector>

#include "present/diagram_layout.h"
#include "present/names.h"

class QPainterPath;

namespace tcplab::gui {

/// What the diagram shows: a plain value, made by the simulator from the model and by the lab from
/// the operating system.
struct DiagramState
{
    struct Step
    {
        tcp::Transition row; ///< as from tcp::findTransition()
        present::HostRole host = present::HostRole::Client;
        bool operator==(const Step&) const = default;
    };

    /// Where each end stands; nothing: not lit. A listening server beside its connection is the
    /// page's choice of which to show.
    std::optional<tcp::State> client;
    std::optional<tcp::State> server;
    /// The transition of the current step; drawn bold, or as a dotted temporary edge with its cause
    /// where the diagram has no edge for it.
    std::optional<Step> last;
    /// In the order in which they happened; the last one into CLOSED decides which CLOSED is meant.
    std::vector<tcp::Transition> takenByClient;
    std::vector<tcp::Transition> takenByServer;
    /// In the lab: from one observed state to another by a way that nobody saw; dotted, and said to
    /// be so. Causes are not looked at.
    std::vector<Step> unseen;
    /// In the lab: what the model expects. Drawn dashed, with a warning sign where it differs.
    std::optional<tcp::State> clientExpected;
    std::optional<tcp::State> serverExpected;

    /// Numbers on the edges tell the order of each end's last transitions.
    bool trail = true;

    bool operator==(const DiagramState&) const = default;
};

/// The RFC's state diagram with both ends' states lit. Tab reaches it, arrow keys and Home/End go
/// from edge to edge; the whole sentence and its clause show as a tool tip on hover and focus.
class StateDiagramWidget : public QWidget
{
    Q_OBJECT

public:
    explicit StateDiagramWidget(QWidget* parent = nullptr);
    ~StateDiagramWidget() override;

    void setState(const DiagramState& state);
    const DiagramState& state() const { return state_; }

    /// Shows the translated name under the RFC's where the language has one; on by default.
    void setSecondNames(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// For tests and exports: what is painted now.
    const present::DiagramLayout& diagramLayout() const;
    present::DiagramNode litNode(present::HostRole host) const;
    std::optional<qsizetype> focusedEdge() const { return focusedEdge_; }
    /// The edge within reach of the pointer at `position`.
    std::optional<qsizetype> edgeAt(const QPointF& position) const;
    /// The sentences and clauses of an edge, one row a line.
    QString edgeSentence(qsizetype edge) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Painting;

    void invalidateLayout();
    void describe();
    void focusEdge(std::optional<qsizetype> edge);
    QFont nameFont() const;

    DiagramState state_;
    bool secondNames_ = true;
    mutable std::optional<present::DiagramLayout> layout_;
    mutable qreal nameScale_ = 1.0;
    std::optional<qsizetype> hoveredEdge_;
    std::optional<qsizetype> focusedEdge_;
    QVariantAnimation halo_;
};

} // namespace tcplab::gui
