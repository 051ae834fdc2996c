#include "tags.h"

#include <QRegularExpression>

#include "../tidy/outline.h"
#include "../tidy/source_file.h"

using namespace Qt::StringLiterals;

namespace tcplab::requirements {

namespace {

/// "MUST-13, RFC6191-2" of a line that is a tag.
QStringList idsOf(const QString& line)
{
    static const QRegularExpression tag(u"^\\s*(?://|#)\\s*Shows:\\s*(.*)$"_s);
    const auto match = tag.match(line);
    if (!match.hasMatch()) return {};
    QStringList ids;
    for (const QString& id : match.captured(1).split(u','))
        ids.append(id.trimmed());
    return ids;
}

bool isComment(const QString& line)
{
    return line.trimmed().startsWith(u"//"_s);
}

/// The slots of a Qt Test class: what the program runs.
QStringList slotsOf(const QString& text)
{
    static const QRegularExpression section(
        u"private (?:Q_SLOTS|slots):(.*?)(?:\\n(?:private|public|protected)|\\n\\};)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression slot(u"\\n    void (\\w+)\\(\\)"_s);
    QStringList names;
    const QString code = tidy::codeOnly(text);
    auto sections = section.globalMatch(code);
    while (sections.hasNext()) {
        const QString body = sections.next().captured(1);
        auto found = slot.globalMatch(body);
        while (found.hasNext())
            names.append(found.next().captured(1));
    }
    return names;
}

/// What keeps the function from being a test that shows something; empty when nothing does.
QString objectionTo(const QString& name, const QString& text, const tidy::Outline& outline)
{
    if (!slotsOf(text).contains(name)) return u"%1 is not a slot of the test class"_s.arg(name);
    static const QRegularExpression asserts(u"\\bQ(?:COMPARE|VERIFY|TRY_)"_s);
    const QRegularExpression signature(u"\\b%1\\s*\\("_s.arg(name));
    for (const tidy::Function& function : outline.functions) {
        if (!function.signature.contains(signature)) continue;
        if (!function.body.contains(asserts)) return u"%1 asserts nothing"_s.arg(name);
        if (function.body.contains(u"QSKIP"_s)) return u"%1 may be skipped"_s.arg(name);
        return {};
    }
    return u"%1 has no body here"_s.arg(name);
}

} // namespace

QList<TaggedTest> tagsOf(const QString& path, const QString& text, QStringList& mistakes)
{
    static const QRegularExpression function(u"^\\s*void (?:\\w+::)?(\\w+)\\(\\)"_s);
    QList<TaggedTest> found;
    const bool isScript = path.endsWith(u".pkt"_s);
    if (!text.contains(u"Shows:"_s)) return found;
    const tidy::Outline outline = isScript ? tidy::Outline{} : tidy::outlineOf(text);
    const QStringList lines = text.split(u'\n');
    TaggedTest tagged{path, {}, {}, 0};
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList ids = idsOf(lines[i]);
        if (!ids.isEmpty()) {
            if (tagged.shows.isEmpty()) tagged.line = static_cast<int>(i) + 1;
            tagged.shows += ids;
        }
        if (isScript || tagged.shows.isEmpty() || isComment(lines[i])) continue;
        const auto match = function.match(lines[i]);
        tagged.name = match.captured(1);
        const QString objection = match.hasMatch() ? objectionTo(tagged.name, text, outline)
                                                   : u"no test function follows the tag"_s;
        if (objection.isEmpty())
            found.append(tagged);
        else
            mistakes.append(u"%1:%2: %3"_s.arg(path).arg(tagged.line).arg(objection));
        tagged = TaggedTest{path, {}, {}, 0};
    }
    if (isScript && !tagged.shows.isEmpty()) found.append(tagged);
    if (!isScript && !tagged.shows.isEmpty())
        mistakes.append(u"%1:%2: nothing follows the tag"_s.arg(path).arg(tagged.line));
    return found;
}

} // namespace tcplab::requirements
