// What holds of every quote, whatever was asked: contract 9 "Always", and what contract 3 to 8, 10
// and 11 say of single figures that can be checked without pricing anything.
//
// Written from the contract, in another way than the engine computes: it takes request and answer
// and aborts at the first thing that does not hold. It does not know what the right choice is.

#ifndef SVE_FUZZ_INVARIANTS_H_
#define SVE_FUZZ_INVARIANTS_H_

#include "answer_view.h"
#include "model/request.h"

namespace sve::fuzz {

// A quote, or the quote of a verification, against the request that it answers.
void check_quote(const model::Request& request, const AnswerView& answer);

// A token by itself: what it gives, and of what. The line's figures are those of the answer.
void check_token(const model::Request& request, size_t place, const AnswerView& answer);

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_INVARIANTS_H_
