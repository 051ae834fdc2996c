#pragma once

#include <QTimer>

#include <functional>
#include <memory>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/simulator/coverage/coverage_model.h"
#include "gui/simulator/run_view.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace tcplab::gui {

class DiagramFeed;
class Settings;

/// "Can you walk through all transitions?": how many of the diagram's edges and of the whole table
/// a person has come through so far, over all runs, what is missing, and how to get there.
class CoverageView : public RunView
{
    Q_OBJECT

public:
    /// `scenarios`: where hints are looked for, with their titles in the language now installed.
    struct Entry
    {
        std::shared_ptr<const sim::Scenario> scenario;
        QString title;
    };
    using Library = std::function<std::vector<Entry>()>;

    CoverageView(RunContext& context, Library library, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("coverage"); }
    QString title() const override;
    QString facts() const override;
    QList<QAction*> tools() override;
    void retranslate() override;

    const present::Coverage& coverage() const { return coverage_; }
    const CoverageModel& model() const { return model_; }
    /// What the run has come through up to a moment: heard at every moment, also while hidden.
    void walked(const DiagramFeed& feed, std::size_t moment);
    /// The diagram shows what has been walked instead of the run.
    bool paintsDiagram() const;
    DiagramState diagramState() const;
    bool isSearching() const { return search_ && timer_.isActive(); }

    void save(Settings& settings) const;
    void restore(const Settings& settings);

public Q_SLOTS:
    void reset();

Q_SIGNALS:
    /// A hint is to be followed.
    void openRequested(const QString& scenario, qulonglong moment);
    void coverageChanged();
    void paintingChanged();

protected:
    void showRun() override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showNumbers();
    void search();
    void openSelected();
    void applyFonts();

    Library library_;
    present::Coverage coverage_;
    CoverageModel model_;
    std::unique_ptr<present::CoverageSearch> search_;
    QTimer timer_;
    QLabel* edges_ = nullptr;
    QLabel* rows_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QComboBox* shown_ = nullptr;
    QTableView* list_ = nullptr;
    QPushButton* open_ = nullptr;
    QPushButton* reset_ = nullptr;
    QAction* paint_ = nullptr;
};

} // namespace tcplab::gui
