# One CMake target a folder of src/, so that the linker enforces the arrows of docs/architecture.md.
#
#   tcplab_add_module(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...] [QT])
#       a static library `tcplab_NAME`; headers are included as "NAME/header.h".
#       Without QT the target gets no Qt include path and no moc.
#   tcplab_add_test(NAME SOURCES ... LIBS ... [LABELS ...])
#       a Qt Test program registered with ctest.

function(tcplab_set_warnings target)
    if(MSVC)
        target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8)
        if(TCPLAB_WARNINGS_AS_ERRORS)
            target_compile_options(${target} PRIVATE /WX)
        endif()
    else()
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
            -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum)
        # g++ 12 sees overlaps in `"text" + std::to_string(n)` that are not there, at -O3 only (GCC bug 105651).
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
            target_compile_options(${target} PRIVATE -Wno-restrict)
        endif()
        if(TCPLAB_WARNINGS_AS_ERRORS)
            target_compile_options(${target} PRIVATE -Werror)
        endif()
    endif()
endfunction()

if(TCPLAB_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# See tests/fuzz/CMakeLists.txt. Everything is instrumented, so that libFuzzer sees which inputs are news.
option(TCPLAB_LIBFUZZER "Build the fuzz targets with libFuzzer (clang only)" OFF)
if(TCPLAB_LIBFUZZER)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

function(tcplab_add_module name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(tcplab_${name} STATIC ${ARG_SOURCES})
    target_include_directories(tcplab_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(tcplab_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    # Position-independent code for Qt's sake, but nobody replaces these functions at run time: they may be inlined.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(tcplab_${name} PRIVATE -fno-semantic-interposition)
    endif()
    if(ARG_QT)
        set_target_properties(tcplab_${name} PROPERTIES AUTOMOC ON AUTOUIC ON
            AUTOUIC_SEARCH_PATHS ${CMAKE_SOURCE_DIR}/ui)
        # Strings become QString only by tr(), u""_s or QStringLiteral: nothing slips past the translators.
        target_compile_definitions(tcplab_${name} PRIVATE QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII
            QT_NO_KEYWORDS QT_NO_FOREACH)
    endif()
    tcplab_set_warnings(tcplab_${name})
endfunction()

function(tcplab_add_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${ARG_LIBS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE TCPLAB_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    tcplab_set_warnings(${name})
    add_test(NAME ${name} COMMAND ${name})
    foreach(source ${ARG_SOURCES})
        file(RELATIVE_PATH source ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${source})
        set_property(GLOBAL APPEND PROPERTY TCPLAB_TEST_SOURCES ${source})
    endforeach()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
