#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

class QDBusMessage;

namespace tcplab::gui {

/// What the desktop says about colours and motion: from its settings portal where there is one,
/// else from the palette that Qt took over from it. The answers come later, by changed().
class SystemPreferences : public QObject
{
    Q_OBJECT

public:
    explicit SystemPreferences(QObject* parent = nullptr);

    bool isDark() const;
    bool isMotionReduced() const { return motionReduced_; }

    /// Looks at the application's palette anew; call while none is set by the program.
    void readPalette();

Q_SIGNALS:
    void changed();

#if defined(TCPLAB_HAVE_DBUS)
private Q_SLOTS:
    /// The portal's signal SettingChanged: group, key, value.
    void takeSignal(const QDBusMessage& message);
#endif

private:
    void ask(const QString& group, const QString& key);
    void takeSetting(const QString& group, const QString& key, const QVariant& value);

    bool paletteIsDark_ = false;
    std::optional<bool> portalIsDark_;
    bool motionReduced_ = false;
};

} // namespace tcplab::gui
