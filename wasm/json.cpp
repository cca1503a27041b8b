// The boundary of sve-json.wasm: text in, text out, in plain exports on numbers. docs/servers.md
// describes them.
//
// The module imports nothing. It holds no rule; one engine an instance, one thread at a time.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json/json.h"

extern "C" {
void __wasm_call_ctors();
void _initialize();
}

namespace {

std::string_view last_answer;

// Made at the first text and never destroyed: the instance goes as a whole.
sve::json::JsonEngine& engine() {
  static sve::json::JsonEngine* instance = nullptr;
  if (instance == nullptr) {
    _initialize();
    instance = new sve::json::JsonEngine;
  }
  return *instance;
}

int32_t keep(const sve::json::JsonAnswer& answer) {
  last_answer = answer.text;
  return answer.malformed ? 1 : 0;
}

}  // namespace

#define SVE_EXPORT(name) __attribute__((export_name(#name), used)) name

extern "C" {

// Hosts that know of it call this first. Those that do not need not.
void SVE_EXPORT(_initialize)() {
  static bool initialized = false;
  if (initialized) return;
  initialized = true;
  __wasm_call_ctors();
}

// Room for a text, or 0 when there is no memory for it.
void* SVE_EXPORT(sve_allocate)(size_t bytes) {
  _initialize();
  return std::malloc(bytes);
}

void SVE_EXPORT(sve_free)(void* text) { std::free(text); }

// Answers the text of that many bytes: 0 when it was priced, 1 when it is malformed.
int32_t SVE_EXPORT(sve_quote)(const char* text, size_t bytes) {
  return keep(engine().quote({text, bytes}));
}

int32_t SVE_EXPORT(sve_verify)(const char* text, size_t bytes) {
  return keep(engine().verify({text, bytes}));
}

// The answer to the last text, until the next one.
const char* SVE_EXPORT(sve_answer)() { return last_answer.data(); }

size_t SVE_EXPORT(sve_answer_size)() { return last_answer.size(); }

// The package's version, ending in a NUL.
const char* SVE_EXPORT(sve_version)() { return sve::version(); }

}  // extern "C"
