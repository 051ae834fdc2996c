#include "gui/diagram/state_diagram_widget.h"

#include <QEvent>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPathStroker>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "gui/diagram/diagram_names.h"
#include "gui/diagram/diagram_painter.h"
#include "gui/state_names.h"
#include "gui/theme.h"

namespace tcplab::gui {

using present::DiagramNode;
using present::HostRole;

namespace {

constexpr int haloMilliseconds = 180;
constexpr qreal reach = 6; ///< how near to an edge the pointer must be, px

qreal widestName(const QFont& font, bool withSecond)
{
    const QFontMetricsF metrics(font);
    qreal width = 0;
    for (const tcp::State state : tcp::allStates) {
        width = std::max(width, metrics.horizontalAdvance(present::stateName(state)));
        if (!withSecond) continue;
        width = std::max(width, metrics.horizontalAdvance(present::stateSecondName(state)));
    }
    return width;
}

DiagramNode litNodeOf(tcp::State state, const std::vector<tcp::Transition>& taken)
{
    if (state == tcp::State::Closed) {
        const auto last =
            std::ranges::find_if(taken.rbegin(), taken.rend(), [](const tcp::Transition& row) {
                return row.to == tcp::State::Closed;
            });
        if (last != taken.rend()) return present::endNode(*last);
    }
    return present::startNode(state);
}

} // namespace

StateDiagramWidget::StateDiagramWidget(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    halo_.setStartValue(0.0);
    halo_.setEndValue(1.0);
    halo_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&halo_, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&StateNames::instance(), &StateNames::changed, this, [this] {
        describe();
        invalidateLayout();
    });
    describe();
}

StateDiagramWidget::~StateDiagramWidget() = default;

void StateDiagramWidget::setState(const DiagramState& state)
{
    if (state == state_) return;
    const bool moved = state.client != state_.client || state.server != state_.server;
    state_ = state;
    describe();
    halo_.stop();
    if (moved && isVisible()) {
        halo_.setDuration(Theme::instance().motion(haloMilliseconds));
        halo_.start();
    }
    update();
}

void StateDiagramWidget::setSecondNames(bool shown)
{
    if (shown == secondNames_) return;
    secondNames_ = shown;
    invalidateLayout();
}

QSize StateDiagramWidget::sizeHint() const
{
    return {606, 288};
}

QSize StateDiagramWidget::minimumSizeHint() const
{
    return {400, 190};
}

QFont StateDiagramWidget::nameFont() const
{
    QFont font = Theme::instance().font(FontRole::Small);
    if (nameScale_ < 1.0) {
        font.setPixelSize(std::max(
            8, static_cast<int>(std::floor(QFontInfo(font).pixelSize() * nameScale_ + .01))));
    }
    return font;
}

const present::DiagramLayout& StateDiagramWidget::diagramLayout() const
{
    if (layout_) return *layout_;
    nameScale_ = 1.0;
    QFont bold = nameFont();
    bold.setBold(true);
    const QFont labelFont = Theme::instance().font(FontRole::Caption);
    const QFontMetricsF labels(labelFont);
    const bool twoLines = secondNames_ && !present::stateSecondName(tcp::State::Closed).isEmpty();
    present::DiagramMetrics metrics;
    metrics.labelWidth = [&labels](const QString& text) { return labels.horizontalAdvance(text); };
    // Han families have tall lines; labels are single words that may stand closer.
    metrics.labelLineHeight = std::ceil(QFontInfo(labelFont).pixelSize() * 1.3);
    metrics.nameWidth = widestName(bold, twoLines);
    metrics.nameHeight = QFontInfo(bold).pixelSize() * (twoLines ? 2.5 : 1.4);
    metrics.large = Theme::instance().isProjector();
    // Names may take a line more there: broken after a hyphen they can be larger.
    if (metrics.large) metrics.nameHeight += QFontInfo(bold).pixelSize() * 1.2;
    layout_ = present::layoutDiagram(size(), metrics);
    if (metrics.large) {
        const QSizeF room = layout_->boxes.front().rect.size() - QSizeF(6, 4);
        nameScale_ =
            static_cast<qreal>(fittingNameSize(bold, room, twoLines)) / QFontInfo(bold).pixelSize();
        return *layout_;
    }
    // In boxes that could not grow to their text, the names shrink: a state must stay readable
    // whole.
    const QRectF box = layout_->boxes.front().rect;
    nameScale_ = std::min(
        {1.0, (box.width() - 8) / metrics.nameWidth, (box.height() - 2) / metrics.nameHeight});
    return *layout_;
}

DiagramNode StateDiagramWidget::litNode(HostRole host) const
{
    const bool client = host == HostRole::Client;
    const auto& state = client ? state_.client : state_.server;
    return litNodeOf(state.value_or(tcp::State::Closed),
                     client ? state_.takenByClient : state_.takenByServer);
}

std::optional<qsizetype> StateDiagramWidget::edgeAt(const QPointF& position) const
{
    const auto& layout = diagramLayout();
    for (qsizetype i = 0; i < layout.edges.size(); ++i) {
        QPainterPathStroker stroker;
        stroker.setWidth(2 * reach);
        const auto& edge = layout.edges[i];
        if (stroker.createStroke(roundedPath(edge.points, layout.cornerRadius))
                .contains(position)) {
            return i;
        }
        if (!edge.label.hidden && edge.label.bounds.contains(position)) return i;
    }
    return std::nullopt;
}

QString StateDiagramWidget::edgeSentence(qsizetype index) const
{
    const auto& edge = diagramLayout().edges[index];
    QStringList lines;
    for (const tcp::Transition& row : edge.rows) {
        lines << tr("%1 (%2)", "a sentence, then the clause of the RFC")
                     .arg(present::transitionSentence(row),
                          QString::fromLatin1(row.rfc.data(),
                                              static_cast<qsizetype>(row.rfc.size())));
    }
    return lines.join(u'\n');
}

void StateDiagramWidget::describe()
{
    setAccessibleName(tr("State diagram"));
    QStringList words;
    if (state_.client) {
        words << tr("The client is in %1.").arg(present::stateInWords(*state_.client));
    }
    if (state_.server) {
        words << tr("The server is in %1.").arg(present::stateInWords(*state_.server));
    }
    if (state_.last) {
        const QString sentence = present::transitionSentence(state_.last->row);
        words << (state_.last->host == HostRole::Client
                      ? tr("Last transition, of the client: %1").arg(sentence)
                      : tr("Last transition, of the server: %1").arg(sentence));
    }
    for (const DiagramState::Step& step : state_.unseen) {
        words << tr("How the %1 came from %2 to %3 was not observed.")
                     .arg(present::hostWord(step.host), present::stateInWords(step.row.from),
                          present::stateInWords(step.row.to));
    }
    if (words.isEmpty()) words << tr("Neither end has a state yet.");
    if (focusedEdge_) words << edgeSentence(*focusedEdge_);
    setAccessibleDescription(words.join(u' '));
}

void StateDiagramWidget::invalidateLayout()
{
    layout_.reset();
    update();
}

void StateDiagramWidget::paintEvent(QPaintEvent*)
{
    const auto& layout = diagramLayout();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), color(Token::Panel));
    DiagramPainter diagram(painter, layout, state_);
    diagram.nameFont = nameFont();
    diagram.secondNames = secondNames_;
    diagram.haloProgress =
        halo_.state() == QAbstractAnimation::Running ? halo_.currentValue().toReal() : 1.0;
    diagram.clientNode = litNode(HostRole::Client);
    diagram.serverNode = litNode(HostRole::Server);
    diagram.hovered = hoveredEdge_;
    diagram.focused = hasFocus() ? focusedEdge_ : std::nullopt;
    diagram.paint();
    if (hasFocus() && !focusedEdge_) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void StateDiagramWidget::resizeEvent(QResizeEvent*)
{
    invalidateLayout();
}

void StateDiagramWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        invalidateLayout();
    }
}

bool StateDiagramWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto edge = edgeAt(help->pos())) {
            QToolTip::showText(help->globalPos(), edgeSentence(*edge), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void StateDiagramWidget::mouseMoveEvent(QMouseEvent* event)
{
    const auto edge = edgeAt(event->position());
    if (edge == hoveredEdge_) return;
    hoveredEdge_ = edge;
    update();
}

void StateDiagramWidget::leaveEvent(QEvent*)
{
    hoveredEdge_.reset();
    update();
}

void StateDiagramWidget::keyPressEvent(QKeyEvent* event)
{
    const qsizetype count = diagramLayout().edges.size();
    const int key = event->key();
    if (key == Qt::Key_Right || key == Qt::Key_Down) {
        focusEdge(focusedEdge_ ? (*focusedEdge_ + 1) % count : 0);
    } else if (key == Qt::Key_Left || key == Qt::Key_Up) {
        focusEdge(focusedEdge_ ? (*focusedEdge_ + count - 1) % count : count - 1);
    } else if (key == Qt::Key_Home) {
        focusEdge(0);
    } else if (key == Qt::Key_End) {
        focusEdge(count - 1);
    } else if (key == Qt::Key_Escape && focusedEdge_) {
        focusEdge(std::nullopt);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void StateDiagramWidget::focusEdge(std::optional<qsizetype> edge)
{
    focusedEdge_ = edge;
    describe();
    update();
    if (!edge) {
        QToolTip::hideText();
        return;
    }
    const auto& points = diagramLayout().edges[*edge].points;
    const QPointF middle = (points[points.size() / 2 - 1] + points[points.size() / 2]) / 2;
    QToolTip::showText(mapToGlobal(middle.toPoint() + QPoint(8, 8)), edgeSentence(*edge), this);
}

void StateDiagramWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void StateDiagramWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    focusedEdge_.reset();
    update();
}

} // namespace tcplab::gui
