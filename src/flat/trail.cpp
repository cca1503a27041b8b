// What is wrong with a word that is no value of its field: kept apart, since it is seldom asked.

#include "flat/trail.h"

namespace sve::flat {

bool Trail::corrupt() {
  corrupt_ = true;
  return false;
}

// Past the end there are no words to be wrong: then it is the document that is.
bool Trail::fail(bool past_end, Reason reason) {
  if (past_end) return corrupt();
  reason_ = reason;
  return false;
}

// The path leads to the word, and the field is required: absence of an optional one was passed
// over. What is neither a value nor a marker is the reader's fault.
bool Trail::refuse(bool past_end, Word word) {
  switch (word) {
    case kAbsent:
      return fail(past_end, Reason::MISSING_FIELD);
    case kWrongType:
      return fail(past_end, Reason::WRONG_TYPE);
    case kInvalid:
      return fail(past_end, Reason::INVALID_VALUE);
    default:
      return corrupt();
  }
}

bool Trail::refuse(bool past_end, Word word, Field field) {
  enter(element_of(field));
  return refuse(past_end, word);
}

bool Trail::refuse_number(bool past_end, Word word, Field field) {
  enter(element_of(field));
  if (word == kNotAnInteger) return fail(past_end, Reason::NOT_AN_INTEGER);
  const bool number = word >= kLeastNumber && word <= kMostNumber;
  if (number || word == kTooLarge) return fail(past_end, Reason::OUT_OF_RANGE);
  return refuse(past_end, word);
}

// A null element is a value of the wrong type, not a missing field.
bool Trail::refuse_element(bool past_end, Word word) {
  return refuse(past_end, word == kAbsent ? kWrongType : word);
}

bool Trail::refuse_unknown(bool past_end, Word word) {
  if (word < 0 || word > kMostNumber || past_end) return corrupt();
  enter(kFirstNameElement - word);
  return fail(past_end, Reason::UNKNOWN_FIELD);
}

// The length of a list that is too short or too long, or of more elements than there are words.
bool Trail::refuse_list(bool past_end, Word word, Range length, Field field) {
  enter(element_of(field));
  if (word < 0) return refuse(past_end, word);
  if (word > length.most) return fail(past_end, Reason::TOO_MANY);
  if (word < length.least) return fail(past_end, Reason::EMPTY_LIST);
  return corrupt();
}

}  // namespace sve::flat
