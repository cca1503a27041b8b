// Groups of units, their three orders, and the numbering of sessions and days.

#include "tokens/units.h"

namespace sve::tokens {

namespace {

// Numbers the distinct keys of sorted entries 0, 1, 2 …, hands each entry's place its number, and
// keeps one entry a key.
std::span<const base::Keyed> number_distinct(std::span<base::Keyed> entries,
                                             std::span<uint32_t> number_of_place) {
  base::sort_keyed(entries);
  size_t count = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    const base::Keyed entry = entries[i];
    if (count == 0 || entries[count - 1].key != entry.key) {
      entries[count] = {entry.key, static_cast<uint32_t>(count)};
      ++count;
    }
    number_of_place[entry.place] = static_cast<uint32_t>(count - 1);
  }
  return entries.first(count);
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

std::span<const uint32_t> Units::order(model::Selection selection) {
  const size_t index = static_cast<size_t>(selection);
  if (!has_order_[index]) {
    has_order_[index] = true;
    switch (selection) {
      case model::Selection::kHighestPrice:
        orders_[index] = sorted(-1);
        break;
      case model::Selection::kLowestPrice:
        orders_[index] = sorted(1);
        break;
      case model::Selection::kCartOrder:
        orders_[index] = sorted(0);
        break;
    }
  }
  return orders_[index];
}

std::span<const uint32_t> Units::sorted(int64_t sign) {
  const std::span<uint32_t> places = arena_.take<uint32_t>(groups_.size());
  const base::Arena::Scratch scratch(arena_);
  const std::span<base::Keyed> entries = arena_.take<base::Keyed>(groups_.size());
  for (uint32_t i = 0; i < groups_.size(); ++i) entries[i] = {sign * groups_[i].amount, i};
  if (sign != 0) base::sort_keyed(entries);
  for (size_t i = 0; i < places.size(); ++i) places[i] = entries[i].place;
  return places;
}

const Calendar& Units::calendar() {
  if (!has_calendar_) {
    has_calendar_ = true;
    number_sessions(calendar_);
    number_days(calendar_);
  }
  return calendar_;
}

// A session is a start, whatever the experience; lines without one are a session an experience.
void Units::number_sessions(Calendar& calendar) {
  const size_t lines = request_.lines.size();
  const std::span<uint32_t> session_of_line = arena_.take<uint32_t>(lines);
  const std::span<base::Keyed> starts = arena_.take<base::Keyed>(lines);
  const base::Arena::Scratch scratch(arena_);
  const std::span<base::Keyed> experiences = arena_.take<base::Keyed>(lines);
  size_t start_count = 0;
  size_t experience_count = 0;
  for (uint32_t i = 0; i < lines; ++i) {
    const model::Line& line = request_.lines[i];
    if (line.starts_at != model::kNoInstant) {
      starts[start_count++] = {line.starts_at, i};
    } else {
      experiences[experience_count++] = {line.experience_id, i};
    }
  }
  calendar.sessions = number_distinct(starts.first(start_count), session_of_line);
  const size_t dated = calendar.sessions.size();
  const size_t undated =
      number_distinct(experiences.first(experience_count), session_of_line).size();
  // An id's number is the reader's affair, so sessions are numbered anew by their first line: what
  // goes by them must not depend on what the reader has read before.
  const std::span<uint32_t> numbers = arena_.take_filled<uint32_t>(undated, model::kNoPlace);
  uint32_t next = static_cast<uint32_t>(dated);
  for (uint32_t i = 0; i < lines; ++i) {
    if (request_.lines[i].starts_at != model::kNoInstant) continue;
    uint32_t& number = numbers[session_of_line[i]];
    if (number == model::kNoPlace) number = next++;
    session_of_line[i] = number;
  }
  calendar.session_of_line = session_of_line;
  calendar.session_count = dated + undated;
}

void Units::number_days(Calendar& calendar) {
  const size_t lines = request_.lines.size();
  const std::span<uint32_t> day_of_line = arena_.take_filled<uint32_t>(lines, model::kNoPlace);
  const std::span<base::Keyed> days = arena_.take<base::Keyed>(lines);
  size_t count = 0;
  for (uint32_t i = 0; i < lines; ++i) {
    const model::Line& line = request_.lines[i];
    if (line.starts_at == model::kNoInstant) continue;
    days[count++] = {model::local_day(line.starts_at, line.utc_offset_minutes), i};
  }
  calendar.days = number_distinct(days.first(count), day_of_line);
  calendar.day_of_line = day_of_line;
}

}  // namespace sve::tokens
