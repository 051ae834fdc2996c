#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

#include "gui/theme.h"
#include "present/language.h"
#include "present/state_dialect.h"

namespace tcplab::app {

/// Exit statuses of all programs of the house (docs: contracts).
enum ExitStatus { Done = 0, WrongUsage = 2, BadInput = 3, EnvironmentRefused = 4 };

/// What the command line of the window asks for.
struct CommandLine
{
    QString scenario; ///< id or file; empty: what was open last
    std::optional<present::Language> language;
    std::optional<gui::ThemeChoice> theme;
    std::optional<present::StateDialect> states;
    QString page; ///< Page::id(); empty: the page last shown
    QSize size;   ///< invalid: as remembered
    std::optional<int> step;
    QStringList panels; ///< ids of panels to open, the last one in front
    bool projector = false;
    QString screenshot; ///< file to write; empty: an ordinary window
    /// Set when the program has only to print and to end: help, version, or what was wrong.
    struct Answer
    {
        QString text;
        ExitStatus status = Done;
    };
    std::optional<Answer> answer;
};

/// The language named by --lang in `arguments`, before anything else is looked at, so that even
/// mistakes are answered in it.
std::optional<present::Language> languageOption(const QStringList& arguments);

/// `arguments` with the program's name first. Needs a QCoreApplication for the texts.
CommandLine parseCommandLine(const QStringList& arguments);

} // namespace tcplab::app
