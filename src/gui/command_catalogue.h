#pragma once

#include <QIcon>
#include <QKeySequence>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QAction;
class QMenuBar;

namespace tcplab::gui {

/// One thing that can be asked for by name: a command of the menus, or what a page offers beside
/// them, such as its scenarios.
struct Command
{
    QString text;       ///< "Drop the segment on its way", without marks for mnemonics
    QString place;      ///< where it stands: "Run › Client"
    QStringList others; ///< further words it is found by, e.g. the name in the other language
    QKeySequence key;
    QIcon icon;
    bool enabled = true;
    bool checkable = false;
    bool checked = false;
    std::function<void()> run;
};

/// The text of a menu entry as a person reads it: "Save &as…" is "Save as…"; Chinese mnemonics
/// stand behind the word, in brackets.
QString plainText(const QString& actionText);

/// Every command of the menus, in their order, submenus included.
std::vector<Command> commandsOf(const QMenuBar& bar);

/// How well a command answers what was typed; 0: not at all. Every word typed must be found, in any
/// order: at the start of a word counts most, inside of one less, letters in order only ("tsp" in
/// "to step") least.
int matchScore(const Command& command, const QString& typed);

} // namespace tcplab::gui
