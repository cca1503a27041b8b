// The memory of core.wasm: taken from its end, never given back.
//
// The engine keeps what it took from one quote to the next and takes twice as much when that is not
// enough (src/base/arena.h), so what is freed is less than what is in use, and an allocator that
// finds it again would weigh more than it saves. An instance goes as a whole.

#include <cstddef>
#include <cstdint>
#include <cstring>

extern "C" {

// Where the linker's own data ends.
extern unsigned char __heap_base;

}  // extern "C"

namespace {

constexpr size_t kAlignment = 16;
constexpr size_t kPage = size_t{64} * 1024;

// In front of every piece, so that realloc knows what to move.
struct Header {
  alignas(kAlignment) size_t size;
};

uintptr_t next = 0;

// Whether there is memory up to `end`. A host may refuse more.
bool reach(uintptr_t end) {
  const size_t pages = __builtin_wasm_memory_size(0);
  if (end <= pages * kPage) return true;
  const size_t missing = (end - pages * kPage + kPage - 1) / kPage;
  // A quarter more at a time, so that views of the memory last; just what is needed where that is
  // too much.
  return (missing < pages / 4 && __builtin_wasm_memory_grow(0, pages / 4) != SIZE_MAX) ||
         __builtin_wasm_memory_grow(0, missing) != SIZE_MAX;
}

}  // namespace

extern "C" {

void* malloc(size_t size) {
  constexpr uintptr_t kMost = UINTPTR_MAX / 2;
  if (next == 0) next = reinterpret_cast<uintptr_t>(&__heap_base);
  const uintptr_t header = (next + kAlignment - 1) & ~(kAlignment - 1);
  const uintptr_t start = header + sizeof(Header);
  if (size > kMost || start > kMost || !reach(start + size)) return nullptr;
  next = start + size;
  reinterpret_cast<Header*>(header)->size = size;
  return reinterpret_cast<void*>(start);
}

void free(void*) {}

void* realloc(void* old, size_t size) {
  void* moved = malloc(size);
  if (old == nullptr || moved == nullptr) return moved;
  const size_t held = (static_cast<Header*>(old) - 1)->size;
  std::memcpy(moved, old, held < size ? held : size);
  return moved;
}

}  // extern "C"
