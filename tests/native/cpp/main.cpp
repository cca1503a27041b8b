// Reads a line for each text from standard input, has every one priced on several threads at once,
// many times over, and writes the answers once all threads agree on them.

#include <iostream>
#include <string>
#include <sve_json.hpp>
#include <thread>
#include <vector>

namespace {

constexpr int kThreads = 4;
constexpr int kRounds = 20;

std::vector<std::string> answers_to(const std::vector<std::string>& texts, size_t first) {
  std::vector<std::string> answers(texts.size());
  // Each thread begins elsewhere, so that they are never at the same text for long.
  for (size_t i = 0; i < texts.size(); ++i) {
    const size_t place = (first + i) % texts.size();
    answers[place] = sve::quote_json(texts[place]);
  }
  return answers;
}

}  // namespace

int main() {
  std::vector<std::string> texts;
  for (std::string line; std::getline(std::cin, line);) texts.push_back(line);
  const std::vector<std::string> expected = answers_to(texts, 0);
  std::vector<int> differences(kThreads);
  std::vector<std::thread> threads;
  for (size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (size_t round = 0; round < kRounds; ++round) {
        if (answers_to(texts, (thread + round) * 7) != expected) ++differences[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : differences) {
    if (count > 0) return 1;
  }
  for (const std::string& answer : expected) std::cout << answer << '\n';
  return sve::verify_json("").rfind("{\"error\":", 0) == 0 ? 0 : 1;
}
