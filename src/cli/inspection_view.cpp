#include "cli/inspection_view.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/findings.hpp"
#include "cli/trouble.hpp"
#include "core/utf8.hpp"
#include "formats/json.hpp"
#include "text/words.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

using store::FileState;
using store::Inspection;
using Kind = FileState::Kind;
using formats::Json;

// "2 courses, 61 nights from Tue 1 Sep 2026 to Fri 30 Oct 2026"
std::string in_words(const Contents& contents) {
  std::string text =
      fmt::format("{} course{}, {}", contents.courses, contents.courses == 1 ? "" : "s",
                  text::nights_in_words(static_cast<int>(contents.nights)));
  if (contents.nights == 0) return text;
  if (contents.first == contents.last) return text + ": " + text::to_text(*contents.first);
  return text + fmt::format(" from {} to {}", text::to_text(*contents.first),
                            text::to_text(*contents.last));
}

// For a log of version 1: nothing to see to.
std::string age_in_words(const FileState& state) {
  if (state.version == store::format_version) return "";
  return fmt::format("; it is of version {} of the format, the next change writes version {}",
                     state.version, store::format_version);
}

std::string verdict(const FileState& state) {
  const std::string place = state.trouble ? place_in_file(*state.trouble) : "";
  const std::string problem = state.trouble ? clause_of(*state.trouble) : "";
  switch (state.kind) {
    case Kind::missing:
      return "not there";
    case Kind::good:
      return "whole; it holds " + in_words(contents_of(*state.log)) + age_in_words(state);
    case Kind::wrong_checksum:
      return fmt::format("not sealed: {}; it holds {}", problem, in_words(contents_of(*state.log)));
    case Kind::newer:
      return fmt::format("of a newer version of titrate{}: {}", place, problem);
    case Kind::damaged:
      return fmt::format("damaged{}: {}", place, problem) +
             (state.log ? "; it holds " + in_words(contents_of(*state.log)) : "");
    case Kind::unreadable:
      return fmt::format("cannot be used: {}", problem);
  }
  return "";
}

// The verdicts on log and backup, and the next step, say these already.
bool is_in_verdict(const Finding& finding, const Inspection& found) {
  const bool about_backup = finding.id.starts_with("backup-") && found.log.kind != Kind::good;
  for (const std::string_view id :
       {"log-missing", "log-unsealed", "log-damaged", "log-byte-order-mark", "log-utf-16",
        "log-conflict-markers", "log-newer", "log-unreadable", "backup-missing"}) {
    if (finding.id == id) return true;
  }
  return about_backup && finding.id.find("-by-others") == std::string::npos;
}

Json json_of(const std::string& path, const FileState& state) {
  Json json{{"file", printable(path)}, {"state", name_of(state.kind)}};
  if (!state.log) return json;
  const Contents contents = contents_of(*state.log);
  json["courses"] = contents.courses;
  json["nights"] = contents.nights;
  if (contents.first) json["first"] = contents.first->iso();
  if (contents.last) json["last"] = contents.last->iso();
  return json;
}

Json json_of(const Finding& finding) {
  Json json{{"id", finding.id}, {"file", finding.file}};
  if (!finding.pointer.empty()) json["pointer"] = finding.pointer;
  if (finding.line > 0) json["line"] = finding.line;
  json["problem"] = finding.problem.to_text();
  if (!finding.remedy.empty()) json["remedy"] = finding.remedy.to_text();
  return json;
}

}  // namespace

void say_inspection(Context& context, const Inspection& found) {
  const auto say = [&](std::string_view label, const Hint& words) {
    const Hint hint = words.about(context.style().log);
    context.say(
        {text::labelled(label, text::shown(hint.to_text(), context.style()), context.style()),
         hint});
  };
  say("Log", fmt::format("{}: {}.", printable(found.path), verdict(found.log)));
  say("Backup", fmt::format("{}: {}.", printable(found.backup_path), verdict(found.backup)));
  for (const Finding& finding : findings_of(found, context.tonight())) {
    if (is_in_verdict(finding, found)) continue;
    Hint note = finding.problem;
    if (!finding.remedy.empty()) (note += " ") += finding.remedy;
    say("Note", note);
  }
}

void say_differences(Context& context, const Inspection& found) {
  if (found.log.kind != Kind::wrong_checksum || found.backup.kind != Kind::good) return;
  context.say("\n");
  context.say_text("Between the backup and the log as it is:");
  if (*found.backup.log == *found.log.log) {
    context.say(
        text::labelled("", "no difference in what they say", context.style(), text::Ink::plain, 2));
  }
  context.say_changes(*found.backup.log, *found.log.log);
  context.say("\n");
}

text::Passage inspection_json(const Context& context, const Inspection& found) {
  Json findings = Json::array();
  Hint said;
  for (Finding finding : findings_of(found, context.tonight())) {
    finding.problem = finding.problem.about(context.style().log);
    finding.remedy = finding.remedy.about(context.style().log);
    findings.push_back(json_of(finding));
    (said += finding.problem) += finding.remedy;
  }
  Json json = Json::object();
  json["log"] = json_of(found.path, found.log);
  json["backup"] = json_of(found.backup_path, found.backup);
  json["findings"] = std::move(findings);
  const Remedy next = next_step(found, context.tonight()).about(context.style().log);
  json["next"] = next.to_text();
  return {formats::line_of(json, context.style()), said += next};
}

ExitCode status_of(const Inspection& found) {
  switch (found.log.kind) {
    case Kind::good:
      return ExitCode::done;
    case Kind::missing:
      return found.backup.kind == Kind::missing ? ExitCode::refused : ExitCode::storage;
    case Kind::unreadable:
    case Kind::wrong_checksum:
    case Kind::damaged:
    case Kind::newer:
      break;
  }
  return exit_code(kind_of(*found.log.trouble));
}

}  // namespace titrate::cli
