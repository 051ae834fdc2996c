#include "present/scenario_items.h"

#include <array>

namespace tcplab::present {

using namespace Qt::StringLiterals;

namespace {

/// "client", "SYN,ACK", "nth 1": the members of a match or segment, one after the other.
QString membersText(const JsonSource& source, const JsonSource::Node& object)
{
    QStringList words;
    for (const int child : object.children) {
        const JsonSource::Node& member = source.node(child);
        const bool speaksForItself =
            member.key == u"from" || member.key == u"flags" || member.key == u"kind";
        QString value = source.shown(member);
        constexpr qsizetype longest = 60;
        if (value.size() > longest) value = value.left(longest) + u'…';
        if (value.isEmpty()) value = u"\"\""_s;
        words << (speaksForItself ? value : member.key + u' ' + value);
    }
    return words.join(u"  "_s);
}

/// The members that are not among `left`, each with its value.
QString othersText(const JsonSource& source, const JsonSource::Node& item, const QStringList& left)
{
    QStringList words;
    for (const int child : item.children) {
        const JsonSource::Node& member = source.node(child);
        if (left.contains(member.key)) continue;
        QString value =
            member.kind == JsonSource::Kind::String ? source.shown(member) : source.raw(member);
        constexpr qsizetype longest = 60;
        value.replace(u'\n', u' ');
        if (value.size() > longest) value = value.left(longest) + u'…';
        if (member.key == u"text") value = u"“%1”"_s.arg(value);
        words << member.key + u' ' + value;
    }
    return words.join(u"  "_s);
}

} // namespace

QString ScenarioItems::pointer(ItemList list)
{
    switch (list) {
    case ItemList::Script:
        return u"/script"_s;
    case ItemList::Faults:
        return u"/faults"_s;
    case ItemList::Inject:
        return u"/inject"_s;
    case ItemList::Expect:
        return u"/expect"_s;
    }
    return {};
}

QString ScenarioItems::pointer(ItemList list, std::size_t index)
{
    return pointer(list) + u'/' + QString::number(index);
}

QStringList ScenarioItems::columns(ItemList list)
{
    switch (list) {
    case ItemList::Script:
        return {tr("When"), tr("Host"), tr("Call"), tr("Arguments")};
    case ItemList::Faults:
        return {tr("Segment"), tr("What happens"), tr("By")};
    case ItemList::Inject:
        return {tr("Time"), tr("In front of"), tr("What")};
    case ItemList::Expect:
        return {tr("Host"), tr("What is expected"), tr("Holds")};
    }
    return {};
}

QString ScenarioItems::timingText(const JsonSource& source, const JsonSource::Node& item)
{
    const JsonSource::Node* when = source.member(item, u"when"_s);
    if (!when) return source.shown(item, u"at"_s);
    const QString host = source.shown(*when, u"host"_s);
    const QString state = source.shown(*when, u"state"_s);
    const QString received = source.shown(*when, u"received"_s);
    QString text = u"%1 %2"_s.arg(host, state);
    if (state.isEmpty())
        text = tr("%1 has received %2", "host, number of bytes").arg(host, received);
    const QString after = source.shown(item, u"after"_s);
    return after.isEmpty() ? text : tr("%1, then %2", "condition, wait").arg(text, after);
}

QStringList ScenarioItems::scriptCells(const JsonSource& source, const JsonSource::Node& item)
{
    return {timingText(source, item), source.shown(item, u"host"_s), source.shown(item, u"call"_s),
            othersText(source, item, {u"at"_s, u"when"_s, u"after"_s, u"host"_s, u"call"_s})};
}

QString ScenarioItems::expectationText(const JsonSource& source, const JsonSource::Node& item)
{
    QString what;
    if (const JsonSource::Node* visits = source.member(item, u"visits"_s)) {
        QStringList states;
        for (const int child : visits->children)
            states << source.shown(source.node(child));
        what = tr("visits %1").arg(states.join(u" → "_s));
    } else if (const JsonSource::Node* state = source.member(item, u"state"_s)) {
        what = tr("is in %1").arg(source.shown(*state));
    } else if (const JsonSource::Node* segment = source.member(item, u"segment"_s)) {
        what = tr("sent: %1").arg(membersText(source, *segment));
    } else if (const JsonSource::Node* app = source.member(item, u"app"_s)) {
        what = tr("told: %1").arg(source.shown(*app));
    } else if (const JsonSource::Node* received = source.member(item, u"received"_s)) {
        what = tr("read: %1 bytes").arg(source.shown(*received));
    }
    const QString by = source.shown(item, u"by"_s);
    if (!by.isEmpty()) what = tr("%1, by %2", "what, time").arg(what, by);
    return source.shown(item, u"absent"_s) == u"true" ? tr("not %1").arg(what) : what;
}

QStringList ScenarioItems::cells(ItemList list, const JsonSource& source,
                                 const JsonSource::Node& item)
{
    switch (list) {
    case ItemList::Script:
        return scriptCells(source, item);
    case ItemList::Faults: {
        const JsonSource::Node* match = source.member(item, u"match"_s);
        const QString segment = match ? membersText(source, *match) : QString();
        const QString on = othersText(source, item, {u"match"_s, u"do"_s, u"by"_s});
        const QString which = match && segment.isEmpty() ? tr("any") : segment;
        return {on.isEmpty() ? which : which + u"  "_s + on, source.shown(item, u"do"_s),
                source.shown(item, u"by"_s)};
    }
    case ItemList::Inject: {
        const JsonSource::Node* segment = source.member(item, u"segment"_s);
        const JsonSource::Node* icmp = source.member(item, u"icmp"_s);
        QString what = segment ? membersText(source, *segment) : QString();
        if (icmp) what = u"ICMP "_s + membersText(source, *icmp);
        return {source.shown(item, u"at"_s), source.shown(item, u"to"_s), what};
    }
    case ItemList::Expect: {
        QString host = source.shown(item, u"host"_s);
        if (const JsonSource::Node* conn = source.member(item, u"conn"_s))
            host += u" #"_s + source.shown(*conn);
        return {host, expectationText(source, item), {}};
    }
    }
    return {};
}

QString ScenarioItems::fresh(ItemList list)
{
    switch (list) {
    case ItemList::Script:
        return u"{\"when\": {\"host\": \"client\", \"state\": \"ESTABLISHED\"}, "_s +
               u"\"host\": \"client\", \"call\": \"send\", \"text\": \"hello\"}"_s;
    case ItemList::Faults:
        return u"{\"match\": {\"from\": \"client\", \"nth\": 1}, \"do\": \"drop\"}"_s;
    case ItemList::Inject:
        return u"{\"at\": \"1s\", \"to\": \"server\", "_s +
               u"\"segment\": {\"flags\": \"RST\", \"seq\": 1001}}"_s;
    case ItemList::Expect:
        return u"{\"host\": \"client\", \"state\": \"ESTABLISHED\"}"_s;
    }
    return {};
}

} // namespace tcplab::present
