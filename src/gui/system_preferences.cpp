#include "gui/system_preferences.h"

#include <QApplication>
#include <QPalette>

#if defined(TCPLAB_HAVE_DBUS)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto colorScheme = "color-scheme"_L1;
constexpr auto gnomeInterface = "org.gnome.desktop.interface"_L1;
constexpr auto enableAnimations = "enable-animations"_L1;

#if defined(TCPLAB_HAVE_DBUS)

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalInterface = "org.freedesktop.portal.Settings"_L1;

/// The portal wraps its values in one or two variants.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

#endif

} // namespace

SystemPreferences::SystemPreferences(QObject* parent)
    : QObject(parent)
{
    readPalette();
#if defined(TCPLAB_HAVE_DBUS)
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
                SLOT(takeSignal(QDBusMessage)));
    ask(appearance, colorScheme);
    ask(gnomeInterface, enableAnimations);
#endif
}

bool SystemPreferences::isDark() const
{
    return portalIsDark_.value_or(paletteIsDark_);
}

void SystemPreferences::readPalette()
{
    const QPalette palette = QApplication::palette();
    paletteIsDark_ = palette.color(QPalette::Window).lightnessF() <
                     palette.color(QPalette::WindowText).lightnessF();
}

void SystemPreferences::ask([[maybe_unused]] const QString& group,
                            [[maybe_unused]] const QString& key)
{
#if defined(TCPLAB_HAVE_DBUS)
    QDBusMessage message =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    message << group << key;
    auto* call =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (reply.isValid()) takeSetting(group, key, reply.value().variant());
        call->deleteLater();
    });
#endif
}

#if defined(TCPLAB_HAVE_DBUS)
void SystemPreferences::takeSignal(const QDBusMessage& message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() != 3) return;
    takeSetting(arguments[0].toString(), arguments[1].toString(), arguments[2]);
}
#endif

void SystemPreferences::takeSetting([[maybe_unused]] const QString& group,
                                    [[maybe_unused]] const QString& key,
                                    [[maybe_unused]] const QVariant& value)
{
#if defined(TCPLAB_HAVE_DBUS)
    const QVariant plain = unwrapped(value);
    if (group == appearance && key == colorScheme) {
        // 0: no preference, 1: dark, 2: light
        const uint scheme = plain.toUInt();
        portalIsDark_ = scheme == 0 ? std::optional<bool>() : scheme == 1;
    } else if (group == gnomeInterface && key == enableAnimations) {
        motionReduced_ = !plain.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
#endif
}

} // namespace tcplab::gui
