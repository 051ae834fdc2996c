#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace tcplab::present {

/// One replacement in a text.
struct TextEdit
{
    qsizetype at = 0;
    qsizetype removed = 0; ///< characters taken away from `at` on
    QString inserted;
    bool operator==(const TextEdit&) const = default;

    bool isNothing() const { return removed == 0 && inserted.isEmpty(); }
    QString appliedTo(const QString& text) const;
};

/// A JSON text and where each value stands in it, so that one value can be changed and everything
/// else stays as the person wrote it, blanks and the order of the keys included.
///
/// Every change is computed as one TextEdit and made by whoever owns the text.
class JsonSource
{
public:
    enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

    struct Node
    {
        Kind kind = Kind::Null;
        qsizetype begin = 0; ///< of the value
        qsizetype end = 0;
        qsizetype keyBegin = -1; ///< of the key with its quotation marks; -1 in arrays
        QString key;
        int parent = -1;
        std::vector<int> children; ///< indices, in the order of the text
    };

    /// Nothing where the text is no JSON or nests deeper than scenario files may.
    static std::optional<JsonSource> parse(const QString& text);

    const QString& text() const { return text_; }
    const Node& root() const { return nodes_[static_cast<std::size_t>(root_)]; }
    const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }
    /// By JSON pointer; "" is the root. nullptr where nothing stands there. Of repeated keys the
    /// first.
    const Node* find(const QString& pointer) const;
    /// The value, or the nearest thing around where it would stand.
    const Node& nearest(const QString& pointer) const;
    /// The innermost value or member around a place in the text: "/script/2/text".
    QString pointerAt(qsizetype position) const;

    /// As written.
    QString raw(const Node& node) const { return text_.mid(node.begin, node.end - node.begin); }
    /// A string without quotation marks and escapes; any other value as written.
    QString shown(const Node& node) const;
    /// The member's value as shown(); empty without one.
    QString shown(const Node& object, const QString& key) const;
    const Node* member(const Node& object, const QString& key) const;
    const Node* item(const Node& array, std::size_t index) const;

    // Changes

    /// Replaces a value, or adds it with all objects around it that are missing. Nothing changes
    /// where something that is no object stands in the way.
    TextEdit set(const QString& pointer, const QString& raw) const;
    /// Takes a member or an item away; and the objects around it that would then be empty, if their
    /// pointers are among `emptied`.
    TextEdit remove(const QString& pointer, const QStringList& emptied = {}) const;
    /// Before the item `index`, or at the end. Makes the array where there is none.
    TextEdit insertItem(const QString& array, std::size_t index, const QString& raw) const;
    /// Moves an item to the place of another.
    TextEdit moveItem(const QString& array, std::size_t from, std::size_t to) const;

private:
    class Parser;

    qsizetype memberBegin(const Node& node) const
    {
        return node.keyBegin >= 0 ? node.keyBegin : node.begin;
    }
    TextEdit addMember(const Node& object, const QString& key, const QString& raw) const;
    TextEdit addChild(const Node& parent, std::size_t index, const QString& text) const;
    bool isOnOneLine(const Node& node) const;
    QString indentOf(const Node& node) const;

    QString text_;
    std::vector<Node> nodes_;
    int root_ = 0;
};

/// The same values laid out as scenario files are: a member of the file a line, and what is in it a
/// line each.
QString laidOut(const JsonSource& source);

/// In quotation marks, with escapes where JSON needs them.
QString quotedJson(const QString& text);
/// What stands between the quotation marks of a JSON string, without its escapes.
QString unescapedJson(QStringView inner);
/// A number, true, false or null as JSON writes it.
bool isJsonScalar(const QString& text);
/// An object on one line: `{"at": "0ms", "host": "client"}`.
struct RawMember
{
    QString key;
    QString raw;
};
QString rawObject(const std::vector<RawMember>& members);

/// `/a~1b`: the tokens of a pointer, and back.
QStringList pointerTokens(const QString& pointer);
QString pointerOf(const QStringList& tokens);
/// `inner` is `outer` itself or stands inside it.
bool isWithin(const QString& inner, const QString& outer);

} // namespace tcplab::present
