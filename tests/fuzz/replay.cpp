// Runs the kept inputs of every target, without a fuzzer: sve_fuzz_replay FOLDER.
//
// FOLDER/TARGET.txt holds an input a line, in base64. A target without inputs is a failure, and so
// is a line that is no base64.

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "base64.h"
#include "targets.h"

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
      const std::string bytes = sve::fuzz::base64_decoded(line);
      target.run({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
    }
    std::fprintf(stderr, "\r%s: %zu inputs\n", path.c_str(), inputs);
    if (inputs == 0) return 1;
  }
  return 0;
}
