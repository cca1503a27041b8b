// Classes of lines by parting them step by step; twins by comparing what the rules may ask for.

#include "optimal/alike.h"

#include <algorithm>

#include "base/keyed.h"

namespace sve::optimal {

LineClasses::LineClasses(const model::Request& request, base::Arena& arena)
    : request_(request),
      arena_(arena),
      of_line_(arena.take_filled<uint32_t>(request.lines.size(), 0)) {}

void LineClasses::part_by_eligibility(std::span<const uint8_t> eligible) {
  const base::Arena::Scratch scratch(arena_);
  const std::span<uint32_t> number = arena_.take_filled<uint32_t>(2 * count_, model::kNoPlace);
  uint32_t count = 0;
  for (size_t i = 0; i < of_line_.size(); ++i) {
    uint32_t& known = number[2 * of_line_[i] + (eligible[i] != 0 ? 1 : 0)];
    if (known == model::kNoPlace) known = count++;
    of_line_[i] = known;
  }
  count_ = std::max<size_t>(count, 1);
}

// Parts classes by a key below bound.
template <typename KeyOf>
void LineClasses::part_by(size_t bound, KeyOf key_of) {
  const base::Arena::Scratch scratch(arena_);
  const std::span<base::Keyed> entries = arena_.take<base::Keyed>(of_line_.size());
  for (uint32_t i = 0; i < entries.size(); ++i) {
    const int64_t before = int64_t{of_line_[i]} * static_cast<int64_t>(bound);
    entries[i] = {before + static_cast<int64_t>(key_of(i)), i};
  }
  base::sort_keyed(entries);
  uint32_t count = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i > 0 && entries[i].key != entries[i - 1].key) ++count;
    of_line_[entries[i].place] = count;
  }
  count_ = size_t{count} + 1;
  number_by_first_line();
}

// Keys may be numbers of ids, which depend on what the reader has read before; the choice among
// equal answers must not, so classes are numbered by their first line.
void LineClasses::number_by_first_line() {
  const base::Arena::Scratch scratch(arena_);
  const std::span<uint32_t> numbers = arena_.take_filled<uint32_t>(count_, model::kNoPlace);
  uint32_t next = 0;
  for (uint32_t& of_line : of_line_) {
    if (numbers[of_line] == model::kNoPlace) numbers[of_line] = next++;
    of_line = numbers[of_line];
  }
}

void LineClasses::part_by_session(const tokens::Calendar& calendar) {
  part_by(calendar.sessions.size(), [&](uint32_t i) { return calendar.session_of_line[i]; });
  part_by(calendar.days.size() + 1, [&](uint32_t i) {
    const uint32_t day = calendar.day_of_line[i];
    return day == model::kNoPlace ? size_t{0} : size_t{day} + 1;
  });
}

void LineClasses::part_by_item() {
  const size_t bound = size_t{request_.id_count} + 1;
  const auto key = [](model::Id id) { return id == model::kNoId ? size_t{0} : size_t{id} + 1; };
  part_by(bound, [&](uint32_t i) { return key(request_.lines[i].experience_id); });
  part_by(bound, [&](uint32_t i) { return key(request_.lines[i].ticket_type_id); });
}

bool are_twins(const model::Token& a, const model::Token& b, std::span<const uint8_t> eligible_a,
               std::span<const uint8_t> eligible_b) {
  // Tokens with items or a history are not worth the comparison.
  return a.type == b.type && a.use == b.use && a.unlimited == b.unlimited &&
         model::available(a) == model::available(b) && a.items.empty() && b.items.empty() &&
         a.used_sessions.empty() && b.used_sessions.empty() &&
         std::equal(eligible_a.begin(), eligible_a.end(), eligible_b.begin(), eligible_b.end());
}

}  // namespace sve::optimal
