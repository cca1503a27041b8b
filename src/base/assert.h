// An assertion that is always on, in release too: it guards against our own mistakes.
//
// What a caller sent never ends here; it comes back as data (contract 12).

#ifndef SVE_BASE_ASSERT_H_
#define SVE_BASE_ASSERT_H_

#define SVE_ASSERT(condition)        \
  do {                               \
    if (!(condition)) [[unlikely]] { \
      __builtin_trap();              \
    }                                \
  } while (false)

#endif  // SVE_BASE_ASSERT_H_
