// The search of the optimal strategy by itself: what it finds, and in how many steps.
//
// Steps decide where a search ends that is too long (contract 7), so a change of its way is a
// change of answers, though of few. Each request is searched from nothing to the end, and once more
// with half of the steps that took.

#ifndef SVE_TESTS_NATIVE_SEARCH_EFFORT_H_
#define SVE_TESTS_NATIVE_SEARCH_EFFORT_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "flat/decode.h"
#include "json/document.h"
#include "json/flatten.h"
#include "optimal/problem.h"
#include "optimal/search.h"
#include "quote/quote.h"
#include "sve.h"
#include "tokens/apply.h"

namespace sve::test {

struct Effort {
  int64_t steps;    // of the whole search; -1 for what is not searched
  uint64_t digest;  // of all that both searches found
};

class EffortMeter {
 public:
  Effort measure(std::string_view text) {
    if (document_.read(text) != json::Document::Fault::kNone) return {-1, 0};
    const size_t count = flattener_.write(document_, json::ShapeId::kRequest);
    flat::Word* const words = engine_.request(count);
    std::fill_n(words + count, flat::kSlackWords, flat::kAbsent);
    arena_.reset();
    flat::Trail trail = {};
    flat::Cursor cursor({words, count}, trail);
    model::Request request;
    if (!cursor.read_id_count() || !cursor.begin_element() ||
        !flat::decode_request(cursor, arena_, places_, request)) {
      return {-1, 0};
    }
    const quote::Priced priced = quote::price(request, workspace_, arena_);
    if (priced.checked.overflow != pricing::Overflow::kNone) return {-1, 0};
    const tokens::Judged judged =
        tokens::judge_tokens(request, priced.lines, workspace_.sets, arena_);
    tokens::Units units(request, priced.lines, arena_);
    const optimal::Problem problem =
        optimal::reduce({request, priced.lines, judged.quotes, judged.eligibility, units}, arena_);
    if (problem.too_large) return {-1, 0};
    Effort effort = {0, 0xcbf29ce484222325};
    effort.steps = search(problem, optimal::kMostSteps, effort.digest);
    search(problem, effort.steps / 2, effort.digest);
    return effort;
  }

 private:
  int64_t search(const optimal::Problem& problem, int64_t most_steps, uint64_t& digest) {
    const base::Arena::Scratch scratch(arena_);
    optimal::Search search(problem, arena_, most_steps);
    const optimal::Found found = search.run({});
    const optimal::Worth& worth = found.choice.worth;
    for (const int64_t figure : {worth.value, worth.covered, worth.money, worth.units,
                                 int64_t{found.proven}, found.most_value, found.steps}) {
      digest = (digest ^ static_cast<uint64_t>(figure)) * 0x100000001b3;
    }
    return found.steps;
  }

  Engine engine_;
  json::Document document_;
  json::Flattener flattener_{engine_};
  base::Arena arena_;
  flat::Places places_;
  quote::Workspace workspace_;
};

}  // namespace sve::test

#endif  // SVE_TESTS_NATIVE_SEARCH_EFFORT_H_
