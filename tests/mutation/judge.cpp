// Judges the mutants of a core into which they are all compiled (mutant.h).
//
//   judge all ANSWERS MOST [FILE] < inputs   the core itself, then every mutant from 1 to MOST, or
//                                            those whose numbers FILE has
//   judge one ANSWERS < inputs               the core as it is compiled, held to those answers
//   judge rare TIMES MOST < inputs           no mutant: names the inputs that come by one that few
//                                            before them came by (tests/native/search-rare.json)
//
// The inputs are lines of `quote FILE`, `verify FILE`, `search FILE` (a request a line; the last is
// asked for the search's way, not for an answer) and `fuzz NAME FILE` (an input of a fuzz target a
// line, in base64). `all` answers them with no mutant on, keeps each answer's hash in ANSWERS, and
// which mutants each input comes by. Then a process for each mutant (as many at a time as there are
// processors) answers those inputs, the quickest first, until one differs, traps, breaks a check,
// or takes twenty times as long. Prints a line for each, in the order in which they end: `ID killed
// HOW INPUT`, `ID survived COUNT` or `ID unreached`.

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base64.h"
#include "json/json.h"
#include "mutant.h"
#include "search_effort.h"
#include "targets.h"

namespace sve::mutant {
int active = 0;
uint8_t* reached = nullptr;
}  // namespace sve::mutant

namespace {

constexpr int64_t kLeastMicroseconds = 300'000;
constexpr int64_t kTimesAsLong = 20;
constexpr rlim_t kMostMemory = rlim_t{2} << 30;

struct Input {
  std::string name;
  const sve::fuzz::Target* target;  // null: a request
  char call;                        // the first letter
  std::string bytes;
  uint64_t answer;
  int64_t microseconds;
  std::vector<uint8_t> reached;  // by mutant, one bit each
};

enum class Verdict : int { kSame = 0, kDiffers = 10 };

int64_t processor_time() {
  timespec time = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return int64_t{time.tv_sec} * 1'000'000 + time.tv_nsec / 1000;
}

uint64_t hash_of(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char letter : text) hash = (hash ^ static_cast<uint8_t>(letter)) * 0x100000001b3;
  return hash;
}

std::vector<Input> read_inputs() {
  std::vector<Input> inputs;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string call, name, path;
    words >> call;
    if (call == "fuzz") words >> name;
    words >> path;
    const sve::fuzz::Target* target = call == "fuzz" ? sve::fuzz::find_target(name) : nullptr;
    std::ifstream file(path, std::ios::binary);
    if (!file || (call == "fuzz" && target == nullptr)) {
      std::fprintf(stderr, "cannot read %s\n", line.c_str());
      std::exit(66);
    }
    size_t count = 0;
    for (std::string text; std::getline(file, text);) {
      std::string label = path.substr(path.rfind('/') + 1) + ':' + std::to_string(++count);
      if (target != nullptr) text = sve::fuzz::base64_decoded(text);
      inputs.push_back({std::move(label), target, call[0], std::move(text), 0, 0, {}});
    }
  }
  return inputs;
}

sve::json::JsonEngine& engine() {
  static auto* const instance = new sve::json::JsonEngine;
  return *instance;
}

sve::test::EffortMeter& meter() {
  static auto* const instance = new sve::test::EffortMeter;
  return *instance;
}

// A fuzz target says nothing: it aborts or it does not.
uint64_t answer_to(const Input& input) {
  const std::string_view bytes = input.bytes;
  if (input.target != nullptr) {
    input.target->run({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
    return 0;
  }
  if (input.call == 's') return meter().measure(bytes).digest;
  return hash_of((input.call == 'v' ? engine().verify(bytes) : engine().quote(bytes)).text);
}

void record(std::vector<Input>& inputs, int most) {
  std::vector<uint8_t> reached(static_cast<size_t>(most) + 1);
  for (Input& input : inputs) {
    std::fill(reached.begin(), reached.end(), uint8_t{0});
    sve::mutant::reached = reached.data();
    answer_to(input);
    sve::mutant::reached = nullptr;
    const int64_t start = processor_time();
    input.answer = answer_to(input);
    input.microseconds = processor_time() - start;
    input.reached.assign(reached.size() / 8 + 1, 0);
    for (size_t id = 0; id < reached.size(); ++id) {
      if (reached[id] != 0) input.reached[id / 8] |= static_cast<uint8_t>(1 << (id % 8));
    }
  }
}

void write_answers(const std::vector<Input>& inputs, const char* path) {
  std::ofstream file(path);
  for (const Input& input : inputs) file << input.answer << ' ' << input.microseconds << '\n';
}

void read_answers(std::vector<Input>& inputs, const char* path) {
  std::ifstream file(path);
  for (Input& input : inputs) {
    if (!(file >> input.answer >> input.microseconds)) std::exit(66);
  }
}

// Names the inputs that come by a mutant that less than `times` before them came by.
void print_rare(const std::vector<Input>& inputs, int times, int most) {
  std::vector<int> counts(static_cast<size_t>(most) + 1);
  std::vector<uint8_t> reached(counts.size());
  for (const Input& input : inputs) {
    std::fill(reached.begin(), reached.end(), uint8_t{0});
    sve::mutant::reached = reached.data();
    answer_to(input);
    sve::mutant::reached = nullptr;
    bool rare = false;
    for (size_t id = 0; id < counts.size(); ++id) {
      if (reached[id] != 0) rare = counts[id]++ < times || rare;
    }
    if (rare) std::printf("%s\n", input.name.c_str());
  }
}

// In a process of its own; `report` gets the number of the input that is being answered.
[[noreturn]] void judge(const std::vector<const Input*>& inputs, int report) {
  const rlimit memory = {kMostMemory, kMostMemory};
  const rlimit core = {0, 0};
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CORE, &core);
  if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(70);
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (pwrite(report, &i, sizeof i, 0) != sizeof i) _exit(70);
    const int64_t most = kLeastMicroseconds + kTimesAsLong * inputs[i]->microseconds;
    const itimerval timer = {{0, 0}, {most / 1'000'000, most % 1'000'000}};
    setitimer(ITIMER_PROF, &timer, nullptr);
    if (answer_to(*inputs[i]) != inputs[i]->answer) _exit(static_cast<int>(Verdict::kDiffers));
  }
  _exit(static_cast<int>(Verdict::kSame));
}

// Whether the mutant survived.
bool judge_mutant(int id, const std::vector<const Input*>& inputs) {
  char path[] = "/tmp/sve-judge-XXXXXX";
  const int report = mkstemp(path);
  unlink(path);
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    sve::mutant::active = id;
    judge(inputs, report);
  }
  int status = 0;
  if (report < 0 || child < 0 || waitpid(child, &status, 0) != child) std::exit(71);
  size_t at = 0;
  if (pread(report, &at, sizeof at, 0) != sizeof at) at = 0;
  close(report);
  if (WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(Verdict::kSame)) {
    std::printf("%d survived %zu\n", id, inputs.size());
    return true;
  }
  const bool differs =
      WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(Verdict::kDiffers);
  if (WIFEXITED(status) && !differs) std::exit(WEXITSTATUS(status));
  const char* how = differs                       ? "answer"
                    : WTERMSIG(status) == SIGPROF ? "time"
                    : WTERMSIG(status) == SIGABRT ? "check"
                                                  : "trap";
  std::printf("%d killed %s %s\n", id, how, inputs[at]->name.c_str());
  return false;
}

std::vector<const Input*> quickest_first(const std::vector<Input>& inputs) {
  std::vector<const Input*> order;
  for (const Input& input : inputs) order.push_back(&input);
  std::stable_sort(order.begin(), order.end(), [](const Input* a, const Input* b) {
    return a->microseconds < b->microseconds;
  });
  return order;
}

void judge_if_reached(int id, const std::vector<const Input*>& order) {
  std::vector<const Input*> coming_by;
  for (const Input* input : order) {
    const auto place = static_cast<size_t>(id);
    if ((input->reached[place / 8] >> (place % 8) & 1) != 0) coming_by.push_back(input);
  }
  if (coming_by.empty()) {
    std::printf("%d unreached\n", id);
    std::fflush(stdout);
  } else {
    judge_mutant(id, coming_by);
  }
}

// As many processes as there are processors take the next mutant in turn, each a line at a time.
bool judge_mutants(const std::vector<int>& ids, const std::vector<const Input*>& order) {
  void* const place = mmap(nullptr, sizeof(std::atomic<size_t>), PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) std::exit(71);
  auto& next = *new (place) std::atomic<size_t>(0);
  const unsigned width = std::max(1U, std::thread::hardware_concurrency());
  std::fflush(stdout);
  for (unsigned i = 0; i < width; ++i) {
    const pid_t child = fork();
    if (child < 0) std::exit(71);
    if (child != 0) continue;
    for (size_t at = next++; at < ids.size(); at = next++) judge_if_reached(ids[at], order);
    std::exit(0);
  }
  bool good = true;
  for (unsigned i = 0; i < width; ++i) {
    int status = 0;
    good = wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 && good;
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  const int wanted = mode == "all" || mode == "rare" ? 4 : mode == "one" ? 3 : 0;
  if (argc != wanted && !(mode == "all" && argc == 5)) return 2;
  std::vector<Input> inputs = read_inputs();
  if (mode == "rare") {
    print_rare(inputs, std::atoi(argv[2]), std::atoi(argv[3]));
    return 0;
  }
  if (mode == "one") {
    read_answers(inputs, argv[2]);
    return judge_mutant(0, quickest_first(inputs)) ? 0 : 1;
  }
  const int most = std::atoi(argv[3]);
  record(inputs, most);
  write_answers(inputs, argv[2]);
  const std::vector<const Input*> order = quickest_first(inputs);
  if (!judge_mutant(0, order)) return 1;
  std::vector<int> ids;
  std::ifstream chosen(argc == 5 ? argv[4] : "");
  for (int id = 0; chosen >> id;) ids.push_back(id);
  for (int id = 1; argc == 4 && id <= most; ++id) ids.push_back(id);
  return judge_mutants(ids, order) ? 0 : 1;
}
