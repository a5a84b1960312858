// Every course again, one night less deep, this time as whole values made and asked from the start:
// that `advise` says what the walk's titration says, that only the distance of dates matters
// (property 7) and that a night taken out is as if it had never been logged (property 8).
#include <iostream>

#include "core/walk.hpp"

namespace titrate::test {
namespace {

// Sanitizers cost about tenfold, as in walk.hpp.
constexpr int whole_depth = walk_depth - 2;

// Where the first night is moved to, in turn: the first day that can be written down, a leap day at
// the turn of the century and one century without, year ends, and the last year but one.
const std::vector<NightDate>& other_starts() {
  static const std::vector<NightDate> starts = {date("1970-01-01"), date("2000-02-28"),
                                                date("2028-02-27"), date("2099-12-31"),
                                                date("2100-02-27"), date("9998-12-30")};
  return starts;
}

class WholeCourses {
 public:
  explicit WholeCourses(const Plan& plan) : plan_(plan), empty_(course_of({}, plan)) {}

  std::uint64_t to_depth(int depth) {
    descend(empty_, Titration(empty_), 0, depth);
    return courses_;
  }

 private:
  void descend(const Course& course, const Titration& lived, int first_day, int depth) {
    check(course, lived, first_day);
    if (depth == 0) return;
    for (const int gap : gaps) {
      const int day = first_day + gap;
      const int advised = advice_on(course, day).capsules.value();
      for (const Step& step : steps(day, advised)) {
        path_.push_back(step);
        const Night& night = nights_.of(step);
        const Course longer = made(course.with(night));
        check_last_night(course, longer, night);
        Titration longer_lived = lived;
        longer_lived.live(night);
        descend(longer, longer_lived, day + 1, depth - 1);
        path_.pop_back();
      }
    }
  }

  void check(const Course& course, const Titration& lived, int first_day) {
    const NightDate other_start = other_starts()[courses_++ % other_starts().size()];
    const int days = other_start - first_night;
    const Course moved = shifted(course, days);
    for (const int missed : gaps) {
      const NightDate tonight = first_night + first_day + missed;
      const std::string said = everything(advise(course, tonight), first_night);
      expect(said == everything(lived.advice(tonight, nullptr), first_night), "not as lived");
      expect(said == everything(advise(moved, tonight + days), other_start), "7: dates matter");
    }
  }

  // Before and after its last night, and with that night taken out again.
  void check_last_night(const Course& before, const Course& after, const Night& night) {
    const Course removed = after.without(night.date());
    expect(removed == before, "8: not the course that was");
    expect(everything(advise(removed, night.date() + 1), first_night) ==
               everything(advise(before, night.date() + 1), first_night),
           "8: not the answer that was given");
    if (!night.signs().empty()) return;
    expect(answer(advise(after, night.date())) == answer(advise(before, night.date())),
           "the night itself changed its own advice");
  }

  void expect(bool right, const char* wrong) {
    if (!right) FAIL(wrong << described(plan_, path_));
  }

  const Plan& plan_;
  Course empty_;
  NightCache nights_;
  std::vector<Step> path_;
  std::uint64_t courses_ = 0;
};

void check_whole_courses(const Plan& plan) {
  const std::uint64_t courses = WholeCourses(plan).to_depth(whole_depth);
  std::cout << "exhaustive: " << courses << " whole courses of 1 plan, depth " << whole_depth
            << '\n';
  CHECK(courses > 1000);
}

}  // namespace

TEST_CASE("whole courses answer as lived, wherever their dates are and whatever was taken out",
          "[long]") {
  check_whole_courses({2, 1200, {{0, 4}}});
}

TEST_CASE("whole courses under changing ceilings answer as lived, wherever their dates are",
          "[long]") {
  check_whole_courses({1, 2500, {{0, 20}, {3, 1}, {9, 4}}});
}

}  // namespace titrate::test
