#include "practice_text.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "reports/fieldwork/action_facts.hpp"

namespace mieux {
namespace {

/// A text of several lines as one paragraph.
std::string in_one_line(std::string_view text) {
  std::string line{trimmed(text)};
  std::replace(line.begin(), line.end(), '\n', ' ');
  return for_markdown(line);
}

std::string quoted(std::string_view text) {
  std::string lines;
  for (const std::string_view line : split(trimmed(text), '\n'))
    lines += "> " + for_markdown(line) + "\n";
  return lines;
}

}  // namespace

PracticeText::PracticeText(const View& view, const Record& record)
    : view_(view), record_(record), visible_(view.store, record, view.audience) {}

const Practice& PracticeText::practice() const { return view_.store.practices()[record_.position]; }

std::string PracticeText::title() const { return for_markdown(record_.title.value); }

std::string PracticeText::word(std::string_view field) const {
  std::string text{visible_.text_at(field)};
  if (field == "category") return values(field);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text.empty() ? text : for_markdown(view_.language.text(text));
}

std::string PracticeText::values(std::string_view field) const {
  const auto found = find_field(view_, subject_of(RecordKind::practice), field);
  Values all;
  if (found) found->get(view_, {&record_, 0}, all);
  std::vector<std::string> labels;
  for (const Value& value : all)
    labels.push_back(for_markdown(label_of(view_, *found, value.text)));
  return joined(labels, ", ");
}

std::string PracticeText::actions() const {
  std::vector<std::string> names;
  for (const Text& id : practice().actions)
    if (const Record* action = view_.store.target(id.value, set_of(RecordKind::action)))
      names.push_back(for_markdown(reader_name(*action)));
  return joined(names, ", ");
}

std::string PracticeText::features() const {
  std::string lines;
  for (const VisibleValue& said : visible_.at("features").children()) {
    const std::string why = in_one_line(said.text_at("why"));
    lines += "- " + for_markdown(view_.label("good_practice_features", said.text_at("feature"))) +
             (why.empty() ? "" : view_.language.text(": {}", why)) + "\n";
  }
  return lines;
}

std::string PracticeText::replications() const {
  std::string lines;
  for (const VisibleValue& said : visible_.at("replicated").children()) {
    const auto date = Date::parse(said.text_at("date"));
    if (date && happened({*date, {}, true}, view_.as_of) == Truth::no) continue;
    std::string about = for_markdown(said.text_at("place"));
    if (said.at("from"))
      about += (about.empty() ? "" : ", ") +
               view_.language.text("from {}|country",
                                   for_markdown(view_.label("countries", said.text_at("from"))));
    if (date) about += (about.empty() ? "" : ", ") + view_.language.date(*date);
    const std::string note = in_one_line(said.text_at("note"));
    lines += "- " + for_markdown(view_.label("countries", said.text_at("country"))) +
             (about.empty() ? "" : " (" + about + ")") +
             (note.empty() ? "" : view_.language.text(": {}", note)) + "\n";
  }
  return lines;
}

std::string PracticeText::testimonials() const {
  std::string text;
  for (const VisibleValue& said : visible_.at("testimonials").children()) {
    std::vector<std::string> who;
    if (said.at("function")) who.push_back(for_markdown(said.text_at("function")));
    if (said.at("country"))
      who.push_back(
          for_markdown(view_.store.vocabularies().label("countries", said.text_at("country"))));
    text += (text.empty() ? "" : "\n") + quoted(said.text_at("text")) +
            (who.empty() ? "" : ">\n> — " + joined(who, ", ") + "\n");
  }
  return text;
}

}  // namespace mieux
