#include "action_facts.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/open_ends.hpp"
#include "mieux/procedure/requests/request_steps.hpp"
#include "mieux/queries/figures/stats.hpp"

namespace mieux {

ActionFacts::ActionFacts(const View& of, const Record& told)
    : view(of),
      record(told),
      action(of.store.actions()[told.position]),
      request(of.store.request_of(told.position)),
      status(status_of(of, told)),
      visible(of.store, told, of.audience) {}

std::string ActionFacts::label(std::string_view vocabulary, std::string_view id) const {
  return for_markdown(view.label(vocabulary, id));
}

std::string ActionFacts::values(std::string_view name) const {
  const auto field = find_field(view, subject_of(RecordKind::action), name);
  if (!field) return {};
  Values found;
  field->get(view, {&record, 0}, found);
  std::string all;
  for (const Value& value : found)
    all += (all.empty() ? "" : ", ") + for_markdown(label_of(view, *field, text_of(*field, value)));
  return all;
}

std::string ActionFacts::organisation(std::string_view id) const {
  const Record* body = view.store.target(id, set_of(RecordKind::organisation));
  if (body == nullptr) return for_markdown(id);
  const std::string_view name = view.store.name_of(*body, view.as_of.day);
  return for_markdown(name.empty() ? body->id : name);
}

std::string ActionFacts::organisations(const VisibleValue& ids) const {
  std::string all;
  for (const VisibleValue& id : ids.children()) view.language.append(all, organisation(id.text()));
  return all;
}

std::string ActionFacts::standing() const {
  if (status == Status::none) return view.language.text("Not yet approved");
  const std::string words = label("action_status", word_of(status));
  if (status != Status::completed) return words;
  // Of the event that ended it by the day of the view: there may be later ones.
  const ActionEvent* end = end_of(action, view.as_of.day);
  std::string_view extent;
  std::size_t position = 0;
  for (const VisibleValue& event : visible.at("events").children())
    if (position < action.events.size() && end == &action.events[position++])
      extent = event.text_at("extent");
  if (extent.empty()) return words;
  return view.language.text(extent == "part" ? "{} in part" : "{} in full", words);
}

std::string ActionFacts::time_held() const {
  const When start = started(action);
  const When end = ended(action, view.as_of.day);
  const bool has_begun = start.known && is_past(start);
  const bool has_ended = end.known && is_past(end);
  if (has_begun && has_ended) return days_between(start, end, view.language);
  if (has_begun) return view.language.text("since {}", start.date);
  return has_ended ? view.language.text("until {}", end.date) : std::string{};
}

std::string ActionFacts::time_planned() const {
  if (!action.planned_start.known && action.planned_end.known)
    return view.language.text("until {}", action.planned_end.date);
  if (action.planned_start.known && !action.planned_end.known)
    return view.language.text("from {}", action.planned_start.date);
  return days_between(action.planned_start, action.planned_end, view.language);
}

std::string days_between(const When& start, const When& end, const Language& language) {
  if (!start.known || !end.known || start.date == end.date) {
    const When& one = start.known ? start : end;
    return one.known ? language.date(one.date) : std::string{};
  }
  return language.range(start.date, end.date);
}

std::string life_of(const ActionFacts& facts, const VisibleValue& said,
                    const Deliverable& deliverable) {
  const Language& language = facts.view.language;
  std::string life;
  for (const VisibleValue& event : said.at("events").children()) {
    const auto date = Date::parse(event.text_at("date"));
    const When when = date ? When{*date, {}, true} : When{};
    if (!facts.is_past(when)) continue;
    std::string word{event.text_at("event")};
    std::replace(word.begin(), word.end(), '-', ' ');
    std::string step =
        for_markdown(when.known ? language.text("{} {}|event", language.text(word), when.date)
                                : language.text(word));
    if (event.at("act")) step += " " + language.text("by {}", for_markdown(event.text_at("act")));
    if (event.at("note")) step += " (" + for_markdown(event.text_at("note")) + ")";
    language.append(life, step);
  }
  if (is_awaited(deliverable, facts.view.as_of)) language.append(life, language.text("expected"));
  return life;
}

std::map<std::string, std::string> experts_of_actions(const View& view) {
  StatsQuery query;
  query.subject = find_subject("missions");
  for (const std::string_view field : {"action", "country"})
    query.by.push_back(find_field(view, *query.subject, field).value());
  set_measure(view, "experts", query);
  const Statistics statistics = count(view, query);
  std::map<std::string, std::string> experts;
  for (std::size_t row = 0; row < statistics.rows.size(); ++row) {
    std::string& text = experts[statistics.rows[row].id];
    for (std::size_t column = 0; column < statistics.columns.size(); ++column) {
      const Figure& figure = statistics.cell(row, column);
      if (figure.units.empty() || (figure.exact && figure.value == 0)) continue;
      text += (text.empty() ? "" : ", ") + for_markdown(statistics.columns[column].label) + " " +
              to_string(figure, view.language);
    }
  }
  return experts;
}

}  // namespace mieux
