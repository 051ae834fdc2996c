// What the machine does without us: a copy of the same octets, and the kernel's own TCP over
// loopback with both ends in this one thread.
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "workload.h"

namespace tcplab::bench {

namespace {

constexpr std::size_t segment = 1460;

Measured copying(Size size)
{
    const std::uint64_t all = size == Size::Full ? 300'000'000 : 3'000'000;
    const Pattern pattern;
    std::vector<std::byte> buffer(Pattern::longestPiece);
    Measured result;
    result.intact = true;
    measure(result, [&] {
        for (std::uint64_t done = 0; done < all; done += segment) {
            const auto text = pattern.at(done, segment);
            std::byte* to = buffer.data() + done % (buffer.size() - segment);
            std::memcpy(to, text.data(), text.size());
            // Looked at, so that the copy cannot be left out.
            result.intact = result.intact && to[done % segment] == text[done % segment];
        }
    });
    result.bytes = all;
    result.segments = all / segment;
    return result;
}

class Socket
{
public:
    explicit Socket(int descriptor)
        : descriptor_(descriptor)
    {
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket()
    {
        if (descriptor_ >= 0) close(descriptor_);
    }
    explicit operator bool() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// A listening socket on a port of the kernel's choice.
class Loopback
{
public:
    Loopback()
        : listener_(socket(AF_INET, SOCK_STREAM, 0))
    {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address_;
        ready_ = listener_ && bind(listener_.descriptor(), generic(), length) == 0 &&
                 listen(listener_.descriptor(), 16) == 0 &&
                 getsockname(listener_.descriptor(), generic(), &length) == 0;
    }
    /// One connection that carries `bytes` and is closed, client first. False: not all arrived.
    bool carry(const Pattern& pattern, std::uint64_t bytes, std::vector<std::byte>& buffer)
    {
        const Socket client(ready_ ? socket(AF_INET, SOCK_STREAM, 0) : -1);
        if (!client || connect(client.descriptor(), generic(), sizeof address_) != 0) return false;
        const Socket server(accept(listener_.descriptor(), nullptr, nullptr));
        if (!server) return false;
        std::uint64_t given = 0;
        std::uint64_t taken = 0;
        while (taken < bytes) {
            const auto length = static_cast<std::size_t>(
                std::min<std::uint64_t>(Pattern::longestPiece, bytes - given));
            const ssize_t sent = length == 0
                                     ? 0
                                     : send(client.descriptor(), pattern.at(given, length).data(),
                                            length, MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent > 0) given += static_cast<std::uint64_t>(sent);
            // Something is on its way, or all of it would have been taken.
            const ssize_t got = recv(server.descriptor(), buffer.data(), buffer.size(), 0);
            if (got <= 0) return false;
            const auto expected = pattern.at(taken, static_cast<std::size_t>(got));
            if (std::memcmp(expected.data(), buffer.data(), expected.size()) != 0) return false;
            taken += static_cast<std::uint64_t>(got);
        }
        return true;
    }

private:
    sockaddr* generic() { return reinterpret_cast<sockaddr*>(&address_); }
    Socket listener_;
    sockaddr_in address_{};
    bool ready_ = false;
};

Measured loopback(std::uint64_t connections, std::uint64_t bytesEach)
{
    const Pattern pattern;
    std::vector<std::byte> buffer(Pattern::longestPiece);
    Loopback net;
    Measured result;
    result.intact = true;
    measure(result, [&] {
        for (std::uint64_t i = 0; i < connections && result.intact; ++i)
            result.intact = net.carry(pattern, bytesEach, buffer);
    });
    result.connections = connections;
    result.bytes = connections * bytesEach;
    return result;
}

} // namespace

void addReferenceCases(std::vector<Case>& cases)
{
    cases.push_back({"memcpy", "-", "each octet copied once", copying});
    // Few enough that the ports in TIME-WAIT do not run out.
    cases.push_back({"kernel-w1", "-", "loopback, sequential connections",
                     [](Size size) { return loopback(size == Size::Full ? 5'000 : 50, 1000); }});
    cases.push_back({"kernel-w3", "-", "loopback, bulk", [](Size size) {
                         return loopback(1, size == Size::Full ? 300'000'000 : 3'000'000);
                     }});
}

} // namespace tcplab::bench
