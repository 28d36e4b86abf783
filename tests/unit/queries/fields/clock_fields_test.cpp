// Fields of the clocks, the days requests waited, how far they came; medians and shares.

#include <doctest/doctest.h>

#include <string>

#include "mieux/base/failure.hpp"
#include "queries/samples.hpp"

namespace clock_fields_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

std::string refusal(const View& view, const Asked& question) {
  try {
    figures(view, question);
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::usage);
    return std::string{failure.what()} + " | " + std::string{failure.hint()};
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a clock is a field of what it runs for") {
  const View view = on(small_office());
  CHECK(figures(view, {"requests", "clock.fiche"}) ==
        "on-hold 1, kept 4, overdue 1, ended 2, unknown 1 | 9");
  CHECK(figures(view, {"requests", "clock.fiche.kept"}).find("true 4") != std::string::npos);
  CHECK(passing(view, "requests", "clock.fiche = overdue") == "?2019-01 2024-01");
  CHECK(passing(view, "requests", "clock.fiche = unknown") == "2019-01");
  CHECK(passing(view, "requests", "clock.fiche.kept = false") == "?2019-01 2024-01");
  CHECK(passing(view, "requests", "clock.launch.days > 80") == "?2019-01 2021-01 2022-01");
  CHECK(passing(view, "actions", "clock.implementation-report = kept") == "benin");
  CHECK(passing(view, "actions", "request.clock.fiche = kept") ==
        "benin philippines ?triangle zambia");
  CHECK(passing(view, "activities", "clock.activity-report = kept") == "philippines/a1");
  CHECK(passing(view, "missions", "clock.expert-report = kept") == "benin/m1");
  CHECK(passing(view, "missions",
                "action.clock.follow-up-6 = overdue and clock.expert-report = "
                "kept") == "benin/m1");
}

TEST_CASE("clocks answer for earlier days") {
  CHECK(figures(on(small_office(), "2018-03-20", "2024-06-30"), {"requests", "clock.fiche"}) ==
        "running 1 | 1");
  CHECK(figures(on(small_office(), "2018-03-31", "2024-06-30"), {"requests", "clock.fiche"}) ==
        "kept 1 | 1");
}

TEST_CASE("days until an event, and how far a request came") {
  const View view = on(small_office());
  CHECK(passing(view, "requests", "days.decided < 30") == "2018-02 ?2019-01 2019-02");
  CHECK(passing(view, "requests", "days.screened = none") == "");
  CHECK(passing(view, "requests", "days.fiche-drafted = none") ==
        "2018-02 2019-02 2023-01 2024-01");
  CHECK(figures(view, {"requests", "reached"}) ==
        "received 9, screened 9, fiche-drafted 5, sent-to-steering-group 5, decided 6 | 9");
  const View early = on(small_office(), "2019-02-14", "2024-06-30");
  CHECK(figures(early, {"requests", "reached", "id = 2019-01"}).find("undated") !=
        std::string::npos);
  const Sample passed({{"requests/a", "events:\n  - event: approved\n    date: 2018\n"}});
  CHECK(figures(on(passed.store()), {"requests", "reached"}) ==
        "received 1, screened 1, fiche-drafted 1, sent-to-steering-group 1, decided 1 | 1");
}

TEST_CASE("medians are of the numbers that are decided") {
  const View view = on(small_office());
  const auto total = [&](const Asked& question) { return to_string(answer(view, question).total); };
  CHECK(total({"requests", "", "", "median:days.decided"}) == "37 (1 unknown)");
  CHECK(total({"requests", "", "id in (2018-01, 2018-02)", "median:days.decided"}) == "26");
  CHECK(total({"requests", "", "id = 2023-01", "median:days.decided"}) == "none");
  CHECK(total({"requests", "", "id = 2019-01", "median:days.decided"}) == "none (1 unknown)");
  const Statistics by_year = answer(view, {"requests", "year", "", "median:clock.fiche.days"});
  REQUIRE(by_year.rows.size() == 6);
  CHECK(to_string(by_year.row_totals[0]) == "18");
  CHECK(by_year.row_totals[0].rests_on == 1);
  CHECK(by_year.row_totals[0].units.size() == 2);
}

TEST_CASE("shares are of the units that say anything") {
  const View view = on(small_office());
  const auto total = [&](const Asked& question) { return to_string(answer(view, question).total); };
  CHECK(total({"requests", "", "", "share:clock.fiche.kept"}) == "80% (1 unknown)");
  CHECK(total({"requests", "", "id != 2019-01", "share:clock.fiche.kept=false"}) == "20%");
  CHECK(total({"requests", "", "", "share:outcome=approved"}) == "44.4%");
  CHECK(total({"requests", "", "", "share:days.decided<40"}) == "60% (1 unknown)");
  CHECK(total({"requests", "", "id = 2023-01", "share:clock.fiche.kept"}) == "none");
  CHECK(total({"requests", "", "", "share:outcome in (approved, rejected)"}) == "55.6%");
}

TEST_CASE("a misspelt clock, field or value is answered with the nearest") {
  const View view = on(small_office());
  CHECK(refusal(view, {"requests", "clock.fich"}) ==
        "--by: requests have no field 'clock.fich' | did you mean clock.fiche?");
  CHECK(refusal(view, {"requests", "", "", "median:clock.fiche.day"}) ==
        "--measure: requests have no field 'clock.fiche.day' | did you mean clock.fiche.days?");
  CHECK(refusal(view, {"requests", "", "", "median:country"}).find("is no number") !=
        std::string::npos);
  CHECK(refusal(view, {"requests", "", "", "share:outcome"}).find("share:outcome=VALUE") !=
        std::string::npos);
  CHECK(refusal(view, {"requests", "", "", "share:outcome=aproved"}).find("mean approved") !=
        std::string::npos);
  CHECK(refusal(view, {"actions", "clock.fiche"}) != "accepted");
  CHECK(refusal(view, {"requests", "", "clock.fiche = kep"}).find("did you mean kept?") !=
        std::string::npos);
}

TEST_CASE("all copies of a view look clocks up in the same place") {
  const View view = on(small_office());
  const View copy = view;
  CHECK(&view.clocks() == &copy.clocks());
}

}  // namespace clock_fields_test
