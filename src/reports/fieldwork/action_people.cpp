// Sections of the report on an Action: activities planned and held, participants, experts.
#include <algorithm>

#include "action_parts.hpp"
#include "mieux/base/text.hpp"
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
                       const std::string& measure, const std::string& by = {}) {
  const View& view = facts.view;
  const std::string where = "action = " + std::string{facts.record.id};
  PartFigures figures;
  figures.query.subject = find_subject(subject);
  figures.query.filter = Filter(view, *figures.query.subject, where, "action");
  if (!by.empty()) figures.query.by.push_back(find_field(view, *figures.query.subject, by).value());
  set_measure(view, measure, figures.query);
  figures.statistics = count(view, figures.query);
  figures.command = "`mieux stats " + std::string{subject} + (by.empty() ? "" : " --by " + by) +
                    " --where \"" + where + "\" --measure " + measure + " --as-of " +
                    to_string(view.as_of.day) + "`";
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
  [[nodiscard]] std::string planned() const {
    if (course_.plan && !course_.plan->month.empty()) return for_markdown(course_.plan->month);
    return held_ ? std::string{}
                 : days_between(activity_.start, activity_.end, facts_.view.language);
  }

  [[nodiscard]] std::string became() const {
    const VisibleValue outcome = said_.at("outcome");
    std::string text = state();
    if (state_ == ActivityState::postponed && outcome.at("to"))
      text += " to " + for_markdown(outcome.text_at("to"));
    if (course_.moved)
      text += (text.empty() ? "moved from " : ", moved from ") + for_markdown(course_.plan->month);
    if (course_.moved && !held_ && state_ == ActivityState::none)
      text += " to " + activity_.start.date.in_words();
    if (course_.added) text += text.empty() ? "added" : ", added after the approval";
    if (activity_.optional) text += ", optional";
    const bool known = state_ != ActivityState::none;
    if (known && outcome.at("replaced_by"))
      text += ", replaced by `" + std::string{outcome.text_at("replaced_by")} + "`";
    if (known && outcome.at("reason")) text += ": " + for_markdown(outcome.text_at("reason"));
    return text + postponements();
  }

  /// "; postponed on 2025-01-10 from 2025-02 (elections)", each time that it was.
  [[nodiscard]] std::string postponements() const {
    std::string text;
    for (const VisibleValue& one : said_.at("postponements").children()) {
      const auto date = Date::parse(one.text_at("date"));
      if (!facts_.is_past(date ? When{*date, {}, true} : When{})) continue;
      text += "; postponed";
      if (date) text += " on " + date->in_words();
      if (one.at("start")) text += " from " + for_markdown(one.text_at("start"));
      if (one.at("reason")) text += " (" + for_markdown(one.text_at("reason")) + ")";
    }
    return text;
  }

  [[nodiscard]] std::string state() const {
    if (state_ != ActivityState::none) {
      std::string word{activity_state_words[static_cast<std::size_t>(state_)]};
      std::replace(word.begin(), word.end(), '-', ' ');
      return word == "unknown" ? "not known" : word;
    }
    if (held_) return "outcome not stated";
    const When& last = activity_.end.known ? activity_.end : activity_.start;
    const bool over = last.known && last.date.last() < facts_.view.as_of.day;
    return over ? "outcome not recorded" : "planned";
  }

  const ActionFacts& facts_;
  const ActivityCourse& course_;
  const VisibleValue& said_;
  const Activity& activity_;
  ActivityState state_;
  bool held_;
};

}  // namespace

std::string activities_section(const ActionFacts& facts) {
  const std::vector<ActivityCourse> courses = courses_of(facts);
  if (courses.empty()) return {};
  std::vector<VisibleValue> said;
  for (const VisibleValue& one : facts.visible.at("activities").children()) said.push_back(one);
  std::string text =
      "## Activities planned and held\n\n"
      "| | type | activity | planned | held | what became of it |\n|---|---|---|---|---|---|\n";
  bool only_planned = false;
  for (const ActivityCourse& course : courses) {
    if (course.index && *course.index < said.size())
      text += ActivityRow(facts, course, said[*course.index]).text();
    if (course.index || !course.plan) continue;
    only_planned = true;
    text += "| | " + facts.label("activity_types", course.plan->type) + " | " +
            for_markdown(course.plan->title) + " | " + for_markdown(course.plan->month) + " | | " +
            (course.plan->given_up.empty() ? "not in the record of the Action"
                                           : "left out by " + course.plan->given_up) +
            " |\n";
  }
  text += "\n";
  const bool has_plan = std::any_of(courses.begin(), courses.end(),
                                    [](const ActivityCourse& one) { return one.plan.has_value(); });
  const bool has_more = std::ranges::any_of(courses, &ActivityCourse::added);
  if (has_plan)
    text += "Planned: as approved in the Action Fiche" +
            std::string{has_more ? "; of what was added after the approval, as recorded" : ""} +
            std::string{only_planned ? "; an activity of another title there has a row of its own"
                                     : ""} +
            ".\n\n";
  return text;
}

std::string participants_section(const ActionFacts& facts) {
  const PartFigures all = figures_of(facts, "activities", "participants");
  if (all.statistics.total.value == 0) return {};
  std::string text =
      "## Participants\n\n**" + to_string(all.statistics.total) + "** persons took part";
  const PartFigures women = figures_of(facts, "activities", "sum:participants.women");
  const PartFigures men = figures_of(facts, "activities", "sum:participants.men");
  if (women.statistics.total.value > 0 || men.statistics.total.value > 0)
    text += ": " + to_string(women.statistics.total) + " women, " +
            to_string(men.statistics.total) + " men";
  return text + ".\n\nSource: " + all.command + "\n\n";
}

std::string experts_section(const ActionFacts& facts) {
  const PartFigures persons = figures_of(facts, "missions", "experts", "country");
  if (persons.statistics.rows.empty()) return {};
  const PartFigures days = figures_of(facts, "missions", "mission-days", "country");
  std::string text = "## Experts\n\n| country | persons on missions | days |\n|---|---:|---:|\n";
  for (std::size_t r = 0; r < persons.statistics.rows.size(); ++r) {
    const Key& key = persons.statistics.rows[r];
    std::string worked;
    for (std::size_t d = 0; d < days.statistics.rows.size(); ++d)
      if (days.statistics.rows[d].id == key.id) worked = to_string(days.statistics.row_totals[d]);
    text += "| " + for_markdown(key.label) + " | " + to_string(persons.statistics.row_totals[r]) +
            " | " + worked + " |\n";
  }
  text += "| **Total** | **" + to_string(persons.statistics.total) + "** | **" +
          to_string(days.statistics.total) + "** |\n\n";
  text +=
      "A person who went on several missions counts on each of them, so there may be fewer "
      "persons.\n\n";
  return text + "Sources:\n\n- " + persons.command + "\n- " + days.command + "\n\n";
}

}  // namespace mieux
