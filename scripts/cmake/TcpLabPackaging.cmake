# What is installed beside the programs, and how `cpack -G DEB` in a build directory makes a package of it.
# The programs install themselves in src/app and src/cli.

set(TCPLAB_DOC_DIR ${CMAKE_INSTALL_DATADIR}/doc/tcplab)
set(CPACK_PACKAGE_NAME tcplab)
set(CPACK_PACKAGE_VENDOR "The TCP Lab authors")
set(CPACK_PACKAGE_CONTACT "The TCP Lab authors <maintainers@tcplab.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "teach and learn TCP with a simulator and real sockets")
set(CPACK_PACKAGE_DESCRIPTION
"A model of TCP (RFC 9293) whose segment exchanges can be stepped, rewound,
broken and branched, beside a lab of real sockets whose states light up the
same diagram. For lecturers and students, in Chinese and English.")

# Debian wants these compressed, without a time stamp so that two builds agree.
find_program(TCPLAB_GZIP gzip)
function(tcplab_install_compressed file destination)
    get_filename_component(name ${file} NAME)
    if(TCPLAB_GZIP)
        set(packed ${CMAKE_CURRENT_BINARY_DIR}/packed/${name}.gz)
        file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/packed)
        execute_process(COMMAND ${TCPLAB_GZIP} -9nc ${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        set(file ${packed})
    endif()
    install(FILES ${file} DESTINATION ${destination})
endfunction()

if(TCPLAB_BUILD_GUI)
    install(FILES resources/packaging/tcplab.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES resources/tcplab.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
install(FILES resources/packaging/copyright CHANGELOG.md DESTINATION ${TCPLAB_DOC_DIR})
configure_file(resources/packaging/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/changelog @ONLY)
tcplab_install_compressed(${CMAKE_CURRENT_BINARY_DIR}/changelog ${TCPLAB_DOC_DIR})
foreach(program tcplab tcplab-cli)
    tcplab_install_compressed(${CMAKE_SOURCE_DIR}/docs/man/${program}.1 ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()

set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
# dpkg-shlibdeps finds the linked libraries; the icons' reader, Qt's own translations and a font with
# Han glyphs are loaded at run time, where it does not look.
find_program(TCPLAB_SHLIBDEPS dpkg-shlibdeps)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, qt6-translations-l10n, fonts-noto-cjk | fonts-wqy-microhei")
if(TCPLAB_SHLIBDEPS)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
else()
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6widgets6, libqt6network6")
endif()
include(CPack)
