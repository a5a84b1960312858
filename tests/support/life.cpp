#include "support/life.hpp"

#include <algorithm>
#include <array>

#include "cli/args/values.hpp"
#include "store/codec/log_codec.hpp"
#include "support/courses.hpp"
#include "support/followed.hpp"
#include "support/suggestions.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using text::Condition;
using text::Placeholder;
using text::Suggestion;

constexpr std::array<const char*, 8> stool_words = {"none",   "pellets", "lumpy", "firm",
                                                    "smooth", "soft",    "mushy", "liquid"};

std::string log_path() { return World::path("log.json"); }

int in_number(const std::string& text) { return std::stoi(text); }

// The night that a result belongs to where none is said, if one waits for it.
std::optional<NightDate> waiting(const Log& log, NightDate tonight) {
  std::optional<NightDate> date;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      if (night.date() < tonight && !night.is_missed() && !night.has_result()) date = night.date();
    }
  }
  return date;
}

bool is_number(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Life::Life(unsigned seed, Following following)
    : random_(seed), following_(following), night_(first_night) {
  world_.is_observed = false;  // what it does with what it hears is judged here
  world_.keep(made(Log().with(course_of({}, {.ceilings = {{0, 8}}}))));
}

int Life::number(int low, int high) {
  return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
}

const Log& Life::log() const {
  std::string bytes = world_.disk.bytes(log_path()).value();
  if (bytes != bytes_) {
    log_ = std::get<store::Decoded>(store::decode(bytes)).log;
    bytes_ = std::move(bytes);
  }
  return log_;
}

Log Life::log_at(const std::string& path) const {
  return std::get<store::Decoded>(store::decode(world_.disk.bytes(path).value())).log;
}

Life::Facts Life::facts_of(const Log& log) {
  Facts facts;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      facts.emplace(night.date(), "dose", std::to_string(night.capsules().value()));
      if (night.stool())
        facts.emplace(night.date(), "stool", std::to_string(night.stool()->value()));
      if (night.no_movement()) facts.emplace(night.date(), "stool", "0");
      for (const Symptom& symptom : night.symptoms().list()) {
        // "cramp" is the same to the person.
        facts.emplace(night.date(), "cramps", std::to_string(symptom.severity.value()));
      }
    }
  }
  return facts;
}

bool Life::is_right(const Fact& fact) const {
  const auto& [date, field, value] = fact;
  const auto found = truth_.find(date);
  if (found == truth_.end()) return false;
  const Truth& truth = found->second;
  if (field == "dose") return value == std::to_string(truth.dose);
  const auto& seen = field == "stool" ? truth.stool : truth.cramps;
  return (field == "stool" || field == "cramps") && seen && value == std::to_string(*seen);
}

void Life::set_clock(int hour) {
  world_.now.seconds = std::int64_t{3600} * (hour + wrong_hours_) + 600;
  const LocalTime midnight = LocalTime::parse(night_.iso() + "T00:00").value();
  world_.now.seconds += midnight.seconds;
}

void Life::fault(const std::string& what) {
  std::string text = what;
  const std::size_t shown = std::min<std::size_t>(diary_.size(), 8);
  for (std::size_t i = diary_.size() - shown; i < diary_.size(); ++i) text += "\n  " + diary_[i];
  faults_.push_back(std::move(text));
}

// ---- The days ----

void Life::live(int days) {
  for (int day = 0; day < days && faults_.empty(); ++day) {
    if (chance(12)) {
      constexpr std::array<int, 6> hours = {-26, -5, -3, 3, 5, 26};
      wrong_hours_ = hours[static_cast<std::size_t>(number(0, 5))];
    } else if (chance(60)) {
      wrong_hours_ = 0;
    }
    evening();
    morning();
    if (chance(12)) tell_late();
    misplace_logs();
    night_ = night_ + 1;
  }
}

void Life::open_bottle() {
  type({"start", "--recommended", std::to_string(number(1, 3)), "--mg",
        std::to_string(number(1, 4) * 50), "--ceiling", "8"});
}

void Life::evening() {
  set_clock(number(18, 26));
  if (chance(6)) open_bottle();
  const Said asked = world_.run({"tonight", "--quiet"});
  const int advised = asked.code == 0 ? in_number(asked.out) : 0;
  constexpr std::array<int, 10> otherwise = {0, 0, 0, 0, 0, 0, 1, -1, 3, 0};
  int dose = std::max(0, advised + otherwise[static_cast<std::size_t>(number(0, 9))]);
  if (chance(10)) dose = 0;
  truth_[night_].dose = dose;
  if (dose > 0 || chance(50)) tell_dose(dose);
  if (chance(15)) take_more();
  if (chance(3)) open_bottle();
}

void Life::tell_dose(int dose) {
  const int way = number(1, 100);
  if (way <= 10) return;                                                 // forgotten
  if (way <= 16) type({"log", std::to_string(dose + number(1, 2))});     // a slip
  if (way > 16 && way <= 20) type({"log", std::to_string(dose) + "0"});  // another one
  type({"log", std::to_string(dose)});
  if (way > 90) type({"log", std::to_string(dose)});  // not sure whether it was told
}

// A second taking, or a first one where none was meant to be taken.
void Life::take_more() {
  const int more = number(1, 2);
  truth_[night_].dose += more;
  const int way = number(1, 3);
  const int said = way == 3 ? truth_[night_].dose : more;
  type({"log", (way == 2 ? "+" : "") + std::to_string(said)});
}

void Life::morning() {
  const bool is_night = chance(10);  // already after midnight
  Truth& truth = truth_[night_];
  truth.stool = number(0, 7);
  if (chance(30)) truth.cramps = number(0, 10);
  set_clock(is_night ? 26 : number(30, 35));
  if (chance(12)) return;  // not noted
  Words words = morning_words(truth);
  if (truth.cramps && chance(70)) {
    words.insert(words.end(), {"--symptom", (chance(15) ? "cramp=" : "cramps=") +
                                                std::to_string(*truth.cramps)});
  }
  if (chance(15)) words.insert(words.end(), {"--date", chance(50) ? "yesterday" : night_.iso()});
  type(words);
}

Life::Words Life::morning_words(const Truth& truth) {
  const std::string word = stool_words[static_cast<std::size_t>(*truth.stool)];
  const int way = number(1, 100);
  if (way <= 15) return {"log", std::to_string(truth.dose), word};
  if (way <= 22 && *truth.stool > 0)
    return {"log", std::to_string(*truth.stool)};  // meant as a result
  if (way <= 28) return {"log", stool_words[static_cast<std::size_t>(number(0, 7))]};  // misread
  return {"log", word};
}

// Of a night some days ago, rightly or not.
void Life::tell_late() {
  const NightDate date = night_ - number(0, 5);
  const auto found = truth_.find(date);
  if (found == truth_.end() || !found->second.stool) return;
  set_clock(number(36, 40));
  const int dose = found->second.dose + (chance(20) ? 1 : 0);
  type({"log", std::to_string(dose), stool_words[static_cast<std::size_t>(*found->second.stool)],
        "--date", date.iso()});
}

// An old copy comes back, with the backup of the newer log beside it, or none.
void Life::misplace_logs() {
  if (chance(5)) old_log_ = world_.disk.bytes(log_path());
  if (!old_log_ || !chance(5)) return;
  diary_.emplace_back("(the old log is put back)");
  world_.disk.put(log_path(), *old_log_);
  if (chance(50) && world_.disk.has(log_path() + ".bak")) world_.disk.erase(log_path() + ".bak");
  before_last_ = log();
}

// ---- Typing ----

void Life::type(const Words& words) {
  Said said = typed(words, nullptr);
  for (int follows = 0; follows < 3 && following_ != Following::none; ++follows) {
    std::vector<std::pair<Suggestion, Words>> true_ones;
    for (const Suggestion& suggestion : said.suggested) {
      const auto next = filled(suggestion, said.arguments);
      if (next && is_true(said, suggestion, *next)) true_ones.emplace_back(suggestion, *next);
    }
    if (true_ones.empty()) return;
    const auto& [hint, next] =
        following_ == Following::first ? true_ones.front() : true_ones.back();
    ++followed_;
    const std::optional<Suggestion> kept = hint;
    said = typed(Words(next), &*kept);
  }
}

Said Life::typed(const Words& words, const Suggestion* hint) {
  const Log before = log();
  const Facts merged = words.front() == "merge" ? facts_of(log_at(words.at(1))) : Facts();
  Said said = world_.run(words);
  std::string line = night_.iso() + (hint == nullptr ? " $" : " >");
  for (const std::string& word : words) line += ' ' + word;
  diary_.push_back(line + " = " + std::to_string(said.code) + ' ' + said.err.substr(0, 200));
  judge(said, before, merged, hint);
  if (log() != before) before_last_ = before;
  return said;
}

// A hint takes nothing from what is right and adds nothing that is not; what else a person typed
// may add what is wrong, where the answer names the night, and a merge what the other log said.
void Life::judge(const Said& said, const Log& before, const Facts& merged, const Suggestion* hint) {
  const Log after = log();
  const Facts had = facts_of(before);
  if (said.code != 0 && after != before) return fault("refused, and changed all the same");
  if (said.arguments.front() == "undo") {
    if (after != before_last_) fault("undo brought back something else than the last change took");
    return;
  }
  const Facts has = facts_of(after);
  const auto look = [&](const Fact& fact, const std::string& what) {
    const auto& [date, field, value] = fact;
    const bool is_named = said.out.find(text::to_text(date)) != std::string::npos;
    if (hint == nullptr && is_named) return;
    fault(what + ": " + field + ' ' + value + " of " + date.iso());
  };
  for (const Fact& fact : had) {
    if (is_right(fact) && !has.contains(fact)) look(fact, "what was right is gone");
  }
  for (const Fact& fact : has) {
    if (is_right(fact) || had.contains(fact) || merged.contains(fact)) continue;
    look(fact, "what is wrong was added");
  }
}

// ---- Following ----

// The words of the call, with what the person knows in the place of what was left open.
std::optional<Life::Words> Life::filled(const Suggestion& suggestion, const Words& typed) const {
  if (suggestion.kind == Suggestion::Kind::other || suggestion.kind == Suggestion::Kind::options ||
      suggestion.follows) {
    return std::nullopt;
  }
  Suggestion whole = suggestion;
  std::optional<NightDate> night;
  for (const text::Word& word : suggestion.words) {
    if (const auto date = NightDate::parse(word.fixed)) night = *date;
  }
  if (!night) night = waiting(log(), NightDate::at(world_.now.seconds));
  for (text::Word& word : whole.words) {
    if (!word.placeholder) continue;
    const auto found = truth_.find(night.value_or(night_));
    if (found == truth_.end()) return std::nullopt;
    if (word.placeholder == Placeholder::dose) {
      word = text::Word(std::to_string(found->second.dose));
    } else if (word.placeholder == Placeholder::stool && found->second.stool) {
      word = text::Word(stool_words[static_cast<std::size_t>(*found->second.stool)]);
    } else {
      return std::nullopt;
    }
  }
  return arguments_of(whole, typed);
}

Life::Telling Life::read(const Words& words) const {
  Telling told;
  const NightDate tonight = NightDate::at(world_.now.seconds);
  const auto read_stool = [](const std::string& word) {
    const auto result = cli::read_stool("", word);
    const auto* type = std::get_if<StoolType>(&result);
    return type == nullptr ? 0 : type->value();
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string value = i + 1 < words.size() ? words[i + 1] : "";
    if (word == "--date" || (words[0] == "edit" && i == 1)) {
      told.night = cli::read_night("", i == 1 && words[0] == "edit" ? word : value, tonight);
    } else if (word == "--dose") {
      told.dose = in_number(value);
    } else if (word == "--stool") {
      told.stool = read_stool(value);
    } else if (word == "--clear") {
      // Takes out, and tells nothing.
    } else if (word == "--symptom") {
      told.cramps = in_number(value.substr(value.find('=') + 1));
    } else if (word.starts_with('+')) {
      told.more = in_number(word.substr(1));
    } else if (!word.starts_with("--")) {
      if (is_number(word))
        told.dose = in_number(word);
      else
        told.stool = read_stool(word);
      continue;
    } else {
      continue;
    }
    if (word.starts_with("--")) ++i;
  }
  return told;
}

bool Life::is_true(const Said& said, const Suggestion& suggestion, const Words& words) const {
  const std::string verb = words.empty() ? "" : words.front();
  switch (suggestion.condition) {
    case Condition::always:
      return verb == "log" || verb == "edit" || verb == "pause" || verb == "resume";
    case Condition::approved:
      return true;
    case Condition::too_much:
    case Condition::asked:
    case Condition::settled:
      return verb != "start" && night_.iso().back() == '3';  // now and then
    case Condition::other_product:
    case Condition::wanted:
    case Condition::described:
    case Condition::changed_by_hand:
    case Condition::sign:
    case Condition::no_sign:
      return false;
    default:
      break;
  }
  if (verb == "undo") {
    // The last change was wrong where it added something that is.
    Facts wrong = facts_of(log());
    std::erase_if(wrong, [&](const Fact& fact) { return is_right(fact); });
    const auto undone = [&](const Fact& fact) {
      const Night* const was = before_last_.night_on(std::get<0>(fact));
      const Night* const is = log().night_on(std::get<0>(fact));
      return (was == nullptr) != (is == nullptr) || (was != nullptr && !(*was == *is));
    };
    return std::any_of(wrong.begin(), wrong.end(), undone);
  }
  if (verb != "log" && verb != "edit") return false;
  const Telling told = read(words);
  const NightDate night = told.night.value_or(night_);
  const auto found = truth_.find(night);
  if (found == truth_.end()) return false;
  // Who says yes to a dose reads of which night it is.
  const bool is_yes = suggestion.kind == Suggestion::Kind::added && words.back() == "--yes";
  if (is_yes && said.err.find(text::to_text(night)) == std::string::npos) return false;
  const Truth& truth = found->second;
  const Night* const there = log().night_on(night);
  const int had = there == nullptr ? 0 : there->capsules().value();
  return (!told.dose || *told.dose == truth.dose) &&
         (!told.more || had + *told.more == truth.dose) &&
         (!told.stool || told.stool == truth.stool) &&
         (!told.cramps || told.cramps == truth.cramps);
}

}  // namespace titrate::test
