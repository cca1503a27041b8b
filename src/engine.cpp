// The engine: working memory, and the way of a flat document through the core.

#include <algorithm>
#include <cstdlib>

#include "base/arena.h"
#include "flat/decode.h"
#include "flat/encode.h"
#include "model/codes.h"
#include "quote/quote.h"
#include "quote/verify.h"
#include "sve.h"
#include "sve_version.h"

namespace sve {

namespace {

using flat::Cursor;
using flat::Field;

// The place of a sum that passed the largest amount, as an error. Contract 12.
bool report(const pricing::Checked& checked, Cursor& cursor) {
  switch (checked.overflow) {
    case pricing::Overflow::kNone:
      return true;
    case pricing::Overflow::kLine:
      cursor.enter(Field::cart);
      return cursor.fail(flat::Reason::AMOUNT_OVERFLOW, Field::lines, checked.line);
    case pricing::Overflow::kLines:
      cursor.enter(Field::cart);
      return cursor.fail(flat::Reason::AMOUNT_OVERFLOW, Field::lines);
    case pricing::Overflow::kTokens:
      return cursor.fail(flat::Reason::AMOUNT_OVERFLOW, Field::tokens);
  }
  return cursor.corrupt();
}

}  // namespace

const char* version() { return SVE_VERSION; }

const char* tables_json() { return model::tables_json(); }

struct Engine::State {
  base::Arena arena;
  flat::Places places;
  flat::Trail trail;
  quote::Workspace workspace;
  flat::Word* words = nullptr;
  size_t capacity = 0;
  bool always_optimal = false;

  ~State() { std::free(words); }

  // A cursor on the first words of the request, with what it may see behind them.
  Cursor open(size_t count) {
    SVE_ASSERT(count <= capacity);
    std::fill_n(words + count, flat::kSlackWords, flat::kAbsent);
    arena.reset();
    trail = {};
    return Cursor({words, count}, trail);
  }

  // Reads and prices a request whose presence was judged.
  bool read_request(Cursor& cursor, model::Request& request, quote::Priced& priced) {
    if (!flat::decode_request(cursor, arena, places, request)) return false;
    if (always_optimal) request.strategy = model::Strategy::kOptimal;
    priced = quote::price(request, workspace, arena);
    return report(priced.checked, cursor);
  }

  bool read_quote_document(Cursor& cursor, model::Request& request, quote::Priced& priced) {
    return cursor.read_id_count() && cursor.begin_element() &&
           read_request(cursor, request, priced) && (cursor.at_end() || cursor.corrupt());
  }

  // The whole request with its sums, then the claim, then the document's own unknown members.
  bool read_verify_document(Cursor& cursor, model::Request& request, quote::Priced& priced,
                            model::Claim& claim) {
    return cursor.read_id_count() && cursor.begin_element() && cursor.begin(Field::request) &&
           read_request(cursor, request, priced) && cursor.leave() && cursor.begin(Field::claim) &&
           flat::decode_claim(cursor, arena, places, claim) && cursor.end_element(false) &&
           (cursor.at_end() || cursor.corrupt());
  }
};

// Room from the start, so that there is always something to look at behind the words.
Engine::Engine() : state_(new State) { request(1); }
Engine::~Engine() = default;

void Engine::always_optimal(bool always) { state_->always_optimal = always; }

int64_t* Engine::request(size_t words) {
  constexpr size_t kLeastWords = 1024;
  if (words > state_->capacity) {
    size_t capacity = state_->capacity < kLeastWords ? kLeastWords : 2 * state_->capacity;
    if (capacity < words) capacity = words;
    SVE_ASSERT(capacity <= SIZE_MAX / sizeof(flat::Word) - flat::kSlackWords);
    void* memory = std::realloc(state_->words, (capacity + flat::kSlackWords) * sizeof(flat::Word));
    SVE_ASSERT(memory != nullptr);
    state_->words = static_cast<flat::Word*>(memory);
    state_->capacity = capacity;
  }
  return state_->words;
}

std::span<const int64_t> Engine::quote(size_t words) {
  State& state = *state_;
  Cursor cursor = state.open(words);
  model::Request request;
  quote::Priced priced;
  if (!state.read_quote_document(cursor, request, priced)) {
    return flat::encode_error(state.trail, state.arena);
  }
  const model::Quote answer = quote::complete(request, priced, state.workspace, state.arena);
  return flat::encode_quote(request, answer, state.arena);
}

std::span<const int64_t> Engine::verify(size_t words) {
  State& state = *state_;
  Cursor cursor = state.open(words);
  model::Request request;
  model::Claim claim;
  quote::Priced priced;
  if (!state.read_verify_document(cursor, request, priced, claim)) {
    return flat::encode_error(state.trail, state.arena);
  }
  const model::Quote answer = quote::complete(request, priced, state.workspace, state.arena);
  const std::span<const model::Violation> differences =
      quote::verify(request, answer, claim, state.places.tokens, state.arena);
  return flat::encode_verification(request, answer, differences, state.arena);
}

}  // namespace sve
