#include "tcp/user_call.h"

namespace tcplab::tcp {

std::string_view rfcText(CallError error)
{
    switch (error) {
    case CallError::None:
        return "ok";
    case CallError::DoesNotExist:
        return "error: connection does not exist";
    case CallError::AlreadyExists:
        return "error: connection already exists";
    case CallError::InsufficientResources:
        return "error: insufficient resources";
    case CallError::RemoteUnspecified:
        return "error: remote socket unspecified";
    case CallError::Closing:
        return "error: connection closing";
    case CallError::Reset:
        return "error: connection reset";
    }
    return {};
}

} // namespace tcplab::tcp
