// Working memory of one quote: arrays that are taken one after another and given back at once.
//
// Blocks are kept between quotes, so a repeated quote allocates nothing. What is taken is not
// initialised and lives until reset(). Only trivially copyable types, nothing is destroyed.

#ifndef SVE_BASE_ARENA_H_
#define SVE_BASE_ARENA_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>

#include "base/assert.h"
#include "base/cold.h"

namespace sve::base {

class Arena {
  struct Block;

 public:
  Arena() = default;
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Gives everything back, keeps the blocks.
  void reset();

  template <typename T>
  std::span<T> take(size_t count) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    return {static_cast<T*>(take_bytes(count, sizeof(T))), count};
  }

  template <typename T>
  std::span<T> take_filled(size_t count, T value) {
    const std::span<T> taken = take<T>(count);
    std::uninitialized_fill_n(taken.data(), count, value);
    return taken;
  }

  // What is taken while a Scratch lives is given back when it goes.
  class Scratch {
   public:
    explicit Scratch(Arena& arena)
        : arena_(arena), current_(arena.current_), next_(arena.next_), end_(arena.end_) {}
    ~Scratch() {
      if (current_ == nullptr) {
        arena_.reset();  // the first block was made inside
        return;
      }
      arena_.current_ = current_;
      arena_.next_ = next_;
      arena_.end_ = end_;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

   private:
    Arena& arena_;
    Arena::Block* current_;
    unsigned char* next_;
    unsigned char* end_;
  };

  // Gives back the end of the array that was taken last.
  template <typename T>
  std::span<T> shrink_last(std::span<T> taken, size_t count) {
    SVE_ASSERT(count <= taken.size());
    unsigned char* start = reinterpret_cast<unsigned char*>(taken.data());
    SVE_ASSERT(start + padded<T>(taken.size()) == next_);
    next_ = start + padded<T>(count);
    return taken.first(count);
  }

 private:
  static constexpr size_t kAlignment = 8;
  static constexpr size_t kFirstBlock = size_t{32} * 1024;

  // Where there are bytes for it, this is compiled into each of its many callers.
  SVE_COMPACT void* take_bytes(size_t count, size_t size) {
    constexpr size_t kMost = SIZE_MAX - kAlignment;
#if defined(__wasm__)  // a call, which divides nothing: sizes have 32 bits there
    SVE_ASSERT(uint64_t{count} * size <= kMost);
#else  // compiled in, where the quotient is a constant
    SVE_ASSERT(count <= kMost / size);
#endif
    const size_t bytes = (count * size + kAlignment - 1) & ~(kAlignment - 1);
    if (bytes > static_cast<size_t>(end_ - next_)) [[unlikely]] {
      next_block(bytes);
    }
    void* taken = next_;
    next_ += bytes;
    return taken;
  }

  struct Block {
    Block* next;
    size_t size;  // bytes behind this header
  };

  template <typename T>
  static constexpr size_t padded(size_t count) {
    return (count * sizeof(T) + kAlignment - 1) & ~(kAlignment - 1);
  }

  void next_block(size_t bytes);
  void enter(Block* block);

  Block* first_ = nullptr;
  Block* current_ = nullptr;
  unsigned char* next_ = nullptr;
  unsigned char* end_ = nullptr;
};

}  // namespace sve::base

#endif  // SVE_BASE_ARENA_H_
