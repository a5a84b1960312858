// The presets that the program brings with it: data/presets, put in when it is built.
#pragma once

#include <span>
#include <string_view>

namespace titrate::cli {

struct MadePreset {
  std::string_view name;
  std::string_view text;  // of its file
};

// By the alphabet.
std::span<const MadePreset> made_presets();

}  // namespace titrate::cli
