#pragma once

#include <QMenu>
#include <QObject>
#include <QStringList>

#include <memory>

namespace tcplab::gui {

/// The scenario files that were opened or saved last, as a menu.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 10;

    explicit RecentFiles(QObject* parent = nullptr);

    QAction* menuAction() { return menu_->menuAction(); }
    QMenu& menu() { return *menu_; }
    const QStringList& files() const { return files_; }
    /// What is remembered from the last time.
    void setFiles(const QStringList& files);
    /// To the top of the list.
    void add(const QString& file);
    void remove(const QString& file);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& file);

private:
    void fill();

    std::unique_ptr<QMenu> menu_;
    QStringList files_;
};

} // namespace tcplab::gui
