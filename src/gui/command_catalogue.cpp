#include "gui/command_catalogue.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int exactText = 1000;
constexpr int startOfText = 60;
constexpr int startOfWord = 40;
constexpr int insideWord = 20;
constexpr int lettersInOrder = 6;

void collect(const QMenu& menu, const QString& place, std::vector<Command>& out)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || action->text().isEmpty() || !action->isVisible()) continue;
        const QString text = plainText(action->text());
        if (QMenu* sub = action->menu()) {
            // Menus that are filled when they open must have their entries now.
            Q_EMIT sub->aboutToShow();
            collect(*sub, u"%1 › %2"_s.arg(place, text), out);
            continue;
        }
        Command command;
        command.text = text;
        command.place = place;
        command.key = action->shortcut();
        command.icon = action->icon();
        command.enabled = action->isEnabled();
        command.checkable = action->isCheckable();
        command.checked = action->isChecked();
        command.run = [guarded = QPointer<QAction>(action)] {
            if (guarded) guarded->trigger();
        };
        out.push_back(std::move(command));
    }
}

bool hasLettersInOrder(const QString& text, const QString& letters)
{
    qsizetype next = 0;
    for (const QChar c : text) {
        if (next < letters.size() && c == letters[next]) ++next;
    }
    return next == letters.size();
}

int wordScore(const QString& text, const QString& word)
{
    const qsizetype at = text.indexOf(word);
    if (at == 0) return startOfText;
    if (at > 0) {
        for (qsizetype i = at; i >= 0; i = text.indexOf(word, i + 1)) {
            if (!text[i - 1].isLetterOrNumber()) return startOfWord;
        }
        return insideWord;
    }
    return word.size() >= 3 && hasLettersInOrder(text, word) ? lettersInOrder : 0;
}

} // namespace

QString plainText(const QString& actionText)
{
    QString text = actionText;
    const qsizetype bracket = text.indexOf(u"(&"_s);
    if (bracket >= 0) text.remove(bracket, 4);
    return text.remove(u'&').trimmed();
}

std::vector<Command> commandsOf(const QMenuBar& bar)
{
    std::vector<Command> all;
    for (QAction* action : bar.actions()) {
        if (const QMenu* menu = action->menu()) collect(*menu, plainText(action->text()), all);
    }
    return all;
}

int matchScore(const Command& command, const QString& typed)
{
    const QString text = command.text.toCaseFolded();
    const QString wanted = typed.simplified().toCaseFolded();
    if (wanted.isEmpty()) return 1;
    if (text == wanted) return exactText;
    int total = 0;
    for (const QString& word : wanted.split(u' ')) {
        int best = wordScore(text, word);
        for (const QString& other : command.others)
            best = std::max(best, wordScore(other.toCaseFolded(), word) - 1);
        // By the name of the menu too, but whatever says it in its own words comes first.
        best = std::max(best, wordScore(command.place.toCaseFolded(), word) / 4);
        if (best <= 0) return 0;
        total += best;
    }
    return total;
}

} // namespace tcplab::gui
