#include "framing/decoder.h"
#include "framing/encoder.h"
#include "framing/json_check.h"

#include <QTest>

#include <random>

using namespace tcplab::framing;

Q_DECLARE_METATYPE(tcplab::framing::Framing)

namespace {

std::string bytes(std::initializer_list<int> values)
{
    std::string text;
    for (const int value : values)
        text += static_cast<char>(value);
    return text;
}

std::vector<Item> decodeSliced(const Framing& framing, const std::string& stream,
                               const std::vector<std::size_t>& cuts, bool finish = true)
{
    Decoder decoder(framing);
    std::vector<Item> items;
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        decoder.feed(std::string_view(stream).substr(from, cut - from), items);
        from = cut;
    }
    decoder.feed(std::string_view(stream).substr(from), items);
    if (finish) decoder.finish(items);
    return items;
}

std::vector<std::string> payloads(const std::vector<Item>& items)
{
    std::vector<std::string> found;
    for (const Item& item : items)
        if (const auto* frame = std::get_if<Frame>(&item)) found.push_back(frame->payload);
    return found;
}

std::vector<Error> errors(const std::vector<Item>& items)
{
    std::vector<Error> found;
    for (const Item& item : items)
        if (const auto* error = std::get_if<Error>(&item)) found.push_back(*error);
    return found;
}

std::string encodeAll(const Framing& framing, const std::vector<std::string>& messages)
{
    std::string stream;
    for (const std::string& message : messages) {
        const Encoded encoded = encode(framing, message);
        if (const auto* text = std::get_if<std::string>(&encoded))
            stream += *text;
        else
            qFatal("a test's own message does not encode");
    }
    return stream;
}

Framing withLimit(Framing framing, std::uint64_t limit)
{
    framing.limit = limit;
    return framing;
}

} // namespace

class TestFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameMessagesAtEverySplit_data();
    void sameMessagesAtEverySplit();
    void framesSayTheirPlaces();
    void naiveTakesEachReadForAMessage();
    void truncatedInput_data();
    void truncatedInput();
    void limits_data();
    void limits();
    void absurdLengthNamesTheOtherByteOrder();
    void nothingIsDecodedAfterAFatalError();
    void badJsonLineIsSkipped();
    void encoderRefuses_data();
    void encoderRefuses();
    void badParameters_data();
    void badParameters();
    void prefixBytesOnTheWire();
    void json_data();
    void json();
    void seededRandomStreams();
    void seededGarbageNeverBreaksTheDecoders();
    void copyIsACheckpoint();
};

void TestFraming::sameMessagesAtEverySplit_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QStringList>("texts");
    const QStringList any{"one", "", "three!", "x"};
    QTest::newRow("fixed 3") << Framing::fixed(3) << QStringList{"abc", "def", "ghi"};
    QTest::newRow("fixed 1") << Framing::fixed(1) << QStringList{"a", "b", "c", "d"};
    QTest::newRow("delimiter LF") << Framing::delimited("\n") << any;
    QTest::newRow("delimiter CRLF")
        << Framing::delimited("\r\n") << QStringList{"a\rb", "\n", "", "c"};
    QTest::newRow("delimiter abab")
        << Framing::delimited("abab") << QStringList{"ab-", "aab-", "x"};
    for (const auto order : {ByteOrder::BigEndian, ByteOrder::LittleEndian}) {
        const char* name = order == ByteOrder::BigEndian ? "big" : "little";
        for (const unsigned size : {1U, 2U, 4U})
            QTest::addRow("prefix %u %s", size, name) << Framing::lengthPrefix(size, order) << any;
        QTest::addRow("prefix 4 signed %s", name) << Framing::lengthPrefix(4, order, true) << any;
    }
    QTest::newRow("json lines") << Framing::jsonLines()
                                << QStringList{R"({"n":1})", R"([1,"\u00e9",null])", "7", R"("x")"};
}

void TestFraming::sameMessagesAtEverySplit()
{
    QFETCH(Framing, framing);
    QFETCH(QStringList, texts);
    std::vector<std::string> messages;
    for (const QString& text : texts)
        messages.push_back(text.toStdString());
    const std::string stream = encodeAll(framing, messages);

    const auto whole = decodeSliced(framing, stream, {});
    QCOMPARE(payloads(whole), messages);
    QVERIFY(errors(whole).empty());
    for (std::size_t first = 0; first <= stream.size(); ++first)
        for (std::size_t second = first; second <= stream.size(); ++second)
            QVERIFY(decodeSliced(framing, stream, {first, second}) == whole);
    std::vector<std::size_t> everyByte;
    for (std::size_t i = 1; i < stream.size(); ++i)
        everyByte.push_back(i);
    QVERIFY(decodeSliced(framing, stream, everyByte) == whole);
}

void TestFraming::framesSayTheirPlaces()
{
    const auto prefixed = decodeSliced(Framing::lengthPrefix(2, ByteOrder::BigEndian),
                                       bytes({0, 1, 'a', 0, 2, 'b', 'c'}), {});
    QVERIFY((prefixed == std::vector<Item>{Frame{0, 2, 3, 3, "a"}, Frame{3, 5, 7, 7, "bc"}}));
    const auto lines = decodeSliced(Framing::delimited("\r\n"), "ab\r\nc\r\n", {});
    QVERIFY((lines == std::vector<Item>{Frame{0, 0, 2, 4, "ab"}, Frame{4, 4, 5, 7, "c"}}));
    const auto json = decodeSliced(Framing::jsonLines(), "1\r\n22\n", {});
    QVERIFY((json == std::vector<Item>{Frame{0, 0, 1, 3, "1"}, Frame{3, 3, 5, 6, "22"}}));
}

void TestFraming::naiveTakesEachReadForAMessage()
{
    QCOMPARE(payloads(decodeSliced(Framing::none(), "hello", {2})),
             (std::vector<std::string>{"he", "llo"}));
    QCOMPARE(payloads(decodeSliced(Framing::none(), "hello", {})),
             (std::vector<std::string>{"hello"}));
    // An empty read is the end of the stream, not a message.
    QCOMPARE(payloads(decodeSliced(Framing::none(), "", {})), (std::vector<std::string>{}));
}

void TestFraming::truncatedInput_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<quint64>("limit");
    const auto prefix = Framing::lengthPrefix(4, ByteOrder::BigEndian);
    const int inPrefix = static_cast<int>(ErrorKind::TruncatedPrefix);
    const int inMessage = static_cast<int>(ErrorKind::TruncatedMessage);
    QTest::newRow("fixed") << Framing::fixed(4) << QByteArray("abcdef") << inMessage << 4ULL << 2LL
                           << 4ULL;
    QTest::newRow("line") << Framing::delimited() << QByteArray("a\nbcd") << inMessage << 2ULL
                          << 3LL << 0ULL;
    QTest::newRow("prefix") << prefix << QByteArray("\0\0\0", 3) << inPrefix << 0ULL << 3LL << 4ULL;
    QTest::newRow("body") << prefix << QByteArray("\0\0\0\5ab", 6) << inMessage << 4ULL << 2LL
                          << 5ULL;
    QTest::newRow("empty body") << prefix << QByteArray("\0\0\0\5", 4) << inMessage << 4ULL << 0LL
                                << 5ULL;
    QTest::newRow("json") << Framing::jsonLines() << QByteArray("1\n{\"a\"") << inMessage << 2ULL
                          << 4LL << 0ULL;
}

void TestFraming::truncatedInput()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, stream);
    QFETCH(int, kind);
    QFETCH(quint64, offset);
    QFETCH(qint64, value);
    QFETCH(quint64, limit);
    const std::string text = stream.toStdString();
    QVERIFY(errors(decodeSliced(framing, text, {}, false)).empty());
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const auto found = errors(decodeSliced(framing, text, {cut}));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0], (Error{static_cast<ErrorKind>(kind), offset, value, limit, 0}));
    }
}

void TestFraming::limits_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("kind");
    const int length = static_cast<int>(ErrorKind::LengthOverLimit);
    const int message = static_cast<int>(ErrorKind::MessageOverLimit);
    const auto big = Framing::lengthPrefix(1, ByteOrder::BigEndian);
    QTest::newRow("prefix") << withLimit(big, 4) << QByteArray("\4abcd", 5)
                            << QByteArray("\5abcde", 6) << length;
    QTest::newRow("line") << withLimit(Framing::delimited(), 4) << QByteArray("abcd\n")
                          << QByteArray("abcde\n") << message;
    QTest::newRow("crlf") << withLimit(Framing::delimited("\r\n"), 4) << QByteArray("abcd\r\n")
                          << QByteArray("abcde\r\n") << message;
    QTest::newRow("endless") << withLimit(Framing::delimited("\r\n"), 4) << QByteArray("abcd\r\n")
                             << QByteArray("abcdefgh") << message;
    QTest::newRow("json") << withLimit(Framing::jsonLines(), 4) << QByteArray("1234\n")
                          << QByteArray("12345\n") << message;
}

void TestFraming::limits()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(int, kind);
    for (int cut = 0; cut <= good.size(); ++cut) {
        const auto items =
            decodeSliced(framing, good.toStdString(), {static_cast<std::size_t>(cut)});
        QVERIFY(errors(items).empty());
        QCOMPARE(payloads(items).size(), 1U);
    }
    for (int cut = 0; cut <= bad.size(); ++cut) {
        const auto items =
            decodeSliced(framing, bad.toStdString(), {static_cast<std::size_t>(cut)});
        QVERIFY(payloads(items).empty());
        QCOMPARE(errors(items).size(), 1U);
        QCOMPARE(static_cast<int>(errors(items)[0].kind), kind);
        QCOMPARE(errors(items)[0].limit, 4U);
    }
}

void TestFraming::absurdLengthNamesTheOtherByteOrder()
{
    // 16 in big endian, read as little endian.
    const std::string stream = bytes({0, 0, 0, 16}) + std::string(16, 'x');
    const auto found =
        errors(decodeSliced(Framing::lengthPrefix(4, ByteOrder::LittleEndian), stream, {}));
    QCOMPARE(found,
             (std::vector<Error>{{ErrorKind::OtherByteOrder, 0, 268'435'456, defaultLimit, 16}}));
    // Python's struct.pack('i', 200) read as big endian and signed is negative.
    const auto negative = errors(decodeSliced(Framing::lengthPrefix(4, ByteOrder::BigEndian, true),
                                              bytes({200, 0, 0, 0}), {}));
    QCOMPARE(negative.size(), 1U);
    QCOMPARE(negative[0].kind, ErrorKind::OtherByteOrder);
    QCOMPARE(negative[0].value, -939'524'096);
    QCOMPARE(negative[0].swapped, 200);
    // Text instead of a length is absurd in both orders.
    const auto text =
        errors(decodeSliced(Framing::lengthPrefix(4, ByteOrder::BigEndian), "GET /", {}));
    QCOMPARE(text.size(), 1U);
    QCOMPARE(text[0].kind, ErrorKind::LengthOverLimit);
    const auto minusOne = errors(decodeSliced(
        Framing::lengthPrefix(4, ByteOrder::LittleEndian, true), bytes({255, 255, 255, 255}), {}));
    QCOMPARE(minusOne[0].kind, ErrorKind::LengthNegative);
    QCOMPARE(minusOne[0].value, -1);
}

void TestFraming::nothingIsDecodedAfterAFatalError()
{
    Decoder decoder(withLimit(Framing::lengthPrefix(1, ByteOrder::BigEndian), 4));
    std::vector<Item> items;
    decoder.feed(bytes({1, 'a', 9}), items);
    QVERIFY(decoder.failure().has_value());
    QCOMPARE(decoder.failure()->offset, 2U);
    decoder.feed(bytes({1, 'b'}), items);
    decoder.finish(items);
    QCOMPARE(payloads(items), (std::vector<std::string>{"a"}));
    QCOMPARE(errors(items).size(), 1U);
}

void TestFraming::badJsonLineIsSkipped()
{
    const auto items = decodeSliced(Framing::jsonLines(), "1\n{\"a\":}\n2\n", {});
    QCOMPARE(payloads(items), (std::vector<std::string>{"1", "2"}));
    QCOMPARE(errors(items), (std::vector<Error>{{ErrorKind::InvalidJson, 7, 5, 0, 0}}));
}

void TestFraming::encoderRefuses_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("value");
    const auto row = [](const char* name, const Framing& framing, const QByteArray& payload,
                        ErrorKind kind, qint64 value) {
        QTest::newRow(name) << framing << payload << static_cast<int>(kind) << value;
    };
    const auto byte = Framing::lengthPrefix(1, ByteOrder::BigEndian);
    row("size", Framing::fixed(4), "abc", ErrorKind::PayloadSizeDiffers, 3);
    row("delimiter", Framing::delimited("\n"), "ab\nc", ErrorKind::PayloadHoldsDelimiter, 2);
    row("with the delimiter's head", Framing::delimited("abab"), "xab",
        ErrorKind::PayloadHoldsDelimiter, 1);
    row("prefix", byte, QByteArray(256, 'x'), ErrorKind::PayloadOverPrefix, 256);
    row("limit", withLimit(byte, 9), QByteArray(10, 'x'), ErrorKind::PayloadOverLimit, 10);
    row("limit of lines", withLimit(Framing::delimited(), 9), QByteArray(10, 'x'),
        ErrorKind::PayloadOverLimit, 10);
    row("json", Framing::jsonLines(), "{1}", ErrorKind::PayloadNotJson, 1);
    row("json over lines", Framing::jsonLines(), "[1,\n2]", ErrorKind::PayloadHoldsDelimiter, 3);
}

void TestFraming::encoderRefuses()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, payload);
    QFETCH(int, kind);
    QFETCH(qint64, value);
    const Encoded encoded = encode(framing, payload.toStdString());
    const auto* error = std::get_if<Error>(&encoded);
    QVERIFY(error);
    QCOMPARE(static_cast<int>(error->kind), kind);
    QCOMPARE(error->value, value);
}

void TestFraming::badParameters_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<int>("kind");
    QTest::newRow("fixed 0") << Framing::fixed(0) << static_cast<int>(ErrorKind::BadFixedSize);
    QTest::newRow("fixed over limit")
        << Framing::fixed(defaultLimit + 1) << static_cast<int>(ErrorKind::BadFixedSize);
    QTest::newRow("no delimiter") << Framing::delimited("")
                                  << static_cast<int>(ErrorKind::BadDelimiter);
    for (const unsigned size : {0U, 3U, 5U, 8U})
        QTest::addRow("prefix %u", size) << Framing::lengthPrefix(size, ByteOrder::BigEndian)
                                         << static_cast<int>(ErrorKind::BadPrefixBytes);
    QTest::newRow("signed 2") << Framing::lengthPrefix(2, ByteOrder::BigEndian, true)
                              << static_cast<int>(ErrorKind::BadPrefixBytes);
}

void TestFraming::badParameters()
{
    QFETCH(Framing, framing);
    QFETCH(int, kind);
    Decoder decoder(framing);
    std::vector<Item> items;
    decoder.feed("some bytes", items);
    decoder.finish(items);
    QVERIFY(items.empty());
    QVERIFY(decoder.failure().has_value());
    QCOMPARE(static_cast<int>(decoder.failure()->kind), kind);
    QVERIFY(std::holds_alternative<Error>(encode(framing, "x")));
}

void TestFraming::prefixBytesOnTheWire()
{
    const auto wire = [](const Framing& framing) {
        return std::get<std::string>(encode(framing, "hi"));
    };
    QCOMPARE(wire(Framing::lengthPrefix(1, ByteOrder::BigEndian)), bytes({2, 'h', 'i'}));
    QCOMPARE(wire(Framing::lengthPrefix(2, ByteOrder::BigEndian)), bytes({0, 2, 'h', 'i'}));
    QCOMPARE(wire(Framing::lengthPrefix(2, ByteOrder::LittleEndian)), bytes({2, 0, 'h', 'i'}));
    QCOMPARE(wire(Framing::lengthPrefix(4, ByteOrder::BigEndian)), bytes({0, 0, 0, 2, 'h', 'i'}));
    // struct.pack('i', 2) on a little-endian machine
    QCOMPARE(wire(Framing::lengthPrefix(4, ByteOrder::LittleEndian, true)),
             bytes({2, 0, 0, 0, 'h', 'i'}));
}

void TestFraming::json_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("mistake"); // -1 = none
    const auto row = [](const QByteArray& text, int mistake) {
        QTest::newRow(text.left(24).toPercentEncoding().constData()) << text << mistake;
    };
    for (const char* good :
         {"0", "-1.5e+7", "[]", "{}", " [ 1 , 2 ] ", R"({"a":[{"b":null}],"c":"\n\u4e2D"})", "true",
          "\"\xE4\xB8\xAD\"", "[[[]],{}]", "\"\xF4\x8F\xBF\xBF\""})
        row(good, -1);
    row("", 0);
    row("[1,]", 3);
    row("[1 2]", 3);
    row("{\"a\"}", 4);
    row("{\"a\":1,}", 7);
    row("{a:1}", 1);
    row("01", 1);
    row("1.", 2);
    row("-", 1);
    row("tru", 3);
    row("\"abc", 4);
    row("\"\\x\"", 2);
    row("\"a\tb\"", 2);
    row("1 1", 2);
    row("[", 1);
    row("]", 0);
    row("\"\xC0\x80\"", 1);     // overlong
    row("\"\xED\xA0\x80\"", 2); // surrogate
    row("\"\xF5\x80\x80\x80\"", 1);
    row(QByteArray(maxJsonDepth, '[') + QByteArray(maxJsonDepth, ']'), -1);
    row(QByteArray(100'000, '['), static_cast<int>(maxJsonDepth));
}

void TestFraming::json()
{
    QFETCH(QByteArray, text);
    QFETCH(int, mistake);
    const auto found = firstJsonMistake({text.constData(), static_cast<std::size_t>(text.size())});
    QCOMPARE(found ? static_cast<int>(*found) : -1, mistake);
}

void TestFraming::seededRandomStreams()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](std::size_t n) { return static_cast<unsigned>(random() % n); };
        const std::array<Framing, 5> all{Framing::fixed(1 + below(40)), Framing::delimited("--"),
                                         Framing::lengthPrefix(2, ByteOrder::LittleEndian),
                                         Framing::lengthPrefix(4, ByteOrder::BigEndian, true),
                                         Framing::jsonLines()};
        const Framing& framing = all[seed % all.size()];
        std::vector<std::string> messages;
        for (unsigned count = below(30); count > 0; --count) {
            const std::size_t size =
                framing.kind == Kind::FixedSize ? framing.fixedSize : below(300);
            std::string message;
            for (std::size_t i = 0; i < size; ++i)
                message += static_cast<char>('a' + below(26));
            if (framing.kind == Kind::JsonLines) message = "\"" + message + "\"";
            messages.push_back(message);
        }
        const std::string stream = encodeAll(framing, messages);
        std::vector<std::size_t> cuts;
        for (std::size_t at = below(50); at < stream.size(); at += below(50))
            cuts.push_back(at);
        const auto items = decodeSliced(framing, stream, cuts);
        QVERIFY2(payloads(items) == messages, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY(errors(items).empty());
    }
}

void TestFraming::seededGarbageNeverBreaksTheDecoders()
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        std::string garbage;
        for (int i = 0; i < 2000; ++i)
            garbage += static_cast<char>(random() % (seed % 3 == 0 ? 4 : 256));
        for (const Framing& framing :
             {Framing::fixed(7), withLimit(Framing::delimited("\r\n"), 300), Framing::jsonLines(),
              Framing::lengthPrefix(1, ByteOrder::BigEndian),
              Framing::lengthPrefix(2, ByteOrder::LittleEndian),
              Framing::lengthPrefix(4, ByteOrder::LittleEndian, true)}) {
            const auto whole = decodeSliced(framing, garbage, {});
            const std::size_t cut = random() % garbage.size();
            const auto halves = decodeSliced(framing, garbage, {cut});
            QVERIFY(payloads(halves) == payloads(whole));
            std::uint64_t position = 0;
            for (const Item& item : whole)
                if (const auto* frame = std::get_if<Frame>(&item)) {
                    QVERIFY(frame->begin >= position && frame->end <= garbage.size());
                    QCOMPARE(frame->payload,
                             garbage.substr(frame->payloadBegin, frame->payload.size()));
                    position = frame->end;
                }
        }
    }
}

void TestFraming::copyIsACheckpoint()
{
    Decoder decoder(Framing::lengthPrefix(1, ByteOrder::BigEndian));
    std::vector<Item> items;
    decoder.feed(bytes({3, 'a'}), items);
    Decoder copy = decoder;
    std::vector<Item> first, second;
    decoder.feed("bc", first);
    copy.feed("xy", second);
    QCOMPARE(payloads(first), (std::vector<std::string>{"abc"}));
    QCOMPARE(payloads(second), (std::vector<std::string>{"axy"}));
}

QTEST_APPLESS_MAIN(TestFraming)
#include "tst_framing.moc"
