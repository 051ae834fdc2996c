#pragma once

#include <QList>
#include <QString>

namespace tcplab::tidy {

/// A text file of the tree; `path` is relative to the root and uses forward slashes.
struct SourceFile
{
    QString path;
    QString text;

    /// "src/tcp/state.h" -> "tcp"; empty outside src/.
    QString module() const;
    bool isCpp() const;
};

/// A broken rule: where, which, and why there is such a rule.
struct Finding
{
    QString path;
    int line = 0; ///< from 1
    QString message;
};

/// "path:line: rule: message", which editors make a link of.
QString toString(const QString& rule, const Finding& finding);

/// The line of the character at `offset`, from 1.
int lineAt(const QString& text, qsizetype offset);

/// `text` with comments and the contents of string and character literals turned into blanks: what
/// remains stands where it stood, so that offsets and lines stay true.
QString codeOnly(const QString& text);

/// codeOnly(), without preprocessor directives.
QString codeWithoutDirectives(const QString& text);

struct Include
{
    QString name;
    bool quoted = false; ///< "..." rather than <...>
    int line = 0;
};

QList<Include> includesOf(const SourceFile& file);

/// Every text file of the tree under `root` that people wrote; build directories are left out.
QList<SourceFile> loadTree(const QString& root);

} // namespace tcplab::tidy
