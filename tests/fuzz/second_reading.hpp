// A second reading of docs/log-format.md, made from that page alone and shared with nothing in the
// program: slow, plain, over a whole document tree. It judges what the program accepted.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace titrate::fuzz {

// The first rule of the format that a file breaks; nothing when it breaks none. What only the text
// of the file can tell and not its tree (a number's exact form) is not looked at.
std::string fault_in(std::string_view file);

// What a valid file says, in one form whatever the order of its members, signs, symptoms and
// measures; without the seal, and whatever the version of the format.
nlohmann::json meaning_of(std::string_view file);

}  // namespace titrate::fuzz
