#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QVariant>

#include "gui/theme.h"
#include "present/language.h"
#include "present/state_dialect.h"

namespace tcplab::gui {

/// Everything remembered between runs. The only place that knows QSettings. An unreadable or
/// unknown value counts as never saved.
class Settings
{
public:
    /// Where the system keeps a person's settings.
    Settings();
    /// In a file of its own, for tests and screenshots.
    explicit Settings(const QString& iniFile);

    present::Language language() const;
    void setLanguage(present::Language language);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    present::StateDialect stateDialect() const;
    void setStateDialect(present::StateDialect dialect);
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    /// Page::id() of the page last shown; empty at first.
    QString lastPage() const;
    void setLastPage(const QString& id);

    /// What a page remembers, e.g. ("simulator", "scenario").
    QVariant pageValue(const QString& page, const QString& key,
                       const QVariant& fallback = {}) const;
    void setPageValue(const QString& page, const QString& key, const QVariant& value);

    void sync() { store_.sync(); }

private:
    QSettings store_;
};

} // namespace tcplab::gui
