#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace tcplab::tcp {

struct Tcb;

/// The user's calls (RFC 9293 3.9.1). Buffers are borrowed for the length of the call.
struct PassiveOpenCall
{
};
struct ActiveOpenCall
{
};
/// Queues as much of `data` as the send buffer holds; the result says how much that was.
struct SendCall
{
    std::span<const std::byte> data;
    bool urgent = false; ///< everything queued so far, this included, is urgent (3.8.5)
};
/// Takes what has arrived in order, at most buffer.size() octets.
struct ReceiveCall
{
    std::span<std::byte> buffer;
};
/// CLOSE as in RFC 9293 3.10.4: "I have no more data to send". The other direction stays open:
/// shutdown(SHUT_WR).
struct ShutdownCall
{
};
/// close() of the socket API: no more sending, and nobody will read any more. Unread or later data
/// is answered by RST (RFC 9293 3.6.1, SHLD-3).
struct CloseCall
{
};
struct AbortCall
{
};
/// What the connection is doing: the state and the rest of the TCB. Changes nothing.
struct StatusCall
{
};

using UserCall = std::variant<PassiveOpenCall, ActiveOpenCall, SendCall, ReceiveCall, ShutdownCall,
                              CloseCall, AbortCall, StatusCall>;

/// The answers of RFC 9293 3.10.1 to 3.10.6 to a call that cannot be served.
enum class CallError : std::uint8_t {
    None,
    DoesNotExist,          ///< "error: connection does not exist"
    AlreadyExists,         ///< "error: connection already exists"
    InsufficientResources, ///< "error: insufficient resources"
    RemoteUnspecified,     ///< "error: remote socket unspecified"
    Closing,               ///< "error: connection closing"
    Reset,                 ///< "error: connection reset"
};

/// The RFC's own words; "ok" for None.
std::string_view rfcText(CallError error);

struct CallResult
{
    CallError error = CallError::None;
    std::size_t bytes = 0; ///< queued by SEND, delivered by RECEIVE
    /// RECEIVE: nothing has arrived yet, and more may come; ask again at the next DataAvailable.
    /// SEND: the buffer is full; ask again at the next SendSpace.
    bool pending = false;
    const Tcb* tcb = nullptr; ///< STATUS: the endpoint's own, as it is now
};

} // namespace tcplab::tcp
