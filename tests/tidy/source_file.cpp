#include "source_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tcplab::tidy {

namespace {

/// Walks over C++ text and keeps only what the compiler would take for code.
class Blanker
{
public:
    explicit Blanker(const QString& text)
        : text_(text)
        , out_(text)
    {
    }

    QString run()
    {
        while (at_ < text_.size()) {
            if (text_.mid(at_, 2) == u"//"_s)
                blankUntil(endOfLineComment());
            else if (text_.mid(at_, 2) == u"/*"_s)
                blankUntil(endAfter(u"*/"_s, at_ + 2));
            else if (isRawString())
                blankRawString();
            else if (text_[at_] == u'"')
                blankLiteral();
            else if (text_[at_] == u'\'' && !isDigitSeparator())
                blankLiteral();
            else
                ++at_;
        }
        return out_;
    }

private:
    qsizetype endAfter(const QString& token, qsizetype from) const
    {
        const qsizetype found = text_.indexOf(token, from);
        return found < 0 ? text_.size() : found + token.size();
    }

    qsizetype endOfLineComment() const
    {
        const qsizetype found = text_.indexOf(u'\n', at_);
        return found < 0 ? text_.size() : found;
    }

    void blankUntil(qsizetype end)
    {
        for (; at_ < end; ++at_)
            if (text_[at_] != u'\n') out_[at_] = u' ';
    }

    void blankLiteral()
    {
        const QChar quote = text_[at_];
        qsizetype end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != u'\n')
            end += text_[end] == u'\\' ? 2 : 1;
        ++at_;
        blankUntil(qMin(end, text_.size()));
        if (at_ < text_.size()) ++at_;
    }

    bool isRawString() const { return text_[at_] == u'"' && at_ > 0 && text_[at_ - 1] == u'R'; }

    void blankRawString()
    {
        const qsizetype open = text_.indexOf(u'(', at_);
        if (open < 0) return blankLiteral();
        const QString close = u")"_s + text_.mid(at_ + 1, open - at_ - 1) + u"\""_s;
        const qsizetype end = endAfter(close, open);
        ++at_;
        blankUntil(end - 1);
        ++at_;
    }

    /// The ' of 1'000'000: the word in which it stands begins with a digit.
    bool isDigitSeparator() const
    {
        qsizetype begin = at_;
        while (begin > 0 && (text_[begin - 1].isLetterOrNumber() || text_[begin - 1] == u'\''))
            --begin;
        return begin < at_ && text_[begin].isDigit();
    }

    const QString& text_;
    QString out_;
    qsizetype at_ = 0;
};

bool isWanted(const QString& relativePath)
{
    static const QSet<QString> suffixes{u"cpp"_s,   u"h"_s,    u"md"_s, u"txt"_s,     u"cmake"_s,
                                        u"json"_s,  u"ts"_s,   u"ui"_s, u"qrc"_s,     u"py"_s,
                                        u"sh"_s,    u"yml"_s,  u"in"_s, u"desktop"_s, u"svg"_s,
                                        u"jsonl"_s, u"html"_s, u"pkt"_s};
    const QFileInfo info(relativePath);
    if (relativePath.startsWith(u"scripts/"_s) || relativePath.startsWith(u".ci/"_s)) return true;
    return info.suffix().isEmpty() ? relativePath == u"LICENSE"_s
                                   : suffixes.contains(info.suffix());
}

void loadFolder(const QDir& root, const QString& folder, QList<SourceFile>& files)
{
    QDirIterator it(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString relative = root.relativeFilePath(it.next());
        if (!isWanted(relative)) continue;
        QFile file(root.filePath(relative));
        if (file.open(QIODevice::ReadOnly))
            files.append({relative, QString::fromUtf8(file.readAll())});
    }
}

} // namespace

QString SourceFile::module() const
{
    return path.startsWith(u"src/"_s) && path.count(u'/') >= 2 ? path.section(u'/', 1, 1)
                                                               : QString();
}

bool SourceFile::isCpp() const
{
    return path.endsWith(u".cpp"_s) || path.endsWith(u".h"_s);
}

QString toString(const QString& rule, const Finding& finding)
{
    return u"%1:%2: %3: %4"_s.arg(finding.path).arg(finding.line).arg(rule, finding.message);
}

int lineAt(const QString& text, qsizetype offset)
{
    return static_cast<int>(QStringView(text).left(offset).count(u'\n')) + 1;
}

QString codeOnly(const QString& text)
{
    return Blanker(text).run();
}

QString codeWithoutDirectives(const QString& text)
{
    QString code = codeOnly(text);
    static const QRegularExpression directive(u"^[ \\t]*#(?:[^\\n]*\\\\\\n)*[^\\n]*"_s,
                                              QRegularExpression::MultilineOption);
    auto it = directive.globalMatch(QString(code));
    while (it.hasNext()) {
        const auto match = it.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            if (code[i] != u'\n') code[i] = u' ';
    }
    return code;
}

QList<Include> includesOf(const SourceFile& file)
{
    // The names are literals, blank in codeOnly(): it says where directives are, the text what they
    // name.
    static const QRegularExpression directive(u"^[ \\t]*#[ \\t]*include\\b"_s,
                                              QRegularExpression::MultilineOption);
    static const QRegularExpression name(u"\\G[ \\t]*(?:\"([^\"\\n]+)\"|<([^>\\n]+)>)"_s);
    QList<Include> includes;
    auto it = directive.globalMatch(codeOnly(file.text));
    while (it.hasNext()) {
        const auto found = it.next();
        const auto named = name.match(file.text, found.capturedEnd());
        if (!named.hasMatch()) continue;
        const bool quoted = !named.captured(1).isEmpty();
        includes.append(
            {named.captured(quoted ? 1 : 2), quoted, lineAt(file.text, named.capturedStart())});
    }
    return includes;
}

QList<SourceFile> loadTree(const QString& root)
{
    const QDir dir(root);
    QList<SourceFile> files;
    for (const auto& folder : {u".ci"_s, u"docs"_s, u"resources"_s, u"scripts"_s, u"src"_s,
                               u"tests"_s, u"translations"_s, u"ui"_s})
        if (dir.exists(folder)) loadFolder(dir, folder, files);
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) {
        if (!isWanted(name)) continue;
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly)) files.append({name, QString::fromUtf8(file.readAll())});
    }
    return files;
}

} // namespace tcplab::tidy
