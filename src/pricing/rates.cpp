// Groups lines by rate with a counting sort, so that many rates cost no more than few.

#include "pricing/rates.h"

#include "base/keyed.h"

namespace sve::pricing {

bool sells_multi_purpose(const model::Request& request, const model::Line& line) {
  return line.kind == model::LineKind::kToken &&
         request.token_types[line.token_type].treatment == model::Treatment::kMultiPurpose;
}

int32_t effective_rate(const model::Request& request, const model::Line& line) {
  if (line.kind != model::LineKind::kToken) return line.tax_rate_bp;
  const model::TokenType& type = request.token_types[line.token_type];
  return type.treatment == model::Treatment::kSinglePurpose ? type.rate_bp : 0;
}

std::span<const RateGroup> group_by_rate(const model::Request& request,
                                         std::span<const model::LineQuote> lines,
                                         base::DenseMap& scratch, base::Arena& arena) {
  // The distinct rates, and how many lines each has.
  const std::span<base::Keyed> rates = arena.take<base::Keyed>(lines.size());
  const std::span<uint32_t> sizes = arena.take<uint32_t>(lines.size());
  const std::span<uint32_t> rate_of_line = arena.take<uint32_t>(lines.size());
  size_t count = 0;
  size_t grouped = 0;
  scratch.clear(static_cast<size_t>(model::kMaxRate) + 1);
  for (size_t i = 0; i < lines.size(); ++i) {
    rate_of_line[i] = model::kNoPlace;
    if (sells_multi_purpose(request, request.lines[i])) continue;
    const uint32_t rate = static_cast<uint32_t>(lines[i].vat.rate_bp);
    if (scratch.insert(rate, static_cast<uint32_t>(count))) {
      rates[count] = {rate, static_cast<uint32_t>(count)};
      sizes[count++] = 0;
    }
    rate_of_line[i] = scratch.find(rate);
    ++sizes[rate_of_line[i]];
    ++grouped;
  }
  base::sort_keyed(rates.first(count));
  // Each group takes its part of one list of places.
  const std::span<uint32_t> places = arena.take<uint32_t>(grouped);
  const std::span<uint32_t> next = arena.take<uint32_t>(count);
  const std::span<RateGroup> groups = arena.take<RateGroup>(count);
  uint32_t start = 0;
  for (size_t g = 0; g < count; ++g) {
    const uint32_t size = sizes[rates[g].place];
    groups[g] = {static_cast<int32_t>(rates[g].key), places.subspan(start, size)};
    next[rates[g].place] = start;
    start += size;
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (rate_of_line[i] == model::kNoPlace) continue;
    places[next[rate_of_line[i]]++] = static_cast<uint32_t>(i);
  }
  return groups;
}

}  // namespace sve::pricing
