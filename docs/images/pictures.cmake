# Draws the pictures of the README and the user guide anew:
#     cmake --build --preset release --target update_pictures
# They are made by the program itself, without a display, so that they never show what it no longer does.
# -DTCPLAB=path of the program

set(here ${CMAKE_CURRENT_LIST_DIR})
set(ENV{QT_QPA_PLATFORM} offscreen)

# picture(NAME SCENARIO LANGUAGE THEME [arguments ...])
function(picture name scenario language theme)
    execute_process(
        COMMAND ${TCPLAB} ${scenario} --lang ${language} --theme ${theme} ${ARGN} --screenshot ${here}/${name}.png
        RESULT_VARIABLE status ERROR_VARIABLE words)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${name}: ${words}")
    endif()
    message(STATUS "${name}.png")
endfunction()

picture(simulator-en-light lost-final-ack en light --step 9 --size 1366x768)
picture(simulator-zh-dark lost-final-ack zh_CN dark --step 9 --size 1366x768)
picture(inject-en-light three-way-handshake en light --step 5 --panel inject --size 1366x768)
picture(inject-zh-light three-way-handshake zh_CN light --step 5 --panel inject --size 1366x768)
picture(third-column-en-dark fast-retransmit en dark --step 20 --panel time-sequence --size 1920x1080)
picture(third-column-zh-light fast-retransmit zh_CN light --step 20 --panel time-sequence --size 1920x1080)
