#include "cli/import/presets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "cli/args/values.hpp"
#include "cli/import/made_presets.hpp"
#include "cli/output.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "store/input_file.hpp"

namespace titrate::cli {
namespace {

struct PresetLine {
  std::size_t number;
  std::string option;
  std::string value;
};

struct PresetFile {
  std::string name;  // safe to print
  std::string text;
};

// ---- Where it is ----

std::optional<std::string> folder_of_user(const Environment& environment) {
  if (const auto config = environment.set_variable("XDG_CONFIG_HOME");
      config && config->starts_with('/')) {
    return *config + "/titrate/presets/";
  }
  const auto home = environment.set_variable("HOME");
  return home ? std::optional(*home + "/.config/titrate/presets/") : std::nullopt;
}

bool is_there(store::Disk& disk, const std::string& path) {
  store::FileInfo info;
  return disk.info(path, info) == 0;
}

PresetFile file_at(Context& context, const std::string& path) {
  return {printable(path), store::read_input_file(context.environment().disk, path)};
}

PresetFile find_preset(Context& context, const std::string& told) {
  store::Disk& disk = context.environment().disk;
  const bool is_name = told.find('/') == std::string::npos;
  const auto folder = folder_of_user(context.environment());
  if (is_name && folder && is_there(disk, *folder + told + ".preset")) {
    return file_at(context, *folder + told + ".preset");
  }
  for (const MadePreset& made : made_presets()) {
    if (made.name == in_small_letters(told))
      return {std::string(made.name), std::string(made.text)};
  }
  if (!is_name || is_there(disk, told)) return file_at(context, told);
  const auto names = preset_names();
  throw Error(
      ErrorKind::usage, fmt::format("there is no preset {}.", as_typed(told)),
      fmt::format("Known are {}; a file of your own can be named too{}.", fmt::join(names, ", "),
                  folder ? ", or kept as NAME.preset in " + printable(*folder) : ""),
      "--preset");
}

// ---- What it says ----

std::vector<PresetLine> lines_of(const PresetFile& file) {
  std::vector<PresetLine> lines;
  std::string_view rest = file.text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end), " \t\r");
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto blank = std::min(line.find_first_of(" \t"), line.size());
    lines.push_back(
        {number, std::string(line.substr(0, blank)), std::string(trimmed(line.substr(blank)))});
  }
  return lines;
}

// What a value of a repeated option is about: of "date=Datum" the field. Whole where it is about
// nothing else.
std::string subject_of(const std::string& value) {
  return in_small_letters(trimmed(std::string_view(value).substr(0, value.find('='))));
}

bool is_about(const std::vector<std::string>& told, const std::string& subject) {
  return std::any_of(told.begin(), told.end(),
                     [&](const std::string& value) { return subject_of(value) == subject; });
}

// Puts the lines into the options that the command line did not tell.
class PresetReader {
 public:
  PresetReader(const PresetFile& file, ColumnOptions& columns)
      : file_(file), columns_(columns), lines_(lines_of(file)) {}

  void option(const std::string& name, std::string& value, const char* /*type*/,
              const char* /*description*/) {
    const bool was_told = !value.empty();
    bool is_first = true;
    for (const PresetLine& line : taken(name)) {
      if (!is_first) refuse(line, "was given more than once; once is enough.");
      is_first = false;
      if (!was_told) value = line.value;
    }
  }

  void repeated(const std::string& name, std::vector<std::string>& values, const char* /*type*/,
                const char* /*description*/) {
    const std::vector<std::string> told = values;
    std::vector<std::string>& into = name == "--map"      ? columns_.preset_maps
                                     : name == "--ignore" ? columns_.preset_ignored
                                                          : values;
    for (const PresetLine& line : taken(name)) {
      if (!is_about(told, subject_of(line.value))) into.push_back(line.value);
    }
  }

  void flag(const std::string& name, bool& value, const char* /*description*/) {
    known_.insert(name);
    for (const PresetLine& line : lines_) {
      if (line.option != name) continue;
      if (!line.value.empty()) refuse(line, "has no value.");
      value = true;
    }
  }

  void require_known() const {
    for (const PresetLine& line : lines_) {
      if (known_.contains(line.option)) continue;
      refuse(line, "is not what a preset can hold.",
             fmt::format("A line begins with {} or #.", fmt::join(known_, ", ")));
    }
  }

 private:
  std::vector<PresetLine> taken(const std::string& name) {
    known_.insert(name);
    std::vector<PresetLine> lines;
    for (const PresetLine& line : lines_) {
      if (line.option != name) continue;
      if (line.value.empty()) refuse(line, "lacks its value.");
      lines.push_back(line);
    }
    return lines;
  }

  [[noreturn]] void refuse(const PresetLine& line, const std::string& problem,
                           Remedy help = {}) const {
    throw Error(ErrorKind::usage, fmt::format("{} {}", as_typed(line.option), problem),
                std::move(help), fmt::format("{}, line {}", file_.name, line.number));
  }

  const PresetFile& file_;
  ColumnOptions& columns_;
  std::vector<PresetLine> lines_;
  std::set<std::string> known_{};
};

// ---- Keeping one ----

class PresetWriter {
 public:
  explicit PresetWriter(const ColumnOptions& columns) : columns_(columns) {}

  void option(const std::string& name, const std::string& value, const char* /*type*/,
              const char* /*description*/) {
    if (!value.empty()) add(name, value);
  }
  void repeated(const std::string& name, const std::vector<std::string>& values,
                const char* /*type*/, const char* /*description*/) {
    add_all(name, values);
    if (name == "--map") add_all(name, columns_.preset_maps);
    if (name == "--ignore") add_all(name, columns_.preset_ignored);
  }
  void flag(const std::string& name, bool value, const char* /*description*/) {
    if (value) add(name, "");
  }
  const std::string& text() const { return text_; }

 private:
  void add_all(const std::string& name, const std::vector<std::string>& values) {
    for (const std::string& value : values) add(name, value);
  }
  void add(const std::string& name, const std::string& value) {
    text_ += std::string(trimmed(fmt::format("{} {}", name, trimmed(value)))) + '\n';
  }

  const ColumnOptions& columns_;
  std::string text_ = "# Options of `import`, for --preset.\n";
};

}  // namespace

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const MadePreset& made : made_presets()) names.emplace_back(made.name);
  return names;
}

void add_preset(Context& context, ImportOptions& options) {
  const PresetFile file = find_preset(context, options.preset);
  PresetReader reader(file, options.columns);
  add_options(reader, options);
  reader.require_known();
}

void require_savable(Context& context, const ImportOptions& options) {
  if (options.save_preset.empty()) return;
  if (options.confirmation.dry_run) {
    throw usage_error("--save-preset", "does not go with --dry-run, which writes nothing.",
                      "It is kept once the nights are in the log.");
  }
  if (options.save_preset == "-") return;
  store::Disk& disk = context.environment().disk;
  const std::string path = store::whole_path(disk, options.save_preset);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const auto refuse = [&](const char* problem, const char* help) {
    throw Error(ErrorKind::refused, problem, help,
                "--save-preset " + printable(options.save_preset));
  };
  if (is_there(disk, path)) refuse("this file is there already.", "Give it another name.");
  if (!is_there(disk, folder)) refuse("its folder is not there.", "Make it, or name another.");
}

ExitCode save_preset(Context& context, const ImportOptions& options) {
  if (options.save_preset.empty()) return ExitCode::done;
  ImportOptions told = options;
  PresetWriter writer(options.columns);
  add_options(writer, told);
  return put_out(context, read_destination(options.save_preset, false), writer.text());
}

}  // namespace titrate::cli
