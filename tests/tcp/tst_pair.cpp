// Two endpoints and a link that loses, repeats and reorders, seeded: whatever it does, the
// applications get every octet once and in order, and both ends come to CLOSED. And a peer that
// sends nonsense.

#include <QtTest>

#include <algorithm>
#include <deque>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

/// A generator of the test's own, so that a seed means the same run on every machine.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : state_(seed * 2654435761u + 1)
    {
    }
    std::uint32_t below(std::uint32_t bound)
    {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % bound;
    }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

struct Letter
{
    int to;
    SimTime due;
    Header header;
    std::vector<std::byte> payload;
};

/// One application at each end: gives its text, closes when it has read all that the other will
/// send.
struct Pair
{
    struct End
    {
        Endpoint endpoint;
        Recorder out;
        std::string toSend;
        std::size_t given = 0;
        std::string read;
        bool closed = false;
    };
    std::array<End, 2> ends;
    std::vector<Letter> mail;
    SimTime now{};
    Dice dice;
    bool readers = true;   ///< the applications read what arrives
    std::uint32_t trouble; ///< percent of lost, repeated and reordered segments each

    Pair(const Config& config, std::uint64_t seed, std::uint32_t percent)
        : ends{End{Endpoint{config, SeqNum{0xFFFFFF00u}}, {}, {}, 0, {}, false},
               End{Endpoint{config, SeqNum{77}}, {}, {}, 0, {}, false}}
        , dice(seed)
        , trouble(percent)
    {
    }

    void collect(int from)
    {
        for (const Sent& s : ends[static_cast<std::size_t>(from)].out.sent) {
            if (dice.chance(trouble)) continue;
            const auto delay =
                Duration{10'000} + Duration{dice.chance(trouble) ? dice.below(200'000) : 0};
            mail.push_back({1 - from, now + delay, s.header, s.payload});
            if (dice.chance(trouble))
                mail.push_back({1 - from, now + delay + 5ms, s.header, s.payload});
        }
        ends[static_cast<std::size_t>(from)].out.clear();
    }

    void applications()
    {
        for (int i = 0; i < 2; ++i) {
            End& end = ends[static_cast<std::size_t>(i)];
            std::vector<std::byte> buffer(700);
            while (readers && end.endpoint.readableBytes() > 0) {
                const auto n = end.endpoint.call(ReceiveCall{buffer}, now, end.out).bytes;
                end.read.append(reinterpret_cast<const char*>(buffer.data()), n);
            }
            if (isSynchronized(end.endpoint.state()) && end.given < end.toSend.size()) {
                const auto data = bytes(std::string_view{end.toSend}.substr(end.given));
                end.given += end.endpoint.call(SendCall{data}, now, end.out).bytes;
            }
            const bool mayClose =
                end.given == end.toSend.size() && isSynchronized(end.endpoint.state()) &&
                end.read.size() == ends[static_cast<std::size_t>(1 - i)].toSend.size();
            if (mayClose && !end.closed) {
                end.closed = true;
                end.endpoint.call(CloseCall{}, now, end.out);
            }
            collect(i);
        }
    }

    /// The next letter or timer; false when nothing is pending.
    bool next()
    {
        const auto letter = std::ranges::min_element(mail, {}, &Letter::due);
        std::optional<SimTime> due;
        int who = -1;
        if (letter != mail.end()) due = letter->due;
        for (int i = 0; i < 2; ++i) {
            const auto expiry = ends[static_cast<std::size_t>(i)].endpoint.nextExpiry();
            if (expiry && (!due || expiry->due < *due)) {
                due = expiry->due;
                who = i;
            }
        }
        if (!due) return false;
        now = *due;
        if (who >= 0) {
            End& end = ends[static_cast<std::size_t>(who)];
            end.endpoint.timeout(end.endpoint.nextExpiry()->timer, now, end.out);
            collect(who);
        } else {
            const Letter arrived = *letter;
            mail.erase(letter);
            End& end = ends[static_cast<std::size_t>(arrived.to)];
            end.endpoint.segmentArrives({arrived.header, arrived.payload}, now, end.out);
            collect(arrived.to);
        }
        applications();
        return true;
    }
};

std::string pattern(std::size_t size, int salt)
{
    std::string text(size, ' ');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>('!' + (i * 7 + static_cast<std::size_t>(salt)) % 90);
    return text;
}

} // namespace

class PairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingArrivesOnceAndInOrder_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("options");
        for (const int percent : {0, 2, 10, 25})
            for (const int options : {0, 1, 2, 3})
                QTest::addRow("%d percent trouble, options %d", percent, options)
                    << percent << options;
    }
    void everythingArrivesOnceAndInOrder()
    {
        QFETCH(int, percent);
        QFETCH(int, options);
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            Config config;
            config.mss = static_cast<std::uint16_t>(50 + seed * 13 % 400);
            config.receiveBuffer = static_cast<std::uint32_t>(300 + seed * 131 % 5000);
            config.nagle = seed % 2 == 0;
            if (seed % 4 == 0) config.delayedAck = 200ms;
            config.sackPermitted = (options & 1) != 0;
            config.timestamps = (options & 2) != 0;
            if (options == 3) config.windowScale = static_cast<std::uint8_t>(seed % 5);
            if (options == 3) config.receiveBuffer *= 30;
            config.congestion = static_cast<CongestionAlgorithm>(seed / 3 % 3);
            config.dataRetries = 100;
            config.synRetries = 100;
            config.msl = 300s; // outlives every repetition, or a late FIN would meet nobody
            Pair pair{config, seed, static_cast<std::uint32_t>(percent)};
            pair.ends[0].toSend = pattern(seed * 97 % 9000, 1);
            pair.ends[1].toSend = pattern(seed * 61 % 3000, 2);
            pair.ends[1].endpoint.call(PassiveOpenCall{}, pair.now, pair.ends[1].out);
            pair.ends[0].endpoint.call(ActiveOpenCall{}, pair.now, pair.ends[0].out);
            pair.collect(0);
            int steps = 0;
            while (pair.next() && ++steps < 200'000) {
            }
            const QByteArray where = "seed " + QByteArray::number(static_cast<qulonglong>(seed));
            QVERIFY2(steps < 200'000, where.constData());
            QVERIFY2(pair.ends[1].read == pair.ends[0].toSend, where.constData());
            QVERIFY2(pair.ends[0].read == pair.ends[1].toSend, where.constData());
            QVERIFY2(pair.ends[0].endpoint.state() == State::Closed, where.constData());
            QVERIFY2(pair.ends[1].endpoint.state() == State::Closed, where.constData());
        }
    }

    /// Appendix A.2, simultaneous window probes: both windows closed, nobody reads. Only probes and
    /// their answers may be exchanged, ever more rarely.
    void twoClosedWindowsKeepThePeace()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Config config;
            config.receiveBuffer = 3000;
            Pair pair{config, seed, seed % 2 == 0 ? 10u : 0u};
            pair.readers = false;
            pair.ends[0].toSend = pattern(10'000, 1);
            pair.ends[1].toSend = pattern(10'000, 2);
            pair.ends[1].endpoint.call(PassiveOpenCall{}, pair.now, pair.ends[1].out);
            pair.ends[0].endpoint.call(ActiveOpenCall{}, pair.now, pair.ends[0].out);
            pair.collect(0);
            int steps = 0;
            while (pair.now < SimTime{600s} && pair.next() && ++steps < 10'000) {
            }
            QVERIFY2(steps < 400,
                     qPrintable(QString::number(steps) + " steps, seed " + QString::number(seed)));
            QCOMPARE(pair.ends[0].endpoint.state(), State::Established);
            QCOMPARE(pair.ends[1].endpoint.state(), State::Established);
        }
    }

    /// Any segment and any call in any state: defined behaviour, and the invariants of the TCB.
    void nonsenseIsSurvived()
    {
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            Dice dice{seed};
            Config config;
            config.receiveBuffer = 1 + dice.below(3000);
            config.mss = static_cast<std::uint16_t>(1 + dice.below(2000));
            if (dice.chance(50)) config.keepalive = {true, 1s, 1s, 2};
            if (dice.chance(30)) config.delayedAck = 100ms;
            if (dice.chance(30)) config.userTimeout = 3s;
            config.congestion = static_cast<CongestionAlgorithm>(dice.below(3));
            config.sackPermitted = dice.chance(50);
            config.windowScale = static_cast<std::uint8_t>(dice.below(15));
            Connection c = inState(allStates[dice.below(stateCount)], config);
            for (int i = 0; i < 200; ++i) {
                oneOddThing(c, dice);
                const Tcb& tcb = c.endpoint.tcb();
                if (tcb.state == State::Closed || tcb.state == State::Listen) continue;
                QVERIFY(tcb.snd.una.isAtOrBefore(tcb.snd.nxt));
                QVERIFY(tcb.rcv.wnd <= std::max<std::uint32_t>(config.receiveBuffer, 65535));
                QVERIFY(c.endpoint.readableBytes() <= config.receiveBuffer);
                QVERIFY(c.endpoint.heldBytes() <= 200u * 4000u);
            }
        }
    }

private:
    static void oneOddThing(Connection& c, Dice& dice)
    {
        c.now += Duration{dice.below(2'000'000)};
        while (c.endpoint.nextExpiry() && c.endpoint.nextExpiry()->due <= c.now)
            c.endpoint.timeout(c.endpoint.nextExpiry()->timer, c.now, c.out);
        const std::string text(dice.below(4) == 0 ? dice.below(3000) : 0, 'n');
        switch (dice.below(10)) {
        case 0:
            c.send(text);
            break;
        case 1:
            c.read(dice.below(2000));
            break;
        case 2:
            c.call(dice.chance(50) ? UserCall{CloseCall{}} : UserCall{ShutdownCall{}});
            break;
        case 3:
            c.call(dice.chance(5) ? UserCall{AbortCall{}} : UserCall{PassiveOpenCall{}});
            break;
        case 4:
            c.call(ActiveOpenCall{});
            break;
        default: {
            const auto near = [&](SeqNum base) {
                return base + dice.below(8) * dice.below(500) - dice.below(3);
            };
            const SeqNum seq =
                dice.chance(80) ? near(c.endpoint.tcb().rcv.nxt) : SeqNum{dice.below(0xFFFFFFFFu)};
            const SeqNum ack =
                dice.chance(80) ? near(c.endpoint.tcb().snd.una) : SeqNum{dice.below(0xFFFFFFFFu)};
            c.arrives(Flags{static_cast<std::uint8_t>(dice.below(256))}, seq, ack, text,
                      static_cast<std::uint16_t>(dice.below(65536)));
        }
        }
        c.out.clear();
    }
};

QTEST_APPLESS_MAIN(PairTest)
#include "tst_pair.moc"
