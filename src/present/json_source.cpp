#include "present/json_source.h"

#include <algorithm>
#include <array>

namespace tcplab::present {

using namespace Qt::StringLiterals;

namespace {

/// The order in which scenario files name their members; a new one takes its place in it.
int rankOf(const QString& key)
{
    static const QStringList order{
        u"format"_s,    u"id"_s,       u"group"_s,     u"title"_s,   u"summary"_s,   u"watch"_s,
        u"endpoints"_s, u"link"_s,     u"script"_s,    u"faults"_s,  u"inject"_s,    u"expect"_s,
        u"until"_s,     u"en"_s,       u"zh_CN"_s,     u"client"_s,  u"server"_s,    u"address"_s,
        u"at"_s,        u"when"_s,     u"after"_s,     u"behind"_s,  u"match"_s,     u"copies"_s,
        u"do"_s,        u"by"_s,       u"to"_s,        u"host"_s,    u"conn"_s,      u"visits"_s,
        u"state"_s,     u"segment"_s,  u"app"_s,       u"call"_s,    u"port"_s,      u"backlog"_s,
        u"accept"_s,    u"text"_s,     u"hex"_s,       u"bytes"_s,   u"urgent"_s,    u"option"_s,
        u"value"_s,     u"from"_s,     u"flags"_s,     u"seq"_s,     u"ack"_s,       u"window"_s,
        u"length"_s,    u"nth"_s,      u"icmp"_s,      u"kind"_s,    u"mss"_s,       u"delay"_s,
        u"jitter"_s,    u"loss"_s,     u"duplicate"_s, u"reorder"_s, u"bandwidth"_s, u"seed"_s,
        u"toServer"_s,  u"toClient"_s, u"received"_s,  u"absent"_s};
    const qsizetype at = order.indexOf(key);
    return at < 0 ? static_cast<int>(order.size()) : static_cast<int>(at);
}

} // namespace

QString TextEdit::appliedTo(const QString& text) const
{
    return QString(text).replace(at, removed, inserted);
}

// Finding

const JsonSource::Node* JsonSource::member(const Node& object, const QString& key) const
{
    if (object.kind != Kind::Object) return nullptr;
    for (const int child : object.children)
        if (node(child).key == key) return &node(child);
    return nullptr;
}

const JsonSource::Node* JsonSource::item(const Node& array, std::size_t index) const
{
    if (array.kind != Kind::Array || index >= array.children.size()) return nullptr;
    return &node(array.children[index]);
}

const JsonSource::Node* JsonSource::find(const QString& pointer) const
{
    const Node* here = &root();
    for (const QString& token : pointerTokens(pointer)) {
        if (here->kind == Kind::Array) {
            bool isNumber = false;
            const auto index = static_cast<std::size_t>(token.toUInt(&isNumber));
            here = isNumber ? item(*here, index) : nullptr;
        } else {
            here = member(*here, token);
        }
        if (!here) return nullptr;
    }
    return here;
}

const JsonSource::Node& JsonSource::nearest(const QString& pointer) const
{
    QStringList tokens = pointerTokens(pointer);
    for (;;) {
        if (const Node* found = find(pointerOf(tokens))) return *found;
        tokens.removeLast();
    }
}

QString JsonSource::pointerAt(qsizetype position) const
{
    QString pointer;
    const Node* here = &root();
    for (;;) {
        const Node* inner = nullptr;
        std::size_t index = 0;
        // The children stand in order: the last one that begins before the position.
        const auto after = std::ranges::upper_bound(
            here->children, position, {}, [this](int child) { return memberBegin(node(child)); });
        if (after != here->children.begin()) {
            index = static_cast<std::size_t>(after - here->children.begin()) - 1;
            inner = &node(here->children[index]);
            if (position > inner->end) inner = nullptr;
        }
        if (!inner) return pointer;
        pointer += pointerOf({here->kind == Kind::Array ? QString::number(index) : inner->key});
        here = inner;
    }
}

QString JsonSource::shown(const Node& node) const
{
    if (node.kind != Kind::String) return raw(node);
    return unescapedJson(QStringView(text_).mid(node.begin + 1, node.end - node.begin - 2));
}

QString JsonSource::shown(const Node& object, const QString& key) const
{
    const Node* found = member(object, key);
    return found ? shown(*found) : QString();
}

// Changing

bool JsonSource::isOnOneLine(const Node& node) const
{
    return !QStringView(text_).mid(node.begin, node.end - node.begin).contains(u'\n');
}

/// The blanks at the beginning of the line on which a member or item begins.
QString JsonSource::indentOf(const Node& node) const
{
    const qsizetype begin = memberBegin(node);
    const qsizetype line = begin == 0 ? 0 : text_.lastIndexOf(u'\n', begin - 1) + 1;
    qsizetype end = line;
    while (end < begin && (text_[end] == u' ' || text_[end] == u'\t'))
        ++end;
    return text_.mid(line, end - line);
}

/// Puts `text` before the child `index`, or behind the last one.
TextEdit JsonSource::addChild(const Node& parent, std::size_t index, const QString& text) const
{
    const bool isTop = parent.parent < 0 || node(parent.parent).parent < 0;
    if (parent.children.empty()) {
        // The long lists of a file get a line an item; what is inside them stays on one.
        const bool opens = parent.parent < 0 || (isTop && parent.kind == Kind::Array);
        const QString indent = indentOf(parent);
        const QString content = opens ? u"\n"_s + indent + u"  "_s + text + u"\n"_s + indent : text;
        return {parent.begin + 1, parent.end - parent.begin - 2, content};
    }
    const bool atEnd = index >= parent.children.size();
    const Node& neighbour = node(parent.children[atEnd ? parent.children.size() - 1 : index]);
    const QString gap = isOnOneLine(parent) ? u" "_s : u"\n"_s + indentOf(neighbour);
    if (atEnd) return {neighbour.end, 0, u","_s + gap + text};
    return {memberBegin(neighbour), 0, text + u","_s + gap};
}

TextEdit JsonSource::addMember(const Node& object, const QString& key, const QString& raw) const
{
    const int rank = rankOf(key);
    std::size_t index = 0;
    for (std::size_t i = 0; i < object.children.size(); ++i)
        if (rankOf(node(object.children[i]).key) <= rank) index = i + 1;
    return addChild(object, index, quotedJson(key) + u": "_s + raw);
}

TextEdit JsonSource::set(const QString& pointer, const QString& raw) const
{
    if (const Node* there = find(pointer)) return {there->begin, there->end - there->begin, raw};
    QStringList tokens = pointerTokens(pointer);
    QString value = raw;
    while (!tokens.isEmpty()) {
        const QString key = tokens.takeLast();
        const Node* parent = find(pointerOf(tokens));
        if (parent && parent->kind != Kind::Object) return {};
        if (parent) return addMember(*parent, key, value);
        value = rawObject({{key, value}});
    }
    return {};
}

TextEdit JsonSource::remove(const QString& pointer, const QStringList& emptied) const
{
    const Node* there = find(pointer);
    if (!there || there->parent < 0) return {};
    const Node& parent = node(there->parent);
    const std::vector<int>& all = parent.children;
    if (all.size() == 1) {
        QStringList tokens = pointerTokens(pointer);
        tokens.removeLast();
        const QString around = pointerOf(tokens);
        if (emptied.contains(around)) return remove(around, emptied);
        return {parent.begin + 1, parent.end - parent.begin - 2, {}};
    }
    const auto at = static_cast<std::size_t>(
        std::ranges::find_if(all, [&](int child) { return &node(child) == there; }) - all.begin());
    // With the comma and the blanks up to the neighbour, so that the neighbour takes its place.
    if (at + 1 < all.size()) {
        const qsizetype begin = memberBegin(*there);
        return {begin, memberBegin(node(all[at + 1])) - begin, {}};
    }
    const qsizetype begin = node(all[at - 1]).end;
    return {begin, there->end - begin, {}};
}

TextEdit JsonSource::insertItem(const QString& array, std::size_t index, const QString& raw) const
{
    const Node* there = find(array);
    if (there && there->kind == Kind::Array) return addChild(*there, index, raw);
    if (there) return {};
    return set(array, u"[\n    "_s + raw + u"\n  ]"_s);
}

TextEdit JsonSource::moveItem(const QString& array, std::size_t from, std::size_t to) const
{
    const Node* there = find(array);
    if (!there || there->kind != Kind::Array || from == to || from >= there->children.size() ||
        to >= there->children.size())
        return {};
    const std::size_t first = std::min(from, to);
    const std::size_t last = std::max(from, to);
    std::vector<QString> items;
    for (std::size_t i = first; i <= last; ++i)
        items.push_back(raw(node(there->children[i])));
    // The items change places, what stands between them stays.
    if (from < to)
        std::ranges::rotate(items, items.begin() + 1);
    else
        std::ranges::rotate(items, items.end() - 1);
    QString moved;
    for (std::size_t i = first; i <= last; ++i) {
        moved += items[i - first];
        if (i == last) break;
        const qsizetype end = node(there->children[i]).end;
        moved += text_.mid(end, node(there->children[i + 1]).begin - end);
    }
    const qsizetype begin = node(there->children[first]).begin;
    return {begin, node(there->children[last]).end - begin, moved};
}

} // namespace tcplab::present
