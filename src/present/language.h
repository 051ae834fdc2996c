#pragma once

#include <QLocale>
#include <QString>

#include <optional>

class QCoreApplication;

namespace tcplab::present {

/// What the person chose; System means: Chinese where the system speaks Chinese, else English.
enum class Language { System, Chinese, English };

/// "" (system), "zh_CN", "en": the words of --lang and of the settings.
QString languageId(Language language);
/// The language of `--lang`: "en" or "zh_CN", nothing for any other word.
std::optional<Language> languageFromId(const QString& id);

/// Never System: the language in which texts are shown under this choice on this system.
Language resolved(Language choice);
QLocale locale(Language choice);

/// Installs the program's translations and Qt's own for `choice`, removing those of the last call.
/// Widgets hear of it by QEvent::LanguageChange. Usable without a window.
void installLanguage(QCoreApplication& app, Language choice);
/// The resolved language of the last installLanguage(); English before the first.
Language currentLanguage();

} // namespace tcplab::present
