#pragma once

#include "gui/lab/decoder_model.h"
#include "gui/lab/experiment_view.h"
#include "gui/lab/log_model.h"
#include "gui/lab/option_model.h"
#include "gui/lab/sticky_words.h"
#include "gui/lab/stream_picture.h"
#include "lab/sticky.h"

#include <QThread>

class QAction;
class QTableView;

namespace tcplab::gui {

class BytesView;
class Card;
class CountersView;
class KernelPanel;
class Panel;
class LabColumns;
class LabTable;
class LogPanel;
class ObservationCard;
class StickySetup;
class StickyWorker;
class StreamLanes;
struct StickyUpdate;

/// The sticky-packet microscope: setup, three lanes, bytes, decoders, kernel states, options,
/// observation, counters, log, over a StickyRun in a thread of its own.
class StickyView : public ExperimentView
{
    Q_OBJECT

public:
    explicit StickyView(QWidget* parent = nullptr);
    ~StickyView() override;

    QString experimentId() const override { return QStringLiteral("sticky"); }
    QStringList presetTitles() const override;
    QStringList presetEffects() const override;
    int currentPreset() const override;
    void applyPreset(int index) override;
    void run() override;
    void stop() override;
    bool isRunning() const override;
    QString runText() const override;
    QString stopText() const override;
    QHostAddress address() const override;
    quint16 port() const override;
    QString hint() const override;
    QString sourceOfFacts() const override;
    void setProjector(bool on) override;
    void retranslate() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;
    QList<QAction*> viewActions() override;

    /// As it was last told by the thread that runs it.
    const lab::StickyRecord& record() const { return record_; }

private:
    void buildFigure();
    void buildSides();
    void buildActions();
    void connectRun();
    void onUpdated(const StickyUpdate& update);
    void onFinished();
    void showOptions();
    void showBytes();
    void showObservation();
    void showFailure();
    void tryNext();
    void selectTelling();
    QString caption(const StreamLane& lane, std::size_t frame, bool isLong) const;
    QString factsOfBytes() const;
    void retranslatePanels();

    QThread thread_;
    StickyWorker* worker_ = nullptr; ///< lives in thread_
    lab::StickyRecord record_;
    StickyPicture picture_;
    DecoderModel decoders_;
    OptionModel options_;
    LogModel log_;
    StickyWords::Observation observation_;
    lab::StickyCause cause_ = lab::StickyCause::NothingRead; ///< of the finished run
    int runs_ = 0;
    quint16 boundPort_ = 0;

    StickySetup* setup_ = nullptr;
    Panel* setupPanel_ = nullptr;
    Panel* lanesPanel_ = nullptr;
    StreamLanes* lanes_ = nullptr;
    BytesView* bytes_ = nullptr;
    Card* bytesCard_ = nullptr;
    Panel* decodersPanel_ = nullptr;
    LabTable* decodersTable_ = nullptr;
    KernelPanel* kernel_ = nullptr;
    Panel* optionsPanel_ = nullptr;
    LabTable* optionsTable_ = nullptr;
    ObservationCard* observationCard_ = nullptr;
    Card* countersCard_ = nullptr;
    CountersView* counters_ = nullptr;
    LogPanel* logPanel_ = nullptr;
    QWidget* figure_ = nullptr;
    LabColumns* columns_ = nullptr;
    QAction* zoomIn_ = nullptr;
    QAction* zoomOut_ = nullptr;
    QAction* fit_ = nullptr;
};

} // namespace tcplab::gui
