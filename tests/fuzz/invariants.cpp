// The quote as a whole: lines, sums, tokens together, VAT, fingerprint, optimality.

#include "invariants.h"

#include <algorithm>
#include <map>

#include "check.h"

namespace sve::fuzz {

namespace {

using model::LineKind;
using model::Outcome;
using model::Request;
using model::Treatment;

bool sells(const Request& request, const model::Line& line, Treatment treatment) {
  return line.kind == LineKind::kToken &&
         request.token_types[line.token_type].treatment == treatment;
}

// Contract 3, 9.
void check_lines(const Request& request, const AnswerView& answer) {
  FUZZ_CHECK(answer.lines.size() == request.lines.size());
  Wide subtotal = 0, discount = 0, tax = 0, total = 0, covered = 0, due = 0;
  for (size_t i = 0; i < answer.lines.size(); ++i) {
    const LineView& line = answer.lines[i];
    const model::Line& asked = request.lines[i];
    FUZZ_CHECK(line.id == asked.id && line.quantity == asked.quantity);
    FUZZ_CHECK(line.subtotal == Wide{asked.unit_price} * asked.quantity);
    FUZZ_CHECK(line.discount >= 0 && line.discount <= line.subtotal);
    FUZZ_CHECK(line.tax >= 0 && (line.tax == 0 || !request.prices_include_tax));
    FUZZ_CHECK(line.total == line.subtotal - line.discount + line.tax);
    FUZZ_CHECK(line.covered >= 0 && line.covered <= line.total);
    FUZZ_CHECK(line.due == line.total - line.covered);
    FUZZ_CHECK(line.vat.vat >= 0 && line.vat.vat <= line.vat.taxable);
    FUZZ_CHECK(line.vat.net == line.vat.taxable - line.vat.vat);
    FUZZ_CHECK(line.vat.prepaid >= 0 && line.vat.prepaid <= line.covered);
    subtotal += line.subtotal, discount += line.discount, tax += line.tax;
    total += line.total, covered += line.covered, due += line.due;
  }
  FUZZ_CHECK(answer.subtotal == subtotal && answer.discount == discount && answer.tax == tax);
  FUZZ_CHECK(answer.total == total && answer.covered == covered && answer.due == due);
  FUZZ_CHECK(answer.total >= 0 && answer.total <= model::kMaxAmount);
  FUZZ_CHECK(answer.due == answer.total - answer.covered);
}

// What tokens lay on each line adds up to what is covered there. Contract 6, 9.
void check_coverage(const Request& request, const AnswerView& answer) {
  std::vector<Wide> amounts(answer.lines.size());
  std::vector<Wide> units(answer.lines.size());
  Wide covered = 0, forfeited = 0;
  for (const TokenView& token : answer.tokens) {
    covered += token.amount_covered, forfeited += token.forfeited;
    size_t last = 0;
    for (const AllocationView& allocation : token.allocations) {
      const auto line = std::find_if(answer.lines.begin(), answer.lines.end(),
                                     [&](const auto& one) { return one.id == allocation.line_id; });
      FUZZ_CHECK(line != answer.lines.end());
      const size_t place = static_cast<size_t>(line - answer.lines.begin());
      FUZZ_CHECK(place >= last);
      last = place;
      amounts[place] += allocation.amount;
      units[place] += allocation.units;
    }
  }
  FUZZ_CHECK(answer.covered == covered && answer.forfeited == forfeited);
  for (size_t i = 0; i < answer.lines.size(); ++i) {
    FUZZ_CHECK(answer.lines[i].covered == amounts[i]);
    FUZZ_CHECK(units[i] <= request.lines[i].quantity);
  }
}

// Stacking holds of what was applied, in whatever order it was. Contract 6.
void check_stacking(const Request& request, const AnswerView& answer) {
  int64_t applied = 0;
  bool exclusive = false;
  std::vector<int64_t> of_type(request.token_types.size());
  for (size_t i = 0; i < answer.tokens.size(); ++i) {
    if (answer.tokens[i].outcome != Outcome::kApplied) continue;
    const uint32_t type = request.tokens[i].type;
    ++applied, ++of_type[type];
    exclusive = exclusive || request.token_types[type].exclusive;
  }
  FUZZ_CHECK(applied <= request.max_tokens && (!exclusive || applied == 1));
  for (size_t i = 0; i < of_type.size(); ++i) {
    FUZZ_CHECK(of_type[i] <= request.token_types[i].max_per_order);
  }
}

Wide vat_in(Wide gross, Wide rate) {
  const Wide whole = 10'000 + rate;
  return (2 * gross * rate + whole) / (2 * whole);
}

// Contract 8.
void check_vat(const Request& request, const AnswerView& answer) {
  std::map<Word, VatView> groups;
  Wide due = 0, taxable = 0, prepaid = 0;
  for (size_t i = 0; i < answer.lines.size(); ++i) {
    const VatView& vat = answer.lines[i].vat;
    if (sells(request, request.lines[i], Treatment::kMultiPurpose)) {
      FUZZ_CHECK(vat.taxable == 0 && vat.vat == 0 && vat.prepaid == 0);
      continue;
    }
    if (request.tax_rounding == model::TaxRounding::kLine) {
      FUZZ_CHECK(vat.vat == vat_in(vat.taxable, vat.rate_bp));
    }
    VatView& group =
        groups.try_emplace(vat.rate_bp, VatView{vat.rate_bp, 0, 0, 0, 0}).first->second;
    group.taxable += vat.taxable, group.net += vat.net;
    group.vat += vat.vat, group.prepaid += vat.prepaid;
    due += answer.lines[i].due, taxable += vat.taxable, prepaid += vat.prepaid;
  }
  FUZZ_CHECK(answer.vat.size() == groups.size());
  size_t place = 0;
  for (const auto& [rate, group] : groups) {
    const VatView& vat = answer.vat[place++];
    FUZZ_CHECK(vat.rate_bp == rate && vat.taxable == group.taxable && vat.net == group.net);
    FUZZ_CHECK(vat.vat == group.vat && vat.prepaid == group.prepaid);
    if (request.tax_rounding == model::TaxRounding::kRate) {
      FUZZ_CHECK(vat.vat == vat_in(vat.taxable, rate));
    }
  }
  Wide paid_now = due, paid_before = 0;
  for (size_t i = 0; i < answer.tokens.size(); ++i) {
    const bool single =
        request.token_types[request.tokens[i].type].treatment == Treatment::kSinglePurpose;
    (single ? paid_before : paid_now) +=
        single ? answer.tokens[i].amount_covered : answer.tokens[i].consideration;
  }
  FUZZ_CHECK(taxable == paid_now && prepaid == paid_before);
}

// Contract 7.
void check_optimality(const Request& request, const AnswerView& answer) {
  FUZZ_CHECK(answer.optimal == (request.strategy == model::Strategy::kOptimal));
  if (!answer.optimal) return;
  const Word cost = answer.due + answer.forfeited;
  FUZZ_CHECK(answer.cost_lower_bound >= 0 && answer.cost_lower_bound <= cost);
  FUZZ_CHECK(cost <= answer.in_order_cost);
  FUZZ_CHECK(answer.proven == 0 || answer.cost_lower_bound == cost);
}

uint64_t mixed(uint64_t hash, int64_t word) {
  hash = (hash ^ static_cast<uint64_t>(word)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32);
}

// Contract 11, from the answer alone.
uint64_t fingerprint_of(const Request& request, const AnswerView& answer) {
  uint64_t hash = mixed(mixed(0xCBF29CE484222325U, 1), answer.currency);
  hash = mixed(hash, static_cast<int64_t>(answer.lines.size()));
  for (const LineView& line : answer.lines) {
    for (const Word word : {line.total, line.covered, line.due, line.vat.rate_bp, line.vat.taxable,
                            line.vat.vat, line.vat.prepaid}) {
      hash = mixed(hash, word);
    }
  }
  const auto place_of = [](const auto& list, Word id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
    return static_cast<int64_t>(found - list.begin());
  };
  const auto is_applied = [](const TokenView& token) { return token.outcome == Outcome::kApplied; };
  hash = mixed(hash, std::count_if(answer.tokens.begin(), answer.tokens.end(), is_applied));
  for (size_t i = 0; i < answer.tokens.size(); ++i) {
    const TokenView& token = answer.tokens[i];
    if (!is_applied(token)) continue;
    for (const Word word :
         {static_cast<Word>(i), token.amount_covered, token.units_covered, token.units_consumed,
          token.forfeited, static_cast<Word>(token.allocations.size())}) {
      hash = mixed(hash, word);
    }
    for (const AllocationView& one : token.allocations) {
      hash = mixed(hash, place_of(answer.lines, one.line_id));
      hash = mixed(hash, one.item_id == flat::kAbsent
                             ? 0
                             : 1 + place_of(request.tokens[i].items, one.item_id));
      hash = mixed(mixed(hash, one.units), one.amount);
    }
  }
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33);
}

}  // namespace

void check_quote(const Request& request, const AnswerView& answer) {
  FUZZ_CHECK(answer.currency == request.currency);
  check_lines(request, answer);
  FUZZ_CHECK(answer.tokens.size() == request.tokens.size());
  for (size_t i = 0; i < answer.tokens.size(); ++i) check_token(request, i, answer);
  check_coverage(request, answer);
  check_stacking(request, answer);
  check_vat(request, answer);
  check_optimality(request, answer);
  FUZZ_CHECK(answer.fingerprint == fingerprint_of(request, answer));
}

}  // namespace sve::fuzz
