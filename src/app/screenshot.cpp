#include "app/screenshot.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QImageWriter>
#include <QPixmap>
#include <QTimer>

#include "gui/main_window.h"

namespace tcplab::app {

namespace {

constexpr int firstLookMs = 120;   ///< layout and first events
constexpr int patienceMs = 10'000; ///< a page that never settles is drawn as it is

void waitUntilSettled(const gui::MainWindow& window)
{
    QEventLoop loop;
    QElapsedTimer waited;
    waited.start();
    QTimer look;
    look.setInterval(firstLookMs);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const gui::Page* page = window.currentPage();
        if (!page || page->isSettled() || waited.hasExpired(patienceMs)) loop.quit();
    });
    look.start();
    loop.exec();
}

} // namespace

bool takeScreenshot(gui::MainWindow& window, const QString& file, QString* error)
{
    // No window manager may have a say in its size.
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
    waitUntilSettled(window);
    QImageWriter writer(file, "png");
    if (writer.write(window.grab().toImage())) return true;
    *error = writer.errorString();
    return false;
}

} // namespace tcplab::app
