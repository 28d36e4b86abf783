#include "mieux/reports/letters/reminder.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/visible_record.hpp"
#include "mieux/vocabulary/language.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux {
namespace {

/// What such a letter is about.
struct ReminderSubject {
  const View& view;
  const Record& action;
  std::vector<MissingItem> missing;
  std::string_view language;
  VisibleRecord visible;    ///< the Action, for everybody
  VisibleRecord programme;  ///< mieux.yaml
};

/// Is the part the one meant, or a mission on it?
bool is_meant(const Action& action, std::string_view part, std::string_view meant) {
  if (meant.empty() || part == meant) return true;
  return std::any_of(action.missions.begin(), action.missions.end(), [&](const Mission& mission) {
    return mission.activity.value == meant && mission_name(action, mission) == part;
  });
}

std::vector<MissingItem> missing_reports(const View& view, const Record& action,
                                         std::string_view part) {
  std::vector<MissingItem> items = MissingItems(view.store, view.as_of).of(action);
  std::erase_if(items, [&](const MissingItem& item) {
    return item.kind != Lacking::report ||
           !is_meant(view.store.actions()[action.position], item.part, part);
  });
  return items;
}

/// The title of a clock in the language, if there are labels of it.
std::string title_in(const ReminderSubject& subject, const std::string& title) {
  const Vocabularies& vocabularies = subject.view.store.vocabularies();
  const std::vector<std::string> codes = language_codes(vocabularies);
  if (std::find(codes.begin(), codes.end(), subject.language) == codes.end()) return title;
  return language_named(vocabularies, subject.language).of_store(title);
}

/// What the report is called: the label of its tool in the language; the title of the clock where
/// several clocks ask for the same tool, such as surveys after six and after twelve months.
std::string report_in(const ReminderSubject& subject, const MissingItem& item) {
  const Store& store = subject.view.store;
  const std::vector<ClockRule>& clocks = store.programme().clocks;
  const ClockRule* rule = subject.view.clocks().find(item.asked_by);
  const Table* tools = store.vocabularies().table("feedback_tools");
  const std::uint32_t row =
      rule == nullptr || tools == nullptr ? Table::none : tools->find(rule->to.value);
  const auto asking = std::count_if(clocks.begin(), clocks.end(), [&](const ClockRule& one) {
    return rule != nullptr && one.to.value == rule->to.value;
  });
  if (row == Table::none || asking > 1) return title_in(subject, item.what);
  const std::string_view own = tools->cell_in(row, "label", subject.language);
  return std::string{own.empty() ? tools->label(row) : own};
}

/// The title of the activity that a part is, or that its mission is on; empty if there is none.
std::string activity_title(const ReminderSubject& subject, std::string_view part) {
  const Action& action = subject.view.store.actions()[subject.action.position];
  std::string_view activity = part;
  for (const Mission& mission : action.missions)
    if (mission_name(action, mission) == part) activity = mission.activity.value;
  for (const VisibleValue& one : subject.visible.at("activities").children())
    if (!activity.empty() && one.text_at("id") == activity)
      return std::string{one.text_at("title")};
  return {};
}

/// Of an allowed time that is not known to the day its last possible day.
Date last_day_of(Date due) { return {due.last(), due.last()}; }

/// A list in Markdown: "- Expert mission report (`m2`), Training of trainers: 5 October 2018".
std::string reports(const ReminderSubject& subject) {
  std::string list;
  for (const MissingItem& item : subject.missing) {
    const std::string title = activity_title(subject, item.part);
    list += (list.empty() ? "- " : "\n- ") + for_markdown(report_in(subject, item)) +
            (item.part.empty() ? "" : " (`" + item.part + "`)") +
            (title.empty() ? "" : ", " + for_markdown(title)) +
            (item.due ? ": " + for_markdown(written_out(last_day_of(*item.due), subject.language))
                      : "");
  }
  return list;
}

std::string of_programme(const ReminderSubject& subject, std::string_view field) {
  return for_markdown(subject.programme.text_at(field));
}

struct ReminderValue {
  std::string_view name;
  std::string_view meaning;
  std::string (*get)(const ReminderSubject&);  ///< in Markdown; empty if the records lack it
};

constexpr auto reminder_values = std::to_array<ReminderValue>({
    {"number", "official number of the Action, else its id",
     [](const ReminderSubject& subject) {
       const List<Text> official = subject.action.references;
       return for_markdown(official.empty() ? subject.action.id : official.front().value);
     }},
    {"title", "title of the Action",
     [](const ReminderSubject& subject) { return for_markdown(subject.action.title.value); }},
    {"reports", "the reports that are missing, as a list, with the last day for each", reports},
    {"facility", "title of the facility",
     [](const ReminderSubject& subject) { return of_programme(subject, "title"); }},
    {"donor", "who pays",
     [](const ReminderSubject& subject) { return of_programme(subject, "donor"); }},
    {"implementer", "who runs the facility",
     [](const ReminderSubject& subject) { return of_programme(subject, "implementer"); }},
    {"acknowledgement", "the sentence that acknowledges the funding",
     [](const ReminderSubject& subject) { return of_programme(subject, "acknowledgement"); }},
    {"today", "today, or the day of --today",
     [](const ReminderSubject& subject) {
       const Day day = subject.view.as_of.today;
       return for_markdown(written_out(Date{day, day}, subject.language));
     }},
});

PlaceText place_of(const ReminderSubject& subject, std::string_view name) {
  for (const ReminderValue& value : reminder_values) {
    if (value.name != name) continue;
    std::string text = value.get(subject);
    if (!text.empty()) return {std::move(text), {}, {}};
    const bool of_action = name == "title";
    const std::string noun = of_action ? "action" : "programme";
    const std::string id = of_action ? " " + std::string{subject.action.id} : std::string{};
    const std::string field{name == "facility" ? "title" : name};
    return {{},
            (of_action ? Store::path_of(subject.action) : std::string{programme_file}) +
                " has no " + field,
            "`mieux " + noun + " set" + id + " " + field + "=TEXT`"};
  }
  return {};
}

}  // namespace

std::vector<Placeholder> reminder_placeholders() {
  std::vector<Placeholder> all;
  for (const ReminderValue& value : reminder_values) all.push_back({value.name, value.meaning});
  return all;
}

FilledTemplate fill_reminder(const View& view, const Record& action, std::string_view part,
                             const LetterTemplate& letter, std::string_view text) {
  const Store& store = view.store;
  const ReminderSubject subject{
      view,
      action,
      missing_reports(view, action, part),
      letter.language,
      VisibleRecord(store, action, Audience::everybody),
      VisibleRecord(store, store.records(RecordKind::programme).front(), Audience::everybody)};
  if (subject.missing.empty())
    throw Failure(Exit::refused,
                  std::string{action.id} + (part.empty() ? "" : "/" + std::string{part}) +
                      " lacks no report on " + to_string(view.as_of.day),
                  "`mieux due` lists what is missing of others");
  std::vector<std::string_view> names;
  for (const ReminderValue& value : reminder_values) names.push_back(value.name);
  return fill_template({path_of(letter), text}, names,
                       [&](std::string_view name) { return place_of(subject, name); });
}

}  // namespace mieux
