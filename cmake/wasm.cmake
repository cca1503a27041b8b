# The WebAssembly modules, from the same core as the native build: core.wasm, which Embind and js/instance.js
# bind to JavaScript, and sve-json.wasm, which stands alone. Works with Emscripten 3.1.6 and later.
# scripts/build.js configures this with emcmake and makes dist/ of what it gives.
#
# Neither has JavaScript of Emscripten's: a host compiles a module in its own way, js/ makes an instance of
# it. sve-json.wasm imports nothing; core.wasm imports what Embind registers with, and nothing else.

set(SVE_WASM_OPTIMIZATION "-Os" CACHE STRING "Optimisation of the WebAssembly build: -O2, -O3, -Os or -Oz")
# With -Os and -Oz Emscripten asks for no function to be compiled into its callers, not even one that is
# smaller than a call: twice the time for nothing.
set(CMAKE_CXX_FLAGS_RELEASE "${SVE_WASM_OPTIMIZATION} -finline-functions -DNDEBUG")

target_compile_options(sve_core PRIVATE -flto)

# Where a usual quote spends its time, speed costs a fiftieth of the module; what it does not run is
# as small as can be. (Each source by itself and all together were tried: docs/performance.md.)
set(SVE_HOT_SOURCES ${SVE_CORE_SOURCES})
list(FILTER SVE_HOT_SOURCES INCLUDE REGEX
  "flat/decode_(cart|tok)|base/keyed|money/money|tokens/(eligibility|entry_pass|gift_card)")
set(SVE_COLD_SOURCES ${SVE_CORE_SOURCES})
list(FILTER SVE_COLD_SOURCES INCLUDE REGEX
  "src/optimal/|src/flat/decode_claim|src/flat/trail|src/model/codes|src/quote/verify")
if(SVE_WASM_OPTIMIZATION STREQUAL "-Os")
  set_source_files_properties(${SVE_HOT_SOURCES} PROPERTIES COMPILE_OPTIONS -O2)
  set_source_files_properties(${SVE_COLD_SOURCES} PROPERTIES COMPILE_OPTIONS -Oz)
endif()

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(SVE_STACK_SETTING TOTAL_STACK)
else()
  set(SVE_STACK_SETTING STACK_SIZE)
endif()

# What both modules are linked with.
set(SVE_WASM_LINK_OPTIONS
  -flto
  # Binaryen's passes over the whole module: their cost is time, at build. A large function stays by
  # itself, also where it has one caller: hosts compile functions when they are first called, and a usual
  # quote calls few of them.
  -O3
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=300
  # The linker goes by these when it chooses among the builds of its own libraries.
  -fno-exceptions -fno-rtti
  --no-entry
  -sFILESYSTEM=0
  -sINITIAL_MEMORY=1MB
  -sALLOW_MEMORY_GROWTH=1
  -sMAXIMUM_MEMORY=256MB
  -s${SVE_STACK_SETTING}=64KB
  # The stack lies below the data and grows down: past its end is a trap, not somebody's figures.
  -Wl,--stack-first
)

# A module that js/instance.js makes instances of.
function(sve_add_bound_module name)
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES SUFFIX .wasm)
  target_link_libraries(${name} PRIVATE sve_core sve_product)
  target_compile_options(${name} PRIVATE -flto)
  # Without RTTI Embind has no names to give to types that it does not know.
  target_compile_definitions(${name} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  target_link_options(${name} PRIVATE
    ${SVE_WASM_LINK_OPTIONS}
    # wasm/memory.cpp
    -sMALLOC=none
    # What Embind binds is called through the table.
    -Wl,--export-table
    # What it registers with is left to js/instance.js.
    -sERROR_ON_UNDEFINED_SYMBOLS=0
    -sWARN_ON_UNDEFINED_SYMBOLS=0
    # Its start is its own: wasm/embind.cpp.
    -nostartfiles
  )
  # Embind's library registers the types of C++, which nothing asks for here: a thirtieth of the module.
  # In later versions it also starts the registering.
  if(EMSCRIPTEN_VERSION VERSION_GREATER 3.1.6)
    target_link_options(${name} PRIVATE -lembind)
  endif()
endfunction()

sve_add_bound_module(core ${SVE_WASM_SOURCES})

# The core without the search of the best use, which a page may never need: three fifths of it. What stands
# in for the search is found before the library of the core, so of src/optimal/ nothing is linked.
sve_add_bound_module(in-order ${SVE_WASM_SOURCES} ${SVE_WASM_IN_ORDER_SOURCES})

# sve-json.wasm: the same core behind the JSON reader, text in and text out, for hosts without
# JavaScript and for stored-value-engine/json. It imports nothing and brings no JavaScript: what it
# exports is in wasm/json.cpp and docs/servers.md.
add_library(sve_json STATIC ${SVE_JSON_SOURCES})
target_link_libraries(sve_json PUBLIC sve_core PRIVATE sve_product)
target_compile_options(sve_json PRIVATE -flto)

add_executable(sve-json ${SVE_WASM_JSON_SOURCES})
set_target_properties(sve-json PROPERTIES SUFFIX .wasm)
target_link_libraries(sve-json PRIVATE sve_json sve_product)
target_compile_options(sve-json PRIVATE -flto)
# Its start is its own: wasm/json.cpp.
target_link_options(sve-json PRIVATE ${SVE_WASM_LINK_OPTIONS} -sMALLOC=emmalloc -nostartfiles)
