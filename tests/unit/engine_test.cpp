// The engine behind flat words: what no reader would write ends as corrupt, never as a figure.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "flat/words.h"
#include "sve.h"

namespace {

using sve::flat::kAbsent;
using sve::flat::kInvalid;
using sve::flat::kWrongType;
using sve::flat::Word;

// One kayak tour for 100.00 DKK and a gift card with 40.00 left; ids: 0 line, 1 type, 2 token.
std::vector<Word> small_request() {
  const int64_t dkk = 'D' * 65'536 + 'K' * 256 + 'K';
  std::vector<Word> words;
  const auto put = [&words](int64_t value) { words.push_back(value); };
  const auto absent = [&words](int count) {
    words.insert(words.end(), static_cast<size_t>(count), kAbsent);
  };
  put(3);                       // names
  put(1), put(1'000);           // request, now
  put(1), put(dkk), absent(3);  // cart
  put(1);                       // lines
  put(1), put(0), absent(5), put(10'000), put(1), absent(4);
  absent(1);  // discounts
  absent(2);  // end of the cart
  put(1);     // token types
  put(1), put(1), put(0), absent(11), put(dkk), absent(1), absent(2);
  put(1);  // tokens
  put(1), put(2), put(1), absent(7), put(4'000), absent(1), absent(2);
  absent(1);  // options
  absent(2);  // end of the request
  return words;
}

std::vector<int64_t> answer_to(sve::Engine& engine, const std::vector<Word>& words) {
  Word* room = engine.request(words.size());
  std::copy(words.begin(), words.end(), room);
  const std::span<const int64_t> answer = engine.quote(words.size());
  return {answer.begin(), answer.end()};
}

// The same request with a claim of what is due, no tokens, and a fingerprint of these two words.
std::vector<Word> small_document(Word upper, Word lower) {
  std::vector<Word> words = small_request();
  words.insert(words.end(), {1, 6'000, 0, upper, lower, kAbsent, kAbsent});
  words.insert(words.begin() + 1, 1);
  return words;
}

std::vector<int64_t> verdict_of(sve::Engine& engine, const std::vector<Word>& words) {
  Word* room = engine.request(words.size());
  std::copy(words.begin(), words.end(), room);
  const std::span<const int64_t> answer = engine.verify(words.size());
  return {answer.begin(), answer.end()};
}

}  // namespace

TEST_CASE("a flat request is priced") {
  sve::Engine engine;
  const std::vector<int64_t> answer = answer_to(engine, small_request());
  REQUIRE(answer.size() > 9);
  CHECK(answer[0] == 0);       // of a quote
  CHECK(answer[5] == 10'000);  // total
  CHECK(answer[6] == 4'000);   // covered
  CHECK(answer[7] == 6'000);   // due
}

TEST_CASE("words cut short, and words behind the end, are corrupt") {
  sve::Engine engine;
  const std::vector<Word> whole = small_request();
  for (size_t size = 0; size < whole.size(); ++size) {
    const std::vector<Word> cut(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size));
    CAPTURE(size);
    REQUIRE(answer_to(engine, cut) == std::vector<int64_t>{2});
  }
  std::vector<Word> longer = whole;
  longer.push_back(kAbsent);
  CHECK(answer_to(engine, longer) == std::vector<int64_t>{2});
}

TEST_CASE("words cut short are corrupt whatever stands behind them") {
  sve::Engine engine;
  const std::vector<Word> whole = small_request();
  for (const Word behind : {Word{0}, Word{1}, Word{5}, kAbsent, kWrongType, Word{INT64_MAX}}) {
    for (size_t size = 0; size < whole.size(); ++size) {
      Word* room = engine.request(2 * whole.size());
      std::fill(room, room + 2 * whole.size(), behind);
      std::copy(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size), room);
      CAPTURE(size, behind);
      REQUIRE(engine.quote(size).front() == 2);
    }
  }
}

TEST_CASE("a claim's fingerprint is two halves, or corrupt") {
  sve::Engine engine;
  constexpr Word kHalf = Word{1} << 32;
  CHECK(verdict_of(engine, small_document(kAbsent, 0))[0] == 0);
  CHECK(verdict_of(engine, small_document(kHalf - 1, kHalf - 1))[0] == 0);
  for (const auto& [upper, lower] : {std::pair<Word, Word>{0, -1}, {0, kHalf}, {kHalf, 0}}) {
    CHECK(verdict_of(engine, small_document(upper, lower)) == std::vector<int64_t>{2});
  }
  CHECK(verdict_of(engine, small_document(kWrongType, 0))[0] == 1);
}

TEST_CASE("a document with words behind its end, or cut short, is corrupt") {
  sve::Engine engine;
  std::vector<Word> words = small_document(kAbsent, 0);
  REQUIRE(verdict_of(engine, words)[0] == 0);
  words.push_back(kAbsent);
  CHECK(verdict_of(engine, words) == std::vector<int64_t>{2});
  while (words.size() > 1) {
    words.pop_back();
    const Word status = verdict_of(engine, words)[0];
    if (words.size() == small_document(kAbsent, 0).size()) continue;
    REQUIRE(status == 2);
  }
}

TEST_CASE("any word in any place gives an answer, and the next request is priced as before") {
  sve::Engine engine;
  const std::vector<Word> whole = small_request();
  const std::vector<int64_t> expected = answer_to(engine, whole);
  std::mt19937_64 random(3);
  const Word words[] = {0,
                        kAbsent,
                        kWrongType,
                        kInvalid,
                        1,
                        -1,
                        70'000,
                        (int64_t{1} << 53) - 1,
                        sve::flat::kNotAnInteger,
                        sve::flat::kTooLarge,
                        INT64_MIN,
                        INT64_MAX};
  for (int round = 0; round < 50'000; ++round) {
    std::vector<Word> damaged = whole;
    for (uint64_t changes = 1 + random() % 3; changes > 0; --changes) {
      damaged[random() % damaged.size()] =
          random() % 8 == 0 ? static_cast<Word>(random()) : words[random() % std::size(words)];
    }
    const std::vector<int64_t> answer = answer_to(engine, damaged);
    REQUIRE_FALSE(answer.empty());
    REQUIRE((answer[0] >= 0 && answer[0] <= 2));
  }
  CHECK(answer_to(engine, whole) == expected);
}

TEST_CASE("the tables are one JSON text with every list closed") {
  const std::string tables = sve::tables_json();
  CHECK(tables.find(",]") == std::string::npos);
  CHECK(tables.find("\"violations\":[{") != std::string::npos);
  CHECK(tables.find("\"reasons\":[\"NOT_JSON\"") != std::string::npos);
  CHECK(tables.back() == '}');
}
