// What a mutated source is made of: every mutant of the core compiled in at once, each behind a
// number, and one of them (or none) switched on at run time.
//
// A change is written into the source as an infix operator, a cast or a call, so that it needs no
// knowledge of where an expression begins or ends (schema.js): `a < b` becomes `a < SVE_LT(7) < b`.
// In constant expressions no mutant is ever on; those are known by never being reached.

#ifndef SVE_TESTS_MUTATION_MUTANT_H_
#define SVE_TESTS_MUTATION_MUTANT_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

namespace sve::mutant {

extern int active;        // the mutant that is on; 0: none
extern uint8_t* reached;  // by number: whether it was come by; null: nobody asks

template <int kId>
constexpr bool on() {
  if (std::is_constant_evaluated()) return false;
  if (reached != nullptr) [[unlikely]] {
    reached[kId] = 1;
  }
  return active == kId;
}

// a OP b into a OTHER b. Where there is no such thing the mutant is never reached.
#define SVE_MUTANT_INFIX(Name, OP, OTHER)                                  \
  template <int kId>                                                       \
  struct Name {};                                                          \
  template <int kId, typename A>                                           \
  struct Name##Left {                                                      \
    const A& a;                                                            \
  };                                                                       \
  template <int kId, typename A>                                           \
  constexpr Name##Left<kId, A> operator OP(const A& a, Name<kId>) {        \
    return {a};                                                            \
  }                                                                        \
  template <int kId, typename A, typename B>                               \
  constexpr auto operator OP(const Name##Left<kId, A>& left, const B& b) { \
    using Result = decltype(left.a OP b);                                  \
    if constexpr (requires { static_cast<Result>(left.a OTHER b); }) {     \
      if (on<kId>()) return static_cast<Result>(left.a OTHER b);           \
    }                                                                      \
    return left.a OP b;                                                    \
  }

SVE_MUTANT_INFIX(Less, <, <=)
SVE_MUTANT_INFIX(AtMost, <=, <)
SVE_MUTANT_INFIX(More, >, >=)
SVE_MUTANT_INFIX(AtLeast, >=, >)
SVE_MUTANT_INFIX(Equal, ==, !=)
SVE_MUTANT_INFIX(Unequal, !=, ==)
SVE_MUTANT_INFIX(Plus, +, -)
SVE_MUTANT_INFIX(Minus, -, +)
SVE_MUTANT_INFIX(Times, *, +)
SVE_MUTANT_INFIX(Over, /, *)
SVE_MUTANT_INFIX(Modulo, %, /)

// a += b into a -= b, and the other way: `a += Sign<7>{} = b`.
template <int kId>
struct Sign {
  template <typename B>
  constexpr auto operator=(const B& b) const {
    if constexpr (std::is_arithmetic_v<B>) {
      using Result = decltype(+b);
      return static_cast<Result>(on<kId>() ? -b : b);
    } else {
      return on<kId>() ? B{} - b : b;
    }
  }
};

// !a into a: `(Not<7>)a`.
template <int kId>
struct Not {
  bool value;
  template <typename A>
  constexpr explicit Not(const A& a)
      : value(on<kId>() ? static_cast<bool>(a) : !static_cast<bool>(a)) {}
  constexpr operator bool() const { return value; }
};

// a && b into a || b, and the other way, without evaluating b where that would not: the right side
// of `a && first<7>(…) || second<7>(…) && b` is come by only through the one or the other.
template <int kId>
inline bool went_on = false;

template <int kId>
constexpr bool first(bool stops) {
  if (stops) return true;
  went_on<kId> = true;
  return false;
}

template <int kId>
constexpr bool second(bool goes_on) {
  const bool was = went_on<kId>;
  went_on<kId> = false;
  return was || goes_on;
}

template <int kId, typename T>
constexpr T least(const T& a, const T& b) {
  return on<kId>() ? std::max(a, b) : std::min(a, b);
}

template <int kId, typename T>
constexpr T most(const T& a, const T& b) {
  return on<kId>() ? std::min(a, b) : std::max(a, b);
}

template <int kId, typename T>
constexpr T least(std::initializer_list<T> list) {
  return on<kId>() ? std::max(list) : std::min(list);
}

template <int kId, typename T>
constexpr T most(std::initializer_list<T> list) {
  return on<kId>() ? std::min(list) : std::max(list);
}

template <int kId>
constexpr bool flipped(bool value) {
  return on<kId>() ? !value : value;
}

template <int kId>
constexpr int one_more(int value) {
  return on<kId>() ? value + 1 : value;
}

}  // namespace sve::mutant

#define SVE_LT(id) \
  ::sve::mutant::Less<id> {}
#define SVE_LE(id) \
  ::sve::mutant::AtMost<id> {}
#define SVE_GT(id) \
  ::sve::mutant::More<id> {}
#define SVE_GE(id) \
  ::sve::mutant::AtLeast<id> {}
#define SVE_EQ(id) \
  ::sve::mutant::Equal<id> {}
#define SVE_NE(id) \
  ::sve::mutant::Unequal<id> {}
#define SVE_PLUS(id) \
  ::sve::mutant::Plus<id> {}
#define SVE_MINUS(id) \
  ::sve::mutant::Minus<id> {}
#define SVE_TIMES(id) \
  ::sve::mutant::Times<id> {}
#define SVE_OVER(id) \
  ::sve::mutant::Over<id> {}
#define SVE_MODULO(id) \
  ::sve::mutant::Modulo<id> {}
#define SVE_SIGN(id) \
  ::sve::mutant::Sign<id> {}
#define SVE_NOT(id) (::sve::mutant::Not<id>)
#define SVE_AND(id)                                    \
  ::sve::mutant::first<id>(::sve::mutant::on<id>()) || \
      ::sve::mutant::second<id>(::sve::mutant::on<id>())
#define SVE_OR(id)                                      \
  ::sve::mutant::first<id>(!::sve::mutant::on<id>()) || \
      ::sve::mutant::second<id>(!::sve::mutant::on<id>())
#define SVE_MIN(id) ::sve::mutant::least < id
#define SVE_MAX(id) ::sve::mutant::most < id
#define SVE_BOOL(id, value) ::sve::mutant::flipped<id>(value)
#define SVE_INT(id, value) ::sve::mutant::one_more<id>(value)
#define SVE_DROP(id)             \
  if (::sve::mutant::on<id>()) { \
  } else

#endif  // SVE_TESTS_MUTATION_MUTANT_H_
