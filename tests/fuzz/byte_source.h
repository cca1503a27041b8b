// Choices drawn from a fuzzer's bytes: the same bytes always make the same choices.
//
// When the bytes have run out every choice is 0, so that every input has an end. It knows nothing
// of what is chosen.

#ifndef SVE_FUZZ_BYTE_SOURCE_H_
#define SVE_FUZZ_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace sve::fuzz {

class ByteSource {
 public:
  explicit ByteSource(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool empty() const { return next_ == bytes_.size(); }

  uint8_t byte() { return empty() ? uint8_t{0} : bytes_[next_++]; }

  // From 0 to limit - 1, for a limit of at most 256.
  uint32_t below(uint32_t limit) { return byte() % limit; }

  // True for one byte in `of`, and never when the bytes have run out.
  bool one_in(uint32_t of) { return byte() % of == of - 1; }

  // The next `count` bytes as an integer, the lowest first.
  int64_t integer(int count) {
    uint64_t value = 0;
    for (int i = 0; i < count; ++i) value |= static_cast<uint64_t>(byte()) << (8 * i);
    return static_cast<int64_t>(value);
  }

 private:
  std::span<const uint8_t> bytes_;
  size_t next_ = 0;
};

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_BYTE_SOURCE_H_
