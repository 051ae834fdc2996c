#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "gui/error_banner.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/echo_view.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/lab_page.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/reach_sign.h"
#include "gui/lab/sticky_setup.h"
#include "gui/lab/sticky_view.h"
#include "gui/lab/stream_lanes.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "present/language.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;
using lab::StickyPhase;

/// Drives the real window as a person does: its buttons, fields and keys.
class TestLabPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void presetsShowTheirEffect_data();
    void presetsShowTheirEffect();
    void tryNextRunsWhatItSays();
    void portInUseOffersAnother();
    void stopsWhileRunning();
    void languageSwitchKeepsTheRun();
    void wrongSetupIsSaid();
    void closingTheWindowEndsTheRun();
    void echoAnswersTwoClients();
    void echoRefusedSaysWhatToDo();
    void echoServerStopIsSeen();
    void otherProgramsAreListed();
    void viewMenuNamesEachOnce();
    void everythingFits_data();
    void everythingFits();

private:
    StickyView* sticky() const { return static_cast<StickyView*>(page_->viewById(u"sticky"_s)); }
    EchoView* echo() const { return static_cast<EchoView*>(page_->viewById(u"tcp-echo"_s)); }
    QPushButton* button(const char* name) const
    {
        return window_->findChild<QPushButton*>(QLatin1String(name));
    }
    ErrorBanner* banner() const { return window_->findChild<ErrorBanner*>(); }
    void showEcho();
    void type(const QString& text);

    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<MainWindow> window_;
    LabPage* page_ = nullptr;
};

void TestLabPage::init()
{
    directory_ = std::make_unique<QTemporaryDir>();
    settings_ = std::make_unique<Settings>(directory_->filePath(u"settings.ini"_s));
    present::installLanguage(*qApp, present::Language::English);
    window_ = std::make_unique<MainWindow>(*settings_, present::Language::English);
    auto page = std::make_unique<LabPage>();
    page_ = page.get();
    window_->addPage(std::move(page));
    window_->resize(1366, 768);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    // Other tests may run at the same time: any free port.
    window_->findChild<StickySetup*>()->setPort(0);
    window_->findChild<QSpinBox*>(u"echoPort"_s)->setValue(0);
}

void TestLabPage::cleanup()
{
    window_.reset();
    settings_.reset();
    directory_.reset();
    present::installLanguage(*qApp, present::Language::English);
}

void TestLabPage::presetsShowTheirEffect_data()
{
    QTest::addColumn<int>("preset");
    for (int i = 0; i < static_cast<int>(lab::stickyPresets().size()); ++i)
        QTest::newRow(lab::stickyPresets()[static_cast<std::size_t>(i)].id) << i;
}

void TestLabPage::presetsShowTheirEffect()
{
    QFETCH(int, preset);
    auto* presets = window_->findChild<QComboBox*>(u"labPresets"_s);
    presets->setCurrentIndex(preset + 1);
    Q_EMIT presets->activated(preset + 1);
    QCOMPARE(sticky()->currentPreset(), preset);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QVERIFY(sticky()->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!sticky()->isRunning(), 20'000);
    const lab::StickyRecord& record = sticky()->record();
    QCOMPARE(record.phase, StickyPhase::Finished);
    QCOMPARE(record.received, record.written);

    // The lanes show the record, call by call and byte by byte.
    auto* lanes = sticky()->findChild<StreamLanes*>();
    QVERIFY(lanes->selection());
    qint64 at = 0;
    for (std::size_t i = 0; i < record.reads.size(); ++i) {
        QCOMPARE(record.reads[i].offset, at);
        at += record.reads[i].length;
        const QRectF drawn = lanes->frameRect(2, i);
        const QRectF first = lanes->frameRect(0, 0);
        const qreal aByte = first.width() / static_cast<qreal>(record.writes.front().length);
        QVERIFY(std::abs(drawn.width() - aByte * static_cast<qreal>(record.reads[i].length)) < 0.5);
    }
    QCOMPARE(at, 200);
    const lab::StickyObservation observed = lab::observe(record);
    const QString headline = sticky()->findChild<ObservationCard*>()->headline();
    QVERIFY2(headline.contains(u"got %1:"_s.arg(observed.reads)), qPrintable(headline));
    // The log has every read, in the order of time, and at last the server's own close().
    auto* log = sticky()->findChild<LogPanel*>();
    const auto cell = [log](int row, int column) {
        return log->proxy()->index(row, column).data().toString();
    };
    log->setFilter(LogFilter::Server);
    QTRY_COMPARE(cell(log->proxy()->rowCount() - 1, LogModel::CallColumn), u"close()"_s);
    QTRY_VERIFY(log->proxy()->rowCount() > 3 &&
                cell(log->proxy()->rowCount() - 2, LogModel::ResultColumn) == u"= 0"_s);
    log->setFilter(LogFilter::All);
    for (int row = 1; row < log->proxy()->rowCount(); ++row)
        QVERIFY2(cell(row - 1, LogModel::TimeColumn) <= cell(row, LogModel::TimeColumn),
                 qPrintable(cell(row, LogModel::TimeColumn)));
    log->setFilter(LogFilter::Reads);
    QCOMPARE(log->proxy()->rowCount(), static_cast<int>(record.reads.size()));
    QCOMPARE(button("labRun")->isEnabled(), true);
}

void TestLabPage::tryNextRunsWhatItSays()
{
    sticky()->applyPreset(1);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!sticky()->isRunning(), 20'000);
    auto* card = sticky()->findChild<ObservationCard*>();
    QVERIFY(!card->tryNext().isEmpty());
    QTest::mouseClick(card->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(sticky()->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!sticky()->isRunning(), 20'000);
    QCOMPARE(sticky()->record().config.receiver.readDelayMs, 200);
    QCOMPARE(sticky()->record().config.sender.options.noDelay, 1);
}

void TestLabPage::portInUseOffersAnother()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    auto* setup = window_->findChild<StickySetup*>();
    setup->setPort(other.serverPort());
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(!sticky()->isRunning());
    QVERIFY(banner()->problem().what.contains(QString::number(other.serverPort())));
    QVERIFY(!banner()->problem().tryThis.isEmpty());
    const LogProxy* log = sticky()->findChild<LogPanel*>()->proxy();
    QCOMPARE(log->rowCount(), 1);
    QCOMPARE(log->index(0, LogModel::CallColumn).data().toString(), u"bind()"_s);
    QTest::mouseClick(banner()->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sticky()->record().phase, StickyPhase::Finished, 20'000);
    QVERIFY(!banner()->isVisible());

    showEcho();
    window_->findChild<QSpinBox*>(u"echoPort"_s)->setValue(other.serverPort());
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(!echo()->isRunning());
    QTest::mouseClick(banner()->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(echo()->isRunning());
    QVERIFY(echo()->port() != other.serverPort());
}

void TestLabPage::stopsWhileRunning()
{
    auto* setup = window_->findChild<StickySetup*>();
    lab::StickyConfig slow = setup->config();
    slow.sender.messages = 1000;
    slow.sender.gapMs = 50;
    setup->setConfig(slow);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY(sticky()->record().reads.size() > 1);
    QVERIFY(!button("labRun")->isEnabled());
    QTest::mouseClick(button("labStop"), Qt::LeftButton);
    QTRY_COMPARE(sticky()->record().phase, StickyPhase::Cancelled);
    QVERIFY(button("labRun")->isEnabled());
    QVERIFY(!button("labStop")->isEnabled());
    // And it can be run again at once.
    sticky()->applyPreset(1);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sticky()->record().phase, StickyPhase::Finished, 20'000);
}

void TestLabPage::languageSwitchKeepsTheRun()
{
    auto* setup = window_->findChild<StickySetup*>();
    lab::StickyConfig slow = setup->config();
    slow.sender.messages = 40;
    slow.sender.gapMs = 10;
    setup->setConfig(slow);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY(sticky()->record().reads.size() > 1);
    window_->setLanguage(present::Language::Chinese);
    window_->setTheme(ThemeChoice::Dark);
    QVERIFY(sticky()->isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(sticky()->record().phase, StickyPhase::Finished, 20'000);
    QCOMPARE(sticky()->record().messages.size(), 40U);
    QCOMPARE(setup->config().sender.messages, 40);
    auto* card = sticky()->findChild<ObservationCard*>();
    QTRY_VERIFY(!card->headline().startsWith(u"Expect"_s)); // the past is told anew
    window_->setLanguage(present::Language::English);
    window_->setTheme(ThemeChoice::Light);
    QCOMPARE(sticky()->record().messages.size(), 40U);
    // Qt tells widgets of a new language by the event loop.
    QTRY_VERIFY(card->headline().startsWith(u"Expected"_s));
}

void TestLabPage::wrongSetupIsSaid()
{
    auto* setup = window_->findChild<StickySetup*>();
    lab::StickyConfig wrong = setup->config();
    wrong.sender.messageSize = 3; // shorter than the prefix
    setup->setConfig(wrong);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_COMPARE(sticky()->record().phase, StickyPhase::Failed);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(banner()->problem().what.contains(u"framing"_s));
}

void TestLabPage::closingTheWindowEndsTheRun()
{
    auto* setup = window_->findChild<StickySetup*>();
    lab::StickyConfig slow = setup->config();
    slow.sender.messages = 1000;
    slow.sender.gapMs = 50;
    setup->setConfig(slow);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTRY_VERIFY(sticky()->port() != 0);
    const quint16 port = sticky()->port();
    window_->close();
    window_.reset();
    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, port));
}

void TestLabPage::showEcho()
{
    auto* experiments = window_->findChild<QComboBox*>(u"labExperiments"_s);
    for (int i = 0; i < experiments->count(); ++i) {
        Q_EMIT experiments->activated(i);
        if (page_->currentView() == echo()) return;
    }
    QFAIL("the echo is not in the picker");
}

void TestLabPage::type(const QString& text)
{
    auto* field = window_->findChild<QLineEdit*>(u"echoText"_s);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestLabPage::echoAnswersTwoClients()
{
    showEcho();
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QVERIFY(echo()->isRunning());
    QVERIFY(echo()->port() != 0);
    QVERIFY(!window_->findChild<ReachSign*>()->isWarning());
    QTest::mouseClick(button("echoAdd"), Qt::LeftButton);
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Connected);
    EchoSession* first = echo()->selected();
    type(u"hello"_s);
    QTRY_COMPARE(first->bytesReadBack(), 5);
    QTest::mouseClick(button("echoAdd"), Qt::LeftButton);
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Connected);
    EchoSession* second = echo()->selected();
    QVERIFY(first != second);
    type(u"straße"_s); // only ASCII letters change
    QTRY_COMPARE(second->bytesReadBack(), 7);
    QCOMPARE(first->bytesReadBack(), 5);
    ConversationModel& talk = second->conversation();
    QCOMPARE(talk.index(talk.rowCount() - 1, ConversationModel::TextColumn).data().toString(),
             u"STRAßE"_s);
    QCOMPARE(echo()->clients().rowCount(), 2); // none of them taken for another program
    QTRY_COMPARE(second->bytesReadByServer(), 7);

    // Both ends as the operating system sees them, then the close.
    auto* diagram = echo()->findChild<StateDiagramWidget*>();
    QTRY_VERIFY(diagram->state().client == tcp::State::Established);
    QTRY_VERIFY(diagram->state().server == tcp::State::Established);
    QTest::mouseClick(button("echoClose"), Qt::LeftButton);
    QTRY_COMPARE(second->phase(), EchoSession::Phase::Ended);
    QTRY_VERIFY(diagram->state().client == tcp::State::TimeWait);
    QTRY_VERIFY(diagram->state().server == tcp::State::Closed);
    QCOMPARE(first->phase(), EchoSession::Phase::Connected);
}

void TestLabPage::echoRefusedSaysWhatToDo()
{
    showEcho();
    quint16 closed = 0;
    {
        QTcpServer brief;
        QVERIFY(brief.listen(QHostAddress::LocalHost));
        closed = brief.serverPort();
    }
    window_->findChild<QSpinBox*>(u"echoPort"_s)->setValue(closed);
    QTest::mouseClick(button("echoAdd"), Qt::LeftButton);
    QTest::mouseClick(button("echoConnect"), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(banner()->problem().what.contains(u"refused"_s));
    QTest::mouseClick(banner()->findChild<QPushButton*>(), Qt::LeftButton); // starts the server
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Connected);
    type(u"now"_s);
    QTRY_COMPARE(echo()->selected()->bytesReadBack(), 3);
    QTest::mouseClick(button("echoAbort"), Qt::LeftButton);
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Ended);
    QTRY_COMPARE(echo()->clients().rowCount(), 1);
}

void TestLabPage::echoServerStopIsSeen()
{
    showEcho();
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTest::mouseClick(button("echoAdd"), Qt::LeftButton);
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Connected);
    type(u"x"_s);
    QTRY_COMPARE(echo()->selected()->bytesReadBack(), 1);
    QTest::mouseClick(button("labStop"), Qt::LeftButton);
    QTRY_COMPARE(echo()->selected()->phase(), EchoSession::Phase::Ended);
    QVERIFY(!echo()->isRunning());
    QVERIFY(!button("echoSend")->isEnabled());
    QTest::mouseClick(button("echoRemove"), Qt::LeftButton);
    QCOMPARE(echo()->clients().rowCount(), 0);
}

void TestLabPage::otherProgramsAreListed()
{
    showEcho();
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    QTcpSocket other;
    other.connectToHost(QHostAddress(QHostAddress::LocalHost), echo()->port());
    QTRY_COMPARE(other.state(), QAbstractSocket::ConnectedState);
    other.write("from outside");
    QTRY_COMPARE(other.bytesAvailable(), 12);
    QCOMPARE(other.readAll(), "FROM OUTSIDE");
    QTRY_COMPARE(echo()->clients().rowCount(), 1);
    QVERIFY(!echo()->clients().at(0)->isOurs());
    QCOMPARE(echo()->clients().at(0)->bytesReadByServer(), 12);
    QTest::mouseClick(button("echoClose"), Qt::LeftButton); // the server closes it
    QTRY_COMPARE(other.state(), QAbstractSocket::UnconnectedState);
}

void TestLabPage::viewMenuNamesEachOnce()
{
    const auto names = [&] {
        QStringList all;
        for (const QAction* bar : window_->menuBar()->actions()) {
            if (bar->text() != u"&View"_s) continue;
            for (const QAction* action : bar->menu()->actions()) {
                if (action->isVisible() && !action->isSeparator())
                    all << action->text().remove(u'&');
            }
        }
        return all;
    };
    QVERIFY(names().contains(u"Socket options"_s));
    QVERIFY(names().contains(u"Zoom in on the stream"_s));
    QCOMPARE(names().removeDuplicates(), 0);
    showEcho();
    QCOMPARE(names().removeDuplicates(), 0);
    QVERIFY(names().contains(u"Socket options"_s));
    QVERIFY(!names().contains(u"Zoom in on the stream"_s));
}

void TestLabPage::everythingFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("projector");
    QTest::newRow("1024x680") << QSize(1024, 680) << false;
    QTest::newRow("1366x768") << QSize(1366, 768) << false;
    QTest::newRow("1920x1080") << QSize(1920, 1080) << false;
    QTest::newRow("projector") << QSize(1366, 768) << true;
}

void TestLabPage::everythingFits()
{
    QFETCH(QSize, size);
    QFETCH(bool, projector);
    window_->resize(size);
    window_->setFullScreenInProjector(false);
    window_->setProjector(projector);
    QTest::mouseClick(button("labRun"), Qt::LeftButton);
    if (projector) sticky()->run();
    QTRY_VERIFY_WITH_TIMEOUT(
        !sticky()->isRunning() && sticky()->record().phase == StickyPhase::Finished, 20'000);
    QCOMPARE(window_->size(), size);
    for (ExperimentView* view :
         {static_cast<ExperimentView*>(sticky()), static_cast<ExperimentView*>(echo())}) {
        page_->showView(view);
        QCoreApplication::processEvents();
        const QRect whole(QPoint(), view->size());
        for (const QWidget* part : view->findChildren<QWidget*>()) {
            if (!part->isVisible() || !part->inherits("tcplab::gui::Panel")) continue;
            const QRect place(part->mapTo(view, QPoint()), part->size());
            QVERIFY2(whole.contains(place), qPrintable(part->accessibleName()));
            QVERIFY2(part->height() >= part->minimumSizeHint().height(),
                     qPrintable(part->accessibleName()));
        }
        auto* lanes = view->findChild<StreamLanes*>();
        QVERIFY(lanes->isVisible());
        QVERIFY(lanes->viewport()->width() >= 300);
    }
}

QTEST_MAIN(TestLabPage)
#include "tst_lab_page.moc"
