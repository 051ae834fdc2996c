#include "present/messages.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "present/wording.h"

namespace tcplab::present {

namespace {

/// JSON's types as the reader of a file writes them; any other word is left as it is.
QString typeInWords(const std::string& type)
{
    if (type == "string")
        return QCoreApplication::translate("Message", "a text in quotation marks");
    if (type == "number") return QCoreApplication::translate("Message", "a number");
    if (type == "integer") return QCoreApplication::translate("Message", "a whole number");
    if (type == "duration")
        return QCoreApplication::translate("Message", "a duration with a unit, such as \"10s\"");
    if (type == "boolean") return QCoreApplication::translate("Message", "true or false");
    if (type == "object") return QCoreApplication::translate("Message", "an object {...}");
    if (type == "array") return QCoreApplication::translate("Message", "a list [...]");
    if (type == "null") return QCoreApplication::translate("Message", "null");
    return text(type);
}

QString unknownKey(const sim::ScenarioError& error)
{
    if (error.expected.empty())
        return QCoreApplication::translate("Message", "“%1” is not known here. Check its spelling.")
            .arg(text(error.found));
    return QCoreApplication::translate("Message", "“%1” is not known here. Perhaps “%2” is meant?")
        .arg(text(error.found), text(error.expected));
}

QString notJson(const sim::ScenarioError& error)
{
    if (error.found.empty())
        return QCoreApplication::translate(
            "Message", "This is not JSON. Look for a missing comma, quotation mark or bracket.");
    return QCoreApplication::translate("Message", "This is not JSON: “%1” cannot stand here. Look "
                                                  "for a missing comma, quotation mark or bracket.")
        .arg(text(error.found));
}

QString badValue(const sim::ScenarioError& error)
{
    if (error.expected.empty())
        return QCoreApplication::translate("Message", "“%1” will not do here.")
            .arg(text(error.found));
    // "0..14", as the reader of files writes the bounds of a number
    static const QRegularExpression bounds(
        QStringLiteral("^(-?[0-9.e+]*[0-9])\\.\\.(-?[0-9][0-9.e+]*)$"));
    if (const auto match = bounds.match(text(error.expected)); match.hasMatch())
        return QCoreApplication::translate("Message", "%1 is out of range: %2 to %3.")
            .arg(text(error.found), match.captured(1), match.captured(2));
    return QCoreApplication::translate("Message", "“%1” will not do here. Possible: %2.")
        .arg(text(error.found), text(error.expected));
}

} // namespace

QString placeOf(const sim::ScenarioError& error)
{
    const bool hasPointer = !error.pointer.empty();
    const QString pointer = text(error.pointer);
    if (error.line > 0 && error.column > 0 && hasPointer)
        return QCoreApplication::translate("Message", "line %1, column %2, at %3")
            .arg(QString::number(error.line), QString::number(error.column), pointer);
    if (error.line > 0 && hasPointer)
        return QCoreApplication::translate("Message", "line %1, at %2")
            .arg(QString::number(error.line), pointer);
    if (error.line > 0 && error.column > 0)
        return QCoreApplication::translate("Message", "line %1, column %2")
            .arg(error.line)
            .arg(error.column);
    if (hasPointer) return QCoreApplication::translate("Message", "at %1").arg(pointer);
    return {};
}

QString scenarioErrorSentence(const sim::ScenarioError& error)
{
    using Kind = sim::ScenarioError::Kind;
    switch (error.kind) {
    case Kind::TooLarge:
        if (!error.pointer.empty())
            return QCoreApplication::translate("Message",
                                               "This is too much; at most %1 is possible here.")
                .arg(text(error.expected));
        return QCoreApplication::translate("Message", "The file is too large; at most %1 bytes are "
                                                      "read.")
            .arg(text(error.expected));
    case Kind::NotJson:
        return notJson(error);
    case Kind::NotUtf8:
        return QCoreApplication::translate(
            "Message", "The file is not UTF-8 text. Save it in the encoding UTF-8.");
    case Kind::TooDeep:
        return QCoreApplication::translate(
                   "Message", "Brackets stand too deep inside each other here; at most %1 levels "
                              "are read.")
            .arg(text(error.expected));
    case Kind::DuplicateKey:
        return QCoreApplication::translate("Message",
                                           "“%1” stands here twice. Remove one of the two.")
            .arg(text(error.found));
    case Kind::UnknownKey:
        return unknownKey(error);
    case Kind::MissingKey:
        if (error.expected.find(" / ") != std::string::npos)
            return QCoreApplication::translate(
                       "Message", "One of these is missing here and has to be given: %1.")
                .arg(text(error.expected));
        return QCoreApplication::translate("Message", "“%1” is missing here and has to be given.")
            .arg(text(error.expected));
    case Kind::KeysExclude:
        return QCoreApplication::translate(
                   "Message", "“%1” is one too many here: only one of these can be given: %2.")
            .arg(text(error.found), text(error.expected));
    case Kind::WrongType:
        return QCoreApplication::translate("Message", "Here should be %1, but there is %2.")
            .arg(typeInWords(error.expected), typeInWords(error.found));
    case Kind::BadDuration:
        return QCoreApplication::translate(
                   "Message", "“%1” is not a duration. Write a number and a unit (us, ms, s, min, "
                              "h), such as “500ms” or “2s”.")
            .arg(text(error.found));
    case Kind::BadValue:
        return badValue(error);
    case Kind::NotModelled:
        return QCoreApplication::translate(
                   "Message", "“%1” asks for something that this version does not model yet. Leave "
                              "it out.")
            .arg(text(error.found));
    }
    return {};
}

QString scenarioErrorMessage(const sim::ScenarioError& error)
{
    const QString place = placeOf(error);
    if (place.isEmpty()) return scenarioErrorSentence(error);
    return QCoreApplication::translate("Message", "%1: %2", "place, then what is wrong")
        .arg(place, scenarioErrorSentence(error));
}

QString differenceSentence(const sim::Difference& difference)
{
    using Kind = sim::Difference::Kind;
    const QString expected = text(difference.expected);
    const QString found = difference.found.empty() ? QStringLiteral("—") : text(difference.found);
    switch (difference.kind) {
    case Kind::StateNotVisited:
        return QCoreApplication::translate(
                   "Message",
                   "The state %1 was expected in this order but not visited. Visited: %2.")
            .arg(expected, found);
    case Kind::StateNotReached:
        return QCoreApplication::translate("Message", "At %1 the state should be %2, but it is %3.")
            .arg(timeInWords(difference.t), expected, found);
    case Kind::SegmentMissing:
        if (difference.count == 1)
            return QCoreApplication::translate(
                       "Message", "No such segment was sent: %1; only one such segment was sent.")
                .arg(expected);
        if (difference.count > 1)
            return QCoreApplication::translate(
                       "Message", "No such segment was sent: %1; only %2 such segments were sent.")
                .arg(expected)
                .arg(difference.count);
        return QCoreApplication::translate("Message",
                                           "No such segment was sent: %1. The nearest one: %2.")
            .arg(expected, found);
    case Kind::SegmentForbidden:
        return QCoreApplication::translate("Message",
                                           "This segment should not be sent, but was, at %1: %2.")
            .arg(timeInWords(difference.t), difference.found.empty() ? expected : found);
    case Kind::AppMissing:
        return QCoreApplication::translate("Message",
                                           "The application should be told “%1”, but was told: %2.")
            .arg(expected, found);
    case Kind::AppForbidden:
        return QCoreApplication::translate(
                   "Message", "The application should not be told “%1”, but was, at %2.")
            .arg(expected.isEmpty() ? found : expected, timeInWords(difference.t));
    case Kind::ReceivedDiffers:
        return QCoreApplication::translate(
                   "Message", "The application should have read %1 bytes, but read %2.")
            .arg(expected, found);
    }
    return {};
}

QString differenceMessage(const sim::Difference& difference)
{
    return QCoreApplication::translate("Message", "%1: %2", "place, then what is wrong")
        .arg(text(difference.pointer), differenceSentence(difference));
}

QString callErrorSentence(tcp::CallError error)
{
    const QString words = text(tcp::rfcText(error));
    switch (error) {
    case tcp::CallError::None:
        return {};
    case tcp::CallError::DoesNotExist:
        return QCoreApplication::translate("Message",
                                           "The answer is “%1”: there is no such connection.")
            .arg(words);
    case tcp::CallError::AlreadyExists:
        return QCoreApplication::translate("Message",
                                           "The answer is “%1”: this connection is open already.")
            .arg(words);
    case tcp::CallError::InsufficientResources:
        return QCoreApplication::translate("Message",
                                           "The answer is “%1”: there is no room for more.")
            .arg(words);
    case tcp::CallError::RemoteUnspecified:
        return QCoreApplication::translate(
                   "Message", "The answer is “%1”: nobody has said with whom to connect.")
            .arg(words);
    case tcp::CallError::Closing:
        return QCoreApplication::translate("Message",
                                           "The answer is “%1”: this end is being closed already.")
            .arg(words);
    case tcp::CallError::Reset:
        return QCoreApplication::translate("Message",
                                           "The answer is “%1”: the connection was reset.")
            .arg(words);
    }
    return {};
}

} // namespace tcplab::present
