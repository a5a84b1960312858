#include "cli/import/unread.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/not_done.hpp"
#include "cli/import/said_so.hpp"
#include "cli/import/titles.hpp"
#include "cli/import/unread_help.hpp"
#include "cli/night/symptom_names.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "knowledge/facts.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

// Titles end in one of these where a column says what a row is of.
constexpr auto words_for_names = std::to_array<std::string_view>(
    {"name",     "medication", "medicine",  "med",         "drug",       "habit",
     "category", "item",       "product",   "supplement",  "vitamin",    "activity",
     "tracker",  "feature",    "event",     "kind",        "type",       "medikament",
     "präparat", "mittel",     "kategorie", "bezeichnung", "gewohnheit", "nom",
     "nombre",   "naam",       "medicijn",  "médicament",  "catégorie",  "categoría"});
// The same of a dose alone: of other things it says more than which one is meant.
constexpr auto words_for_doses = std::to_array<std::string_view>({"detail", "substance", "brand"});
// A title has one of these where a column says how much was taken.
constexpr auto words_for_amounts = std::to_array<std::string_view>(
    {"dose", "doses", "dosage", "dosis", "dosi", "capsules", "capsule", "caps", "tablets", "pills",
     "kapseln", "tabletten", "gélules", "cápsulas", "tabletas", "comprimés"});

bool is_severity(std::string_view cell) {
  const std::string_view digits = trimmed(cell);
  return digits == "10" || (digits.size() == 1 && digits.front() >= '0' && digits.front() <= '9');
}

struct KnownNames;

class Unread {
 public:
  Unread(const formats::CsvTable& table, const ColumnChoice& choice)
      : table_(table), choice_(choice), titles_(titles_of(table.header.cells)) {}

  void require_one_thing() const;
  void require_noted(const Log& log) const;
  // Whether an unread column holds numbers, all of which can be a severity, or not all.
  bool has_numbers(bool severities) const;

 private:
  void require_one_name(std::size_t index, const Column& column) const;
  std::optional<std::string> field_for(std::size_t index, const KnownNames& known) const;
  bool may_be_dose(std::size_t index) const;
  bool says_yes_or_no(std::size_t index) const;
  bool says_something(std::size_t index) const;

  const formats::CsvTable& table_;
  const ColumnChoice& choice_;
  std::vector<std::string> titles_;
};

// ---- Of what ----

// The one name among them that is magnesium's, for an option that a person can take as it stands.
std::optional<std::string> magnesium_in(const std::vector<std::string>& names) {
  const auto is_magnesium = [](const std::string& name) {
    return compared(name).find("magnesi") != std::string::npos;
  };
  if (std::count_if(names.begin(), names.end(), is_magnesium) != 1) return std::nullopt;
  const std::string& name = *std::find_if(names.begin(), names.end(), is_magnesium);
  return is_as_shown(name) ? std::optional(name) : std::nullopt;
}

void Unread::require_one_name(std::size_t index, const Column& column) const {
  if (column.where.asks(index) || choice_.only.asks(index)) return;
  const std::string& title = titles_[index];
  const auto names = values_in(table_.rows, index, [&](const formats::CsvRow& row) {
    return column.where.matches(row) && !compared(row.cells[column.index]).empty();
  });
  if (names.size() < 2 || std::all_of(names.begin(), names.end(), is_number)) return;
  const bool is_dose = column.field == ImportField::capsules;
  const auto magnesium = is_dose ? magnesium_in(names) : std::nullopt;
  Suggestion only = added("--only", condition_on("", title, magnesium));
  const bool is_in_map = !column.where.empty() || ends_in(title, words_for_doses);
  if (is_in_map) only = options_of("import", "--map", condition_on(map_so_far(column), title));
  const Remedy help = {
      is_in_map ? "Say in its --map which rows are meant: " : "Say which rows are meant: ",
      only_if(Condition::written_so, std::move(only)), ". If all of them are: ", ignoring(title)};
  throw Error(ErrorKind::refused,
              fmt::format("the rows are of more than one thing: {} has {}.", as_typed(title),
                          in_words(names)),
              help, place_of_column(title));
}

void Unread::require_one_thing() const {
  for (const std::size_t index : choice_.passed_over) {
    const bool is_of_all = ends_in(titles_[index], words_for_names);
    if (!is_of_all && !ends_in(titles_[index], words_for_doses)) continue;
    for (const Column& column : choice_.columns) {
      const bool is_dose = column.field == ImportField::capsules;
      if (says_which_night(column.field) || (!is_of_all && !is_dose)) continue;
      require_one_name(index, column);
    }
  }
}

// ---- What is noted beside ----

bool Unread::says_something(std::size_t index) const {
  return std::any_of(table_.rows.begin(), table_.rows.end(), [index](const formats::CsvRow& row) {
    return said_so(row.cells[index]) != false;
  });
}

// The names that the guide has for what stands behind an option of `log`.
void add_known(std::vector<std::string>& names, std::string_view option) {
  for (const knowledge::Fact& fact : knowledge::tracked()) {
    for (const knowledge::Call& call : fact.calls) {
      if (call.words[0] != option) continue;
      names.emplace_back(call.words[1].substr(0, call.words[1].find('=')));
    }
  }
}

struct KnownNames {
  explicit KnownNames(const Log& log)
      : in_log(symptom_names_in(log)), measures(measure_names_in(log)) {
    add_known(symptoms, "--symptom");
    add_known(measures, "--measure");
  }
  std::vector<std::string> in_log, symptoms{}, measures;
};

std::optional<std::string> known_as(const std::string& name,
                                    const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return name;
  return symptom_like(name, names);
}

// Blood pressure and a blood test are no blood.
bool makes_another_thing(const std::string& word) {
  constexpr auto words =
      std::to_array<std::string_view>({"pressure", "sugar", "glucose", "test", "type", "group",
                                       "oxygen", "period", "count", "toilet"});
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a column of a warning sign is called in German, French, Spanish and Italian, as far as it
// means nothing else.
constexpr auto signs_in_other_languages = std::to_array<knowledge::SignWord>({
    {"blut im stuhl", WarningSign::blood_in_stool},
    {"blutiger stuhl", WarningSign::blood_in_stool},
    {"schwarzer stuhl", WarningSign::blood_in_stool},
    {"teerstuhl", WarningSign::blood_in_stool},
    {"sang dans les selles", WarningSign::blood_in_stool},
    {"sangre en las heces", WarningSign::blood_in_stool},
    {"sangre en heces", WarningSign::blood_in_stool},
    {"sangue nelle feci", WarningSign::blood_in_stool},
    {"ohnmacht", WarningSign::fainting},
    {"ohnmächtig", WarningSign::fainting},
    {"évanouissement", WarningSign::fainting},
    {"desmayo", WarningSign::fainting},
    {"svenimento", WarningSign::fainting},
    {"erbrechen", WarningSign::vomiting},
    {"vomissements", WarningSign::vomiting},
    {"vómitos", WarningSign::vomiting},
    {"vómito", WarningSign::vomiting},
    {"vomito", WarningSign::vomiting},
    {"verwirrtheit", WarningSign::confusion},
    {"confusión", WarningSign::confusion},
    {"confusione", WarningSign::confusion},
    {"herzrasen", WarningSign::irregular_heartbeat},
    {"herzstolpern", WarningSign::irregular_heartbeat},
    {"palpitaciones", WarningSign::irregular_heartbeat},
    {"palpitazioni", WarningSign::irregular_heartbeat},
    {"atemnot", WarningSign::slow_breathing},
    {"difficulté à respirer", WarningSign::slow_breathing},
    {"dificultad para respirar", WarningSign::slow_breathing},
    {"difficoltà a respirare", WarningSign::slow_breathing},
});

std::optional<knowledge::SignWord> sign_in_other_language(const std::vector<std::string>& words) {
  for (const knowledge::SignWord& each : signs_in_other_languages) {
    const auto named = words_of_title(each.words);
    if (std::search(words.begin(), words.end(), named.begin(), named.end()) != words.end()) {
      return each;
    }
  }
  return std::nullopt;
}

// The sign that some of the words of a title stand for; one that is not sure to be meant has to be
// all of them.
std::optional<knowledge::SignWord> sign_in_title(const std::vector<std::string>& words) {
  constexpr std::size_t most_words = 12;
  if (words.empty() || words.size() > most_words) return std::nullopt;
  if (const auto sign = sign_in_other_language(words)) return sign;
  if (const auto sign = knowledge::sign_meant_by(fmt::format("{}", fmt::join(words, " "))))
    return sign;
  for (auto size = std::ssize(words) - 1; size > 0; --size) {
    for (auto first = words.begin(); words.end() - first >= size; ++first) {
      const auto sign =
          knowledge::sign_meant_by(fmt::format("{}", fmt::join(first, first + size, " ")));
      const bool is_other = std::any_of(words.begin(), first, makes_another_thing) ||
                            std::any_of(first + size, words.end(), makes_another_thing);
      if (sign && sign->is_sure && !is_other) return sign;
    }
  }
  return std::nullopt;
}

bool Unread::says_yes_or_no(std::size_t index) const {
  return std::all_of(table_.rows.begin(), table_.rows.end(), [index](const formats::CsvRow& row) {
    return said_so(row.cells[index]).has_value();
  });
}

// Whether it may be the doses, where no column of them is read.
bool Unread::may_be_dose(std::size_t index) const {
  if (choice_.find(ImportField::capsules) != nullptr) return false;
  const auto words = words_of_title(titles_[index]);
  return std::find_first_of(words.begin(), words.end(), words_for_amounts.begin(),
                            words_for_amounts.end()) != words.end();
}

// What a column may be meant for. What is called like a sign is one where its cells say yes or no,
// or its name is sure; else it is said how bad it was, as of a symptom.
std::optional<std::string> Unread::field_for(std::size_t index, const KnownNames& known) const {
  if (may_be_dose(index)) return std::string(name_of(ImportField::capsules));
  const auto words = words_of_title(titles_[index]);
  const std::string name = fmt::format("{}", fmt::join(words, "-"));
  if (const auto symptom = known_as(name, known.in_log)) return "symptom:" + *symptom;
  const auto sign = sign_in_title(words);
  if (sign && (sign->is_sure || says_yes_or_no(index))) {
    return fmt::format("{}{}", name_of(ImportField::sign), name_of(sign->sign));
  }
  if (sign && SymptomName::from(name)) return "symptom:" + name;
  if (const auto symptom = known_as(name, known.symptoms)) return "symptom:" + *symptom;
  if (const auto measure = known_as(name, known.measures)) return "measure:" + *measure;
  return std::nullopt;
}

// "Kein Blut im Stuhl": a yes is none, so no column of a sign. "No urine" is one itself.
bool denies(const std::string& title) {
  constexpr auto words =
      std::to_array<std::string_view>({"no", "not", "without", "kein", "keine", "ohne", "nicht",
                                       "pas", "sans", "sin", "senza", "non", "nessun"});
  const auto said = words_of_title(title);
  return !said.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return words_of_title(word).front() == said.front();
  }) && sign_in_title({said.begin() + 1, said.end()});
}

Error said_the_other_way(const std::string& title, std::size_t row) {
  return {ErrorKind::refused,
          fmt::format("the column {} tells of a warning sign that is not there.", as_typed(title)),
          {"Where it was there all the same: ",
           titrate("log", "--sign", Placeholder::sign, "--date", Placeholder::date),
           ". To leave the column out: ", ignoring(title)},
          fmt::format("row {}", row)};
}

void Unread::require_noted(const Log& log) const {
  std::vector<std::string> titles;
  Suggestion maps = added();
  const KnownNames known(log);
  for (const std::size_t index : choice_.passed_over) {
    if (!says_something(index)) continue;
    const auto field = field_for(index, known);
    if (!field) continue;
    if (field->starts_with(name_of(ImportField::sign)) && denies(titles_[index])) {
      throw said_the_other_way(titles_[index], table_.header.number);
    }
    const bool is_taken = std::any_of(choice_.columns.begin(), choice_.columns.end(),
                                      [&](const Column& each) { return name_of(each) == *field; });
    titles.push_back(as_typed(titles_[index]));
    maps.words.emplace_back("--map");
    maps.words.push_back(is_taken ? column_for(*field) : mapped_to(*field, titles_[index]));
  }
  if (titles.empty()) return;
  const bool is_one = titles.size() == 1;
  throw Error(ErrorKind::refused,
              fmt::format("the column{} {} would not be read, and {} something of the nights.",
                          is_one ? "" : "s", fmt::join(titles, ", "), is_one ? "says" : "they say"),
              {is_one ? "To read it: " : "To read them: ", only_if(Condition::written_so, maps),
               ". To leave a column out: ", added("--ignore", Placeholder::column_to_ignore)},
              fmt::format("row {}", table_.header.number));
}

bool Unread::has_numbers(bool severities) const {
  return std::any_of(choice_.passed_over.begin(), choice_.passed_over.end(),
                     [&](std::size_t index) {
                       if (choice_.only.asks(index)) return false;
                       const auto values = values_in(table_.rows, index);
                       if (values.empty() || !std::all_of(values.begin(), values.end(), is_number))
                         return false;
                       return std::all_of(values.begin(), values.end(), is_severity) == severities;
                     });
}

// What a row's thing came to, in the column that the conditions of a --map about it narrow.
const Column* amount_by(const ColumnChoice& choice, std::size_t things) {
  const auto found =
      std::find_if(choice.columns.begin(), choice.columns.end(), [things](const Column& column) {
        return column.where.asks(things) && !says_which_night(column.field);
      });
  return found == choice.columns.end() ? nullptr : &*found;
}

Error sign_rows_passed_over(const std::string& thing, const std::string& title, WarningSign sign,
                            const Column* amount) {
  Remedy help;
  if (amount != nullptr) {
    const std::string before =
        fmt::format("{}{}={} where ", name_of(ImportField::sign), name_of(sign), amount->title);
    help = {"To read them: ",
            only_if(Condition::written_so, added("--map", condition_on(before, title, thing))),
            ". "};
  }
  help += {"To leave them out: ",
           only_if(Condition::written_so, added("--ignore", condition_on("", title, thing)))};
  return {ErrorKind::refused,
          fmt::format("the rows of {} would not be read, and they say something of the nights.",
                      as_typed(thing)),
          std::move(help), place_of_column(title)};
}

}  // namespace

void require_sign_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                       const IsMeant& is_read) {
  const auto titles = titles_of(table.header.cells);
  for (std::size_t things = 0; things < titles.size(); ++things) {
    if (!choice.asks_of(things)) continue;
    const Column* const amount = amount_by(choice, things);
    for (const formats::CsvRow& row : table.rows) {
      if (is_read(row)) continue;
      const std::string thing(trimmed(row.cells[things]));
      const auto sign = sign_in_title(words_of_title(thing));
      const bool was_there = amount == nullptr || said_so(row.cells[amount->index]) != false;
      if (!sign || !sign->is_sure || !was_there) continue;
      throw sign_rows_passed_over(thing, titles[things], sign->sign, amount);
    }
  }
}

void require_settled_columns(const formats::CsvTable& table, const ColumnChoice& choice,
                             const Log& log) {
  const Unread unread(table, choice);
  unread.require_one_thing();
  require_done(table, choice);
  unread.require_noted(log);
}

Remedy offer_of_numbers(const formats::CsvTable& table, const ColumnChoice& choice) {
  const Unread unread(table, choice);
  const bool severities = unread.has_numbers(true), others = unread.has_numbers(false);
  Remedy offer;
  if (severities) offer += {"To note one too: ", added("--map", column_for("symptom:NAME"))};
  if (others) {
    offer +=
        {severities ? " or " : "To note one too: ", added("--map", column_for("measure:NAME"))};
  }
  return offer;
}

}  // namespace titrate::cli
