#include "data_rules.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace tcplab::tidy {

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QString type;             ///< empty when finished
    QStringList translations; ///< more than one for plurals
    bool hasPlural = false;
    int line = 0;

    QString key() const { return context + u'\n' + source + u'\n' + comment; }
    QString name() const { return u"%1: '%2'"_s.arg(context, source.simplified().left(60)); }
};

void readTranslation(QXmlStreamReader& xml, Message& message)
{
    message.type = xml.attributes().value(u"type"_s).toString();
    if (!message.hasPlural) {
        message.translations.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        message.translations.append(xml.readElementText());
}

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.line = static_cast<int>(xml.lineNumber());
    message.hasPlural = xml.attributes().value(u"numerus"_s) == u"yes"_s;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source"_s)
            message.source = xml.readElementText();
        else if (xml.name() == u"comment"_s)
            message.comment = xml.readElementText();
        else if (xml.name() == u"translation"_s)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

QList<Message> readMessages(const SourceFile& file, QList<Finding>& findings)
{
    QList<Message> messages;
    QXmlStreamReader xml(file.text);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name"_s)
            context = xml.readElementText();
        else if (xml.name() == u"message"_s)
            messages.append(readMessage(xml, context));
    }
    if (xml.hasError())
        findings.append({file.path, static_cast<int>(xml.lineNumber()), xml.errorString()});
    return messages;
}

QSet<QString> placeholdersOf(const QString& text)
{
    static const QRegularExpression placeholder(u"%L?(\\d{1,2})"_s);
    QSet<QString> found;
    auto it = placeholder.globalMatch(text);
    while (it.hasNext())
        found.insert(u"%"_s + it.next().captured(1));
    return found;
}

/// What is wrong with one message; empty if nothing is.
QString faultOf(const Message& message)
{
    if (!message.type.isEmpty()) return u"is %1"_s.arg(message.type);
    if (message.translations.isEmpty()) return u"has no translation"_s;
    for (const QString& translation : message.translations) {
        if (translation.isEmpty()) return u"has an empty translation"_s;
        if (placeholdersOf(translation) != placeholdersOf(message.source))
            return u"has other placeholders than its source: '%1'"_s.arg(translation);
        if (translation.contains(u"%n"_s) && !message.source.contains(u"%n"_s))
            return u"counts (%n) where its source does not: '%1'"_s.arg(translation);
    }
    return {};
}

} // namespace

QList<Finding> checkTranslation(const SourceFile& file)
{
    QList<Finding> findings;
    for (const Message& message : readMessages(file, findings)) {
        const QString fault = faultOf(message);
        if (!fault.isEmpty())
            findings.append({file.path, message.line, message.name() + u' ' + fault});
    }
    return findings;
}

QList<Finding> checkSameTexts(const SourceFile& reference, const SourceFile& file)
{
    QList<Finding> findings;
    QSet<QString> known;
    for (const Message& message : readMessages(file, findings))
        known.insert(message.key());
    for (const Message& message : readMessages(reference, findings))
        if (!known.contains(message.key()))
            findings.append({reference.path, message.line,
                             u"%1 is not in %2"_s.arg(message.name(), file.path)});
    return findings;
}

QList<Finding> checkLinks(const SourceFile& file, const QString& root)
{
    static const QRegularExpression link(u"\\]\\(([^)#\\s]+)(#[^)]*)?\\)"_s);
    QList<Finding> findings;
    const QDir folder(QFileInfo(QDir(root).filePath(file.path)).path());
    auto it = link.globalMatch(file.text);
    while (it.hasNext()) {
        const auto match = it.next();
        const QString target = match.captured(1);
        if (target.contains(u"://"_s) || folder.exists(target)) continue;
        findings.append({file.path, lineAt(file.text, match.capturedStart()),
                         u"the link to '%1' leads nowhere"_s.arg(target)});
    }
    return findings;
}

QList<Finding> checkJson(const SourceFile& file)
{
    QJsonParseError error{};
    const QByteArray bytes = file.text.toUtf8();
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError) return {};
    const auto line = static_cast<int>(bytes.left(error.offset).count('\n')) + 1;
    return {{file.path, line, error.errorString()}};
}

} // namespace tcplab::tidy
