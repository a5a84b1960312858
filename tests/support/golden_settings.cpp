#include "support/golden_settings.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <regex>
#include <stdexcept>

#include "store/codec/checksum.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

int number(const std::string& text) {
  std::size_t end = 0;
  const int value = std::stoi(text, &end);
  if (end != text.size()) throw std::runtime_error("no number: " + text);
  return value;
}

int error_named(const std::string& name) {
  static const std::map<std::string, int> errors = {
      {"EACCES", EACCES}, {"EIO", EIO},     {"ENOSPC", ENOSPC}, {"EPERM", EPERM},
      {"EROFS", EROFS},   {"EFBIG", EFBIG}, {"EMFILE", EMFILE}, {"ENODEV", ENODEV}};
  return errors.at(name);
}

// "3:4", "3:", "0:none", "4:6!" (put down to another cause), "3:4+flushing"
Night night(NightDate date, const std::smatch& parts) {
  NightFields fields{.date = date, .capsules = capsules(number(parts[1]))};
  if (parts[2] == "none") {
    fields.movements = Movements::from(0);
  } else if (parts[2].length() > 0) {
    fields.stool = StoolType::from(number(parts[2])).value();
  }
  if (parts[3].length() > 0) fields.other_cause = made(OtherCause::from("stomach bug"));
  if (parts[4].length() > 0) {
    fields.signs.insert(warning_sign_named(parts[4].str().substr(1)).value());
  }
  return made(Night::from(std::move(fields)));
}

NightFields noted(NightFields fields, const std::string& name, int value) {
  if (name == "sleep") {
    fields.sleep = SleepQuality::from(value).value();
  } else if (name == "movements") {
    fields.movements = Movements::from(value).value();
  } else if (!fields.symptoms.set({made(SymptomName::from(name)), Severity::from(value).value()})) {
    throw std::runtime_error("too many symptoms");
  }
  return fields;
}

NightFields measured(NightFields fields, const std::string& name, const std::string& value) {
  const auto number = MeasureValue::parse(value);
  if (!fields.measures.set({made(MeasureName::from(name)), number.value()})) {
    throw std::runtime_error("too many measures");
  }
  return fields;
}

// "2x120": two capsules, 120 mg in each
CourseFields label(NightDate started, const std::string& text) {
  const auto x = text.find('x');
  const Capsules recommended = capsules(number(text.substr(0, x)));
  const Strength strength = tenths(
      static_cast<int>(Milligrams::parse(std::string_view(text).substr(x + 1)).value().tenths()));
  return {.started = started,
          .recommended = recommended,
          .strength = strength,
          .ceilings = {{started, default_ceiling(recommended, strength)}}};
}

void replace_once(std::string& text, const std::string& old, const std::string& fresh) {
  const auto at = text.find(old);
  if (at == std::string::npos) throw std::runtime_error("not in the file: " + old);
  if (text.find(old, at + 1) != std::string::npos) throw std::runtime_error("more than once");
  text.replace(at, old.size(), fresh);
}

// The bytes below the four lines of the head, under a seal that fits them.
void checksum(std::string& file) {
  std::size_t begin = 0;
  for (int line = 0; line < 4; ++line) begin = file.find('\n', begin) + 1;
  file = store::with_right_checksum(file.substr(begin));
}

}  // namespace

GoldenSettings::GoldenSettings(World& world) : world_(world) {
  add_surroundings();
  add_log();
  add_files();
  add_failures();
}

void GoldenSettings::apply(const Words& words) {
  const auto setting = known_.find(words.at(0));
  if (setting == known_.end()) throw std::runtime_error("no such setting");
  setting->second({words.begin() + 1, words.end()});
}

void GoldenSettings::add_surroundings() {
  known_["now"] = [this](const Words& words) { world_.set_clock(words.at(0)); };
  known_["env"] = [this](const Words& words) {
    const auto equals = words.at(0).find('=');
    world_.variables[words.at(0).substr(0, equals)] = words.at(0).substr(equals + 1);
  };
  known_["unset"] = [this](const Words& words) { world_.variables.erase(words.at(0)); };
  known_["terminal"] = [this](const Words& words) {
    world_.terminal = {.can_ask = true, .is_terminal = true, .width = number(words.at(0))};
    if (words.size() > 1) world_.terminal.lines = number(words[1]);
  };
  known_["answer"] = [this](const Words& words) { world_.answers.push_back(words.at(0)); };
  known_["input"] = [this](const Words& words) { world_.input = words.at(0); };
}

void GoldenSettings::add_log() {
  known_["course"] = [this](const Words& words) { begin_course(words); };
  known_["nights"] = [this](const Words& words) { add_nights(words); };
  known_["ceiling"] = [this](const Words& words) {
    replace_newest(made(newest().with(Ceiling{date(words.at(0)), capsules(number(words.at(1)))})));
  };
  known_["act"] = [this](const Words& words) {
    Act act{date(words.at(0)), act_named(words.at(1)).value()};
    if (words.size() > 2) act.note = made(titrate::Note::from(words[2]));
    replace_newest(made(newest().with(std::move(act))));
  };
  known_["pause"] = [this](const Words& words) {
    Pause pause{date(words.at(0))};
    if (words.size() > 1 && words[1] != "-") pause.until = date(words[1]);
    if (words.size() > 2) pause.why = made(titrate::Note::from(words[2]));
    replace_newest(made(newest().with(std::move(pause))));
  };
  known_["noted"] = [this](const Words& words) {
    note_values(words, [](NightFields fields, const std::string& name, const std::string& value) {
      return noted(std::move(fields), name, number(value));
    });
  };
  known_["measured"] = [this](const Words& words) { note_values(words, measured); };
  known_["note"] = [this](const Words& words) {
    NightFields fields = newest().night_on(date(words.at(0)))->fields();
    fields.note = made(titrate::Note::from(words.at(1)));
    replace_newest(made(newest().with(made(Night::from(std::move(fields))))));
  };
  known_["example"] = [this](const Words&) {
    world_.disk.put(World::log_path(), read_golden(source_dir() / "data" / "example.json"));
  };
  // No log and nothing beside it, as at the beginning.
  known_["fresh"] = [this](const Words&) {
    for (const std::string& path : world_.disk.paths()) {
      if (path.starts_with(World::path(""))) world_.disk.erase(path);
    }
    log_ = Log();
  };
  // The log so far is another machine's; one's own is yet to come.
  known_["other"] = [this](const Words&) {
    const std::string log = World::path("log.json");
    world_.disk.put("/home/ada/other.json", world_.disk.bytes(log).value());
    world_.disk.erase(log);
    log_ = Log();
  };
}

const Course& GoldenSettings::newest() const {
  if (log_.newest() == nullptr) throw std::runtime_error("no course was begun");
  return *log_.newest();
}

void GoldenSettings::replace_newest(Course course) {
  log_ = made(log_.replacing(log_.courses().size() - 1, std::move(course)));
  world_.keep(log_);
}

void GoldenSettings::begin_course(const Words& words) {
  CourseFields fields = label(date(words.at(0)), words.at(1));
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    const std::string value = words[i].substr(equals + 1);
    if (name == "ceiling") {
      fields.ceilings[0].capsules = capsules(number(value));
    } else if (name == "product") {
      fields.product = made(Product::from(value));
    } else if (name == "form") {
      fields.form = form_named(value).value();
    } else if (name == "unit") {
      fields.unit = unit_named(value).value();
    } else {
      throw std::runtime_error("no such field: " + name);
    }
  }
  log_ = made(log_.with(made(Course::from(std::move(fields)))));
  world_.keep(log_);
}

void GoldenSettings::add_nights(const Words& words) {
  static const std::regex form(R"((?:(\d+):(\d|none)?(!)?(\+[a-z-]+)?|-)(?:\*(\d+))?)");
  Course course = newest();
  NightDate date = course.nights().empty() ? course.started() : course.nights().back().date() + 1;
  for (const std::string& word : words) {
    std::smatch parts;
    if (!std::regex_match(word, parts, form)) throw std::runtime_error("no night: " + word);
    for (int left = parts[5].length() > 0 ? number(parts[5]) : 1; left > 0; --left) {
      if (parts[1].length() > 0) course = made(course.with(night(date, parts)));
      date = date + 1;
    }
  }
  replace_newest(std::move(course));
}

// "cramps 6 5 - 4*3": noted for the course's nights from the first on; "-" leaves one as it is.
void GoldenSettings::note_values(const Words& words, const NoteValue& note) {
  static const std::regex form(R"((\d+(?:\.\d)?|-)(?:\*(\d+))?)");
  Course course = newest();
  auto night = course.nights().begin();
  std::vector<NightFields> changed;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::smatch parts;
    if (!std::regex_match(words[i], parts, form)) throw std::runtime_error("no value: " + words[i]);
    for (int left = parts[2].length() > 0 ? number(parts[2]) : 1; left > 0; --left, ++night) {
      if (night == course.nights().end()) throw std::runtime_error("more values than nights");
      if (parts[1] != "-") changed.push_back(note(night->fields(), words[0], parts[1]));
    }
  }
  for (NightFields& fields : changed) course = made(course.with(made(Night::from(fields))));
  replace_newest(std::move(course));
}

void GoldenSettings::change_file(const std::string& name,
                                 const std::function<void(std::string&)>& change) {
  std::string bytes = world_.disk.bytes(World::path(name)).value();
  change(bytes);
  world_.disk.put(World::path(name), bytes);
}

void GoldenSettings::add_files() {
  known_["file"] = [this](const Words& words) {
    world_.disk.put(World::path(words.at(0)), words.at(1));
  };
  known_["copy"] = [this](const Words& words) {
    world_.disk.put(World::path(words.at(1)), world_.disk.bytes(World::path(words.at(0))).value());
  };
  known_["erase"] = [this](const Words& words) { world_.disk.erase(World::path(words.at(0))); };
  known_["pipe"] = [this](const Words& words) {
    world_.disk.put(World::path(words.at(0)), "").mode = S_IFIFO | 0600U;
  };
  known_["folder"] = [this](const Words& words) {
    world_.disk.put_folder(World::path(words.at(0)));
  };
  known_["link"] = [this](const Words& words) {
    world_.disk.put_link(World::path(words.at(0)), words.at(1));
  };
  known_["mark"] = [this](const Words& words) {
    change_file(words.at(0), [](std::string& bytes) { bytes.insert(0, "\xEF\xBB\xBF"); });
  };
  known_["replace"] = [this](const Words& words) {
    change_file(words.at(0),
                [&](std::string& bytes) { replace_once(bytes, words.at(1), words.at(2)); });
  };
  known_["truncate"] = [this](const Words& words) {
    change_file(words.at(0), [&](std::string& bytes) {
      bytes.resize(static_cast<std::size_t>(number(words.at(1))));
    });
  };
  known_["seal"] = [this](const Words& words) { change_file(words.at(0), checksum); };
  known_["mode"] = [this](const Words& words) {
    auto& mode = world_.disk.node(World::path(words.at(0))).mode;
    mode = (mode & ~0777U) | static_cast<unsigned>(std::stoi(words.at(1), nullptr, 8));
  };
}

void GoldenSettings::add_failures() {
  known_["names"] = [this](const Words& words) {
    world_.disk.node(World::path(words.at(0))).links =
        static_cast<std::uint64_t>(number(words.at(1)));
  };
  known_["owner"] = [this](const Words& words) {
    world_.disk.node(World::path(words.at(0))).owner =
        static_cast<std::uint32_t>(number(words.at(1)));
  };
  known_["locked"] = [this](const Words&) {
    world_.disk.put(World::path("log.json.lock"), "").locked_elsewhere = true;
  };
  // Somebody else touches the log while the next command is writing it.
  known_["touched-meanwhile"] = [this](const Words&) {
    world_.disk.before("list", std::string(World::folder),
                       [this] { ++world_.disk.node(World::path("log.json")).modified; });
  };
  known_["fail"] = [this](const Words& words) {
    const int skipped = words.size() > 2 ? number(words[2]) : 0;
    world_.disk.fail_every(words.at(0), error_named(words.at(1)),
                           static_cast<std::size_t>(skipped));
  };
  known_["heal"] = [this](const Words&) { world_.disk.heal(); };
  known_["flip-bits"] = [this](const Words&) { world_.disk.flip_bits(); };
}

}  // namespace titrate::test
