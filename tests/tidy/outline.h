#pragma once

#include <QList>
#include <QString>

namespace tcplab::tidy {

/// A function with a body: lines from the first of its signature to its closing brace.
struct Function
{
    QString signature;
    int firstLine = 0;
    int lastLine = 0;
    QString body; ///< code between the braces
    int bodyLine = 0;

    int lineCount() const { return lastLine - firstLine + 1; }
};

enum class Scope { Namespace, Type };

/// A declaration that is not a function, a type or an alias: a variable or a data member.
struct Variable
{
    Scope scope = Scope::Namespace;
    QString text; ///< up to its initializer
    int line = 0;
};

/// What a C++ file consists of, as far as braces and semicolons tell: enough to measure functions
/// and to find variables, without being a compiler. Macros that open braces are beyond it.
struct Outline
{
    QList<Function> functions;
    QList<Variable> variables;
};

Outline outlineOf(const QString& text);

/// Whether a declaration (up to its initializer) can never change: constexpr, or const where it
/// counts.
bool isConstant(const QString& declaration);

} // namespace tcplab::tidy
