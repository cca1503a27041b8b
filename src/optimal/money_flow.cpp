// Augmenting paths over cards and purses, breadth first, cards and purses in their order.

#include "optimal/money_flow.h"

#include <algorithm>

namespace sve::optimal {

MoneyFlow::MoneyFlow(const Problem& problem, base::Arena& arena) : problem_(problem) {
  const size_t cards = problem.cards.size();
  const size_t purses = problem.purses.size();
  laid_ = arena.take<int64_t>(cards * purses);
  given_ = arena.take<int64_t>(cards);
  rooms_ = arena.take<int64_t>(purses);
  card_of_purse_ = arena.take<uint32_t>(purses);
  purse_of_card_ = arena.take<uint32_t>(cards);
  reached_purses_ = arena.take_filled<uint8_t>(purses, 0);
  reached_cards_ = arena.take<uint8_t>(cards);
  queue_ = arena.take<uint32_t>(cards);
}

int64_t MoneyFlow::most_of(std::span<const State> players, uint32_t card, bool least_only) const {
  const uint32_t player = problem_.cards[card];
  if (players[player] == State::kUnused) return 0;
  if (!least_only) return problem_.players[player].most;
  return players[player] == State::kUsed ? problem_.players[player].least : 0;
}

bool MoneyFlow::solve(std::span<const State> players, std::span<const int64_t> rooms,
                      Steps& steps) {
  std::fill(laid_.begin(), laid_.end(), 0);
  std::fill(given_.begin(), given_.end(), 0);
  std::copy(rooms.begin(), rooms.end(), rooms_.begin());
  paid_ = 0;
  steps.left -= static_cast<int64_t>(laid_.size());
  for (const bool least_only : {true, false}) {
    bool complete = true;
    for (uint32_t c = 0; c < given_.size(); ++c) {
      complete = give(c, most_of(players, c, least_only) - given_[c], steps) && complete;
    }
    if (least_only && complete) continue;
    reach(players, least_only, steps);
    if (least_only) return false;
  }
  return true;
}

// Gives so much more of the card, or as much as can be laid.
bool MoneyFlow::give(uint32_t card, int64_t amount, Steps& steps) {
  while (amount > 0) {
    const uint32_t end = find_room(card, steps);
    if (end == kNone) return false;
    int64_t room = std::min(amount, rooms_[end]);
    for (uint32_t purse = end; card_of_purse_[purse] != card;) {
      const uint32_t other = card_of_purse_[purse];
      purse = purse_of_card_[other];
      room = std::min(room, laid_at(other, purse));
    }
    rooms_[end] -= room;
    for (uint32_t purse = end;;) {
      const uint32_t giver = card_of_purse_[purse];
      laid_at(giver, purse) += room;
      if (giver == card) break;
      purse = purse_of_card_[giver];
      laid_at(giver, purse) -= room;
    }
    given_[card] += room;
    paid_ += room;
    amount -= room;
  }
  return true;
}

// The nearest purse with room that the card reaches by moving what others laid, or kNone.
uint32_t MoneyFlow::find_room(uint32_t card, Steps& steps) {
  std::fill(reached_purses_.begin(), reached_purses_.end(), uint8_t{0});
  std::fill(reached_cards_.begin(), reached_cards_.end(), uint8_t{0});
  head_ = 0;
  tail_ = 0;
  reached_cards_[card] = 1;
  queue_[tail_++] = card;
  spread(steps);
  for (uint32_t p = 0; p < rooms_.size(); ++p) {
    if (reached_purses_[p] != 0 && rooms_[p] > 0) return p;
  }
  return kNone;
}

void MoneyFlow::spread(Steps& steps) {
  const uint32_t purses = static_cast<uint32_t>(rooms_.size());
  const uint32_t cards = static_cast<uint32_t>(given_.size());
  while (head_ < tail_) {
    const uint32_t c = queue_[head_++];
    steps.left -= purses;
    for (uint32_t p = 0; p < purses; ++p) {
      if (reached_purses_[p] != 0 || (problem_.purses[p].cards >> c & 1) == 0) continue;
      reached_purses_[p] = 1;
      card_of_purse_[p] = c;
      steps.left -= cards;
      for (uint32_t other = 0; other < cards; ++other) {
        if (reached_cards_[other] != 0 || laid_at(other, p) == 0) continue;
        reached_cards_[other] = 1;
        purse_of_card_[other] = p;
        queue_[tail_++] = other;
      }
    }
  }
}

// What cards that have not given all reach: the purses of the minimum cut.
void MoneyFlow::reach(std::span<const State> players, bool least_only, Steps& steps) {
  std::fill(reached_purses_.begin(), reached_purses_.end(), uint8_t{0});
  std::fill(reached_cards_.begin(), reached_cards_.end(), uint8_t{0});
  head_ = 0;
  tail_ = 0;
  for (uint32_t c = 0; c < given_.size(); ++c) {
    if (given_[c] == most_of(players, c, least_only)) continue;
    reached_cards_[c] = 1;
    queue_[tail_++] = c;
  }
  spread(steps);
}

}  // namespace sve::optimal
