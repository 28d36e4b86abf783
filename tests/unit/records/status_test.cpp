// What a request or an Action is on a day, by its events.

#include "mieux/records/status.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/vocabulary/table.hpp"

namespace status_test {

using namespace mieux;

namespace {

constexpr std::string_view today = "2020-06-30";

When when(std::string_view text) {
  if (text.empty()) return {};
  const auto date = Date::parse(text);
  CAPTURE(text);
  REQUIRE(date.has_value());
  return {date.value_or(Date{}), {}, true};
}

AsOf clock_at(std::string_view as_of, std::string_view on = today) {
  return {when(as_of).date.first(), when(on).date.first()};
}

/// Events out of `received 2013-01; approved`: each a word and, where it is known, a date.
template <typename Step, std::size_t Size>
std::vector<Event<Step>> events(std::string_view text,
                                const std::array<std::string_view, Size>& words) {
  std::vector<Event<Step>> found;
  for (std::string_view part : split(text, ';')) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    if (part.empty()) continue;
    const std::size_t space = part.find(' ');
    const auto word = std::find(words.begin(), words.end(), part.substr(0, space));
    REQUIRE(word != words.end());
    Event<Step> event;
    event.type = static_cast<Step>(word - words.begin());
    if (space != std::string_view::npos) event.when = when(part.substr(space + 1));
    found.push_back(event);
  }
  return found;
}

std::vector<RequestEvent> request_events(std::string_view text) {
  return events<RequestStep>(text, request_step_words);
}

std::vector<ActionEvent> action_events(std::string_view text) {
  return events<ActionStep>(text, action_step_words);
}

struct OutcomeCase {
  std::string_view events;
  std::string_view as_of;
  std::string_view outcome;
};

void check_outcomes(const std::vector<OutcomeCase>& cases) {
  for (const OutcomeCase& c : cases) {
    const auto list = request_events(c.events);
    Request request;
    request.events = list;
    CAPTURE(c.events);
    CAPTURE(c.as_of);
    CHECK(word_of(outcome_of(request, clock_at(c.as_of))) == c.outcome);
  }
}

struct StatusCase {
  std::string_view approved;
  std::string_view events;
  std::string_view as_of;
  std::string_view status;
};

void check_statuses(const std::vector<StatusCase>& cases) {
  for (const StatusCase& c : cases) {
    const auto list = action_events(c.events);
    Action action;
    action.events = list;
    CAPTURE(c.approved);
    CAPTURE(c.events);
    CAPTURE(c.as_of);
    CHECK(word_of(status_of(action, when(c.approved), clock_at(c.as_of))) == c.status);
  }
}

Activity activity(ActivityState state, std::string_view end, std::string_view decided = {}) {
  Activity made;
  made.state = state;
  made.end = when(end);
  made.decided = when(decided);
  return made;
}

/// The status of an Action that started in 2013 and has these activities.
std::string_view status_with(const std::vector<Activity>& activities, std::string_view as_of) {
  const auto list = action_events("started 2013-01-01");
  Action action;
  action.events = list;
  action.activities = activities;
  return word_of(status_of(action, {}, clock_at(as_of)));
}

}  // namespace

TEST_CASE("each step of a request leads to its outcome, on its day") {
  check_outcomes({
      {"received 2013-01-10", "2013-01-09", ""},
      {"received 2013-01-10", "2013-01-10", "received"},
      {"acknowledged 2013-01-10", "2013-01-10", "received"},
      {"received 2013-01-10; acknowledged 2013-01-12", "2013-01-12", "received"},
      {"screened 2013-01-10", "2013-01-10", "in-preparation"},
      {"screened 2013-01-10; acknowledged 2013-01-12", "2013-01-12", "in-preparation"},
      {"fiche-drafted 2013-01-10", "2013-01-10", "in-preparation"},
      {"sent-to-steering-group 2013-01-10", "2013-01-10", "with-steering-group"},
      {"approved 2013-01-10", "2013-01-10", "approved"},
      {"rejected 2013-01-10", "2013-01-10", "rejected"},
      {"forwarded 2013-01-10", "2013-01-10", "forwarded"},
      {"withdrawn 2013-01-10", "2013-01-10", "withdrawn"},
      {"merged 2013-01-10", "2013-01-10", "merged"},
      {"on-hold 2013-01-10", "2013-01-10", "on-hold"},
      {"rejected 2013-01-10; reopened 2013-02-01", "2013-01-31", "rejected"},
      {"rejected 2013-01-10; reopened 2013-02-01", "2013-02-01", "in-preparation"},
      {"rejected 2013-01-10; reopened 2013-02-01; approved 2013-03-01", "2013-03-01", "approved"},
      {"", "2013-01-10", "unknown"},
  });
}

TEST_CASE("a request that is resumed is what it was before it was put on hold") {
  constexpr auto held =
      "received 2013-01-01; screened 2013-02-01; on-hold 2013-03-01; "
      "resumed 2013-06-01";
  check_outcomes({
      {held, "2013-02-28", "in-preparation"},
      {held, "2013-03-01", "on-hold"},
      {held, "2013-05-31", "on-hold"},
      {held, "2013-06-01", "in-preparation"},
      {"received 2013-01-01; on-hold 2013-03-01; resumed 2013-06-01", "2013-06-01", "received"},
      {"sent-to-steering-group 2013-01-01; on-hold 2013-03-01; on-hold 2013-04-01; "
       "resumed 2013-06-01",
       "2013-06-01", "with-steering-group"},
      {"received 2013-01-01; on-hold 2013-02-01; resumed 2013-03-01; screened 2013-04-01; "
       "on-hold 2013-05-01; resumed 2013-06-01",
       "2013-06-01", "in-preparation"},
      {"received 2013-01-01; on-hold 2013-03-01; rejected 2013-06-01", "2013-06-01", "rejected"},
      {"received 2013-01-01; resumed 2013-03-01", "2013-03-01", "received"},
  });
}

TEST_CASE("an imprecise date leaves open what a request is on the days it may be") {
  check_outcomes({
      {"received 2013-01", "2012-12-31", ""},
      {"received 2013-01", "2013-01-01", "unknown"},
      {"received 2013-01", "2013-01-30", "unknown"},
      {"received 2013-01", "2013-01-31", "received"},
      {"received 2012-12-01; approved 2013", "2013-06-30", "unknown"},
      {"received 2012-12-01; approved 2013", "2013-12-31", "approved"},
      {"received 2012-12-01; approved 2013", "2012-12-31", "received"},
      {"screened 2013-02-01; fiche-drafted 2013-03", "2013-03-15", "in-preparation"},
      {"received 2013; acknowledged 2013-03-01", "2013-03-01", "received"},
      {"received ../2015", "2014-12-31", "unknown"},
      {"received ../2015", "2015-12-31", "received"},
      {"received 2009/2015", "2008-12-31", ""},
      {"received 2009/2015", "2012-01-01", "unknown"},
      {"received 2009/2015", "2015-12-31", "received"},
      {"received 2013-01-01; rejected 2014; reopened 2015-01-01", "2014-06-30", "unknown"},
      {"received 2013-01-01; rejected 2014; reopened 2015-01-01", "2015-01-01", "in-preparation"},
      {"received 2013-01-01; on-hold 2014; resumed 2014", "2014-06-30", "unknown"},
      {"received 2013-01-01; on-hold 2014; resumed 2014", "2014-12-31", "received"},
      {"screened 2013-02-01; on-hold 2013-03; resumed 2013-06-01", "2013-03-15", "unknown"},
      {"screened 2013-02-01; on-hold 2013-03; resumed 2013-06-01", "2013-04-01", "on-hold"},
      {"screened 2013-02-01; on-hold 2013-03; resumed 2013-06-01", "2013-06-01", "in-preparation"},
      {"screened 2013-02-01; on-hold 2013-03-01; resumed 2013-06", "2013-06-15", "unknown"},
  });
}

TEST_CASE("a step whose day nobody wrote down has happened by today, and perhaps before") {
  check_outcomes({
      {"received", "2013-01-01", "unknown"},
      {"received", "2020-06-29", "unknown"},
      {"received", today, "received"},
      {"received", "2030-01-01", "received"},
      {"received; screened 2013-05-01", "2013-04-30", "unknown"},
      {"received; screened 2013-05-01", "2013-05-01", "in-preparation"},
      {"received 2013-01-01; rejected", "2012-12-31", "unknown"},
      {"received 2013-01-01; rejected", "2013-06-01", "unknown"},
      {"received 2013-01-01; rejected", today, "rejected"},
      // What is recorded has happened: the rest of the year is no possible day.
      {"received 2013-01-01; approved 2020", "2020-06-29", "unknown"},
      {"received 2013-01-01; approved 2020", today, "approved"},
      {"received 2013-01-01; approved 2019/..", today, "approved"},
      // Unless all of it lies ahead.
      {"received 2013-01-01; approved 2021-01-01", "2020-12-31", "received"},
      {"received 2013-01-01; approved 2021-01-01", "2021-01-01", "approved"},
  });
}

TEST_CASE("an Action exists from the approval of its request") {
  check_statuses({
      {"2013-05-01", "", "2013-04-30", ""},
      {"2013-05-01", "", "2013-05-01", "pipeline"},
      {"2013-05", "", "2013-04-30", ""},
      {"2013-05", "", "2013-05-15", "unknown"},
      {"2013-05", "", "2013-05-31", "pipeline"},
      {"../2013", "", "2012-01-01", "unknown"},
      {"2013/..", "", "2012-12-31", ""},
      {"2013/..", "", "2013-01-01", "unknown"},
      {"2013/..", "", today, "pipeline"},
      {"", "", "2009-01-01", "pipeline"},
      {"2013-05", "started 2013-05-10", "2013-05-15", "ongoing"},
      {"2013", "started 2013-05", "2013-05-15", "unknown"},
      {"2013-05-01", "started 2013-04-01", "2013-04-15", "ongoing"},
  });
}

TEST_CASE("each step of an Action leads to its status") {
  constexpr auto life =
      "ready 2013-02-01; started 2013-03-01; on-hold 2013-04-01; "
      "resumed 2013-05-01; completed 2013-06-01";
  check_statuses({
      {"2013-01-01", life, "2013-01-31", "pipeline"},
      {"2013-01-01", life, "2013-02-01", "pipeline"},
      {"2013-01-01", life, "2013-03-01", "ongoing"},
      {"2013-01-01", life, "2013-04-01", "on-hold"},
      {"2013-01-01", life, "2013-05-01", "ongoing"},
      {"2013-01-01", life, "2013-06-01", "completed"},
      {"", "on-hold 2013-02-01; resumed 2013-03-01", "2013-03-01", "pipeline"},
      {"", "started 2013-03-01; cancelled 2013-04-01", "2013-04-01", "cancelled"},
      {"", "cancelled 2013-04-01", "2013-04-01", "cancelled"},
      {"", "started 2013-03-01; completed 2013", "2013-06-01", "unknown"},
      {"", "started 2013-03-01; completed 2013", "2013-12-31", "completed"},
      {"", "started 2013-03-01; completed ../2015", "2014-06-01", "unknown"},
      {"", "started 2013-03-01; completed", "2014-06-01", "unknown"},
      {"", "started 2013-03-01; completed", today, "completed"},
      {"", "ready 2013-03", "2013-03-15", "pipeline"},
  });
}

TEST_CASE("an Action that is reopened is what it was before it ended, on hold aside") {
  check_statuses({
      {"", "started 2013-01; completed 2013-06-01; reopened 2014-02-01", "2014-01-31", "completed"},
      {"", "started 2013-01; completed 2013-06-01; reopened 2014-02-01", "2014-02-01", "ongoing"},
      {"", "started 2013-01; completed 2013-06-01; reopened 2014", "2014-06-01", "unknown"},
      {"", "ready 2013-01; cancelled 2013-06-01; reopened 2014-02-01", "2014-02-01", "pipeline"},
      {"", "started 2013-01; on-hold 2013-02; completed 2013-06; reopened 2014-02-01", today,
       "ongoing"},
      {"", "started 2013-01; on-hold 2013-02; cancelled 2013-06; reopened 2014-02; cancelled 2015",
       today, "cancelled"},
      {"", "started 2013-01; completed 2013-06; reopened 2014-02; on-hold 2014-03; resumed 2014-04",
       today, "ongoing"},
  });
}

TEST_CASE("the end of an Action that was reopened") {
  Action action;
  const auto life = action_events(
      "started 2013-01-01; completed 2013-06-01; reopened 2014-02-01; completed 2015-03-01");
  const Day before_reopening = Date::parse("2014-01-31").value().first();
  const Day reopened = Date::parse("2014-02-01").value().first();
  action.events = life;
  CHECK(ended(action).date.to_string() == "2015-03-01");
  CHECK(end_of(action) == &action.events[3]);
  CHECK(ended(action, before_reopening).date.to_string() == "2013-06-01");
  action.events = List<ActionEvent>(life).first(3);
  CHECK(end_of(action) == nullptr);
  CHECK_FALSE(ended(action).known);
  CHECK_FALSE(ended(action, reopened).known);
  CHECK(ended(action, before_reopening).date.to_string() == "2013-06-01");
}

TEST_CASE("an Action is finalising once its activities have come to an end") {
  using enum ActivityState;
  CHECK(status_with({}, "2013-12-31") == "ongoing");
  CHECK(status_with({activity(held, "2013-06-05")}, "2013-06-04") == "ongoing");
  CHECK(status_with({activity(held, "2013-06-05")}, "2013-06-05") == "finalising");
  CHECK(status_with({activity(held, "2013-06")}, "2013-06-15") == "ongoing");
  CHECK(status_with({activity(held, "2013-06")}, "2013-06-30") == "finalising");
  CHECK(status_with({activity(held, "2013-06-05", "2013-06-10")}, "2013-06-09") == "ongoing");
  CHECK(status_with({activity(cancelled, "", "2013-06-10")}, "2013-06-10") == "finalising");
  CHECK(status_with({activity(not_taken_up, "", "2013-06-10")}, "2013-06-10") == "finalising");
  CHECK(status_with({activity(cancelled, "")}, "2013-12-31") == "ongoing");
  CHECK(status_with({activity(cancelled, "")}, today) == "finalising");
  for (const ActivityState open : {none, postponed, ActivityState::unknown})
    CHECK(status_with({activity(held, "2013-06-05"), activity(open, "2013-07-01")}, today) ==
          "ongoing");
  Activity started = activity(held, "");
  started.start = when("2013-06-01");
  CHECK(status_with({started}, "2013-06-01") == "finalising");
}

TEST_CASE("an optional activity that is open does not keep an Action from finalising") {
  using enum ActivityState;
  Activity optional = activity(none, "2013-09-01");
  optional.optional = true;
  CHECK(status_with({activity(held, "2013-06-05"), optional}, "2013-06-05") == "finalising");
  CHECK(status_with({optional}, "2013-12-31") == "ongoing");
  optional.state = held;
  CHECK(status_with({optional}, "2013-12-31") == "finalising");
}

TEST_CASE("only what is ongoing can be finalising") {
  const std::vector<Activity> over = {activity(ActivityState::held, "2013-06-05")};
  for (const std::string_view text : {"ready 2013-01-01", "started 2013-01-01; on-hold 2013-07-01",
                                      "started 2013-01-01; cancelled 2013-07-01"}) {
    const auto list = action_events(text);
    Action action;
    action.events = list;
    action.activities = over;
    CAPTURE(text);
    CHECK(status_of(action, {}, clock_at(today)) != Status::finalising);
  }
}

TEST_CASE("has it happened by the day asked about?") {
  const auto ask = [](std::string_view date, std::string_view as_of) {
    return happened(when(date), clock_at(as_of));
  };
  CHECK(ask("2013-04-16", "2013-04-15") == Truth::no);
  CHECK(ask("2013-04-16", "2013-04-16") == Truth::yes);
  CHECK(ask("2013-04", "2013-03-31") == Truth::no);
  CHECK(ask("2013-04", "2013-04-01") == Truth::unknown);
  CHECK(ask("2013-04", "2013-04-30") == Truth::yes);
  CHECK(ask("", "1900-01-01") == Truth::unknown);
  CHECK(ask("", today) == Truth::yes);
  CHECK(ask("2020", today) == Truth::yes);
  CHECK(ask("2021", today) == Truth::no);
  CHECK(ask("2021", "2021-06-30") == Truth::unknown);
}

TEST_CASE("when a request was received: its event, or the earliest letter") {
  const auto arrival = [](std::string_view text, const std::vector<std::string_view>& letters) {
    const auto list = request_events(text);
    std::vector<Letter> made;
    for (const std::string_view date : letters) made.push_back({{}, {}, when(date)});
    Request request;
    request.events = list;
    request.letters = made;
    const When found = received(request);
    return found.known ? found.date.to_string() : std::string{};
  };
  CHECK(arrival("received 2013-05-01", {"2013-04-01"}) == "2013-05-01");
  CHECK(arrival("screened 2013-05-01", {"2013-04-03", "2013-04-02", "2013-04-04"}) == "2013-04-02");
  CHECK(arrival("received", {"2013-04-02"}) == "2013-04-02");
  CHECK(arrival("", {"", "2013-04"}) == "2013-04");
  CHECK(arrival("received", {""}).empty());
  CHECK(arrival("approved 2013-05-01", {}).empty());
}

TEST_CASE("when a request was decided, when an Action started and ended") {
  Request request;
  const auto twice =
      request_events("rejected 2013-01-01; reopened 2013-02-01; approved 2013-03-01");
  request.events = twice;
  CHECK(decided(request).date.to_string() == "2013-03-01");
  CHECK(find(request, RequestStep::rejected) == &request.events[0]);
  CHECK(find(request, RequestStep::forwarded) == nullptr);
  request.events = List<RequestEvent>(twice).first(0);
  CHECK_FALSE(decided(request).known);
  Action action;
  CHECK_FALSE(started(action).known);
  CHECK_FALSE(ended(action).known);
  const auto life = action_events("started 2013-01-01; on-hold 2013-02-01; cancelled 2013-03-01");
  action.events = life;
  CHECK(started(action).date.to_string() == "2013-01-01");
  CHECK(ended(action).date.to_string() == "2013-03-01");
  CHECK(find(action, ActionStep::completed) == nullptr);
}

}  // namespace status_test
