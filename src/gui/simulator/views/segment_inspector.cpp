#include "gui/simulator/views/segment_inspector.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/icons.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/views/segment_sheet_view.h"
#include "gui/theme.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::LadderLayout;

namespace {

/// The meaning of a field never takes more of the panel than this.
constexpr qreal mostForMeaning = 0.4;

void setColour(QWidget* widget, Token token)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color(token));
    widget->setPalette(palette);
}

QLabel* words(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SegmentInspector::SegmentInspector(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    setObjectName(u"inspector"_s);
    copyHex_ = new QAction(this);
    copyText_ = new QAction(this);
    copyHex_->setIcon(icon(Icon::Copy));
    connect(copyHex_, &QAction::triggered, this, &SegmentInspector::copyHex);
    connect(copyText_, &QAction::triggered, this, &SegmentInspector::copyText);
    addActions({copyHex_, copyText_});
    buildLayout();
    connect(notation_, &QComboBox::currentIndexChanged, this, [this](int index) {
        sheet_->setNotation(static_cast<SegmentSheetView::Notation>(std::max(index, 0)));
    });
    connect(sheet_, &SegmentSheetView::markedChanged, this, &SegmentInspector::showMeaning);
    connect(sheet_, &SegmentSheetView::copyWanted, this, &SegmentInspector::copyHex);
    connect(sheet_, &SegmentSheetView::cameTo, this, [this](const QRect& place) {
        scroll_->ensureVisible(place.center().x(), place.center().y(), place.width() / 2 + 4,
                               place.height() / 2 + 4);
    });
    applyFonts();
    retranslate();
}

void SegmentInspector::buildLayout()
{
    heading_ = new ElidedLabel;
    heading_->setObjectName(u"heading"_s);
    why_ = new ElidedLabel;
    why_->setObjectName(u"why"_s);
    notation_ = new QComboBox;
    notation_->setObjectName(u"notation"_s);
    notation_->addItems({QString(), QString(), QString()});
    sheet_ = new SegmentSheetView;
    scroll_ = new QScrollArea;
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(sheet_);
    empty_ = words("empty");
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setContentsMargins(12, 0, 12, 0);
    meaning_ = words("meaning");
    meaning_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    meaning_->setContentsMargins(8, 4, 8, 4);
    meaning_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* said = new QVBoxLayout;
    said->setSpacing(0);
    said->addWidget(heading_);
    said->addWidget(why_);
    top_ = new QBoxLayout(QBoxLayout::LeftToRight);
    top_->setContentsMargins(8, 4, 8, 2);
    top_->setSpacing(4);
    top_->addLayout(said, 1);
    top_->addWidget(notation_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top_);
    column->addWidget(empty_, 1);
    column->addWidget(scroll_, 1);
    column->addWidget(meaning_);
}

/// A window that closes tells its children that the pointer has left: nobody listens any more.
SegmentInspector::~SegmentInspector()
{
    sheet_->disconnect(this);
}

QString SegmentInspector::title() const
{
    return tr("Segment");
}

QString SegmentInspector::facts() const
{
    return segment_ ? tr("%n byte(s)", nullptr, static_cast<int>(segment_->bytes.size()))
                    : QString();
}

QList<QAction*> SegmentInspector::tools()
{
    return {copyHex_};
}

QString SegmentInspector::heading() const
{
    return heading_->text();
}

QString SegmentInspector::why() const
{
    return why_->text();
}

QString SegmentInspector::meaning() const
{
    return meaning_->text();
}

void SegmentInspector::retranslate()
{
    copyHex_->setText(tr("Copy the segment's bytes as &hex"));
    copyText_->setText(tr("Copy the segment's fields as &text"));
    notation_->setItemText(0, tr("Values"));
    notation_->setItemText(1, tr("Hex"));
    notation_->setItemText(2, tr("Bits"));
    notation_->setAccessibleName(tr("How the fields are written"));
    notation_->setToolTip(notation_->accessibleName());
    stale_ = true;
    if (!controller().hasRun()) showNothing({});
}

void SegmentInspector::showRun()
{
    stale_ = true;
    shown_.reset();
}

void SegmentInspector::showMoment()
{
    showSegment();
}

void SegmentInspector::showSelection()
{
    showSegment();
}

/// What a step sent, else what arrived in it, else what was lost.
std::optional<SegmentInspector::Shown> SegmentInspector::ofStep(std::size_t step) const
{
    std::optional<Shown> found;
    for (const sim::TraceRecord& record : controller().history().record(step).records) {
        const auto* segment = std::get_if<sim::SegmentRecord>(&record.what);
        if (!segment) continue;
        const std::size_t arrow = controller().layout().arrowOf(segment->id);
        if (arrow == LadderLayout::none) continue;
        if (segment->event == sim::SegmentEvent::Sent) return Shown{arrow, Choice::Sent};
        const bool arrived = segment->event == sim::SegmentEvent::Delivered;
        if (!found) found = Shown{arrow, arrived ? Choice::Arrived : Choice::Ended};
    }
    return found;
}

std::optional<SegmentInspector::Shown> SegmentInspector::whatToShow() const
{
    if (const auto id = context().selectedSegment()) {
        const std::size_t arrow = controller().layout().arrowOf(*id);
        if (arrow != LadderLayout::none) return Shown{arrow, Choice::Chosen};
    }
    const std::size_t cursor = controller().cursor();
    for (std::size_t step = cursor; step > 0; --step) {
        auto found = ofStep(step - 1);
        if (!found) continue;
        if (step < cursor) found->choice = Choice::Earlier;
        return found;
    }
    return std::nullopt;
}

void SegmentInspector::showSegment()
{
    shown_ = whatToShow();
    if (!shown_)
        return showNothing(
            tr("No segment has been sent yet. Choose one in the ladder to see its header."));
    const LadderArrow& arrow = controller().layout().arrows()[shown_->arrow];
    const bool wasCorrupted = segment_ && segment_->corrupted;
    if (stale_ || !segment_ || segment_->id != arrow.id || arrow.corrupted || wasCorrupted) {
        segment_ = present::segmentOnWire(controller().history(), arrow, controller().cursor());
        if (!segment_)
            return showNothing(tr("What this segment carried is no longer known: its sender has "
                                  "forgotten it, and it never was on the link."));
        if (segment_->problem) return showNothing(present::encodeProblem(*segment_->problem));
        const auto number = [&](sim::HostId sender) {
            return [this, sender, conn = arrow.conn](tcp::SeqNum seq) {
                return context().numbers().text(seq, sender, conn);
            };
        };
        sheet_->setSegment(
            present::segmentParts(*segment_, {number(arrow.from), number(peerOf(arrow.from))}),
            segment_->bytes, arrow.kind);
        stale_ = false;
    }
    empty_->hide();
    scroll_->show();
    meaning_->show();
    notation_->show();
    showWords();
    fitMeaning();
    showMeaning();
    Q_EMIT factsChanged();
}

void SegmentInspector::showNothing(const QString& why)
{
    segment_.reset();
    sheet_->clear();
    heading_->clear();
    why_->clear();
    empty_->setText(why);
    empty_->show();
    scroll_->hide();
    meaning_->hide();
    notation_->hide();
    Q_EMIT factsChanged();
}

QString SegmentInspector::choiceWords(Choice choice) const
{
    switch (choice) {
    case Choice::Chosen:
        return tr("Chosen in the ladder");
    case Choice::Sent:
        return tr("Sent in this step");
    case Choice::Arrived:
        return tr("Arrived in this step");
    case Choice::Ended:
        return tr("Met by this step on its way");
    case Choice::Earlier:
        return tr("The latest one before this step");
    }
    return {};
}

/// Where it is at the moment on view.
QString SegmentInspector::fateWords(const LadderArrow& arrow) const
{
    const std::size_t cursor = controller().cursor();
    const bool over = arrow.fate != LadderArrow::Fate::StillInFlight && arrow.fateStep < cursor;
    if (arrow.sentStep >= cursor) return tr("leaves at %1").arg(timeText(arrow.sentAt));
    if (!over) return tr("on its way since %1").arg(timeText(arrow.sentAt));
    if (arrow.fate == LadderArrow::Fate::Delivered)
        return tr("arrived at %1").arg(timeText(arrow.endsAt));
    if (arrow.dropped == sim::DropReason::Checksum)
        return tr("dropped by its receiver: bad checksum");
    return lossText(arrow);
}

void SegmentInspector::showWords()
{
    const LadderArrow& arrow = controller().layout().arrows()[shown_->arrow];
    const QString remark = remarkText(arrow);
    const QString flags =
        remark.isEmpty()
            ? flagsText(arrow.header)
            : tr("%1 (%2)", "flags of a segment and a remark").arg(flagsText(arrow.header), remark);
    heading_->setText(
        present::fill(tr("%1 from %2 to %3"), {flags, present::hostInside(arrow.from),
                                               present::hostInside(peerOf(arrow.from))}));
    why_->setText(tr("%1 · %2", "why this segment is shown, and where it is")
                      .arg(choiceWords(shown_->choice), fateWords(arrow)));
}

void SegmentInspector::showMeaning()
{
    const present::SegmentPart* part = sheet_->marked();
    meaning_->setText(part ? tr("%1: %2", "a field and its meaning").arg(part->name, part->meaning)
                           : QString());
}

/// The choice of notation goes below the heading where the two have no room side by side.
void SegmentInspector::arrange()
{
    constexpr int signsOfHeading = 26;
    const int wanted = QFontMetrics(heading_->font()).averageCharWidth() * signsOfHeading +
                       notation_->sizeHint().width();
    top_->setDirection(width() < wanted ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

/// As high as the longest meaning of this segment, so that nothing jumps from field to field.
void SegmentInspector::fitMeaning()
{
    const QMargins margins = meaning_->contentsMargins();
    const int room = std::max(60, width() - margins.left() - margins.right());
    const QFontMetrics metrics(meaning_->font());
    int most = 0;
    for (const present::SegmentPart& part : sheet_->parts()) {
        const QString text = tr("%1: %2", "a field and its meaning").arg(part.name, part.meaning);
        most = std::max(
            most, metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, text).height());
    }
    const int wanted = most + margins.top() + margins.bottom() + 2;
    meaning_->setFixedHeight(std::min(
        wanted, std::max(metrics.height() + 8, static_cast<int>(height() * mostForMeaning))));
}

void SegmentInspector::copyHex() const
{
    if (segment_) QApplication::clipboard()->setText(present::hexText(segment_->bytes));
}

void SegmentInspector::copyText() const
{
    if (!segment_) return;
    QApplication::clipboard()->setText(heading_->text() + u'\n' +
                                       present::sheetAsText(sheet_->parts()) + u"\n\n"_s +
                                       present::hexDump(segment_->bytes) + u'\n');
}

void SegmentInspector::contextMenuEvent(QContextMenuEvent* event)
{
    if (segment_) QMenu::exec({copyHex_, copyText_}, event->globalPos(), nullptr, this);
}

void SegmentInspector::applyFonts()
{
    const Theme& theme = Theme::instance();
    heading_->setFont(theme.font(FontRole::BodyBold));
    why_->setFont(theme.font(FontRole::Small));
    meaning_->setFont(theme.font(FontRole::Small));
    setColour(why_, Token::Muted);
    setColour(empty_, Token::Muted);
    arrange();
    fitMeaning();
}

void SegmentInspector::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
    fitMeaning();
}

void SegmentInspector::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (meaning_ && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange))
        applyFonts();
}

} // namespace tcplab::gui
