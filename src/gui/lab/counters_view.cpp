#include "gui/lab/counters_view.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

#include "gui/theme.h"

namespace tcplab::gui {

CountersView::CountersView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    describe();
}

void CountersView::setCounts(const lab::ByteCounts& counts, qint64 whole)
{
    counts_ = counts;
    whole_ = whole;
    describe();
    update();
}

QString CountersView::otherProgramsSide()
{
    return tr("Only the server's side of this connection is in this window.");
}

QString CountersView::lastCount()
{
    return tr("last count before the end; ACKs may still have been on their way");
}

QList<CountersView::Row> CountersView::rows() const
{
    return {
        {tr("written"), tr("write() has returned for these bytes. It says nothing of the peer."),
         counts_.written == notKnown ? std::nullopt : std::optional(counts_.written), false},
        {tr("in the kernel's queue"),
         tr("The sending kernel holds these: not sent yet, or not acknowledged."), counts_.inKernel,
         false},
        {tr("acknowledged"),
         tr("The receiving kernel has them. Its program may not have read them."),
         counts_.acknowledged, false},
        {tr("read by the peer"), tr("read() has returned them to the peer's program."),
         counts_.readByPeer, true},
    };
}

void CountersView::describe()
{
    setAccessibleName(tr("Where the bytes are"));
    QStringList parts;
    for (const Row& row : rows())
        parts << tr("%1: %2", "counter, bytes")
                     .arg(row.name, row.bytes ? QLocale().toString(*row.bytes) : tr("not known"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

int CountersView::rowHeight() const
{
    return QFontMetrics(Theme::instance().font(FontRole::Body)).height() - 3;
}

QSize CountersView::sizeHint() const
{
    return {320, 4 * rowHeight() + 5};
}

void CountersView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    const Theme& theme = Theme::instance();
    const QFont body = theme.font(FontRole::Body);
    const QFont fixed = theme.font(FontRole::Fixed);
    const QFontMetrics measure(body);
    const QList<Row> all = rows();
    int names = 0;
    for (const Row& row : all)
        names = std::max(names, measure.horizontalAdvance(row.name));
    const int numbers =
        QFontMetrics(fixed).horizontalAdvance(QLocale().toString(std::max(whole_, qint64{99'999})));
    const int left = 12 + names + 14;
    const int right = width() - 12 - numbers - 10;
    const int step = std::max(rowHeight(), (height() - 4) / 4);
    for (int i = 0; i < all.size(); ++i) {
        const Row& row = all[i];
        const QRect line(0, 1 + i * step, width(), step);
        painter.setFont(body);
        painter.setPen(color(Token::Text));
        painter.drawText(line.adjusted(12, 0, 0, 0),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), row.name);
        painter.setFont(fixed);
        const QString number = row.bytes ? QLocale().toString(*row.bytes) : QStringLiteral("—");
        painter.drawText(line.adjusted(0, 0, -12, 0),
                         static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), number);
        if (right - left < 20) continue;
        const QRect bar(left, line.center().y() - 4, right - left, 9);
        painter.setPen(color(Token::Edge));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        if (!row.bytes || whole_ <= 0) continue;
        const double share =
            std::clamp(static_cast<double>(*row.bytes) / static_cast<double>(whole_), 0.0, 1.0);
        QRect filled = bar;
        filled.setWidth(static_cast<int>(share * bar.width()));
        if (*row.bytes > 0) filled.setWidth(std::max(2, filled.width()));
        painter.fillRect(filled, color(row.isServer ? Token::Server : Token::Client));
    }
}

void CountersView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::LanguageChange) {
        describe();
        updateGeometry();
        update();
    }
}

bool CountersView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int step = std::max(rowHeight(), (height() - 4) / 4);
        const auto all = rows();
        const int row =
            std::clamp(help->y() / std::max(1, step), 0, static_cast<int>(all.size()) - 1);
        const QString unknown =
            unknownReason_.isEmpty() ? tr("This system does not tell.") : unknownReason_;
        const QString text = all[row].bytes ? all[row].meaning : unknown;
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace tcplab::gui
