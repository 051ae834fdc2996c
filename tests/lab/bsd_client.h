#pragma once

#include <QByteArray>
#include <QTest>

#include <chrono>
#include <functional>
#include <future>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/// A client as a textbook writes it, on blocking BSD sockets; used in a thread of its own while the
/// server under test lives in the event loop.
class BsdClient
{
public:
    BsdClient()
        : descriptor_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const timeval patience{20, 0};
        ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    }
    ~BsdClient() { close(); }
    BsdClient(const BsdClient&) = delete;
    BsdClient& operator=(const BsdClient&) = delete;

    int descriptor() const { return descriptor_; }

    void setReceiveBuffer(int bytes)
    {
        ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    }

    bool connectTo(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }

    bool sendAll(const QByteArray& bytes)
    {
        for (qint64 sent = 0; sent < bytes.size();) {
            const auto left = static_cast<std::size_t>(bytes.size() - sent);
            const ssize_t taken = ::send(descriptor_, bytes.constData() + sent, left, MSG_NOSIGNAL);
            if (taken <= 0) return false;
            sent += taken;
        }
        return true;
    }

    /// One recv(); empty at the end of the stream or on an error.
    QByteArray receive(int most = 65536)
    {
        QByteArray bytes(most, Qt::Uninitialized);
        const ssize_t got = ::recv(descriptor_, bytes.data(), static_cast<std::size_t>(most), 0);
        bytes.truncate(std::max<ssize_t>(got, 0));
        return bytes;
    }

    QByteArray receiveExactly(qint64 size)
    {
        QByteArray all;
        while (all.size() < size) {
            const QByteArray more =
                receive(static_cast<int>(std::min<qint64>(size - all.size(), 65536)));
            if (more.isEmpty()) break;
            all += more;
        }
        return all;
    }

    QByteArray receiveToEnd()
    {
        QByteArray all;
        for (QByteArray more = receive(); !more.isEmpty(); more = receive())
            all += more;
        return all;
    }

    void shutdownWrite() { ::shutdown(descriptor_, SHUT_WR); }

    void close()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }

    void reset()
    {
        const struct linger now
        {
            1, 0
        };
        ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }

private:
    int descriptor_;
};

/// Runs `work` in a thread while the event loop turns; its result.
template <typename Result>
Result whileLooping(std::function<Result()> work)
{
    auto future = std::async(std::launch::async, std::move(work));
    while (future.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    return future.get();
}
