#include "run.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

std::string linkOf(const std::string& members)
{
    return R"("link": {)" + members + "}, ";
}

/// The ids of the client's segments in the order in which they were delivered.
std::vector<std::uint64_t> deliveredFrom(const History& history, HostId from)
{
    std::vector<std::uint64_t> ids;
    for (const auto& segment : segmentsOf(history, SegmentEvent::Delivered))
        if (segment.what.from == from) ids.push_back(segment.what.id);
    return ids;
}

std::string faultOn(const std::string& match, const std::string& what)
{
    return R"("faults": [{"match": {)" + match + R"(}, "do": )" + what + "}], ";
}

constexpr std::uint64_t transferred = 60'000;

} // namespace

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delayIsOneWay();
    void directionsDiffer();
    void bandwidthQueues();
    void jitterKeepsTheOrder();
    void reorderingSwapsNeighbours();
    void nobodyOvertakesForever();
    void lossIsSeeded();
    void seedsDiffer();
    void jitterDoesNotChangeWhatIsLost();
    void everythingArrivesInTheEnd_data();
    void everythingArrivesInTheEnd();
    void faultDrops();
    void faultDelays();
    void delayLetsLaterOnesPass();
    void faultDuplicates();
    void stormIsBounded();
    void corruptedArrivesAndIsDropped();
    void faultReorders();
    void faultsCountForThemselves();
    void everyOneWithoutNth();
    void ack();
};

void LinkTest::delayIsOneWay()
{
    const History run = runOf(linkOf(R"("delay": "7ms")") + R"("script": [)" + open + "]");
    const auto delivered = segmentsOf(run, SegmentEvent::Delivered);
    QCOMPARE(delivered.size(), std::size_t{3});
    QCOMPARE(micros(delivered[0].t), 7'000);
    QCOMPARE(micros(delivered[1].t), 14'000);
    QCOMPARE(micros(delivered[2].t), 21'000);
}

void LinkTest::directionsDiffer()
{
    const History run = runOf(linkOf(R"("delay": "10ms", "toClient": {"delay": "30ms"})") +
                              R"("script": [)" + open + "]");
    const auto delivered = segmentsOf(run, SegmentEvent::Delivered);
    QCOMPARE(micros(delivered[0].t), 10'000);
    QCOMPARE(micros(delivered[1].t), 40'000);
}

void LinkTest::bandwidthQueues()
{
    // 1 Mbit/s: a segment of 1460 + 40 octets takes 12 ms to leave; the next waits for it.
    const History run =
        runOf(linkOf(R"("bandwidth": 1000000, "delay": "1ms")") + R"("script": [)" + open +
              R"(, {"at": "1s", "host": "client", "call": "send", "bytes": 4380}], "until": "2s")");
    std::vector<std::int64_t> arrivals;
    for (const auto& segment : segmentsOf(run, SegmentEvent::Delivered))
        if (segment.what.length > 0) arrivals.push_back(micros(segment.t));
    QCOMPARE(arrivals, (std::vector<std::int64_t>{1'013'000, 1'025'000, 1'037'000}));
}

void LinkTest::jitterKeepsTheOrder()
{
    const History run = runOf(linkOf(R"("delay": "10ms", "jitter": "40ms", "seed": 5)") +
                              R"("script": [)" + transfer(transferred) + "]");
    const auto ids = deliveredFrom(run, client);
    QVERIFY(std::ranges::is_sorted(ids));
    std::set<std::int64_t> ways;
    for (const auto& segment : segmentsOf(run, SegmentEvent::Delivered))
        ways.insert(micros(segment.t) - micros(segment.what.sentAt));
    QVERIFY(ways.size() > 5);
    QVERIFY(*ways.begin() >= 10'000);
}

void LinkTest::reorderingSwapsNeighbours()
{
    const History run = runOf(linkOf(R"("reorder": 0.3, "seed": 2, "bandwidth": 10000000)") +
                              R"("script": [)" + transfer(transferred) + "]");
    QVERIFY(!segmentsOf(run, SegmentEvent::Reordered).empty());
    QVERIFY(!std::ranges::is_sorted(deliveredFrom(run, client)));
    QCOMPARE(endOf(run).host(server).counters.bytesTaken, transferred);
}

void LinkTest::nobodyOvertakesForever()
{
    // The SYN is held back for one that never comes: it arrives by itself, two more one-way delays
    // later.
    const History run = runOf(linkOf(R"("reorder": 1.0, "delay": "50ms")") + R"("script": [)" +
                              open + R"(], "until": "900ms")");
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Delivered).front().t), 150'000);
}

void LinkTest::lossIsSeeded()
{
    const std::string members =
        linkOf(R"("loss": 0.2, "seed": 9)") + R"("script": [)" + transfer(transferred) + "]";
    const History one = runOf(members);
    const History two = runOf(members);
    QVERIFY(!segmentsOf(one, SegmentEvent::Dropped).empty());
    QVERIFY(endOf(one) == endOf(two));
    QCOMPARE(segmentsOf(one, SegmentEvent::Dropped).front().what.dropped, DropReason::Loss);
}

void LinkTest::seedsDiffer()
{
    const auto lost = [](const std::string& seed) {
        std::vector<std::uint64_t> ids;
        for (const auto& s : segmentsOf(runOf(linkOf(R"("loss": 0.2, "seed": )" + seed) +
                                              R"("script": [)" + transfer(transferred) + "]"),
                                        SegmentEvent::Dropped))
            ids.push_back(s.what.id);
        return ids;
    };
    QVERIFY(lost("1") != lost("2"));
}

void LinkTest::jitterDoesNotChangeWhatIsLost()
{
    LinkDirection plain(7, server);
    LinkDirection shaky(7, server);
    LinkSpec calm;
    calm.loss = 0.3;
    LinkSpec nervous = calm;
    nervous.jitter = Duration{20'000};
    nervous.duplicate = 0.5;
    for (int i = 0; i < 200; ++i)
        QCOMPARE(plain.enter(calm, 100, SimTime{}).lost, shaky.enter(nervous, 100, SimTime{}).lost);
}

void LinkTest::everythingArrivesInTheEnd_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("loss") << R"("loss": 0.15)";
    QTest::newRow("duplicates") << R"("duplicate": 0.5)";
    QTest::newRow("reordering") << R"("reorder": 0.5)";
    QTest::newRow("all")
        << R"("loss": 0.1, "duplicate": 0.1, "reorder": 0.2, "jitter": "20ms", "bandwidth": 2000000)";
    QTest::newRow("one way only") << R"("toClient": {"loss": 0.4})";
}

void LinkTest::everythingArrivesInTheEnd()
{
    QFETCH(QString, link);
    for (int seed = 1; seed <= 20; ++seed) {
        const History run =
            runOf(linkOf(link.toStdString() + R"(, "seed": )" + std::to_string(seed)) +
                  R"("script": [)" + transfer(transferred) + R"(], "until": "2h")");
        const Host& host = endOf(run).host(server);
        QCOMPARE(host.counters.bytesTaken, transferred);
        const Connection* from = endOf(run).host(client).find(1);
        QVERIFY(from && host.find(1));
        QVERIFY2(from->sentHash == host.find(1)->takenHash, "the very octets that were sent");
        QVERIFY(from->deleted && host.find(1)->deleted);
    }
}

void LinkTest::faultDrops()
{
    const History run =
        runOf(faultOn(R"("from": "client", "flags": "SYN", "nth": 1)", R"("drop")") +
              R"("script": [)" + open + R"(], "until": "10s")");
    const auto dropped = segmentsOf(run, SegmentEvent::Dropped);
    QCOMPARE(dropped.size(), std::size_t{1});
    QCOMPARE(dropped[0].what.id, std::uint64_t{1});
    QCOMPARE(dropped[0].what.dropped, DropReason::Fault);
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Sent)[1].t), 1'000'000);
    QCOMPARE(endOf(run).host(server).shownState(), tcp::State::Established);
}

void LinkTest::faultDelays()
{
    const History run =
        runOf(faultOn(R"("flags": "SYN,ACK", "nth": 1)", R"("delay", "by": "300ms")") +
              R"("script": [)" + open + R"(], "until": "10s")");
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Delivered)[1].t), 400'000);
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Delayed)[0].what.arrivesAt), 400'000);
}

void LinkTest::delayLetsLaterOnesPass()
{
    const History run =
        runOf(faultOn(R"("from": "client", "length": 1460, "nth": 1)", R"("delay", "by": "20ms")") +
              R"("script": [)" + open +
              R"(, {"at": "1s", "host": "client", "call": "send", "bytes": 4380}], "until": "2s")");
    const auto ids = deliveredFrom(run, client);
    QVERIFY(!std::ranges::is_sorted(ids));
    QCOMPARE(endOf(run).host(server).counters.bytesReceived, std::uint64_t{4380});
}

void LinkTest::faultDuplicates()
{
    const History run = runOf(faultOn(R"("flags": "SYN", "nth": 1)", R"("duplicate")") +
                              R"("script": [)" + open + R"(], "until": "500ms")");
    const auto copies = segmentsOf(run, SegmentEvent::Duplicated);
    QCOMPARE(copies.size(), std::size_t{1});
    QCOMPARE(copies[0].what.copyOf, std::uint64_t{1});
    QVERIFY(copies[0].what.id != 1);
    const auto delivered = segmentsOf(run, SegmentEvent::Delivered);
    QCOMPARE(delivered[0].what.id, std::uint64_t{1});
    QCOMPARE(delivered[1].what.id, copies[0].what.id);
    QCOMPARE(endOf(run).host(server).connections.size(), std::size_t{1});
}

void LinkTest::stormIsBounded()
{
    // Fifty copies of every segment, which fifty acknowledgments answer, each with fifty copies.
    std::string faults = R"({"match": {"flags": "ACK"}, "do": "duplicate"})";
    for (int i = 1; i < 50; ++i)
        faults += R"(, {"match": {"flags": "ACK"}, "do": "duplicate"})";
    History history(
        scenarioOf("\"faults\": [" + faults + R"(], "script": [)" + transfer(600'000) + "]"));
    std::size_t most = 0;
    std::size_t lost = 0;
    while (lost == 0 && history.append(NextEvent{})) {
        most = std::max(most, history.at(history.steps()).inFlight().size());
        for (const TraceRecord& record : history.record(history.steps() - 1).records)
            if (const auto* segment = std::get_if<SegmentRecord>(&record.what))
                lost += segment->dropped == DropReason::LinkFull ? 1 : 0;
    }
    QVERIFY(lost > 0);
    QCOMPARE(id(DropReason::LinkFull), std::string_view("link-full"));
    QCOMPARE(most, World::maxInFlight);
    // A person cannot put one more there either.
    while (history.at(history.steps()).inFlight().size() < World::maxInFlight)
        QVERIFY(history.append(NextEvent{}));
    const std::uint64_t first = history.at(history.steps()).inFlight().front().id;
    QVERIFY(!history.append(Interfere{FaultKind::Duplicate, first, {}, {}, {}}));
    // Going back is as exact as ever.
    const std::size_t end = history.steps();
    World straight(history.sharedScenario());
    for (std::size_t k = 0; k < end; ++k)
        straight.step(history.record(k).command);
    QVERIFY(history.at(end / 2) != straight);
    QVERIFY(history.at(end) == straight);
}

void LinkTest::corruptedArrivesAndIsDropped()
{
    const History run = runOf(faultOn(R"("flags": "SYN", "nth": 1)", R"("corrupt")") +
                              R"("script": [)" + open + R"(], "until": "900ms")");
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Corrupted).at(0).t), 0);
    const auto dropped = segmentsOf(run, SegmentEvent::Dropped);
    QCOMPARE(dropped.size(), std::size_t{1});
    QCOMPARE(micros(dropped[0].t), 50'000);
    QVERIFY(dropped[0].what.badChecksum);
    QCOMPARE(dropped[0].what.dropped, DropReason::Checksum);
    QCOMPARE(endOf(run).host(server).counters.segmentsReceived, std::uint64_t{0});
}

void LinkTest::faultReorders()
{
    const History run =
        runOf(faultOn(R"("from": "client", "length": 1460, "nth": 1)", R"("reorder", "by": 2)") +
              R"("script": [)" + open +
              R"(, {"at": "1s", "host": "client", "call": "send", "bytes": 5840}], "until": "2s")");
    std::vector<std::uint32_t> seqs;
    for (const auto& s : segmentsOf(run, SegmentEvent::Delivered))
        if (s.what.length > 0) seqs.push_back(s.what.header.seq.value());
    QCOMPARE(seqs, (std::vector<std::uint32_t>{2461, 3921, 1001, 5381}));
}

void LinkTest::faultsCountForThemselves()
{
    // Both count the same segments: the second SYN is dropped by the second fault although the
    // first dropped one before.
    const History run = runOf(
        R"("faults": [{"match": {"flags": "SYN", "nth": 1}, "do": "drop"}, {"match": {"flags": "SYN", "nth": 2}, "do": "drop"}],
                                 "script": [)" +
        open + R"(], "until": "20s")");
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).size(), std::size_t{2});
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT ESTABLISHED"));
}

void LinkTest::everyOneWithoutNth()
{
    const History run = runOf(faultOn(R"("flags": "SYN")", R"("drop")") + R"("script": [)" + open +
                              R"(], "until": "10min")");
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).size(), std::size_t{6});
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT CLOSED"));
}

void LinkTest::ack()
{
    const History run = runOf(
        faultOn(R"("from": "server", "flags": "ACK", "ack": 2461)", R"("drop")") +
        R"("script": [)" + open +
        R"(, {"at": "1s", "host": "client", "call": "send", "bytes": 1460}], "until": "1500ms")");
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
