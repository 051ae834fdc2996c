#include <QAction>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/lab/bytes_view.h"
#include "gui/lab/card.h"
#include "gui/lab/cell.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/lab_columns.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/sticky_setup.h"
#include "gui/lab/sticky_view.h"
#include "gui/lab/stream_lanes.h"

namespace tcplab::gui {

StickyView::StickyView(QWidget* parent)
    : ExperimentView(parent)
{
    buildActions();
    buildFigure();
    buildSides();
    LabColumns::Parts parts;
    parts.setup = setupPanel_;
    parts.figure = figure_;
    parts.kernel = kernel_;
    parts.options = optionsPanel_;
    parts.observation = observationCard_;
    parts.counters = countersCard_;
    parts.log = logPanel_;
    columns_ = new LabColumns(parts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns_);

    picture_.reset(setup_->config());
    lanes_->setPicture(&picture_.picture());
    lanes_->setCaption([this](const StreamLane& lane, std::size_t frame, bool isLong) {
        return caption(lane, frame, isLong);
    });
    connectRun();
}

void StickyView::buildActions()
{
    zoomIn_ = new QAction(icon(Icon::ZoomIn), QString(), this);
    zoomOut_ = new QAction(icon(Icon::ZoomOut), QString(), this);
    fit_ = new QAction(icon(Icon::Fit), QString(), this);
    zoomIn_->setShortcut(QKeySequence::ZoomIn);
    zoomOut_->setShortcut(QKeySequence::ZoomOut);
    fit_->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::Key_0)));
}

void StickyView::buildFigure()
{
    lanes_ = new StreamLanes;
    connect(zoomIn_, &QAction::triggered, lanes_, &StreamLanes::zoomIn);
    connect(zoomOut_, &QAction::triggered, lanes_, &StreamLanes::zoomOut);
    connect(fit_, &QAction::triggered, lanes_, &StreamLanes::fit);
    lanesPanel_ = new Panel;
    lanesPanel_->setBody(lanes_);
    for (QAction* action : {zoomIn_, zoomOut_, fit_})
        lanesPanel_->addTool(action);

    bytes_ = new BytesView;
    bytesCard_ = new Card(bytes_);
    bytesCard_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    decodersTable_ = makeLabTable(false);
    decodersTable_->setModel(&decoders_);
    decodersPanel_ = new Panel;
    decodersPanel_->setBody(decodersTable_);

    figure_ = new QWidget;
    auto* column = new QVBoxLayout(figure_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(lanesPanel_, 236);
    column->addWidget(bytesCard_);
    column->addWidget(decodersPanel_, 118);
}

void StickyView::buildSides()
{
    setup_ = new StickySetup;
    setupPanel_ = new Panel;
    setupPanel_->setBody(setup_);
    kernel_ = new KernelPanel;
    optionsTable_ = makeLabTable(true);
    optionsTable_->setModel(&options_);
    optionsPanel_ = new Panel;
    optionsPanel_->setBody(optionsTable_);
    observationCard_ = new ObservationCard;
    counters_ = new CountersView;
    countersCard_ = new Card(counters_);
    logPanel_ = new LogPanel(log_);
}

QList<QAction*> StickyView::viewActions()
{
    return {zoomIn_,
            zoomOut_,
            fit_,
            nullptr,
            decodersPanel_->makeClosable(),
            kernel_->makeClosable(),
            optionsPanel_->makeClosable(),
            logPanel_->makeClosable()};
}

void StickyView::retranslate()
{
    zoomIn_->setText(tr("Zoom in on the stream"));
    zoomOut_->setText(tr("Zoom out of the stream"));
    fit_->setText(tr("Show the whole stream"));
    setup_->retranslate();
    kernel_->retranslate();
    logPanel_->retranslate();
    decoders_.retranslate();
    options_.retranslate();
    picture_.retranslate(record());
    lanes_->setEmptyText(tr("Nothing written yet. Run to see where the bytes go."));
    lanes_->refresh();
    retranslatePanels();
    showObservation();
    showBytes();
    columns_->retranslate(tr("Microscope"));
    fitLabColumns(*decodersTable_);
    fitLabColumns(*optionsTable_);
}

void StickyView::retranslatePanels()
{
    const qint64 read = record().bytes.readByPeer;
    const QString bytes = QLocale().toString(read);
    const int written = static_cast<int>(record().messages.size());
    setupPanel_->setTitle(tr("Setup"));
    lanesPanel_->setTitle(tr("Microscope"));
    lanesPanel_->setFacts(tr("position in the byte stream"));
    decodersPanel_->setTitle(read > 0 ? tr("Decoders on the same %1 bytes").arg(bytes)
                                      : tr("Decoders"));
    decodersPanel_->setFacts(written > 0 ? tr("%n messages were written", nullptr, written)
                                         : QString());
    decodersTable_->setAccessibleName(tr("Decoders"));
    decodersTable_->setEmptyText(tr("When the run has ended, each decoder is tried on its bytes."));
    optionsTable_->setEmptyText(tr("There is no connection yet whose options could be read."));
    optionsPanel_->setTitle(tr("Socket options"));
    optionsTable_->setAccessibleName(tr("Socket options"));
    const QString whole = QLocale().toString(record().bytes.written);
    countersCard_->setTitle(record().bytes.written > 0 ? tr("Where the %1 bytes are").arg(whole)
                                                       : tr("Where the bytes are"));
    bytes_->setEmptyText(tr("Select a read in the microscope to see its bytes."));
}

QString StickyView::factsOfBytes() const
{
    const auto selected = lanes_->selection();
    if (!selected) {
        bytesCard_->setTitle(tr("Bytes"));
        return {};
    }
    const StreamLane& lane = picture_.picture().lanes[selected->lane];
    const auto [first, last] = bytes_->shownRange();
    const QString number = QLocale().toString(static_cast<qlonglong>(selected->frame) + 1);
    const QString from = QLocale().toString(first);
    const QString to = QLocale().toString(std::max(first, last - 1));
    switch (lane.kind) {
    case StreamLane::Kind::Reads:
        bytesCard_->setTitle(tr("Read %1, bytes %2–%3").arg(number, from, to));
        break;
    case StreamLane::Kind::Writes:
        bytesCard_->setTitle(tr("Write %1, bytes %2–%3").arg(number, from, to));
        break;
    case StreamLane::Kind::Segments:
        bytesCard_->setTitle(tr("Segment %1, bytes %2–%3").arg(number, from, to));
        break;
    }
    const lab::MessageSpan* message = picture_.picture().messageAt(first);
    if (!message) return {};
    const QString name = QLocale().toString(message->number);
    if (first < message->payloadBegin) return tr("length prefix, then message %1").arg(name);
    if (first >= message->payloadEnd) return tr("end mark of message %1").arg(name);
    if (message->payloadEnd < message->end) return tr("message %1, then its end mark").arg(name);
    return tr("message %1").arg(name);
}

void StickyView::setProjector(bool on)
{
    columns_->setProjector(on);
    bytesCard_->setVisible(!on);
    decodersPanel_->setVisible(!on);
}

} // namespace tcplab::gui
