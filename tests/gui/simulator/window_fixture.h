#pragma once

#include <QApplication>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/simulator_page.h"

namespace tcplab::gui {

/// The real window with the page in it.
class Window
{
public:
    explicit Window(const QString& scenario = QStringLiteral("three-way-handshake"),
                    QSize size = {1366, 768})
    {
        window.setFullScreenInProjector(false);
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
        QString error;
        opened = page->open(scenario, &error);
        page->controller().setStepLength(0);
    }
    SimulationController& controller() { return page->controller(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget*>(&window), key, modifiers);
    }
    /// Goes to the first moment with a segment on its way.
    void toFlight()
    {
        std::size_t moment = 0;
        while (controller().layout().inFlight(moment).empty())
            ++moment;
        controller().goTo(moment);
    }
    QMenu& segmentMenu() { return *page->findChild<QMenu*>(QStringLiteral("segmentMenu")); }
    QPoint envelopeCentre() { return page->ladder().envelopes().front().area.center().toPoint(); }

    QTemporaryDir directory;
    Settings settings{directory.filePath(QStringLiteral("settings.ini"))};
    MainWindow window{settings, present::Language::English};
    SimulatorPage* page = nullptr;
    bool opened = false;
};

} // namespace tcplab::gui
