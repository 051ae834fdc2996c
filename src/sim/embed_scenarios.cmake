# cmake -DIDS=a,b,c -DFOLDER=... -DOUTPUT=... -P embed_scenarios.cmake
# Writes the scenario files into a source file, so that the library needs no files beside it.
cmake_minimum_required(VERSION 3.25)

# A raw string literal may be this long on every compiler.
set(longest_literal 15000)

string(REPLACE "," ";" ids "${IDS}")
set(entries "")
foreach(id IN LISTS ids)
    set(path "${FOLDER}/${id}.tcplab.json")
    file(SIZE "${path}" size)
    if(size GREATER longest_literal)
        message(FATAL_ERROR "${path} has ${size} octets; at most ${longest_literal} can be embedded")
    endif()
    file(READ "${path}" json)
    string(APPEND entries "    {\"${id}\", R\"tcplab(${json})tcplab\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Generated from resources/scenarios by embed_scenarios.cmake.
#include <array>

#include \"sim/builtin.h\"

namespace tcplab::sim {

namespace {

constexpr auto scenarios = std::to_array<BuiltinScenario>({
${entries}});

} // namespace

std::span<const BuiltinScenario> builtinScenarios()
{
    return scenarios;
}

} // namespace tcplab::sim
")
