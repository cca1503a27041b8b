// The boundary to JavaScript: what docs/flat.md says of it, and nothing else.
//
// Embind gives what is asked once, as text. The way of a quote is three plain functions on numbers,
// on the one engine of the instance. It holds no rule and looks at no word.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>

#include "sve.h"

namespace {

// Made at the first call and never destroyed: the instance goes as a whole.
sve::Engine& engine() {
  static sve::Engine* const instance = new sve::Engine;
  return *instance;
}

// A text that ends in a NUL, by its address: it stands for as long as the instance does.
uintptr_t version() { return reinterpret_cast<uintptr_t>(sve::version()); }

}  // namespace

extern "C" {

void __wasm_call_ctors();
// What later Emscriptens have Embind's JavaScript call; earlier ones register when they construct.
__attribute__((weak)) void _embind_initialize_bindings();

// Before everything else, once: Embind registers what is bound.
EMSCRIPTEN_KEEPALIVE void _initialize() {
  __wasm_call_ctors();
  if (_embind_initialize_bindings != nullptr) _embind_initialize_bindings();
}

EMSCRIPTEN_KEEPALIVE int64_t* sve_request(size_t words) { return engine().request(words); }

EMSCRIPTEN_KEEPALIVE const int64_t* sve_quote(size_t words) { return engine().quote(words).data(); }

EMSCRIPTEN_KEEPALIVE const int64_t* sve_verify(size_t words) {
  return engine().verify(words).data();
}

}  // extern "C"

EMSCRIPTEN_BINDINGS(sve) { emscripten::function("version", &version); }
