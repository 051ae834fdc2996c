#include "gui/simulator/files/recent_files.h"

#include <QDir>
#include <QFileInfo>

namespace tcplab::gui {

using namespace Qt::StringLiterals;

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent)
    , menu_(std::make_unique<QMenu>())
{
    menu_->setToolTipsVisible(true);
    // Whether a file is still there is looked at when somebody looks at the menu.
    connect(menu_.get(), &QMenu::aboutToShow, this, &RecentFiles::fill);
    fill();
}

void RecentFiles::setFiles(const QStringList& files)
{
    files_ = files.mid(0, most);
    fill();
}

void RecentFiles::add(const QString& file)
{
    files_.removeAll(file);
    files_.prepend(file);
    files_ = files_.mid(0, most);
    fill();
}

void RecentFiles::remove(const QString& file)
{
    files_.removeAll(file);
    fill();
}

void RecentFiles::retranslate()
{
    menu_->setTitle(tr("Open &recent"));
    fill();
}

void RecentFiles::fill()
{
    menu_->clear();
    int number = 1;
    for (const QString& file : files_) {
        const QFileInfo info(file);
        // Two files of one name are told apart by their folders.
        QString name = info.fileName();
        for (const QString& other : files_)
            if (other != file && QFileInfo(other).fileName() == info.fileName())
                name = tr("%1 in %2", "file and its folder")
                           .arg(info.fileName(), QDir::toNativeSeparators(info.path()));
        name.replace(u'&', u"&&"_s);
        const QString text = info.exists() ? name : tr("%1 (no longer there)").arg(name);
        QAction* entry = menu_->addAction(
            tr("&%1 %2", "number of a recent file and its name").arg(number % 10).arg(text));
        entry->setToolTip(QDir::toNativeSeparators(file));
        entry->setData(file);
        connect(entry, &QAction::triggered, this, [this, file] { Q_EMIT chosen(file); });
        ++number;
    }
    if (!files_.isEmpty()) menu_->addSeparator();
    QAction* clear = menu_->addAction(tr("&Clear this list"));
    clear->setEnabled(!files_.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { setFiles({}); });
}

} // namespace tcplab::gui
