// The promises about files that are imported.

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "cli/error.hpp"
#include "cli/import/header.hpp"
#include "cli/import/plan.hpp"
#include "cli/import/selection.hpp"
#include "cli/import/unread.hpp"
#include "core/utf8.hpp"
#include "formats/csv_first_rows.hpp"
#include "formats/csv_reader.hpp"
#include "formats/export.hpp"
#include "promises.hpp"
#include "store/codec/log_codec.hpp"

namespace titrate::fuzz {
namespace {

using namespace cli;

NightDate date(std::string_view iso) { return *NightDate::parse(iso); }
Capsules capsules(int count) { return *Capsules::from(count); }

Course course(NightDate started, int tenths, std::vector<Night> nights) {
  return *Course::from({.started = started,
                        .recommended = capsules(2),
                        .strength = *Strength::from_tenths(tenths),
                        .ceilings = {{started, capsules(8)}},
                        .nights = std::move(nights)});
}

// What the file is imported into: two courses of different capsules, and two nights to agree with
// or to contradict.
Log log_before() {
  const NightDate first = date("2026-09-01");
  const NightDate second = date("2026-11-01");
  return *Log::from({course(first, 1125, {*Night::from({.date = first, .capsules = capsules(2)})}),
                     course(second, 1200,
                            {*Night::from({.date = second,
                                           .capsules = capsules(3),
                                           .stool = StoolType::from(4),
                                           .note = *Note::from("one")})})});
}

const NightDate tonight = date("2026-11-21");

// The first byte says how the command line asks; README.md has the table.
struct Asked {
  ColumnOptions columns;
  DateForm form;
  std::size_t header_row = 1;
  ImportHow how{};
};

// A file with a row for each thing, of several medicines, told by a preset and the command line.
void ask_for_rows(ColumnOptions& columns) {
  columns.only = {"Name=Magnesium", "name=*"};
  columns.maps.insert(columns.maps.end(),
                      {"sign:fainting=Fell", "symptom:pain=Value where Kind=Pain"});
  columns.preset_maps = {"measure:pulse=Value where Kind=Pulse where Taken=*"};
  columns.preset_ignored = {"Taken", "Gone"};
}

Asked asked_by(char first) {
  constexpr std::array forms = {DateForm::plain, DateForm::iso, DateForm::dotted,
                                DateForm::month_first, DateForm::day_first};
  constexpr std::array later_forms = {DateForm::dashed_month_first, DateForm::dashed_day_first,
                                      DateForm::named_month};
  if (first >= 'A' && first <= 'E') {
    Asked asked{{}, first < 'D' ? later_forms.at(static_cast<std::size_t>(first - 'A')) : forms[0]};
    asked.columns.cut_texts = first == 'D';
    asked.header_row = first == 'E' ? 3 : 1;
    return asked;
  }
  const std::size_t number = static_cast<unsigned char>(first - 'a');
  Asked asked{{}, forms[number % forms.size()]};
  constexpr std::array same_night = {std::optional<SameNight>(), std::optional(SameNight::sum),
                                     std::optional(SameNight::once)};
  constexpr std::array results = {std::optional<ResultsBy>(), std::optional(ResultsBy::morning),
                                  std::optional(ResultsBy::night)};
  asked.how.same_night = same_night[number / 10 % same_night.size()];
  asked.how.results = results[number / 30 % results.size()];
  if (number / forms.size() % 2 == 1) {
    asked.columns.maps = {"date=Datum", "capsules=Dose", "stool=Stuhl", "symptom:cramps=Cramps",
                          "note=Text"};
    asked.columns.ignored = {"mg"};
  }
  if (number / 90 == 1) ask_for_rows(asked.columns);
  return asked;
}

void check_refusal(const Error& error) {
  promise(error.kind == ErrorKind::usage || error.kind == ErrorKind::refused,
          "a file that does not fit is no fault of the disk");
  promise_own_words(error.message);
  promise_clean(error.remedy.to_text());
  promise_clean(error.place);
}

void check_problem(const RowProblem& problem) {
  promise(problem.row >= 2, "a problem has its row, below a header");
  promise_own_words(problem.problem);
  promise_clean(problem.help.to_text());
  promise_clean(problem.column);
}

std::size_t nights_in(const Log& log) {
  std::size_t nights = 0;
  for (const Course& each : log.courses()) nights += each.nights().size();
  return nights;
}

// What the log had is there still, and nothing but nights came in.
void check_kept(const Log& before, const Log& after) {
  promise(before.courses().size() == after.courses().size(), "no course comes or goes");
  for (std::size_t i = 0; i < before.courses().size(); ++i) {
    for (const Night& night : before.courses()[i].nights()) {
      const Night* now = after.courses()[i].night_on(night.date());
      promise(now != nullptr && now->capsules() == night.capsules() &&
                  (!night.stool() || now->stool() == night.stool()) &&
                  (!night.note() || now->note() == night.note()),
              "nothing that was noted is lost or changed");
    }
  }
}

Log without_nights(const Log& log) {
  std::vector<Course> courses;
  for (Course each : log.courses()) {
    while (!each.nights().empty()) each = each.without(each.nights().front().date());
    courses.push_back(std::move(each));
  }
  return *Log::from(std::move(courses));
}

ImportPlan imported(const std::string& csv, const Log& log) {
  const auto read = formats::read_csv(csv);
  const auto* table = std::get_if<formats::CsvTable>(&read);
  promise(table != nullptr, "the program's own CSV is CSV");
  const Selection file = select(*table, {}, log);
  promise(file.other_rows == 0, "the program's own CSV has no rows of something else");
  return plan_import(file.table, file.choice, DateForm::plain, log, tonight);
}

void check_export(const Log& log) {
  formats::Export data;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    data.courses.push_back({&log.courses()[i], i + 1, tonight - 1});
  }
  const std::string csv = formats::export_csv(data, {});
  promise(imported(csv, log).after == log, "importing what was exported changes nothing");
  const ImportPlan anew = imported(csv, without_nights(log));
  promise(anew.problems.empty() && anew.after == log, "what is exported and imported is the same");
}

void check_plan(const ImportPlan& plan, const Log& before) {
  promise(nights_in(plan.after) == nights_in(before) + plan.new_nights, "new nights are counted");
  check_kept(before, plan.after);
  const auto again = store::decode(store::encode(plan.after));
  const auto* decoded = std::get_if<store::Decoded>(&again);
  promise(decoded != nullptr && decoded->log == plan.after, "the log can be written and read");
  check_export(plan.after);
}

void promise_text(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    promise(next.valid && next.code != 0, "a cell is UTF-8 without NUL");
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
}

// The cells of a table are text, and a row that may hold the names is one of the file.
void check_table(const formats::CsvTable& table, std::string_view file, const Asked& asked) {
  promise(table.header.number >= asked.header_row, "nothing above the header is read");
  for (const formats::CsvRow& row : table.rows) {
    promise(row.number > table.header.number && row.cells.size() == table.header.cells.size(),
            "a row stands below the header, and is as long");
    for (const std::string& cell : row.cells) promise_text(cell);
  }
  const auto likely = formats::likely_header_row(file);
  promise(!likely || *likely >= 1, "rows are counted from 1");
}

// No row is lost on the way, and those that are kept are as they were, in their order.
void check_selection(const formats::CsvTable& table, const Selection& selected) {
  for (const std::string& name : selected.choice.left_out) promise_clean(name);
  promise_clean(selected.choice.only.to_text());
  promise_clean(offer_of_numbers(selected.table, selected.choice).to_text());
  const auto& kept = selected.table.rows;
  promise(kept.size() + selected.other_rows == table.rows.size(), "every row is counted");
  auto next = table.rows.begin();
  for (const formats::CsvRow& row : kept) {
    next = std::find_if(next, table.rows.end(), [&row](const formats::CsvRow& each) {
      return each.number == row.number && each.cells == row.cells;
    });
    promise(next != table.rows.end(), "a row that is kept is one of the file");
    promise(selected.choice.only.matches(row), "a row that is kept is one that was asked for");
    ++next;
  }
}

ImportPlan plan_of(const Selection& file, const Asked& asked, const Log& log) {
  return plan_import(file.table, file.choice, asked.form, log, tonight, asked.how);
}

Verdict try_file(std::string_view file, const Asked& asked) {
  const auto read = formats::read_csv(file, asked.header_row);
  if (const auto* problem = std::get_if<formats::CsvProblem>(&read)) {
    promise_own_words(problem->problem);
    promise_clean(problem->remedy);
    return Verdict::refused;
  }
  const auto& table = std::get<formats::CsvTable>(read);
  check_table(table, file, asked);
  const Log before = log_before();
  const Selection selected = select(table, asked.columns, before);
  check_selection(table, selected);
  const ImportPlan plan = plan_of(selected, asked, before);
  for (const RowProblem& problem : plan.problems) check_problem(problem);
  if (!plan.problems.empty()) {
    promise(plan.after == before, "one problem keeps everything out");
    return Verdict::refused;
  }
  check_plan(plan, before);
  const ImportPlan again = plan_of(select(table, asked.columns, plan.after), asked, plan.after);
  promise(again.problems.empty() && again.after == plan.after, "a second time is nothing new");
  return Verdict::accepted;
}

}  // namespace

Verdict try_import(std::string_view bytes) {
  if (bytes.empty()) return Verdict::refused;
  try {
    return try_file(bytes.substr(1), asked_by(bytes.front()));
  } catch (const Error& error) {
    check_refusal(error);
    return Verdict::refused;
  }
}

}  // namespace titrate::fuzz
