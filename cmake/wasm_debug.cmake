# The engine as WebAssembly with everything that Emscripten can check while it runs: `npm run
# test:wasm-debug`. Nothing of it is published.
#
# SAFE_HEAP ends the program at a read or write that is misaligned or outside of memory, STACK_OVERFLOW_CHECK at the
# end of the stack, which is as small as in the module that is published (cmake/wasm.cmake). The sanitizer
# traps at what C++ leaves undefined.

add_library(sve_json STATIC ${SVE_JSON_SOURCES})
target_link_libraries(sve_json PUBLIC sve_core PRIVATE sve_product)

set(SVE_CHECKS -fsanitize=undefined -fsanitize-trap=undefined)
target_compile_options(sve_core PRIVATE ${SVE_CHECKS})
target_compile_options(sve_json PRIVATE ${SVE_CHECKS})

add_executable(answer_lines tests/wasm-debug/answer_lines.cpp)
target_link_libraries(answer_lines PRIVATE sve_json sve_warnings)
add_subdirectory(tests/fuzz)

foreach(program answer_lines sve_fuzz_replay)
  target_link_options(${program} PRIVATE
    -sASSERTIONS=2
    -sSAFE_HEAP=1
    -sSTACK_OVERFLOW_CHECK=2
    -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH=1
    -sMAXIMUM_MEMORY=256MB
    -sENVIRONMENT=node
    # Read from the file: what this Emscripten would fetch, Node since 18 does not.
    -sWASM_ASYNC_COMPILATION=0
    -sNODERAWFS=1
    -sEXIT_RUNTIME=1
  )
endforeach()
# The replay checks with maps and streams of its own, for which that stack was never meant.
target_link_options(answer_lines PRIVATE -sTOTAL_STACK=64KB)
