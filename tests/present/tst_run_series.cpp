#include <QtTest>

#include <cmath>

#include "present/plot_scale.h"
#include "present/run_series.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::present;
using sim::HostId;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto result = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

sim::History runOf(std::string_view id)
{
    sim::History history(builtin(id));
    history.runToEnd();
    return history;
}

RunSeries seriesOf(const sim::History& history)
{
    RunSeries series(history);
    while (!series.collect(history, 7)) {
    }
    return series;
}

SeriesLevels levels(std::initializer_list<std::pair<int, std::int64_t>> points)
{
    SeriesLevels made;
    for (const auto& [milliseconds, value] : points)
        made.push_back({sim::SimTime{std::chrono::milliseconds(milliseconds)}, value, 0});
    return made;
}

} // namespace

class RunSeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The law: what a plot says of a moment is what the model has then.
    void levelsAreTheModels_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"slow-start-congestion-avoidance", "sack-recovery", "lost-data-rto",
                               "zero-window-probe", "sequence-wraparound", "three-way-handshake"})
            QTest::newRow(id) << QByteArray(id);
    }
    void levelsAreTheModels()
    {
        QFETCH(QByteArray, id);
        const sim::History history = runOf(id.toStdString());
        const RunSeries series = seriesOf(history);
        QVERIFY(!series.senders().empty());
        std::size_t compared = 0;
        for (std::size_t k = 0; k + 1 < history.steps(); ++k) {
            if (history.record(k).t == history.record(k + 1).t)
                continue; // not the last of its time
            const sim::World& world = history.at(k + 1);
            for (const HostId host : {HostId::Client, HostId::Server}) {
                const sim::Connection* connection = world.host(host).latest();
                const SendSeries* sender = series.find(host, 1);
                if (!connection || connection->deleted || !sender || sender->segments.empty() ||
                    sender->segments.front().moment > k + 1)
                    continue;
                const tcp::Tcb& tcb = connection->endpoint.tcb();
                const sim::SimTime t = history.record(k).t;
                const auto una = valueAt(sender->acknowledged, t);
                QVERIFY(una);
                QCOMPARE(sender->iss + static_cast<std::uint32_t>(*una), tcb.snd.una);
                QCOMPARE(valueAt(sender->inFlight, t),
                         std::optional<std::int64_t>(tcb.snd.nxt.distanceFrom(tcb.snd.una)));
                if (tcb.congestion.limits())
                    QCOMPARE(valueAt(sender->cwnd, t),
                             std::optional<std::int64_t>(tcb.congestion.cwnd()));
                ++compared;
            }
        }
        QVERIFY(compared > 3);
    }

    void numbersDoNotWrap()
    {
        const sim::History history = runOf("sequence-wraparound");
        const RunSeries series = seriesOf(history);
        const SendSeries* sender = series.busiest();
        QVERIFY(sender);
        QVERIFY(sender->iss.value() > 0xFFFF0000u);
        for (std::size_t i = 1; i < sender->segments.size(); ++i)
            QVERIFY(sender->segments[i].from >= sender->segments[i - 1].from);
        QVERIFY(sender->segments.back().to > sender->segments.front().to);
        const std::uint32_t end =
            (sender->iss + static_cast<std::uint32_t>(sender->segments.back().to)).value();
        QVERIFY(end < sender->iss.value()); // the number itself has wrapped
    }

    void losesAndRepetitionsAreKnown()
    {
        const sim::History history = runOf("sack-recovery");
        const RunSeries series = seriesOf(history);
        const SendSeries* sender = series.busiest();
        const auto count = [&](auto wanted) {
            return std::ranges::count_if(sender->segments, wanted);
        };
        const auto lost = count([](const SeriesSegment& s) { return s.lostMoment > 0; });
        const auto again =
            count([](const SeriesSegment& s) { return s.kind == SeriesSegment::Kind::Again; });
        QVERIFY(lost > 1);
        QCOMPARE(again, lost); // SACK: nothing else goes again
        QVERIFY(!sender->sacks.empty());
        QCOMPARE(sender->events.front().kind, SeriesEvent::Kind::FastRetransmit);
        QCOMPARE(sender->events.back().kind, SeriesEvent::Kind::Recovered);
    }

    void timeoutsAreEvents()
    {
        const sim::History history = runOf("lost-data-rto");
        const RunSeries series = seriesOf(history);
        QVERIFY(std::ranges::any_of(series.busiest()->events, [](const SeriesEvent& event) {
            return event.kind == SeriesEvent::Kind::Timeout;
        }));
        QVERIFY(!series.busiest()->hasCongestionControl);
        QVERIFY(series.busiest()->cwnd.empty());
    }

    void ticksAreRoundAndApart()
    {
        const auto ticks = plotTicks({0.03, 1.21}, 600, 90, false);
        QCOMPARE(ticks.front(), 0.2);
        QCOMPARE(ticks.back(), 1.2);
        QCOMPARE(ticks.size(), 6u);
        for (const double tick : plotTicks({0, 3}, 400, 20, true))
            QCOMPARE(tick, std::round(tick));
        QVERIFY(plotTicks({5, 5}, 400, 20, true).empty());
        QVERIFY(plotTicks({0, 1}, 0, 20, true).empty());
        QVERIFY(plotTicks({0, 1e18}, 1e9, 1, true).size() <= 200);
    }

    void zoomKeepsItsAnchorAndItsBounds()
    {
        const PlotRange bounds{0, 100};
        const PlotRange half = zoomed(bounds, 2, 50, bounds, 0.1);
        QCOMPARE(half, (PlotRange{25, 75}));
        QCOMPARE(zoomed(half, 0.1, 30, bounds, 0.1), bounds);
        QVERIFY(zoomed({50, 50.2}, 10, 50, bounds, 0.1).length() > 0.0999);
        QCOMPARE(moved(half, 60, bounds), (PlotRange{50, 100}));
        QCOMPARE(moved(half, -60, bounds), (PlotRange{0, 50}));
    }

    /// However many points: the extremes of each column survive, and no more than a few entries.
    void thinningKeepsWhatCanBeSeen()
    {
        SeriesLevels many;
        for (int i = 0; i < 100'000; ++i)
            many.push_back({sim::SimTime{std::chrono::microseconds(i * 10)},
                            i == 77'777 ? 9999 : i % 10, static_cast<std::uint32_t>(i)});
        const auto columns = decimated(many, {0, 1}, 500);
        QVERIFY(columns.size() <= 501);
        const auto peak = std::ranges::max_element(columns, {}, &LevelColumn::most);
        QCOMPARE(peak->most, 9999.0);
        QCOMPARE(peak->column, 77'777 * 500 / 100'000);
        QVERIFY(std::ranges::all_of(columns, [](const LevelColumn& c) { return c.least <= 1; }));
    }

    void gapsStayGaps()
    {
        const auto line =
            levels({{100, 5}, {200, SeriesLevel::none}, {600, SeriesLevel::none}, {800, 7}});
        const auto columns = decimated(line, {0, 1}, 100);
        QVERIFY(columns.front().startsHere);
        QVERIFY(
            std::ranges::any_of(columns, [](const LevelColumn& c) { return std::isnan(c.last); }));
        QVERIFY(columns.back().startsHere);
        QCOMPARE(valueAt(line, sim::SimTime{std::chrono::milliseconds(150)}),
                 std::optional<std::int64_t>(5));
        QVERIFY(!valueAt(line, sim::SimTime{std::chrono::milliseconds(300)}));
        QVERIFY(!valueAt(line, sim::SimTime{std::chrono::milliseconds(50)}));
        // A range that begins amidst the line knows what holds there.
        QCOMPARE(decimated(levels({{100, 5}, {900, 6}}), {0.5, 1}, 10).front().first, 5.0);
        QVERIFY(decimated(line, {0, 0}, 100).empty());
        QVERIFY(decimated(line, {0, 1}, 0).empty());
    }

    void barsOfAColumnJoin()
    {
        std::vector<SeriesSegment> segments;
        for (int i = 0; i < 1000; ++i)
            segments.push_back({sim::SimTime{std::chrono::microseconds(i)}, i * 10, i * 10 + 10,
                                static_cast<std::uint64_t>(i), 1, 0, SeriesSegment::Kind::First});
        const auto all = [](const SeriesSegment&) { return true; };
        const auto joined = decimated(segments, {0, 0.001}, 10, 0.5, all);
        QCOMPARE(joined.size(), 10u);
        QCOMPARE(joined.front().count, 100u);
        QCOMPARE(decimated(segments, {0, 0.001}, 10, -0.5, all).size(), 1000u);
        QVERIFY(decimated(segments, {0, 0.001}, 10, 0.5, [](const SeriesSegment& s) {
                    return s.lostMoment > 0;
                }).empty());
    }
};

QTEST_GUILESS_MAIN(RunSeriesTest)
#include "tst_run_series.moc"
