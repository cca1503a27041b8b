// How gift cards lie on purses once the unit tokens have chosen: the most that they can pay.
//
// A maximum flow from the cards to the purses, found by augmenting paths. Cards that must be used
// first give their least; that no later path takes back, so the flow is still a maximum one.

#ifndef SVE_OPTIMAL_MONEY_FLOW_H_
#define SVE_OPTIMAL_MONEY_FLOW_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "optimal/problem.h"
#include "optimal/transport.h"

namespace sve::optimal {

class MoneyFlow {
 public:
  MoneyFlow(const Problem& problem, base::Arena& arena);

  // `rooms` is what is left to pay on each purse. Returns false when cards that must be used
  // cannot give their least; then in_cut() says which purses are too small for them.
  bool solve(std::span<const State> players, std::span<const int64_t> rooms, Steps& steps);

  int64_t paid() const { return paid_; }
  int64_t paid_by(uint32_t card) const { return given_[card]; }
  int64_t laid(uint32_t card, uint32_t purse) const {
    return laid_[card * problem_.purses.size() + purse];
  }

  // After a flow: the purses that a minimum cut takes, all of them paid in full.
  bool in_cut(uint32_t purse) const { return reached_purses_[purse] != 0; }

 private:
  int64_t& laid_at(uint32_t card, uint32_t purse) {
    return laid_[card * problem_.purses.size() + purse];
  }
  bool give(uint32_t card, int64_t amount, Steps& steps);
  uint32_t find_room(uint32_t card, Steps& steps);
  void reach(std::span<const State> players, bool least_only, Steps& steps);
  void spread(Steps& steps);
  int64_t most_of(std::span<const State> players, uint32_t card, bool least_only) const;

  const Problem& problem_;
  std::span<int64_t> laid_;  // by card and purse
  std::span<int64_t> given_;
  std::span<int64_t> rooms_;
  std::span<uint32_t> card_of_purse_;  // on a path: who came to it
  std::span<uint32_t> purse_of_card_;
  std::span<uint8_t> reached_purses_;
  std::span<uint8_t> reached_cards_;
  std::span<uint32_t> queue_;  // cards
  size_t head_ = 0;
  size_t tail_ = 0;
  int64_t paid_ = 0;
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_MONEY_FLOW_H_
