#include "mieux/procedure/deadlines/clocks.hpp"

#include <algorithm>

#include "course.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

constexpr std::string_view activity_held = "activity-held";
constexpr std::string_view mission_ended = "mission-ended";
/// News of what came of an Action, once it is completed.
constexpr std::string_view follow_up = "follow-up";

/// The step a word names, or nothing.
template <typename Step, std::size_t Size>
std::optional<Step> step_of(const std::array<std::string_view, Size>& words,
                            std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Step>(found - words.begin());
}
std::optional<RequestStep> request_step(std::string_view word) {
  return step_of<RequestStep>(request_step_words, word);
}
std::optional<ActionStep> action_step(std::string_view word) {
  return step_of<ActionStep>(action_step_words, word);
}

/// The position after the first event of this sort; nothing if there is none.
template <typename Step>
std::optional<std::size_t> after_first(List<Event<Step>> events, Step step) {
  for (std::size_t i = 0; i < events.size(); ++i)
    if (events[i].type == step) return i + 1;
  return std::nullopt;
}

/// A clock within the store: what happened to one thing it runs for.
class Follower {
 public:
  Follower(const Store& store, const ClockSteps& steps, AsOf as_of)
      : store_(store), steps_(steps), as_of_(as_of) {}

  /// Nothing: the clock has not begun. Reports that may stop it are not looked for.
  std::optional<Course> course(ClockSubject subject, const Record& record,
                               std::uint32_t index) const {
    if (subject == ClockSubject::request) return request(record.position);
    const Action& of = store_.actions()[record.position];
    switch (subject) {
      case ClockSubject::activity: return part(of, end_of_held(of.activities[index]));
      case ClockSubject::mission: return part(of, ended_on(of, of.missions[index]));
      default: return action(of);
    }
  }

 private:
  std::optional<Course> request(std::uint32_t position) const {
    const Request& request = store_.requests()[position];
    const RequestStep from = steps_.from_request.value_or(RequestStep::received);
    Course course;
    const auto begin = after_first(request.events, from);
    const std::size_t first = begin.value_or(0);
    if (begin) course.start = request.events[first - 1].when;
    if (from == RequestStep::received)
      if (const When letter = received(request); letter.known) course.start = letter;
    if (!begin && !course.start.known) return std::nullopt;
    add_pauses(request.events, first, as_of_, course);
    if (rests(from)) course.pauses.clear();
    if (steps_.to_request)
      course.stop = stop_among(request.events, first, *steps_.to_request, as_of_);
    else if (steps_.to_action)
      follow_actions(position, *steps_.to_action, course);
    return course;
  }

  std::optional<Course> action(const Action& action) const {
    const std::optional<ActionStep> from = steps_.from_action;
    const auto begin = from ? after_start(action, *from) : std::nullopt;
    if (!begin) return std::nullopt;
    Course course;
    course.start = action.events[*begin - 1].when;
    add_pauses(action.events, *begin, as_of_, course);
    if (rests(*from)) course.pauses.clear();
    if (steps_.to_action)
      course.stop = stop_among(action.events, *begin, *steps_.to_action, as_of_);
    return course;
  }

  /// The position after the event that starts a clock: the first of its sort. An end that was taken
  /// back starts none.
  std::optional<std::size_t> after_start(const Action& action, ActionStep step) const {
    if (!is_closed(after(step, Status::ongoing))) return after_first(action.events, step);
    const ActionEvent* end = end_of(action, as_of_.day);
    if (end == nullptr || end->type != step) return std::nullopt;
    return static_cast<std::size_t>(end - action.events.data()) + 1;
  }

  /// Of an activity held or a mission ended on that day; nothing: it was not.
  std::optional<Course> part(const Action& action, std::optional<When> end) const {
    if (!end) return std::nullopt;
    Course course;
    course.start = *end;
    add_pauses(action.events, 0, as_of_, course);
    return course;
  }

  /// A request awaits that the first of its Actions comes to a step: the one that did, or may have,
  /// earliest. Those that were cancelled do not count, unless all were: then it awaits nothing any
  /// more, and what they had come to stays true.
  void follow_actions(std::uint32_t position, ActionStep step, Course& course) const {
    std::optional<Stop> of_cancelled;
    std::vector<Course> all;
    for (const std::uint32_t number : store_.actions_of(position)) {
      if (store_.records(RecordKind::action)[number].draft) continue;
      const Action& action = store_.actions()[number];
      Course& own = all.emplace_back();
      add_pauses(action.events, 0, as_of_, own);
      course.undecided = course.undecided || own.undecided;
      if (const auto stop = stop_among(action.events, 0, step, as_of_))
        join(own.ended && !closes(step) ? of_cancelled : course.stop, *stop);
    }
    if (all.empty()) return;
    if (std::all_of(all.begin(), all.end(), [](const Course& own) { return own.ended; })) {
      course.ended = true;
      if (of_cancelled) course.stop = of_cancelled;
    }
    if (all.size() == 1)
      course.pauses.insert(course.pauses.end(), all[0].pauses.begin(), all[0].pauses.end());
    else if (course.stop && may_be_cancelled(all))
      course.stop->happened = Truth::unknown;
  }

  /// Do dates leave it open whether one of several was cancelled by the day asked about?
  static bool may_be_cancelled(const std::vector<Course>& all) {
    return std::any_of(all.begin(), all.end(),
                       [](const Course& own) { return own.ended && own.undecided; });
  }

  static void join(std::optional<Stop>& first, const Stop& stop) {
    if (!first) {
      first = stop;
      return;
    }
    const Date both{std::min(first->days.first(), stop.days.first()),
                    std::min(first->days.last(), stop.days.last())};
    first = Stop{both, first->happened || stop.happened};
  }

  const Store& store_;
  const ClockSteps& steps_;
  AsOf as_of_;
};

/// Is this feedback on the Action itself, the activity or the mission?
bool is_on(const Feedback& report, ClockSubject subject, const Action& action,
           std::uint32_t index) {
  switch (subject) {
    case ClockSubject::action: return !report.activity.is_there() && !report.expert.is_there();
    case ClockSubject::activity:
      return report.activity.is_there() &&
             report.activity.value == action.activities[index].id.value;
    case ClockSubject::mission: return is_report_on(report, action.missions[index]);
    case ClockSubject::request: return false;
  }
  return false;
}

/// Where the clock stands among those of the same two words, shortest first; and how many these
/// are.
struct Turn {
  std::size_t number = 0;
  std::size_t of = 0;
};
Turn turn_of(const std::vector<ClockRule>& clocks, const ClockRule& rule) {
  const auto length = [](const ClockRule& clock) {
    return later_by(Date{Day{}, Day{}}, clock.months, clock.days).first();
  };
  Turn turn;
  for (const ClockRule& other : clocks) {
    if (other.from.value != rule.from.value || other.to.value != rule.to.value) continue;
    ++turn.of;
    if (length(other) < length(rule) || (length(other) == length(rule) && &other < &rule))
      ++turn.number;
  }
  return turn;
}

/// The report a clock waits for. Of several clocks that wait for the same, each has a report of its
/// own, written after they began; for a single one it may have been written before.
std::optional<Stop> report_on(const Store& store, const ClockRule& rule,
                              const std::vector<const Feedback*>& reports, When start, AsOf as_of) {
  const Turn turn = turn_of(store.programme().clocks, rule);
  std::vector<Stop> found;
  for (const Feedback* report : reports) {
    if (report->tool.value != rule.to.value) continue;
    const Truth did = happened(report->date, as_of);
    const Date days = possible_days(report->date, as_of);
    const bool before_start = turn.of > 1 && report->date.known &&
                              before(days, possible_days(start, as_of)) == Truth::yes;
    if (did != Truth::no && !before_start) found.push_back({days, did});
  }
  std::stable_sort(found.begin(), found.end(), [](const Stop& a, const Stop& b) {
    return a.days.last() != b.days.last() ? a.days.last() < b.days.last()
                                          : a.days.first() < b.days.first();
  });
  if (turn.number >= found.size()) return std::nullopt;
  return found[turn.number];
}

Day first_of_month(Day day) {
  const std::chrono::year_month_day date{day};
  return std::chrono::sys_days{date.year() / date.month() / std::chrono::day{1}};
}

/// The first news of what came of an Action since the month in which the time runs out: what was
/// heard long before is no follow-up.
std::optional<Stop> follow_up_on(const ClockRule& rule, const Action& action, When start,
                                 AsOf as_of) {
  const Date due = later_by(possible_days(start, as_of), rule.months, rule.days);
  const Date month{first_of_month(due.first()), first_of_month(due.last())};
  std::optional<Stop> first;
  for (const When& news : news_of(action)) {
    const Date days = possible_days(news, as_of);
    const Truth counts = happened(news, as_of) && not_after(month, days);
    if (counts == Truth::no) continue;
    if (!first) {
      first = Stop{days, counts};
      continue;
    }
    // When it surely had come, and when the first that may count may have.
    const bool better =
        counts > first->happened || (counts == first->happened && days.last() < first->days.last());
    first = Stop{
        {std::min(days.first(), first->days.first()), better ? days.last() : first->days.last()},
        counts || first->happened};
  }
  return first;
}

}  // namespace

std::optional<ClockSubject> clock_subject_of(const ClockRule& rule) {
  const std::string_view from = rule.from.value;
  if (request_step(from)) return ClockSubject::request;
  if (action_step(from)) return ClockSubject::action;
  if (from == activity_held) return ClockSubject::activity;
  if (from == mission_ended) return ClockSubject::mission;
  return std::nullopt;
}

std::vector<std::string_view> clock_starts() {
  std::vector<std::string_view> words(request_step_words.begin(), request_step_words.end());
  for (const std::string_view word : action_step_words)
    if (!request_step(word)) words.push_back(word);
  words.push_back(activity_held);
  words.push_back(mission_ended);
  return words;
}

std::vector<std::string_view> clock_ends(std::string_view from, const Vocabularies& vocabularies) {
  std::vector<std::string_view> words;
  if (request_step(from)) {
    for (const std::string_view word : clock_starts())
      if (word != from && word != word_of(RequestStep::received) && word != activity_held &&
          word != mission_ended)
        words.push_back(word);
    return words;
  }
  const auto step = action_step(from);
  const bool over = step == ActionStep::completed || step == ActionStep::cancelled;
  if (step && !over)
    for (const std::string_view word : action_step_words)
      if (word != from && !(word == "ready" && step == ActionStep::started)) words.push_back(word);
  if (step == ActionStep::completed) words.push_back(follow_up);
  if (const Table* tools = vocabularies.table("feedback_tools"))
    for (std::uint32_t row = 0; row < tools->size(); ++row) words.push_back(tools->id(row));
  return words;
}

ClockSteps steps_of(const ClockRule& rule) {
  return {clock_subject_of(rule), request_step(rule.from.value), request_step(rule.to.value),
          action_step(rule.from.value), action_step(rule.to.value)};
}

Clocks::Clocks(const Store& store) : store_(store), reports_(store.actions().size()) {
  for (const ClockRule& rule : store.programme().clocks) steps_.push_back(steps_of(rule));
  const auto& records = store.records(RecordKind::feedback);
  for (const Record& record : records) {
    if (record.draft || !record.whole) continue;
    const Feedback& report = store.feedback()[record.position];
    if (!report.action.is_there()) continue;
    const Record* action = store.target(report.action.value, set_of(RecordKind::action));
    if (action != nullptr) reports_[action->position].push_back(record.position);
  }
}

const ClockRule* Clocks::find(std::string_view id) const {
  for (const ClockRule& rule : store_.programme().clocks)
    if (rule.id.value == id) return &rule;
  return nullptr;
}

ClockReading Clocks::read(const ClockRule& rule, const Record& record, std::uint32_t index,
                          AsOf as_of) const {
  const ClockSteps& steps =
      steps_[static_cast<std::size_t>(&rule - store_.programme().clocks.data())];
  const std::optional<ClockSubject> subject = steps.subject;
  if (!subject) return {};
  std::optional<Course> course = Follower(store_, steps, as_of).course(*subject, record, index);
  if (!course) return {};
  const bool by_event =
      *subject == ClockSubject::request || (*subject == ClockSubject::action && steps.to_action);
  if (rule.to.value == follow_up) {
    course->stop = follow_up_on(rule, store_.actions()[record.position], course->start, as_of);
  } else if (!by_event) {
    const Action& action = store_.actions()[record.position];
    std::vector<const Feedback*> reports;
    for (const std::uint32_t position : reports_[record.position])
      if (is_on(store_.feedback()[position], *subject, action, index))
        reports.push_back(&store_.feedback()[position]);
    course->stop = report_on(store_, rule, reports, course->start, as_of);
  }
  ClockReading reading = reading_of(rule, *course, as_of);
  if (record.imported && reading.state == ClockState::overdue) reading.state = ClockState::unknown;
  return reading;
}

std::optional<ClockReading::Days> days_until(const Request& request,
                                             std::optional<RequestStep> event, AsOf as_of) {
  const When start = received(request);
  if (!start.known) return std::nullopt;
  When end;
  bool there = false;
  for (const RequestEvent& step : request.events) {
    const bool meant = event ? !there && step.type == *event : is_decision(step.type);
    if (!meant || happened(step.when, as_of) != Truth::yes) continue;
    end = step.when;
    there = true;
  }
  if (!there) return std::nullopt;
  const Date from = possible_days(start, as_of);
  const Date to = possible_days(end, as_of);
  const auto days = [](Day a, Day b) { return std::max<std::int64_t>(0, (b - a).count()); };
  return ClockReading::Days{days(from.last(), to.first()), days(from.first(), to.last())};
}

Truth reached(const Request& request, Milestone milestone, AsOf as_of) {
  const auto counts = [&](RequestStep step) {
    switch (milestone) {
      case Milestone::received: return true;
      case Milestone::screened: return place_of(step) >= place_of(RequestStep::screened);
      case Milestone::fiche_drafted: return place_of(step) >= place_of(RequestStep::fiche_drafted);
      case Milestone::sent_to_steering_group:
        return place_of(step) >= place_of(RequestStep::sent_to_steering_group);
      case Milestone::decided: break;
    }
    return is_decision(step);
  };
  Truth result = Truth::no;
  if (const When letter = received(request); milestone == Milestone::received && letter.known)
    result = happened(letter, as_of);
  for (const RequestEvent& event : request.events)
    if (counts(event.type)) result = result || happened(event.when, as_of);
  return result;
}

}  // namespace mieux
