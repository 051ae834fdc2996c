// Segments that nobody expected, in every state: whatever comes, the endpoint keeps its promises
// (hostile.h says which). And two honest ends with an attacker between them who sees nothing.

#include <QtTest>

#include <array>
#include <deque>

#include "hostile.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

/// Configurations that differ in what they let a peer reach.
Config configOf(unsigned number)
{
    Config config;
    switch (number % 7) {
    case 0:
        break;
    case 1: // everything that a SYN can offer
        config.windowScale = 2;
        config.sackPermitted = true;
        config.timestamps = true;
        config.congestion = CongestionAlgorithm::NewReno;
        config.receiveBuffer = 200'000;
        break;
    case 2:
        config.sackPermitted = true;
        config.congestion = CongestionAlgorithm::Cubic;
        config.delayedAck = 200ms;
        config.nagle = false;
        break;
    case 3: // small buffers, so that windows close
        config.receiveBuffer = 700;
        config.sendBuffer = 900;
        config.mss = 100;
        break;
    case 4:
        config.keepalive = {true, 1s, 500ms, 2};
        config.userTimeout = 20s;
        config.ignoreRstInTimeWait = true;
        config.congestion = CongestionAlgorithm::NewReno;
        break;
    case 5:
        config.profile = Profile::Linux;
        config.windowScale = 7;
        config.sackPermitted = true;
        config.timestamps = true;
        config.congestion = CongestionAlgorithm::Cubic;
        break;
    default:
        config.timestamps = true;
        config.delayedAck = 40ms;
        config.dataRetries = 2;
        config.synRetries = 1;
        config.warnRetries = 1;
        config.rto = {200ms, 200ms, 2s};
    }
    return config;
}

/// Sequence numbers to begin from: in the middle, and where they wrap.
constexpr std::array<std::uint32_t, 4> origins{5000, 0xFFFFFFF0, 0x7FFFFFF8, 0};

constexpr unsigned runsPerState = 7000; ///< of up to 12 steps each

/// Two honest ends 10 ms apart, each with a text for the other, and somebody who knows the
/// addresses and where the windows are, but never hits RCV.NXT and never knows what may be
/// acknowledged.
class Siege
{
public:
    Siege(const Config& config, std::uint64_t seed)
        : choose_(seed)
        , ends_{End{Endpoint{config, SeqNum{0xFFFFF000}}, {}, {}},
                End{Endpoint{config, SeqNum{77}}, {}, {}}}
    {
    }

    struct End final : OutputSink
    {
        End(Endpoint own, std::vector<std::byte> text, std::vector<std::byte> got)
            : endpoint(std::move(own))
            , toSend(std::move(text))
            , read(std::move(got))
        {
        }
        Endpoint endpoint;
        std::vector<std::byte> toSend;
        std::vector<std::byte> read;
        std::size_t given = 0;
        bool closed = false;
        bool reset = false;
        std::vector<std::pair<Header, std::vector<std::byte>>> out;
        std::vector<SimTime> challenges;
        SimTime now{};

        void transmit(const Segment& segment, TransmitReason reason) override
        {
            out.emplace_back(segment.header, std::vector<std::byte>{segment.payload.begin(),
                                                                    segment.payload.end()});
            if (reason == TransmitReason::ChallengeAck) challenges.push_back(now);
        }
        void stateChanged(const Transition& row) override
        {
            reset = reset || row.cause == Cause::RstArrived;
        }
        void timerChanged(TimerId, TimerEvent, SimTime) override {}
        void userNotified(const UserNotice&) override {}
        void explain(const Explanation&) override {}
        bool wantsExplanations() const override { return false; }
    };

    std::array<End, 2>& ends() { return ends_; }
    std::size_t forged() const { return forged_; }
    std::size_t delivered() const { return delivered_; }

    /// False when it never comes to an end.
    bool run(std::size_t textLength, std::uint32_t forgedPercent)
    {
        for (End& end : ends_)
            for (std::size_t i = 0; i < textLength; ++i)
                end.toSend.push_back(static_cast<std::byte>(choose_.below(256)));
        ends_[1].endpoint.call(PassiveOpenCall{}, now_, ends_[1]);
        ends_[0].endpoint.call(ActiveOpenCall{}, now_, ends_[0]);
        post();
        for (int event = 0; event < 400'000; ++event) {
            const bool attacked = isSynchronized(ends_[0].endpoint.state()) &&
                                  isSynchronized(ends_[1].endpoint.state());
            if (attacked && choose_.chance(forgedPercent)) forge();
            if (!next()) return true;
        }
        return false;
    }

private:
    struct Letter
    {
        std::size_t to;
        SimTime due;
        Header header;
        std::vector<std::byte> text;
    };

    void post()
    {
        for (std::size_t i = 0; i < 2; ++i) {
            for (auto& [header, text] : ends_[i].out)
                mail_.push_back({1 - i, now_ + 10ms, header, std::move(text)});
            ends_[i].out.clear();
        }
    }

    void applications()
    {
        std::vector<std::byte> buffer(4000);
        for (std::size_t i = 0; i < 2; ++i) {
            End& end = ends_[i];
            while (end.endpoint.readableBytes() > 0) {
                const auto n = end.endpoint.call(ReceiveCall{buffer}, now_, end).bytes;
                end.read.insert(end.read.end(), buffer.begin(),
                                buffer.begin() + static_cast<std::ptrdiff_t>(n));
            }
            if (!isSynchronized(end.endpoint.state())) continue;
            if (end.given < end.toSend.size())
                end.given +=
                    end.endpoint.call(SendCall{std::span{end.toSend}.subspan(end.given)}, now_, end)
                        .bytes;
            const bool done =
                end.given == end.toSend.size() && end.read.size() == ends_[1 - i].toSend.size();
            if (done && !end.closed) {
                end.closed = true;
                end.endpoint.call(CloseCall{}, now_, end);
            }
        }
        post();
    }

    bool next()
    {
        std::optional<SimTime> due;
        std::size_t who = 2;
        if (!mail_.empty()) due = mail_.front().due;
        for (std::size_t i = 0; i < 2; ++i)
            if (const auto expiry = ends_[i].endpoint.nextExpiry();
                expiry && (!due || expiry->due < *due)) {
                due = expiry->due;
                who = i;
            }
        if (!due) return false;
        now_ = std::max(now_, *due);
        ends_[0].now = ends_[1].now = now_;
        if (who < 2) {
            End& end = ends_[who];
            end.endpoint.timeout(end.endpoint.nextExpiry()->timer, now_, end);
        } else {
            const Letter letter = mail_.front();
            mail_.pop_front();
            End& end = ends_[letter.to];
            end.endpoint.segmentArrives({letter.header, letter.text}, now_, end);
            ++delivered_;
        }
        post();
        applications();
        return true;
    }

    /// In the window, or anywhere, but not at RCV.NXT.
    SeqNum guessedSeq(const Tcb& tcb)
    {
        if (choose_.chance(60) && tcb.rcv.wnd > 2)
            return tcb.rcv.nxt + 1 + choose_.below(tcb.rcv.wnd - 1);
        SeqNum seq{choose_.any32()};
        while (seq == tcb.rcv.nxt)
            seq += 1;
        return seq;
    }
    /// Neither what RFC 5961 5 accepts nor what was never sent.
    SeqNum guessedAck(const Tcb& tcb)
    {
        return choose_.chance(50) ? tcb.snd.nxt + 1 + choose_.below(1u << 30)
                                  : tcb.snd.una - tcb.snd.maxWnd - 1 - choose_.below(1u << 30);
    }

    void forge()
    {
        End& victim = ends_[choose_.below(2)];
        const Tcb& tcb = victim.endpoint.tcb();
        std::vector<std::byte> text(choose_.chance(50) ? choose_.below(1460) : 0, std::byte{0xBD});
        Header header;
        header.seq = guessedSeq(tcb);
        header.window = static_cast<std::uint16_t>(choose_.below(65536));
        static const Flags kinds[]{Flag::Rst,
                                   Flag::Rst | Flag::Ack,
                                   Flag::Syn,
                                   Flag::Syn | Flag::Ack,
                                   Flag::Ack | Flag::Psh,
                                   Flag::Fin | Flag::Ack,
                                   Flag::Fin,
                                   Flags{}};
        header.flags = kinds[choose_.below(std::size(kinds))];
        if (header.has(Flag::Ack)) header.ack = guessedAck(tcb);
        if (tcb.timestamps && choose_.chance(50)) header.options.timestamps = {choose_.any32(), 1};
        header.options.sack.add({SeqNum{choose_.any32()}, SeqNum{choose_.any32()}});
        ++forged_;
        victim.endpoint.segmentArrives({header, text}, now_, victim);
        post();
        applications();
    }

    SeededChooser choose_;
    std::array<End, 2> ends_;
    std::deque<Letter> mail_; ///< one delay for all, so that it is in order
    SimTime now_{};
    std::size_t forged_ = 0;
    std::size_t delivered_ = 0;
};

} // namespace

class HostilePeerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateKeepsItsPromises_data()
    {
        QTest::addColumn<int>("state");
        for (const State state : allStates)
            QTest::newRow(std::string(rfcName(state)).c_str()) << static_cast<int>(state);
    }

    void everyStateKeepsItsPromises()
    {
        QFETCH(int, state);
        std::size_t steps = 0;
        for (unsigned run = 0; run < runsPerState; ++run) {
            SeededChooser chooser(run * 16 + static_cast<unsigned>(state));
            HostilePeer peer(chooser, configOf(run), SeqNum{origins[run / 7 % 4]},
                             SeqNum{origins[run / 28 % 4]});
            peer.agreesToOptions = run % 5 != 0;
            peer.reach(static_cast<State>(state));
            for (unsigned i = 0; i <= run % 12 && peer.broken().empty(); ++i, ++steps)
                peer.step();
            QVERIFY2(peer.broken().empty(),
                     qPrintable(QString("run %1: %2\n%3")
                                    .arg(run)
                                    .arg(QString::fromStdString(peer.broken()),
                                         QString::fromStdString(peer.story()))));
        }
        QVERIFY(steps > 30'000);
    }

    void longSiegesKeepTheirPromises() // state builds up that short runs never reach
    {
        for (unsigned run = 0; run < 120; ++run) {
            SeededChooser chooser(1'000'000 + run);
            HostilePeer peer(chooser, configOf(run), SeqNum{origins[run % 4]},
                             SeqNum{origins[run / 4 % 4]});
            peer.reach(State::Established);
            for (unsigned i = 0; i < 500 && peer.broken().empty(); ++i)
                peer.step();
            QVERIFY2(peer.broken().empty(),
                     qPrintable(QString("run %1: %2\n%3")
                                    .arg(run)
                                    .arg(QString::fromStdString(peer.broken()),
                                         QString::fromStdString(peer.story()))));
        }
    }

    void aBlindAttackerHarmsNobody() // RFC 5961
    {
        std::size_t forged = 0;
        for (unsigned run = 0; run < 70; ++run) {
            Config config = configOf(run);
            config.keepalive.enabled = false;
            config.profile = Profile::Strict;
            Siege siege(config, run);
            QVERIFY2(siege.run(run % 7 == 3 ? 5'000 : 100'000, 60), "it never ends");
            for (std::size_t i = 0; i < 2; ++i) {
                Siege::End& end = siege.ends()[i];
                QVERIFY2(!end.reset, qPrintable(QString::number(run)));
                QVERIFY(end.read == siege.ends()[1 - i].toSend);
                QCOMPARE(end.endpoint.state(), State::Closed);
                for (std::size_t n = 10; n < end.challenges.size(); ++n)
                    QVERIFY(end.challenges[n] - end.challenges[n - 10] > 0s);
            }
            forged += siege.forged();
            // Each forged segment brings one answer at most, and that one at most one more.
            Siege peace(config, run);
            QVERIFY(peace.run(run % 7 == 3 ? 5'000 : 100'000, 0));
            QVERIFY(siege.delivered() < 3 * (peace.delivered() + siege.forged()));
        }
        QVERIFY(forged > 10'000);
    }

    void islandsAreFew() // every second octet: the most islands for the fewest octets
    {
        Config config;
        config.receiveBuffer = 200'000;
        config.windowScale = 2;
        SeededChooser chooser(1);
        HostilePeer peer(chooser, config, SeqNum{1}, SeqNum{0});
        peer.reach(State::Established);
        Header header;
        header.flags = Flag::Ack;
        header.ack = peer.endpoint().tcb().snd.nxt;
        for (std::uint32_t at = 2; at < 60'000; at += 2) {
            header.seq = SeqNum{at};
            peer.deliver(header, 1);
        }
        QCOMPARE(peer.endpoint().heldBytes(), Reassembly::mostIslands);
        // What was not kept comes again; nothing is missing in the end.
        header.seq = SeqNum{1};
        for (std::uint32_t at = 1; at < 60'000; at += 1000) {
            header.seq = SeqNum{at};
            peer.deliver(header, 1000);
        }
        QCOMPARE(peer.endpoint().readableBytes(), 60'000u);
        QVERIFY2(peer.broken().empty(), peer.broken().c_str());
    }

    void aCircleOfSackNumbersIsNoBlock()
    {
        // Each lies "before" the next as 32-bit numbers go; the text between them was never sent.
        Config config;
        config.sackPermitted = true;
        config.congestion = CongestionAlgorithm::NewReno;
        SeededChooser chooser(1);
        HostilePeer peer(chooser, config, SeqNum{0}, SeqNum{0});
        peer.reach(State::Established);
        Header header;
        header.flags = Flag::Ack;
        header.seq = SeqNum{1};
        header.ack = SeqNum{1};
        header.window = 65535;
        header.options.sack.add({SeqNum{1u << 30}, SeqNum{(1u << 31) + 1}});
        for (int i = 0; i < 4; ++i)
            peer.deliver(header, 0);
        QCOMPARE(peer.endpoint().tcb().recovery.mode, Tcb::Recovery::Mode::None);
        QCOMPARE(peer.watcher().sent, 0u);
    }

    void theSameSiegeEndsTheSame()
    {
        const auto fingerprint = [](std::uint64_t seed) {
            SeededChooser chooser(seed);
            HostilePeer peer(chooser, configOf(1), SeqNum{1000}, SeqNum{5000});
            peer.reach(State::Established);
            for (unsigned i = 0; i < 300; ++i)
                peer.step();
            return peer.watcher().fingerprint;
        };
        QCOMPARE(fingerprint(5), fingerprint(5));
        QVERIFY(fingerprint(5) != fingerprint(6));
    }
};

QTEST_APPLESS_MAIN(HostilePeerTest)
#include "tst_hostile_peer.moc"
