#include "present/scenario_fields.h"

#include "present/wording.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

using Kind = EditorField::Kind;

namespace {

bool isNumberText(const QString& typed)
{
    return isJsonScalar(typed) && (typed[0].isDigit() || typed[0] == u'-');
}

/// Someone who types quotation marks, brackets or braces that fit writes JSON and means it.
bool isWholeJson(const QString& typed)
{
    if (typed.isEmpty() || !u"\"[{"_s.contains(typed[0])) return false;
    const auto source = JsonSource::parse(typed);
    return source && source->root().end == typed.size();
}

QString statesRaw(const QString& typed)
{
    QStringList states;
    for (const QString& state : typed.split(u',', Qt::SkipEmptyParts))
        states << quotedJson(state.trimmed());
    return u'[' + states.join(u", "_s) + u']';
}

} // namespace

QString rawOf(const EditorField& field, const QString& typed)
{
    if (typed.isEmpty() && !field.keepsEmpty) return {};
    const QString bare = typed.trimmed();
    if (!field.none.isEmpty() && (bare == field.none || bare == u"null")) return u"null"_s;
    switch (field.kind) {
    case Kind::Line:
    case Kind::Paragraph:
        return quotedJson(typed);
    case Kind::Integer:
    case Kind::Number:
        return isNumberText(bare) || isWholeJson(bare) ? bare : quotedJson(typed);
    case Kind::Duration:
        return isWholeJson(bare) ? bare : quotedJson(bare);
    case Kind::Choice:
    case Kind::Flags:
        return isWholeJson(bare) ? bare : quotedJson(bare);
    case Kind::YesNo:
        return bare == u"true" || bare == u"false" || isWholeJson(bare) ? bare : quotedJson(bare);
    case Kind::States:
        return isWholeJson(bare) ? bare : statesRaw(typed);
    case Kind::Value:
        return isJsonScalar(bare) || isWholeJson(bare) ? bare : quotedJson(typed);
    case Kind::Json:
        return isJsonScalar(bare) || isWholeJson(bare) ? bare : quotedJson(typed);
    }
    return {};
}

QString typedOf(const EditorField& field, const JsonSource& source, const JsonSource::Node& node)
{
    QString typed = source.shown(node);
    if (node.kind == JsonSource::Kind::Null && !field.none.isEmpty()) return field.none;
    if (field.kind == Kind::States && node.kind == JsonSource::Kind::Array) {
        QStringList states;
        for (const int child : node.children)
            states << source.shown(source.node(child));
        typed = states.join(u", "_s);
    }
    // A value of another type than the field writes shows itself as it stands.
    const QString raw = source.raw(node);
    const bool isText = field.kind == Kind::Line || field.kind == Kind::Paragraph;
    if (isText || rawOf(field, typed) == raw) return typed;
    const auto again = JsonSource::parse(rawOf(field, typed));
    if (again && field.kind != Kind::States && again->root().kind == node.kind &&
        again->shown(again->root()) == typed)
        return typed;
    return field.kind == Kind::States && node.kind == JsonSource::Kind::Array ? typed : raw;
}

QStringList ScenarioFields::emptied()
{
    QStringList pointers{u"/title"_s,
                         u"/summary"_s,
                         u"/watch"_s,
                         u"/endpoints"_s,
                         u"/link"_s,
                         u"/link/toServer"_s,
                         u"/link/toClient"_s,
                         u"/endpoints/client"_s,
                         u"/endpoints/server"_s};
    for (const QString& host : {u"client"_s, u"server"_s})
        for (const QString& part : {u"rto"_s, u"keepalive"_s})
            pointers << u"/endpoints/%1/%2"_s.arg(host, part);
    return pointers;
}

// Defaults

namespace {

/// "linux" where the file says so for that host, else nothing.
QString profileOf(const JsonSource* source, const QString& host)
{
    if (!source) return {};
    const JsonSource::Node* profile = source->find(u"/endpoints/%1/profile"_s.arg(host));
    return profile && source->shown(*profile) == u"linux" ? u"{\"profile\": \"linux\"}"_s : u"{}"_s;
}

} // namespace

ScenarioDefaults::ScenarioDefaults(const JsonSource* source)
{
    QString least = u"{\"format\": \"tcplab-scenario/1\", \"id\": \"a\", \"script\": []"_s;
    if (source)
        least += u", \"endpoints\": {\"client\": %1, \"server\": %2}"_s.arg(
            profileOf(source, u"client"_s), profileOf(source, u"server"_s));
    const auto result = sim::parseScenario((least + u'}').toStdString());
    if (const auto* scenario = std::get_if<sim::Scenario>(&result))
        values_ = JsonSource::parse(QString::fromStdString(sim::scenarioToJson(*scenario)));
    const JsonSource::Node* link = source ? source->find(u"/link"_s) : nullptr;
    if (link) link_ = JsonSource::parse(source->raw(*link));
}

QString ScenarioDefaults::shown(const QString& pointer) const
{
    QString wanted = pointer;
    for (const QString& direction : {u"/link/toServer"_s, u"/link/toClient"_s}) {
        if (!isWithin(pointer, direction)) continue;
        const QString key = pointer.mid(direction.size());
        if (const JsonSource::Node* both = link_ ? link_->find(key) : nullptr)
            return link_->shown(*both);
        wanted = u"/link"_s + key;
    }
    const JsonSource::Node* node = values_ ? values_->find(wanted) : nullptr;
    const bool isValue =
        node && node->kind != JsonSource::Kind::Object && node->kind != JsonSource::Kind::Array;
    return isValue ? values_->shown(*node) : QString();
}

// Mistakes

QString fieldPointerOf(const sim::ScenarioError& error, const JsonSource* source)
{
    using ErrorKind = sim::ScenarioError::Kind;
    QString pointer = text(error.pointer);
    if (pointer.isEmpty() && source && error.line > 0 && error.column > 0) {
        // Only a place in the text: the value that stands there.
        qsizetype at = 0;
        for (std::size_t line = 1; line < error.line && at >= 0; ++line)
            at = source->text().indexOf(u'\n', at) + 1;
        return source->pointerAt(at + static_cast<qsizetype>(error.column) - 1);
    }
    if (error.kind != ErrorKind::MissingKey || !source) return pointer;
    const QString key = text(error.expected).section(u" / "_s, 0, 0);
    // At the root the pointer names the key itself.
    return pointer.endsWith(u'/' + key) ? pointer : pointer + u'/' + key;
}

EditorSection sectionOf(const QString& pointer)
{
    const QStringList tokens = pointerTokens(pointer);
    const QString first = tokens.value(0);
    if (pointer == u"/link/seed") return EditorSection::General;
    if (first == u"endpoints") return EditorSection::Endpoints;
    if (first == u"link") return EditorSection::Link;
    if (first == u"script") return EditorSection::Script;
    if (first == u"faults") return EditorSection::Faults;
    if (first == u"inject") return EditorSection::Inject;
    if (first == u"expect") return EditorSection::Expect;
    static const QStringList general{u"id"_s,      u"group"_s, u"title"_s,
                                     u"summary"_s, u"watch"_s, u"until"_s};
    return general.contains(first) ? EditorSection::General : EditorSection::Source;
}

} // namespace tcplab::present
