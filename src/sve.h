// The public C++ API: an engine that prices flat requests.
//
// An Engine owns its working memory and reuses it: after the first quotes of a size, pricing
// allocates nothing. It knows no clock, no storage and no other engine. One thread at a time.
// Text in and text out is in json/json.h.

#ifndef SVE_SVE_H_
#define SVE_SVE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace sve {

// The version of the package, as in package.json.
const char* version();

// The tables of codes, reasons and fields, as one JSON text (docs/flat.md).
const char* tables_json();

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Room for a flat document of that many words (docs/flat.md). What was written before stays.
  // Valid until the next call of request().
  int64_t* request(size_t words);

  // Prices the quote document in the first words of request(): the flat answer, valid until the
  // next quote() or verify(). Contract 3 to 6, 8, 9, 11, 12.
  std::span<const int64_t> quote(size_t words);

  // Judges the verify document in the first words of request(). Contract 10.
  std::span<const int64_t> verify(size_t words);

  // Whether every request is priced as if it asked for the optimal strategy. Contract 7.
  void always_optimal(bool always);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sve

#endif  // SVE_SVE_H_
