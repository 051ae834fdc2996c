#pragma once

#include <array>
#include <memory>

#include "gui/simulator/run_view.h"
#include "sim/command.h"

class QBoxLayout;
class QMenu;
class QScrollArea;

namespace tcplab::gui {

class HostColumn;

/// Acts for either host: the calls of the socket API and what may befall a machine, beside one
/// another, or below one another where the panel is narrow. The same commands stand in a menu for
/// each host.
class HostsView : public RunView
{
    Q_OBJECT

public:
    explicit HostsView(RunContext& context, QWidget* parent = nullptr);
    ~HostsView() override;

    QString id() const override { return QStringLiteral("hosts"); }
    QString title() const override;
    QString facts() const override;
    void retranslate() override;
    QSize sizeHint() const override { return {480, 400}; }

    HostColumn& column(sim::HostId host) { return *columns_[indexOf(host)]; }
    QMenu* menu(sim::HostId host) const { return menus_[indexOf(host)].get(); }

Q_SIGNALS:
    void chosen(const tcplab::sim::Command& command);
    /// Something has to be typed first: the panel is to be shown.
    void shownWanted();

protected:
    void showMoment() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildMenu(sim::HostId host);
    void retranslateMenu(sim::HostId host);
    static QString menuText(sim::CallKind kind);
    void arrange();

    std::array<HostColumn*, 2> columns_{};
    std::array<std::unique_ptr<QMenu>, 2> menus_;
    QScrollArea* area_ = nullptr;
    QBoxLayout* both_ = nullptr;
};

} // namespace tcplab::gui
