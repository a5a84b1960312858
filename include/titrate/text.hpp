// The words that people may put in a log: valid UTF-8 without control characters, line ends or
// bidirectional overrides, so that printing them can never move a cursor or turn a line around.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "titrate/checked.hpp"

namespace titrate {

// Nothing if `text` is 1 to `most` characters (code points) of the kind above, else what is wrong.
std::string text_problem(std::string_view text, int most);

// Text of 1 to Most characters. The tag keeps a note from standing in for a product's name.
template <class Tag, int Most>
class Text {
 public:
  static constexpr int most = Most;

  static Checked<Text> from(std::string text) {
    if (std::string problem = text_problem(text, Most); !problem.empty()) {
      return Refusal{"", std::move(problem)};
    }
    return Text(std::move(text));
  }

  const std::string& value() const { return text_; }

  friend auto operator<=>(const Text&, const Text&) = default;

 private:
  explicit Text(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

using Product = Text<struct ProductTag, 100>;
using Note = Text<struct NoteTag, 1000>;
using OtherCause = Text<struct OtherCauseTag, 200>;
// Another medicine, as the person said it.
using MedicineName = Text<struct MedicineNameTag, 100>;

// Nothing if `name` is 1 to 30 of a-z, 0-9 and "-", else what is wrong with it as `what`'s name.
std::string name_problem(std::string_view name, std::string_view what);

// What a symptom or a measure is called: 1 to 30 of a-z, 0-9 and "-". The tag keeps the one from
// standing in for the other.
template <class Tag>
class Name {
 public:
  static constexpr int most = 30;

  static Checked<Name> from(std::string name) {
    if (std::string problem = name_problem(name, Tag::what); !problem.empty()) {
      return Refusal{"", std::move(problem)};
    }
    return Name(std::move(name));
  }

  const std::string& value() const { return name_; }

  friend auto operator<=>(const Name&, const Name&) = default;

 private:
  explicit Name(std::string name) : name_(std::move(name)) {}
  std::string name_;
};

struct SymptomNameTag {
  static constexpr std::string_view what = "a symptom";
};
struct MeasureNameTag {
  static constexpr std::string_view what = "a measure";
};
using SymptomName = Name<SymptomNameTag>;
using MeasureName = Name<MeasureNameTag>;

}  // namespace titrate
