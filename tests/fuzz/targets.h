// The fuzz targets by name: each takes any bytes and aborts when something that always holds does
// not.
//
//   json      the bytes are JSON text, to quote and to verify
//   flat      the bytes become flat words, to quote and to verify
//   request   the bytes make a whole request
//   verify    the same, with a claim that is the quote's own or differs in one thing
//   optimal   the same, with the optimal strategy held against the order of the tokens

#ifndef SVE_FUZZ_TARGETS_H_
#define SVE_FUZZ_TARGETS_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace sve::fuzz {

using Bytes = std::span<const uint8_t>;

struct Target {
  std::string_view name;
  void (*run)(Bytes bytes);
};

std::span<const Target> targets();

// The target of that name, or null.
const Target* find_target(std::string_view name);

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_TARGETS_H_
