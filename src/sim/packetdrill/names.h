#pragma once

#include <string>
#include <string_view>

namespace tcplab::sim::packetdrill {

// The names that exist, whether the model has what they name or not: a script with one that does
// not exist is misspelled, and it would be wrong to skip it as if it asked for too much.

bool isSystemCall(std::string_view name);
bool isInfoField(std::string_view name); ///< with its tcpi_

/// The name that is meant where one is near enough; empty for none.
std::string nearestSystemCall(std::string_view name);
std::string nearestInfoField(std::string_view name);

} // namespace tcplab::sim::packetdrill
