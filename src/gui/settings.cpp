#include "gui/settings.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

QString themeId(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return u"system"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    return {};
}

QString pageKey(const QString& page, const QString& key)
{
    return u"page-%1/%2"_s.arg(page, key);
}

} // namespace

Settings::Settings()
    : store_(u"TCP Lab"_s, u"tcplab"_s)
{
}

Settings::Settings(const QString& iniFile)
    : store_(iniFile, QSettings::IniFormat)
{
}

present::Language Settings::language() const
{
    const QString id = store_.value(u"window/language"_s).toString();
    return present::languageFromId(id).value_or(present::Language::System);
}

void Settings::setLanguage(present::Language language)
{
    store_.setValue(u"window/language"_s, present::languageId(language));
}

ThemeChoice Settings::theme() const
{
    const QString id = store_.value(u"window/theme"_s).toString();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (id == themeId(choice)) return choice;
    }
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice theme)
{
    store_.setValue(u"window/theme"_s, themeId(theme));
}

present::StateDialect Settings::stateDialect() const
{
    const QString id = store_.value(u"window/states"_s).toString();
    return present::stateDialectFromId(id).value_or(present::StateDialect::Rfc);
}

void Settings::setStateDialect(present::StateDialect dialect)
{
    store_.setValue(u"window/states"_s, present::stateDialectId(dialect));
}

bool Settings::reducedMotion() const
{
    return store_.value(u"window/reduced-motion"_s, false).toBool();
}

void Settings::setReducedMotion(bool reduced)
{
    store_.setValue(u"window/reduced-motion"_s, reduced);
}

QByteArray Settings::windowGeometry() const
{
    return store_.value(u"window/geometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    store_.setValue(u"window/geometry"_s, geometry);
}

QString Settings::lastPage() const
{
    return store_.value(u"window/page"_s).toString();
}

void Settings::setLastPage(const QString& id)
{
    store_.setValue(u"window/page"_s, id);
}

QVariant Settings::pageValue(const QString& page, const QString& key,
                             const QVariant& fallback) const
{
    return store_.value(pageKey(page, key), fallback);
}

void Settings::setPageValue(const QString& page, const QString& key, const QVariant& value)
{
    store_.setValue(pageKey(page, key), value);
}

} // namespace tcplab::gui
