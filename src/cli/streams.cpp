// System calls are repeated when a signal cut them short, and wait where a descriptor does not.

#include "cli/streams.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sve::cli {

namespace {

constexpr size_t kChunk = 65'536;

// Whether the call is to be made again: after a signal, or once the descriptor is ready.
bool worth_repeating(int descriptor, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  pollfd waited_for = {descriptor, events, 0};
  return poll(&waited_for, 1, -1) >= 0 || errno == EINTR;
}

bool write_to(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<size_t>(written));
    } else if (!worth_repeating(descriptor, POLLOUT)) {
      return false;
    }
  }
  return true;
}

}  // namespace

Input::Input(std::string_view path) : descriptor_(STDIN_FILENO) {
  if (path == "-") return;
  descriptor_ = open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fault_ = std::strerror(errno);
}

Input::~Input() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

size_t Input::append_some(std::string& bytes) {
  if (!fault_.empty()) return 0;
  const size_t before = bytes.size();
  bytes.resize(before + kChunk);
  ssize_t got = 0;
  do {
    got = read(descriptor_, bytes.data() + before, kChunk);
  } while (got < 0 && worth_repeating(descriptor_, POLLIN));
  if (got < 0) fault_ = std::strerror(errno);
  const size_t added = got < 0 ? 0 : static_cast<size_t>(got);
  bytes.resize(before + added);
  return added;
}

void Input::append_all(std::string& bytes) {
  while (append_some(bytes) > 0) {
  }
}

bool write_out(std::string_view bytes) { return write_to(STDOUT_FILENO, bytes); }

void write_message(std::string_view message) {
  std::string line = "sve: ";
  line += message;
  line += '\n';
  write_to(STDERR_FILENO, line);
}

}  // namespace sve::cli
