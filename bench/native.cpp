// Times the native engine on flat documents, for bench/quote.js: files of words in, one line a file
// out. A file's extension says what it holds: .words a request, .verify a verify document,
// .malformed a request that is not priced.
//
// A line is the file's nanoseconds a call, one figure a round. Reading the file is not timed;
// every round judges and prices the words anew, as a call from a reader would.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "sve.h"

namespace {

using Clock = std::chrono::steady_clock;

std::string read_file(const char* name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

using Call = std::span<const int64_t> (sve::Engine::*)(size_t);

double nanoseconds_a_call(sve::Engine& engine, Call call, size_t words, int64_t repeats) {
  const Clock::time_point start = Clock::now();
  for (int64_t i = 0; i < repeats; ++i) (engine.*call)(words);
  const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
  return taken.count() / static_cast<double>(repeats);
}

}  // namespace

// Usage: sve_bench ROUNDS FILE…, or sve_bench -CALLS FILE… to make so many calls and time none.
int main(int argc, char** argv) {
  constexpr double kRoundNanoseconds = 2e6;
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  for (int i = 2; i < argc; ++i) {
    const std::string_view name = argv[i];
    const Call call = name.ends_with(".verify") ? &sve::Engine::verify : &sve::Engine::quote;
    const int64_t status = name.ends_with(".malformed") ? 1 : 0;
    const std::string bytes = read_file(argv[i]);
    const size_t words = bytes.size() / sizeof(int64_t);
    sve::Engine engine;
    bytes.copy(reinterpret_cast<char*>(engine.request(words)), bytes.size());
    if (words == 0 || (engine.*call)(words)[0] != status) {
      std::fprintf(stderr, "%s does not hold what its name says\n", argv[i]);
      return 1;
    }
    if (rounds < 0) {
      for (int calls = 1; calls < -rounds; ++calls) (engine.*call)(words);
      continue;
    }
    const double once = nanoseconds_a_call(engine, call, words, 3);
    const int64_t repeats = 1 + static_cast<int64_t>(kRoundNanoseconds / once);
    for (int round = 0; round < rounds; ++round) {
      std::printf("%s%.1f", round == 0 ? "" : " ",
                  nanoseconds_a_call(engine, call, words, repeats));
    }
    std::printf("\n");
  }
  return 0;
}
