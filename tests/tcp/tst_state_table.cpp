// Every state against every kind of segment and every call: what is answered, which state follows,
// what the user is told (RFC 9293 3.10.1 to 3.10.7, with RFC 5961).

#include <QtTest>

#include <map>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

// --- The rows' words
// ------------------------------------------------------------------------------

/// Where a connection stands when the event comes. SYN-RECEIVED counts twice, because it must
/// remember how it was opened (MUST-11).
enum Starts : unsigned {
    closed = 1u << 0,
    listen = 1u << 1,
    synSent = 1u << 2,
    passive = 1u << 3, ///< SYN-RECEIVED from LISTEN
    active = 1u << 4,  ///< SYN-RECEIVED from SYN-SENT
    established = 1u << 5,
    finWait1 = 1u << 6,
    finWait2 = 1u << 7,
    closeWait = 1u << 8,
    closing = 1u << 9,
    lastAck = 1u << 10,
    timeWait = 1u << 11,

    synReceived = passive | active,
    synchronized = established | finWait1 | finWait2 | closeWait | closing | lastAck | timeWait,
    afterFin = closeWait | closing | lastAck | timeWait, ///< the peer's FIN has come
    everywhere = (1u << 12) - 1,
};

struct Start
{
    unsigned bit;
    State state;
    bool active;
    const char* name;
};

constexpr std::array starts{
    Start{closed, State::Closed, false, "CLOSED"},
    Start{listen, State::Listen, false, "LISTEN"},
    Start{synSent, State::SynSent, true, "SYN-SENT"},
    Start{passive, State::SynReceived, false, "SYN-RECEIVED (passive)"},
    Start{active, State::SynReceived, true, "SYN-RECEIVED (active)"},
    Start{established, State::Established, true, "ESTABLISHED"},
    Start{finWait1, State::FinWait1, true, "FIN-WAIT-1"},
    Start{finWait2, State::FinWait2, true, "FIN-WAIT-2"},
    Start{closeWait, State::CloseWait, true, "CLOSE-WAIT"},
    Start{closing, State::Closing, true, "CLOSING"},
    Start{lastAck, State::LastAck, true, "LAST-ACK"},
    Start{timeWait, State::TimeWait, true, "TIME-WAIT"},
};

/// What goes out, in the RFC's notation. SND.NXT and RCV.NXT are those after the event.
enum class Reply {
    Nothing,
    Ack,       ///< <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>
    Reset,     ///< <SEQ=SEG.ACK><CTL=RST>
    ResetZero, ///< <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>
    Syn,       ///< <SEQ=ISS><CTL=SYN>
    SynAck,    ///< <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>
    Fin,       ///< <SEQ=SND.NXT-1><ACK=RCV.NXT><CTL=FIN,ACK>
    Text,      ///< <SEQ=SND.NXT-4><ACK=RCV.NXT><CTL=PSH,ACK> and four octets
    AbortReset ///< <SEQ=SND.NXT><CTL=RST>, with the SND.NXT of before
};

/// What happens in some of the states.
struct Outcome
{
    unsigned where;
    Reply reply = Reply::Nothing;
    std::optional<State> to = {}; ///< nothing: it stays
    std::string_view told = {};   ///< the user's notices in order
};

/// SEG.SEQ, counted from RCV.NXT or from the window's end, RCV.NXT+RCV.WND.
struct Seq
{
    bool fromEnd;
    int offset;
};
constexpr Seq next(int offset = 0)
{
    return {false, offset};
}
constexpr Seq end(int offset = 0)
{
    return {true, offset};
}

/// SEG.ACK.
enum class Acks {
    No,
    All,     ///< SND.NXT
    Una,     ///< SND.UNA: nothing new
    Oldest,  ///< SND.UNA - MAX.SND.WND: the oldest that RFC 5961 lets through
    TooOld,  ///< one before it
    NotSent, ///< SND.NXT+1
};

struct Event
{
    const char* name;
    Flags flags;
    Seq seq;
    Acks acks;
    std::string_view text;
    std::vector<Outcome> outcomes;
};

constexpr Flags synAck = Flag::Syn | Flag::Ack;
constexpr Flags finAck = Flag::Fin | Flag::Ack;
constexpr Flags rstAck = Flag::Rst | Flag::Ack;
constexpr Flags pshAck = Flag::Psh | Flag::Ack;

using enum Reply;

// --- SEGMENT ARRIVES
// ------------------------------------------------------------------------------

/// What a good reset does: it is looked at before SYN, ACK and FIN.
std::vector<Outcome> acceptedReset()
{
    return {{closed | listen, Nothing},
            {synSent, Nothing}, // no ACK, so it answers nothing that was sent
            {passive, Nothing, State::Listen},
            {active, Nothing, State::Closed, "refused"},
            {established | finWait1 | finWait2 | closeWait, Nothing, State::Closed, "reset"},
            {closing | lastAck | timeWait, Nothing, State::Closed, "closed"}};
}

std::vector<Outcome> acceptedResetWithAck(Outcome inSynSent)
{
    auto outcomes = acceptedReset();
    outcomes[1] = inSynSent;
    return outcomes;
}

/// Whatever has SYN but not ACK, and lies in the window where there is one.
std::vector<Outcome> synInWindow()
{
    return {{closed, ResetZero},
            {listen | synSent, SynAck, State::SynReceived},
            {passive, Nothing, State::Listen},
            {active | synchronized, Ack}};
}

std::vector<Outcome> synOutsideWindow()
{
    return {{closed, ResetZero},
            {listen | synSent, SynAck, State::SynReceived},
            {synReceived | synchronized, Ack}};
}

/// Outside the window, with a good ACK and neither SYN nor RST.
std::vector<Outcome> outsideWindow()
{
    return {{closed | listen, Reset}, {synSent, Nothing}, {synReceived | synchronized, Ack}};
}

/// In the window but without ACK: the fifth check drops it.
std::vector<Outcome> withoutAck()
{
    return {{closed, ResetZero}, {everywhere & ~closed, Nothing}};
}

std::vector<Event> opening()
{
    return {
        {"SYN at RCV.NXT", Flag::Syn, next(), Acks::No, "", synInWindow()},
        {"SYN further in the window", Flag::Syn, next(100), Acks::No, "", synInWindow()},
        {"SYN before the window", Flag::Syn, next(-1), Acks::No, "", synOutsideWindow()},
        {"SYN beyond the window", Flag::Syn, end(), Acks::No, "", synOutsideWindow()},
        {"SYN with text", Flag::Syn, next(), Acks::No, "text", synInWindow()},
        {"SYN and FIN", Flag::Syn | Flag::Fin, next(), Acks::No, "", synInWindow()},
        {"SYN,ACK at RCV.NXT",
         synAck,
         next(),
         Acks::All,
         "",
         {{closed | listen, Reset},
          {synSent, Ack, State::Established, "established"},
          {passive, Nothing, State::Listen},
          {active | synchronized, Ack}}},
        {"SYN,ACK again",
         synAck,
         next(-1),
         Acks::All,
         "",
         {{closed | listen, Reset},
          {synSent, Ack, State::Established, "established"},
          {passive, Ack},
          {active, Nothing, State::Established, "established"}, // figure 7
          {synchronized, Ack}}},
        {"SYN,ACK of what was not sent",
         synAck,
         next(),
         Acks::NotSent,
         "",
         {{closed | listen | synSent, Reset},
          {passive, Nothing, State::Listen},
          {active | synchronized, Ack}}},
        {"SYN,ACK of nothing",
         synAck,
         next(),
         Acks::Una,
         "",
         {{closed | listen | synSent, Reset},
          {passive, Nothing, State::Listen},
          {active | synchronized, Ack}}},
    };
}

std::vector<Event> acknowledging()
{
    return {
        {"ACK of all",
         Flag::Ack,
         next(),
         Acks::All,
         "",
         {{closed | listen, Reset},
          {synSent, Nothing},
          {synReceived, Nothing, State::Established, "established"},
          {established | finWait2 | closeWait | timeWait, Nothing},
          {finWait1, Nothing, State::FinWait2},
          {closing, Nothing, State::TimeWait},
          {lastAck, Nothing, State::Closed, "closed"}}},
        {"ACK of nothing new",
         Flag::Ack,
         next(),
         Acks::Una,
         "",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Nothing}}},
        {"ACK, old but in range",
         Flag::Ack,
         next(),
         Acks::Oldest,
         "",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Nothing}}},
        {"ACK, too old",
         Flag::Ack,
         next(),
         Acks::TooOld,
         "",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Ack}}},
        {"ACK of what was not sent",
         Flag::Ack,
         next(),
         Acks::NotSent,
         "",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Ack}}},
        {"ACK before the window", Flag::Ack, next(-1), Acks::All, "", outsideWindow()},
        {"ACK beyond the window", Flag::Ack, end(), Acks::All, "", outsideWindow()},
        {"no control bit at all", Flags{}, next(), Acks::No, "", withoutAck()},
    };
}

std::vector<Event> resetting()
{
    const std::vector<Outcome> challenged{{closed | listen | synSent, Nothing},
                                          {synReceived | synchronized, Ack}};
    const std::vector<Outcome> dropped{{everywhere, Nothing}};
    return {
        {"RST at RCV.NXT", Flag::Rst, next(), Acks::No, "", acceptedReset()},
        {"RST with text at RCV.NXT", Flag::Rst, next(), Acks::No, "text", acceptedReset()},
        {"RST and SYN at RCV.NXT", Flag::Rst | Flag::Syn, next(), Acks::No, "", acceptedReset()},
        {"RST,ACK at RCV.NXT", rstAck, next(), Acks::All, "",
         acceptedResetWithAck({synSent, Nothing, State::Closed, "refused"})},
        {"RST,ACK of what was not sent", rstAck, next(), Acks::NotSent, "",
         acceptedResetWithAck({synSent, Nothing})},
        {"RST one further", Flag::Rst, next(1), Acks::No, "", challenged},
        {"RST at the end of the window", Flag::Rst, end(-1), Acks::No, "", challenged},
        {"RST behind the window", Flag::Rst, end(), Acks::No, "", dropped},
        {"RST before the window", Flag::Rst, next(-1), Acks::No, "", dropped},
    };
}

std::vector<Event> finishing()
{
    return {
        {"FIN in order that acknowledges all",
         finAck,
         next(),
         Acks::All,
         "",
         {{closed | listen, Reset},
          {synSent, Nothing},
          {synReceived, Ack, State::CloseWait, "established peer-closed"},
          {established, Ack, State::CloseWait, "peer-closed"},
          {finWait1 | finWait2, Ack, State::TimeWait, "peer-closed"},
          {closeWait | timeWait, Ack},
          {closing, Ack, State::TimeWait},
          {lastAck, Nothing, State::Closed, "closed"}}},
        {"FIN in order that acknowledges nothing new",
         finAck,
         next(),
         Acks::Una,
         "",
         {{closed | listen | synSent | synReceived, Reset},
          {established, Ack, State::CloseWait, "peer-closed"},
          {finWait1, Ack, State::Closing, "peer-closed"},
          {finWait2, Ack, State::TimeWait, "peer-closed"},
          {afterFin, Ack}}},
        {"FIN again",
         finAck,
         next(-1),
         Acks::Una,
         "",
         {{closed | listen | synSent, Reset}, {synReceived | synchronized, Ack}}},
        {"FIN ahead of its text",
         finAck,
         next(5),
         Acks::All,
         "",
         {{closed | listen, Reset},
          {synSent, Nothing},
          {synReceived, Ack, State::Established, "established"},
          {established | finWait2 | closeWait | timeWait, Ack},
          {finWait1, Ack, State::FinWait2},
          {closing, Ack, State::TimeWait},
          {lastAck, Nothing, State::Closed, "closed"}}},
        {"FIN beyond the window", finAck, end(), Acks::All, "", outsideWindow()},
        {"FIN without ACK", Flag::Fin, next(), Acks::No, "", withoutAck()},
        {"FIN with text in order",
         finAck,
         next(),
         Acks::All,
         "text",
         {{closed | listen, Reset},
          {synSent, Nothing},
          {synReceived, Ack, State::CloseWait, "established data peer-closed"},
          {established, Ack, State::CloseWait, "data peer-closed"},
          {finWait1 | finWait2, Ack, State::TimeWait, "data peer-closed"},
          {closeWait | timeWait, Ack},
          {closing, Ack, State::TimeWait},
          {lastAck, Nothing, State::Closed, "closed"}}},
    };
}

std::vector<Event> talking()
{
    const std::vector<Outcome> fresh{{closed | listen, Reset},
                                     {synSent, Nothing},
                                     {synReceived, Ack, State::Established, "established data"},
                                     {established | finWait2, Ack, {}, "data"},
                                     {finWait1, Ack, State::FinWait2, "data"},
                                     {closeWait | timeWait, Ack},
                                     {closing, Ack, State::TimeWait},
                                     {lastAck, Nothing, State::Closed, "closed"}};
    return {
        {"text in order", pshAck, next(), Acks::All, "text", fresh},
        {"text that begins before RCV.NXT", pshAck, next(-2), Acks::All, "text", fresh},
        {"text that is all old", pshAck, next(-4), Acks::All, "text", outsideWindow()},
        {"text ahead of RCV.NXT",
         pshAck,
         next(5),
         Acks::All,
         "text",
         {{closed | listen, Reset},
          {synSent, Nothing},
          {synReceived, Ack, State::Established, "established"},
          {established | finWait2 | closeWait | timeWait, Ack},
          {finWait1, Ack, State::FinWait2},
          {closing, Ack, State::TimeWait},
          {lastAck, Nothing, State::Closed, "closed"}}},
        {"text beyond the window", pshAck, end(), Acks::All, "text", outsideWindow()},
        {"text with an ACK of what was not sent",
         pshAck,
         next(),
         Acks::NotSent,
         "text",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Ack}}},
        {"text with an ACK too old",
         pshAck,
         next(),
         Acks::TooOld,
         "text",
         {{closed | listen | synSent | synReceived, Reset}, {synchronized, Ack}}},
        {"text without ACK", Flag::Psh, next(), Acks::No, "text", withoutAck()},
    };
}

const std::vector<Event>& events()
{
    static const std::vector<Event> all = [] {
        std::vector<Event> list;
        for (const auto& part : {opening(), acknowledging(), resetting(), finishing(), talking()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

// --- CALLS
// ----------------------------------------------------------------------------------------

struct CallOutcome
{
    unsigned where;
    CallError error = CallError::None;
    Reply reply = Reply::Nothing;
    std::optional<State> to = {};
    bool pending = false; ///< "queue the request"
};

struct CallRow
{
    const char* name;
    UserCall call;
    std::vector<CallOutcome> outcomes;
};

const std::vector<CallRow>& calls()
{
    static const auto text = bytes("text");
    static std::array<std::byte, 10> buffer;
    using enum CallError;
    static const std::vector<CallRow> all{
        {"passive OPEN",
         PassiveOpenCall{},
         {{closed, None, Nothing, State::Listen}, {everywhere & ~closed, AlreadyExists}}},
        {"active OPEN",
         ActiveOpenCall{},
         {{closed | listen, None, Syn, State::SynSent},
          {everywhere & ~(closed | listen), AlreadyExists}}},
        {"SEND",
         SendCall{text},
         {{closed, DoesNotExist},
          {listen, None, Syn, State::SynSent},
          {synSent | synReceived, None},
          {established | closeWait, None, Text},
          {finWait1 | finWait2 | closing | lastAck | timeWait, Closing}}},
        {"RECEIVE",
         ReceiveCall{buffer},
         {{closed, DoesNotExist},
          {listen | synSent | synReceived | established | finWait1 | finWait2,
           None,
           Nothing,
           {},
           true},
          {afterFin, Closing}}},
        {"CLOSE",
         ShutdownCall{},
         {{closed, DoesNotExist},
          {listen | synSent, None, Nothing, State::Closed},
          {synReceived | established, None, Fin, State::FinWait1},
          {finWait1 | finWait2, Closing},
          {closeWait, None, Fin, State::LastAck},
          {closing | lastAck | timeWait, Closing}}},
        {"ABORT",
         AbortCall{},
         {{closed, DoesNotExist},
          {listen | synSent | closing | lastAck | timeWait, None, Nothing, State::Closed},
          {synReceived | established | finWait1 | finWait2 | closeWait, None, AbortReset,
           State::Closed}}},
        {"STATUS", StatusCall{}, {{closed, DoesNotExist}, {everywhere & ~closed, None}}},
    };
    return all;
}

// --- Comparing
// ------------------------------------------------------------------------------------

std::string_view wordFor(UserNotice::Kind kind)
{
    using Kind = UserNotice::Kind;
    static const std::map<Kind, std::string_view> words{{Kind::Established, "established"},
                                                        {Kind::DataAvailable, "data"},
                                                        {Kind::PeerClosed, "peer-closed"},
                                                        {Kind::Closed, "closed"},
                                                        {Kind::Reset, "reset"},
                                                        {Kind::Refused, "refused"}};
    const auto word = words.find(kind);
    return word == words.end() ? "?" : word->second;
}

std::string noticesOf(const Recorder& out)
{
    std::string text;
    for (const UserNotice& notice : out.notices)
        text.append(text.empty() ? "" : " ").append(wordFor(notice.kind));
    return text;
}

std::string sentBy(const Recorder& out)
{
    std::string text;
    for (const Sent& sent : out.sent)
        text += (text.empty() ? "" : "; ") + sent.text();
    return text;
}

std::string inWords(Flags flags, SeqNum seq, SeqNum ack = SeqNum{0}, std::size_t length = 0)
{
    Header header;
    header.flags = flags;
    header.seq = seq;
    header.ack = ack;
    return describe(header, length);
}

/// The reply with the numbers of this connection, before and after the event.
std::string expected(Reply reply, const Segment& segment, const Tcb& before, const Tcb& after)
{
    switch (reply) {
    case Nothing:
        return {};
    case Ack:
        return inWords(Flag::Ack, after.snd.nxt, after.rcv.nxt);
    case Reset:
        return inWords(Flag::Rst, segment.header.ack);
    case ResetZero:
        return inWords(rstAck, SeqNum{0}, segment.header.seq + segment.length());
    case Syn:
        return inWords(Flag::Syn, iss);
    case SynAck:
        return inWords(synAck, iss, segment.header.seq + 1);
    case Fin:
        return inWords(finAck, after.snd.nxt - 1, after.rcv.nxt);
    case Text:
        return inWords(pshAck, after.snd.nxt - 4, after.rcv.nxt, 4);
    case AbortReset:
        return inWords(Flag::Rst, before.snd.nxt);
    }
    return "?";
}

SeqNum ackNumber(Acks acks, const Tcb& tcb)
{
    switch (acks) {
    case Acks::No:
        return SeqNum{0};
    case Acks::All:
        return tcb.snd.nxt;
    case Acks::Una:
        return tcb.snd.una;
    case Acks::Oldest:
        return tcb.snd.una - tcb.snd.maxWnd;
    case Acks::TooOld:
        return tcb.snd.una - tcb.snd.maxWnd - 1;
    case Acks::NotSent:
        return tcb.snd.nxt + 1;
    }
    return SeqNum{0};
}

SeqNum seqNumber(Seq seq, const Tcb& tcb)
{
    const SeqNum rcvNxt = tcb.rcv.irsKnown ? tcb.rcv.nxt : peerIss + 1;
    const SeqNum base = seq.fromEnd ? rcvNxt + tcb.rcv.wnd : rcvNxt;
    return base + static_cast<std::uint32_t>(seq.offset);
}

template <typename Outcomes>
const auto* outcomeIn(const Outcomes& outcomes, unsigned bit)
{
    const auto found =
        std::ranges::find_if(outcomes, [bit](const auto& o) { return (o.where & bit) != 0; });
    return found == outcomes.end() ? nullptr : &*found;
}

std::string nameOf(State state)
{
    return std::string{rfcName(state)};
}

} // namespace

class StateTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateMeetsEverySegment_data()
    {
        QTest::addColumn<int>("event");
        QTest::addColumn<int>("start");
        for (int event = 0; event < static_cast<int>(events().size()); ++event)
            for (int start = 0; start < static_cast<int>(starts.size()); ++start)
                QTest::addRow("%s: %s", starts[static_cast<std::size_t>(start)].name,
                              events()[static_cast<std::size_t>(event)].name)
                    << event << start;
    }
    // Shows: T1b, T2a, T2d, T3a, T3b, T3c, T3d, T4a, T4c, T4d, T4e, T5b, T6, T7, T8b, T8c
    // Shows: T9d, T10a, T10b, T10c, T10d, T10e, T13
    // Shows: MUST-11, SHLD-2, MAY-12, RFC5961-3.2, RFC5961-4.2, RFC5961-5.2, 3.4-3
    void everyStateMeetsEverySegment()
    {
        QFETCH(int, event);
        QFETCH(int, start);
        const Event& row = events()[static_cast<std::size_t>(event)];
        const Start& from = starts[static_cast<std::size_t>(start)];
        const Outcome* outcome = outcomeIn(row.outcomes, from.bit);
        QVERIFY2(outcome, "the table says nothing of this state");

        Connection c = inState(from.state, {}, from.active);
        const Tcb before = c.endpoint.tcb();
        const auto text = bytes(row.text);
        Segment segment;
        segment.header = Header{
            seqNumber(row.seq, before), ackNumber(row.acks, before), row.flags, 65535, 0, {}};
        segment.payload = text;
        c.endpoint.segmentArrives(segment, c.now, c.out);

        QCOMPARE(sentBy(c.out), expected(outcome->reply, segment, before, c.endpoint.tcb()));
        QCOMPARE(nameOf(c.state()), nameOf(outcome->to.value_or(from.state)));
        QCOMPARE(noticesOf(c.out), std::string{outcome->told});
        if (c.state() == State::Closed) QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        if (c.state() == State::TimeWait) {
            QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::TimeWait, c.now + 60s}));
        }
    }

    void everyStateMeetsEveryCall_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("start");
        for (int call = 0; call < static_cast<int>(calls().size()); ++call)
            for (int start = 0; start < static_cast<int>(starts.size()); ++start)
                QTest::addRow("%s: %s", starts[static_cast<std::size_t>(start)].name,
                              calls()[static_cast<std::size_t>(call)].name)
                    << call << start;
    }
    // Shows: T1a, T2b, T2c, T3c, T4b, T5a, T8a, T11, T15
    // Shows: 3.10.1, 3.10.2, 3.10.3, 3.10.4, 3.10.5, 3.10.6
    void everyStateMeetsEveryCall()
    {
        QFETCH(int, call);
        QFETCH(int, start);
        const CallRow& row = calls()[static_cast<std::size_t>(call)];
        const Start& from = starts[static_cast<std::size_t>(start)];
        const CallOutcome* outcome = outcomeIn(row.outcomes, from.bit);
        QVERIFY2(outcome, "the table says nothing of this state");

        Connection c = inState(from.state, {}, from.active);
        const Endpoint before = c.endpoint;
        const CallResult result = c.call(row.call);
        QCOMPARE(rfcText(result.error), rfcText(outcome->error));
        QCOMPARE(result.pending, outcome->pending);
        QCOMPARE(sentBy(c.out), expected(outcome->reply, {}, before.tcb(), c.endpoint.tcb()));
        QCOMPARE(nameOf(c.state()), nameOf(outcome->to.value_or(from.state)));
        if (result.error != CallError::None) {
            QVERIFY(c.endpoint == before);
            QVERIFY(c.out.notices.empty());
        }
        if (std::holds_alternative<StatusCall>(row.call) && result.error == CallError::None) {
            // "Return "state = LISTEN" and the TCB pointer."
            QCOMPARE(result.tcb, &c.endpoint.tcb());
            QCOMPARE(nameOf(result.tcb->state), nameOf(from.state));
            QVERIFY(c.endpoint == before);
        }
    }

    void theTablesAreComplete()
    {
        const auto complete = [](const auto& rows) {
            for (const auto& row : rows) {
                unsigned seen = 0;
                for (const auto& outcome : row.outcomes) {
                    QVERIFY2((seen & outcome.where) == 0, row.name); // each state once
                    seen |= outcome.where;
                }
                QVERIFY2(seen == everywhere, row.name);
            }
        };
        complete(events());
        complete(calls());
    }

    void theErrorsAreTheRfcsWords()
    {
        QCOMPARE(rfcText(CallError::None), "ok");
        QCOMPARE(rfcText(CallError::DoesNotExist), "error: connection does not exist");
        QCOMPARE(rfcText(CallError::AlreadyExists), "error: connection already exists");
        QCOMPARE(rfcText(CallError::Closing), "error: connection closing");
        QCOMPARE(rfcText(CallError::InsufficientResources), "error: insufficient resources");
        QCOMPARE(rfcText(CallError::RemoteUnspecified), "error: remote socket unspecified");
        QCOMPARE(rfcText(CallError::Reset), "error: connection reset");
    }
};

QTEST_APPLESS_MAIN(StateTableTest)
#include "tst_state_table.moc"
