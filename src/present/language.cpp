#include "present/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// Outside every namespace, as Q_INIT_RESOURCE demands: the translations live in a static library,
// which the linker would otherwise drop.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(tcplab_i18n);
}

namespace tcplab::present {

namespace {

/// The translators now installed; children of the application, so that they end with it.
class Translators : public QObject
{
public:
    explicit Translators(QObject* parent)
        : QObject(parent)
    {
        setObjectName(QStringLiteral("tcplab_translators"));
    }

    void install(Language language)
    {
        QCoreApplication::removeTranslator(&own_);
        QCoreApplication::removeTranslator(&qt_);
        const QLocale target = present::locale(language);
        if (qt_.load(target, QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&qt_);
        }
        if (own_.load(QStringLiteral(":/i18n/tcplab_%1.qm").arg(languageId(language)))) {
            QCoreApplication::installTranslator(&own_);
        }
        current_ = language;
    }
    Language current() const { return current_; }

private:
    QTranslator own_;
    QTranslator qt_;
    Language current_ = Language::English;
};

Translators* installedTranslators(QCoreApplication* app)
{
    if (!app) return nullptr;
    return dynamic_cast<Translators*>(
        app->findChild<QObject*>(QStringLiteral("tcplab_translators"), Qt::FindDirectChildrenOnly));
}

} // namespace

QString languageId(Language language)
{
    switch (language) {
    case Language::System:
        return {};
    case Language::Chinese:
        return QStringLiteral("zh_CN");
    case Language::English:
        return QStringLiteral("en");
    }
    return {};
}

std::optional<Language> languageFromId(const QString& id)
{
    if (id == QLatin1String("zh_CN")) return Language::Chinese;
    if (id == QLatin1String("en")) return Language::English;
    return std::nullopt;
}

Language resolved(Language choice)
{
    if (choice != Language::System) return choice;
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

QLocale locale(Language choice)
{
    return resolved(choice) == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                 : QLocale(QLocale::English, QLocale::UnitedStates);
}

void installLanguage(QCoreApplication& app, Language choice)
{
    initTranslationResources();
    Translators* translators = installedTranslators(&app);
    if (!translators) translators = new Translators(&app);
    translators->install(resolved(choice));
}

Language currentLanguage()
{
    const Translators* translators = installedTranslators(QCoreApplication::instance());
    return translators ? translators->current() : Language::English;
}

} // namespace tcplab::present
