#include "action_paragraph.hpp"

#include <charconv>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"

namespace mieux {
namespace {

/// " Officers advise by one handbook."; nothing for an empty text.
std::string sentence(const std::string& text) {
  if (text.empty()) return {};
  const bool ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
  return " " + text + (ends ? "" : ".");
}

/// " Objective: Officers advise by one handbook."
std::string labelled(const Language& language, std::string_view label, const std::string& text) {
  return text.empty() ? std::string{} : sentence(language.text(label, text));
}

/// Titles of the results that are awaited, or of those that are not, as one text.
std::string results_in_words(const ActionFacts& facts, bool awaited) {
  std::string text;
  std::size_t position = 0;
  for (const VisibleValue& said : facts.visible.at("results").children()) {
    if (position >= facts.action.results.size()) break;
    if (is_awaited(facts.action.results[position++], facts.view.as_of) != awaited) continue;
    std::string title = for_markdown(said.text_at("title"));
    if (title.ends_with('.')) title.pop_back();
    text = text.empty() ? title : facts.view.language.text("{}; {}", text, title);
  }
  return text;
}

}  // namespace

std::string action_paragraph(const ActionFacts& facts) {
  const Record& record = facts.record;
  const std::string name = for_markdown(reader_name(record));
  const std::string title = for_markdown(record.title.value);
  const std::string when_held = facts.time_held();
  const std::string planned = facts.time_planned();
  std::string standing = facts.standing();
  const Language& language = facts.view.language;
  const bool on_hold = status_of(facts.view, record) == Status::on_hold;
  if (on_hold && started(facts.action).known)
    standing = language.text("{}, begun {}", standing, started(facts.action).date);
  else if (!when_held.empty())
    standing += ", " + when_held;
  else if (!planned.empty())
    standing = language.text("{}, planned {}", standing, planned);
  return "**" + name + "**." + (title == name ? "" : sentence(title)) +
         sentence(facts.values("country")) + sentence(facts.values("regional_organisation")) +
         sentence(standing) +
         labelled(language, "Objective: {}", for_markdown(facts.visible.text_at("objective"))) +
         labelled(language, "Results: {}", results_in_words(facts, false)) +
         labelled(language, "Expected: {}", results_in_words(facts, true));
}

namespace {

/// Digits of a record as the language writes a number; any other text as it is.
std::string number_in_words(const Language& language, std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return is_number ? language.number(number) : for_markdown(text);
}

}  // namespace

std::string participants_in_words(const View& view, const VisibleValue& said) {
  const std::string total = number_in_words(view.language, said.text_at("total"));
  std::string sexes;
  const Language& language = view.language;
  for (const std::string_view key : {"women", "men"})
    if (said.at(key))
      sexes += (sexes.empty() ? "" : ", ") + number_in_words(language, said.text_at(key)) + " " +
               language.text(key);
  std::string countries;
  for (const VisibleValue& one : said.at("by_country").children())
    countries += (countries.empty() ? "" : ", ") +
                 for_markdown(view.label("countries", one.key())) + " " + for_markdown(one.text());
  std::string text = sexes;
  if (!total.empty())
    text = total + " " + language.text(total == "1" ? "participant" : "participants");
  if (!total.empty() && !sexes.empty()) text += " (" + sexes + ")";
  if (!countries.empty())
    text = text.empty() ? language.text("from {}|countries", countries)
                        : language.text("{}, from {}", text, countries);
  return text;
}

}  // namespace mieux
