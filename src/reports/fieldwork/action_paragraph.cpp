#include "action_paragraph.hpp"

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"

namespace mieux {
namespace {

/// " Objective: Officers advise by one handbook."; nothing for an empty text.
std::string sentence(std::string_view label, const std::string& text) {
  if (text.empty()) return {};
  const bool ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
  return " " + std::string{label} + text + (ends ? "" : ".");
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
    text += (text.empty() ? "" : "; ") + title;
  }
  return text;
}

}  // namespace

std::string action_paragraph(const ActionFacts& facts) {
  const Record& record = facts.record;
  const std::string name = for_markdown(reader_name(record));
  const std::string title = for_markdown(record.title.value);
  const std::string held = facts.time_held();
  const std::string planned = facts.time_planned();
  std::string standing = facts.standing();
  if (!held.empty())
    standing += ", " + held;
  else if (!planned.empty())
    standing += ", planned " + planned;
  return "**" + name + "**." + (title == name ? "" : sentence({}, title)) +
         sentence({}, facts.values("country")) +
         sentence({}, facts.values("regional_organisation")) + sentence({}, standing) +
         sentence("Objective: ", for_markdown(facts.visible.text_at("objective"))) +
         sentence("Results: ", results_in_words(facts, false)) +
         sentence("Expected: ", results_in_words(facts, true));
}

std::string participants_in_words(const Vocabularies& vocabularies, const VisibleValue& said) {
  const std::string total = for_markdown(said.text_at("total"));
  std::string sexes;
  for (const std::string_view key : {"women", "men"})
    if (said.at(key))
      sexes +=
          (sexes.empty() ? "" : ", ") + for_markdown(said.text_at(key)) + " " + std::string{key};
  std::string countries;
  for (const VisibleValue& one : said.at("by_country").children())
    countries += (countries.empty() ? "" : ", ") +
                 for_markdown(vocabularies.label("countries", one.key())) + " " +
                 for_markdown(one.text());
  std::string text =
      total.empty() ? sexes : total + (total == "1" ? " participant" : " participants");
  if (!total.empty() && !sexes.empty()) text += " (" + sexes + ")";
  if (!countries.empty()) text += (text.empty() ? "from " : ", from ") + countries;
  return text;
}

}  // namespace mieux
