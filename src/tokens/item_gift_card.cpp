// An item gift card pays for given items, whatever became of their price. Contract 6.

#include "tokens/coverage.h"

namespace sve::tokens {

namespace {

using model::Item;

class ItemTurn {
 public:
  explicit ItemTurn(const Turn& turn)
      : turn_(turn),
        order_(turn.units.order(model::Selection::kHighestPrice, turn.eligible)),
        next_(turn.arena.take<uint32_t>(order_.size())),
        taken_(turn.arena.take_filled<int64_t>(turn.units.groups().size(), 0)),
        // An item that takes of a group empties the group or itself, so no more takes than both.
        takes_(turn.arena.take<Take>(order_.size() + turn.token.items.size())),
        budget_(unit_limit(turn)) {
    chain_groups();
  }

  Coverage cover() {
    for (const bool with_ticket_type : {true, false}) {
      for (uint32_t i = 0; i < turn_.token.items.size(); ++i) {
        const Item& item = turn_.token.items[i];
        if ((item.ticket_type_id != model::kNoId) == with_ticket_type) take_item(i, item);
      }
    }
    coverage_.consumed = coverage_.units;
    coverage_.takes = turn_.arena.shrink_last(takes_, count_);
    return coverage_;
  }

 private:
  // Candidates of one experience hang together, dearest first: an item looks only at its own.
  void chain_groups() {
    turn_.experiences.clear(turn_.request.id_count);
    for (size_t i = order_.size(); i-- > 0;) {
      const UnitGroup& group = turn_.units.group(order_[i].place);
      if (!is_candidate(turn_, group)) continue;
      const model::Id experience = turn_.line_of(group).experience_id;
      next_[i] = turn_.experiences.find(experience);
      turn_.experiences.put(experience, static_cast<uint32_t>(i));
    }
  }

  int64_t covered(const Item& item, int64_t unit_amount) const {
    return turn_.type.price_change == model::PriceChange::kHonour
               ? unit_amount
               : std::min(item.quoted_price, unit_amount);
  }

  void take_item(uint32_t item_place, const Item& item) {
    int64_t left = item.quantity_left;
    if (left == 0 || budget_ == 0) return;
    for (uint32_t i = turn_.experiences.find(item.experience_id); i != model::kNoPlace;
         i = next_[i]) {
      const UnitGroup& group = turn_.units.group(order_[i].place);
      if (item.ticket_type_id != model::kNoId &&
          item.ticket_type_id != turn_.line_of(group).ticket_type_id) {
        continue;
      }
      const int64_t amount = covered(item, group.amount);
      if (amount == 0) return;  // a quotedPrice of 0 that tops up: nothing of it is a candidate
      coverage_.has_candidates = true;
      const int64_t units = std::min({left, budget_, group.left - taken_[order_[i].place]});
      if (units == 0) continue;
      take(item_place, item, order_[i].place, units, amount);
      left -= units;
      if (left == 0 || budget_ == 0) return;
    }
  }

  void take(uint32_t item_place, const Item& item, uint32_t group, int64_t units, int64_t amount) {
    takes_[count_++] = {group, item_place, units, amount};
    taken_[group] += units;
    budget_ -= units;
    coverage_.units += units;
    coverage_.value_consumed += units * item.quoted_price;
    coverage_.forfeited += units * std::max<int64_t>(0, item.quoted_price - amount);
    coverage_.consideration += units * std::min(amount, item.quoted_price);
  }

  const Turn& turn_;
  Order order_;
  std::span<uint32_t> next_;  // by place in order_: the next candidate of the same experience
  std::span<int64_t> taken_;  // by group
  std::span<Take> takes_;
  int64_t budget_;
  size_t count_ = 0;
  Coverage coverage_;
};

}  // namespace

Coverage cover_with_item_gift_card(const Turn& turn) {
  const Coverage coverage = ItemTurn(turn).cover();
  if (!turn.type.partial_redemption && coverage.units < turn.token.left) {
    return refused_by(coverage, model::Code::PARTIAL_REDEMPTION_NOT_ALLOWED, turn.token.left,
                      coverage.units);
  }
  return coverage;
}

}  // namespace sve::tokens
