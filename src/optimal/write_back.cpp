// Units of a pool go to its lines one after another, money of a purse likewise: lines of one pool
// or purse are alike, so any of them will do, and these are always the same.

#include "optimal/write_back.h"

#include <algorithm>

#include "base/keyed.h"

namespace sve::optimal {

namespace {

using model::Allocation;
using model::Outcome;
using model::TokenQuote;

class Writer {
 public:
  Writer(const Problem& problem, const Choice& choice, const Source& source,
         std::span<model::LineQuote> lines, std::span<TokenQuote> quotes, base::Arena& arena)
      : problem_(problem),
        choice_(choice),
        source_(source),
        lines_(lines),
        quotes_(quotes),
        arena_(arena),
        next_member_(arena.take_filled<uint32_t>(problem.pools.size(), 0)) {}

  void write() {
    for (const Player& player : problem_.players) {
      if (player.card == kNone) write_units(player);
    }
    for (const Player& player : problem_.players) {
      if (player.card != kNone) write_money(player);
    }
  }

 private:
  // Some units of a line: of what an arc carries.
  struct Part {
    uint32_t line;
    uint32_t item;
    int64_t units;
    int64_t amount;
  };

  void write_units(const Player& player) {
    size_t most = 0;
    for_arcs(player, [&](const Limit&, uint32_t a) {
      if (choice_.units[a] > 0) most += problem_.pools[problem_.arcs[a].pool].member_count;
    });
    if (most == 0) return;
    const std::span<Allocation> allocations = arena_.take<Allocation>(most);
    const base::Arena::Scratch scratch(arena_);
    const std::span<Part> parts = arena_.take<Part>(most);
    size_t count = 0;
    TokenQuote& quote = quotes_[player.token];
    for_arcs(player, [&](const Limit& limit, uint32_t a) {
      if (choice_.units[a] == 0) return;
      add_figures(player, limit, problem_.arcs[a], choice_.units[a], quote);
      count += take_members(problem_.arcs[a], limit.item, choice_.units[a], parts.subspan(count));
    });
    quote.units_consumed = consumed(player, quote.units_covered);
    const model::Token& token = source_.request.tokens[player.token];
    if (!token.unlimited) quote.remaining = token.left - quote.units_consumed;
    settle(quote, join(parts.first(count), allocations));
  }

  template <typename Visit>
  void for_arcs(const Player& player, Visit visit) const {
    for (uint32_t l = player.first_limit; l < player.first_limit + player.limit_count; ++l) {
      const Limit& limit = problem_.limits[l];
      for (uint32_t a = limit.first_arc; a < limit.first_arc + limit.arc_count; ++a) {
        visit(limit, a);
      }
    }
  }

  int64_t consumed(const Player& player, int64_t units) const {
    const model::TokenType& type = problem_.types[player.type];
    return type.kind == model::TokenKind::kPunchcard ? units * type.punches_per_unit : units;
  }

  // What the units of one arc add to the token's figures; its consideration as without a sale.
  void add_figures(const Player& player, const Limit& limit, const Arc& arc, int64_t units,
                   TokenQuote& quote) const {
    quote.units_covered += units;
    quote.forfeited += units * arc.forfeited;
    if (limit.item == kNone) {
      quote.consideration += units * arc.covered;
      return;
    }
    const model::Item& item = source_.request.tokens[player.token].items[limit.item];
    quote.value_consumed += units * item.quoted_price;
    quote.consideration += units * std::min(arc.covered, item.quoted_price);
    quote.items_remaining[limit.item] -= units;
  }

  size_t take_members(const Arc& arc, uint32_t item, int64_t units, std::span<Part> parts) {
    size_t count = 0;
    const Pool& pool = problem_.pools[arc.pool];
    uint32_t& next = next_member_[arc.pool];
    while (units > 0) {
      SVE_ASSERT(next < pool.member_count);
      tokens::UnitGroup& group = source_.units.group(problem_.members[pool.first_member + next]);
      const int64_t taken = std::min(units, group.left);
      group.left -= taken;
      units -= taken;
      if (group.left == 0) ++next;
      if (taken > 0) parts[count++] = {group.line, item, taken, taken * arc.covered};
    }
    return count;
  }

  // One allocation a line, or a line and item, in that order.
  std::span<Allocation> join(std::span<const Part> parts, std::span<Allocation> allocations) {
    constexpr int64_t kItems = model::kMaxItems + 1;
    const std::span<base::Keyed> order = arena_.take<base::Keyed>(parts.size());
    for (uint32_t i = 0; i < parts.size(); ++i) {
      const int64_t item = parts[i].item == kNone ? 0 : int64_t{parts[i].item} + 1;
      order[i] = {parts[i].line * kItems + item, i};
    }
    base::sort_keyed(order);
    size_t count = 0;
    for (size_t i = 0; i < order.size(); ++i) {
      const Part& part = parts[order[i].place];
      if (i == 0 || order[i].key != order[i - 1].key) {
        allocations[count++] = {part.line, part.item, 0, 0};
      }
      allocations[count - 1].units += part.units;
      allocations[count - 1].amount += part.amount;
    }
    return allocations.first(count);
  }

  void write_money(const Player& player) {
    const size_t purses = problem_.purses.size();
    const std::span<const int64_t> laid = choice_.money.subspan(player.card * purses, purses);
    int64_t amount = 0;
    for (const int64_t part : laid) amount += part;
    if (amount == 0) return;
    TokenQuote& quote = quotes_[player.token];
    quote.remaining = source_.request.tokens[player.token].left - amount;
    quote.consideration = amount;
    const std::span<Allocation> allocations = arena_.take<Allocation>(lines_.size());
    const base::Arena::Scratch scratch(arena_);
    const std::span<int64_t> left = arena_.take<int64_t>(purses);
    std::copy(laid.begin(), laid.end(), left.begin());
    size_t count = 0;
    for (uint32_t i = 0; i < lines_.size(); ++i) {
      int64_t& rest = left[problem_.purse_of_line[i]];
      const int64_t part = std::min(rest, lines_[i].total - lines_[i].covered);
      if (part == 0) continue;
      rest -= part;
      allocations[count++] = {i, kNone, 0, part};
    }
    settle(quote, allocations.first(count));
    SVE_ASSERT(quote.amount_covered == amount);
  }

  void settle(TokenQuote& quote, std::span<Allocation> allocations) {
    quote.outcome = Outcome::kApplied;
    quote.allocations = allocations;
    for (const Allocation& allocation : allocations) {
      model::LineQuote& line = lines_[allocation.line];
      quote.amount_covered += allocation.amount;
      line.covered += allocation.amount;
      SVE_ASSERT(line.covered <= line.total);
    }
    SVE_ASSERT(quote.amount_covered > 0);
  }

  const Problem& problem_;
  const Choice& choice_;
  const Source& source_;
  std::span<model::LineQuote> lines_;
  std::span<TokenQuote> quotes_;
  base::Arena& arena_;
  std::span<uint32_t> next_member_;  // by pool: the first of its groups with units left
};

}  // namespace

void write_back(const Problem& problem, const Choice& choice, const Source& source,
                std::span<model::LineQuote> lines, std::span<TokenQuote> quotes,
                base::Arena& arena) {
  Writer(problem, choice, source, lines, quotes, arena).write();
}

}  // namespace sve::optimal
