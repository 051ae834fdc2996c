#include "source_rules.h"

#include "outline.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace tcplab::tidy {

namespace {

/// The modules that are the standard library's and their own: the same inputs give the same outputs
/// there.
bool isPure(const SourceFile& file)
{
    static const QStringList pure{u"tcp"_s, u"sim"_s, u"wire"_s, u"framing"_s};
    return file.isCpp() && pure.contains(file.module());
}

/// Whom each module may include beside itself: the arrows of docs/architecture.md, and what those
/// reach.
const QHash<QString, QStringList>& arrows()
{
    static const QHash<QString, QStringList> table{
        {u"tcp"_s, {}},
        {u"sim"_s, {u"tcp"_s}},
        {u"wire"_s, {u"tcp"_s}},
        {u"framing"_s, {}},
        {u"lab"_s, {u"framing"_s, u"wire"_s, u"tcp"_s}},
        {u"present"_s, {u"sim"_s, u"wire"_s, u"tcp"_s}},
        {u"cli"_s, {u"present"_s, u"sim"_s, u"lab"_s, u"framing"_s, u"wire"_s, u"tcp"_s}},
        {u"gui"_s, {u"present"_s, u"sim"_s, u"lab"_s, u"framing"_s, u"wire"_s, u"tcp"_s}},
        {u"app"_s, {u"gui"_s, u"present"_s, u"sim"_s, u"lab"_s, u"framing"_s, u"wire"_s, u"tcp"_s}},
    };
    return table;
}

/// One finding a match of `pattern` in the code of a pure module.
QList<Finding> forbid(const SourceFile& file, const QRegularExpression& pattern, const QString& why)
{
    QList<Finding> findings;
    if (!isPure(file)) return findings;
    const QString code = codeOnly(file.text);
    auto it = pattern.globalMatch(code);
    while (it.hasNext()) {
        const auto match = it.next();
        findings.append({file.path, lineAt(code, match.capturedStart()),
                         u"'%1': %2"_s.arg(match.captured().simplified(), why)});
    }
    return findings;
}

QList<Finding> forbidIncludes(const SourceFile& file, const QRegularExpression& pattern,
                              const QString& why)
{
    QList<Finding> findings;
    if (!isPure(file)) return findings;
    for (const Include& include : includesOf(file))
        if (include.name.contains(pattern))
            findings.append(
                {file.path, include.line, u"#include <%1>: %2"_s.arg(include.name, why)});
    return findings;
}

QList<Finding> noQt(const SourceFile& file)
{
    static const QRegularExpression header(u"^(Q[A-Za-z]|Qt[A-Z]\\w*/|q[a-z]+\\.h$)"_s);
    return forbidIncludes(
        file, header, u"this module is the standard library's only, so that it runs without Qt"_s);
}

QList<Finding> noClock(const SourceFile& file)
{
    static const QString why = u"time is an argument here; with a clock no run could be repeated"_s;
    static const QRegularExpression header(u"^(ctime|time\\.h|sys/time\\.h|sys/timerfd\\.h)$"_s);
    static const QRegularExpression code(
        u"\\b(system_clock|steady_clock|high_resolution_clock|utc_clock|tai_clock|gps_clock|file_"
        u"clock)\\b"
        u"|\\b(gettimeofday|clock_gettime|timespec_get|nanosleep|usleep|sleep_for|sleep_until)\\b"
        u"|\\bstd::(time|clock)\\s*\\(|(?<![\\w.>:])time\\s*\\(\\s*(nullptr|NULL|0|&\\s*\\w+)\\s*\\)"_s);
    return forbidIncludes(file, header, why) + forbid(file, code, why);
}

QList<Finding> noChance(const SourceFile& file)
{
    static const QRegularExpression code(
        u"\\b(random_device|default_random_engine|random_shuffle|getrandom|arc4random\\w*)\\b"
        u"|(?<![\\w.>])s?rand(om)?(48)?(_r)?\\s*\\("
        u"|\\b\\w+_distribution\\b"_s);
    return forbid(
        file, code,
        u"chance comes from a seed that is an input, by arithmetic that is the same on every "
        u"compiler (the standard distributions are not)"_s);
}

QList<Finding> noThreads(const SourceFile& file)
{
    static const QString why = u"one call runs to its end here: no threads, so nothing to lock"_s;
    static const QRegularExpression header(u"^(thread|mutex|shared_mutex|atomic|condition_variable|"
                                           u"future|stop_token|semaphore|latch|barrier"
                                           u"|pthread\\.h|stdatomic\\.h)$"_s);
    static const QRegularExpression code(u"\\bstd::(jthread|thread|mutex|\\w+_mutex|atomic\\w*|"
                                         u"condition_variable\\w*|async|future|promise)\\b"
                                         u"|\\bpthread_\\w+|\\bthread_local\\b"_s);
    return forbidIncludes(file, header, why) + forbid(file, code, why);
}

QList<Finding> noMutableStatics(const SourceFile& file)
{
    static const QRegularExpression local(u"\\bstatic\\b[^;={(]*"_s);
    static const QRegularExpression isStatic(u"\\bstatic\\b"_s);
    const QString why = u"'%1' would be shared by all copies; a copy must be a checkpoint"_s;
    QList<Finding> findings;
    if (!isPure(file)) return findings;
    const Outline outline = outlineOf(file.text);
    for (const Variable& variable : outline.variables) {
        const bool lasts = variable.scope == Scope::Namespace || variable.text.contains(isStatic);
        if (lasts && !isConstant(variable.text))
            findings.append({file.path, variable.line, why.arg(variable.text)});
    }
    for (const Function& function : outline.functions) {
        auto it = local.globalMatch(function.body);
        while (it.hasNext()) {
            const auto match = it.next();
            if (isConstant(match.captured())) continue;
            const int line = function.bodyLine + lineAt(function.body, match.capturedStart()) - 1;
            findings.append({file.path, line, why.arg(match.captured().simplified())});
        }
    }
    return findings;
}

QList<Finding> followTheArrows(const SourceFile& file)
{
    QList<Finding> findings;
    if (!file.isCpp() || file.module().isEmpty()) return findings;
    const QString module = file.module();
    if (!arrows().contains(module))
        return {{file.path, 1, u"'src/%1' is not in the table of modules"_s.arg(module)}};
    for (const Include& include : includesOf(file)) {
        const QString target = include.name.section(u'/', 0, 0);
        const bool isOurs = include.name.contains(u'/') && arrows().contains(target);
        const bool isGenerated =
            include.name.startsWith(u"ui_"_s) || include.name.endsWith(u".moc"_s);
        if (isOurs && target != module && !arrows().value(module).contains(target))
            findings.append(
                {file.path, include.line,
                 u"'%1' may not include '%2': the arrows run one way"_s.arg(module, include.name)});
        if (!isOurs && include.quoted && !isGenerated)
            findings.append(
                {file.path, include.line,
                 u"write our own headers as \"module/header.h\", so that the arrows show: '%1'"_s
                     .arg(include.name)});
    }
    return findings;
}

QList<Finding> shortFunctions(const SourceFile& file)
{
    QList<Finding> findings;
    if (!file.isCpp() || file.module().isEmpty()) return findings;
    for (const Function& function : outlineOf(file.text).functions)
        if (function.lineCount() > longestFunction)
            findings.append(
                {file.path, function.firstLine,
                 u"%1 lines, at most %2: '%3' does more than one thing"_s.arg(function.lineCount())
                     .arg(longestFunction)
                     .arg(function.signature.left(70))});
    return findings;
}

QList<Finding> noFreeTr(const SourceFile& file)
{
    static const QRegularExpression name(u"(?<![\\w:])tr\\s*\\("_s);
    QList<Finding> findings;
    if (!file.isCpp() || file.module().isEmpty()) return findings;
    for (const Function& function : outlineOf(file.text).functions)
        if (function.signature.contains(name))
            findings.append({file.path, function.firstLine,
                             u"a function of ours named tr: lupdate files its calls in member "
                             u"functions under the class, and they are never translated; call "
                             u"QCoreApplication::translate() with its context"_s});
    return findings;
}

QList<Finding> shortFiles(const SourceFile& file)
{
    if (!file.isCpp() || file.module().isEmpty()) return {};
    const auto lines = file.text.count(u'\n');
    if (lines <= longestFile) return {};
    return {{file.path, longestFile + 1,
             u"%1 lines, at most %2: split it along its design"_s.arg(lines).arg(longestFile)}};
}

QList<Finding> plainText(const SourceFile& file)
{
    QList<Finding> findings;
    // The same line breaks and indentation for everybody; SVG files come out of drawing programs.
    if (file.path.endsWith(u".svg"_s)) return findings;
    for (qsizetype i = file.text.indexOf(u'\t'); i >= 0; i = file.text.indexOf(u'\t', i + 1))
        findings.append({file.path, lineAt(file.text, i), u"a tab; indent with spaces"_s});
    if (const qsizetype i = file.text.indexOf(u'\r'); i >= 0)
        findings.append(
            {file.path, lineAt(file.text, i), u"a carriage return; lines end in a line feed"_s});
    if (!file.text.isEmpty() && !file.text.endsWith(u'\n'))
        findings.append(
            {file.path, lineAt(file.text, file.text.size()), u"the last line does not end"_s});
    return findings;
}

QList<Finding> noMarkers(const SourceFile& file)
{
    // In pieces, because this file is in the tree too.
    static const QRegularExpression marker(u"\\b(TO"
                                           u"DO|FIX"
                                           u"ME|XX"
                                           u"X|HA"
                                           u"CK)\\b"_s);
    QList<Finding> findings;
    auto it = marker.globalMatch(file.text);
    while (it.hasNext()) {
        const auto match = it.next();
        findings.append(
            {file.path, lineAt(file.text, match.capturedStart()),
             u"'%1': finish it, or open an issue and say what is missing in the README"_s.arg(
                 match.captured())});
    }
    return findings;
}

} // namespace

const QList<Rule>& sourceRules()
{
    static const QList<Rule> rules{
        {u"no-qt"_s, noQt},
        {u"no-clock"_s, noClock},
        {u"no-chance"_s, noChance},
        {u"no-threads"_s, noThreads},
        {u"no-mutable-statics"_s, noMutableStatics},
        {u"follow-the-arrows"_s, followTheArrows},
        {u"short-functions"_s, shortFunctions},
        {u"no-free-tr"_s, noFreeTr},
        {u"short-files"_s, shortFiles},
        {u"plain-text"_s, plainText},
        {u"no-markers"_s, noMarkers},
    };
    return rules;
}

} // namespace tcplab::tidy
