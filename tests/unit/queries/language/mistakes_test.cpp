// Filters, fields and measures that mean nothing: the message, the place, and what was meant.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "queries/samples.hpp"
#include "yaml/reading.hpp"

namespace mistakes_test {

using namespace mieux;
using namespace mieux::samples;
using mieux::yaml::Marked;

namespace {

struct Mistake {
  std::string_view subject;
  std::string_view marked;  ///< the expression; «» around what is wrong
  std::string_view message;
  std::string_view hint;
};

const std::vector<Mistake> fields = {
    {"actions", "«regon» = asia", "actions have no field 'regon'", "did you mean region?"},
    {"requests", "«stauts» = approved", "requests have no field 'stauts'", "did you mean status?"},
    {"actions", "year = 2019 and not «mission.country» = FRA",
     "actions have no field 'mission.country'", "did you mean missions.country?"},
    {"activities", "«titel» = a", "activities have no field 'titel'", "did you mean title?"},
    {"actions", "«Region» = asia", "actions have no field 'Region'", "did you mean region?"},
    {"actions", "«wholly_other» = a", "actions have no field 'wholly_other'",
     "`mieux list actions --fields` shows the fields"},
    {"experts", "«name_and_address» = a", "experts have no field 'name_and_address'",
     "`mieux list experts --fields` shows the fields"},
    {"actions", "«region@regio_2015» = asia", "there is no grouping 'regio_2015' of 'region'",
     "did you mean region_2015?"},
    {"actions", "«region@» = asia", "there is no grouping '' of 'region'",
     "groupings are for regions: region@region_2015"},
    {"actions", "«regon@region_2015» = asia", "actions have no field 'regon'",
     "did you mean region?"},
    {"actions", "«title@region_2015» = asia", "there is no grouping 'region_2015' of 'title'",
     "groupings are for regions: region@region_2015"},
    {"actions", "«request.region@region_2013» = asia",
     "there is no grouping 'region_2013' of 'request.region'", "did you mean region_2018?"},
    {"actions", "(country = BEN or «and» = 2)", "actions have no field 'and'", "did you mean end?"},
};

const std::vector<Mistake> values = {
    {"actions", "region = «asai»", "'asai' is no region of region_2018", "did you mean asia?"},
    {"actions", "region@region_2015 = «africa-west»", "'africa-west' is no region of region_2015",
     "it can be: asia, eastern-europe, latin-america, middle-east-and-north-africa, "
     "sub-saharan-africa"},
    {"actions", "region in (asia, «\"Afrika (West)\"»)",
     "'Afrika (West)' is no region of region_2018", "did you mean africa-west?"},
    {"actions", "country = «Benni»", "'Benni' is no value of 'country'",
     "did you mean BEN (Benin)?"},
    {"actions", "country = «Atlantis-on-Sea»", "'Atlantis-on-Sea' is no value of 'country'",
     "`mieux stats actions --by country` shows those in use"},
    {"actions", "status = «complete»", "'complete' is no value of 'status'",
     "did you mean completed?"},
    {"actions", "status != «done»", "'done' is no value of 'status'",
     "it can be: pipeline, ongoing, on-hold, finalising, completed, cancelled, unknown"},
    {"requests", "outcome in (approved, «rejekted»)", "'rejekted' is no value of 'outcome'",
     "did you mean rejected?"},
    {"actions", "theme = «lega»", "'lega' is no value of 'theme'",
     "did you mean legal (Legal Migration and Mobility)?"},
    {"actions", "phase = «three»", "'three' is no value of 'phase'", "it can be: one, two"},
    {"actions", "topic = «refferal-of-thb-victims»",
     "'refferal-of-thb-victims' is no value of 'topic'",
     "did you mean referral-of-thb-victims (Referral of THB victims)?"},
    {"missions", "origin = «european»", "'european' is no value of 'origin'",
     "it can be: eu, southern, other"},
    {"results", "level = «institutionnal»", "'institutionnal' is no value of 'level'",
     "did you mean institutional?"},
    {"activities", "outcome = «hold»", "'hold' is no value of 'outcome'", "did you mean held?"},
    {"activities", "mode = «onsite»", "'onsite' is no value of 'mode'", "did you mean on-site?"},
    {"actions", "request = «2018-09»", "there is no record '2018-09' that 'request' could name",
     "did you mean 2018-01?"},
    {"actions", "request = «action/benin»",
     "there is no record 'action/benin' that 'request' could name", ""},
    {"actions", "requester = «benin-placement-agancy»",
     "there is no record 'benin-placement-agancy' that 'requester' could name",
     "did you mean benin-placement-agency?"},
    {"actions", "start = «2018-13»", "'2018-13' is not a date", "there is no month 13"},
    {"actions", "start >= «spring»", "'spring' is not a date",
     "write a date as 2013-04-16, 2013-04, \"2013\", or 2009/2015 for a day between two bounds"},
    {"actions", "start < «none»", "'none' is not a date",
     "write a date as 2013-04-16, 2013-04, \"2013\", or 2009/2015 for a day between two bounds"},
    {"actions", "start = «\"none\"»", "'none' is not a date",
     "write a date as 2013-04-16, 2013-04, \"2013\", or 2009/2015 for a day between two bounds"},
    {"actions", "year = «2012-03»", "'2012-03' is not a number", "write digits, such as 2012"},
    {"actions", "year >= «unknown»", "'unknown' is not a number", "write digits, such as 2012"},
    {"actions", "joint = «yes»", "'joint' is true or false, not 'yes'", "write true or false"},
};

const std::vector<Mistake> operators = {
    {"actions", "«title» > a", "'title' is a text and cannot be compared so",
     "compare with =, !=, ~ or in (...)"},
    {"actions", "«status» < completed", "'status' is a term and cannot be compared so",
     "compare with =, !=, ~ or in (...)"},
    {"actions", "«request» >= 2018-01", "'request' is a record and cannot be compared so",
     "compare with =, !=, ~ or in (...)"},
    {"actions", "«joint» ~ t", "'joint' is true or false and cannot be compared so",
     "compare with =, !=, ~ or in (...)"},
    {"actions", "«start» ~ 2018", "'start' is a date and cannot be compared so",
     "compare with = != < <= > >="},
    {"actions", "«year» ~ 2018", "'year' is a number and cannot be compared so",
     "compare with = != < <= > >="},
    {"actions", "region «asia»", "expected = != < <= > >= ~ or in, found 'asia'",
     "write a comparison such as region = asia"},
};

void check_all(const std::vector<Mistake>& mistakes) {
  const View view = on(small_office());
  for (const Mistake& mistake : mistakes) {
    const Marked marked(mistake.marked);
    CAPTURE(mistake.marked);
    try {
      const Filter filter(view, *find_subject(mistake.subject), marked.text, "--where");
      FAIL_CHECK("no failure");
    } catch (const Failure& failure) {
      CHECK(std::string{failure.what()} == "--where: " + std::string{mistake.message});
      CHECK(failure.hint() == mistake.hint);
      CHECK(failure.exit() == Exit::usage);
      CHECK(failure.typed() == marked.text);
      CHECK(failure.span().begin == marked.span.begin);
      CHECK(failure.span().end == marked.span.end);
    }
  }
}

}  // namespace

TEST_CASE("an unknown field is told at its place, with the nearest") { check_all(fields); }

TEST_CASE("a value that the field cannot have is told at its place") { check_all(values); }

TEST_CASE("an operator that the field does not know is told") { check_all(operators); }

TEST_CASE("regions are refused where mieux.yaml or the countries have none") {
  const auto message = [](const Sample& sample, std::string_view field) {
    const View view = on(sample.store());
    try {
      require_field(view, *find_subject("actions"), field, {"--by", field, {}});
    } catch (const Failure& failure) {
      CHECK(failure.exit() == Exit::refused);
      CHECK(!failure.hint().empty());
      return std::string{failure.what()};
    }
    return std::string{"none"};
  };
  const Sample silent({{"mieux.yaml", "format: mieux.store/1\ntitle: Office\n"}});
  CHECK(message(silent, "region") == "mieux.yaml names no regional grouping");
  CHECK(message(silent, "request.region") == "mieux.yaml names no regional grouping");
  CHECK(message(silent, "region@region_2015") == "none");
  const Sample wrong({{"mieux.yaml", "format: mieux.store/1\ndefault_grouping: region_1999\n"}});
  CHECK(message(wrong, "region") ==
        "there are no regions: vocabularies/countries.tsv has no column 'region_1999'");
  CHECK(message(wrong, "country") == "none");
}

TEST_CASE("numbers are finite and decimal") {
  const View view = on(small_office());
  for (const std::string_view word :
       {"inf", "-inf", "nan", "infinity", "1e999", "0x10", "12a", "''"}) {
    CAPTURE(word);
    const std::string where = "year = " + std::string{word};
    CHECK_THROWS_AS(Filter(view, *find_subject("actions"), where, "--where"), Failure);
  }
  for (const std::string_view word : {"2012", "-1", "1e3", "0.5", "'2012'"}) {
    CAPTURE(word);
    const std::string where = "year = " + std::string{word};
    CHECK_NOTHROW(Filter(view, *find_subject("actions"), where, "--where"));
  }
}

namespace {

constexpr std::string_view all_measures =
    "measures: count, participants, activities, experts, mission-days, sum:FIELD, distinct:FIELD, "
    "median:FIELD, share:FIELD=VALUE";

}  // namespace

TEST_CASE("a measure that there is not, or not of this subject") {
  const View view = on(small_office());
  struct Case {
    std::string_view subject;
    std::string_view measure;
    std::string_view message;
    std::string_view hint;
  };
  const std::vector<Case> cases = {
      {"actions", "participant", "--measure: there is no measure 'participant'",
       "did you mean participants?"},
      {"actions", "", "--measure: there is no measure ''", all_measures},
      {"actions", "distinct", "--measure: there is no measure 'distinct'", all_measures},
      {"requests", "participants", "--measure: requests have no participants",
       "count them of actions: `mieux stats actions --measure participants`"},
      {"activities", "experts", "--measure: activities have no experts",
       "count them of actions: `mieux stats actions --measure experts`"},
      {"missions", "participants", "--measure: missions have no participants",
       "count them of actions: `mieux stats actions --measure participants`"},
      {"activities", "activities", "--measure: activities have no activities",
       "count them of actions: `mieux stats actions --measure activities`"},
      {"actions", "distinct:contry", "--measure: actions have no field 'contry'",
       "did you mean country?"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.measure);
    StatsQuery query;
    query.subject = find_subject(c.subject);
    try {
      set_measure(view, c.measure, query);
      FAIL_CHECK("no failure");
    } catch (const Failure& failure) {
      CHECK(std::string{failure.what()} == c.message);
      CHECK(failure.hint() == c.hint);
      CHECK(failure.exit() == Exit::usage);
    }
  }
}

TEST_CASE("the field of a measure is told at its place") {
  const View view = on(small_office());
  StatsQuery query;
  query.subject = find_subject("actions");
  try {
    set_measure(view, "distinct:contry", query);
    FAIL_CHECK("no failure");
  } catch (const Failure& failure) {
    CHECK(failure.typed() == "distinct:contry");
    CHECK(failure.span().begin == 9);
    CHECK(failure.span().end == 15);
  }
}

}  // namespace mistakes_test
