// Runs the kept inputs of every target, without a fuzzer: sve_fuzz_replay FOLDER.
//
// FOLDER/TARGET.txt holds an input a line, in base64. A target without inputs is a failure, and so
// is a line that is no base64.

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "targets.h"

namespace {

std::vector<uint8_t> decoded(std::string_view line) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (!line.empty() && line.back() == '=') line.remove_suffix(1);
  std::vector<uint8_t> bytes;
  uint32_t bits = 0;
  int count = 0;
  for (const char letter : line) {
    const size_t digit = kDigits.find(letter);
    FUZZ_CHECK(digit != std::string_view::npos);
    bits = bits << 6 | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<uint8_t>(bits >> count));
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("sve_fuzz_replay FOLDER\n", stderr);
    return 2;
  }
  for (const sve::fuzz::Target& target : sve::fuzz::targets()) {
    const std::string path = std::string(argv[1]) + '/' + std::string(target.name) + ".txt";
    std::ifstream file(path);
    size_t inputs = 0;
    for (std::string line; std::getline(file, line); ++inputs) {
      // Known before it is run: of a crash this line is what is left.
      std::fprintf(stderr, "\r%s %zu", path.c_str(), inputs + 1);
      target.run(decoded(line));
    }
    std::fprintf(stderr, "\r%s: %zu inputs\n", path.c_str(), inputs);
    if (inputs == 0) return 1;
  }
  return 0;
}
