// What is compiled into its callers and what is not, where that is not left to the compiler.

#ifndef SVE_BASE_COLD_H_
#define SVE_BASE_COLD_H_

// A function that is called once a quote at most, or apart from the usual way: never compiled into
// its caller, so that it can be compiled for size where size counts (cmake/wasm.cmake).
#define SVE_COLD [[gnu::noinline]]

// A short function with many callers: a call in WebAssembly, where its bytes would count as often.
#if defined(__wasm__)
#define SVE_COMPACT [[gnu::noinline]]
#else
#define SVE_COMPACT [[gnu::always_inline]]
#endif

#endif  // SVE_BASE_COLD_H_
