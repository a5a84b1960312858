// The files beside the log, in words: for every answer that rests on the log, and for `check`.
#pragma once

#include <string>
#include <vector>

#include "cli/remedy.hpp"
#include "formats/json_answers.hpp"
#include "store/log_file.hpp"

namespace titrate::cli {

// Sentences without a capital, safe to print; none where there is nothing to say.
std::vector<Hint> words_on(const store::Beside& beside, const Log& log);
// Of a backup that was kept under another name.
Hint words_on_kept_backup(const store::Beside& beside, const std::string& name);

// The same for programs.
std::vector<formats::FileNotice> notices_on(const store::Beside& beside);

// "10 nights", "a course and a night"
std::string lack_in_words(const Lack& lack);
// How to get back what a backup holds: into a log without a course nothing can be merged.
Hint bring_back(const Log& log, const std::string& backup_path);
// How to see what a file would add to the log.
Suggestion show_what_it_adds(const std::string& path);

}  // namespace titrate::cli
