// titrate review: other people's logs at a glance, for who looks after several. It only reads.

#include "text/review.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/findings.hpp"
#include "cli/log_names.hpp"
#include "cli/trouble.hpp"
#include "core/utf8.hpp"
#include "formats/json_review.hpp"
#include "store/file_io.hpp"
#include "store/others_log.hpp"

namespace titrate::cli {
namespace {

using StateKind = store::FileState::Kind;

struct ReviewOptions {
  std::vector<std::string> files;
  bool json = false;
};

// A log that was named, once however often it was.
struct NamedLog {
  std::string path;   // as it was named
  std::string place;  // with every link followed but the name's own
};

struct UnreadableLog {
  std::string file;
  StateKind state;
  Error error;
};

struct Reviews {
  std::vector<text::ReviewedLog> read;
  std::vector<UnreadableLog> not_read;
};

std::vector<NamedLog> named_logs(store::Disk& disk, const std::vector<std::string>& paths) {
  std::vector<NamedLog> logs;
  std::set<std::string> known;
  for (const std::string& path : paths) {
    std::string folder;
    const bool has_folder = disk.resolve(store::parent_of(path), folder) >= 0;
    const std::string place = has_folder ? folder + '/' + store::name_of(path) : path;
    std::string real;
    if (disk.resolve(path, real) < 0) real = place;
    if (known.insert(real).second) logs.push_back({path, place});
  }
  return logs;
}

bool is_not_there(const store::Trouble& trouble) {
  const auto* call = trouble.failed_call();
  return trouble.is(store::Fault::missing) || (call != nullptr && call->error == ENOENT);
}

StateKind state_of(const store::Trouble& trouble) {
  if (is_not_there(trouble)) return StateKind::missing;
  if (trouble.checksum() != nullptr) return StateKind::wrong_checksum;
  const auto* damage = trouble.damage();
  if (damage == nullptr) return StateKind::unreadable;
  return damage->is(store::Damage::Kind::newer_version) ? StateKind::newer : StateKind::damaged;
}

bool is_of_another_user(store::Disk& disk, const std::string& path) {
  std::string real;
  store::FileInfo info;
  return disk.resolve(path, real) >= 0 && disk.info(real, info) >= 0 && info.owner != disk.user();
}

// `check` looks only at what is one's own.
Error error_about(const store::Trouble& trouble, const std::string& path, store::Disk& disk) {
  Error error = error_about_other_log(trouble, path);
  if (trouble.failed_call() != nullptr && is_not_there(trouble)) {
    error.remedy = "Is that its name?";
  } else if (trouble.failed_call() == nullptr && is_of_another_user(disk, path)) {
    error.remedy = "It belongs to another user of this machine, who can look at it.";
  }
  return error;
}

Reviews reviews_of(Context& context, const std::vector<std::string>& paths) {
  context.warn_of_zone();
  store::Disk& disk = context.environment().disk;
  const std::vector<NamedLog> logs = named_logs(disk, paths);
  std::vector<std::string> places;
  places.reserve(logs.size());
  for (const NamedLog& log : logs) places.push_back(log.place);
  const std::vector<std::string> names = names_apart(places);
  Reviews found;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    const std::string file = printable(logs[i].path);
    try {
      const Log log = store::read_others_log(disk, logs[i].path);
      found.read.push_back({file, printable(names[i]), review_of(log, context.tonight())});
    } catch (const store::Trouble& trouble) {
      found.not_read.push_back({file, state_of(trouble), error_about(trouble, logs[i].path, disk)});
    }
  }
  std::sort(found.read.begin(), found.read.end(),
            [](const auto& one, const auto& other) { return one.name < other.name; });
  std::stable_sort(found.read.begin(), found.read.end(), [](const auto& one, const auto& other) {
    return is_more_urgent(one.review, other.review);
  });
  return found;
}

// Where, what and what helps, as where it is an error.
Hint words_on(const Error& error) {
  Hint hint = (error.place.empty() ? "" : error.place + ": ") + error.message;
  if (!error.remedy.empty()) (hint += " ") += error.remedy;
  return hint;
}

text::Passage for_people(const Reviews& found, const Context& context) {
  const text::Style& style = context.style();
  text::Passage text;
  if (!found.read.empty()) text += text::reviews_text(found.read, context.tonight(), style);
  if (!found.read.empty() && !found.not_read.empty()) text += "\n";
  for (const UnreadableLog& log : found.not_read) {
    const Hint hint = words_on(log.error);
    text +=
        {text::labelled("Not read", text::shown(hint.to_text(), style), style, text::Ink::caution),
         hint};
  }
  return text;
}

text::Passage for_programs(const Reviews& found, const Context& context) {
  std::vector<formats::UnreadLog> not_read;
  Hint said;
  for (const auto& [file, state, error] : found.not_read) {
    not_read.push_back({file, name_of(state), error.message, error.remedy.to_text()});
    said += error.remedy;
  }
  return {formats::reviews_json(found.read, not_read, context.tonight(), context.style()), said};
}

ExitCode status_of(const Reviews& found) {
  ExitCode worst = ExitCode::done;
  for (const UnreadableLog& log : found.not_read) {
    worst = std::max(worst, exit_code(log.error.kind));
  }
  return worst;
}

ExitCode review(Context& context, const ReviewOptions& options) {
  if (options.files.empty()) {
    throw usage_error("review", "needs the logs to look at.",
                      {"For example: ", titrate("review", Placeholder::file)});
  }
  const Reviews found = reviews_of(context, options.files);
  context.say(options.json ? for_programs(found, context) : for_people(found, context));
  return status_of(found);
}

}  // namespace

void add_review(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ReviewOptions>();
  CommandBuilder command(app, "review", "Several people's logs at a glance, a row each");
  command.positionals(options->files, "FILE...", "The logs, which stay as they are");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help(
      "For who looks after several people and was given their logs: where each stands tonight, "
      "and\n"
      "how the last 14 nights went. Nothing is written, locked or left beside them. What needs a "
      "look\n"
      "stands first; a log that cannot be read is named, and not counted.\n"
      "\n"
      "Examples:\n"
      "  titrate review ada.json bob.json\n"
      "  titrate review clients/*.json\n"
      "  titrate review --json clients/*/log.json\n");
  command.runs(chosen, [options](Context& context) { return review(context, *options); });
}

}  // namespace titrate::cli
