#include <QtTest>

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>

#include "gui/system_preferences.h"
#include "gui/theme.h"

using namespace tcplab::gui;

namespace {

/// A desktop's settings portal with two settings.
class Portal : public QDBusVirtualObject
{
public:
    uint colorScheme = 1;
    bool animations = true;

    QString introspect(const QString&) const override { return {}; }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override
    {
        if (message.member() != QStringLiteral("Read")) return false;
        const QString key = message.arguments().value(1).toString();
        const QVariant value =
            key == QStringLiteral("color-scheme") ? QVariant(colorScheme) : QVariant(animations);
        // Real portals wrap the value twice.
        const QDBusVariant inner(value);
        return connection.send(
            message.createReply(QVariant::fromValue(QDBusVariant(QVariant::fromValue(inner)))));
    }

    static void announce(QDBusConnection& connection, const QString& group, const QString& key,
                         const QVariant& value)
    {
        auto signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"),
                                                 QStringLiteral("org.freedesktop.portal.Settings"),
                                                 QStringLiteral("SettingChanged"));
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        connection.send(signal);
    }
};

} // namespace

class TestSystemPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thePortalIsAskedAndHeard();
    void theThemeFollowsTheSystemOnlyWhereChosen();

private:
    QDBusConnection bus_ =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
    Portal portal_;
};

void TestSystemPreferences::initTestCase()
{
    if (!bus_.isConnected()) QSKIP("no session bus here");
    QVERIFY(
        bus_.registerVirtualObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal_));
    if (!bus_.registerService(QStringLiteral("org.freedesktop.portal.Desktop"))) {
        QSKIP("a real desktop answers on this bus");
    }
}

void TestSystemPreferences::thePortalIsAskedAndHeard()
{
    SystemPreferences preferences;
    QTRY_VERIFY(preferences.isDark());
    QVERIFY(!preferences.isMotionReduced());
    const auto announce = [&](const char* group, const char* key, const QVariant& value) {
        Portal::announce(bus_, QString::fromLatin1(group), QString::fromLatin1(key), value);
    };
    announce("org.freedesktop.appearance", "color-scheme", 2u);
    QTRY_VERIFY(!preferences.isDark());
    announce("org.gnome.desktop.interface", "enable-animations", false);
    QTRY_VERIFY(preferences.isMotionReduced());
}

void TestSystemPreferences::theThemeFollowsTheSystemOnlyWhereChosen()
{
    Theme& theme = Theme::instance();
    theme.setChoice(ThemeChoice::System);
    QTRY_VERIFY(theme.isDark());
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    theme.setChoice(ThemeChoice::System);
    QVERIFY(theme.isDark());
    Portal::announce(bus_, QStringLiteral("org.freedesktop.appearance"),
                     QStringLiteral("color-scheme"), 2u);
    QTRY_VERIFY(!theme.isDark());
}

QTEST_MAIN(TestSystemPreferences)
#include "tst_system_preferences.moc"
