#include "simulate/report.hpp"

#include <algorithm>
#include <iterator>

#include "simulate/arms.hpp"
#include "simulate/markdown.hpp"
#include "simulate/variations.hpp"

namespace titrate::simulation {
namespace {

using Lives = std::vector<Fare>;

// How the people fared under each of the rules, in the order of `all_rules`.
class Results {
 public:
  explicit Results(int people) {
    for (const Rules rules : all_rules) lives_.push_back(lives_of(rules, people));
  }

  const Lives& lives(Rules rules) const { return lives_[static_cast<std::size_t>(rules)]; }
  Fares fares(Rules rules) const { return fares_of(lives(rules)); }

 private:
  std::vector<Lives> lives_;
};

std::string night_or_none(const std::optional<int>& night) {
  return night ? std::to_string(*night) : "never";
}

template <class Cells>
std::vector<Row> a_row_each(const Results& results, Cells cells) {
  std::vector<Row> rows;
  for (const Rules rules : all_rules) {
    Row row = cells(results.fares(rules));
    row.insert(row.begin(), std::string(name_of(rules)));
    rows.push_back(std::move(row));
  }
  return rows;
}

// ---- The sections ----

std::string in_short(const Results& results) {
  const Fares first = results.fares(Rules::first);
  const Fares second = results.fares(Rules::second);
  const Fares climbing = results.fares(Rules::climb_after_28);
  return std::to_string(first.people) + " people who do not exist lived a year of " +
         std::to_string(nights_of_a_year) +
         " nights.\n\n- **Down to nothing** by its end: " + rounded(first.stopped_of_100) +
         " of 100 with the first edition's rules, " + rounded(second.stopped_of_100) +
         " with the second's, " + rounded(climbing.stopped_of_100) +
         " where they also climbed anew after 28 good nights." +
         "\n- **Near what they tolerate**, at most two capsules below it: " +
         rounded(first.near_of_100) + ", " + rounded(second.near_of_100) + " and " +
         rounded(climbing.near_of_100) +
         " of 100 nights.\n- **The price**: " + rounded(first.loose_of_100) + ", " +
         rounded(second.loose_of_100) + " and " + rounded(climbing.loose_of_100) +
         " loose mornings in 100.\n";
}

std::string rules_table(const Results& results) {
  return table({"rules", "down to nothing, of 100 people", "half of all by night",
                "first hold, night", "nights near, of 100", "loose mornings, of 100"},
               a_row_each(results, [](const Fares& fares) {
                 return Row{rounded(fares.stopped_of_100), night_or_none(fares.half_stopped),
                            fares.first_hold ? rounded(fares.first_hold->median) : "none",
                            rounded(fares.near_of_100), rounded(fares.loose_of_100)};
               }));
}

std::string distance_table(const Results& results) {
  Row heads = {"rules"};
  for (const int night : looked_at) {
    heads.push_back("night " + std::to_string(night));
    heads.emplace_back("people");
  }
  return table(heads, a_row_each(results, [](const Fares& fares) {
                 Row row;
                 for (std::size_t night = 0; night < looked_at.size(); ++night) {
                   const auto& spread = fares.distance[night];
                   row.push_back(spread
                                     ? rounded(spread->median, 1) + " (" + rounded(spread->p25, 1) +
                                           " to " + rounded(spread->p75, 1) + ")"
                                     : "");
                   row.push_back(rounded(fares.holding_of_100[night]));
                 }
                 return row;
               }));
}

std::string highest_table(const Results& results) {
  return table(
      {"rules", "half of the people at most", "19 of 20 at most", "the most of all"},
      a_row_each(results, [](const Fares& fares) {
        const Spread& spread = *fares.highest_above;
        return Row{rounded(spread.median, 1), rounded(spread.p95, 1), rounded(spread.most, 1)};
      }));
}

std::string noting_table(const Results& results, int people) {
  const auto row = [](Rules rules, std::string_view noted, const Fares& fares) {
    return Row{std::string(name_of(rules)), std::string(noted), rounded(fares.stopped_of_100),
               rounded(fares.near_of_100), rounded(fares.loose_of_100)};
  };
  const auto noting = [people](Rules rules, Noting noted) {
    return fares_of(lives_of(rules, people, noted));
  };
  return table({"rules", "noted once a dose is held", "down to nothing, of 100 people",
                "nights near, of 100", "loose mornings, of 100"},
               {row(Rules::first, "all", results.fares(Rules::first)),
                row(Rules::first, "bad ones", noting(Rules::first, Noting::bad)),
                row(Rules::second, "all", results.fares(Rules::second)),
                row(Rules::second, "bad ones; all where a dose is taken once more",
                    noting(Rules::second, Noting::bad_while_holding)),
                row(Rules::second, "bad ones, also where a dose is taken once more",
                    noting(Rules::second, Noting::bad))});
}

std::string tolerance_table(const Results& results) {
  struct Group {
    const char* name;
    double from, to;
  };
  constexpr Group groups[] = {{"below 2", 0.0, 2.0},
                              {"2 to 3", 2.0, 3.0},
                              {"3 to 5", 3.0, 5.0},
                              {"5 to 9", 5.0, 9.0},
                              {"9 or more", 9.0, 1e9}};
  std::vector<Row> rows;
  for (const Group& group : groups) {
    const auto part = [&](Rules rules) {
      Lives some;
      std::ranges::copy_if(results.lives(rules), std::back_inserter(some), [&](const Fare& fare) {
        return group.from <= fare.tolerance_at_first && fare.tolerance_at_first < group.to;
      });
      return fares_of(some);
    };
    const Fares second = part(Rules::second);
    rows.push_back({group.name, std::to_string(second.people),
                    rounded(part(Rules::first).stopped_of_100), rounded(second.stopped_of_100),
                    rounded(part(Rules::climb_after_28).stopped_of_100)});
  }
  return table({"capsules tolerated at first", "people", "first edition", "second edition",
                "with `climb` after 28 good nights"},
               rows);
}

std::string variation_table(int people) {
  std::vector<Row> rows;
  for (const Variation& variation : variations) {
    Parameters parameters;
    variation.change(parameters);
    Row row = {std::string(variation.what)};
    for (const Rules rules : {Rules::first, Rules::second, Rules::climb_after_28}) {
      const Fares fares = fares_of(lives_of(rules, people, Noting::all, parameters));
      row.push_back(rounded(fares.stopped_of_100) + ", " + rounded(fares.near_of_100) + ", " +
                    rounded(fares.loose_of_100));
    }
    rows.push_back(std::move(row));
  }
  return table(
      {"otherwise", "first edition", "second edition", "with `climb` after 28 good nights"}, rows);
}

}  // namespace

std::vector<Section> report(int people) {
  const Results results(people);
  return {{"in short", in_short(results)},           {"rules", rules_table(results)},
          {"distance", distance_table(results)},     {"highest", highest_table(results)},
          {"noting", noting_table(results, people)}, {"tolerance", tolerance_table(results)},
          {"variations", variation_table(people)},   {"parameters", parameter_table({})}};
}

}  // namespace titrate::simulation
