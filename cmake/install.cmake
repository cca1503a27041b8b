# The library for servers: libsve, a shared library with the C interface of include/sve_json.h and
# nothing else in sight, and what `cmake --install` puts where. docs/servers.md.
#
# The C++ run time is part of it where the linker can do that, so that who loads it needs only the C
# library, and another C++ run time in the same process is none of its business.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(sve_shared SHARED ${SVE_C_SOURCES})
add_library(sve::sve ALIAS sve_shared)
target_link_libraries(sve_shared PRIVATE sve_json sve_product)
target_include_directories(sve_shared PUBLIC
  "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>"
)
set_target_properties(sve_shared PROPERTIES
  OUTPUT_NAME sve
  EXPORT_NAME sve
  VERSION ${PROJECT_VERSION}
  # The number of the C interface: it grows when a program built against the last one might not run.
  SOVERSION 0
)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(SVE_SYMBOLS "${CMAKE_CURRENT_SOURCE_DIR}/cmake/libsve.map")
  set_property(TARGET sve_shared APPEND PROPERTY LINK_DEPENDS "${SVE_SYMBOLS}")
  target_link_options(sve_shared PRIVATE
    -static-libstdc++ -static-libgcc "-Wl,--version-script=${SVE_SYMBOLS}")
endif()

install(TARGETS sve_shared EXPORT sve-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
)
install(TARGETS sve RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES include/sve_json.h include/sve_json.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES types/schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/sve)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# find_package(sve)
set(SVE_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/sve)
configure_package_config_file(cmake/sve-config.cmake.in generated/sve-config.cmake
  INSTALL_DESTINATION ${SVE_CMAKE_DIR})
# Before 1.0 a minor version may change what is there.
write_basic_package_version_file(generated/sve-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT sve-targets NAMESPACE sve:: DESTINATION ${SVE_CMAKE_DIR})
install(FILES
  "${CMAKE_CURRENT_BINARY_DIR}/generated/sve-config.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/generated/sve-config-version.cmake"
  DESTINATION ${SVE_CMAKE_DIR}
)

# pkg-config, wherever the tree is put: paths are relative to the file.
file(RELATIVE_PATH SVE_PC_PREFIX
  "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
configure_file(cmake/sve.pc.in generated/sve.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/generated/sve.pc"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
