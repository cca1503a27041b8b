// What a fuzz target does when something that always holds does not: it says what, and aborts.
//
// Always on, whatever the build: a run that checks nothing would find nothing.

#ifndef SVE_FUZZ_CHECK_H_
#define SVE_FUZZ_CHECK_H_

#include <cstdio>
#include <cstdlib>

#define FUZZ_CHECK(condition)                                                             \
  do {                                                                                    \
    if (!(condition)) [[unlikely]] {                                                      \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)

#endif  // SVE_FUZZ_CHECK_H_
