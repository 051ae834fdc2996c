// What becomes of an item when another choice is made for it.
#include "present/scenario_items.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

namespace {

/// One member of an item gone or set, as a change of the item's own text.
QString without(const QString& item, const QString& key)
{
    const auto source = JsonSource::parse(item);
    return source ? source->remove(u'/' + key).appliedTo(item) : item;
}

QString with(const QString& item, const QString& pointer, const QString& raw)
{
    const auto source = JsonSource::parse(item);
    return source ? source->set(pointer, raw).appliedTo(item) : item;
}

bool has(const QString& item, const QString& pointer)
{
    const auto source = JsonSource::parse(item);
    return source && source->find(pointer);
}

QString withIfMissing(const QString& item, const QString& pointer, const QString& raw)
{
    return has(item, pointer) ? item : with(item, pointer, raw);
}

QString keepOnly(QString item, const QStringList& all, const QStringList& kept)
{
    for (const QString& key : all)
        if (!kept.contains(key)) item = without(item, key);
    return item;
}

} // namespace

const QStringList& ScenarioItems::callNames()
{
    static const QStringList names{u"listen"_s,  u"accept"_s, u"connect"_s,  u"send"_s,
                                   u"receive"_s, u"close"_s,  u"shutdown"_s, u"abort"_s,
                                   u"set"_s,     u"crash"_s,  u"restart"_s};
    return names;
}

const QStringList& ScenarioItems::faultNames()
{
    static const QStringList names{u"drop"_s, u"duplicate"_s, u"delay"_s, u"corrupt"_s,
                                   u"reorder"_s};
    return names;
}

QStringList ScenarioItems::argumentsOf(const QString& call)
{
    if (call == u"listen") return {u"port"_s, u"backlog"_s, u"accept"_s};
    if (call == u"connect") return {u"port"_s};
    if (call == u"send") return {u"conn"_s, u"text"_s, u"hex"_s, u"bytes"_s, u"urgent"_s};
    if (call == u"receive") return {u"conn"_s, u"bytes"_s};
    if (call == u"set") return {u"conn"_s, u"option"_s, u"value"_s};
    if (call == u"accept" || call == u"crash" || call == u"restart") return {};
    return {u"conn"_s};
}

const QStringList& ScenarioItems::expectationKeys()
{
    static const QStringList keys{u"visits"_s, u"state"_s, u"segment"_s, u"app"_s, u"received"_s};
    return keys;
}

QString ScenarioItems::withCall(QString item, int option)
{
    const QString& call = callNames()[option];
    item = with(item, u"/call"_s, quotedJson(call));
    item = keepOnly(item,
                    {u"conn"_s, u"port"_s, u"backlog"_s, u"accept"_s, u"text"_s, u"hex"_s,
                     u"bytes"_s, u"urgent"_s, u"option"_s, u"value"_s},
                    argumentsOf(call));
    if (call == u"send" && !has(item, u"/text"_s) && !has(item, u"/hex"_s) &&
        !has(item, u"/bytes"_s))
        item = with(item, u"/text"_s, u"\"hello\""_s);
    if (call == u"set") {
        item = withIfMissing(item, u"/option"_s, u"\"nagle\""_s);
        item = withIfMissing(item, u"/value"_s, u"false"_s);
    }
    return item;
}

QString ScenarioItems::withTiming(QString item, int option)
{
    if (option == 0) {
        item = keepOnly(item, {u"when"_s, u"after"_s}, {});
        return withIfMissing(item, u"/at"_s, u"\"0ms\""_s);
    }
    item = keepOnly(item, {u"at"_s, u"behind"_s}, {});
    const QString& host = u"\"client\""_s;
    item = withIfMissing(item, u"/when/host"_s, host);
    const auto source = JsonSource::parse(item);
    const QString other = option == 1 ? u"/when/received"_s : u"/when/state"_s;
    if (source) item = source->remove(other).appliedTo(item);
    return option == 1 ? withIfMissing(item, u"/when/state"_s, u"\"ESTABLISHED\""_s)
                       : withIfMissing(item, u"/when/received"_s, u"1"_s);
}

QString ScenarioItems::withData(QString item, int option)
{
    static const QStringList keys{u"text"_s, u"hex"_s, u"bytes"_s};
    static const QStringList fresh{u"\"hello\""_s, u"\"68 65 6C 6C 6F\""_s, u"1000"_s};
    item = keepOnly(item, keys, {keys[option]});
    return withIfMissing(item, u'/' + keys[option], fresh[option]);
}

QString ScenarioItems::withFault(QString item, int option)
{
    const QString before = JsonSource::parse(item)->shown(JsonSource::parse(item)->root(), u"do"_s);
    const QString& what = faultNames()[option];
    item = with(item, u"/do"_s, quotedJson(what));
    const auto isTime = [](const QString& fault) {
        return fault == u"delay" || fault == u"duplicate";
    };
    if (isTime(before) != isTime(what) || before == u"reorder" || what == u"reorder" ||
        !isTime(what))
        item = without(item, u"by"_s);
    if (what == u"delay") item = withIfMissing(item, u"/by"_s, u"\"1s\""_s);
    return item;
}

QString ScenarioItems::withInjected(QString item, int option)
{
    item = without(item, option == 0 ? u"icmp"_s : u"segment"_s);
    if (option == 1) return withIfMissing(item, u"/icmp/kind"_s, u"\"port-unreachable\""_s);
    return withIfMissing(item, u"/segment"_s, u"{\"flags\": \"RST\", \"seq\": 1001}"_s);
}

QString ScenarioItems::withExpectation(QString item, int option)
{
    static const QStringList fresh{u"[\"ESTABLISHED\"]"_s, u"\"ESTABLISHED\""_s,
                                   u"{\"from\": \"client\", \"flags\": \"SYN\"}"_s,
                                   u"\"established\""_s, u"0"_s};
    const QString& key = expectationKeys()[option];
    item = keepOnly(item, expectationKeys(), {key});
    if (key != u"state" && key != u"segment") item = without(item, u"by"_s);
    if (key != u"segment" && key != u"app") item = without(item, u"absent"_s);
    if (key != u"segment") item = withIfMissing(item, u"/host"_s, u"\"client\""_s);
    return withIfMissing(item, u'/' + key, fresh[option]);
}

QString ScenarioItems::chosen(ItemList list, const JsonSource& source, const JsonSource::Node& item,
                              const QString& choice, int option)
{
    const QString raw = item.kind == JsonSource::Kind::Object ? source.raw(item) : u"{}"_s;
    if (choice == u"call") return withCall(raw, option);
    if (choice == u"timing") return withTiming(raw, option);
    if (choice == u"data") return withData(raw, option);
    if (choice == u"do") return withFault(raw, option);
    if (choice == u"what")
        return list == ItemList::Inject ? withInjected(raw, option) : withExpectation(raw, option);
    return raw;
}

} // namespace tcplab::present
