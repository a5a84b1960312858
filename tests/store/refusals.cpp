#include "store/refusals.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/utf8.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// Written out here, not asked of the program: what must never reach a terminal.
bool steers_a_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string name_in(std::string_view member) {
  return std::string(member.substr(0, member.find(": ") + 2));
}

}  // namespace

const std::string& every_field() {
  static const std::string text = R"({
  "format": "titrate-log",
  "version": 2,
  "crc32": "0123abcd",
  "taking": ["ibuprofen", "levothyroxine"],
  "courses": [
    {
      "started": "2026-11-01",
      "product": "Magnesium glycinate",
      "form": "glycinate",
      "unit": "tablet",
      "recommended_capsules": 2,
      "mg_per_capsule": 112.5,
      "ceilings": [
        {
          "from": "2026-11-05",
          "capsules": 8,
          "note": "agreed with my GP"
        },
        {"from": "2026-11-20", "capsules": 20}
      ],
      "acts": [
        {
          "from": "2026-11-02",
          "act": "taper",
          "note": "too much for me"
        },
        {"from": "2026-11-03", "act": "climb"}
      ],
      "pauses": [
        {
          "from": "2026-11-01",
          "until": "2026-11-02",
          "why": "colonoscopy"
        },
        {"from": "2026-11-04"}
      ],
      "stock": [
        {
          "date": "2026-11-01",
          "count": 76
        },
        {"date": "2026-11-03", "added": 180}
      ],
      "nights": [
        {
          "date": "2026-11-02",
          "capsules": 3,
          "stool": 4,
          "movements": 1,
          "sleep": 5,
          "symptoms": {
            "cramps": 6,
            "migraine": 0
          },
          "measures": {
            "bp-systolic": 128.5,
            "tender-points": 11
          },
          "signs": [
            "flushing",
            "vomiting"
          ],
          "other_cause": "stomach bug",
          "note": "slept badly"
        },
        {"date": "2026-11-04", "capsules": 4, "symptoms": {"aura": 1}, "signs": ["confusion"]}
      ]
    },
    {
      "started": "2027-01-05",
      "recommended_capsules": 1,
      "mg_per_capsule": 100,
      "ceilings": [{"from": "2027-01-06", "capsules": 9}],
      "nights": []
    }
  ]
}
)";
  return text;
}

std::string edited(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    throw std::logic_error("does not stand there exactly once: " + std::string(from));
  }
  return text.replace(at, from.size(), to);
}

std::string with_value(std::string_view member, std::string_view value) {
  return edited(every_field(), member, name_in(member).append(value));
}

Edits with_values(const std::string& member, const std::vector<std::string>& values) {
  Edits edits{member, {}};
  for (const std::string& value : values) edits.to.push_back(name_in(member) + value);
  return edits;
}

Edits with_texts(const std::string& member, const std::vector<std::string>& texts) {
  Edits edits{member, {}};
  for (const std::string& text : texts) edits.to.push_back(name_in(member) + '"' + text + '"');
  return edits;
}

bool safe_to_print(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid || steers_a_terminal(next.code)) return false;
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

bool quotes_a_library(std::string_view text) {
  const auto words = {"json.exception", "parse_error",  "parse error", "syntax error",
                      "last read",      "basic_string", "std::",       "terminate called"};
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

store::Damage damage_of(std::string_view text) {
  const auto read = store::decode(text);
  REQUIRE(std::holds_alternative<store::Damage>(read));
  const auto& damage = std::get<store::Damage>(read);
  CAPTURE(damage.pointer, damage.problem);
  CHECK(!damage.problem.empty());
  CHECK(safe_to_print(damage.pointer));
  CHECK(safe_to_print(damage.problem));
  CHECK(!quotes_a_library(damage.problem));
  return damage;
}

void check_refused(std::string_view text, const Expected& expected) {
  const store::Damage damage = damage_of(text);
  CHECK(damage.pointer == expected.pointer);
  CHECK(damage.line == expected.line);
  CHECK_THAT(damage.problem, ContainsSubstring(expected.problem));
  CHECK(!damage.is(store::Damage::Kind::newer_version));
}

void check_refused(const std::vector<Spoiled>& all) {
  for (const auto& [edits, expected] : all) {
    for (const std::string& to : edits.to) {
      CAPTURE(edits.from, to.substr(0, 200));
      check_refused(edited(every_field(), edits.from, to), expected);
    }
  }
}

Log accepted(std::string_view text) {
  auto read = store::decode(text);
  if (const auto* damage = std::get_if<store::Damage>(&read)) {
    FAIL("refused at " << damage->pointer << ", line " << damage->line << ": " << damage->problem);
  }
  return std::get<store::Decoded>(std::move(read)).log;
}

}  // namespace titrate::test
