#include "cli/verbs.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cerrno>
#include <utility>

#include <unistd.h>

#include "cli/lab_words.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "lab/experiments.h"
#include "lab/lab_client.h"

namespace tcplab::cli {

namespace {

/// The client of `tcp-echo`: one line at a time. The answer to a line has as many bytes as the
/// line, and TCP keeps no boundaries, so counting is how the program knows that it is complete.
class EchoConversation : public QObject
{
    Q_OBJECT

public:
    EchoConversation(const QString& host, quint16 port)
        : input_(STDIN_FILENO, QSocketNotifier::Read)
    {
        input_.setEnabled(false);
        QObject::connect(&input_, &QSocketNotifier::activated, this, [this] { readInput(); });
        QObject::connect(&client_, &lab::LabClient::event, this,
                         [this](const lab::LabEvent& event) { happened(event); });
        client_.connectTo(host, port);
    }

private:
    void happened(const lab::LabEvent& event)
    {
        using Kind = lab::LabEventKind;
        if (event.kind == Kind::Connected) return nextLine();
        if (event.kind == Kind::BytesRead) return answered(event.bytes);
        if (event.kind == Kind::Closed) return finish(Done);
        if (event.kind == Kind::ConnectFailed || event.kind == Kind::ConnectionFailed) {
            say(errorMessage(event.error));
            return finish(EnvironmentRefused);
        }
        if (event.kind != Kind::PeerReset && event.kind != Kind::PeerClosed) return;
        if (ended_) return finish(Done);
        say(QCoreApplication::translate("Cli",
                                        "The server closed the connection before all answers "
                                        "had come."));
        finish(EnvironmentRefused);
    }

    /// Sends what waits as a line, or asks for more input.
    void nextLine()
    {
        while (true) {
            const qsizetype end = buffer_.indexOf('\n');
            if (end < 0 && !(inputEnded_ && !buffer_.isEmpty())) break;
            QByteArray line = end < 0 ? buffer_ : buffer_.left(end);
            buffer_.remove(0, end < 0 ? buffer_.size() : end + 1);
            if (line.endsWith('\r')) line.chop(1);
            if (line.isEmpty()) { // nothing to send, so nothing to wait for
                if (!printLine({})) return finish(Done);
                continue;
            }
            if (!client_.send(line)) {
                say(QCoreApplication::translate("Cli", "The line is too long to be sent at once."));
                return finish(EnvironmentRefused);
            }
            awaited_ = line.size();
            return;
        }
        if (!inputEnded_) {
            input_.setEnabled(true);
            return;
        }
        ended_ = true;
        client_.close();
    }

    void readInput()
    {
        char bytes[4096];
        const auto count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (count <= 0)
            inputEnded_ = true;
        else
            buffer_.append(bytes, count);
        input_.setEnabled(false);
        nextLine();
    }

    void answered(const QByteArray& bytes)
    {
        answer_ += bytes;
        if (answer_.size() < awaited_) return;
        awaited_ = 0;
        const QByteArray whole = std::exchange(answer_, {});
        if (!printLine(QString::fromUtf8(whole))) return finish(Done);
        nextLine();
    }

    void finish(int status)
    {
        QMetaObject::invokeMethod(
            qApp, [status] { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    }

    QSocketNotifier input_;
    lab::LabClient client_;
    QByteArray buffer_; ///< input that has not been sent
    QByteArray answer_;
    qsizetype awaited_ = 0;
    bool inputEnded_ = false;
    bool ended_ = false; ///< we have closed
};

} // namespace

int connect(const Arguments& arguments)
{
    if (arguments.experiment != u"tcp-echo") {
        say(QCoreApplication::translate("Cli", "connect knows tcp-echo only in this version, not "
                                               "'%1'.")
                .arg(arguments.experiment));
        return WrongUsage;
    }
    quint16 port = lab::findExperiment(arguments.experiment)->port;
    if (!arguments.port.isEmpty()) {
        bool isNumber = false;
        port = arguments.port.toUShort(&isNumber);
        if (!isNumber || port == 0) {
            say(QCoreApplication::translate("Cli", "%1: '%2' will not do. Possible: %3.",
                                            "an option")
                    .arg(QStringLiteral("--port"), arguments.port, QStringLiteral("1 … 65535")));
            return WrongUsage;
        }
    }
    EchoConversation conversation(
        arguments.address.isEmpty() ? QStringLiteral("127.0.0.1") : arguments.address, port);
    onInterrupt(conversation, [] { QCoreApplication::exit(Done); });
    return QCoreApplication::exec();
}

} // namespace tcplab::cli

#include "connect_verb.moc"
