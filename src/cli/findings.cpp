#include "cli/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/beside.hpp"
#include "cli/trouble.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"
#include "titrate/changes.hpp"
#include "titrate/engine.hpp"
#include "titrate/merge.hpp"

namespace titrate::cli {
namespace {

using store::FileState;
using store::Inspection;
using Kind = FileState::Kind;

constexpr unsigned others_any = 077, others_write = 022, owner_write = 0200, sticky = 01000;
constexpr std::int64_t minute = 60'000'000'000;  // nanoseconds

Remedy step_for_changed_log(bool has_backup) {
  Remedy help = {"If you changed it yourself: ",
                 only_if(Condition::changed_by_hand, ticked("check", "--accept")), ". If not"};
  return help += has_backup ? Remedy{": ", only_if(Condition::wanted, ticked("recover"))}
                            : ", look for another copy: no whole backup is beside it.";
}

Remedy step_for_log(const Inspection& found) {
  const bool has_backup = found.backup.kind == Kind::good;
  switch (found.log.kind) {
    case Kind::good:
      return "Nothing needs doing.";
    case Kind::wrong_checksum:
      return step_for_changed_log(has_backup);
    case Kind::damaged:
      if (found.log.trouble->damage()->kind != store::Damage::Kind::broken_rule) {
        return remedy_for(*found.log.trouble);
      }
      if (has_backup)
        return {ticked("recover"), " brings back the backup and keeps the damaged log."};
      return {
          "There is no whole backup to bring back. A mistake made by hand can be mended in an "
          "editor at the place named above, then: ",
          only_if(Condition::changed_by_hand, ticked("check", "--accept"))};
    case Kind::unreadable:
      return remedy_for(*found.log.trouble);
    case Kind::newer:
      return "Install a newer titrate.";
    case Kind::missing:
      break;
  }
  if (has_backup) return {ticked("recover"), " brings back the backup."};
  if (found.backup.kind == Kind::missing) {
    return {"To begin: ", ticked("start", "--recommended", Placeholder::capsules, "--mg",
                                 Placeholder::milligrams)};
  }
  return "The log is gone and its backup cannot be used. Look for another copy; to begin anew, "
         "move the backup away first.";
}

// The state, or what exactly the damage is.
std::string_view id_of(const FileState& state) {
  using Damage = store::Damage::Kind;
  const auto* damage = state.trouble ? state.trouble->damage() : nullptr;
  if (state.kind == Kind::damaged && damage != nullptr) {
    if (damage->is(Damage::byte_order_mark)) return "byte-order-mark";
    if (damage->is(Damage::utf_16)) return "utf-16";
    if (damage->is(Damage::conflict_markers)) return "conflict-markers";
  }
  return name_of(state.kind);
}

// What a finding about dates is called.
struct IdOfLater {
  std::string operator()(const CourseLater&) const { return "course-later"; }
  std::string operator()(const NightLater&) const { return "night-later"; }
  std::string operator()(const StockLater&) const { return "stock-later"; }
  std::string operator()(const ActLater&) const { return "act-later"; }
};

class Findings {
 public:
  Findings(const Inspection& found, NightDate tonight) : found_(found), tonight_(tonight) {}

  std::vector<Finding> all() {
    look_at_log();
    look_at_dates();
    look_at_backup();
    look_at_permissions("log", found_.path, found_.log);
    look_at_permissions("backup", found_.backup_path, found_.backup);
    look_at_folder();
    look_beside();
    return std::move(list_);
  }

 private:
  void add(std::string id, const std::string& file, Hint problem, Remedy remedy,
           const store::Damage* at = nullptr) {
    list_.push_back({std::move(id), printable(file), at == nullptr ? "" : at->pointer,
                     at == nullptr ? 0 : at->line, std::move(problem), std::move(remedy)});
  }

  // A file that is there and cannot be used.
  bool add_state(std::string_view which, const std::string& file, const FileState& state,
                 const Remedy& remedy) {
    if (state.kind == Kind::good || state.kind == Kind::missing) return false;
    add(fmt::format("{}-{}", which, id_of(state)), file,
        fmt::format("The {} cannot be used: {}.", which, clause_of(*state.trouble)), remedy,
        state.trouble->damage());
    return true;
  }

  void look_at_log() {
    if (add_state("log", found_.path, found_.log, step_for_log(found_))) return;
    if (found_.log.kind == Kind::missing && found_.backup.kind != Kind::missing) {
      add("log-missing", found_.path, "The log is missing, but its backup is there.",
          step_for_log(found_));
    }
  }

  void look_at_dates() {
    const auto later = found_.log.log ? later_than_now(*found_.log.log, tonight_) : std::nullopt;
    if (!later) return;
    auto [problem, remedy] = text::words_on(*later);
    if (problem.front() == 't') problem.front() = 'T';  // a sentence of its own here
    add(std::visit(IdOfLater{}, *later), found_.path, std::move(problem), std::move(remedy));
  }

  void look_at_backup() {
    if (found_.log.kind != Kind::good) {
      add_state("backup", found_.backup_path, found_.backup, "Look for another copy of the log.");
      return;
    }
    if (add_state("backup", found_.backup_path, found_.backup,
                  "The next change of the log replaces it, unless it stands in the way; then move "
                  "it away.")) {
      return;
    }
    if (found_.backup.kind == Kind::missing) {
      if (contents_of(*found_.log.log).nights == 0) return;  // as the first start leaves it
      return add("backup-missing", found_.backup_path,
                 "There is no backup, so no change can be taken back.",
                 "The next change makes one.");
    }
    compare_backup();
  }

  void compare_backup() {
    const auto changes = changes_between(*found_.backup.log, *found_.log.log).size();
    if (found_.log.info->modified - found_.backup.info->modified > minute) {
      add("backup-stale", found_.backup_path,
          "The backup is older than the log by more than a minute, so the last change of the log "
          "did not go through the usual way: it was accepted, or copied from elsewhere.",
          "The next change renews it.");
    }
    const Lack lack = lack_of(*found_.log.log, *found_.backup.log);
    if (lack.is_large()) {
      const bool is_kept = found_.backup.info->size >= found_.log.info->size;
      Remedy remedy = bring_back(*found_.log.log, found_.backup_path);
      remedy += is_kept ? ". The next change keeps it under another name."
                        : ". The next change writes over it; keep a copy before.";
      add("backup-fuller", found_.backup_path,
          fmt::format("The backup holds {} that the log lacks, as after an undo, or where an older "
                      "log was put back.",
                      lack_in_words(lack)),
          remedy);
    } else if (changes > 1) {
      add("backup-differs", found_.backup_path,
          {fmt::format("The backup differs from the log in {} places, more than most commands "
                       "change. ",
                       changes),
           only_if(Condition::wanted, ticked("undo")), " would bring back the log that is in it."},
          {"If that surprises you, ", ticked("history", "--all"),
           " shows the log; keep a copy of both files before the next change."});
    }
  }

  void look_at_permissions(std::string_view which, const std::string& file,
                           const FileState& state) {
    if (!state.info || (state.info->mode & others_any) == 0) return;
    const bool write = (state.info->mode & others_write) != 0;
    add(fmt::format("{}-{}-by-others", which, write ? "writable" : "readable"), file,
        fmt::format("Other users of this machine can {} the {}.", write ? "change" : "read", which),
        {"To keep it to yourself: ", text::other_command("chmod", "600", file)});
  }

  void look_at_folder() {
    const unsigned mode = found_.folder_info.mode;
    if (mode == 0) return;
    if ((mode & others_write) != 0 && (mode & sticky) == 0) {
      add("folder-writable-by-others", found_.folder,
          "Other users of this machine can replace files in the log's folder.",
          {"To keep it to yourself: ", text::other_command("chmod", "go-w", found_.folder)});
    }
    if ((mode & owner_write) == 0) {
      add("folder-read-only", found_.folder,
          "Nothing can be saved: the log's folder may not be written to.",
          {"To allow it: ", text::other_command("chmod", "u+w", found_.folder)});
    }
  }

  void look_beside() {
    for (const auto& [name, has_more] : found_.conflict_copies) {
      const std::string path = found_.folder + '/' + name;
      if (has_more) {
        add("conflict-copy", path,
            fmt::format("{} lies beside the log and says something that the log does not, as where "
                        "a sync program could not join two versions.",
                        printable(name)),
            {"To see what it would add: ", show_what_it_adds(path)});
      } else {
        add("conflict-copy-needless", path,
            fmt::format("{} is a conflict copy. By now the log says all that it says.",
                        printable(name)),
            "It can be deleted.");
      }
    }
    for (const auto& [name, has_more] : found_.kept_backups) {
      const std::string path = found_.folder + '/' + name;
      if (has_more) {
        add("kept-backup", path,
            fmt::format("{} is a backup that a change kept, as it held more than the log.",
                        printable(name)),
            {"To see what it would bring back: ", show_what_it_adds(path)});
      } else {
        add("kept-backup-needless", path,
            fmt::format("{} is a backup that a change kept. By now the log says all of it.",
                        printable(name)),
            "It can be deleted.");
      }
    }
    if (found_.leftovers.empty()) return;
    const auto number = found_.leftovers.size();
    add("leftover", found_.folder + '/' + found_.leftovers.front(),
        number == 1
            ? "A temporary file was left by a command that was stopped."
            : fmt::format("{} temporary files were left by commands that were stopped.", number),
        number == 1 ? "The next change removes it." : "The next change removes them.");
  }

  const Inspection& found_;
  NightDate tonight_;
  std::vector<Finding> list_{};
};

}  // namespace

std::vector<Finding> findings_of(const Inspection& found, NightDate tonight) {
  return Findings(found, tonight).all();
}

Remedy next_step(const Inspection& found, NightDate tonight) {
  if (found.log.kind != Kind::good) return step_for_log(found);
  const auto findings = findings_of(found, tonight);
  const bool mend = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.id != "backup-missing" && finding.id != "leftover" &&
           finding.id != "kept-backup-needless" && finding.id != "conflict-copy-needless";
  });
  return mend ? "The log itself is whole; the notes say what else to see to."
              : "Nothing needs doing.";
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::missing:
      return "missing";
    case Kind::good:
      return "whole";
    case Kind::wrong_checksum:
      return "unsealed";
    case Kind::damaged:
      return "damaged";
    case Kind::newer:
      return "newer";
    case Kind::unreadable:
      break;
  }
  return "unreadable";
}

Contents contents_of(const Log& log) {
  Contents contents{.courses = log.courses().size()};
  for (const Course& course : log.courses()) {
    contents.nights += course.nights().size();
    if (course.nights().empty()) continue;
    if (!contents.first) contents.first = course.nights().front().date();
    contents.last = course.nights().back().date();
  }
  return contents;
}

}  // namespace titrate::cli
