// A punchcard is one limit; a pass is a tree of days and sessions; an item card has one an item.

#include "optimal/players.h"

#include <algorithm>

#include "base/keyed.h"
#include "tokens/admission.h"

namespace sve::optimal {

namespace {

using model::Item;
using model::Token;
using model::TokenKind;
using model::TokenType;

class Players {
 public:
  Players(Problem& problem, uint32_t& player_count, const Source& source, base::Arena& arena)
      : problem_(problem), player_count_(player_count), source_(source), arena_(arena) {}

  void add() {
    size_t limits = 0;
    size_t arcs = 0;
    size_t sessions = 0;
    for (uint32_t i = 0; i < source_.request.tokens.size(); ++i) {
      if (!is_unit_token(i)) continue;
      const size_t items = source_.request.tokens[i].items.size();
      // Each pool adds at most a day and a session.
      limits += 1 + items + (type_of(i).kind == TokenKind::kEntryPass ? 2 * pools().size() : 0);
      sessions += type_of(i).kind == TokenKind::kEntryPass ? pools().size() : 0;
      arcs += pools().size() * std::max<size_t>(1, items);
    }
    arcs_ = arena_.take<Arc>(std::min(arcs, kMostArcs));
    limits_ = arena_.take<Limit>(limits);
    problem_.shared_sessions = arena_.take<SharedSession>(sessions);
    leaf_of_pool_ = arena_.take<uint32_t>(pools().size());
    for (uint32_t i = 0; i < source_.request.tokens.size() && !problem_.too_large; ++i) {
      if (is_unit_token(i)) add_player(i);
    }
    problem_.limits = limits_.first(limit_count_);
    problem_.arcs = arcs_.first(arc_count_);
    problem_.shared_sessions = problem_.shared_sessions.first(shared_count_);
    if (!problem_.too_large) link_cells();
  }

 private:
  std::span<Pool> pools() const { return problem_.pools; }
  const TokenType& type_of(size_t i) const {
    return source_.request.token_types[source_.request.tokens[i].type];
  }

  bool is_unit_token(size_t i) const {
    return source_.quotes[i].violations.empty() && type_of(i).kind != TokenKind::kGiftCard;
  }

  uint32_t line_of(const Pool& pool) const {
    return source_.units.groups()[problem_.members[pool.first_member]].line;
  }

  bool reaches(uint32_t token, const Pool& pool) const {
    return source_.eligibility[token].lines[line_of(pool)] != 0;
  }

  void add_player(uint32_t i) {
    const Token& token = source_.request.tokens[i];
    const TokenType& type = type_of(i);
    Player player = {};
    player.token = i;
    player.type = token.type;
    player.exclusive = type.exclusive;
    player.card = kNone;
    player.twin = kNone;
    player.first_limit = limit_count_;
    player.least = std::max<int64_t>(1, type.min_redemption);
    player.most = std::min(type.max_redemption, token.use);
    const uint32_t arcs_before = arc_count_;
    const size_t shared_before = shared_count_;
    const int64_t forfeits_before = forfeits_;
    switch (type.kind) {
      case TokenKind::kPunchcard:
        add_punchcard(i, player);
        break;
      case TokenKind::kEntryPass:
        add_pass(i, player);
        break;
      case TokenKind::kItemGiftCard:
        add_item_card(i, player);
        break;
      case TokenKind::kGiftCard:
        break;
    }
    player.limit_count = limit_count_ - player.first_limit;
    if (player.most < player.least) {  // it can never be used
      limit_count_ = player.first_limit;
      arc_count_ = arcs_before;
      shared_count_ = shared_before;
      forfeits_ = forfeits_before;
      return;
    }
    problem_.most_figure = problem_.total + forfeits_;
    problem_.players[player_count_++] = player;
  }

  uint32_t add_limit(uint32_t parent, int64_t most) {
    limits_[limit_count_] = {parent, player_count_, most, arc_count_, 0, kNone, kNone};
    return limit_count_++;
  }

  void add_arc(uint32_t leaf, uint32_t pool, int64_t covered, int64_t forfeited, int64_t consumed) {
    if (arc_count_ == arcs_.size()) {
      problem_.too_large = true;
      return;
    }
    arcs_[arc_count_++] = {leaf, kNone, pool, covered, forfeited, consumed};
    limits_[leaf].arc_count += 1;
  }

  // No limit is above what can be reached.
  void settle(Player& player, int64_t reached) {
    player.most = std::min(player.most, reached);
    for (uint32_t l = player.first_limit; l < limit_count_; ++l) {
      limits_[l].most = std::min(limits_[l].most, player.most);
    }
  }

  void add_punchcard(uint32_t i, Player& player) {
    const TokenType& type = type_of(i);
    const int64_t punches = model::available(source_.request.tokens[i]);
    player.most = std::min(player.most, punches / type.punches_per_unit);
    const uint32_t root = add_limit(kNone, player.most);
    int64_t reached = 0;
    for (uint32_t p = 0; p < pools().size(); ++p) {
      if (!reaches(i, pools()[p])) continue;
      reached += pools()[p].count;
      add_arc(root, p, std::min(pools()[p].amount, type.coverage_cap), 0, type.punches_per_unit);
    }
    settle(player, reached);
  }

  void add_pass(uint32_t i, Player& player) {
    const Token& token = source_.request.tokens[i];
    const TokenType& type = type_of(i);
    if (!token.unlimited) player.most = std::min(player.most, model::available(token));
    const tokens::Calendar& calendar = source_.units.calendar();
    const base::Arena::Scratch scratch(arena_);
    const tokens::Admission admission(calendar, type, token, arena_);
    const std::span<uint32_t> day_limits =
        arena_.take_filled<uint32_t>(calendar.days.size(), kNone);
    const std::span<uint32_t> leaves =
        arena_.take_filled<uint32_t>(calendar.sessions.size(), kNone);
    const uint32_t root = add_limit(kNone, player.most);
    int64_t reached = 0;
    for (uint32_t p = 0; p < pools().size(); ++p) {
      const uint32_t line = line_of(pools()[p]);
      leaf_of_pool_[p] = kNone;
      if (!reaches(i, pools()[p])) continue;
      const int64_t session_room = admission.session_room(line);
      const int64_t day_room = admission.day_room(line);
      if (session_room == 0 || day_room == 0) continue;
      reached += pools()[p].count;
      uint32_t parent = root;
      if (day_room < player.most) {
        uint32_t& day = day_limits[calendar.day_of_line[line]];
        if (day == kNone) day = add_limit(root, day_room);
        parent = day;
      }
      leaf_of_pool_[p] =
          session_room < player.most
              ? leaf_below(parent, calendar.session_of_line[line], session_room, leaves)
              : parent;
    }
    note_shared_sessions(leaves);
    add_arcs_of_pass(i, player.first_limit);
    settle(player, reached);
  }

  // The leaf of a session below its day; a session whose days differ has several.
  uint32_t leaf_below(uint32_t parent, uint32_t session, int64_t room, std::span<uint32_t> leaves) {
    for (uint32_t l = leaves[session]; l != kNone; l = limits_[l].same) {
      if (limits_[l].parent == parent) return l;
    }
    const uint32_t leaf = add_limit(parent, room);
    limits_[leaf].same = leaves[session];
    leaves[session] = leaf;
    return leaf;
  }

  void note_shared_sessions(std::span<const uint32_t> leaves) {
    for (const uint32_t leaf : leaves) {
      if (leaf == kNone || limits_[leaf].same == kNone) continue;
      problem_.shared_sessions[shared_count_++] = {leaf, limits_[leaf].most};
    }
  }

  void add_arcs_of_pass(uint32_t i, uint32_t first_limit) {
    const TokenType& type = type_of(i);
    const int64_t consumed = source_.request.tokens[i].unlimited ? 0 : 1;
    const base::Arena::Scratch scratch(arena_);
    const std::span<base::Keyed> order = arena_.take<base::Keyed>(pools().size());
    size_t count = 0;
    for (uint32_t p = 0; p < pools().size(); ++p) {
      if (leaf_of_pool_[p] != kNone) order[count++] = {leaf_of_pool_[p], p};
    }
    base::sort_keyed(order.first(count));
    size_t next = 0;
    for (uint32_t l = first_limit; l < limit_count_; ++l) {
      limits_[l].first_arc = arc_count_;
      for (; next < count && order[next].key == l; ++next) {
        const uint32_t p = order[next].place;
        add_arc(l, p, std::min(pools()[p].amount, type.coverage_cap), 0, consumed);
      }
    }
  }

  void add_item_card(uint32_t i, Player& player) {
    const Token& token = source_.request.tokens[i];
    const TokenType& type = type_of(i);
    player.whole = !type.partial_redemption;
    player.most = std::min(player.most, token.left);
    if (player.whole) player.least = std::max(player.least, token.left);
    if (player.most < player.least) return;
    const uint32_t root = player.whole ? kNone : add_limit(kNone, player.most);
    int64_t reached = 0;
    for (uint32_t item = 0; item < token.items.size(); ++item) {
      if (token.items[item].quantity_left == 0) continue;
      const uint32_t leaf = add_limit(root, token.items[item].quantity_left);
      limits_[leaf].item = item;
      const int64_t found = add_arcs_of_item(i, leaf, token.items[item]);
      reached += std::min(found, token.items[item].quantity_left);
    }
    settle(player, reached);
    forfeits_ += token.items_value;
  }

  // Says how many units the item can be used for.
  int64_t add_arcs_of_item(uint32_t i, uint32_t leaf, const Item& item) {
    const bool honours = type_of(i).price_change == model::PriceChange::kHonour;
    int64_t reached = 0;
    for (uint32_t p = 0; p < pools().size() && !problem_.too_large; ++p) {
      const Pool& pool = pools()[p];
      const model::Line& line = source_.request.lines[line_of(pool)];
      if (line.experience_id != item.experience_id) continue;
      if (item.ticket_type_id != model::kNoId && line.ticket_type_id != item.ticket_type_id) {
        continue;
      }
      if (!reaches(i, pool)) continue;
      const int64_t covered = honours ? pool.amount : std::min(pool.amount, item.quoted_price);
      if (covered == 0) continue;
      reached += pool.count;
      add_arc(leaf, p, covered, std::max<int64_t>(0, item.quoted_price - covered), 1);
    }
    return reached;
  }

  // Arcs by pool and amount: each pair that occurs is a cell.
  void link_cells() {
    problem_.cells = arena_.take<Cell>(arc_count_);
    const base::Arena::Scratch scratch(arena_);
    const std::span<base::Keyed> by_pool = arena_.take<base::Keyed>(arc_count_);
    for (uint32_t a = 0; a < arc_count_; ++a) by_pool[a] = {problem_.arcs[a].covered, a};
    base::sort_keyed(by_pool);
    int64_t rank = 0;
    int64_t covered = 0;
    for (base::Keyed& entry : by_pool) {
      if (entry.key != covered) ++rank;
      covered = entry.key;
      const uint32_t pool = problem_.arcs[entry.place].pool;
      entry.key = int64_t{pool} * (int64_t{arc_count_} + 1) + rank;
    }
    base::sort_keyed(by_pool);
    uint32_t count = 0;
    for (uint32_t i = 0; i < arc_count_; ++i) {
      Arc& arc = problem_.arcs[by_pool[i].place];
      if (i == 0 || by_pool[i].key != by_pool[i - 1].key) {
        Pool& pool = pools()[arc.pool];
        if (pool.cell_count == 0) pool.first_cell = count;
        pool.cell_count += 1;
        problem_.cells[count++] = {arc.pool, arc.covered};
      }
      arc.cell = count - 1;
    }
    problem_.cells = problem_.cells.first(count);
  }

  Problem& problem_;
  uint32_t& player_count_;
  const Source& source_;
  base::Arena& arena_;
  std::span<Arc> arcs_;
  std::span<Limit> limits_;
  std::span<uint32_t> leaf_of_pool_;
  uint32_t arc_count_ = 0;
  uint32_t limit_count_ = 0;
  size_t shared_count_ = 0;
  int64_t forfeits_ = 0;
};

}  // namespace

void add_unit_tokens(Problem& problem, uint32_t& player_count, const Source& source,
                     base::Arena& arena) {
  Players(problem, player_count, source, arena).add();
}

}  // namespace sve::optimal
