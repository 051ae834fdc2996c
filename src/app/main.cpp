#include <QApplication>

#include "app/pages.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/theme.h"
#include "present/language.h"

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tcplab"));
    QApplication::setApplicationVersion(QStringLiteral(TCPLAB_VERSION));

    tcplab::gui::Settings settings;
    tcplab::present::installLanguage(app, settings.language());
    auto& theme = tcplab::gui::Theme::instance();
    theme.setLanguage(tcplab::present::currentLanguage());
    theme.setChoice(settings.theme());

    tcplab::gui::MainWindow window(settings);
    tcplab::app::addPages(window);
    window.restoreRemembered();
    window.show();
    return QApplication::exec();
}
