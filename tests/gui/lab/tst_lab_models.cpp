#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "gui/lab/cell.h"
#include "gui/lab/conversation_model.h"
#include "gui/lab/decoder_model.h"
#include "gui/lab/echo_clients_model.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/log_model.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/option_model.h"
#include "gui/lab/sticky_words.h"
#include "gui/lab/stream_lanes.h"
#include "lab/sticky_client.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;
using lab::LabEventKind;
using tcp::State;

namespace {

/// A record made by hand: ten messages of twenty bytes, cut into `segments` and `reads`.
lab::StickyRecord recordOf(const std::vector<qint64>& segments, const std::vector<qint64>& reads)
{
    lab::StickyRecord record;
    record.config.framing = framing::Framing::lengthPrefix(4, framing::ByteOrder::BigEndian);
    const lab::StickyStream stream = lab::makeStickyStream(record.config);
    record.phase = lab::StickyPhase::Finished;
    record.written = record.received = stream.bytes;
    record.messages = stream.messages;
    for (const lab::MessageSpan& message : stream.messages)
        record.writes.push_back(
            {message.begin, message.end - message.begin, message.number, message.number});
    qint64 at = 0;
    for (const qint64 length : segments) {
        record.segments.push_back({at, length, 1'000'000 + at * 1'000'000, 1, false});
        at += length;
    }
    record.segmentsSent = static_cast<int>(segments.size());
    at = 0;
    for (const qint64 length : reads) {
        record.reads.push_back({at, length, at, 0});
        at += length;
    }
    return record;
}

LogEntry written(int message)
{
    LogEntry entry;
    entry.event = lab::stampedEvent(LabEventKind::BytesWritten);
    entry.event.length = 20;
    entry.firstMessage = entry.lastMessage = message;
    return entry;
}

std::vector<lab::StateSighting> seen(std::initializer_list<State> states)
{
    std::vector<lab::StateSighting> sightings;
    for (const State state : states)
        sightings.push_back({0, state});
    return sightings;
}

QStringList wayOf(const std::vector<tcp::Transition>& transitions)
{
    QStringList names;
    for (const tcp::Transition& row : transitions)
        names << present::stateName(row.from) + u'>' + present::stateName(row.to);
    return names;
}

} // namespace

class TestLabModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logKeepsToItsBound();
    void logCountsEqualWrites();
    void logFilters();
    void logStandsInTheOrderOfTime();
    void writesSayWhoHasTheBytes();
    void optionsShowWhatDiffers();
    void decodersJudgeTheRecord();
    void clientsAndConversation();
    void framesKnowTheirMessages();
    void captionsSayGluedAndSplit();
    void observationFollowsTheRecord_data();
    void observationFollowsTheRecord();
    void lanesKeepTheirScale();
    void gapsAreFilledOnlyWhereCertain();
};

void TestLabModels::logKeepsToItsBound()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    for (int i = 0; i < LogModel::mostEntries + 10; ++i) {
        LogEntry entry;
        entry.event = lab::stampedEvent(LabEventKind::BytesRead);
        entry.event.bytes = QByteArray(1000, 'x');
        model.append(entry);
        if (i == 4) model.flush();
    }
    model.flush();
    QCOMPARE(model.rowCount(), LogModel::mostEntries);
    QCOMPARE(model.dropped(), 10);
    QCOMPARE(model.entry(0).event.bytes.size(), LogModel::mostBytesKept);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.dropped(), 0);
}

void TestLabModels::logCountsEqualWrites()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(written(1));
    model.append(written(2));
    model.flush();
    model.append(written(3));
    model.append(written(5)); // not the next one: a line of its own
    model.flush();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, LogModel::CallColumn).data().toString(), u"write(20) × 3"_s);
    QCOMPARE(model.entry(0).lastMessage, 3);
    QCOMPARE(model.index(1, LogModel::CallColumn).data().toString(), u"write(20)"_s);
}

void TestLabModels::logFilters()
{
    LogModel model;
    LogProxy proxy;
    proxy.setSourceModel(&model);
    const QAbstractItemModelTester tester(&proxy);
    model.append(written(1));
    LogEntry read;
    read.host = present::HostRole::Server;
    read.event = lab::stampedEvent(LabEventKind::BytesRead);
    read.event.bytes = "needle";
    read.event.length = 6;
    model.append(read);
    LogEntry reset;
    reset.event = lab::stampedEvent(LabEventKind::PeerReset);
    model.append(reset);
    model.flush();
    QCOMPARE(proxy.rowCount(), 3);
    proxy.setFilter(LogFilter::Server);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setFilter(LogFilter::Client);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setFilter(LogFilter::Errors);
    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.index(0, LogModel::ResultColumn).data().toString(), u"ECONNRESET"_s);
    proxy.setFilter(LogFilter::Reads);
    proxy.setNeedle(u"NEEDLE"_s);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setNeedle(u"absent"_s);
    QCOMPARE(proxy.rowCount(), 0);
}

void TestLabModels::logStandsInTheOrderOfTime()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    const auto at = [](qint64 steadyNs, LabEventKind kind) {
        LogEntry entry;
        entry.event.kind = kind;
        entry.event.steadyNs = steadyNs;
        return entry;
    };
    model.append(at(1, LabEventKind::Connecting));
    model.append(at(4, LabEventKind::Connected));
    model.append(at(2, LabEventKind::ClientConnected)); // told late
    model.flush();
    model.append(at(3, LabEventKind::WriteShutDown)); // later than the view
    model.append(at(4, LabEventKind::PeerClosed));
    model.flush();
    QList<LabEventKind> kinds;
    for (int row = 0; row < model.rowCount(); ++row)
        kinds << model.entry(row).event.kind;
    QCOMPARE(kinds, (QList{LabEventKind::Connecting, LabEventKind::ClientConnected,
                           LabEventKind::WriteShutDown, LabEventKind::Connected,
                           LabEventKind::PeerClosed}));
    // A socket that reads the end of the stream closes itself.
    const auto close = closeAfterEndOfStream(model.entry(4));
    QVERIFY(close && close->event.kind == LabEventKind::Closed);
    QVERIFY(!closeAfterEndOfStream(model.entry(3)));

    lab::LabError inUse;
    inUse.kind = lab::LabErrorKind::AddressInUse;
    inUse.operation = lab::LabOperation::Bind;
    model.append(failedBind(inUse));
    model.flush();
    QVERIFY(model.entry(5).isError());
    QCOMPARE(model.index(5, LogModel::CallColumn).data().toString(), u"bind()"_s);
    QCOMPARE(model.index(5, LogModel::ResultColumn).data().toString(), u"EADDRINUSE"_s);
}

void TestLabModels::writesSayWhoHasTheBytes()
{
    LogModel model;
    model.append(written(1));
    LogEntry waits = written(2);
    waits.inKernel = false;
    model.append(waits);
    model.flush();
    QCOMPARE(model.rowCount(), 2);
    const auto words = [&](int row) {
        return model.index(row, LogModel::WordsColumn).data().toString();
    };
    QVERIFY(words(0).contains(u"the kernel has the bytes"_s));
    QVERIFY(words(1).contains(u"Qt's own buffer"_s));
}

void TestLabModels::optionsShowWhatDiffers()
{
    OptionModel model;
    const QAbstractItemModelTester tester(&model);
    using lab::OptionNote;
    using lab::SocketOption;
    model.setRows(
        {{SocketOption::SendBuffer, 32768, 65536, OptionNote::KernelDoubles, 0},
         {SocketOption::NoDelay, 1, 1, OptionNote::AsRequested, 0}},
        {{SocketOption::QuickAck, std::nullopt, std::nullopt, OptionNote::NotAvailable, 92}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, OptionModel::NameColumn).data().toString(), u"TCP_NODELAY"_s);
    QVERIFY(!model.index(0, OptionModel::EffectiveColumn).data(CellNowRole).toBool());
    // What is not known is a dash, not a zero.
    QCOMPARE(model.index(1, OptionModel::EffectiveColumn).data().toString(), u"—"_s);
    QCOMPARE(model.index(2, OptionModel::RequestedColumn).data().toString(), u"32,768"_s);
    QVERIFY(model.index(2, OptionModel::EffectiveColumn).data(CellNowRole).toBool());
    QVERIFY(model.index(2, OptionModel::WhyColumn).data().toString().contains(u"doubles"_s));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRows({{SocketOption::SendBuffer, 1, 2, OptionNote::KernelDoubles, 0},
                   {SocketOption::NoDelay, 1, 1, OptionNote::AsRequested, 0}},
                  {{SocketOption::QuickAck, 0, 0, OptionNote::AsRequested, 0}});
    QCOMPARE(resets.count(), 0); // the selection survives a new look
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestLabModels::decodersJudgeTheRecord()
{
    DecoderModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRecord(recordOf({20, 180}, {20, 180}));
    QVERIFY(model.rowCount() >= 4);
    const auto row = [&](const framing::Framing& framing) {
        const auto found =
            std::ranges::find(model.verdicts(), framing, &lab::DecoderVerdict::framing);
        return static_cast<int>(found - model.verdicts().begin());
    };
    const int naive = row(framing::Framing::none());
    QCOMPARE(model.index(naive, DecoderModel::CountColumn).data().toString(), u"1 of 10"_s);
    QCOMPARE(model.index(naive, 0).data(CellSignRole).toInt(), static_cast<int>(CellSign::Cross));
    const int big = row(framing::Framing::lengthPrefix(4, framing::ByteOrder::BigEndian));
    QCOMPARE(model.index(big, DecoderModel::CountColumn).data().toString(), u"10 of 10"_s);
    QCOMPARE(model.index(big, 0).data(CellSignRole).toInt(), static_cast<int>(CellSign::Tick));
    const int little = row(framing::Framing::lengthPrefix(4, framing::ByteOrder::LittleEndian));
    QVERIFY(model.index(little, DecoderModel::ReasonColumn)
                .data()
                .toString()
                .contains(u"byte order"_s));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestLabModels::clientsAndConversation()
{
    EchoClientsModel model;
    const QAbstractItemModelTester tester(&model);
    EchoSession* ours = model.add(true);
    EchoSession* other = model.add(false);
    QVERIFY(ours && other && ours->isOurs() && !other->isOurs());
    const QAbstractItemModelTester lines(&ours->conversation());

    const auto say = [](LabEventKind kind, qint64 offset, const QByteArray& bytes) {
        lab::LabEvent event = lab::stampedEvent(kind);
        event.offset = offset;
        event.bytes = bytes;
        event.length = bytes.size();
        return event;
    };
    ours->takeClientEvent(say(LabEventKind::Connecting, 0, {}));
    QVERIFY(model.isAnyConnecting());
    ours->takeClientEvent(say(LabEventKind::BytesWritten, 0, "ab"));
    ours->takeClientEvent(say(LabEventKind::BytesWritten, 2, "cd"));
    ours->takeServerEvent(say(LabEventKind::BytesRead, 0, "abc"));
    ours->takeClientEvent(say(LabEventKind::BytesRead, 0, "ABC"));
    QCOMPARE(ours->bytesWritten(), 4);
    QCOMPARE(ours->bytesReadByServer(), 3);
    QCOMPARE(ours->bytesReadBack(), 3);
    const StreamFrame& read = ours->picture().lanes[1].frames.front();
    QVERIFY(read.isGlued() && read.endsInside);
    QCOMPARE(ours->conversation().rowCount(), 4);
    QCOMPARE(ours->conversation().index(3, ConversationModel::TextColumn).data().toString(),
             u"ABC"_s);
    QVERIFY(ours->explanation().contains(u"1"_s)); // one byte has not come back

    model.setKernelState(ours, State::CloseWait);
    QCOMPARE(model.index(0, EchoClientsModel::StateColumn).data().toString(), u"CLOSE-WAIT"_s);
    model.remove(0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.at(0), other);
}

void TestLabModels::framesKnowTheirMessages()
{
    const lab::StickyRecord record = recordOf({200}, {7, 13, 30, 150});
    StickyPicture picture;
    picture.reset(record.config);
    picture.update(record);
    picture.update(record); // adds nothing twice
    const auto& reads = picture.picture().lane(StreamLane::Kind::Reads)->frames;
    QCOMPARE(reads.size(), 4U);
    QVERIFY(reads[0].isSplit() && reads[0].endsInside && !reads[0].startsInside);
    QVERIFY(reads[1].isSplit() && reads[1].startsInside && !reads[1].endsInside);
    QVERIFY(reads[2].isGlued() && reads[2].firstMessage == 2 && reads[2].lastMessage == 3);
    QVERIFY(reads[3].isGlued() && reads[3].startsInside && reads[3].lastMessage == 10);
    QVERIFY(!picture.picture().messageAt(200));
    QCOMPARE(picture.picture().messageAt(199)->number, 10);
    QCOMPARE(picture.picture().lane(StreamLane::Kind::Writes)->frames.size(), 10U);
}

void TestLabModels::captionsSayGluedAndSplit()
{
    const lab::StickyRecord record = recordOf({20, 180}, {20, 180});
    const StreamFrame glued = frameOver(record.messages, 20, 200);
    QVERIFY(StickyWords::readCaption(glued, 2, true).contains(u"glued"_s));
    QCOMPARE(StickyWords::readCaption(glued, 2, false), u"read 2: 180"_s);
    const StreamFrame split = frameOver(record.messages, 0, 7);
    QVERIFY(StickyWords::readCaption(split, 1, true).contains(u"split"_s));
    QVERIFY(StickyWords::segmentCaption(glued, 2, lab::StickyCause::Nagle).contains(u"Nagle"_s));
    QCOMPARE(StickyWords::segmentCaption(glued, 2, lab::StickyCause::Corked), u"180"_s);
}

void TestLabModels::observationFollowsTheRecord_data()
{
    QTest::addColumn<lab::StickyRecord>("record");
    QTest::addColumn<QString>("inHeadline");
    QTest::addColumn<QString>("inWhy");
    const std::vector<qint64> each(10, 20);
    QTest::newRow("nagle") << recordOf({20, 180}, {20, 180}) << u"got 2: glued by the sender"_s
                           << u"Messages 2 to 10 waited 20 ms"_s;
    QTest::newRow("late") << recordOf(each, {200}) << u"got 1: glued by the reader"_s
                          << u"10 segments"_s;
    QTest::newRow("clean") << recordOf(each, each) << u"got 10: one read a message"_s
                           << u"not a promise"_s;
    lab::StickyRecord small = recordOf(each, std::vector<qint64>(20, 10));
    small.config.receiver.readSize = 10;
    small.config.sender.gapMs = 5;
    QTest::newRow("small") << small << u"got 20: split by small reads"_s << u"in pieces: 10"_s;
    lab::StickyRecord uncounted = recordOf({}, {200});
    uncounted.segmentsSent.reset();
    QTest::newRow("uncounted") << uncounted << u"got 1: glued"_s << u"cannot be told"_s;
}

void TestLabModels::observationFollowsTheRecord()
{
    QFETCH(lab::StickyRecord, record);
    QFETCH(QString, inHeadline);
    QFETCH(QString, inWhy);
    if (QString::fromLatin1(QTest::currentDataTag()) == u"clean"_s) record.config.sender.gapMs = 5;
    const StickyWords::Observation made = StickyWords::observation(record);
    QVERIFY2(made.headline.contains(inHeadline), qPrintable(made.headline));
    QVERIFY2(made.why.contains(inWhy), qPrintable(made.why));
    // What it suggests can be run, and is something else.
    QVERIFY(made.next && !made.tryNext.isEmpty());
    QVERIFY(lab::checkConfig(*made.next).empty());
}

void TestLabModels::lanesKeepTheirScale()
{
    const lab::StickyRecord record = recordOf({20, 180}, {20, 180});
    StickyPicture picture;
    picture.reset(record.config);
    picture.update(record);
    StreamLanes lanes;
    lanes.setPicture(&picture.picture());
    lanes.setCaption([](const StreamLane& lane, std::size_t frame, bool isLong) {
        return StickyWords::readCaption(lane.frames[frame], static_cast<int>(frame) + 1, isLong);
    });
    lanes.resize(700, 260);
    lanes.show();
    QVERIFY(QTest::qWaitForWindowExposed(&lanes));
    const QRectF write = lanes.frameRect(0, 1);
    const QRectF read = lanes.frameRect(2, 1);
    QCOMPARE(write.left(), read.left()); // one x scale for all
    QVERIFY(std::abs(read.width() - 9 * write.width()) < 0.5);

    QSignalSpy selected(&lanes, &StreamLanes::selectionChanged);
    QTest::mouseClick(lanes.viewport(), Qt::LeftButton, {}, read.center().toPoint());
    QCOMPARE(selected.count(), 1);
    QCOMPARE(lanes.selection()->lane, 2U);
    QCOMPARE(lanes.selection()->frame, 1U);
    QTest::keyClick(&lanes, Qt::Key_Left);
    QCOMPARE(lanes.selection()->frame, 0U);
    QTest::keyClick(&lanes, Qt::Key_Left);
    QCOMPARE(lanes.selection()->frame, 0U);
    QTest::keyClick(&lanes, Qt::Key_End);
    QCOMPARE(lanes.selection()->frame, 1U);
    QTest::keyClick(&lanes, Qt::Key_Plus);
    QCOMPARE(lanes.zoom(), 2.0);
    QTest::keyClick(&lanes, Qt::Key_0);
    QCOMPARE(lanes.zoom(), 1.0);
    QVERIFY(lanes.accessibleDescription().contains(u"glued"_s));
}

void TestLabModels::gapsAreFilledOnlyWhereCertain()
{
    QCOMPARE(wayOf(provenTransitions(seen({State::Established}), SocketOrigin::Connected)),
             (QStringList{u"CLOSED>SYN-SENT"_s, u"SYN-SENT>ESTABLISHED"_s}));
    QCOMPARE(
        wayOf(provenTransitions(seen({State::Established}), SocketOrigin::Accepted)),
        (QStringList{u"CLOSED>LISTEN"_s, u"LISTEN>SYN-RECEIVED"_s, u"SYN-RECEIVED>ESTABLISHED"_s}));
    QCOMPARE(wayOf(provenTransitions(seen({State::Listen}), SocketOrigin::Listening)),
             (QStringList{u"CLOSED>LISTEN"_s}));
    // ESTABLISHED to TIME-WAIT: by FIN-WAIT-2, by CLOSING or directly. Only the FIN is certain.
    QCOMPARE(wayOf(provenTransitions(seen({State::Established, State::TimeWait}),
                                     SocketOrigin::Connected))
                 .last(),
             u"ESTABLISHED>FIN-WAIT-1"_s);
    // To CLOSED nothing is certain, unless the other end tells.
    const auto gone = seen({State::Established, State::Closed});
    QCOMPARE(wayOf(provenTransitions(gone, SocketOrigin::Accepted)).last(),
             u"SYN-RECEIVED>ESTABLISHED"_s);
    QCOMPARE(
        wayOf(provenTransitions(gone, SocketOrigin::Accepted, true)).mid(3),
        (QStringList{u"ESTABLISHED>CLOSE-WAIT"_s, u"CLOSE-WAIT>LAST-ACK"_s, u"LAST-ACK>CLOSED"_s}));
    QVERIFY(provenTransitions({}, SocketOrigin::Connected).empty());
}

QTEST_MAIN(TestLabModels)
#include "tst_lab_models.moc"
