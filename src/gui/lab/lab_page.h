#pragma once

#include <vector>

#include "gui/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tcplab::gui {

class ExperimentView;
class ReachSign;

/// The lab: real sockets, one experiment at a time. Each experiment keeps running when another is
/// looked at; the window's end stops them all.
class LabPage : public Page
{
    Q_OBJECT

public:
    explicit LabPage(QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("lab"); }
    QString title() const override;
    Icon icon() const override { return Icon::Lab; }
    QWidget* toolRow() override { return toolRow_; }
    QList<QAction*> runActions() override;
    QList<QAction*> viewActions() override;

    /// An experiment's id; empty keeps what is shown.
    bool open(const QString& idOrFile, QString* error) override;
    bool isSettled() const override;
    bool goToStep(int step, QString* error) override;
    void setProjector(bool on) override;
    void retranslate() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;

    ExperimentView* currentView() const;
    /// nullptr where there is none of this id.
    ExperimentView* viewById(const QString& id) const;
    void showView(ExperimentView* view);

private:
    void buildToolRow();
    void addView(ExperimentView* view);
    void showOwnActions();
    void refresh();
    void fillPresets();
    QString titleOf(const ExperimentView* view) const;

    std::vector<ExperimentView*> views_;
    std::vector<QList<QAction*>> viewActions_; ///< by view, once they were asked for
    QWidget* toolRow_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QLabel* experimentLabel_ = nullptr;
    QComboBox* experiments_ = nullptr;
    QComboBox* presets_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* stop_ = nullptr;
    ReachSign* reach_ = nullptr;
    QAction* runAction_ = nullptr;
    QAction* stopAction_ = nullptr;
};

} // namespace tcplab::gui
