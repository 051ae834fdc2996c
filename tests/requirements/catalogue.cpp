#include "catalogue.h"

#include <optional>

#include <QSet>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace tcplab::requirements {

namespace {

std::optional<Verdict> verdictNamed(const QString& name)
{
    if (name == u"in"_s) return Verdict::In;
    if (name == u"extra"_s) return Verdict::Extra;
    if (name == u"left out"_s) return Verdict::LeftOut;
    if (name == u"out"_s) return Verdict::Out;
    if (name == u"open"_s) return Verdict::Open;
    return std::nullopt;
}

/// The row, or what is wrong with it.
std::optional<Requirement> readRow(const QString& line, QString& mistake)
{
    const QStringList cells = line.split(u'\t');
    if (cells.size() != 5 && cells.size() != 6) {
        mistake = u"%1 cells, not 5 or 6 with tabs between"_s.arg(cells.size());
        return std::nullopt;
    }
    const auto verdict = verdictNamed(cells[4]);
    if (!verdict) {
        mistake = u"verdict '%1', not in, extra, left out, out or open"_s.arg(cells[4]);
        return std::nullopt;
    }
    Requirement row{cells[0], cells[1], cells[2], cells[3], *verdict, cells.value(5), 0};
    if (row.id.isEmpty() || row.what.isEmpty() || row.id.contains(u' '))
        mistake = u"an id without spaces and a text are wanted"_s;
    else if (!row.needsTest() && row.note.isEmpty())
        mistake = u"%1: a note must say why"_s.arg(row.id);
    if (!mistake.isEmpty()) return std::nullopt;
    return row;
}

} // namespace

QList<Group> readCatalogue(const QString& text, QStringList& mistakes)
{
    QList<Group> groups;
    QSet<QString> seen;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const auto wrong = [&](const QString& what) {
            mistakes.append(u"requirements.tsv:%1: %2"_s.arg(number).arg(what));
        };
        if (line.isEmpty()) continue;
        if (line.startsWith(u"# "_s)) {
            groups.append(Group{line.mid(2), {}, {}});
            continue;
        }
        if (groups.isEmpty()) {
            wrong(u"a group must begin first: # Title"_s);
            continue;
        }
        if (line.startsWith(u"## "_s)) {
            QString& introduction = groups.last().introduction;
            introduction += (introduction.isEmpty() ? QString{} : u"\n"_s) + line.mid(3);
            continue;
        }
        QString mistake;
        auto row = readRow(line, mistake);
        if (row && seen.contains(row->id)) mistake = u"%1 stands twice"_s.arg(row->id);
        if (!mistake.isEmpty()) {
            wrong(mistake);
            continue;
        }
        row->line = number;
        seen.insert(row->id);
        groups.last().requirements.append(*row);
    }
    return groups;
}

} // namespace tcplab::requirements
