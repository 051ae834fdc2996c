#include "gui/simulator/views/calls_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "gui/kinds.h"
#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideBySideFrom = 620;
constexpr int markWidth = 3;
constexpr int indent = 14;
constexpr int leastCodeRow = 24;

HostRole roleOf(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

/// The host's sign and name above its program.
class Caption : public QWidget
{
public:
    explicit Caption(HostRole host)
        : host_(host)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {120, QFontMetrics(Theme::instance().font(FontRole::BodyBold)).height() + 8};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), color(Token::Raised));
        const qreal size = 10 * Theme::instance().markerFactor();
        paintHostMarker(painter, host_, QPointF(10 + size / 2, height() / 2.0), size);
        painter.setFont(Theme::instance().font(FontRole::BodyBold));
        painter.setPen(color(Token::Text));
        painter.drawText(rect().adjusted(static_cast<int>(16 + size), 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, present::hostName(host_));
    }

private:
    HostRole host_;
};

class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool code = index.data(CallsModel::IsCodeRole).toBool();
        const int line =
            QFontMetrics(theme.font(code ? FontRole::Fixed : FontRole::Small)).height();
        return {80, code ? std::max(leastCodeRow, line + 6) : line + 3};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool code = index.data(CallsModel::IsCodeRole).toBool();
        const bool future = index.data(CallsModel::IsFutureRole).toBool();
        painter->save();
        painter->fillRect(option.rect, color(Token::Panel));
        if (index.data(CallsModel::IsNowRole).toBool()) {
            painter->fillRect(option.rect, color(Token::Now));
            painter->fillRect(
                QRect(option.rect.left(), option.rect.top(), markWidth, option.rect.height()),
                color(Token::NowEdge));
        }
        const QFont step = theme.font(FontRole::FixedSmall);
        const int gutter = QFontMetrics(step).horizontalAdvance(u"0000"_s);
        QRect text = option.rect.adjusted(markWidth + 4, 0, -6, 0);
        if (code) {
            painter->setFont(step);
            painter->setPen(color(Token::Muted));
            painter->drawText(QRect(text.left(), text.top(), gutter, text.height()),
                              Qt::AlignRight | Qt::AlignVCenter,
                              QString::number(index.data(CallsModel::StepRole).toInt()));
            painter->setPen(color(Token::Line));
            painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        }
        text.setLeft(text.left() + gutter + 8 + (code ? 0 : indent));
        painter->setFont(theme.font(code ? FontRole::Fixed : FontRole::Small));
        const bool error = index.data(CallsModel::IsErrorRole).toBool();
        painter->setPen(color(future  ? Token::Muted
                              : error ? Token::Error
                              : code  ? Token::Text
                                      : Token::Muted));
        const QString words =
            error ? u"\u2717 "_s + index.data().toString() : index.data().toString();
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, text.width()));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(color(Token::Focus), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

CallsView::CallsView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    setObjectName(u"calls"_s);
    dialect_ = new QComboBox;
    dialect_->setObjectName(u"dialect"_s);
    dialect_->addItem(u"C (BSD sockets)"_s); // names: not translated
    dialect_->addItem(u"Python"_s);
    columns_ = new QSplitter(Qt::Vertical);
    columns_->setChildrenCollapsible(false);
    for (const sim::HostId host : sim::bothHosts) {
        auto* list = new QListView;
        list->setObjectName(
            QString::fromUtf8(sim::id(host).data(), qsizetype(sim::id(host).size())));
        list->setModel(&models_[indexOf(host)]);
        list->setItemDelegate(new LineDelegate(list));
        list->setFrameShape(QFrame::NoFrame);
        list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list->setSelectionMode(QAbstractItemView::NoSelection);
        list->setEditTriggers(QAbstractItemView::NoEditTriggers);
        list->setLayoutMode(QListView::Batched);
        connect(list, &QListView::clicked, this, &CallsView::goToCall);
        connect(list, &QListView::activated, this, &CallsView::goToCall);
        lists_[indexOf(host)] = list;
        captions_[indexOf(host)] = new Caption(roleOf(host));
        auto* column = new QWidget;
        auto* layout = new QVBoxLayout(column);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(captions_[indexOf(host)]);
        layout->addWidget(list, 1);
        columns_->addWidget(column);
    }
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->addStretch(1);
    top->addWidget(dialect_);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(top);
    page->addWidget(columns_, 1);
    connect(dialect_, &QComboBox::currentIndexChanged, this, [this] {
        if (controller().hasRun()) showMoment();
    });
    retranslate();
}

QString CallsView::title() const
{
    return tr("Socket calls");
}

void CallsView::retranslate()
{
    dialect_->setAccessibleName(tr("Language of the programs"));
    dialect_->setToolTip(dialect_->accessibleName());
    lists_[0]->setAccessibleName(tr("Calls of the client's program"));
    lists_[1]->setAccessibleName(tr("Calls of the server's program"));
    for (QWidget* caption : captions_)
        caption->update();
}

void CallsView::showRun()
{
    auto programs = present::socketCalls(controller().history());
    for (const sim::HostId host : sim::bothHosts)
        models_[indexOf(host)].setProgram(std::move(programs[indexOf(host)]),
                                          &controller().scenario());
}

void CallsView::showMoment()
{
    const auto dialect =
        dialect_->currentIndex() == 1 ? present::CallDialect::Python : present::CallDialect::C;
    for (const sim::HostId host : sim::bothHosts) {
        CallsModel& model = models_[indexOf(host)];
        QListView& list = *lists_[indexOf(host)];
        // The line that has the keyboard keeps it, although lines come and go above it.
        const QVariant current = list.currentIndex().data(CallsModel::CallRole);
        model.setMoment(controller().cursor(), dialect);
        if (current.isValid()) list.setCurrentIndex(model.index(model.rowOfCall(current.toInt())));
        list.scrollTo(model.index(std::max(0, model.currentRow())),
                      QAbstractItemView::PositionAtCenter);
    }
}

void CallsView::goToCall(const QModelIndex& index)
{
    if (!index.isValid()) return;
    controller().setPlaying(false);
    controller().goTo(static_cast<std::size_t>(index.data(CallsModel::StepRole).toInt()));
}

void CallsView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    columns_->setOrientation(width() >= sideBySideFrom ? Qt::Horizontal : Qt::Vertical);
}

} // namespace tcplab::gui
