#include "document.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tcplab::requirements {

namespace {

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// "[retransmittedFinRestartsTimeWait](../tests/tcp/tst_closing.cpp)"
QString linkTo(const TaggedTest& test)
{
    const QString name = test.name.isEmpty() ? test.path.section(u'/', -1) : test.name;
    return u"[%1](../%2)"_s.arg(name, test.path);
}

/// What the last column says: the tests, or why there is none.
QString evidence(const Requirement& requirement, const QList<TaggedTest>& tests)
{
    QStringList parts;
    switch (requirement.verdict) {
    case Verdict::In:
    case Verdict::Extra:
        break;
    case Verdict::LeftOut:
        parts.append(u"*not done:*"_s);
        break;
    case Verdict::Out:
        parts.append(u"*out of scope:*"_s);
        break;
    case Verdict::Open:
        parts.append(u"**not there yet:**"_s);
        break;
    }
    if (!requirement.note.isEmpty() && !requirement.needsTest()) parts.append(requirement.note);
    QStringList links;
    for (const TaggedTest& test : tests)
        links.append(linkTo(test));
    if (!links.isEmpty()) parts.append(links.join(u", "_s));
    if (!requirement.note.isEmpty() && requirement.needsTest())
        parts.append(u"(%1)"_s.arg(requirement.note));
    return parts.join(u' ');
}

QString introduction(const QList<Group>& groups, qsizetype tests)
{
    QHash<Verdict, int> count;
    for (const Group& group : groups)
        for (const Requirement& requirement : group.requirements)
            ++count[requirement.verdict];
    QString text =
        u"# What the standards ask, and the tests that show it\n\n"
        "Made by `cmake --build --preset dev --target update_requirements` from\n"
        "`tests/requirements/requirements.tsv` and from the tags above the tests; change those, "
        "not this\nfile. A tag is a comment line, `// Shows: MUST-13`, directly above a test "
        "function. `tst_requirements`\nfails when this page is out of date, when something in "
        "scope has no test, and when a tag names a\nrequirement or a test that does not "
        "exist.\n\n"
        "The ids of RFC 9293 are its own (appendix B); a small letter parts those that ask for "
        "several things.\nOther standards are cited by section. The wording is ours: the "
        "standard's own decides.\n\n"_s;
    text += u"| | requirements |\n| --- | --- |\n"_s;
    const auto row = [&](const QString& name, Verdict verdict) {
        if (count[verdict] > 0) text += u"| %1 | %2 |\n"_s.arg(name).arg(count[verdict]);
    };
    row(u"asked for, done and tested"_s, Verdict::In);
    row(u"optional, done and tested"_s, Verdict::Extra);
    row(u"optional, not done"_s, Verdict::LeftOut);
    row(u"out of scope: for the IP layer, the host or the user"_s, Verdict::Out);
    row(u"asked for, not there yet"_s, Verdict::Open);
    text += u"\n%1 tests carry a tag.\n"_s.arg(tests);
    return text;
}

} // namespace

Traceability Traceability::read(const QString& root, const QStringList& registered)
{
    Traceability all;
    const QDir top(root);
    const QString catalogue = contentOf(top.filePath(u"tests/requirements/requirements.tsv"_s));
    all.groups = readCatalogue(catalogue, all.mistakes);
    if (catalogue.isEmpty()) all.mistakes.append(u"requirements.tsv cannot be read"_s);

    QStringList paths;
    QDirIterator files(top.filePath(u"tests"_s), {u"tst_*.cpp"_s, u"*.pkt"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(top.relativeFilePath(files.next()));
    paths.sort();
    const QSet<QString> known(registered.cbegin(), registered.cend());
    for (const QString& path : paths) {
        if (path.startsWith(u"tests/requirements/"_s)) continue; // its samples are not tags
        const auto found = tagsOf(path, contentOf(top.filePath(path)), all.mistakes);
        if (!found.isEmpty() && path.endsWith(u".cpp"_s) && !known.contains(path))
            all.mistakes.append(u"%1: no program of ctest is made of this file"_s.arg(path));
        all.tests += found;
    }
    return all;
}

QList<TaggedTest> Traceability::testsOf(const QString& id) const
{
    QList<TaggedTest> found;
    for (const TaggedTest& test : tests)
        if (test.shows.contains(id)) found.append(test);
    return found;
}

void Traceability::check()
{
    QSet<QString> ids;
    for (const Group& group : groups) {
        for (const Requirement& requirement : group.requirements) {
            ids.insert(requirement.id);
            const bool shown = !testsOf(requirement.id).isEmpty();
            if (requirement.needsTest() == shown) continue;
            mistakes.append(
                u"requirements.tsv:%1: %2 %3"_s.arg(requirement.line)
                    .arg(requirement.id,
                         shown ? u"has a test, but is said not to be done"_s : u"has no test"_s));
        }
    }
    for (const TaggedTest& test : tests)
        for (const QString& id : test.shows)
            if (!ids.contains(id))
                mistakes.append(
                    u"%1:%2: there is no requirement '%3'"_s.arg(test.path).arg(test.line).arg(id));
}

QString Traceability::document() const
{
    QString text = introduction(groups, tests.size());
    for (const Group& group : groups) {
        text += u"\n## %1\n\n"_s.arg(group.title);
        if (!group.introduction.isEmpty()) text += group.introduction + u"\n\n"_s;
        text +=
            u"| id | level | section | requirement | tests |\n| --- | --- | --- | --- | --- |\n"_s;
        for (const Requirement& r : group.requirements)
            text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(r.id, r.level, r.section, r.what,
                                                          evidence(r, testsOf(r.id)));
    }
    return text;
}

} // namespace tcplab::requirements
