#include "outline.h"

#include "source_file.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tcplab::tidy {

namespace {

enum class Brace { Namespace, Type, Enum, Function, Initializer };

/// Where the first "=" stands that gives a value; -1 if there is none. Those inside brackets are
/// default arguments, and operators are compared or defined by name.
qsizetype assignmentIn(const QString& head)
{
    int depth = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QChar c = head[i];
        if (c == u'(' || c == u'[') ++depth;
        if (c == u')' || c == u']') --depth;
        if (c != u'=' || depth > 0) continue;
        const QString around = head.mid(qMax<qsizetype>(0, i - 1), 3);
        if (!around.contains(u"=="_s) && !u"<>!"_s.contains(around.front())) return i;
    }
    return -1;
}

/// A head without what may precede a declaration: attributes, template parameters, moc's macros.
QString withoutPrefixes(QString head)
{
    static const QRegularExpression attribute(u"\\[\\[[^\\]]*\\]\\]|alignas\\s*\\([^)]*\\)"_s);
    static const QRegularExpression macro(u"^\\s*Q_[A-Z_]+\\b(\\s*\\([^)]*\\))?"_s);
    static const QRegularExpression templ(u"^\\s*template\\s*<"_s);
    head.replace(attribute, QString());
    while (head.contains(macro))
        head.remove(macro);
    while (head.contains(templ)) {
        int depth = 0;
        qsizetype i = head.indexOf(u'<');
        for (; i < head.size(); ++i) {
            if (head[i] == u'<') ++depth;
            if (head[i] == u'>' && --depth == 0) break;
        }
        head = head.mid(i + 1);
    }
    return head.trimmed();
}

/// A constructor's "a_" in ": a_{1}": its brace belongs to the list, not to the body.
bool endsInMemberInitializer(const QString& head)
{
    static const QRegularExpression list(u"\\)[^:()]*(?<!:):(?!:)"_s);
    const QChar last = head.isEmpty() ? QChar() : head.back();
    return head.contains(list) && (last.isLetterOrNumber() || last == u'_' || last == u'>');
}

Brace classify(const QString& rawHead)
{
    static const QRegularExpression nameSpace(u"^(inline\\s+)?namespace\\b|^extern\\s*\""_s);
    static const QRegularExpression type(
        u"^((typedef|static|inline|constexpr|const)\\s+)*(class|struct|union|enum)\\b"_s);
    const QString head = withoutPrefixes(rawHead);
    if (head.contains(nameSpace)) return Brace::Namespace;
    if (const auto match = type.match(head); match.hasMatch() && !head.contains(u'('))
        return match.captured(3) == u"enum"_s ? Brace::Enum : Brace::Type;
    if (!head.contains(u"operator"_s) && assignmentIn(head) >= 0) return Brace::Initializer;
    if (!head.contains(u'(') || endsInMemberInitializer(head)) return Brace::Initializer;
    return Brace::Function;
}

class Outliner
{
public:
    explicit Outliner(const QString& text)
        : code_(codeWithoutDirectives(text))
    {
    }

    Outline run()
    {
        while (at_ < code_.size()) {
            readScope(Scope::Namespace);
            ++at_; // a closing brace too many: go on after it
        }
        return std::move(outline_);
    }

private:
    /// From inside a scope to its closing brace, or to the end of the text.
    void readScope(Scope scope)
    {
        startHead();
        for (; at_ < code_.size() && code_[at_] != u'}'; ++at_) {
            const QChar c = code_[at_];
            if (c == u'(' || c == u'[') ++depth_;
            if (c == u')' || c == u']') --depth_;
            if (c == u'{')
                openBrace();
            else if (c == u';' && depth_ == 0)
                endDeclaration(scope);
            else if (c == u':' && endsAccessSpecifier())
                startHead();
            else
                addToHead(c);
        }
    }

    void openBrace()
    {
        const Brace brace = depth_ > 0 ? Brace::Initializer : classify(head_);
        ++at_;
        if (brace == Brace::Namespace || brace == Brace::Type) {
            readScope(brace == Brace::Type ? Scope::Type : Scope::Namespace);
            startHead();
            if (brace == Brace::Type)
                head_ = u"struct"_s; // what follows until ";" belongs to the type
            return;
        }
        if (brace == Brace::Function) return readFunction();
        skipBraces();
        if (brace == Brace::Initializer) head_ += u"{}"_s;
    }

    void readFunction()
    {
        const qsizetype begin = at_;
        skipBraces();
        outline_.functions.append({withoutPrefixes(head_).simplified(), headLine_,
                                   lineAt(code_, at_), code_.mid(begin, at_ - begin),
                                   lineAt(code_, begin)});
        startHead();
    }

    /// From inside a brace to its closing one.
    void skipBraces()
    {
        for (int open = 1; at_ < code_.size(); ++at_) {
            if (code_[at_] == u'{') ++open;
            if (code_[at_] == u'}' && --open == 0) return;
        }
    }

    void endDeclaration(Scope scope)
    {
        static const QRegularExpression notVariable(
            u"^(using|typedef|friend|static_assert|class|struct|enum|union|namespace|concept|requires)\\b"_s);
        QString head = withoutPrefixes(head_);
        const qsizetype initializer = head.contains(u"operator"_s) ? -1 : assignmentIn(head);
        if (initializer >= 0) head = head.left(initializer);
        if (const qsizetype brace = head.indexOf(u'{'); brace >= 0) head = head.left(brace);
        if (!head.isEmpty() && !head.contains(u'(') && !head.contains(notVariable))
            outline_.variables.append({scope, head.simplified(), headLine_});
        startHead();
    }

    bool endsAccessSpecifier() const
    {
        static const QRegularExpression access(
            u"^\\s*(Q_OBJECT\\s+)?((public|protected|private)(\\s+(Q_SLOTS|slots))?|Q_SIGNALS|signals)\\s*$"_s);
        return head_.contains(access);
    }

    void startHead()
    {
        head_.clear();
        headLine_ = 0;
        depth_ = 0;
    }

    void addToHead(QChar c)
    {
        if (headLine_ == 0 && !c.isSpace()) headLine_ = lineAt(code_, at_);
        if (!head_.isEmpty() || !c.isSpace()) head_ += c;
    }

    QString code_;
    qsizetype at_ = 0;
    QString head_; ///< what was read since the last declaration
    int headLine_ = 0;
    int depth_ = 0; ///< of round and square brackets in the head
    Outline outline_;
};

} // namespace

Outline outlineOf(const QString& text)
{
    return Outliner(text).run();
}

bool isConstant(const QString& declaration)
{
    static const QRegularExpression constant(u"\\b(constexpr|const)\\b"_s);
    if (declaration.contains(u"constexpr"_s)) return true;
    // In "const char* p" the const is that of what p points to.
    return declaration.mid(declaration.lastIndexOf(u'*') + 1).contains(constant);
}

} // namespace tcplab::tidy
