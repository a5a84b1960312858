// What the store has to say when something is wrong, as errors with a place and a remedy.
#pragma once

#include <string>
#include <string_view>

#include "store/codec/log_codec.hpp"
#include "titrate/error.hpp"

namespace titrate::store {

// "could not <action> <path>: <why>", for a system call that failed with `error`.
Error storage_error(std::string_view action, const std::string& path, int error);

// The log of that path breaks a rule of the format, or is of a newer version.
Error damage_error(const std::string& path, const Damage& damage);

// The log of that path is valid, but not sealed as the program seals.
Error seal_error(const std::string& path, Seal seal);

// ", at <pointer> (line <n>)", as far as they are there.
std::string place_of(std::string_view pointer, std::size_t line);

// What is wrong with a seal that is not intact, as a clause about "it".
std::string_view problem_of(Seal seal);

}  // namespace titrate::store
