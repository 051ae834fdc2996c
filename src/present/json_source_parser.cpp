// How a JSON text is read into places, and the words of which it is made.
#include "present/json_source.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
}

} // namespace

QString unescapedJson(QStringView inner)
{
    QString out;
    out.reserve(inner.size());
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != u'\\' || i + 1 >= inner.size()) {
            out += inner[i];
            continue;
        }
        const QChar escape = inner[++i];
        switch (escape.unicode()) {
        case u'b':
            out += u'\b';
            break;
        case u'f':
            out += u'\f';
            break;
        case u'n':
            out += u'\n';
            break;
        case u'r':
            out += u'\r';
            break;
        case u't':
            out += u'\t';
            break;
        case u'u':
            out += QChar(static_cast<char16_t>(inner.mid(i + 1, 4).toUInt(nullptr, 16)));
            i += 4;
            break;
        default:
            out += escape;
        }
    }
    return out;
}

/// Exactly JSON's grammar (RFC 8259), by descent.
class JsonSource::Parser
{
public:
    explicit Parser(JsonSource& source)
        : source_(source)
        , text_(source.text_)
    {
    }

    bool run()
    {
        if (text_.startsWith(QChar::ByteOrderMark)) ++at_;
        skipSpace();
        const int root = value(-1, 0);
        if (root < 0) return false;
        source_.root_ = root;
        skipSpace();
        return at_ == text_.size();
    }

private:
    static constexpr int deepest = 40; ///< the reader of files refuses more than 32

    QChar peek() const { return at_ < text_.size() ? text_[at_] : QChar(u'\0'); }
    void skipSpace()
    {
        while (at_ < text_.size() && isSpace(text_[at_]))
            ++at_;
    }
    Node& nodeOf(int index) { return source_.nodes_[static_cast<std::size_t>(index)]; }

    /// The index of the new node; negative where there is no value.
    int value(int parent, int depth)
    {
        if (depth > deepest || at_ >= text_.size()) return -1;
        const int index = static_cast<int>(source_.nodes_.size());
        Node& made = source_.nodes_.emplace_back();
        made.parent = parent;
        made.begin = at_;
        const QChar first = peek();
        Kind kind = Kind::Null;
        bool good = false;
        if (first == u'{' || first == u'[') {
            kind = first == u'{' ? Kind::Object : Kind::Array;
            good = container(index, kind == Kind::Object, depth);
        } else if (first == u'"') {
            kind = Kind::String;
            good = string();
        } else if (first == u't' || first == u'f') {
            kind = Kind::Boolean;
            good = word(first == u't' ? u"true"_s : u"false"_s);
        } else if (first == u'n') {
            good = word(u"null"_s);
        } else {
            kind = Kind::Number;
            good = number();
        }
        nodeOf(index).kind = kind;
        nodeOf(index).end = at_;
        return good ? index : -1;
    }

    bool container(int index, bool isObject, int depth)
    {
        const QChar closing = isObject ? u'}' : u']';
        ++at_;
        skipSpace();
        if (peek() == closing) {
            ++at_;
            return true;
        }
        for (;;) {
            skipSpace();
            const qsizetype keyBegin = at_;
            QString key;
            if (isObject) {
                if (peek() != u'"' || !string()) return false;
                key = unescapedJson(QStringView(text_).mid(keyBegin + 1, at_ - keyBegin - 2));
                skipSpace();
                if (peek() != u':') return false;
                ++at_;
                skipSpace();
            }
            const int child = value(index, depth + 1);
            if (child < 0) return false;
            if (isObject) {
                nodeOf(child).keyBegin = keyBegin;
                nodeOf(child).key = key;
            }
            nodeOf(index).children.push_back(child);
            skipSpace();
            const QChar next = peek();
            if (next != u',' && next != closing) return false;
            ++at_;
            if (next == closing) return true;
        }
    }

    bool string()
    {
        for (++at_; at_ < text_.size(); ++at_) {
            const QChar c = text_[at_];
            if (c == u'"') {
                ++at_;
                return true;
            }
            if (c.unicode() < 0x20) return false;
            if (c == u'\\' && !escape()) return false;
        }
        return false;
    }

    bool escape()
    {
        ++at_;
        const QChar c = peek();
        if (c != u'u') return u"\"\\/bfnrt"_s.contains(c) && at_ < text_.size();
        for (int i = 0; i < 4; ++i) {
            ++at_;
            if (!u"0123456789abcdefABCDEF"_s.contains(peek()) || at_ >= text_.size()) return false;
        }
        return true;
    }

    bool word(const QString& expected)
    {
        if (QStringView(text_).mid(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    bool digits()
    {
        const qsizetype begin = at_;
        while (peek() >= u'0' && peek() <= u'9')
            ++at_;
        return at_ > begin;
    }

    bool number()
    {
        if (peek() == u'-') ++at_;
        if (peek() == u'0')
            ++at_;
        else if (!digits())
            return false;
        if (peek() == u'.') {
            ++at_;
            if (!digits()) return false;
        }
        if (peek() == u'e' || peek() == u'E') {
            ++at_;
            if (peek() == u'+' || peek() == u'-') ++at_;
            if (!digits()) return false;
        }
        return true;
    }

    JsonSource& source_;
    const QString& text_;
    qsizetype at_ = 0;
};

std::optional<JsonSource> JsonSource::parse(const QString& text)
{
    JsonSource source;
    source.text_ = text;
    if (!Parser(source).run()) return std::nullopt;
    return source;
}

namespace {

void layOut(QString& out, const JsonSource& source, const JsonSource::Node& node, int depth)
{
    const bool isObject = node.kind == JsonSource::Kind::Object;
    constexpr int deepest = 2;
    if (node.children.empty() || depth >= deepest) {
        out += source.raw(node);
        return;
    }
    const QString indent(2 * depth, u' ');
    out += isObject ? u'{' : u'[';
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const JsonSource::Node& child = source.node(node.children[i]);
        out += (i == 0 ? u"\n"_s : u",\n"_s) + indent + u"  "_s;
        if (isObject) out += quotedJson(child.key) + u": "_s;
        layOut(out, source, child, depth + 1);
    }
    out += u'\n' + indent + (isObject ? u'}' : u']');
}

} // namespace

QString laidOut(const JsonSource& source)
{
    QString out;
    layOut(out, source, source.root(), 0);
    return out + u'\n';
}

// Words of JSON

QString quotedJson(const QString& text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
            out += u"\\\""_s;
            break;
        case u'\\':
            out += u"\\\\"_s;
            break;
        case u'\n':
            out += u"\\n"_s;
            break;
        case u'\r':
            out += u"\\r"_s;
            break;
        case u'\t':
            out += u"\\t"_s;
            break;
        default:
            // A text field cannot hold its own separators, so they are not left to stand alone.
            if (c.unicode() < 0x20 || c == QChar::ParagraphSeparator)
                out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                out += c;
        }
    }
    return out + u'"';
}

bool isJsonScalar(const QString& text)
{
    const auto source = JsonSource::parse(text);
    if (!source || source->root().begin != 0 || source->root().end != text.size()) return false;
    const JsonSource::Kind kind = source->root().kind;
    return kind == JsonSource::Kind::Null || kind == JsonSource::Kind::Boolean ||
           kind == JsonSource::Kind::Number;
}

QString rawObject(const std::vector<RawMember>& members)
{
    QStringList parts;
    for (const RawMember& member : members)
        parts << quotedJson(member.key) + u": "_s + member.raw;
    return u'{' + parts.join(u", "_s) + u'}';
}

QStringList pointerTokens(const QString& pointer)
{
    if (pointer.isEmpty()) return {};
    QStringList tokens = pointer.mid(1).split(u'/');
    for (QString& token : tokens)
        token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return tokens;
}

QString pointerOf(const QStringList& tokens)
{
    QString pointer;
    for (QString token : tokens)
        pointer += u'/' + token.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
    return pointer;
}

bool isWithin(const QString& inner, const QString& outer)
{
    return inner.startsWith(outer) &&
           (inner.size() == outer.size() || outer.isEmpty() || inner[outer.size()] == u'/');
}

} // namespace tcplab::present
