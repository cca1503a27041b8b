// An entry pass admits so many guests to a session and so many entries a day. Contract 6.

#include "tokens/admission.h"
#include "tokens/coverage.h"

namespace sve::tokens {

Admission::Admission(const Calendar& calendar, const model::TokenType& type,
                     const model::Token& token, base::Arena& arena)
    : calendar_(calendar),
      session_room_(arena.take_filled(calendar.sessions.size(), type.max_guests_per_session)),
      day_room_(arena.take_filled(calendar.days.size(), type.max_entries_per_day)) {
  for (const model::UsedSession& used : token.used_sessions) count_used(used);
}

void Admission::count_used(const model::UsedSession& used) {
  const uint32_t session = number_of(calendar_.sessions, used.starts_at);
  if (session != model::kNoPlace) session_room_[session] -= used.guests;
  const uint32_t day =
      number_of(calendar_.days, model::local_day(used.starts_at, used.utc_offset_minutes));
  if (day != model::kNoPlace) day_room_[day] -= used.guests;
}

Coverage cover_with_entry_pass(const Turn& turn) {
  int64_t budget = unit_limit(turn);
  if (!turn.token.unlimited) budget = std::min(budget, model::available(turn.token));
  SVE_ASSERT(budget >= 1);  // contract 5: TOKEN_DEPLETED, VALUE_ON_HOLD
  const Order order = turn.units.order(turn.type.selection, turn.eligible);
  Admission admission(turn.units.calendar(), turn.type, turn.token, turn.arena);
  const std::span<Take> takes = turn.arena.take<Take>(order.size());
  Coverage coverage;
  size_t count = 0;
  bool first_skipped_by_session = false;
  for (const auto& [key, place] : order) {
    const UnitGroup& group = turn.units.group(place);
    if (!is_candidate(turn, group)) continue;
    const int64_t session_room = admission.session_room(group.line);
    if (!coverage.has_candidates) first_skipped_by_session = session_room == 0;
    coverage.has_candidates = true;
    const int64_t room = std::min(session_room, admission.day_room(group.line));
    const int64_t units = std::min({budget, group.left, room});
    if (units == 0) continue;
    const int64_t amount = capped(turn.type, group.amount);
    takes[count++] = {place, model::kNoPlace, units, amount};
    admission.admit(group.line, units);
    coverage.units += units;
    coverage.consideration += units * amount;
    budget -= units;
    if (budget == 0) break;
  }
  coverage.consumed = coverage.units;
  coverage.takes = turn.arena.shrink_last(takes, count);
  if (coverage.has_candidates && count == 0) {
    return first_skipped_by_session ? refused_by(coverage, model::Code::SESSION_LIMIT_REACHED,
                                                 turn.type.max_guests_per_session)
                                    : refused_by(coverage, model::Code::DAY_LIMIT_REACHED,
                                                 turn.type.max_entries_per_day);
  }
  return coverage;
}

}  // namespace sve::tokens
