#include "cli/beside.hpp"

#include <fmt/format.h>

#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

std::string counted(std::size_t number, std::string_view what) {
  return number == 1 ? fmt::format("a {}", what) : fmt::format("{} {}s", number, what);
}

// Once it was seen what it adds.
Hint join(std::string_view what_for, const std::string& path) {
  return {fmt::format("; to {}: ", what_for), only_if(Condition::approved, ticked("merge", path))};
}

Hint words_on_copy(const store::Copy& copy, const std::string& path) {
  const std::string what = "beside the log lies a conflict copy, " + printable(copy.name) + ", ";
  if (!copy.has_more) {
    return {what + "and the log says all that it says (", show_what_it_adds(path),
            "): it can be deleted."};
  }
  Hint hint = {what + "which says something that the log does not. To see what it would add: ",
               show_what_it_adds(path)};
  hint += join("join them", path);
  return hint += ". If you want none of it, move it elsewhere.";
}

}  // namespace

std::string lack_in_words(const Lack& lack) {
  if (lack.courses == 0) return counted(lack.nights, "night");
  if (lack.nights == 0) return counted(lack.courses, "course");
  return counted(lack.courses, "course") + " and " + counted(lack.nights, "night");
}

Suggestion show_what_it_adds(const std::string& path) { return ticked("merge", path, "--dry-run"); }

std::vector<Hint> words_on(const store::Beside& beside, const Log& log) {
  std::vector<Hint> words;
  const std::vector<store::Copy>& copies = beside.conflict_copies;
  if (!copies.empty()) {
    words.push_back(words_on_copy(copies[0], beside.folder + '/' + copies[0].name));
  }
  if (copies.size() > 1) {
    words.push_back(
        {fmt::format(
             "beside the log {} such: ",
             copies.size() == 2 ? "lies one more" : fmt::format("lie {} more", copies.size() - 1)),
         ticked("check"), " names them all."});
  }
  if (!beside.lack.is_large()) return words;
  Hint hint = fmt::format(
      "the backup holds {} that the log lacks, as after an undo, or where an older log was put "
      "back. ",
      lack_in_words(beside.lack));
  words.push_back(hint += bring_back(log, beside.backup_path));
  return words;
}

Hint bring_back(const Log& log, const std::string& backup_path) {
  if (log.courses().empty())
    return {"To bring it back: ", only_if(Condition::wanted, ticked("undo"))};
  Hint hint = {"To see what it would bring back: ", show_what_it_adds(backup_path)};
  return hint += join("bring it back", backup_path);
}

std::vector<formats::FileNotice> notices_on(const store::Beside& beside) {
  std::vector<formats::FileNotice> notices;
  for (const store::Copy& copy : beside.conflict_copies) {
    notices.push_back({"conflict-copy", printable(beside.folder + '/' + copy.name)});
  }
  if (beside.lack.is_large()) notices.push_back({"backup-fuller", printable(beside.backup_path)});
  return notices;
}

Hint words_on_kept_backup(const store::Beside& beside, const std::string& name) {
  const std::string path = beside.folder + '/' + name;
  Hint hint = {
      fmt::format("the backup of before held {} that the log lacked, so it was not written "
                  "over: it is {} now. To see what it would bring back: ",
                  beside.lack.is_large() ? lack_in_words(beside.lack) : "something",
                  printable(name)),
      show_what_it_adds(path)};
  return hint += join("bring it back", path);
}

}  // namespace titrate::cli
