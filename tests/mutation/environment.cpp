// The mutant that is on in the unit tests: the one whose number SVE_MUTANT has.

#include <cstdlib>

#include "mutant.h"

namespace sve::mutant {

namespace {

int number() {
  const char* text = std::getenv("SVE_MUTANT");
  return text == nullptr ? 0 : std::atoi(text);
}

}  // namespace

int active = number();
uint8_t* reached = nullptr;

}  // namespace sve::mutant
