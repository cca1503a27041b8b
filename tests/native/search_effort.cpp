// For search-effort.test.js: requests as JSON lines in, the steps of each search and a digest of
// what it found out.

#include "search_effort.h"

#include <cinttypes>
#include <cstdio>
#include <iostream>
#include <string>

int main() {
  auto* const meter = new sve::test::EffortMeter;
  for (std::string line; std::getline(std::cin, line);) {
    const sve::test::Effort effort = meter->measure(line);
    std::printf("%" PRId64 " %" PRIu64 "\n", effort.steps, effort.digest);
  }
  delete meter;
  return 0;
}
