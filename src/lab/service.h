#pragma once

#include "framing/framing.h"
#include "lab/kernel_probe.h"
#include "lab/lab_event.h"
#include "lab/socket_options.h"

#include <QHostAddress>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace tcplab::lab {

/// How a server reads: the program that does sleep(delay), recv(size) in a loop.
struct ReceiverConfig
{
    static constexpr int mostReadDelayMs = 60'000;
    static constexpr int mostReadSize = 1024 * 1024;

    int readDelayMs = 0;   ///< wait before each read, 0..mostReadDelayMs
    int readSize = 4096;   ///< at most so many bytes a read, 1..mostReadSize
    SocketOptions options; ///< set on each accepted socket; quickAck = 0 asks for delayed ACKs
};

/// What a headless or windowed server needs to start.
struct ServeConfig
{
    QHostAddress bindAddress = QHostAddress(QHostAddress::LocalHost);
    std::optional<quint16> port; ///< unset: the experiment's own; 0: any free one
    framing::Framing framing;    ///< sticky: how the stream is decoded
    ReceiverConfig receiver;     ///< sticky; tcp-echo uses only `options`
};

/// What is wrong with a configuration; LabError::field names the setting ("readSize", "framing"
/// ...). start() checks it too.
std::optional<LabError> checkServeConfig(const ServeConfig& config);

/// A running connection of a server, for looking at its kernel state.
struct LiveConnection
{
    quint64 connection = 0;  ///< as in LabEvent
    qintptr descriptor = -1; ///< valid until control returns to the event loop
    FourTuple tuple;
};

/// A server of an experiment without widgets: the window, `tcplab-cli serve` and the tests run
/// this.
///
///     auto service = createService("tcp-echo", config);
///     connect(service.get(), &Service::event, ...);   // LabEvent, as it happens
///     connect(service.get(), &Service::failed, ...);  // start() did not work: say why, exit 4
///     service->start();                                // at once; port() is known when it returns
///     true
class Service : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Binds and listens. False after failed() has been emitted; may be called again.
    virtual bool start() = 0;

    /// Closes the listener and all connections (FIN). Harmless when not running.
    virtual void stop() = 0;

    virtual bool isRunning() const = 0;
    virtual QHostAddress address() const = 0; ///< what is bound
    virtual quint16 port() const = 0;         ///< the real port, also when 0 was asked for
    virtual qintptr listenerDescriptor() const = 0;
    virtual std::vector<LiveConnection> connections() const = 0;

    /// Closes one client's connection (FIN); false when there is none of this number.
    virtual bool closeConnection(quint64 connection) = 0;

Q_SIGNALS:
    void event(const tcplab::lab::LabEvent& event);
    void failed(const tcplab::lab::LabError& error);
};

/// The server of an experiment, or nullptr when the id is unknown or not available.
std::unique_ptr<Service> createService(const QString& experimentId, const ServeConfig& config);

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::ServeConfig)
