// SVE_COLD: a function that is called once a quote at most and apart from the usual way.
//
// It is not compiled into its caller, so that it can be compiled for size where size counts
// (cmake/wasm.cmake).

#ifndef SVE_BASE_COLD_H_
#define SVE_BASE_COLD_H_

#define SVE_COLD [[gnu::noinline]]

#endif  // SVE_BASE_COLD_H_
