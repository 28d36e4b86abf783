#include "action_timeline.hpp"

#include <algorithm>
#include <tuple>

#include "mieux/procedure/fieldwork/state_on.hpp"

namespace mieux {
namespace {

When when_at(const VisibleValue& in, std::string_view key) {
  const auto date = Date::parse(in.text_at(key));
  return date ? When{*date, {}, true} : When{};
}

std::string spaced(std::string_view word) {
  std::string text{word};
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

/// ": why", as the record says.
std::string reason_of(const VisibleValue& in, const Language& language) {
  const std::string_view reason = in.text_at("reason");
  const std::string_view text = reason.empty() ? in.text_at("note") : reason;
  return text.empty() ? std::string{} : language.text(": {}", text);
}

class StoryList {
 public:
  explicit StoryList(const ActionFacts& facts) : facts_(facts) {}

  std::vector<StoryEntry> run() {
    request();
    for (const VisibleValue& event : facts_.visible.at("events").children()) {
      const std::string_view extent = event.text_at("extent");
      const std::string word = words(spaced(event.text_at("event")));
      happened_on(when_at(event, "date"), (extent.empty()     ? word
                                           : extent == "part" ? words("{} in part", word)
                                                              : words("{} in full", word)) +
                                              reason_of(event, facts_.view.language));
    }
    activities();
    deliverables();
    titled("results", "achieved", "result achieved: {}");
    titled("effects", "reported", "effect reported: {}");
    for (const VisibleValue& change : facts_.visible.at("plan_changes").children())
      happened_on(when_at(change, "date"), words("plan changed: {}", change.text_at("what")),
                  id_of(change));
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const StoryEntry& a, const StoryEntry& b) {
                       return std::tuple{a.from.first(), a.from.last()} <
                              std::tuple{b.from.first(), b.from.last()};
                     });
    return std::move(entries_);
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return facts_.view.language.text(key, values...);
  }

  /// The id of a part, if it has one.
  static std::string id_of(const VisibleValue& part) { return std::string{part.text_at("id")}; }

  void happened_on(const When& when, const std::string& text, const std::string& part = {}) {
    if (when.known && facts_.is_past(when)) entries_.push_back({when.date, {}, part, text});
  }

  void request() {
    if (facts_.request == nullptr || !facts_.request->whole) return;
    const VisibleRecord visible(facts_.view.store, *facts_.request, facts_.view.audience);
    for (const VisibleValue& event : visible.at("events").children())
      happened_on(when_at(event, "date"),
                  words("request: {}", words(spaced(event.text_at("event")))));
  }

  void activities() {
    std::size_t position = 0;
    for (const VisibleValue& said : facts_.visible.at("activities").children()) {
      if (position >= facts_.action.activities.size()) return;
      const Activity& activity = facts_.action.activities[position++];
      const ActivityState state = state_on(activity, facts_.view.as_of);
      const std::string_view name = said.text_at("title");
      const VisibleValue outcome = said.at("outcome");
      if (is_dropped(activity) && state != ActivityState::none) {
        const std::string word{activity_state_words[static_cast<std::size_t>(state)]};
        const std::string_view to = outcome.text_at("to");
        const When& known = activity.decided.known ? activity.decided : activity.start;
        const std::string became = words(spaced(word));
        happened_on(
            known,
            words("{}: {}", name,
                  to.empty() ? became
                             : words("{} to {}|postponed", became, facts_.view.language.date(to))) +
                reason_of(outcome, facts_.view.language),
            id_of(said));
      } else if (activity.start.known) {
        const bool held = may_have_been_held(facts_.work(), activity, facts_.view.as_of);
        const auto last = activity.end.known && activity.end.date != activity.start.date
                              ? std::optional{activity.end.date}
                              : std::nullopt;
        entries_.push_back(
            {activity.start.date, last, id_of(said),
             words("{}: {}", name,
                   words(held              ? "held"
                         : ahead(activity) ? "planned"
                                           : "planned; its outcome is not recorded"))});
      }
    }
  }

  [[nodiscard]] bool ahead(const Activity& activity) const {
    const When& end = activity.end.known ? activity.end : activity.start;
    return end.date.last() >= facts_.view.as_of.day;
  }

  void deliverables() {
    for (const VisibleValue& deliverable : facts_.visible.at("deliverables").children())
      for (const VisibleValue& event : deliverable.at("events").children())
        happened_on(
            when_at(event, "date"),
            words("{}: {}", deliverable.text_at("title"), words(spaced(event.text_at("event")))) +
                (event.at("act") ? " " + words("by {}", event.text_at("act")) : ""),
            id_of(deliverable));
  }

  void titled(std::string_view list, std::string_view date, std::string_view what) {
    for (const VisibleValue& part : facts_.visible.at(list).children())
      happened_on(when_at(part, date), words(what, part.text_at("title")), id_of(part));
  }

  const ActionFacts& facts_;
  std::vector<StoryEntry> entries_;
};

class StoryPicture {
 public:
  explicit StoryPicture(const ActionFacts& facts) : facts_(facts) {}

  Timeline run() {
    request();
    whole();
    activities();
    deliverables();
    marks("Results achieved", "results", "achieved");
    marks("Effects reported", "effects", "reported");
    timeline_.today = facts_.view.as_of.day;
    return std::move(timeline_);
  }

 private:
  using Style = Timeline::Style;

  void add(Timeline::Row row) {
    if (!row.bars.empty() || !row.marks.empty()) timeline_.rows.push_back(std::move(row));
  }

  void request() {
    if (facts_.request == nullptr) return;
    Timeline::Row row{facts_.view.language.text("Request"), {}, {}};
    for (const RequestEvent& event : facts_.view.store.requests()[facts_.request->position].events)
      if (event.when.known && facts_.is_past(event.when)) row.marks.push_back(event.when.date);
    add(std::move(row));
  }

  void whole() {
    const Action& action = facts_.action;
    if (action.planned_start.known && action.planned_end.known)
      add({facts_.view.language.text("Plan"),
           {{action.planned_start.date, action.planned_end.date, Style::planned}},
           {}});
    const When start = started(action);
    const When end = ended(action, facts_.view.as_of.day);
    if (!start.known || !facts_.is_past(start)) return;
    const Day day = facts_.view.as_of.day;
    const Date last = end.known && facts_.is_past(end) ? end.date : Date{day, day};
    // Of an imported Action without an end nobody knows how long it went on.
    if (!end.known && facts_.record.imported)
      return add({facts_.view.language.text("Action"), {}, {start.date}});
    Timeline::Row row{facts_.view.language.text("Action"), {{start.date, last, Style::done}}, {}};
    add_holds(last, row);
    add(std::move(row));
  }

  /// Time on hold, until the next step or the end.
  void add_holds(Date last, Timeline::Row& row) const {
    std::optional<Date> since;
    for (const ActionEvent& event : facts_.action.events) {
      if (!event.when.known || !facts_.is_past(event.when)) continue;
      if (since) row.bars.push_back({*since, event.when.date, Style::dropped});
      since.reset();
      if (event.type == ActionStep::on_hold) since = event.when.date;
    }
    if (since) row.bars.push_back({*since, last, Style::dropped});
  }

  void activities() {
    std::size_t position = 0;
    for (const VisibleValue& said : facts_.visible.at("activities").children()) {
      if (position >= facts_.action.activities.size()) return;
      const Activity& activity = facts_.action.activities[position++];
      if (!activity.start.known) continue;
      const ActivityState state = state_on(activity, facts_.view.as_of);
      const bool held = may_have_been_held(facts_.work(), activity, facts_.view.as_of);
      const bool dropped = state != ActivityState::none && is_dropped(activity);
      const Date last = activity.end.known ? activity.end.date : activity.start.date;
      Timeline::Row row{labelled(said),
                        {{activity.start.date, last,
                          dropped ? Style::dropped
                          : held  ? Style::done
                                  : Style::planned}},
                        {}};
      if (const When to = when_at(said.at("outcome"), "to"); dropped && to.known)
        row.bars.push_back({to.date, to.date, Style::planned});
      add(std::move(row));
    }
  }

  static std::string labelled(const VisibleValue& part) {
    const std::string id{part.text_at("id")};
    return (id.empty() ? "" : id + "  ") + std::string{part.text_at("title")};
  }

  void deliverables() {
    for (const VisibleValue& deliverable : facts_.visible.at("deliverables").children()) {
      Timeline::Row row{labelled(deliverable), {}, {}};
      for (const VisibleValue& event : deliverable.at("events").children())
        if (const When when = when_at(event, "date"); when.known && facts_.is_past(when))
          row.marks.push_back(when.date);
      add(std::move(row));
    }
  }

  void marks(std::string_view label, std::string_view list, std::string_view date) {
    Timeline::Row row{facts_.view.language.text(label), {}, {}};
    for (const VisibleValue& part : facts_.visible.at(list).children())
      if (const When when = when_at(part, date); when.known && facts_.is_past(when))
        row.marks.push_back(when.date);
    add(std::move(row));
  }

  const ActionFacts& facts_;
  Timeline timeline_;
};

}  // namespace

std::vector<StoryEntry> story_of(const ActionFacts& facts) { return StoryList(facts).run(); }

Timeline timeline_of(const ActionFacts& facts) { return StoryPicture(facts).run(); }

}  // namespace mieux
