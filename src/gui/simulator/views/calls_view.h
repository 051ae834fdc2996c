#pragma once

#include "gui/simulator/run_view.h"

#include <array>

#include "gui/simulator/views/calls_model.h"
#include "gui/theme.h"

class QComboBox;
class QListView;
class QSplitter;

namespace tcplab::gui {

/// Both programs as lines of the socket API, each call with what it caused. A click goes to the
/// step that makes the call.
class CallsView : public RunView
{
    Q_OBJECT

public:
    explicit CallsView(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("calls"); }
    QString title() const override;
    void retranslate() override;

    CallsModel& model(sim::HostId host) { return models_[indexOf(host)]; }
    QListView& list(sim::HostId host) { return *lists_[indexOf(host)]; }

    QSize sizeHint() const override { return {360, 420}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void showRun() override;
    void showMoment() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void goToCall(const QModelIndex& index);

    std::array<CallsModel, 2> models_;
    std::array<QListView*, 2> lists_{};
    std::array<QWidget*, 2> captions_{};
    QSplitter* columns_ = nullptr;
    QComboBox* dialect_ = nullptr;
};

} // namespace tcplab::gui
