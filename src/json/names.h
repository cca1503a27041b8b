// The ids of one request as numbers: equal strings have equal numbers, in order of first sight.
//
// Finding a name takes a bounded number of probes, and past those a search in an ordered map, so no
// choice of ids makes it slow. Names are views: their bytes must outlive their use here.

#ifndef SVE_JSON_NAMES_H_
#define SVE_JSON_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace sve::json {

class NameTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // Forgets all names, keeps the memory.
  void clear();

  // The number of the name, a new one if it has none yet.
  uint32_t intern(std::string_view name);

  // The number of the name, or kNone.
  uint32_t find(std::string_view name) const;

  std::string_view operator[](size_t number) const { return names_[number].name; }
  size_t size() const { return names_.size(); }

 private:
  struct Entry {
    std::string_view name;
    uint64_t hash;
  };
  struct Probe {
    uint32_t number;   // of the name, or kNone
    size_t free_slot;  // where it may stand, or kNoSlot
  };

  Probe probe(std::string_view name, uint64_t hash) const;
  void place(uint32_t number, size_t free_slot);
  void grow();

  std::vector<Entry> names_;
  std::vector<uint32_t> slots_;  // numbers, or kNone; a power of two of them
  std::map<std::string_view, uint32_t> crowded_out_;
};

}  // namespace sve::json

#endif  // SVE_JSON_NAMES_H_
