#pragma once

#include <QJsonObject>
#include <QStringList>

namespace tcplab::test {

/// A JSON Schema, as far as the schemas of docs/schema go: type, const, enum, required, properties,
/// additionalProperties, items, pattern, minLength, minimum, maximum, anyOf, oneOf and $ref within
/// the document. A keyword that is none of these is an error rather than ignored, so that nothing
/// is believed to be checked which is not.
class Schema
{
public:
    explicit Schema(const QJsonObject& document)
        : document_(document)
    {
    }

    /// What is wrong with `value`, each with its JSON pointer; empty when it is valid.
    QStringList errorsOf(const QJsonValue& value) const;

private:
    QStringList check(const QJsonValue& value, const QJsonObject& schema, const QString& at) const;
    QStringList checkObject(const QJsonObject& object, const QJsonObject& schema,
                            const QString& at) const;
    QStringList checkChoice(const QJsonValue& value, const QJsonArray& choices, bool one,
                            const QString& at) const;
    QJsonObject resolved(const QString& reference) const;

    QJsonObject document_;
};

} // namespace tcplab::test
