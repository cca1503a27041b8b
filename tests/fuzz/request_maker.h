// Whole requests made of a fuzzer's bytes: most keep every rule of contract 1 and 2, some break
// one.
//
// There are few ids, prices and instants, so that restrictions match, limits meet and amounts tie.
// It does not know prices.

#ifndef SVE_FUZZ_REQUEST_MAKER_H_
#define SVE_FUZZ_REQUEST_MAKER_H_

#include "byte_source.h"
#include "twin_writer.h"

namespace sve::fuzz {

struct Sizes {
  uint32_t lines;
  uint32_t types;
  uint32_t tokens;
  uint32_t quantity;
};

// Writes a request as the member of that name, or as the whole document with none.
void make_request(ByteSource& bytes, const Sizes& most, std::string_view name, TwinWriter& writer);

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_REQUEST_MAKER_H_
