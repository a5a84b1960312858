// Pages of the documents that show commands with their answers, in blocks of four spaces:
//
//   <!-- played: now 2026-11-02T07:30 -->
//
//       $ titrate log normal
//       Saved.
//
// JSON that a command says is shown broken up, with … for what is left out:
//
//   <!-- said by: titrate tonight --json -->
//
// What a page plays in stands in comments, which its readers do not see: the settings of the golden
// files (tests/golden/README.md), each from its line on. An answer ends with a blank line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::test {

struct Page {
  std::string name;  // as "docs/rules.md"
  std::string text;
};

// README.md and all of docs, by name; the pages about this project's own rooms are not for readers.
std::vector<Page> pages();

// Whether it has settings, and so is played.
bool is_played(std::string_view page);

// The page with what its commands say now in the place of what it shows. Throws, with the line,
// where a setting cannot be understood, a command ends otherwise than with status 0, or JSON that
// it shows is not what is said.
std::string played_page(std::string_view page);

// The commands of titrate that a page names, in `quotes` and in blocks, each as it would be typed.
std::vector<std::string> commands_of(std::string_view page);

}  // namespace titrate::test
