#include <QTest>

#include <vector>

#include "sim/event_queue.h"
#include "sim/json_line.h"
#include "sim/octets.h"
#include "sim/port_index.h"
#include "sim/random.h"
#include "sim/stream_hash.h"

using namespace tcplab;
using namespace tcplab::sim;

/// The small parts that a world is made of, and that are made to be quick.
class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamHashesAlikeHoweverItIsCut();
    void aStreamHashSeesEveryChange();
    void octetsCompareByWhatTheyAre();
    void eventsComeInOrderOfTimeAndNumber();
    void portPairsAreFoundAmongMany();
    void textIsQuotedAsJsonWants();
};

namespace {

std::vector<std::byte> someOctets(std::size_t count)
{
    Random random(7);
    std::vector<std::byte> octets;
    for (std::size_t i = 0; i < count; ++i)
        octets.push_back(static_cast<std::byte>(random.next()));
    return octets;
}

std::uint64_t hashOf(std::span<const std::byte> octets)
{
    StreamHash hash;
    hash.add(octets);
    return hash.value();
}

} // namespace

void StorageTest::aStreamHashesAlikeHoweverItIsCut()
{
    const auto octets = someOctets(200);
    const std::span all{octets};
    for (std::size_t first = 0; first <= all.size(); ++first)
        for (std::size_t second = first; second <= all.size(); ++second) {
            StreamHash hash;
            hash.add(all.first(first));
            hash.add(all.subspan(first, second - first));
            hash.add(all.subspan(second));
            QCOMPARE(hash.value(), hashOf(all));
        }
}

void StorageTest::aStreamHashSeesEveryChange()
{
    auto octets = someOctets(200);
    const std::uint64_t hash = hashOf(octets);
    for (std::size_t i = 0; i < octets.size(); ++i) {
        octets[i] ^= std::byte{1};
        QVERIFY(hashOf(octets) != hash);
        octets[i] ^= std::byte{1};
        QVERIFY(i == 0 || hashOf(std::span{octets}.first(i)) != hash);
    }
    // What has changed places: whole words, of the same lane and of different ones.
    for (const std::size_t other : {8u, 16u, 24u, 32u, 64u}) {
        auto swapped = octets;
        std::swap_ranges(swapped.begin(), swapped.begin() + 8,
                         swapped.begin() + static_cast<std::ptrdiff_t>(other));
        QVERIFY(hashOf(swapped) != hash);
    }
    QVERIFY(hashOf(std::vector<std::byte>(8)) != hashOf(std::vector<std::byte>(16)));
}

void StorageTest::octetsCompareByWhatTheyAre()
{
    const Octets one(someOctets(10));
    const Octets shared = one;
    QVERIFY(shared.data() == one.data());
    QVERIFY(one == Octets(someOctets(10)));
    QVERIFY(!(one == Octets(someOctets(11))));
    QVERIFY(Octets{} == Octets(std::vector<std::byte>{}));
    QCOMPARE(Octets{}.size(), std::size_t{0});
}

void StorageTest::eventsComeInOrderOfTimeAndNumber()
{
    const auto event = [](int at, std::uint64_t id, EventKind kind) {
        return Event{tcp::SimTime{tcp::Duration{at}}, id, 0, 0, kind, {}};
    };
    EventQueue queue;
    queue.push(event(5, timerEventId(HostId::Server, 1), EventKind::Timer));
    queue.push(event(5, 9, EventKind::Arrival));
    queue.push(event(7, 2, EventKind::Injection));
    queue.push(event(5, timerEventId(HostId::Client, 1), EventKind::Timer));
    queue.push(event(3, timerEventId(HostId::Client, 2), EventKind::Timer));
    queue.push(event(5, 4, EventKind::Script));
    std::vector<std::uint64_t> order;
    for (; !queue.empty(); queue.pop())
        order.push_back(queue.top().id);
    const std::vector<std::uint64_t> expected{timerEventId(HostId::Client, 2),
                                              4,
                                              9, // what arrives in time comes before the deadline
                                              timerEventId(HostId::Client, 1),
                                              timerEventId(HostId::Server, 1),
                                              2};
    QVERIFY(order == expected);
}

void StorageTest::portPairsAreFoundAmongMany()
{
    PortIndex index;
    for (unsigned port = 0; port <= 0xFFFF; ++port) {
        const PortPair pair{static_cast<std::uint16_t>(port), 80};
        index.set(pair, port);
        index.set(pair.mirrored(), port + 100'000);
    }
    for (unsigned port = 0; port <= 0xFFFF; ++port) {
        if (port == 80) continue; // its own mirror
        const PortPair pair{static_cast<std::uint16_t>(port), 80};
        QCOMPARE(index.find(pair), std::size_t{port});
        QCOMPARE(index.find(pair.mirrored()), std::size_t{port} + 100'000);
    }
    QCOMPARE(index.find({1, 2}), PortIndex::none);
}

void StorageTest::textIsQuotedAsJsonWants()
{
    QCOMPARE(quoted(""), std::string{R"("")"});
    QCOMPARE(quoted("RFC 9293 3.10.7.4, fifth: ~"),
             std::string{R"("RFC 9293 3.10.7.4, fifth: ~")"});
    QCOMPARE(quoted("a\"b\\c"), std::string{R"("a\"b\\c")"});
    QCOMPARE(quoted("line\nend"), std::string{R"("line\nend")"});
    QCOMPARE(quoted("\xE4\xB8\xAD"), std::string{"\"\xE4\xB8\xAD\""});
    QCOMPARE(quoted("bad \xFF"), std::string{"\"bad \xEF\xBF\xBD\""});
}

QTEST_APPLESS_MAIN(StorageTest)
#include "tst_storage.moc"
