#include "action_parts.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/procedure/fieldwork/needs.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"

namespace mieux {
namespace {

std::string code(std::string_view id) {
  return id.empty() ? std::string{} : "`" + std::string{id} + "`";
}

std::string cell(const VisibleValue& part, std::string_view key) {
  return for_markdown(part.text_at(key));
}

/// The date at `key`, if it is one and not later than the day of the view.
std::string past_date(const ActionFacts& facts, const VisibleValue& part, std::string_view key) {
  const auto date = Date::parse(part.text_at(key));
  return date && facts.is_past({*date, {}, true}) ? facts.view.language.date(*date) : std::string{};
}

void write_table(const ActionFacts& facts, Report& report, std::string_view title,
                 const std::vector<std::string_view>& columns, const std::string& rows) {
  const Language& language = facts.view.language;
  report.heading(2, phrase(language, title));
  report.markdown += table_head(language, columns) + rows + "\n";
}

bool lies_ahead(const ActionFacts& facts, const VisibleValue& part, std::string_view key) {
  const auto date = Date::parse(part.text_at(key));
  return date && !facts.is_past({*date, {}, true});
}

/// Is the part a mission on the activity, or a need of it?
bool is_on(const ActionFacts& facts, std::string_view part, std::string_view activity) {
  if (const Need* need = find_need(facts.action, part)) return need->activity.value == activity;
  return std::any_of(
      facts.action.missions.begin(), facts.action.missions.end(), [&](const Mission& mission) {
        return mission.activity.value == activity && mission_name(facts.action, mission) == part;
      });
}

std::string result_row(const ActionFacts& facts, std::string_view level, const VisibleValue& said,
                       const Result& result) {
  const std::string achieved = past_date(facts, said, "achieved");
  return "| " + code(said.text_at("id")) + " | " +
         (level.empty() ? std::string{} : facts.view.language.text(level)) + " | " +
         cell(said, "title") + " | " + cell(said, "indicator") + " | " +
         (is_awaited(result, facts.view.as_of) ? facts.view.language.text("expected")
          : achieved.empty()                   ? facts.view.language.text("day not recorded")
                                               : achieved) +
         " | " + cell(said, "evidence") + " |\n";
}

}  // namespace

void results_section(const ActionFacts& facts, Report& report) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> levels{
      {{"individual", "Individual"},
       {"institutional", "Institutional"},
       {"enabling-environment", "Enabling environment"},
       {"", ""}}};
  std::string rows;
  for (const auto& [level, name] : levels) {
    std::size_t position = 0;
    for (const VisibleValue& said : facts.visible.at("results").children()) {
      if (position >= facts.action.results.size()) break;
      const Result& result = facts.action.results[position++];
      if (said.text_at("level") == level) rows += result_row(facts, name, said, result);
    }
  }
  if (rows.empty()) return;
  write_table(facts, report, "Results",
              {"", "level", "result", "indicator", "achieved", "evidence"}, rows);
}

void deliverables_section(const ActionFacts& facts, Report& report) {
  std::string rows;
  std::size_t position = 0;
  for (const VisibleValue& one : facts.visible.at("deliverables").children()) {
    if (position >= facts.action.deliverables.size()) break;
    const Deliverable& deliverable = facts.action.deliverables[position++];
    std::string languages;
    for (const VisibleValue& language : one.at("languages").children())
      languages += (languages.empty() ? "" : ", ") +
                   for_markdown(facts.view.language.name_of_language(language.text()));
    const std::string link = cell(one, "link");
    rows += "| " + code(one.text_at("id")) + " | " +
            (one.at("type") ? facts.label("deliverable_types", one.text_at("type")) : "") + " | " +
            cell(one, "title") + (link.empty() ? "" : " (" + link + ")") + " | " + languages +
            " | " + life_of(facts, one, deliverable) + " |\n";
  }
  if (rows.empty()) return;
  write_table(facts, report, "Deliverables",
              {"", "type", "deliverable", "languages", "what happened to it"}, rows);
}

void effects_section(const ActionFacts& facts, Report& report) {
  std::string rows;
  for (const VisibleValue& effect : facts.visible.at("effects").children()) {
    if (lies_ahead(facts, effect, "reported")) continue;
    const std::string quantity = cell(effect, "quantity");
    const std::string by = cell(effect, "by");
    const std::string place = cell(effect, "place");
    rows += "| " + code(effect.text_at("id")) + " | " + cell(effect, "title") + " | " + quantity +
            (quantity.empty() ? "" : " ") + cell(effect, "unit") + " | " +
            (effect.at("state") ? facts.view.language.text(effect.text_at("state")) : "") + " | " +
            past_date(facts, effect, "reported") + (by.empty() ? "" : ", " + by) +
            (place.empty() ? "" : ", " + place) + " |\n";
  }
  if (rows.empty()) return;
  write_table(facts, report, "Effects", {"", "effect", "how much", "state", "reported"}, rows);
}

void plan_changes_section(const ActionFacts& facts, Report& report) {
  std::string rows;
  for (const VisibleValue& change : facts.visible.at("plan_changes").children())
    if (!lies_ahead(facts, change, "date"))
      rows += "| " + code(change.text_at("id")) + " | " + past_date(facts, change, "date") + " | " +
              cell(change, "what") + " | " + cell(change, "why") + " |\n";
  if (rows.empty()) return;
  write_table(facts, report, "Changes of the plan", {"", "date", "change", "reason"}, rows);
}

void feedback_section(const ActionFacts& facts, Report& report) {
  const Store& store = facts.view.store;
  std::string rows;
  std::size_t count = 0;
  for (const Record& record : store.records(RecordKind::feedback)) {
    if (!record.whole || record.draft) continue;
    const Feedback& feedback = store.feedback()[record.position];
    if (store.target(feedback.action.value, set_of(RecordKind::action)) != &facts.record ||
        !facts.is_past(feedback.date))
      continue;
    ++count;
    const VisibleRecord visible(store, record, facts.view.audience);
    rows += "| " + code(record.id) + " | " +
            facts.label("feedback_tools", visible.text_at("tool")) + " | " +
            code(visible.text_at("activity")) + " | " +
            facts.view.language.date(cell(visible.root(), "date")) + " | " +
            cell(visible.root(), "sent") + " | " + cell(visible.root(), "received") + " |\n";
  }
  if (rows.empty()) return;
  const Language& language = facts.view.language;
  report.heading(2, phrase(language, "Feedback"));
  report.markdown +=
      language.text(language.for_count(count, "{} record of feedback and reports.",
                                       "{} records of feedback and reports."),
                    count) +
      "\n\n" + table_head(language, {"", "tool", "activity", "date", "sent:", "received|forms:"}) +
      rows + "\n";
}

std::string missing_in(const Language& language, std::string_view what) {
  for (const std::string_view label :
       {"expected: {}", "still needed: {}", "its completion, or a new end: planned until {}"}) {
    const std::string_view begin = label.substr(0, label.size() - 2);
    if (what.starts_with(begin))
      return language.text(label, language.date(what.substr(begin.size())));
  }
  return language.text(what);
}

void missing_section(const ActionFacts& facts, Report& report, std::string_view activity) {
  std::vector<MissingItem> items =
      MissingItems(facts.view.store, facts.view.as_of).of(facts.record);
  if (!activity.empty())
    std::erase_if(items, [&](const MissingItem& item) {
      return item.part != activity && !is_on(facts, item.part, activity);
    });
  if (items.empty()) return;
  const Language& language = facts.view.language;
  std::string rows;
  for (const MissingItem& item : items) {
    const bool over = item.due && item.due->last() < facts.view.as_of.day;
    const std::string until = item.due ? language.date(*item.due) : std::string{};
    rows += "| " + (item.part.empty() ? language.text("Action") : code(item.part)) + " | " +
            language.text("{}: {}", language.text(word_of(item.kind)),
                          for_markdown(missing_in(language, item.what))) +
            " | " + (over ? language.text("{}, overdue", until) : until) + " |\n";
  }
  write_table(facts, report, "What is missing", {"of", "missing", "until"}, rows);
}

void documents_section(const ActionFacts& facts, Report& report) {
  if (facts.view.audience == Audience::everybody) return;
  std::string rows;
  const auto add = [&](const VisibleValue& documents, const std::string& of) {
    for (const VisibleValue& document : documents.children())
      rows += "| " + cell(document, "type") + of + " | " + cell(document, "title") + " | " +
              facts.view.language.date(cell(document, "date")) + " | " + cell(document, "kept") +
              " |\n";
  };
  add(facts.visible.at("documents"), {});
  for (const VisibleValue& activity : facts.visible.at("activities").children())
    add(activity.at("documents"), " (" + std::string{activity.text_at("id")} + ")");
  if (rows.empty()) return;
  write_table(facts, report, "Documents", {"type", "title", "date", "kept|document"}, rows);
}

}  // namespace mieux
