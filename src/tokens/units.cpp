// Groups of units, their three orders, and the numbering of sessions and days.

#include "tokens/units.h"

#include <algorithm>

namespace sve::tokens {

namespace {

// So few keys are found sooner one after another than in an order that must be made first.
constexpr size_t kFew = 24;

// Numbers the distinct keys of entries, whose places ascend, 0, 1, 2 … as they appear, and hands
// each entry's place its number. One entry a key stays, with its number: ascending by key, unless
// they are few.
std::span<const base::Keyed> number_distinct(std::span<base::Keyed> entries,
                                             std::span<uint32_t> number_of_place) {
  size_t count = 0;
  if (entries.size() <= kFew) {
    for (const base::Keyed entry : entries) {
      uint32_t number = 0;
      while (number < count && entries[number].key != entry.key) ++number;
      if (number == count) entries[count++] = {entry.key, number};
      number_of_place[entry.place] = number;
    }
    return entries.first(count);
  }
  const size_t places = entries.back().place + size_t{1};
  base::sort_keyed(entries);
  // Each key's first place stands for it until all first places are known.
  std::fill_n(number_of_place.begin(), places, model::kNoPlace);
  for (const base::Keyed entry : entries) {
    if (count == 0 || entries[count - 1].key != entry.key) entries[count++] = entry;
    number_of_place[entry.place] = entries[count - 1].place;
  }
  uint32_t next = 0;
  for (uint32_t place = 0; place < places; ++place) {
    const uint32_t first = number_of_place[place];
    if (first == model::kNoPlace) continue;
    number_of_place[place] = first == place ? next++ : number_of_place[first];
  }
  for (base::Keyed& entry : entries.first(count)) entry.place = number_of_place[entry.place];
  return entries.first(count);
}

// A session is a start, whatever the experience; lines without one are a session an experience, by
// keys that no start has. Contract 6.
int64_t session_key(const model::Line& line) {
  return line.starts_at != model::kNoInstant ? line.starts_at : -1 - int64_t{line.experience_id};
}

}  // namespace

Units::Units(const model::Request& request, std::span<const model::LineQuote> lines,
             base::Arena& arena)
    : request_(request), arena_(arena) {
  const std::span<UnitGroup> groups = arena.take<UnitGroup>(2 * lines.size());
  size_t count = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const int64_t quantity = request.lines[i].quantity;
    const int64_t total = lines[i].total;
    const int64_t each = quantity == 1 ? total : total / quantity;
    const int64_t one_more = total - each * quantity;
    const uint32_t line = static_cast<uint32_t>(i);
    if (one_more > 0) groups[count++] = {line, each + 1, one_more};
    if (each > 0) groups[count++] = {line, each, quantity - one_more};
  }
  groups_ = groups.first(count);
}

uint32_t number_of(std::span<const base::Keyed> numbered, int64_t key) {
  auto found = numbered.begin();
  if (numbered.size() <= kFew) {
    while (found != numbered.end() && found->key != key) ++found;
  } else {
    found = std::lower_bound(
        numbered.begin(), numbered.end(), key,
        [](const base::Keyed& entry, int64_t wanted) { return entry.key < wanted; });
  }
  return found != numbered.end() && found->key == key ? found->place : model::kNoPlace;
}

// What the amount is multiplied by: the dearest first, the cheapest first, all the same.
constexpr int kSigns[] = {-1, 1, 0};

Order Units::order(model::Selection selection, std::span<const uint8_t> eligible) {
  const size_t index = static_cast<size_t>(selection);
  const bool few = groups_.size() <= kFew;
  if (!few && !orders_[index].empty()) return orders_[index];
  const std::span<base::Keyed> entries = arena_.take<base::Keyed>(groups_.size());
  size_t count = 0;
  for (uint32_t i = 0; i < groups_.size(); ++i) {
    const UnitGroup& group = groups_[i];
    if (few && (group.left == 0 || eligible[group.line] == 0)) continue;
    entries[count++] = {kSigns[index] * group.amount, i};
  }
  base::sort_keyed(entries.first(count));
  if (!few) orders_[index] = entries;
  return entries.first(count);
}

const Calendar& Units::calendar() {
  if (has_calendar_) return calendar_;
  has_calendar_ = true;
  const uint32_t lines = static_cast<uint32_t>(request_.lines.size());
  const std::span<uint32_t> session_of_line = arena_.take<uint32_t>(lines);
  const std::span<uint32_t> day_of_line = arena_.take_filled<uint32_t>(lines, model::kNoPlace);
  const std::span<base::Keyed> sessions = arena_.take<base::Keyed>(lines);
  const std::span<base::Keyed> days = arena_.take<base::Keyed>(lines);
  size_t dated = 0;
  for (uint32_t i = 0; i < lines; ++i) {
    const model::Line& line = request_.lines[i];
    sessions[i] = {session_key(line), i};
    if (line.starts_at == model::kNoInstant) continue;
    days[dated++] = {model::local_day(line.starts_at, line.utc_offset_minutes), i};
  }
  calendar_ = {session_of_line, day_of_line, number_distinct(sessions, session_of_line),
               number_distinct(days.first(dated), day_of_line)};
  return calendar_;
}

}  // namespace sve::tokens
