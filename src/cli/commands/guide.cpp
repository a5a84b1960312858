// titrate guide: what the program knows about magnesium, without any log.

#include "text/guide.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/medicine_names.hpp"
#include "cli/args/values.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "text/medicines.hpp"

namespace titrate::cli {
namespace {

using GuideWords = std::vector<std::string>;

// What stands behind the topic, as one name.
std::string name_in(const GuideWords& words) {
  return fmt::format("{}", fmt::join(words.begin() + 1, words.end(), " "));
}

// At most three topics that hold what was asked for, each as the command that shows it.
Remedy pages_that_hold(std::string_view asked) {
  constexpr std::size_t most = 3;
  std::vector<text::Topic> topics = text::topics_that_hold(asked);
  if (topics.size() > most) topics.resize(most);
  Remedy help;
  for (const text::Topic topic : topics) {
    help += help.empty() ? Remedy("It stands in: ") : Remedy(", ");
    help += {titrate("guide", text::topic_names[static_cast<std::size_t>(topic)])};
  }
  return help;
}

Error unknown_topic(const GuideWords& words) {
  const std::vector<std::string> topics(text::topic_names.begin(), text::topic_names.end());
  Remedy help = {"The topics: ", titrate("guide")};
  const std::string all = fmt::format("{}", fmt::join(words, " "));
  if (const auto like = nearest(knowledge::plain_name(words.front()), topics)) {
    help = {"Did you mean: ", only_if(Condition::meant, titrate("guide", *like))};
  } else if (!knowledge::medicines_named(all).empty()) {
    help = {"Did you mean: ", medicine_command(knowledge::plain_name(all))};
  } else if (Remedy pages = pages_that_hold(trimmed(all)); !pages.empty()) {
    help = std::move(pages);
  }
  return usage_error(
      "guide", fmt::format("there is no topic \"{}\".", printable(words.front(), shown_characters)),
      std::move(help));
}

ExitCode guide(Context& context, const GuideWords& words) {
  if (words.empty()) {
    context.say(text::guide_topics(context.style()));
    return ExitCode::done;
  }
  if (const auto topic = text::topic_named(fmt::format("{}", fmt::join(words, " ")))) {
    context.say(text::guide_page(*topic, context.style()));
    return ExitCode::done;
  }
  const auto topic = text::topic_named(words.front());
  if (!topic) throw unknown_topic(words);
  const std::string name = name_in(words);
  if (*topic != text::Topic::medicines) {
    throw usage_error(
        "guide", fmt::format("\"{}\" is one value too many.", printable(name, shown_characters)),
        {titrate("guide", "--help"), " shows how it is used."});
  }
  if (knowledge::medicines_named(name).empty()) throw unknown_medicine(name);
  context.say(text::medicine_page(name, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_guide(CLI::App& app, Command& chosen) {
  auto words = std::make_shared<GuideWords>();
  CommandBuilder command(app, "guide", "What titrate knows about magnesium, with its sources");
  command.positionals(*words, "[TOPIC] [MEDICINE]", "The topic; behind medicines the name of one");
  command.help(
      "Topics: protocol, stool, forms, limits, signs, diarrhea, kidney, medicines, symptoms,\n"
      "magnesium, sources. Other words lead to them, like ceiling or dosage. No log is needed.\n"
      "\n"
      "Examples:\n"
      "  titrate guide                            the topics, a line each\n"
      "  titrate guide stool                      the seven types, and which are loose\n"
      "  titrate guide medicines levothyroxine    one medicine, by name or class\n");
  command.runs(chosen, [words](Context& context) { return guide(context, *words); });
}

}  // namespace titrate::cli
