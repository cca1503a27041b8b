// What each target asks of the engine, and how the answers must agree.

#include "targets.h"

#include <algorithm>
#include <string>
#include <vector>

#include "answer_view.h"
#include "check.h"
#include "flat/decode.h"
#include "invariants.h"
#include "json/document.h"
#include "json/flatten.h"
#include "json/json.h"
#include "request_maker.h"
#include "sve.h"

namespace sve::fuzz {

namespace {

using flat::Status;
using json::Document;
using json::ShapeId;
using model::Code;

enum class Call { kQuote, kVerify };

constexpr Sizes kUsual = {6, 4, 6, 5};
constexpr Sizes kSmall = {4, 3, 5, 3};

// A flat document's request, read once more with what it is made of.
struct ReadRequest {
  base::Arena arena;
  flat::Places places;
  flat::Trail trail;
  model::Request request;
  std::vector<Word> words;

  ReadRequest(std::span<const Word> document, Call call) : words(document.begin(), document.end()) {
    words.resize(document.size() + flat::kSlackWords, flat::kAbsent);
    flat::Cursor cursor({words.data(), document.size()}, trail);
    FUZZ_CHECK(cursor.read_id_count() && cursor.begin_element());
    FUZZ_CHECK(call == Call::kQuote || cursor.begin(flat::Field::request));
    FUZZ_CHECK(flat::decode_request(cursor, arena, places, request));
  }
};

std::vector<Word> ask(Engine& engine, std::span<const Word> document, Call call) {
  std::copy(document.begin(), document.end(), engine.request(document.size()));
  const std::span<const Word> answer =
      call == Call::kQuote ? engine.quote(document.size()) : engine.verify(document.size());
  return {answer.begin(), answer.end()};
}

// Prices a flat document in an engine that has seen others, and in one that has not: what came
// before never counts. Then whatever always holds.
AnswerView answer_to(std::span<const Word> document, Call call, bool optimal = false) {
  static Engine* used = new Engine;
  Engine fresh;
  used->always_optimal(optimal);
  fresh.always_optimal(optimal);
  const std::vector<Word> words = ask(*used, document, call);
  FUZZ_CHECK(words == ask(fresh, document, call));
  AnswerView answer = view_of(words, call == Call::kVerify);
  if (answer.status == Status::kOk) {
    ReadRequest read(document, call);
    if (optimal) read.request.strategy = model::Strategy::kOptimal;
    check_quote(read.request, answer);
  }
  return answer;
}

std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The words that the engine's own reader makes of a text that is JSON.
std::vector<Word> flattened(const Document& document, Call call) {
  Engine engine;
  json::Flattener flattener(engine);
  const size_t count = flattener.write(
      document, call == Call::kQuote ? ShapeId::kRequest : ShapeId::kVerifyDocument);
  const Word* const words = engine.request(count);
  return {words, words + count};
}

void check_text(std::string_view text, Call call) {
  static json::JsonEngine* engine = new json::JsonEngine;
  const json::JsonAnswer answer = call == Call::kQuote ? engine->quote(text) : engine->verify(text);
  Document reread;
  FUZZ_CHECK(reread.read(answer.text) == Document::Fault::kNone);
  Document document;
  if (document.read(text) != Document::Fault::kNone) {
    FUZZ_CHECK(answer.malformed);
    return;
  }
  const AnswerView view = answer_to(flattened(document, call), call);
  FUZZ_CHECK(view.status != Status::kCorrupt);
  FUZZ_CHECK(answer.malformed == (view.status == Status::kError));
}

void run_json(Bytes bytes) {
  check_text(text_of(bytes), Call::kQuote);
  check_text(text_of(bytes), Call::kVerify);
}

// One byte is a small word or the beginning of a wider one, so that bytes make documents at all.
Word take_word(ByteSource& source) {
  constexpr uint8_t kFirstMarker = 236;
  constexpr uint8_t kFirstWide = 241;
  constexpr Word kEdges[] = {INT64_MIN,
                             INT64_MAX,
                             flat::kLeastNumber,
                             flat::kMostNumber,
                             -1,
                             flat::kMostNumber + 1,
                             flat::kLeastNumber - 1};
  const uint8_t byte = source.byte();
  if (byte < kFirstMarker) return byte;
  if (byte < kFirstWide) return flat::kAbsent + byte - kFirstMarker;
  if (byte < 244) return source.integer(2 + 2 * (byte - kFirstWide));
  return byte < 249 ? source.integer(8) : kEdges[byte - 249];
}

void check_words(const std::vector<Word>& words) {
  answer_to(words, Call::kQuote);
  answer_to(words, Call::kVerify);
}

// Words of the bytes alone, or those of a whole request with a few of them changed or cut off.
void run_flat(Bytes bytes) {
  ByteSource source(bytes);
  const uint32_t changes = source.below(8);
  std::vector<Word> words;
  if (changes == 0) {
    while (!source.empty()) words.push_back(take_word(source));
    return check_words(words);
  }
  struct Change {
    size_t place;
    Word word;
  };
  std::vector<Change> wanted;
  for (uint32_t i = 0; i < changes; ++i) {
    const auto place = static_cast<size_t>(source.integer(2));
    wanted.push_back({place, take_word(source)});
  }
  TwinWriter twin;
  make_request(source, kUsual, "", twin);
  words = twin.document();
  for (const Change& change : wanted) words[change.place % words.size()] = change.word;
  if (changes == 7) words.resize(wanted[0].place % words.size());
  check_words(words);
}

// The text gives the very words, and so the very answer.
void check_twin(const TwinWriter& twin, Call call) {
  Document document;
  FUZZ_CHECK(document.read(twin.text()) == Document::Fault::kNone);
  FUZZ_CHECK(flattened(document, call) == twin.document());
}

void run_request(Bytes bytes) {
  ByteSource source(bytes);
  TwinWriter twin;
  make_request(source, kUsual, "", twin);
  check_twin(twin, Call::kQuote);
  const AnswerView answer = answer_to(twin.document(), Call::kQuote);
  FUZZ_CHECK(answer.status != Status::kCorrupt);
}

// The best use costs no more than the order, and both say the same of what that costs.
void run_optimal(Bytes bytes) {
  ByteSource source(bytes);
  TwinWriter twin;
  make_request(source, kSmall, "", twin);
  const std::vector<Word> document = twin.document();
  const AnswerView best = answer_to(document, Call::kQuote, true);
  const AnswerView asked = answer_to(document, Call::kQuote);
  FUZZ_CHECK(best.status == asked.status);
  if (best.status != Status::kOk) return;
  FUZZ_CHECK(best.total == asked.total);
  if (asked.optimal) {
    FUZZ_CHECK(best.fingerprint == asked.fingerprint);
  } else {
    FUZZ_CHECK(best.in_order_cost == asked.due + asked.forfeited);
    FUZZ_CHECK(best.due + best.forfeited <= asked.due + asked.forfeited);
  }
}

// What a claim says that is not so.
enum class Lie { kNone, kDue, kAmount, kUnits, kToken, kFingerprint };

// The texts of a request's ids are the maker's: tokens have those of their places, but seldom.
std::string name_at(const Document& document, Word number) {
  Engine engine;
  json::Flattener flattener(engine);
  flattener.write(document, ShapeId::kRequest);
  return std::string(flattener.names()[static_cast<size_t>(number)]);
}

void make_claim(const Document& names, const AnswerView& answer, Lie lie, TwinWriter& twin) {
  twin.open("claim");
  twin.number("due", answer.due + (lie == Lie::kDue ? 1 : 0));
  std::vector<const TokenView*> claimed;
  for (const TokenView& token : answer.tokens) {
    if (token.outcome == model::Outcome::kApplied) claimed.push_back(&token);
  }
  if (lie == Lie::kToken && !claimed.empty()) claimed.pop_back();
  twin.open_list("tokens", claimed.size());
  for (const TokenView* token : claimed) {
    const bool last = token == claimed.back();
    twin.open("");
    twin.any_id("id", name_at(names, token->id));
    twin.number("amountCovered", token->amount_covered - (last && lie == Lie::kAmount ? 1 : 0));
    twin.number("unitsConsumed", token->units_consumed + (last && lie == Lie::kUnits ? 1 : 0));
    twin.absent();  // items
    twin.close(false);
  }
  twin.close_list();
  twin.fingerprint("fingerprint", answer.fingerprint ^ (lie == Lie::kFingerprint ? 1 : 0));
  twin.close(false);
}

Code code_of(Lie lie) {
  switch (lie) {
    case Lie::kAmount:
      return Code::AMOUNT_MISMATCH;
    case Lie::kUnits:
      return Code::UNITS_MISMATCH;
    case Lie::kToken:
      return Code::TOKEN_NOT_IN_CLAIM;
    case Lie::kFingerprint:
      return Code::FINGERPRINT_MISMATCH;
    case Lie::kNone:
    case Lie::kDue:
      break;
  }
  return Code::DUE_MISMATCH;
}

// What the quote says is accepted, and any one thing that it does not say is named.
void run_verify(Bytes bytes) {
  ByteSource source(bytes);
  const auto lie = static_cast<Lie>(source.below(6));
  ByteSource again = source;
  TwinWriter request;
  make_request(source, kUsual, "", request);
  const AnswerView quote = answer_to(request.document(), Call::kQuote);
  if (quote.status != Status::kOk) return;
  Document names;
  FUZZ_CHECK(names.read(request.text()) == Document::Fault::kNone);

  TwinWriter twin;
  twin.open("");
  make_request(again, kUsual, "request", twin);
  make_claim(names, quote, lie, twin);
  twin.close(false);
  check_twin(twin, Call::kVerify);
  const AnswerView answer = answer_to(twin.document(), Call::kVerify);
  const bool about_token = lie == Lie::kAmount || lie == Lie::kUnits || lie == Lie::kToken;
  if (answer.status == Status::kError) {
    // One more than the most that a count may be.
    FUZZ_CHECK(lie == Lie::kUnits || lie == Lie::kDue);
    FUZZ_CHECK(answer.reason == model::Reason::OUT_OF_RANGE);
    return;
  }
  FUZZ_CHECK(answer.status == Status::kOk && answer.fingerprint == quote.fingerprint);
  const bool nobody = std::none_of(quote.tokens.begin(), quote.tokens.end(), [](const auto& token) {
    return token.outcome == model::Outcome::kApplied;
  });
  if (lie == Lie::kNone || (about_token && nobody)) {
    FUZZ_CHECK(answer.differences.empty());
    return;
  }
  FUZZ_CHECK(answer.differences.size() == 1 && answer.differences[0].code == code_of(lie));
}

constexpr Target kTargets[] = {{"json", run_json},
                               {"flat", run_flat},
                               {"request", run_request},
                               {"verify", run_verify},
                               {"optimal", run_optimal}};

}  // namespace

std::span<const Target> targets() { return kTargets; }

const Target* find_target(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kTargets), std::end(kTargets),
                                         [&](const Target& target) { return target.name == name; });
  return found == std::end(kTargets) ? nullptr : found;
}

}  // namespace sve::fuzz
