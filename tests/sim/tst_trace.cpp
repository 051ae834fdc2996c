#include "run.h"

#include "sim/trace_json.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

std::string words(HostId host, const tcp::Explanation&)
{
    return "words for " + std::string(id(host));
}

std::string traceOf(const History& history)
{
    std::string text = traceHeader(history.scenario()) + "\n";
    for (std::size_t k = 0; k < history.steps(); ++k)
        for (const TraceRecord& record : history.record(k).records)
            text += traceLine(record, words) + "\n";
    return text + traceEnd(endOf(history)) + "\n";
}

std::string lineOf(const TraceRecord& record)
{
    return traceLine(record, words);
}

const std::string rough =
    R"("link": {"loss": 0.1, "duplicate": 0.05, "reorder": 0.1, "seed": 3}, )";

} // namespace

class TraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameRunSameOctets();
    void lookingAroundChangesNothing();
    void segmentLine();
    void withoutAck();
    void droppedAndCopied();
    void callLines();
    void timesHaveSixDecimals_data();
    void timesHaveSixDecimals();
    void explainLine();
    void textIsEscaped();
};

void TraceTest::sameRunSameOctets()
{
    const std::string members = rough + R"("script": [)" + transfer(60'000) + "]";
    QVERIFY(traceOf(runOf(members)) == traceOf(runOf(members)));
}

void TraceTest::lookingAroundChangesNothing()
{
    const std::string members = rough + R"("script": [)" + transfer(60'000) + "]";
    const std::string straight = traceOf(runOf(members));
    History history(scenarioOf(members));
    history.runToEnd(100);
    (void)history.at(3);
    history.runToEnd();
    (void)history.at(200);
    history.truncate(150);
    (void)history.at(10);
    history.runToEnd();
    QVERIFY(traceOf(history) == straight);
}

void TraceTest::segmentLine()
{
    SegmentRecord segment;
    segment.event = SegmentEvent::Sent;
    segment.id = 7;
    segment.from = server;
    segment.conn = 2;
    segment.header.flags = tcp::Flag::Ack | tcp::Flag::Syn;
    segment.header.seq = tcp::SeqNum{5000};
    segment.header.ack = tcp::SeqNum{1001};
    segment.header.window = 65535;
    segment.header.options.mss = 1460;
    segment.reason = tcp::TransmitReason::Retransmission;
    segment.repeated = true;
    segment.arrivesAt = SimTime{Duration{100'000}};
    {
        const std::string expected =
            R"({"type": "segment", "t": 0.050000, "event": "sent", "id": 7, "from": "server", "to": "client", "conn": 2, )"
            R"("flags": ["SYN", "ACK"], "seq": 5000, "ack": 1001, "window": 65535, "length": 0, "options": {"mss": 1460}, )"
            R"("retransmission": true, "reason": "retransmission", "arrives": 0.100000})";
        QCOMPARE(lineOf({SimTime{Duration{50'000}}, segment}), expected);
    }
}

void TraceTest::withoutAck()
{
    SegmentRecord segment;
    segment.event = SegmentEvent::Delivered;
    segment.id = 1;
    segment.from = client;
    segment.header.flags = tcp::Flag::Fin | tcp::Flag::Syn | tcp::Flag::Rst;
    {
        const std::string expected =
            R"({"type": "segment", "t": 0.000000, "event": "delivered", "id": 1, "from": "client", "to": "server", "conn": 0, )"
            R"("flags": ["SYN", "FIN", "RST"], "seq": 0, "ack": null, "window": 0, "length": 0, "options": {}, "retransmission": false})";
        QCOMPARE(lineOf({SimTime{}, segment}), expected);
    }
}

void TraceTest::droppedAndCopied()
{
    SegmentRecord segment;
    segment.event = SegmentEvent::Dropped;
    segment.dropped = DropReason::Checksum;
    const std::string dropped = R"("retransmission": false, "cause": "checksum"})";
    QVERIFY(lineOf({SimTime{}, segment}).ends_with(dropped));
    segment.event = SegmentEvent::Duplicated;
    segment.id = 9;
    segment.copyOf = 4;
    const std::string copied = R"("event": "duplicated", "id": 9, "copyOf": 4, )";
    QVERIFY(lineOf({SimTime{}, segment}).find(copied) != std::string::npos);
}

void TraceTest::callLines()
{
    CallRecord call;
    call.host = client;
    call.conn = 1;
    call.kind = CallKind::Send;
    call.bytes = 5;
    call.done = 3;
    call.text = "hello";
    call.pending = true;
    {
        const std::string expected =
            R"({"type": "call", "t": 0.000000, "host": "client", "conn": 1, "call": "send", "bytes": 5, "done": 3, "text": "hello", "pending": true, "result": "ok"})";
        QCOMPARE(lineOf({SimTime{}, call}), expected);
    }
    CallRecord refused;
    refused.kind = CallKind::Set;
    refused.text = "nagle=false";
    refused.error = tcp::CallError::Closing;
    {
        const std::string expected =
            R"({"type": "call", "t": 0.000000, "host": "client", "conn": 0, "call": "set", "option": "nagle", "value": "false", "result": "error: connection closing"})";
        QCOMPARE(lineOf({SimTime{}, refused}), expected);
    }
}

void TraceTest::timesHaveSixDecimals_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << qint64{0} << "0.000000";
    QTest::newRow("1 us") << qint64{1} << "0.000001";
    QTest::newRow("0.05 s") << qint64{50'000} << "0.050000";
    QTest::newRow("1.5 s") << qint64{1'500'000} << "1.500000";
    QTest::newRow("a year") << qint64{31'536'000'000'007} << "31536000.000007";
}

void TraceTest::timesHaveSixDecimals()
{
    QFETCH(qint64, micros);
    QFETCH(QString, text);
    const std::string line = lineOf({SimTime{Duration{micros}}, StateRecord{}});
    const std::string start = R"({"type": "state", "t": )" + text.toStdString() + ",";
    QVERIFY2(line.starts_with(start), line.c_str());
}

void TraceTest::explainLine()
{
    ExplainRecord why;
    why.host = server;
    why.conn = 1;
    why.explanation.rule = tcp::Rule::RttMeasured;
    why.explanation.args[0] = {"rtt", Duration{100'000}};
    why.explanation.args[1] = {"state", tcp::State::FinWait1};
    why.explanation.args[2] = {"seq", tcp::SeqNum{4'294'967'295u}};
    const std::string line = lineOf({SimTime{}, why});
    const std::string args =
        R"("args": {"rtt": 0.100000, "state": "FIN-WAIT-1", "seq": 4294967295}, "rfc": ")";
    QVERIFY2(line.find(args) != std::string::npos, line.c_str());
    const std::string end = R"("text": "words for server"})";
    QVERIFY(line.ends_with(end));
}

void TraceTest::textIsEscaped()
{
    CallRecord call;
    call.kind = CallKind::Send;
    call.text = "a \"b\"\n\xE4\xB8\xAD \xFF";
    const std::string escaped = "\"text\": \"a \\\"b\\\"\\n\xE4\xB8\xAD \xEF\xBF\xBD\"";
    QVERIFY(lineOf({SimTime{}, call}).find(escaped) != std::string::npos);
}

QTEST_GUILESS_MAIN(TraceTest)
#include "tst_trace.moc"
