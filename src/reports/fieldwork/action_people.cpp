// Sections of the report on an Action: activities planned and held, participants, experts.
#include <algorithm>

#include "action_parts.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "planned_activities.hpp"

namespace mieux {
namespace {

/// Figures of the parts of one Action, and the command that prints them again.
struct PartFigures {
  StatsQuery query;
  Statistics statistics;
  std::string command;
};

PartFigures figures_of(const ActionFacts& facts, std::string_view subject,
                       const std::string& measure, const std::string& by = {},
                       const std::string& also = {}) {
  const View& view = facts.view;
  const std::string where = "action = " + std::string{facts.record.id} + also;
  PartFigures figures;
  figures.query.subject = find_subject(subject);
  figures.query.filter = Filter(view, *figures.query.subject, where, "action");
  if (!by.empty()) figures.query.by.push_back(find_field(view, *figures.query.subject, by).value());
  set_measure(view, measure, figures.query);
  figures.statistics = count(view, figures.query);
  figures.command = "`mieux stats " + std::string{subject} + (by.empty() ? "" : " --by " + by) +
                    " --where \"" + where + "\" --measure " + measure +
                    (view.language.is_english() ? "" : " --lang " + view.language.code()) +
                    " --as-of " + to_string(view.as_of.day) + "`";
  return figures;
}

/// One row of the table: what was planned, what became of it.
class ActivityRow {
 public:
  ActivityRow(const ActionFacts& facts, const ActivityCourse& course, const VisibleValue& said)
      : facts_(facts),
        course_(course),
        said_(said),
        activity_(facts.action.activities[*course.index]),
        state_(state_on(activity_, facts.view.as_of)),
        held_(may_have_been_held(facts.work(), activity_, facts.view.as_of)) {}

  [[nodiscard]] std::string text() const {
    std::string types;
    for (const VisibleValue& type : said_.at("types").children())
      types += (types.empty() ? "" : ", ") + facts_.label("activity_types", type.text());
    return "| `" + std::string{activity_.id.value} + "` | " + types + " | " +
           for_markdown(said_.text_at("title")) + " | " + planned() + " | " +
           (held_ ? days_between(activity_.start, activity_.end, facts_.view.language) : "") +
           " | " + became() + " |\n";
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return facts_.view.language.text(key, values...);
  }
  [[nodiscard]] std::string day(std::string_view text) const {
    return for_markdown(facts_.view.language.date(text));
  }

  [[nodiscard]] std::string planned() const {
    if (course_.plan && !course_.plan->month.empty()) return day(course_.plan->month);
    return held_ ? std::string{}
                 : days_between(activity_.start, activity_.end, facts_.view.language);
  }

  [[nodiscard]] std::string became() const {
    const VisibleValue outcome = said_.at("outcome");
    std::string text = state();
    if (state_ == ActivityState::postponed && outcome.at("to"))
      text = words("{} to {}|postponed", text, day(outcome.text_at("to")));
    if (course_.moved) {
      const std::string moved = words("moved from {}", day(course_.plan->month));
      text += (text.empty() ? "" : ", ") + moved;
    }
    if (course_.moved && !held_ && state_ == ActivityState::none)
      text = words("{} to {}|postponed", text, facts_.view.language.date(activity_.start.date));
    if (course_.added)
      text = text.empty() ? words("added") : words("{}, added after the approval", text);
    if (activity_.optional) text = words("{}, optional", text);
    const bool known = state_ != ActivityState::none;
    if (known && outcome.at("replaced_by"))
      text = words("{}, replaced by {}", text,
                   "`" + std::string{outcome.text_at("replaced_by")} + "`");
    if (known && outcome.at("reason"))
      text += words(": {}", for_markdown(outcome.text_at("reason")));
    return text + postponements();
  }

  /// "; postponed on 2025-01-10 from 2025-02 (elections)", each time that it was.
  [[nodiscard]] std::string postponements() const {
    std::string text;
    for (const VisibleValue& one : said_.at("postponements").children()) {
      const auto date = Date::parse(one.text_at("date"));
      if (!facts_.is_past(date ? When{*date, {}, true} : When{})) continue;
      text += date ? words("; postponed on {}", *date) : words("; postponed");
      if (one.at("start")) text += words(" from {}|postponed", day(one.text_at("start")));
      if (one.at("reason")) text += " (" + for_markdown(one.text_at("reason")) + ")";
    }
    return text;
  }

  [[nodiscard]] std::string state() const {
    if (state_ != ActivityState::none) {
      std::string word{activity_state_words[static_cast<std::size_t>(state_)]};
      std::replace(word.begin(), word.end(), '-', ' ');
      return words(word == "unknown" ? "not known" : word);
    }
    if (held_) return words("outcome not stated");
    const When& last = activity_.end.known ? activity_.end : activity_.start;
    const bool over = last.known && last.date.last() < facts_.view.as_of.day;
    return words(over ? "outcome not recorded" : "planned");
  }

  const ActionFacts& facts_;
  const ActivityCourse& course_;
  const VisibleValue& said_;
  const Activity& activity_;
  ActivityState state_;
  bool held_;
};

std::vector<VisibleValue> activities_said(const ActionFacts& facts) {
  std::vector<VisibleValue> said;
  for (const VisibleValue& one : facts.visible.at("activities").children()) said.push_back(one);
  return said;
}

std::string courses_head(const ActionFacts& facts) {
  return table_head(facts.view.language,
                    {"", "type", "activity", "planned", "held", "what became of it"});
}

}  // namespace

void activity_section(const ActionFacts& facts, std::size_t index, Report& report) {
  report.heading(2, phrase(facts.view.language, "Planned and held"));
  report.markdown += courses_head(facts);
  const std::vector<VisibleValue> said = activities_said(facts);
  for (const ActivityCourse& course : courses_of(facts))
    if (course.index == index && index < said.size())
      report.markdown += ActivityRow(facts, course, said[index]).text();
  report.markdown += "\n";
}

void activities_section(const ActionFacts& facts, Report& report) {
  const std::vector<ActivityCourse> courses = courses_of(facts);
  if (courses.empty()) return;
  const std::vector<VisibleValue> said = activities_said(facts);
  const Language& language = facts.view.language;
  report.heading(2, phrase(language, "Activities planned and held"));
  std::string& text = report.markdown;
  text += courses_head(facts);
  bool only_planned = false;
  for (const ActivityCourse& course : courses) {
    if (course.index && *course.index < said.size())
      text += ActivityRow(facts, course, said[*course.index]).text();
    if (course.index || !course.plan) continue;
    only_planned = true;
    text +=
        "| | " + facts.label("activity_types", course.plan->type) + " | " +
        for_markdown(course.plan->title) + " | " + for_markdown(language.date(course.plan->month)) +
        " | | " +
        (course.plan->given_up.empty() ? language.text("not in the record of the Action")
                                       : language.text("left out by {}", course.plan->given_up)) +
        " |\n";
  }
  text += "\n";
  const bool has_plan = std::any_of(courses.begin(), courses.end(),
                                    [](const ActivityCourse& one) { return one.plan.has_value(); });
  const bool has_more = std::ranges::any_of(courses, &ActivityCourse::added);
  if (!has_plan) return;
  text += language.text("Planned: as approved in the Action Fiche");
  if (has_more) text += language.text("; of what was added after the approval, as recorded");
  if (only_planned)
    text += language.text("; an activity of another title there has a row of its own");
  text += ".\n\n";
}

void participants_section(const ActionFacts& facts, Report& report) {
  const PartFigures all = figures_of(facts, "activities", "participants");
  if (all.statistics.total.value == 0) return;
  const Language& language = facts.view.language;
  const auto number = [&](const PartFigures& figures) {
    return to_string(figures.statistics.total, language);
  };
  report.heading(2, phrase(language, "Participants"));
  const PartFigures women = figures_of(facts, "activities", "sum:participants.women");
  const PartFigures men = figures_of(facts, "activities", "sum:participants.men");
  const bool by_sex = women.statistics.total.value > 0 || men.statistics.total.value > 0;
  const auto amount = [](const PartFigures& figures) {
    return static_cast<std::size_t>(figures.statistics.total.value);
  };
  const std::string of_women =
      number(women) + " " + language.text(language.for_count(amount(women), "woman", "women"));
  const std::string of_men =
      number(men) + " " + language.text(language.for_count(amount(men), "man", "men"));
  const std::string persons = capitalized(number(all));
  report.markdown +=
      (by_sex ? language.text_for(amount(all), "**{}** person took part: {}, {}.",
                                  "**{}** persons took part: {}, {}.", persons, of_women, of_men)
              : language.text_for(amount(all), "**{}** person took part.",
                                  "**{}** persons took part.", persons)) +
      "\n\n" + language.text("Source: {}", all.command) + "\n\n";
}

void experts_section(const ActionFacts& facts, Report& report, std::string_view activity) {
  const std::string also = activity.empty() ? "" : " and activity = " + std::string{activity};
  const PartFigures persons = figures_of(facts, "missions", "experts", "country", also);
  if (persons.statistics.rows.empty()) return;
  const PartFigures days = figures_of(facts, "missions", "mission-days", "country", also);
  const Language& language = facts.view.language;
  report.heading(2, phrase(language, "Experts"));
  std::string& text = report.markdown;
  text += table_head(language, {"country", "persons on missions:", "days:"});
  for (std::size_t r = 0; r < persons.statistics.rows.size(); ++r) {
    const Key& key = persons.statistics.rows[r];
    std::string worked;
    for (std::size_t d = 0; d < days.statistics.rows.size(); ++d)
      if (days.statistics.rows[d].id == key.id)
        worked = to_string(days.statistics.row_totals[d], language);
    text += "| " + for_markdown(key.label) + " | " +
            to_string(persons.statistics.row_totals[r], language) + " | " + worked + " |\n";
  }
  text += "| **" + language.text("Total") + "** | **" +
          to_string(persons.statistics.total, language) + "** | **" +
          to_string(days.statistics.total, language) + "** |\n\n" +
          language.text(
              "A person who went on several missions counts on each of them, so there "
              "may be fewer persons.") +
          "\n\n" + language.text("Sources:") + "\n\n- " + persons.command + "\n- " + days.command +
          "\n\n";
}

}  // namespace mieux
