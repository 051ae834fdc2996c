#include "lab/sticky.h"

#include "framing/encoder.h"
#include "lab/sticky_client.h"

#include <algorithm>

namespace tcplab::lab {

namespace {

using framing::Framing;
using framing::Kind;

constexpr int mostMessages = 100'000;
constexpr int mostSize = 1024 * 1024;
constexpr int mostMs = 60'000;

LabError wrong(const char* field)
{
    LabError error;
    error.kind = LabErrorKind::InvalidConfiguration;
    error.operation = LabOperation::Configure;
    error.field = QLatin1String(field);
    return error;
}

bool within(int value, int least, int most)
{
    return value >= least && value <= most;
}

std::string numbered(int number, int messages)
{
    const std::size_t width = std::to_string(messages).size();
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

/// Readable text of exactly `size` bytes: "message 02 of 10 abcdef", or as much of the number as
/// fits.
std::string textOfSize(int number, int messages, std::size_t size)
{
    const std::string digits = numbered(number, messages);
    std::string text = "message " + digits + " of " + std::to_string(messages);
    if (text.size() > size) text = digits;
    if (text.size() > size) text = digits.substr(digits.size() - size);
    if (text.size() < size) text += ' ';
    for (char c = 'a'; text.size() < size; c = c == 'z' ? 'a' : static_cast<char>(c + 1))
        text += c;
    return text;
}

std::string jsonShell(int number, const std::string& text)
{
    return "{\"n\":" + std::to_string(number) + ",\"t\":\"" + text + "\"}";
}

/// The payload whose framed form takes exactly `size` bytes; empty when there is no room.
std::string payloadFor(const Framing& framing, int number, int messages, std::size_t size)
{
    std::size_t framingBytes = static_cast<std::size_t>(framing::overhead(framing));
    if (framing.kind == Kind::JsonLines) framingBytes += jsonShell(number, {}).size();
    if (size <= framingBytes) return {};
    const std::string text = textOfSize(number, messages, size - framingBytes);
    return framing.kind == Kind::JsonLines ? jsonShell(number, text) : text;
}

bool encodes(const StickyConfig& config, int number)
{
    const auto size = static_cast<std::size_t>(config.sender.messageSize);
    const std::string payload = payloadFor(config.framing, number, config.sender.messages, size);
    return std::holds_alternative<std::string>(framing::encode(config.framing, payload));
}

void checkFramingFields(const StickyConfig& config, std::vector<LabError>& found)
{
    const Framing& framing = config.framing;
    const int size = config.sender.messageSize;
    if (framing.kind == Kind::FixedSize && framing.fixedSize != static_cast<quint64>(size))
        return found.push_back(wrong("fixedSize"));
    if (const auto error = framing::checkFraming(framing)) {
        if (framing.kind == Kind::Delimiter)
            found.push_back(wrong("delimiter"));
        else
            found.push_back(wrong(framing.kind == Kind::FixedSize ? "fixedSize" : "prefixBytes"));
        return;
    }
    if (size < leastMessageSize(framing, config.sender.messages))
        return found.push_back(wrong("messageSize"));
    if (framing.kind == Kind::LengthPrefix) {
        const quint64 payload = static_cast<quint64>(size) - framing::overhead(framing);
        if (payload > framing::maxPayload(framing)) found.push_back(wrong("messageSize"));
        return;
    }
    // The text of the messages may hold a delimiter of letters.
    if (!encodes(config, 1) || !encodes(config, config.sender.messages))
        found.push_back(wrong("delimiter"));
}

} // namespace

int leastMessageSize(const Framing& framing, int messages)
{
    std::size_t least = static_cast<std::size_t>(framing::overhead(framing)) + 1;
    if (framing.kind == Kind::JsonLines) least += jsonShell(messages, {}).size();
    return static_cast<int>(least);
}

std::vector<LabError> checkConfig(const StickyConfig& config)
{
    std::vector<LabError> found;
    const SenderConfig& sender = config.sender;
    const bool sizesKnown =
        within(sender.messages, 1, mostMessages) && within(sender.messageSize, 1, mostSize);
    if (!within(sender.messages, 1, mostMessages)) found.push_back(wrong("messages"));
    if (!within(sender.messageSize, 1, mostSize)) found.push_back(wrong("messageSize"));
    if (sizesKnown && qint64{sender.messages} * sender.messageSize > StickyConfig::maxStream)
        found.push_back(wrong("messages"));
    if (!within(sender.gapMs, 0, mostMs)) found.push_back(wrong("gapMs"));
    if (!within(config.receiver.readDelayMs, 0, ReceiverConfig::mostReadDelayMs))
        found.push_back(wrong("readDelayMs"));
    if (!within(config.receiver.readSize, 1, ReceiverConfig::mostReadSize))
        found.push_back(wrong("readSize"));
    if (config.timeoutMs < 1) found.push_back(wrong("timeoutMs"));
    if (config.address.isNull()) found.push_back(wrong("address"));
    if (sizesKnown && found.empty()) checkFramingFields(config, found);
    return found;
}

StickyStream makeStickyStream(const StickyConfig& config)
{
    StickyStream stream;
    const auto size = static_cast<std::size_t>(config.sender.messageSize);
    stream.bytes.reserve(config.sender.messages * config.sender.messageSize);
    for (int number = 1; number <= config.sender.messages; ++number) {
        const std::string payload =
            payloadFor(config.framing, number, config.sender.messages, size);
        const framing::Encoded encoded = framing::encode(config.framing, payload);
        const auto* bytes = std::get_if<std::string>(&encoded);
        if (!bytes || bytes->size() != size) return {};
        const qint64 begin = stream.bytes.size();
        const qint64 head = config.framing.kind == Kind::LengthPrefix
                                ? static_cast<qint64>(config.framing.prefixBytes)
                                : 0;
        const qint64 payloadBegin = begin + head;
        const qint64 payloadEnd = payloadBegin + static_cast<qint64>(payload.size());
        stream.bytes.append(bytes->data(), static_cast<qsizetype>(bytes->size()));
        stream.messages.push_back({number, begin, payloadBegin, payloadEnd, stream.bytes.size()});
    }
    return stream;
}

} // namespace tcplab::lab
