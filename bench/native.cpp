// Times the native engine on flat requests, for bench/quote.js: files of words in, one line a file
// out.
//
// A line is the file's nanoseconds a quote, one figure a round. Reading the file is not timed;
// every round judges and prices the words anew, as a call from a reader would.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "sve.h"

namespace {

using Clock = std::chrono::steady_clock;

std::string read_file(const char* name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

double nanoseconds_a_quote(sve::Engine& engine, size_t words, int64_t repeats) {
  const Clock::time_point start = Clock::now();
  for (int64_t i = 0; i < repeats; ++i) engine.quote(words);
  const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
  return taken.count() / static_cast<double>(repeats);
}

}  // namespace

// Usage: sve_bench ROUNDS FILE…
int main(int argc, char** argv) {
  constexpr double kRoundNanoseconds = 20e6;
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  for (int i = 2; i < argc; ++i) {
    const std::string bytes = read_file(argv[i]);
    const size_t words = bytes.size() / sizeof(int64_t);
    sve::Engine engine;
    bytes.copy(reinterpret_cast<char*>(engine.request(words)), bytes.size());
    if (words == 0 || engine.quote(words)[0] != 0) {
      std::fprintf(stderr, "%s is no flat request that can be priced\n", argv[i]);
      return 1;
    }
    const double once = nanoseconds_a_quote(engine, words, 3);
    const int64_t repeats = 1 + static_cast<int64_t>(kRoundNanoseconds / once);
    for (int round = 0; round < rounds; ++round) {
      std::printf("%s%.1f", round == 0 ? "" : " ", nanoseconds_a_quote(engine, words, repeats));
    }
    std::printf("\n");
  }
  return 0;
}
