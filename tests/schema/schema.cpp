#include "schema.h"

#include <cmath>

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tcplab::test {

namespace {

bool isOfType(const QJsonValue& value, const QString& type)
{
    if (type == u"object"_s) return value.isObject();
    if (type == u"array"_s) return value.isArray();
    if (type == u"string"_s) return value.isString();
    if (type == u"boolean"_s) return value.isBool();
    if (type == u"null"_s) return value.isNull();
    if (type == u"number"_s) return value.isDouble();
    if (type == u"integer"_s)
        return value.isDouble() && std::trunc(value.toDouble()) == value.toDouble();
    return false;
}

QString error(const QString& at, const QString& what)
{
    return u"%1: %2"_s.arg(at.isEmpty() ? u"(whole)"_s : at, what);
}

QStringList checkType(const QJsonValue& value, const QJsonValue& type, const QString& at)
{
    const QJsonArray types = type.isArray() ? type.toArray() : QJsonArray{type};
    for (const QJsonValue& each : types)
        if (isOfType(value, each.toString())) return {};
    return {error(at, u"not of the type asked for"_s)};
}

QStringList checkNumber(double number, const QJsonObject& schema, const QString& at)
{
    QStringList errors;
    if (schema.contains(u"minimum"_s) && number < schema[u"minimum"_s].toDouble())
        errors += error(at, u"below the minimum"_s);
    if (schema.contains(u"maximum"_s) && number > schema[u"maximum"_s].toDouble())
        errors += error(at, u"above the maximum"_s);
    return errors;
}

QStringList checkText(const QString& text, const QJsonObject& schema, const QString& at)
{
    QStringList errors;
    if (text.size() < schema[u"minLength"_s].toInt()) errors += error(at, u"too short"_s);
    if (schema.contains(u"pattern"_s) &&
        !text.contains(QRegularExpression(schema[u"pattern"_s].toString())))
        errors += error(at, u"'%1' does not match the pattern"_s.arg(text));
    return errors;
}

QStringList checkCount(qsizetype count, const QJsonObject& schema, const QString& at)
{
    if (count < schema[u"minItems"_s].toInt()) return {error(at, u"too few items"_s)};
    if (schema.contains(u"maxItems"_s) && count > schema[u"maxItems"_s].toInt())
        return {error(at, u"too many items"_s)};
    return {};
}

QStringList checkKeywords(const QJsonObject& schema, const QString& at)
{
    static const QSet<QString> known{u"type"_s,        u"const"_s,      u"enum"_s,
                                     u"required"_s,    u"properties"_s, u"additionalProperties"_s,
                                     u"items"_s,       u"pattern"_s,    u"minLength"_s,
                                     u"minimum"_s,     u"maximum"_s,    u"anyOf"_s,
                                     u"oneOf"_s,       u"$ref"_s,       u"$defs"_s,
                                     u"$schema"_s,     u"$id"_s,        u"title"_s,
                                     u"description"_s, u"minItems"_s,   u"maxItems"_s};
    QStringList errors;
    for (const QString& keyword : schema.keys())
        if (!known.contains(keyword)) errors += error(at, u"the schema uses '%1'"_s.arg(keyword));
    return errors;
}

} // namespace

QStringList Schema::errorsOf(const QJsonValue& value) const
{
    return check(value, document_, {});
}

QJsonObject Schema::resolved(const QString& reference) const
{
    return document_[u"$defs"_s].toObject()[reference.section(u'/', 2)].toObject();
}

QStringList Schema::check(const QJsonValue& value, const QJsonObject& schema,
                          const QString& at) const
{
    QStringList errors = checkKeywords(schema, at);
    if (schema.contains(u"$ref"_s)) {
        const QJsonObject target = resolved(schema[u"$ref"_s].toString());
        if (target.isEmpty()) errors += error(at, u"the schema refers to nothing"_s);
        errors += check(value, target, at);
    }
    if (schema.contains(u"type"_s)) errors += checkType(value, schema[u"type"_s], at);
    if (schema.contains(u"const"_s) && value != schema[u"const"_s])
        errors += error(at, u"not '%1'"_s.arg(schema[u"const"_s].toString()));
    if (schema.contains(u"enum"_s) && !schema[u"enum"_s].toArray().contains(value))
        errors += error(at, u"'%1' is none of the choices"_s.arg(value.toString()));
    if (schema.contains(u"anyOf"_s))
        errors += checkChoice(value, schema[u"anyOf"_s].toArray(), false, at);
    if (schema.contains(u"oneOf"_s))
        errors += checkChoice(value, schema[u"oneOf"_s].toArray(), true, at);
    if (value.isDouble()) errors += checkNumber(value.toDouble(), schema, at);
    if (value.isString()) errors += checkText(value.toString(), schema, at);
    if (value.isObject()) errors += checkObject(value.toObject(), schema, at);
    if (value.isArray()) errors += checkCount(value.toArray().size(), schema, at);
    if (value.isArray() && schema.contains(u"items"_s)) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            errors += check(items[i], schema[u"items"_s].toObject(), u"%1/%2"_s.arg(at).arg(i));
    }
    return errors;
}

QStringList Schema::checkObject(const QJsonObject& object, const QJsonObject& schema,
                                const QString& at) const
{
    QStringList errors;
    for (const QJsonValue& key : schema[u"required"_s].toArray())
        if (!object.contains(key.toString()))
            errors += error(at, u"'%1' is missing"_s.arg(key.toString()));
    const QJsonObject properties = schema[u"properties"_s].toObject();
    const QJsonValue others = schema[u"additionalProperties"_s];
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString place = at + u'/' + it.key();
        if (properties.contains(it.key()))
            errors += check(it.value(), properties[it.key()].toObject(), place);
        else if (others.isObject())
            errors += check(it.value(), others.toObject(), place);
        else if (others.isBool() && !others.toBool())
            errors += error(place, u"an unknown key"_s);
    }
    return errors;
}

QStringList Schema::checkChoice(const QJsonValue& value, const QJsonArray& choices, bool one,
                                const QString& at) const
{
    int matching = 0;
    QStringList fewest;
    for (const QJsonValue& choice : choices) {
        const QStringList errors = check(value, choice.toObject(), at);
        if (errors.isEmpty()) ++matching;
        if (fewest.isEmpty() || errors.size() < fewest.size()) fewest = errors;
    }
    if (matching == 0) return QStringList{error(at, u"matches no choice; nearest:"_s)} + fewest;
    return one && matching > 1 ? QStringList{error(at, u"matches several choices"_s)}
                               : QStringList{};
}

} // namespace tcplab::test
