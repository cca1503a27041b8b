// Open addressing with linear probes, at most half full.

#include "json/names.h"

#include <cstring>

#include "base/assert.h"
#include "json/same_text.h"

namespace sve::json {

namespace {

constexpr size_t kFirstSlots = 64;
constexpr size_t kMaxProbes = 48;  // at half full, ordinary names hardly ever need as many
constexpr size_t kNoSlot = SIZE_MAX;

uint64_t hash_of_name(std::string_view name) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  uint64_t hash = name.size();
  for (size_t at = 0; at < name.size(); at += 8) {
    uint64_t chunk = 0;
    const size_t left = name.size() - at;
    std::memcpy(&chunk, name.data() + at, left < 8 ? left : 8);
    hash = (hash ^ chunk) * kMultiplier;
    hash ^= hash >> 32;
  }
  return hash;
}

}  // namespace

void NameTable::clear() {
  names_.clear();
  slots_.assign(kFirstSlots, kNone);
  crowded_out_.clear();
}

NameTable::Probe NameTable::probe(std::string_view name, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t step = 0; step < kMaxProbes; ++step) {
    const size_t slot = (hash + step) & mask;
    const uint32_t number = slots_[slot];
    if (number == kNone) return {kNone, slot};
    const Entry& entry = names_[number];
    if (entry.hash == hash && same_text(entry.name, name)) return {number, kNoSlot};
  }
  const auto found = crowded_out_.find(name);
  const uint32_t number = found == crowded_out_.end() ? kNone : found->second;
  return {number, kNoSlot};
}

uint32_t NameTable::find(std::string_view name) const {
  return probe(name, hash_of_name(name)).number;
}

uint32_t NameTable::intern(std::string_view name) {
  if ((names_.size() + 1) * 2 > slots_.size()) grow();
  const uint64_t hash = hash_of_name(name);
  const Probe probed = probe(name, hash);
  if (probed.number != kNone) return probed.number;
  SVE_ASSERT(names_.size() < kNone);
  const uint32_t number = static_cast<uint32_t>(names_.size());
  names_.push_back({name, hash});
  place(number, probed.free_slot);
  return number;
}

void NameTable::place(uint32_t number, size_t free_slot) {
  if (free_slot == kNoSlot) {
    crowded_out_.emplace(names_[number].name, number);
  } else {
    slots_[free_slot] = number;
  }
}

void NameTable::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, kNone);
  crowded_out_.clear();
  for (size_t number = 0; number < names_.size(); ++number) {
    const Entry& entry = names_[number];
    place(static_cast<uint32_t>(number), probe(entry.name, entry.hash).free_slot);
  }
}

}  // namespace sve::json
