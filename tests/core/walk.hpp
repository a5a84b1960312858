// Every course of a plan, night by night, to a stated depth.
//
//   Walk<Watcher> walk(plan);
//   walk.to_depth(5);      // fails the test with the course on which a watcher's check broke
//   walk.courses();        // how many courses that covered
//
// A watcher sees each night and says what is wrong, or null:
//
//   explicit Watcher(const Plan&);
//   const char* see(const Step&, const Advice& followed, const Titration& after);
//
// where `followed` is the advice that stood for that night.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <ostream>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {

// Sanitizers cost about tenfold, hence one night less under them.
#ifdef NDEBUG
inline constexpr int walk_depth = 5;
#else
inline constexpr int walk_depth = 4;
#endif

// What the log says of a night's morning.
enum class Morning { tolerated, loose, unnoted, no_movement, other_cause, warning_sign };
Taught lesson(Morning morning);

// One night of a course: some nights that are not in the log, then this one.
struct Step {
  int day;
  int capsules;
  Morning morning;
};
std::ostream& operator<<(std::ostream& out, const Step& step);

// What may follow a course on a day with such advice: a night without a dose, or a dose 2 or 1
// below, at, 1 above or 3 above the advice, each with every morning. A warning sign comes with the
// advised dose only.
//
// The night without a dose stands in the log with a liquid stool: the case in which a mistake could
// learn from it. Nights that are not in the log at all are the gaps between the steps.
std::vector<Step> steps(int day, int advised);

// The missed nights in a row that may come before a step: none, one, and as many as make a lapse.
inline constexpr std::array<int, 3> gaps = {0, 1, lapse_nights};

// The nights of steps, each made once.
class NightCache {
 public:
  const Night& of(const Step& step);

 private:
  std::unordered_map<int, Night> made_;
};

std::string described(const Plan& plan, const std::vector<Step>& path);

template <class Watcher>
class Walk {
 public:
  explicit Walk(const Plan& plan) : plan_(plan), course_(course_of({}, plan)) {}

  void to_depth(int depth) {
    for (auto& level : seen_) level.clear();
    courses_ = descend({Titration(course_), Watcher(plan_), 0}, depth);
  }

  // Courses of 1 night and more, every one of them covered.
  std::uint64_t courses() const { return courses_; }
  // Nights looked at, one for each way to go on from each state.
  std::uint64_t looks() const { return looks_; }

 private:
  struct Node {
    Titration titration;
    Watcher watcher;
    int day;  // the first that may come
  };

  // Two courses that led to the very same bytes of the engine, of the watcher and of the date have
  // the same future, for nothing else goes into it: the second is counted, not walked again. Bytes
  // of padding that differ cost time only.
  static std::string key(Node node) {
#if __has_builtin(__builtin_clear_padding)
    __builtin_clear_padding(&node);
#endif
    static_assert(std::is_trivially_copyable_v<Node>);
    std::string bytes(sizeof(Node), '\0');
    std::memcpy(bytes.data(), &node, sizeof(Node));
    return bytes;
  }

  std::uint64_t descend(const Node& node, int depth) {
    if (depth == 0) return 0;
    auto& level = seen_[static_cast<std::size_t>(depth)];
    const auto [place, is_new] = level.try_emplace(key(node), 0);
    std::uint64_t& courses = place->second;  // stays where it is when the map grows
    if (!is_new) return courses;
    for (const int gap : gaps) {
      const int day = node.day + gap;
      const Advice advice = node.titration.advice(first_night + day, nullptr);
      for (const Step& step : steps(day, advice.capsules.value())) {
        courses += follow(node, step, advice, depth);
      }
    }
    return courses;
  }

  std::uint64_t follow(const Node& node, const Step& step, const Advice& advice, int depth) {
    Node next = node;
    next.titration.live(nights_.of(step));
    next.day = step.day + 1;
    path_.push_back(step);
    ++looks_;
    if (const char* wrong = next.watcher.see(step, advice, next.titration)) {
      FAIL(wrong << described(plan_, path_));
    }
    const std::uint64_t courses = 1 + descend(next, depth - 1);
    path_.pop_back();
    return courses;
  }

  const Plan& plan_;
  Course course_;
  NightCache nights_;
  std::vector<Step> path_;
  std::array<std::unordered_map<std::string, std::uint64_t>, walk_depth + 1> seen_;
  std::uint64_t courses_ = 0;
  std::uint64_t looks_ = 0;
};

}  // namespace titrate::test
