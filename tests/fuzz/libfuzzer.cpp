// libFuzzer's way in: one executable for each target, whose name SVE_FUZZ_TARGET is.

#include <cstddef>
#include <cstdint>

#include "check.h"
#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const sve::fuzz::Target* const target = sve::fuzz::find_target(SVE_FUZZ_TARGET);
  FUZZ_CHECK(target != nullptr);
  target->run({data, size});
  return 0;
}
