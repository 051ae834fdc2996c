// TCP segments as octets (RFC 9293 3.1): what goes out comes back, and whatever comes in is
// survived.

#include <random>

#include <QtTest>

#include "wire/tcp_segment.h"

using namespace tcplab;
using namespace tcplab::wire;
using tcp::Flag;
using tcp::SeqNum;

namespace {

using Octets = std::vector<std::byte>;
using Random = std::mt19937_64;

Octets octets(const char* hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    Octets out(static_cast<std::size_t>(raw.size()));
    std::memcpy(out.data(), raw.constData(), out.size());
    return out;
}

Octets octets(std::initializer_list<int> values)
{
    Octets out;
    for (const int value : values)
        out.push_back(static_cast<std::byte>(value));
    return out;
}

QByteArray hex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()),
                      static_cast<qsizetype>(bytes.size()))
        .toHex();
}

Ipv4Addresses ipv4(int from, int to) // 192.0.2.from, 192.0.2.to
{
    const auto address = [](int host) {
        return std::array{std::byte{192}, std::byte{0}, std::byte{2}, static_cast<std::byte>(host)};
    };
    return {address(from), address(to)};
}

Ipv6Addresses ipv6(int from, int to) // 2001:db8::from, 2001:db8::to
{
    const auto address = [](int host) {
        std::array<std::byte, 16> bytes{std::byte{0x20}, std::byte{0x01}, std::byte{0x0d},
                                        std::byte{0xb8}};
        bytes[15] = static_cast<std::byte>(host);
        return bytes;
    };
    return {address(from), address(to)};
}

/// A header of 20 octets and the options, its checksum right: what a peer might send.
Octets withOptions(const Octets& options, const PseudoHeader& pseudoHeader = ipv4(1, 2))
{
    Octets segment = octets("c0000050000003e8000000008010ffff00000000");
    segment[12] = static_cast<std::byte>((5 + options.size() / 4) << 4);
    segment.insert(segment.end(), options.begin(), options.end());
    const std::uint16_t checksum = tcpChecksum(segment, pseudoHeader);
    segment[16] = static_cast<std::byte>(checksum >> 8);
    segment[17] = static_cast<std::byte>(checksum & 0xFF);
    return segment;
}

Octets padded(Octets options)
{
    while (options.size() % 4 != 0)
        options.push_back(std::byte{0});
    return options;
}

DecodedTcp decoded(const DecodeResult& result)
{
    const auto* segment = std::get_if<DecodedTcp>(&result);
    return segment != nullptr ? *segment : DecodedTcp{};
}

std::uint32_t any32(Random& random)
{
    static constexpr std::array<std::uint32_t, 4> edges{0, 1, 0x7FFFFFFF, 0xFFFFFFFF};
    return random() % 4 == 0 ? edges[random() % edges.size()]
                             : static_cast<std::uint32_t>(random());
}

/// Each of the options by its bit: MSS, window scale, SACK-permitted, timestamps; then the number
/// of SACK blocks.
tcp::Options optionsOf(unsigned choice, Random& random)
{
    tcp::Options options;
    if (choice & 1) options.mss = static_cast<std::uint16_t>(random());
    if (choice & 2) options.windowScale = static_cast<std::uint8_t>(random());
    options.sackPermitted = (choice & 4) != 0;
    if (choice & 8) options.timestamps = {any32(random), any32(random)};
    for (unsigned i = 0; i < choice / 16; ++i)
        options.sack.add({SeqNum{any32(random)}, SeqNum{any32(random)}});
    return options;
}
constexpr unsigned optionChoices = 16 * 5;

} // namespace

class SegmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The octets and their checksums were made by another program, field by field.
    void knownSegments_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<bool>("six");
        QTest::addColumn<int>("from");
        QTest::newRow("SYN with every option of a SYN")
            << QByteArray("c0000050000003e800000000a002ffffffc20000020405b40402080a00000001"
                          "0000000001030307")
            << false << 1;
        QTest::newRow("SYN,ACK with MSS")
            << QByteArray("0050c00000001388000003e96012ffff3c510000020405b4") << false << 2;
        QTest::newRow("five octets of text")
            << QByteArray("c0000050000003e9000013895018ffff102f000068656c6c6f") << false << 1;
        QTest::newRow("IPv6, urgent, near the wraparound")
            << QByteArray("c0000050fffffffe80000000803802006be400030101080a0000006400000032"
                          "757267656e7421")
            << true << 1;
        QTest::newRow("IPv6, timestamps and three SACK blocks")
            << QByteArray("0050c0000000000100000009f0100000e13200000101080a0000006400000032"
                          "0101051a000000640000006e00000078000000820000008c00000096")
            << true << 2;
    }

    // Shows: MUST-2, MUST-4, MUST-68
    void knownSegments()
    {
        QFETCH(QByteArray, wire);
        QFETCH(bool, six);
        QFETCH(int, from);
        const Octets bytes = octets(wire.constData());
        const PseudoHeader pseudoHeader =
            six ? PseudoHeader{ipv6(from, 3 - from)} : PseudoHeader{ipv4(from, 3 - from)};
        const DecodeResult result = decodeTcp(bytes, pseudoHeader);
        QVERIFY(std::holds_alternative<DecodedTcp>(result));
        const DecodedTcp found = decoded(result);
        QVERIFY(!found.optionProblem);
        Octets again;
        QVERIFY(!encodeTcp(found.ports, found.segment, pseudoHeader, again));
        QCOMPARE(hex(again), wire);
    }

    void fieldsAreWhereTheyBelong()
    {
        const Octets bytes =
            octets("c0000050fffffffe80000000803802006be400030101080a0000006400000032"
                   "757267656e7421");
        const DecodedTcp found = decoded(decodeTcp(bytes, ipv6(1, 2)));
        QCOMPARE(found.ports, (Ports{49152, 80}));
        const tcp::Header& header = found.segment.header;
        QCOMPARE(header.seq, SeqNum{0xFFFFFFFE});
        QCOMPARE(header.ack, SeqNum{0x80000000});
        QCOMPARE(tcp::toString(header.flags), std::string("PSH,ACK,URG"));
        QCOMPARE(header.window, 512);
        QCOMPARE(header.urgentPointer, 3);
        QCOMPARE(header.options.timestamps, (tcp::Timestamps{100, 50}));
        QCOMPARE(hex(found.segment.payload), QByteArray("urgent!").toHex());
        QCOMPARE(found.dataOffset, 8);
        QCOMPARE(found.checksum, 0x6be4);
    }

    void whatGoesOutComesBack()
    {
        Random random(7);
        for (unsigned round = 0; round < 200 * optionChoices; ++round) {
            Octets payload(random() % 4 == 0 ? random() % 3000 : random() % 40);
            for (std::byte& octet : payload)
                octet = static_cast<std::byte>(random());
            tcp::Segment segment;
            tcp::Header& header = segment.header;
            header.seq = SeqNum{any32(random)};
            header.flags = tcp::Flags{static_cast<std::uint8_t>(random())};
            if (header.has(Flag::Ack)) header.ack = SeqNum{any32(random)};
            header.window = static_cast<std::uint16_t>(random());
            header.urgentPointer = static_cast<std::uint16_t>(random());
            header.options = optionsOf(round % optionChoices, random);
            segment.payload = payload;
            const Ports ports{static_cast<std::uint16_t>(random()),
                              static_cast<std::uint16_t>(random())};
            const bool six = random() % 2 == 0;
            const PseudoHeader pseudoHeader =
                six ? PseudoHeader{ipv6(7, 9)} : PseudoHeader{ipv4(7, 9)};
            Octets wire = octets({1, 2, 3}); // what stood there before stays
            const auto error = encodeTcp(ports, segment, pseudoHeader, wire);
            const std::size_t tight = (header.options.tightLength() + 3) / 4 * 4;
            QCOMPARE(error.has_value(), tight > maxOptionsLength);
            if (error) {
                QCOMPARE(*error, (EncodeError{EncodeErrorKind::OptionsTooLong, tight, 40}));
                QCOMPARE(wire.size(), 3u);
                continue;
            }
            QCOMPARE(wire.size(), 3 + 20 + header.options.encodedLength() + payload.size());
            const DecodeResult result = decodeTcp(std::span{wire}.subspan(3), pseudoHeader);
            QVERIFY(std::holds_alternative<DecodedTcp>(result));
            const DecodedTcp found = decoded(result);
            QCOMPARE(found.ports, ports);
            QVERIFY(found.segment.header == header);
            QCOMPARE(hex(found.segment.payload), hex(payload));
            QVERIFY(!found.optionProblem);
            QCOMPARE(found.reserved, 0);
        }
    }

    void onlyWhatIpCarriesIsWritten()
    {
        const auto errorFor = [](std::size_t payload, const PseudoHeader& pseudoHeader) {
            const Octets text(payload);
            tcp::Segment segment;
            segment.payload = text;
            Octets out;
            return encodeTcp({1, 2}, segment, pseudoHeader, out);
        };
        QVERIFY(!errorFor(65495, ipv4(1, 2)));
        QCOMPARE(errorFor(65496, ipv4(1, 2)),
                 (EncodeError{EncodeErrorKind::SegmentTooLong, 65516, 65515}));
        QVERIFY(!errorFor(65515, ipv6(1, 2)));
        QCOMPARE(errorFor(65516, ipv6(1, 2)),
                 (EncodeError{EncodeErrorKind::SegmentTooLong, 65536, 65535}));
    }

    void everyTruncationIsNoticed()
    {
        const Octets whole =
            octets("c0000050fffffffe80000000803802006be400030101080a000000640000003275"
                   "7267656e7421");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const Octets part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            const DecodeResult result = decodeTcp(part, ipv6(1, 2));
            const auto* error = std::get_if<DecodeError>(&result);
            QVERIFY2(error != nullptr, qPrintable(QString::number(length)));
            if (length < 20)
                QCOMPARE(*error, (DecodeError{DecodeErrorKind::TooShort, 0, length, 20}));
            else if (length < 32)
                QCOMPARE(*error, (DecodeError{DecodeErrorKind::HeaderBeyondEnd, 12, length, 32}));
            else
                QCOMPARE(error->kind, DecodeErrorKind::ChecksumWrong);
            // A capture that holds the beginning only is still good for its header.
            QCOMPARE(std::holds_alternative<DecodedTcp>(parseTcp(part)), length >= 32);
        }
    }

    // Shows: MUST-3
    void everySingleBitFlipIsNoticed()
    {
        const std::array samples{
            std::pair{octets("c0000050fffffffe80000000803802006be400030101080a0000006400000032"
                             "757267656e7421"),
                      PseudoHeader{ipv6(1, 2)}},
            std::pair{octets("c0000050000003e800000000a002ffffffc20000020405b40402080a00000001"
                             "0000000001030307"),
                      PseudoHeader{ipv4(1, 2)}}};
        for (const auto& [whole, pseudoHeader] : samples) {
            for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
                Octets flipped = whole;
                flipped[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
                const DecodeResult result = decodeTcp(flipped, pseudoHeader);
                QVERIFY2(std::holds_alternative<DecodeError>(result),
                         qPrintable(QString::number(bit)));
                static_cast<void>(parseTcp(flipped)); // and survived
            }
        }
    }

    // Shows: MUST-3
    void wrongAddressesAreNoticed() // the pseudo-header protects against misrouted segments
    {
        const Octets bytes = octets("c0000050000003e9000013895018ffff102f000068656c6c6f");
        QVERIFY(std::holds_alternative<DecodedTcp>(decodeTcp(bytes, ipv4(1, 2))));
        const DecodeResult result = decodeTcp(bytes, ipv4(1, 3));
        QCOMPARE(std::get<DecodeError>(result),
                 (DecodeError{DecodeErrorKind::ChecksumWrong, 16, 0x102f, 0x102e}));
    }

    void dataOffsetsAreChecked()
    {
        for (int offset = 0; offset < 16; ++offset) {
            Octets bytes(60);
            bytes[12] = static_cast<std::byte>(offset << 4);
            const DecodeResult result = parseTcp(bytes);
            if (offset < 5)
                QCOMPARE(std::get<DecodeError>(result),
                         (DecodeError{DecodeErrorKind::DataOffsetTooSmall, 12,
                                      static_cast<std::size_t>(offset), 5}));
            else
                QCOMPARE(decoded(result).segment.payload.size(),
                         static_cast<std::size_t>(60 - 4 * offset));
        }
    }

    void reservedBitsAreIgnored()
    {
        Octets bytes = withOptions({});
        bytes[12] |= std::byte{0x0F};
        const DecodedTcp found = decoded(parseTcp(bytes));
        QCOMPARE(found.reserved, 0x0F);
        QCOMPARE(tcp::toString(found.segment.header.flags), std::string("ACK"));
        Octets again;
        QVERIFY(!encodeTcp(found.ports, found.segment, ipv4(1, 2), again));
        QCOMPARE(again[12], std::byte{0x50});
    }

    void allEightFlagsPass()
    {
        for (int bits = 0; bits < 256; ++bits) {
            tcp::Segment segment;
            segment.header.flags = tcp::Flags{static_cast<std::uint8_t>(bits)};
            segment.header.ack = SeqNum{77}; // not to be seen without ACK
            Octets wire;
            QVERIFY(!encodeTcp({1, 2}, segment, ipv4(1, 2), wire));
            const tcp::Header header = decoded(decodeTcp(wire, ipv4(1, 2))).segment.header;
            QCOMPARE(header.flags.bits(), segment.header.flags.bits());
            QCOMPARE(header.ack, header.has(Flag::Ack) ? SeqNum{77} : SeqNum{0});
        }
    }

    void malformedOptionsAreSurvived_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("problem");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("mss"); // -1: not understood
        const auto row = [](const char* name, const char* bytes, const char* problem, int offset,
                            int mss) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(problem) << offset << mss;
        };
        row("length 0 after a good one", "020405b4030003", "length-too-small", 4, 1460);
        row("length 1", "0801", "length-too-small", 0, -1);
        row("length 0 of an unknown kind hides what follows", "fd00020405b4", "length-too-small", 0,
            -1);
        row("beyond the end", "020405b40208", "beyond-end", 4, 1460);
        row("far beyond the end", "08ff0000", "beyond-end", 0, -1);
        row("unknown, beyond the end", "fe05aabb", "beyond-end", 0, -1);
        row("kind in the last octet", "010101fd", "length-missing", 3, -1);
        row("MSS of length 3, then a right one", "020305020405b4", "length-unfitting", 0, 1460);
        row("MSS of length 5", "020505b400", "length-unfitting", 0, -1);
        row("window scale of length 2", "0302020405b4", "length-unfitting", 0, 1460);
        row("SACK-permitted of length 3", "040300020405b4", "length-unfitting", 0, 1460);
        row("SACK of length 2", "0502020405b4", "length-unfitting", 0, 1460);
        row("SACK of length 9", "050900000001000000020405b4", "length-unfitting", 0, 1460);
        row("timestamps of length 9", "080900000001000000020405b4", "length-unfitting", 0, 1460);
        row("timestamps of length 11", "080b000000010000000201020405b4", "length-unfitting", 0,
            1460);
        row("something after End of List", "020405b400000100", "padding-not-zero", 6, 1460);
        row("an option after End of List is none", "00020405b4", "padding-not-zero", 1, -1);
    }

    // Shows: MUST-7, MUST-4
    void malformedOptionsAreSurvived() // MUST-7
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, problem);
        QFETCH(int, offset);
        QFETCH(int, mss);
        // Padded in front, so that what ends the octets stays there.
        Octets options = octets(bytes.constData());
        int pad = 0;
        for (; options.size() % 4 != 0; ++pad)
            options.insert(options.begin(), std::byte{option_kind::noOperation});
        const Octets wire = withOptions(options);
        const DecodeResult result = decodeTcp(wire, ipv4(1, 2));
        QVERIFY(std::holds_alternative<DecodedTcp>(result));
        const DecodedTcp found = decoded(result);
        QVERIFY(found.optionProblem.has_value());
        const std::string_view name = id(found.optionProblem->kind);
        QCOMPARE(QByteArray(name.data(), static_cast<qsizetype>(name.size())), problem);
        QCOMPARE(static_cast<int>(found.optionProblem->offset), offset + pad);
        const auto& understood = found.segment.header.options.mss;
        QCOMPARE(understood ? int{*understood} : -1, mss);
    }

    // Shows: MUST-64
    void optionsBeginAnywhere() // MUST-64
    {
        for (std::size_t before = 0; before < 8; ++before) {
            Octets options(before, std::byte{option_kind::noOperation});
            for (const std::byte octet : octets("080a0000006400000032020405b4"))
                options.push_back(octet);
            const Octets wire = withOptions(padded(options));
            const DecodedTcp found = decoded(decodeTcp(wire, ipv4(1, 2)));
            QVERIFY(!found.optionProblem);
            QCOMPARE(found.segment.header.options.mss, std::uint16_t{1460});
            QCOMPARE(found.segment.header.options.timestamps, (tcp::Timestamps{100, 50}));
        }
    }

    // Shows: MUST-6, MUST-68
    void unknownOptionsAreSkippedAndKept() // MUST-6
    {
        const Octets wire = withOptions(octets("fd06c0ffee01020405b4130401ab0101"));
        const DecodedTcp found = decoded(decodeTcp(wire, ipv4(1, 2)));
        QVERIFY(!found.optionProblem);
        QCOMPARE(found.segment.header.options.mss, std::uint16_t{1460});
        OptionWalk walk(found.optionBytes);
        QByteArrayList seen;
        while (const auto option = walk.next())
            seen << QByteArray::number(option->kind) + ':' + hex(option->data);
        QCOMPARE(seen.join(' '), QByteArray("253:c0ffee01 2:05b4 19:01ab"));
    }

    // Shows: MUST-69
    void optionsArePaddedWithZeros() // MUST-69
    {
        tcp::Options options;
        options.mss = 1460;
        options.windowScale = 7;
        options.sackPermitted = true;
        for (std::uint32_t i = 0; i < 3; ++i)
            options.sack.add({SeqNum{i}, SeqNum{i + 1}});
        options.timestamps.reset();
        options.sack.add({SeqNum{8}, SeqNum{9}}); // 4 + 3 + 2 + 34 = 43 octets: too many
        Octets out;
        tcp::Segment segment;
        segment.header.options = options;
        QCOMPARE(encodeTcp({1, 2}, segment, ipv4(1, 2), out)->found, 44u);
        segment.header.options.mss.reset(); // 39 octets, tight
        QVERIFY(!encodeTcp({1, 2}, segment, ipv4(1, 2), out));
        QCOMPARE(out.size(), 60u);
        QCOMPARE(out.back(), std::byte{0});
        QCOMPARE(hex(std::span{out}.subspan(20, 7)), QByteArray("04020303070522"));
    }

    void optionsStandWhereTheyAreExpected() // as a SYN of today's systems has them
    {
        tcp::Options options;
        options.mss = 1460;
        options.sackPermitted = true;
        options.timestamps = {1, 2};
        options.windowScale = 7;
        Octets out;
        encodeOptions(options, out);
        QCOMPARE(hex(out), QByteArray("020405b40402080a000000010000000201030307"));
        out.clear();
        encodeOptions({.mss = {}, .windowScale = {}, .timestamps = {}, .sack = {}}, out);
        QVERIFY(out.empty());
    }

    void theSumDoesNotMindHowItIsDivided()
    {
        Random random(3);
        Octets bytes(101);
        for (std::byte& octet : bytes)
            octet = static_cast<std::byte>(random());
        InternetChecksum whole;
        whole.add(bytes);
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            InternetChecksum parts;
            parts.add(std::span{bytes}.first(cut));
            parts.add(std::span{bytes}.subspan(cut));
            QCOMPARE(parts.value(), whole.value());
        }
        InternetChecksum known; // the example of RFC 1071 3
        known.add(octets("0001f203f4f5f6f7"));
        QCOMPARE(known.value(), static_cast<std::uint16_t>(~0xddf2));
    }
};

QTEST_APPLESS_MAIN(SegmentTest)
#include "tst_segment.moc"
