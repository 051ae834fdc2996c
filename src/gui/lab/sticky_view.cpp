#include "gui/lab/sticky_view.h"

#include <QLocale>
#include <QTableView>

#include <algorithm>

#include "gui/lab/bytes_view.h"
#include "gui/lab/card.h"
#include "gui/lab/cell.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/sticky_setup.h"
#include "gui/lab/sticky_worker.h"
#include "gui/lab/stream_lanes.h"
#include "gui/settings.h"

// What happens while the microscope runs; the building of its panels is in sticky_view_build.cpp.
namespace tcplab::gui {

using lab::StickyPhase;

StickyView::~StickyView()
{
    thread_.quit();
    thread_.wait();
}

void StickyView::connectRun()
{
    worker_ = new StickyWorker;
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &StickyWorker::updated, this, &StickyView::onUpdated);
    connect(worker_, &StickyWorker::kernelLooked, kernel_, &KernelPanel::show);
    thread_.start();
    connect(setup_, &StickySetup::changed, this, &ExperimentView::changed);
    connect(lanes_, &StreamLanes::selectionChanged, this, &StickyView::showBytes);
    connect(bytes_, &BytesView::shownRangeChanged, this,
            [this] { bytesCard_->setFacts(factsOfBytes()); });
    connect(observationCard_, &ObservationCard::tryNextClicked, this, &StickyView::tryNext);
}

QStringList StickyView::presetTitles() const
{
    QStringList titles;
    for (const lab::StickyPreset& preset : lab::stickyPresets())
        titles << preset.translatedTitle();
    return titles;
}

QStringList StickyView::presetEffects() const
{
    QStringList effects;
    for (const lab::StickyPreset& preset : lab::stickyPresets())
        effects << preset.translatedEffect();
    return effects;
}

int StickyView::currentPreset() const
{
    const auto presets = lab::stickyPresets();
    const lab::StickyConfig config = setup_->config();
    const auto found = std::ranges::find_if(presets, [&](const lab::StickyPreset& preset) {
        return showsTheSame(preset.config, config);
    });
    return found == presets.end() ? -1 : static_cast<int>(found - presets.begin());
}

void StickyView::applyPreset(int index)
{
    const auto presets = lab::stickyPresets();
    if (index < 0 || index >= static_cast<int>(presets.size()) || isRunning()) return;
    setup_->setConfig(presets[static_cast<std::size_t>(index)].config);
}

bool StickyView::isRunning() const
{
    return record_.phase == StickyPhase::Connecting || record_.phase == StickyPhase::Running ||
           record_.phase == StickyPhase::Settling;
}

void StickyView::run()
{
    if (isRunning()) return;
    Q_EMIT problemGone();
    const lab::StickyConfig config = setup_->config();
    ++runs_;
    boundPort_ = 0;
    cause_ = lab::StickyCause::NothingRead;
    record_ = {};
    record_.config = config;
    record_.phase = StickyPhase::Connecting;
    log_.clear();
    decoders_.clear();
    options_.clear();
    kernel_->clear();
    lanes_->select(std::nullopt);
    picture_.reset(config);
    lanes_->fit();
    lanes_->refresh();
    bytes_->clear();
    setup_->setEditable(false);
    showObservation();
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, config, run = runs_] { worker->start(config, run); });
    Q_EMIT changed();
}

void StickyView::stop()
{
    QMetaObject::invokeMethod(worker_, &StickyWorker::cancel);
}

void StickyView::onUpdated(const StickyUpdate& update)
{
    QMetaObject::invokeMethod(worker_, &StickyWorker::taken);
    if (update.run != runs_) return; // told before the worker heard of this run
    const bool wasRunning = isRunning();
    record_ = update.record;
    boundPort_ = update.port;
    for (const LogEntry& entry : update.log)
        log_.append(entry);
    kernel_->show(update.client, update.server);
    picture_.update(record_);
    lanes_->refresh();
    counters_->setCounts(record_.bytes, picture_.picture().length);
    const bool cutOff =
        record_.phase == StickyPhase::Cancelled || record_.phase == StickyPhase::TimedOut;
    const bool open = cutOff && record_.bytes.acknowledged != record_.bytes.written;
    countersCard_->setFacts(open ? CountersView::lastCount() : QString());
    showOptions();
    if (isRunning()) {
        showObservation();
        retranslatePanels();
    } else if (wasRunning) {
        onFinished();
    }
    Q_EMIT changed();
}

void StickyView::onFinished()
{
    setup_->setEditable(true);
    log_.flush();
    if (record_.phase == StickyPhase::Finished) cause_ = lab::observe(record_).cause;
    decoders_.setRecord(record_);
    fitLabColumns(*decodersTable_);
    selectTelling();
    showBytes();
    showObservation();
    if (record_.phase == StickyPhase::Failed) showFailure();
    retranslatePanels();
}

void StickyView::showFailure()
{
    Q_EMIT problem(Problem::lasting([this, error = record().error] {
        Problem problem = problemOf(error);
        if (error.kind == lab::LabErrorKind::AddressInUse) {
            problem.actionText = tr("Use any free port");
            problem.action = [this] {
                setup_->setPort(0);
                run();
            };
        }
        return problem;
    }));
}

void StickyView::selectTelling()
{
    // The read that shows the effect: the first that is not simply one message.
    const auto& lanes = picture_.picture().lanes;
    if (lanes_->selection() || lanes.empty() || lanes.back().frames.empty()) return;
    const auto& reads = lanes.back().frames;
    const auto telling = std::ranges::find_if(
        reads, [](const StreamFrame& read) { return read.isGlued() || read.isSplit(); });
    const auto index =
        telling == reads.end() ? 0 : static_cast<std::size_t>(telling - reads.begin());
    lanes_->select(StreamLanes::Selection{lanes.size() - 1, index});
}

void StickyView::showOptions()
{
    options_.setRows(record_.clientOptions, record_.serverOptions);
    fitLabColumns(*optionsTable_);
}

void StickyView::showBytes()
{
    const auto selected = lanes_->selection();
    if (!selected) {
        bytes_->clear();
    } else {
        const StreamLane& lane = picture_.picture().lanes[selected->lane];
        const bool isRead = lane.kind == StreamLane::Kind::Reads;
        bytes_->setBytes(isRead ? record().received : record().written,
                         lane.frames[selected->frame], &picture_.picture());
    }
    bytesCard_->setFacts(factsOfBytes());
}

void StickyView::showObservation()
{
    observation_ = StickyWords::observation(record());
    observationCard_->setText(observation_.headline, observation_.why, observation_.tryNext);
}

void StickyView::tryNext()
{
    if (!observation_.next || isRunning()) return;
    setup_->setConfig(*observation_.next);
    run();
}

QString StickyView::caption(const StreamLane& lane, std::size_t frame, bool isLong) const
{
    const StreamFrame& one = lane.frames[frame];
    const int number = static_cast<int>(frame) + 1;
    switch (lane.kind) {
    case StreamLane::Kind::Reads:
        return StickyWords::readCaption(one, number, isLong);
    case StreamLane::Kind::Segments:
        return StickyWords::segmentCaption(one, number,
                                           isLong ? cause_ : lab::StickyCause::NothingRead);
    case StreamLane::Kind::Writes:
        return tr("write %1: %2 bytes")
            .arg(QLocale().toString(number), QLocale().toString(one.length()));
    }
    return {};
}

QString StickyView::runText() const
{
    return runs_ == 0 ? tr("Run") : tr("Run again");
}

QString StickyView::stopText() const
{
    return tr("Stop");
}

QHostAddress StickyView::address() const
{
    return record().config.address;
}

quint16 StickyView::port() const
{
    return isRunning() && boundPort_ != 0 ? boundPort_ : static_cast<quint16>(setup_->port());
}

QString StickyView::hint() const
{
    return StickyWords::runSummary(record(), runs_);
}

QString StickyView::sourceOfFacts() const
{
    return lab::KernelProbe::isAvailable() ? tr("Seen from: kernel counters (no capture)")
                                           : tr("Seen from: the program only");
}

void StickyView::saveState(Settings& settings) const
{
    const int preset = currentPreset();
    const auto presets = lab::stickyPresets();
    const QString id =
        preset < 0 ? QString() : QString::fromLatin1(presets[static_cast<std::size_t>(preset)].id);
    settings.setPageValue(QStringLiteral("lab"), QStringLiteral("stickyPreset"), id);
    settings.setPageValue(QStringLiteral("lab"), QStringLiteral("stickyPort"), setup_->port());
}

void StickyView::restoreState(const Settings& settings)
{
    const QString page = QStringLiteral("lab");
    const QString id = settings.pageValue(page, QStringLiteral("stickyPreset")).toString();
    const auto presets = lab::stickyPresets();
    const auto found = std::ranges::find_if(
        presets, [&](const lab::StickyPreset& preset) { return id == QLatin1String(preset.id); });
    applyPreset(found == presets.end() ? 0 : static_cast<int>(found - presets.begin()));
    const int port = settings.pageValue(page, QStringLiteral("stickyPort"), setup_->port()).toInt();
    if (port >= 0 && port <= 65'535) setup_->setPort(port);
}

} // namespace tcplab::gui
