#include <QTest>

#include "present/label_room.h"

using tcplab::present::LabelRoom;
using Axis = LabelRoom::Axis;
using Range = LabelRoom::Range;
using Strip = LabelRoom::Strip;

/// Where words may lie among lines and other words.
class LabelRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyRoomGivesTheWantedPlace();
    void lineTakesItsCrossing();
    void nearestOfTheFreePlacesIsTaken();
    void noPlaceIsNoPlace();
    void bothStripsMustBeFree();
    void turnedAxesSeeTheSame();
    void overlapKnowsTurnedAreas();
};

void LabelRoomTest::emptyRoomGivesTheWantedPlace()
{
    const LabelRoom room;
    const auto axis = Axis::fromDegrees({0, 0}, 0);
    QVERIFY(room.obstacles(axis, -10, 0, {0, 100}).empty());
    const Strip strip{{}, -5, 5};
    QCOMPARE(LabelRoom::nearestPlace(std::span(&strip, 1), {10, 90}, 50), std::optional(50.0));
    QCOMPARE(LabelRoom::nearestPlace(std::span(&strip, 1), {10, 90}, 200), std::optional(90.0));
}

void LabelRoomTest::lineTakesItsCrossing()
{
    LabelRoom room;
    room.addLine({50, -100}, {50, 100}, 1);   // crosses
    room.addLine({0, 20}, {100, 20}, 1);      // passes below
    room.addLine({300, -100}, {300, 100}, 1); // beyond the reach
    const auto found = room.obstacles(Axis::fromDegrees({0, 0}, 0), -10, 0, {0, 100});
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].from, 49.0);
    QCOMPARE(found[0].to, 51.0);
}

void LabelRoomTest::nearestOfTheFreePlacesIsTaken()
{
    const std::vector<Range> blocked{{40, 55}};
    const Strip strip{blocked, -5, 5};
    // The middle of a label 10 wide may be up to 35 or from 60 on.
    QCOMPARE(LabelRoom::nearestPlace(std::span(&strip, 1), {0, 100}, 50), std::optional(60.0));
    QCOMPARE(LabelRoom::nearestPlace(std::span(&strip, 1), {0, 100}, 45), std::optional(35.0));
    QCOMPARE(LabelRoom::nearestPlace(std::span(&strip, 1), {0, 58}, 50), std::optional(35.0));
}

void LabelRoomTest::noPlaceIsNoPlace()
{
    const std::vector<Range> blocked{{0, 45}, {52, 100}};
    const Strip wide{blocked, -5, 5};
    QVERIFY(!LabelRoom::nearestPlace(std::span(&wide, 1), {5, 95}, 50));
    const Strip narrow{blocked, -3, 3};
    QCOMPARE(LabelRoom::nearestPlace(std::span(&narrow, 1), {5, 95}, 80), std::optional(49.0));
    QVERIFY(!LabelRoom::nearestPlace(std::span(&narrow, 1), {20, 10}, 15));
}

void LabelRoomTest::bothStripsMustBeFree()
{
    const std::vector<Range> above{{40, 60}};
    const std::vector<Range> below{{60, 80}};
    const std::vector<Strip> strips{{above, -5, 5}, {below, -10, 10}};
    QCOMPARE(LabelRoom::nearestPlace(strips, {0, 100}, 70), std::optional(90.0));
}

void LabelRoomTest::turnedAxesSeeTheSame()
{
    for (const double degrees : {0.0, 30.0, 77.0, 123.0, 250.0}) {
        const auto axis = Axis::fromDegrees({7, -3}, degrees);
        LabelRoom room;
        room.addLine(axis.at(50, -100), axis.at(50, 100), 1);
        room.add(LabelRoom::area(axis, {70, 80}, -5, 5));
        room.add(LabelRoom::area(axis, {20, 30}, 5, 15));
        const auto found = room.obstacles(axis, -10, 0, {0, 100});
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::abs(found[0].from - 49) < 1e-6 && std::abs(found[0].to - 51) < 1e-6);
        QVERIFY(std::abs(found[1].from - 70) < 1e-6 && std::abs(found[1].to - 80) < 1e-6);
    }
}

void LabelRoomTest::overlapKnowsTurnedAreas()
{
    const auto flat = LabelRoom::area(Axis::fromDegrees({0, 0}, 0), {0, 10}, 0, 10);
    const auto turned = LabelRoom::area(Axis::fromDegrees({16, 5}, 45), {-4, 4}, -4, 4);
    QVERIFY(!LabelRoom::overlap(flat, turned)); // their bounds do meet
    const auto near = LabelRoom::area(Axis::fromDegrees({12, 5}, 45), {-4, 4}, -4, 4);
    QVERIFY(LabelRoom::overlap(flat, near));
}

QTEST_APPLESS_MAIN(LabelRoomTest)
#include "tst_label_room.moc"
