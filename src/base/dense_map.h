// A map from small integers to small integers: an index where others hash.
//
// Emptying it costs nothing (a stamp is raised), so one map serves for list after list. Keys are
// below the bound given to clear(). It owns its memory and keeps it.

#ifndef SVE_BASE_DENSE_MAP_H_
#define SVE_BASE_DENSE_MAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "base/assert.h"
#include "base/cold.h"

namespace sve::base {

class DenseMap {
  struct Slot {
    uint32_t stamp;
    uint32_t value;
  };

 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  DenseMap() = default;
  ~DenseMap() { std::free(slots_); }
  DenseMap(const DenseMap&) = delete;
  DenseMap& operator=(const DenseMap&) = delete;

  // Empties the map and makes it take keys below bound.
  SVE_COMPACT void clear(size_t bound) {
    if (bound > bound_) [[unlikely]] {
      grow(bound);
    }
    if (++stamp_ == 0) [[unlikely]] {
      std::memset(slots_, 0, bound_ * sizeof(Slot));
      stamp_ = 1;
    }
  }

  uint32_t find(uint32_t key) const {
    SVE_ASSERT(key < bound_);
    return slots_[key].stamp == stamp_ ? slots_[key].value : kNone;
  }

  bool contains(uint32_t key) const { return find(key) != kNone; }

  // The map as it is until it is changed, for loops: what it needs is at hand, not behind a pointer
  // that the loop's own stores might change.
  class View {
   public:
    View() = default;
    explicit View(const DenseMap& map)
        : slots_(map.slots_), bound_(map.bound_), stamp_(map.stamp_) {}

    uint32_t find(uint32_t key) const {
      SVE_ASSERT(key < bound_);
      return slots_[key].stamp == stamp_ ? slots_[key].value : kNone;
    }
    bool contains(uint32_t key) const {
      SVE_ASSERT(key < bound_);
      return slots_[key].stamp == stamp_;
    }

   private:
    const Slot* slots_ = nullptr;
    size_t bound_ = 0;
    uint32_t stamp_ = 0;
  };

  void put(uint32_t key, uint32_t value) {
    SVE_ASSERT(key < bound_);
    slots_[key] = {stamp_, value};
  }

  // Puts the value unless the key has one; says whether it did.
  bool insert(uint32_t key, uint32_t value) {
    if (contains(key)) return false;
    put(key, value);
    return true;
  }

 private:
  SVE_COLD void grow(size_t bound) {
    const size_t wanted = std::max(bound + 64, 2 * bound_);
    void* memory = std::realloc(slots_, wanted * sizeof(Slot));
    SVE_ASSERT(memory != nullptr);
    slots_ = static_cast<Slot*>(memory);
    std::memset(slots_ + bound_, 0, (wanted - bound_) * sizeof(Slot));
    bound_ = wanted;
  }

  Slot* slots_ = nullptr;
  size_t bound_ = 0;
  uint32_t stamp_ = 0;
};

}  // namespace sve::base

#endif  // SVE_BASE_DENSE_MAP_H_
