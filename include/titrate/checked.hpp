// What a checked factory gives back: the value, or why there is none.
//
//   Checked<Night> night = Night::from(fields);
//   if (!night) return night.refusal();
//   use(*night);
//
// A value of a type with such a factory is valid for as long as it lives, so nothing is checked
// twice. Whoever calls the factory knows where the input came from (a file, a command line) and
// adds that to the refusal.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace titrate {

// Why a value was not made.
struct Refusal {
  // The field that is wrong, as a path relative to what was being made: "nights/12/date".
  // Empty when the whole is meant.
  std::string place;
  // What is wrong and what is allowed, as a clause in plain words that can follow a colon. It may
  // quote numbers and dates, never text that came from outside.
  std::string problem;
};

template <class T>
class [[nodiscard]] Checked {
 public:
  Checked(T value) : held_(std::move(value)) {}
  Checked(Refusal refusal) : held_(std::move(refusal)) {}

  explicit operator bool() const { return std::holds_alternative<T>(held_); }

  // The value; only where there is one.
  const T& operator*() const& { return value(); }
  T&& operator*() && {
    assert(*this);
    return std::get<T>(std::move(held_));
  }
  const T* operator->() const { return &value(); }

  // Why there is no value; only where there is none.
  const Refusal& refusal() const {
    assert(!*this);
    return std::get<Refusal>(held_);
  }

 private:
  const T& value() const {
    assert(*this);
    return std::get<T>(held_);
  }

  std::variant<T, Refusal> held_;
};

}  // namespace titrate
