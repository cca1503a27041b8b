// Answers a file of requests, a line each, as the command does with --jsonl: in a WebAssembly build
// that checks itself (cmake/wasm_debug.cmake).
//
//   answer_lines quote|verify FILE

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "json/json.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("answer_lines quote|verify FILE\n", stderr);
    return 2;
  }
  const bool verify = std::string_view(argv[1]) == "verify";
  std::ifstream file(argv[2], std::ios::binary);
  if (!file) return 66;
  auto* const engine = new sve::json::JsonEngine;  // as the module has it: not on the stack
  for (std::string line; std::getline(file, line);) {
    const std::string_view text = (verify ? engine->verify(line) : engine->quote(line)).text;
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
  }
  delete engine;
  return std::fflush(stdout) == 0 ? 0 : 74;
}
