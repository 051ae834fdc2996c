// Which fields an item of a list has; it depends on what the item says.
#include "present/scenario_items.h"

#include <algorithm>

#include "present/wording.h"
#include "sim/options.h"
#include "tcp/state.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

using Kind = EditorField::Kind;

namespace {

QStringList stateNames()
{
    QStringList names;
    for (const tcp::State state : tcp::allStates)
        names << text(tcp::rfcName(state));
    return names;
}

ItemChoice choiceByWord(const QString& id, const QString& label, const QStringList& options,
                        const JsonSource& source, const JsonSource::Node& item)
{
    ItemChoice choice{id, label, options, -1, {}, u'/' + id};
    if (const JsonSource::Node* word = source.member(item, id)) {
        if (word->kind == JsonSource::Kind::String)
            choice.current = static_cast<int>(options.indexOf(source.shown(*word)));
        choice.otherwise = source.raw(*word);
    }
    return choice;
}

/// The option whose member the item has; the first where it has several.
int optionByMember(const JsonSource& source, const JsonSource::Node& item, const QStringList& keys)
{
    for (const int child : item.children) {
        const qsizetype known = keys.indexOf(source.node(child).key);
        if (known >= 0) return static_cast<int>(known);
    }
    return -1;
}

int timingOption(const JsonSource& source, const JsonSource::Node& item)
{
    const JsonSource::Node* when = source.member(item, u"when"_s);
    if (!when) return source.member(item, u"at"_s) ? 0 : -1;
    return source.member(*when, u"received"_s) && !source.member(*when, u"state"_s) ? 2 : 1;
}

void append(std::vector<EditorField>& fields, std::vector<EditorField> more)
{
    std::ranges::move(more, std::back_inserter(fields));
}

} // namespace

ItemForm ScenarioItems::form(ItemList list, const JsonSource& source, const JsonSource::Node& item)
{
    switch (list) {
    case ItemList::Script:
        return script(source, item);
    case ItemList::Faults:
        return fault(source, item);
    case ItemList::Inject:
        return injection(source, item);
    case ItemList::Expect:
        return expectation(source, item);
    }
    return {};
}

// Fields that several lists have

EditorField ScenarioItems::host(const QString& key, const QString& label)
{
    return {key, label, Kind::Choice, {}, {u"client"_s, u"server"_s}, tr("not said")};
}

EditorField ScenarioItems::state(const QString& key, const QString& label, const QString& fallback)
{
    return {key, label, Kind::Choice, {}, stateNames(), fallback};
}

EditorField ScenarioItems::flags(const QString& key)
{
    return {key,
            tr("Flags"),
            Kind::Flags,
            tr("The exact set, separated by commas: SYN, FIN, RST, PSH, ACK, URG, ECE, CWR."),
            {u"SYN"_s, u"SYN,ACK"_s, u"ACK"_s, u"PSH,ACK"_s, u"FIN,ACK"_s, u"RST"_s, u"RST,ACK"_s},
            tr("any")};
}

EditorField ScenarioItems::connection(const QString& key)
{
    return {key,
            tr("Connection"),
            Kind::Integer,
            tr("1, 2 and so on in order of opening, where a host has several."),
            {},
            tr("the only or latest")};
}

/// Where a recording needs it; by hand nobody writes it.
EditorField ScenarioItems::behind()
{
    return {u"/behind"_s, tr("Behind events"), Kind::Integer,
            tr("So many events of that very moment happen first.")};
}

// Script

std::vector<EditorField> ScenarioItems::timing(int option)
{
    if (option <= 0) return {{u"/at"_s, tr("Time"), Kind::Duration, {}, {}, tr("not said")}};
    std::vector<EditorField> fields{host(u"/when/host"_s, tr("When host"))};
    if (option == 1)
        fields.push_back(state(u"/when/state"_s, tr("Is in state"), tr("not said")));
    else
        fields.push_back({u"/when/received"_s, tr("Has received bytes"), Kind::Integer,
                          tr("Arrived in order since the connection opened, at least so many.")});
    fields.push_back({u"/when/conn"_s, tr("In connection"), Kind::Integer, {}, {}, tr("any")});
    fields.push_back({u"/after"_s, tr("And then after"), Kind::Duration, {}, {}, u"0ms"_s});
    return fields;
}

std::vector<EditorField> ScenarioItems::arguments(const QString& call)
{
    const auto integer = [](const QString& key, const QString& label, const QString& fallback,
                            const QString& hint = {}) {
        return EditorField{key, label, Kind::Integer, hint, {}, fallback};
    };
    const auto yesNo = [](const QString& key, const QString& label, const QString& fallback) {
        return EditorField{key, label, Kind::YesNo, {}, {}, fallback};
    };
    std::vector<EditorField> fields;
    for (const QString& key : argumentsOf(call)) {
        if (key == u"port")
            fields.push_back(
                integer(u"/port"_s, tr("Local port"), tr("the endpoint’s"), tr("1 to 65535.")));
        else if (key == u"backlog")
            fields.push_back(integer(u"/backlog"_s, tr("Backlog"), u"128"_s, tr("0 to 65535.")));
        else if (key == u"accept")
            fields.push_back(yesNo(u"/accept"_s, tr("Accept at once"), u"true"_s));
        else if (key == u"urgent")
            fields.push_back(yesNo(u"/urgent"_s, tr("Urgent"), u"false"_s));
        else if (key == u"bytes" && call == u"receive")
            fields.push_back(integer(u"/bytes"_s, tr("Bytes, at most"), tr("all")));
        else if (key == u"option")
            fields.push_back({u"/option"_s, tr("Option"), Kind::Choice, {}, {}, tr("not said")});
        else if (key == u"value")
            fields.push_back({u"/value"_s, tr("Value"), Kind::Value,
                              tr("true or false, a number, or a duration such as 2s.")});
        else if (key == u"conn")
            fields.push_back(connection(u"/conn"_s));
    }
    for (EditorField& field : fields)
        if (field.key == u"/option")
            for (const std::string_view name : sim::optionNames())
                field.choices << text(name);
    return fields;
}

ItemForm ScenarioItems::script(const JsonSource& source, const JsonSource::Node& item)
{
    ItemForm form;
    const int timed = timingOption(source, item);
    form.choices.push_back(
        {u"timing"_s,
         tr("When"),
         {tr("at a time"), tr("when a state is reached"), tr("when bytes have arrived")},
         timed,
         tr("not said"),
         u"/at"_s});
    form.choices.push_back(choiceByWord(u"call"_s, tr("Call"), callNames(), source, item));
    form.fields = timing(timed);
    if (source.member(item, u"behind"_s)) form.fields.push_back(behind());
    form.fields.push_back(host(u"/host"_s, tr("Host that calls")));
    const QString call = source.shown(item, u"call"_s);
    if (call == u"send") {
        static const QStringList keys{u"text"_s, u"hex"_s, u"bytes"_s};
        const int data = optionByMember(source, item, keys);
        form.choices.push_back({u"data"_s,
                                tr("Data"),
                                {tr("a text"), tr("bytes in hex"), tr("a pattern of bytes")},
                                data,
                                tr("not said"),
                                u"/text"_s});
        if (data == 0)
            form.fields.push_back({u"/text"_s, tr("Text"), Kind::Line, {}, {}, {}, {}, true});
        if (data == 1)
            form.fields.push_back(
                {u"/hex"_s, tr("Bytes in hex"), Kind::Line, {}, {}, {}, {}, true});
        if (data == 2)
            form.fields.push_back({u"/bytes"_s, tr("How many bytes"), Kind::Integer,
                                   tr("0, 1, 2 ... 250, 0, 1 and so on.")});
    }
    append(form.fields, arguments(call));
    return form;
}

// Faults

std::vector<EditorField> ScenarioItems::match(const QString& below)
{
    const QString any = tr("any");
    std::vector<EditorField> fields{host(below + u"/from"_s, tr("From")),
                                    flags(below + u"/flags"_s),
                                    state(below + u"/state"_s, tr("Sender’s state"), any)};
    fields.front().fallback = any;
    const auto integer = [&](const QString& key, const QString& label, const QString& fallback,
                             const QString& hint = {}) {
        fields.push_back({below + key, label, Kind::Integer, hint, {}, fallback});
    };
    integer(u"/seq"_s, tr("Seq"), any, tr("Sequence number, 0 to 4294967295."));
    integer(u"/ack"_s, tr("Ack"), any, tr("Acknowledgment number, 0 to 4294967295."));
    integer(u"/length"_s, tr("Length"), any, tr("Bytes of text, 0 to 65535."));
    integer(u"/conn"_s, tr("Connection"), any);
    integer(u"/nth"_s, tr("The n-th of these"), tr("every one"), tr("Counted from 1."));
    return fields;
}

ItemForm ScenarioItems::fault(const JsonSource& source, const JsonSource::Node& item)
{
    ItemForm form;
    form.choices.push_back(choiceByWord(u"do"_s, tr("What happens"), faultNames(), source, item));
    const QString what = source.shown(item, u"do"_s);
    if (what == u"delay")
        form.fields.push_back({u"/by"_s, tr("Later by"), Kind::Duration});
    else if (what == u"duplicate")
        form.fields.push_back({u"/by"_s, tr("Copy later by"), Kind::Duration, {}, {}, u"0ms"_s});
    else if (what == u"reorder")
        form.fields.push_back(
            {u"/by"_s, tr("Overtaken by segments"), Kind::Integer, tr("1 to 1000."), {}, u"1"_s});
    append(form.fields, match(u"/match"_s));
    form.fields.push_back({u"/copies"_s,
                           tr("Of copies"),
                           Kind::YesNo,
                           tr("Looks at the copies that the link, a fault or a person makes."),
                           {},
                           u"false"_s});
    form.fields.push_back(
        {u"/after"_s,
         tr("On its way, after"),
         Kind::Duration,
         tr("Befalls the segment so long after it was sent, if it is still on its "
            "way."),
         {},
         tr("as it is sent")});
    if (source.member(item, u"behind"_s)) form.fields.push_back(behind());
    return form;
}

// Injections

std::vector<EditorField> ScenarioItems::segment()
{
    const auto integer = [](const QString& key, const QString& label, const QString& fallback,
                            const QString& hint) {
        return EditorField{u"/segment"_s + key, label, Kind::Integer, hint, {}, fallback};
    };
    const QString number = tr("0 to 4294967295.");
    EditorField flagged = flags(u"/segment/flags"_s);
    flagged.fallback = tr("not said");
    return {flagged,
            integer(u"/seq"_s, tr("Seq"), tr("not said"), number),
            integer(u"/ack"_s, tr("Ack"), tr("none"), tr("Only with the ACK flag.")),
            integer(u"/window"_s, tr("Window"), u"0"_s, tr("0 to 65535.")),
            {u"/segment/text"_s, tr("Text"), Kind::Line, {}, {}, tr("none")},
            {u"/segment/hex"_s, tr("Bytes in hex"), Kind::Line, {}, {}, tr("none")},
            integer(u"/length"_s, tr("Length"), tr("of what it carries"),
                    tr("Without text or hex: so many bytes of a pattern.")),
            integer(u"/urgentPointer"_s, tr("Urgent pointer"), u"0"_s, tr("0 to 65535.")),
            integer(u"/mss"_s, tr("MSS option"), tr("none"), tr("0 to 65535.")),
            integer(u"/windowScale"_s, tr("Window scale option"), tr("none"), tr("0 to 255.")),
            {u"/segment/sackPermitted"_s, tr("SACK permitted"), Kind::YesNo, {}, {}, u"false"_s},
            {u"/segment/sack"_s,
             tr("SACK blocks"),
             Kind::Json,
             tr("[[left, right], ...]"),
             {},
             tr("none")},
            integer(u"/timestamps/value"_s, tr("Timestamp value"), tr("none"), number),
            integer(u"/timestamps/echo"_s, tr("Timestamp echo"), u"0"_s, number)};
}

ItemForm ScenarioItems::injection(const JsonSource& source, const JsonSource::Node& item)
{
    ItemForm form;
    const int what = optionByMember(source, item, {u"segment"_s, u"icmp"_s});
    form.choices.push_back({u"what"_s,
                            tr("What"),
                            {tr("a segment"), tr("an ICMP error")},
                            what,
                            tr("not said"),
                            u"/segment"_s});
    form.fields = {{u"/at"_s, tr("Time"), Kind::Duration, {}, {}, u"0ms"_s},
                   host(u"/to"_s, tr("In front of"))};
    if (source.member(item, u"behind"_s)) form.fields.push_back(behind());
    if (what == 1) {
        form.fields.push_back(
            {u"/icmp/kind"_s,
             tr("Kind"),
             Kind::Choice,
             {},
             {u"network-unreachable"_s, u"host-unreachable"_s, u"protocol-unreachable"_s,
              u"port-unreachable"_s, u"fragmentation-needed"_s, u"source-route-failed"_s,
              u"source-quench"_s, u"time-exceeded"_s, u"parameter-problem"_s},
             tr("not said")});
        form.fields.push_back({u"/icmp/seq"_s,
                               tr("Quoted seq"),
                               Kind::Integer,
                               tr("Sequence number of the segment it is about."),
                               {},
                               tr("the oldest, SND.UNA")});
        const JsonSource::Node* icmp = source.member(item, u"icmp"_s);
        if (source.shown(*icmp, u"kind"_s) == u"fragmentation-needed" ||
            source.member(*icmp, u"mss"_s))
            form.fields.push_back({u"/icmp/mss"_s,
                                   tr("MSS that fits"),
                                   Kind::Integer,
                                   tr("Bytes of text, 1 to 65535."),
                                   {},
                                   tr("not told")});
    } else {
        append(form.fields, segment());
    }
    form.fields.push_back(
        {u"/sourcePort"_s, tr("Source port"), Kind::Integer, {}, {}, tr("the peer’s")});
    form.fields.push_back(
        {u"/destinationPort"_s, tr("Destination port"), Kind::Integer, {}, {}, tr("the host’s")});
    return form;
}

// Expectations

ItemForm ScenarioItems::expectation(const JsonSource& source, const JsonSource::Node& item)
{
    ItemForm form;
    const int what = optionByMember(source, item, expectationKeys());
    form.choices.push_back(
        {u"what"_s,
         tr("What"),
         {tr("states are visited"), tr("a state is reached"), tr("a segment is sent"),
          tr("the application is told"), tr("bytes are read")},
         what,
         tr("not said"),
         u"/state"_s});
    const QString key = what < 0 ? QString() : expectationKeys()[what];
    if (key != u"segment") {
        form.fields.push_back(host(u"/host"_s, tr("Host")));
        form.fields.push_back(connection(u"/conn"_s));
    }
    if (key == u"visits")
        form.fields.push_back({u"/visits"_s,
                               tr("States"),
                               Kind::States,
                               tr("In this order, separated by commas; others may lie between."),
                               stateNames(),
                               {},
                               {},
                               true});
    if (key == u"state") form.fields.push_back(state(u"/state"_s, tr("State"), tr("not said")));
    if (key == u"app")
        form.fields.push_back({u"/app"_s,
                               tr("Notice"),
                               Kind::Choice,
                               {},
                               {u"established"_s, u"data"_s, u"peer-closed"_s, u"closed"_s,
                                u"reset"_s, u"timed-out"_s, u"refused"_s, u"trouble"_s,
                                u"urgent-data"_s, u"soft-error"_s, u"unreachable"_s},
                               tr("not said")});
    if (key == u"received")
        form.fields.push_back({u"/received"_s, tr("Bytes in all"), Kind::Integer});
    if (key == u"segment") append(form.fields, match(u"/segment"_s));
    if (key == u"state" || key == u"segment")
        form.fields.push_back(
            {u"/by"_s,
             tr("By"),
             Kind::Duration,
             key == u"state" ? tr("In this state at this time.") : tr("Not later than this."),
             {},
             tr("the end")});
    if (key == u"segment" || key == u"app")
        form.fields.push_back(
            {u"/absent"_s, tr("Must not happen"), Kind::YesNo, {}, {}, u"false"_s});
    return form;
}

} // namespace tcplab::present
