// The arena's blocks: a list that only grows, each new block twice the size of the one before.

#include "base/arena.h"

#include <algorithm>
#include <cstdlib>

namespace sve::base {

Arena::~Arena() {
  while (first_ != nullptr) {
    Block* block = first_;
    first_ = block->next;
    std::free(block);
  }
}

void Arena::reset() {
  if (first_ != nullptr) enter(first_);
}

void Arena::enter(Block* block) {
  current_ = block;
  next_ = reinterpret_cast<unsigned char*>(block + 1);
  end_ = next_ + block->size;
}

// Moves on to the next kept block that is large enough, or makes one behind the last.
void Arena::next_block(size_t bytes) {
  Block* last = current_;
  while (last != nullptr && last->next != nullptr) {
    last = last->next;
    if (last->size >= bytes) {
      enter(last);
      return;
    }
  }
  const size_t size = std::max(bytes, last == nullptr ? kFirstBlock : last->size * 2);
  void* memory = std::malloc(sizeof(Block) + size);
  SVE_ASSERT(memory != nullptr);
  Block* block = ::new (memory) Block{nullptr, size};
  (last == nullptr ? first_ : last->next) = block;
  enter(block);
}

}  // namespace sve::base
