#include <QtTest>

#include <QApplication>
#include <QFontInfo>
#include <QImage>
#include <QPainter>
#include <QPushButton>

#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/theme.h"
#include "gui/theme_tokens.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

QRgb value(Token token, bool dark)
{
    const TokenColours& row = tokenTable()[static_cast<std::size_t>(token)];
    return dark ? row.dark : row.light;
}

/// The least contrast of `token` on the grounds where it may stand.
double worst(Token token, bool dark)
{
    double least = 21;
    for (const Token ground :
         {Token::Window, Token::Panel, Token::Raised, Token::Now, Token::Sel}) {
        least = std::min(least, contrastRatio(value(token, dark), value(ground, dark)));
    }
    return least;
}

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 60;
    }
    return count;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void contrastOfKnownPairs();
    void contrasts_data();
    void contrasts();
    void textOnGrounds();
    void messageTintsCarryText();
    void choiceChangesThePalette();
    void projectorMode();
    void fontsAreRelative();
    void everyIconDrawsSomething();
    void iconsFollowTheTheme();
    void kindsDifferWithoutColour();
};

void TestTheme::cleanup()
{
    Theme::instance().setProjector(false);
    Theme::instance().setChoice(ThemeChoice::Light);
}

void TestTheme::contrastOfKnownPairs()
{
    QVERIFY(qAbs(contrastRatio(qRgb(0, 0, 0), qRgb(255, 255, 255)) - 21.0) < .001);
    QVERIFY(qAbs(contrastRatio(qRgb(255, 255, 255), qRgb(255, 255, 255)) - 1.0) < .001);
    // The well-known grey at the border of AA.
    QVERIFY(qAbs(contrastRatio(qRgb(0x76, 0x76, 0x76), qRgb(255, 255, 255)) - 4.54) < .01);
}

/// The numbers of the look: on paper, and on the least favourable ground.
void TestTheme::contrasts_data()
{
    QTest::addColumn<Token>("token");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("onPanel");
    QTest::addColumn<double>("onWorst");
    const auto add = [](const char* name, Token token, double lp, double lw, double dp, double dw) {
        QTest::addRow("%s, light", name) << token << false << lp << lw;
        QTest::addRow("%s, dark", name) << token << true << dp << dw;
    };
    add("edge", Token::Edge, 3.97, 3.25, 4.50, 3.65);
    add("text", Token::Text, 16.43, 13.45, 13.20, 10.71);
    add("muted", Token::Muted, 6.42, 5.25, 7.34, 5.96);
    add("link", Token::Link, 6.84, 5.60, 8.07, 6.55);
    add("client", Token::Client, 6.09, 4.99, 7.60, 6.17);
    add("server", Token::Server, 5.67, 4.64, 7.51, 6.10);
    add("syn", Token::Syn, 6.75, 5.53, 10.71, 8.69);
    add("ack", Token::Ack, 6.74, 5.52, 9.34, 7.58);
    add("data", Token::Data, 11.91, 9.75, 6.55, 5.31);
    add("fin", Token::Fin, 5.72, 4.68, 11.85, 9.61);
    add("rst", Token::Rst, 9.13, 7.47, 5.64, 4.58);
    add("probe", Token::Probe, 5.72, 4.68, 6.30, 5.11);
    add("lost", Token::Lost, 6.20, 5.08, 6.23, 5.05);
    add("success", Token::Success, 6.73, 5.51, 10.58, 8.59);
    add("warning", Token::Warning, 5.93, 4.85, 9.19, 7.46);
    add("error", Token::Error, 7.09, 5.80, 6.23, 5.06);
    add("focus", Token::Focus, 5.69, 4.66, 6.88, 5.59);
}

void TestTheme::contrasts()
{
    QFETCH(const Token, token);
    QFETCH(const bool, dark);
    QFETCH(const double, onPanel);
    QFETCH(const double, onWorst);
    constexpr double rounding = .005;
    const double panel = contrastRatio(value(token, dark), value(Token::Panel, dark));
    QVERIFY2(panel >= onPanel - rounding, qPrintable(QString::number(panel)));
    const double least = worst(token, dark);
    QVERIFY2(least >= onWorst - rounding, qPrintable(QString::number(least)));
}

void TestTheme::textOnGrounds()
{
    struct Pair
    {
        Token ink, ground;
        double light, dark;
    };
    for (const Pair& p :
         {Pair{Token::Text, Token::ClientTint, 13.9, 10.6},
          Pair{Token::Text, Token::ServerTint, 13.9, 10.6},
          Pair{Token::Text, Token::Sel, 13.45, 10.71}, Pair{Token::Text, Token::Now, 14.80, 11.53},
          Pair{Token::OnNow, Token::NowEdge, 4.69, 9.89},
          Pair{Token::OnFocus, Token::Focus, 5.69, 7.92}}) {
        const double light = contrastRatio(value(p.ink, false), value(p.ground, false));
        const double dark = contrastRatio(value(p.ink, true), value(p.ground, true));
        QVERIFY2(light >= p.light - .05, qPrintable(QString::number(light)));
        QVERIFY2(dark >= p.dark - .05, qPrintable(QString::number(dark)));
    }
}

void TestTheme::messageTintsCarryText()
{
    for (const TintColours& tint : messageTintTable()) {
        QVERIFY(contrastRatio(value(Token::Text, false), tint.light) >= 11.9);
        QVERIFY(contrastRatio(value(Token::Text, true), tint.dark) >= 7.5);
    }
    const Theme& theme = Theme::instance();
    QCOMPARE(theme.messageTint(11), theme.messageTint(1));
    QVERIFY(theme.messageTint(2) != theme.messageTint(1));
    QVERIFY(!Theme::isMessageHatched(10));
    QVERIFY(Theme::isMessageHatched(11));
}

void TestTheme::choiceChangesThePalette()
{
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().setChoice(ThemeChoice::Dark);
    QVERIFY(changed.count() >= 1);
    QVERIFY(Theme::instance().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window).rgb(), value(Token::Window, true));
    QPushButton button;
    QCOMPARE(button.palette().color(QPalette::ButtonText).rgb(), value(Token::Text, true));
    Theme::instance().setChoice(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window).rgb(), value(Token::Window, false));
}

void TestTheme::projectorMode()
{
    Theme& theme = Theme::instance();
    const QColor edge = theme.color(Token::Edge);
    const qreal thin = kindPen(SegmentKind::Syn).widthF();
    theme.setProjector(true);
    QCOMPARE(theme.color(Token::Window), QColor(Qt::white));
    QCOMPARE(theme.color(Token::Panel), QColor(Qt::white));
    QCOMPARE(theme.color(Token::Line), edge);
    QCOMPARE(theme.color(Token::Muted), theme.color(Token::Text));
    QCOMPARE(QApplication::font().pointSizeF(), 20.0);
    QVERIFY(theme.controlHeight() >= 44);
    QVERIFY(qAbs(kindPen(SegmentKind::Syn).widthF() - 1.6 * thin) < .001);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(theme.color(Token::Panel), QColor(Qt::black));
}

void TestTheme::fontsAreRelative()
{
    const Theme& theme = Theme::instance();
    const qreal body = QFontMetricsF(theme.font(FontRole::Body)).height();
    const qreal caption = QFontMetricsF(theme.font(FontRole::Caption)).height();
    QVERIFY(caption < body * .95);
    QVERIFY(theme.font(FontRole::Headline).weight() == QFont::Bold);
    const QFontMetricsF fixed(theme.font(FontRole::Fixed));
    QCOMPARE(fixed.horizontalAdvance(u'i'), fixed.horizontalAdvance(u'W'));
    QVERIFY(theme.font(FontRole::Body).families().contains(QStringLiteral("Noto Sans CJK SC")));
    QVERIFY(theme.controlHeight() >= 26);
    QVERIFY(theme.tableRowHeight() >= 1.5 * QFontInfo(theme.font(FontRole::Body)).pixelSize());
}

void TestTheme::everyIconDrawsSomething()
{
    for (int i = 0; i < iconCount; ++i) {
        const QImage image = icon(static_cast<Icon>(i)).pixmap(24, 24).toImage();
        QVERIFY2(inkedPixels(image) > 12, iconFileName(static_cast<Icon>(i)));
    }
    QVERIFY(inkedPixels(applicationIcon().pixmap(64, 64).toImage()) > 1000);
}

void TestTheme::iconsFollowTheTheme()
{
    const QIcon tick = icon(Icon::Tick, Token::Success);
    const auto strongest = [&] {
        const QImage image = tick.pixmap(32, 32).toImage();
        QRgb best = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > qAlpha(best)) best = image.pixel(x, y);
            }
        }
        return QColor::fromRgb(best);
    };
    QCOMPARE(strongest().rgb(), value(Token::Success, false));
    Theme::instance().setChoice(ThemeChoice::Dark);
    QCOMPARE(strongest().rgb(), value(Token::Success, true));
}

void TestTheme::kindsDifferWithoutColour()
{
    QList<QImage> shapes;
    for (const SegmentKind kind : {SegmentKind::Syn, SegmentKind::Ack, SegmentKind::Data,
                                   SegmentKind::Fin, SegmentKind::Rst, SegmentKind::Probe}) {
        QImage image(60, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintKindSample(painter, kind, QRectF(4, 4, 52, 16));
        painter.end();
        const QImage shape = image.createAlphaMask();
        QVERIFY(!shapes.contains(shape));
        shapes.append(shape);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
