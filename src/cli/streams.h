// Bytes in and bytes out: files, pipes and terminals by their descriptors, unbuffered.

#ifndef SVE_CLI_STREAMS_H_
#define SVE_CLI_STREAMS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sve::cli {

// An open file, or standard input for "-". Bytes are taken as they are.
class Input {
 public:
  explicit Input(std::string_view path);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Waits for bytes, appends what there is and returns how many: 0 at the end, and after a fault.
  size_t append_some(std::string& bytes);

  // Appends everything to the end.
  void append_all(std::string& bytes);

  // Why the file could not be opened or read, or "".
  const std::string& fault() const { return fault_; }

 private:
  int descriptor_;
  std::string fault_;
};

// Writes all of it to standard output. False when nobody takes it, or there is no room.
bool write_out(std::string_view bytes);

// Writes a message for people to standard error.
void write_message(std::string_view message);

}  // namespace sve::cli

#endif  // SVE_CLI_STREAMS_H_
