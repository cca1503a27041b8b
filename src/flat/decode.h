// From flat words to a request or claim, every value judged. Contract 2, 10, 12; docs/flat.md.
//
// decode_request covers everything that is judged while reading, and the references of lines, but
// not the sums, which need prices (pricing/lines.h). The first error stays in the cursor.

#ifndef SVE_FLAT_DECODE_H_
#define SVE_FLAT_DECODE_H_

#include "base/arena.h"
#include "base/cold.h"
#include "base/dense_map.h"
#include "flat/cursor.h"
#include "model/request.h"

namespace sve::flat {

// The places of lines, types and tokens by the number of their id, filled while reading.
struct Places {
  base::DenseMap lines;
  base::DenseMap types;
  base::DenseMap tokens;
  base::DenseMap seen;  // for one list at a time
};

// Reads a request whose presence was judged: its members and trailer.
bool decode_request(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request);

// Reads a claim's members and trailer.
SVE_COLD bool decode_claim(Cursor& cursor, base::Arena& arena, Places& places, model::Claim& claim);

// The parts of a request, one file each.
bool decode_cart(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request);
bool decode_token_types(Cursor& cursor, base::Arena& arena, Places& places,
                        model::Request& request);
bool decode_tokens(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request);

// Reads the id of an element and remembers its place: DUPLICATE_ID at the second of two.
// Reads with a copy of the cursor, of which nobody else knows: compilers keep that in registers
// when all that reads with it is compiled in, which SVE_FLATTEN asks for.
template <typename Read>
inline bool with_copy(Cursor& cursor, Read read) {
  Cursor copy = cursor;
  const bool good = read(copy);
  cursor = copy;
  return good;
}

#if defined(__wasm__)
#define SVE_FLATTEN  // there bytes count too, and the optimiser of the whole program decides
#else
#define SVE_FLATTEN [[gnu::flatten]]
#endif

inline bool unique_id(Cursor& cursor, base::DenseMap& places, size_t place, Id& id) {
  if (!cursor.id(Field::id, id)) return false;
  if (!places.insert(id, static_cast<uint32_t>(place))) [[unlikely]] {
    return cursor.fail(Reason::DUPLICATE_ID, Field::id);
  }
  return true;
}

}  // namespace sve::flat

#endif  // SVE_FLAT_DECODE_H_
