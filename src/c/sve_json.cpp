// The C interface over the engine of JSON text: an engine for each thread, and copies for the
// caller.
//
// It holds no rule. What is malformed is data, and so is the only text that cannot be: none at all.

#include "sve_json.h"

#include <cstdlib>
#include <cstring>
#include <string_view>

#include "json/json.h"

namespace {

// Its working memory is the thread's, so no caller waits for another.
sve::json::JsonEngine& engine_of_thread() {
  thread_local sve::json::JsonEngine engine;
  return engine;
}

std::string_view view(const char* text, size_t size) {
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}

char* copy(std::string_view answer) {
  char* const text = static_cast<char*>(std::malloc(answer.size() + 1));
  if (text == nullptr) return nullptr;
  std::memcpy(text, answer.data(), answer.size());
  text[answer.size()] = '\0';
  return text;
}

}  // namespace

char* sve_quote_json(const char* text, size_t size) {
  return copy(engine_of_thread().quote(view(text, size)).text);
}

char* sve_verify_json(const char* text, size_t size) {
  return copy(engine_of_thread().verify(view(text, size)).text);
}

void sve_free(char* answer) { std::free(answer); }

const char* sve_version() { return sve::version(); }
