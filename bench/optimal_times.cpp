// Times the optimal strategy request by request: JSON lines in, a line of figures a request out.
//
// For bench/optimal.js. Each request is priced once to warm up and then as often as asked; what is
// printed is the least processor time in nanoseconds, whether the answer is proven, and what it
// saves.

#include <ctime>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "json/json.h"

namespace {

// Of this thread: what others do on the machine does not count.
int64_t processor_time() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

int64_t figure(const std::string& answer, const char* key) {
  const size_t at = answer.rfind(key);
  if (at == std::string::npos) return -1;
  return std::strtoll(answer.c_str() + at + std::string(key).size(), nullptr, 10);
}

}  // namespace

int main(int argc, char** argv) {
  const int repeats = argc > 1 ? std::atoi(argv[1]) : 3;
  sve::json::JsonEngine engine;
  std::string line;
  while (std::getline(std::cin, line)) {
    int64_t least = INT64_MAX;
    std::string answer;
    for (int i = 0; i <= repeats; ++i) {
      const int64_t start = processor_time();
      answer = std::string(engine.quote(line).text);
      const int64_t taken = processor_time() - start;
      if ((i > 0 || repeats == 0) && taken < least) least = taken;
    }
    const bool proven = answer.find("\"proven\":true") != std::string::npos;
    std::printf("%lld %d %lld %lld\n", static_cast<long long>(least), proven ? 1 : 0,
                static_cast<long long>(figure(answer, "\"costLowerBound\":")),
                static_cast<long long>(figure(answer, "\"inOrderCost\":")));
    std::fflush(stdout);
  }
  return 0;
}
