// Any bytes as a stream: the decoders must find the same however it is sliced, stay within what
// came in, and give back what the encoder wrote.

#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "framing/decoder.h"
#include "framing/encoder.h"
#include "fuzz_target.h"

namespace {

using namespace tcplab::framing;
using tcplab::fuzz::promise;

Framing framingOf(std::uint8_t choice)
{
    const auto order = (choice & 0x10) != 0 ? ByteOrder::LittleEndian : ByteOrder::BigEndian;
    static constexpr std::array<unsigned, 3> sizes{1, 2, 4};
    Framing framing;
    switch (choice % 5) {
    case 0:
        framing = Framing::none();
        break;
    case 1:
        framing = Framing::fixed(1 + choice / 8U);
        break;
    case 2:
        framing = Framing::delimited((choice & 0x20) != 0 ? "\r\n" : "\n");
        break;
    case 3:
        framing = Framing::jsonLines();
        break;
    default: {
        const unsigned bytes = sizes[(choice >> 5) % sizes.size()];
        framing = Framing::lengthPrefix(bytes, order, bytes == 4 && (choice & 0x80) != 0);
    }
    }
    framing.limit = 64; // small, so that the limit is met
    return framing;
}

std::vector<Item> decode(const Framing& framing, std::string_view stream, std::size_t slice)
{
    Decoder decoder(framing);
    std::vector<Item> items;
    for (std::size_t at = 0; at < stream.size(); at += slice)
        decoder.feed(stream.substr(at, slice), items);
    decoder.finish(items);
    // How much had come in when a message turned out to be too long does depend on the slices.
    for (Item& item : items)
        if (auto* error = std::get_if<Error>(&item);
            error != nullptr && error->kind == ErrorKind::MessageOverLimit)
            error->value = 0;
    return items;
}

void checkFrames(const Framing& framing, const std::vector<Item>& items, std::size_t size)
{
    std::uint64_t end = 0;
    for (const Item& item : items) {
        const auto* frame = std::get_if<Frame>(&item);
        if (frame == nullptr) continue;
        promise(frame->begin >= end && frame->begin <= frame->payloadBegin,
                "frames follow each other");
        promise(frame->payloadBegin <= frame->payloadEnd && frame->payloadEnd <= frame->end,
                "a frame is in order");
        promise(frame->end <= size, "a frame ends within the stream");
        promise(frame->payload.size() <= framing.limit || framing.kind == Kind::None,
                "the limit holds");
        end = frame->end;
    }
}

void checkRoundTrip(const Framing& framing, std::string_view payload)
{
    const Encoded encoded = encode(framing, payload);
    const auto* bytes = std::get_if<std::string>(&encoded);
    if (bytes == nullptr || framing.kind == Kind::None) return;
    const std::vector<Item> items = decode(framing, *bytes, bytes->size() + 1);
    promise(items.size() == 1 && std::holds_alternative<Frame>(items.front()),
            "one message comes back as one");
    if (framing.kind == Kind::JsonLines && payload.ends_with('\r'))
        payload.remove_suffix(1); // white space
    promise(std::get<Frame>(items.front()).payload == payload, "a message comes back as it was");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const Framing framing = framingOf(data[0]);
    const std::string_view stream(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::vector<Item> whole = decode(framing, stream, stream.size() + 1);
    checkFrames(framing, whole, stream.size());
    if (framing.kind != Kind::None) {
        promise(decode(framing, stream, 1) == whole, "byte by byte gives the same");
        promise(decode(framing, stream, 7) == whole, "sevens give the same");
    }
    checkRoundTrip(framing, stream);
    return 0;
}
