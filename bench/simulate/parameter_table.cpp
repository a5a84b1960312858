#include "simulate/markdown.hpp"
#include "simulate/report.hpp"

namespace titrate::simulation {
namespace {

// With as many decimals as it has.
std::string plain(double number) {
  std::string text = rounded(number, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string number_of(const Parameter& parameter) {
  const double times = parameter.in == In::percent ? 100.0 : 1.0;
  const std::string low = plain(times * parameter.low);
  return parameter.low == parameter.high ? low : low + " to " + plain(times * parameter.high);
}

std::string unit_of(const Parameter& parameter) {
  switch (parameter.in) {
    case In::capsules:
      return " capsules";
    case In::percent:
      return " %";
    case In::nights:
      return " nights";
    case In::milligrams:
      return " mg";
    case In::times:
      break;
  }
  return "";
}

}  // namespace

std::string parameter_table(const Parameters& parameters) {
  std::vector<Row> rows;
  for (const auto member : parameter_list) {
    const Parameter& parameter = parameters.*member;
    rows.push_back({std::string(parameter.what), number_of(parameter) + unit_of(parameter),
                    std::string(parameter.rests_on)});
  }
  return table({"what", "how much", "rests on"}, rows);
}

}  // namespace titrate::simulation
