#include <QtTest>

#include "tcp/byte_queue.h"
#include "tcp/seq_num.h"

using namespace tcplab::tcp;

class SeqNumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relationsHoldAcrossTheWrap_data()
    {
        QTest::addColumn<quint32>("base");
        for (const quint32 base : {0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFF0u, 0xFFFFFFFFu})
            QTest::addRow("%u", base) << base;
    }
    // Shows: 3.4-1
    void relationsHoldAcrossTheWrap()
    {
        QFETCH(quint32, base);
        const SeqNum a{base};
        const SeqNum b = a + 20;
        QVERIFY(a.isBefore(b) && b.isAfter(a) && !b.isBefore(a) && !a.isAfter(b));
        QVERIFY(a.isAtOrBefore(a) && a.isAtOrAfter(a) && !a.isBefore(a) && !a.isAfter(a));
        QCOMPARE(b.distanceFrom(a), 20);
        QCOMPARE(a.distanceFrom(b), -20);
        QCOMPARE((b - 20), a);
        QCOMPARE(later(a, b), b);
        QCOMPARE(later(b, a), b);
    }

    void windowIsHalfOpen()
    {
        const SeqNum start{0xFFFFFFFEu};
        QVERIFY(start.isInWindow(start, 4));
        QVERIFY(SeqNum{1}.isInWindow(start, 4));
        QVERIFY(!SeqNum{2}.isInWindow(start, 4));
        QVERIFY(!(start - 1).isInWindow(start, 4));
        QVERIFY(!start.isInWindow(start, 0));
    }

    void byteQueueKeepsOrderHoweverItIsCut()
    {
        ByteQueue queue;
        std::vector<std::byte> expected;
        std::vector<std::byte> taken;
        for (unsigned i = 0; i < 2000; ++i) {
            const std::vector<std::byte> piece(i % 7, static_cast<std::byte>(i));
            queue.append(piece);
            expected.insert(expected.end(), piece.begin(), piece.end());
            std::vector<std::byte> out(i % 5);
            out.resize(queue.read(out));
            taken.insert(taken.end(), out.begin(), out.end());
        }
        std::vector<std::byte> rest(queue.size());
        QCOMPARE(queue.read(rest), rest.size());
        taken.insert(taken.end(), rest.begin(), rest.end());
        QVERIFY(taken == expected);
        QVERIFY(queue.empty());
        QVERIFY(queue == ByteQueue{});
    }
};

QTEST_APPLESS_MAIN(SeqNumTest)
#include "tst_seq_num.moc"
