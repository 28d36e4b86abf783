// What follows from the records and the missions of experts.
#include <doctest/doctest.h>

#include "mieux/queries/fields/fields.hpp"
#include "queries/samples.hpp"

namespace expert_fields_test {

using namespace mieux;
using samples::on;
using samples::passing;
using samples::Sample;

namespace {

/// Three experts; two Actions, one of them a draft, one activity of which was cancelled.
const Store& roster() {
  static const Sample sample{
      {"experts/anna",
       "country: FRA\nbackground: eu-ms-admin\nlanguages:\n  - language: fr\n    level: c1\n"
       "  - language: en\nregistered: 2012-05-01\n"
       "certified_for:\n  - subject: Training of trainers\n"
       "functions:\n  - function: national-focal-point\n    country: FRA\n    from: 2013-01-01\n"
       "    to: 2014-12-31\n"},
      {"experts/bela",
       "country: GHA\nbackground: non-eu-admin\nregistered: 2013\n"
       "forgotten: 2016-03-01\naliases: [belo]\n"},
      {"experts/cleo", "country: DEU\nlanguages:\n  - language: de\n    level: native\n"},
      {"actions/togo",
       "title: Togo\ncountries: [TGO]\nevents:\n  - event: started\n    date: 2013-02-01\n"
       "activities:\n  - id: a1\n    types: [workshop]\n    countries: [GHA]\n"
       "    start: 2013-05-06\n    end: 2013-05-08\n"
       "  - id: a2\n    types: [workshop]\n    start: 2013-09-02\n    end: 2013-09-04\n"
       "    outcome:\n      state: cancelled\n      reason: Elections.\n"
       "  - id: a3\n    types: [workshop]\n    start: 2014\n"
       "missions:\n  - id: m1\n    expert: anna\n    activity: a1\n"
       "  - id: m2\n    expert: anna\n    activity: a2\n"
       "  - id: m3\n    expert: belo\n    activity: a3\n"
       "  - id: m4\n    expert: anna\n    activity: a3\n"},
      {"actions/secret",
       "title: Draft\ndraft: true\ncountries: [BEN]\nmissions:\n  - id: m1\n"
       "    expert: cleo\n    start: 2013-03-04\n"},
  };
  return sample.store();
}

struct Asked {
  std::string_view where;
  std::string_view expected;
  std::string_view as_of = "2015-06-30";
};

}  // namespace

TEST_CASE("experts by what they speak, and how well") {
  const std::vector<Asked> cases{
      {"speaks = fr", "anna"},   {"speaks_at = fr-c1", "anna"},  {"speaks_at = fr-b1", "anna"},
      {"speaks_at = fr-c2", ""}, {"speaks_at = en-b2", "?anna"}, {"speaks_at = de-c2", "cleo"},
      {"speaks = none", "bela"},
  };
  for (const Asked& asked : cases) {
    CAPTURE(asked.where);
    CHECK(passing(on(roster(), asked.as_of, "2016-06-30"), "experts", asked.where) ==
          asked.expected);
  }
}

TEST_CASE("experts by their missions: those that took place by the day, none of a draft") {
  const std::vector<Asked> cases{
      {"deployments = 0", "anna bela cleo", "2013-05-05"},
      {"deployments = 1", "anna", "2013-12-31"},
      {"deployments = 2", "anna", "2015-06-30"},
      {"deployments >= 1", "?anna ?bela", "2014-06-30"},
      {"deployed = true", "anna ?bela", "2014-06-30"},
      {"deployed = false", "cleo"},
      {"last_deployed >= 2014", "anna bela"},
      {"last_deployed = 2013-05-06", "anna", "2013-12-31"},
      {"worked_in = GHA", "anna"},
      {"worked_in = TGO", "anna bela"},
      {"worked_in = TGO", "?anna ?bela", "2014-06-30"},
      {"worked_in = BEN", ""},
      {"worked_in_region = africa-west", "anna bela"},
      {"worked_in_region = asia", ""},
  };
  for (const Asked& asked : cases) {
    CAPTURE(asked.where);
    CAPTURE(asked.as_of);
    CHECK(passing(on(roster(), asked.as_of, "2016-06-30"), "experts", asked.where) ==
          asked.expected);
  }
}

TEST_CASE("who is on the roster on a day, certified for what, with which function") {
  const std::vector<Asked> cases{
      {"on_roster = true", "anna bela cleo"},
      {"on_roster = true", "anna cleo", "2016-03-01"},
      {"on_roster = true", "anna ?bela cleo", "2013-06-30"},
      {"on_roster = true", "cleo", "2012-04-30"},
      {"certified ~ 'training'", "anna"},
      {"function = national-focal-point", "anna", "2014-12-31"},
      {"function = national-focal-point", "", "2015-01-01"},
  };
  for (const Asked& asked : cases) {
    CAPTURE(asked.where);
    CAPTURE(asked.as_of);
    CHECK(passing(on(roster(), asked.as_of, "2016-06-30"), "experts", asked.where) ==
          asked.expected);
  }
}

TEST_CASE("a focal point of a partner who goes on a mission elsewhere comes full circle") {
  static const Sample circle{
      {"organisations/office", "names:\n  - name: Office\ncountry: TGO\ntype: ministry\n"},
      {"experts/away", "country: TGO\nbackground: non-eu-admin\n"},
      {"experts/home", "country: TGO\nbackground: non-eu-admin\n"},
      {"experts/later", "country: TGO\nbackground: non-eu-admin\n"},
      {"experts/never", "country: FRA\nbackground: eu-ms-admin\n"},
      {"actions/togo",
       "title: Togo\ncountries: [TGO]\nfocal_points:\n"
       "  - id: f1\n    organisation: office\n    expert: away\n"
       "  - id: f2\n    organisation: office\n    expert: home\n"
       "  - id: f3\n    organisation: office\n    expert: later\n    from: 2014-01-01\n"},
      {"actions/benin",
       "title: Benin\ncountries: [BEN]\nmissions:\n"
       "  - id: m1\n    expert: away\n    start: 2013-05-06\n"
       "  - id: m2\n    expert: later\n    start: 2013-05-06\n"
       "  - id: m3\n    expert: never\n    start: 2013-05-06\n"},
      {"actions/togo-ii",
       "title: Togo II\ncountries: [TGO]\nmissions:\n"
       "  - id: m1\n    expert: home\n    start: 2013-05-06\n"},
  };
  View staff = on(circle.store(), "2015-06-30", "2016-06-30");
  staff.audience = Audience::staff;
  CHECK(passing(staff, "experts", "circle = true") == "away");
  CHECK(passing(staff, "experts", "focal_point_of = togo") == "away home later");
  staff.as_of.day = samples::date("2013-05-05").first();
  CHECK(passing(staff, "experts", "circle = true") == "");
}

}  // namespace expert_fields_test
