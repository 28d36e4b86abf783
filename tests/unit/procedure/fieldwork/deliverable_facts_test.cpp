// Whether deliverables were handed over and adopted by a day, and how long that took.
#include "mieux/procedure/fieldwork/deliverables.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace deliverable_facts_test {

using namespace mieux;
using enum DeliverableStep;

namespace {

using Events = std::vector<DeliverableEvent>;

DeliverableEvent event(DeliverableStep step, std::string_view date) {
  DeliverableEvent made;
  made.type = step;
  if (!date.empty()) made.when = {Date::parse(date).value(), {}, true};
  return made;
}

Deliverable with(const Events& events) {
  Deliverable deliverable;
  deliverable.events = events;
  return deliverable;
}

AsOf on(std::string_view day) {
  const Day today = Date::parse("2026-01-15").value().first();
  return {Date::parse(day).value().first(), today};
}

}  // namespace

TEST_CASE("what was adopted or applied was handed over") {
  const Events adoption{event(adopted, "2020-05")};
  CHECK(was_handed_over(with(adoption), on("2020-06-01")) == Truth::yes);
  CHECK(was_handed_over(with(adoption), on("2020-05-10")) == Truth::unknown);
  CHECK(was_handed_over(with(adoption), on("2020-04-30")) == Truth::no);
  CHECK_FALSE(mieux::handed_over(with(adoption), on("2026-01-15")).known);
  const Events application{event(applied, "")};
  CHECK(was_handed_over(with(application), on("2026-01-15")) == Truth::yes);
  CHECK(was_adopted(with(application), on("2026-01-15")) == Truth::no);
  const Events draft{event(drafted, "2019"), event(validated, "2020")};
  CHECK(was_handed_over(with(draft), on("2026-01-15")) == Truth::no);
}

TEST_CASE("the last event is that of the day asked about") {
  const Events events{event(drafted, "2018-09-21"), event(handed_over, "2019-03")};
  CHECK(last_event(with(events), on("2018-09-20")).event == nullptr);
  CHECK(last_event(with(events), on("2019-02-28")).event->type == drafted);
  CHECK(last_event(with(events), on("2019-03-10")).event->type == handed_over);
  CHECK_FALSE(last_event(with(events), on("2019-03-10")).certain);
  CHECK(last_event(with(events), on("2019-03-31")).certain);
}

TEST_CASE("of several events of one sort the last by the day asked about counts") {
  const Events events{event(drafted, "2018-01-01"), event(handed_over, "2018-03-01"),
                      event(adopted, "2018-03-31"), event(handed_over, "2020-05"),
                      event(adopted, "2020-06-30")};
  const Deliverable twice = with(events);
  const auto given = [&](std::string_view day) {
    const When when = mieux::handed_over(twice, on(day));
    return when.known ? when.date.to_string() : "not known";
  };
  CHECK(given("2018-02-28") == "not known");
  CHECK(given("2019-01-01") == "2018-03-01");
  CHECK(given("2020-05-10") == "2018-03-01");  // in May it may not have happened yet
  CHECK(given("2020-05-31") == "2020-05");
  CHECK(mieux::adopted(twice, on("2019-01-01")).date.to_string() == "2018-03-31");
  CHECK(days_to_adoption(twice, on("2019-01-01"))->most == 89);
  CHECK(days_since_handed_over(twice, on("2018-03-11"))->least == 10);
  CHECK(find(twice, adopted, on("2018-03-30")) == nullptr);
  CHECK(find(twice, adopted)->when.date.to_string() == "2020-06-30");
}

TEST_CASE("days from draft to adoption are between bounds, and none if a day is missing") {
  const auto days = [](const Events& events, std::string_view as_of) {
    const auto found = days_to_adoption(with(events), on(as_of));
    return found ? std::pair{found->least, found->most}
                 : std::pair<std::int64_t, std::int64_t>{-1, -1};
  };
  using Pair = std::pair<std::int64_t, std::int64_t>;
  CHECK(days({event(drafted, "2020-01-01"), event(adopted, "2020-01-31")}, "2026-01-15") ==
        Pair{30, 30});
  CHECK(days({event(drafted, "2020-01"), event(adopted, "2020-01-31")}, "2026-01-15") ==
        Pair{0, 30});
  CHECK(days({event(drafted, ""), event(adopted, "2020-01-31")}, "2026-01-15") == Pair{-1, -1});
  CHECK(days({event(drafted, "2020-01-01"), event(adopted, "2020-01-31")}, "2020-01-15") ==
        Pair{-1, -1});
}

TEST_CASE("how long ago it was handed over") {
  const Events events{event(handed_over, "2020-01")};
  const auto ago = days_since_handed_over(with(events), on("2020-02-01"));
  REQUIRE(ago.has_value());
  CHECK(ago->least == 1);
  CHECK(ago->most == 31);
  CHECK_FALSE(days_since_handed_over(with(events), on("2020-01-15")).has_value());
}

TEST_CASE("a draft comes before all, handing over and validation before the adoption") {
  CHECK(comes_before(drafted, applied));
  CHECK(comes_before(handed_over, adopted));
  CHECK(comes_before(validated, adopted));
  CHECK_FALSE(comes_before(adopted, handed_over));
  CHECK_FALSE(comes_before(published, adopted));
  CHECK_FALSE(comes_before(drafted, drafted));
}

}  // namespace deliverable_facts_test
