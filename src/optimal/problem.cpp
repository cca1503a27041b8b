// Lines to purses, units to pools, gift cards to bounds. What unit tokens may do is in players.cpp.

#include "optimal/problem.h"

#include <algorithm>

#include "base/keyed.h"
#include "optimal/alike.h"
#include "optimal/players.h"

namespace sve::optimal {

namespace {

using model::TokenKind;

class Reduction {
 public:
  Reduction(const Source& source, base::Arena& arena)
      : source_(source), arena_(arena), classes_(source.request, arena) {}

  Problem reduce() {
    Problem problem = {};
    problem.types = source_.request.token_types;
    problem.max_tokens = source_.request.max_tokens;
    for (const model::LineQuote& line : source_.lines) problem.total += line.total;
    problem.most_figure = problem.total;
    part_lines();
    problem.players = arena_.take<Player>(source_.request.tokens.size());
    problem.cards = arena_.take<uint32_t>(source_.request.tokens.size());
    add_cards(problem);
    make_purses(problem);
    if (problem.too_large) return problem;
    make_pools(problem);
    add_unit_tokens(problem, player_count_, source_, arena_);
    problem.players = problem.players.first(player_count_);
    if (!problem.too_large) find_twins(problem);
    return problem;
  }

 private:
  const model::TokenType& type_of(size_t i) const {
    return source_.request.token_types[source_.request.tokens[i].type];
  }

  bool passed(size_t i) const { return source_.quotes[i].violations.empty(); }

  void part_lines() {
    bool by_session = false;
    bool by_item = false;
    for (size_t i = 0; i < source_.request.tokens.size(); ++i) {
      if (!passed(i)) continue;
      classes_.part_by_eligibility(source_.eligibility[i].lines);
      by_session = by_session || type_of(i).kind == TokenKind::kEntryPass;
      by_item = by_item || type_of(i).kind == TokenKind::kItemGiftCard;
    }
    if (by_session) classes_.part_by_session(source_.units.calendar());
    if (by_item) classes_.part_by_item();
  }

  // Contract 7: from max(1, minRedemption) to what is available, or all of it.
  void add_cards(Problem& problem) {
    uint32_t cards = 0;
    for (uint32_t i = 0; i < source_.request.tokens.size(); ++i) {
      if (!passed(i) || type_of(i).kind != TokenKind::kGiftCard) continue;
      const model::Token& token = source_.request.tokens[i];
      const model::TokenType& type = type_of(i);
      const int64_t available = model::available(token);
      Player player = {};
      player.token = i;
      player.type = token.type;
      player.exclusive = type.exclusive;
      player.twin = kNone;
      player.least = std::max<int64_t>(1, type.min_redemption);
      if (!type.partial_redemption) player.least = std::max(player.least, available);
      player.most =
          std::min({available, type.max_redemption, token.use, source_.eligibility[i].total});
      if (player.most < player.least) continue;
      player.card = cards;
      problem.cards[cards++] = player_count_;
      problem.players[player_count_++] = player;
    }
    problem.cards = problem.cards.first(cards);
  }

  void make_purses(Problem& problem) {
    problem.purses = arena_.take<Purse>(std::min(classes_.count() + 1, kMostPurses));
    problem.purses[0] = {0, 0};
    size_t count = 1;
    problem.purse_of_line = arena_.take<uint32_t>(source_.lines.size());
    const base::Arena::Scratch scratch(arena_);
    const std::span<uint32_t> purse_of_class =
        arena_.take_filled<uint32_t>(classes_.count(), kNone);
    for (uint32_t i = 0; i < source_.lines.size(); ++i) {
      uint32_t& purse = purse_of_class[classes_.of_line()[i]];
      if (purse == kNone) {
        const uint64_t cards = cards_of_line(problem, i);
        purse = 0;
        while (purse < count && problem.purses[purse].cards != cards) ++purse;
        if (purse == problem.purses.size()) {
          problem.too_large = true;
          return;
        }
        if (purse == count) problem.purses[count++] = {cards, 0};
      }
      problem.purse_of_line[i] = purse;
      problem.purses[purse].total += source_.lines[i].total;
    }
    problem.purses = problem.purses.first(count);
  }

  uint64_t cards_of_line(const Problem& problem, uint32_t line) const {
    uint64_t cards = 0;
    for (size_t c = 0; c < problem.cards.size(); ++c) {
      const uint32_t token = problem.players[problem.cards[c]].token;
      if (source_.eligibility[token].lines[line] != 0) cards |= uint64_t{1} << c;
    }
    return cards;
  }

  // Groups of one amount and class become one pool.
  void make_pools(Problem& problem) {
    const std::span<const tokens::UnitGroup> groups = source_.units.groups();
    problem.members = arena_.take<uint32_t>(groups.size());
    problem.pools = arena_.take<Pool>(groups.size());
    const base::Arena::Scratch scratch(arena_);
    const std::span<const base::Keyed> order = order_of_groups(groups);
    size_t count = 0;
    for (uint32_t i = 0; i < order.size(); ++i) {
      const tokens::UnitGroup& group = groups[order[i].place];
      problem.members[i] = order[i].place;
      if (i == 0 || order[i].key != order[i - 1].key) {
        problem.pools[count++] = {group.amount, 0, problem.purse_of_line[group.line], i, 0, 0, 0};
      }
      problem.pools[count - 1].count += group.left;
      problem.pools[count - 1].member_count += 1;
    }
    problem.pools = problem.pools.first(count);
  }

  // Groups with a key for each pair of amount and class, in the order of the keys.
  std::span<const base::Keyed> order_of_groups(std::span<const tokens::UnitGroup> groups) {
    const std::span<base::Keyed> order = arena_.take<base::Keyed>(groups.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = {groups[i].amount, i};
    base::sort_keyed(order);
    int64_t rank = 0;
    int64_t amount = 0;
    for (base::Keyed& entry : order) {
      if (entry.key != amount) ++rank;
      amount = entry.key;
      const uint32_t of_line = classes_.of_line()[groups[entry.place].line];
      entry.key = rank * static_cast<int64_t>(classes_.count()) + of_line;
    }
    base::sort_keyed(order);
    return order;
  }

  void find_twins(Problem& problem) const {
    for (uint32_t p = 0; p < problem.players.size(); ++p) {
      const uint32_t token = problem.players[p].token;
      for (uint32_t q = p + 1; q < problem.players.size(); ++q) {
        const uint32_t other = problem.players[q].token;
        if (!are_twins(source_.request.tokens[token], source_.request.tokens[other],
                       source_.eligibility[token].lines, source_.eligibility[other].lines)) {
          continue;
        }
        problem.players[p].twin = q;
        break;
      }
    }
  }

  const Source& source_;
  base::Arena& arena_;
  LineClasses classes_;
  uint32_t player_count_ = 0;
};

}  // namespace

Problem reduce(const Source& source, base::Arena& arena) {
  return Reduction(source, arena).reduce();
}

}  // namespace sve::optimal
