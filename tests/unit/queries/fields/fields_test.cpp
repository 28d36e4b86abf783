// Fields: what follows from other records, what parts have of their Action, how fields are named.

#include "mieux/queries/fields/fields.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace fields_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

/// The values of a field of one record, joined by commas; `?` for one that dates leave open.
std::string values_of(const View& view, std::string_view subject, std::string_view name,
                      std::string_view unit_name) {
  const Subject& of = *find_subject(subject);
  const auto field = find_field(view, of, name);
  if (!field) return "no such field";
  for (const Unit& unit : units_of(view.store, of, true)) {
    if (name_of(view.store, of, unit) != unit_name) continue;
    Values values;
    field->get(view, unit, values);
    std::string out;
    for (const Value& value : values)
      out +=
          (out.empty() ? "" : ",") + (value.undecided                  ? std::string{"?"}
                                      : field->type == FieldType::date ? value.date.to_string()
                                                                       : std::string{value.text});
    return out;
  }
  return "no such unit";
}

struct Case {
  std::string_view subject;
  std::string_view unit;
  std::string_view field;
  std::string_view expected;
};

void check_all(const View& view, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.subject);
    CAPTURE(c.unit);
    CAPTURE(c.field);
    CHECK(values_of(view, c.subject, c.field, c.unit) == c.expected);
  }
}

}  // namespace

TEST_CASE("fields follow references") {
  check_all(
      on(small_office()),
      {{"requests", "2018-01", "action.status", "completed"},
       {"requests", "2018-02", "action.status", ""},
       {"requests", "2019-01", "requester.country", "GTM,HND,SLV"},
       {"requests", "2019-01", "requester.type", "ministry"},
       {"requests", "2018-01", "requester.acronym", "ABPE"},
       {"requests", "2018-01", "requester.parent", "benin-ministry-mobility"},
       {"requests", "2018-01", "requester.parent.short_name", "Mobility Benin"},
       {"requests", "2018-01", "requester.parent.names.name",
        "Ministère des ports et de la mobilité,Ministère de la mobilité,Ministry of Mobility"},
       {"requests", "2019-01", "requester.names.name",
        "Ministerio de Registro y Migración,Ministerio de Movilidad Humana,"
        "Ministerio de Datos y Fronteras"},
       {"requests", "2018-01", "letters.on_behalf_of.short_name", "Mobility Benin"},
       {"requests", "2018-01", "action.missions.country", "DEU,GHA,FRA,PRT"},
       {"requests", "2018-01", "action.start", "2018-06-04"},
       {"requests", "2022-01", "follow_up_of.status", "completed"},
       {"actions", "benin", "request.outcome", "approved"},
       {"actions", "benin", "request.received", "2018-03-05"},
       {"actions", "benin", "request.letters.channel", "post"},
       {"actions", "triangle", "request.year", "2019"},
       {"actions", "triangle", "requester.region@region_2015", "latin-america"},
       {"actions", "triangle", "request.requester.type", "ministry"},
       {"actions", "triangle", "request.requester.parent.type", "no such field"},
       {"missions", "benin/m1", "expert.registered", "2018-02-19"},
       {"missions", "benin/m1", "expert.languages.language", "de,fr,en"},
       {"feedback", "benin-implementation", "action.region", "africa-west"},
       {"feedback", "benin-implementation", "action.request.outcome", "approved"},
       {"claims", "five-years-first-experts", "aggregate.total", "20"}});
}

TEST_CASE("parts have the fields of their Action where they have none of that name") {
  check_all(on(small_office()),
            {{"activities", "benin/a1", "country", "BEN"},
             {"activities", "benin/a3", "countries", "GHA"},
             {"activities", "benin/a3", "country", "BEN"},
             {"activities", "benin/a3", "place", "GHA"},
             {"activities", "benin/a1", "title", "Visit to the agency and two departments"},
             {"activities", "benin/a1", "short_name", "Benin"},
             {"activities", "benin/a1", "status", "completed"},
             {"activities", "benin/a1", "theme", "legal"},
             {"activities", "benin/a1", "phase", "one"},
             {"activities", "benin/a1", "request.outcome", "approved"},
             {"activities", "benin/a1", "missions.country", "DEU,GHA,FRA,PRT"},
             {"activities", "benin/a2", "start", "2018-09-17"},
             {"activities", "benin/a2", "action.start", "2018-06-04"},
             {"activities", "benin/a4", "start", ""},
             {"activities", "benin/a2", "year", "2018"},
             {"activities", "philippines/a3", "start", "2024-11"},
             {"missions", "benin/m2", "country", "DEU"},
             {"missions", "benin/m2", "action.country", "BEN"},
             {"missions", "benin/m2", "background", "eu-ms-admin"},
             {"missions", "benin/m4", "background", "eu-ms-admin"},
             {"missions", "benin/m2", "title", "Placement of workers abroad"},
             {"missions", "benin/m2", "region", "africa-west"},
             {"results", "benin/r1", "level", "institutional"},
             {"results", "benin/r1", "achieved", "2019-03"},
             {"results", "benin/r1", "expected", "false"},
             {"results", "benin/r1", "status", "completed"},
             {"deliverables", "benin/d1", "events.date", "2018-09-21,2019-03-20,2019-06-14"},
             {"deliverables", "benin/d1", "activities.type",
              "fact-finding,tot,drafting,study-visit-host,remote-support,validation"}});
}

TEST_CASE("an expert is of the EU, southern or other, on the day of the mission") {
  const Sample sample({
      {"experts/brit", "country: GBR\nbackground: eu-ms-admin\nregistered: 2015\n"},
      {"experts/scholar", "country: FRA\nbackground: academia\n"},
      {"actions/a",
       "events:\n  - event: started\n    date: 2013\nmissions:\n"
       "  - expert: brit\n    start: 2020-01-31\n"
       "  - expert: brit\n    start: 2020-02-01\n"
       "  - expert: brit\n    start: \"2020\"\n"
       "  - country: HRV\n"
       "  - country: HRV\n    start: 2013-07-01\n"
       "  - country: HRV\n    start: 2013-06-30\n"
       "  - expert: scholar\n"
       "  - background: ngo\n"
       "  - background: judiciary\n"
       "  - country: TGO\n    background: ngo\n"
       "  - country: TGO\n"
       "  - count: 2\n"},
      {"actions/b", "events:\n  - event: completed\n    date: 2014\nmissions:\n  - country: HRV\n"},
      {"actions/c", "missions:\n  - country: HRV\n"},
  });
  // A country in none of the facility's regions is no southern one, also before it joined the EU.
  const std::vector<std::string_view> origins = {
      "eu", "other", "?", "?", "eu", "other", "other", "other", "", "other", "southern", ""};
  const View view = on(sample.store());
  for (std::size_t i = 0; i < origins.size(); ++i) {
    const std::string mission = "a/missions." + std::to_string(i + 1);
    CAPTURE(mission);
    CHECK(values_of(view, "missions", "origin", mission) == origins[i]);
  }
  check_all(view, {{"actions", "a", "missions.origin", "eu,other,?,?,southern"},
                   {"actions", "b", "missions.origin", "eu"},
                   {"actions", "c", "missions.origin", "eu"},
                   {"experts", "brit", "origin", "other"},
                   {"experts", "scholar", "origin", "other"},
                   {"missions", "a/missions.1", "country", "GBR"}});
  CHECK(values_of(on(sample.store(), "2019"), "experts", "origin", "brit") == "eu");
  CHECK(values_of(on(sample.store(), "2013-06"), "actions", "missions.origin", "c") == "other");
}

TEST_CASE("regions are stated, or those of the countries, or of the organisation") {
  const Sample sample({
      {"organisations/union", "names:\n  - name: Union\nregion:\n  region_2015: asia\n"},
      {"organisations/agency", "names:\n  - name: Agency\ncountry: TGO\n"},
      {"requests/stated", "countries: [BEN]\nregion:\n  region_2015: asia\n"},
      {"requests/two", "countries: [BEN, PHL, TGO]\n"},
      {"requests/europe", "countries: [FRA]\nregional_organisation: agency\n"},
      {"requests/union", "regional_organisation: union\n"},
      {"requests/nobody", "regional_organisation: gone\n"},
  });
  check_all(on(sample.store()),
            {{"requests", "stated", "region", "africa-west"},
             {"requests", "stated", "region@region_2015", "asia"},
             {"requests", "two", "region", "africa-west,asia"},
             {"requests", "two", "region@region_2015", "sub-saharan-africa,asia"},
             {"requests", "europe", "region", "africa-west"},
             {"requests", "union", "region", ""},
             {"requests", "union", "region@region_2015", "asia"},
             {"requests", "nobody", "region", ""},
             {"requests", "two", "region@nothing", "no such field"},
             {"requests", "two", "region@", "no such field"},
             {"requests", "two", "title@region_2015", "no such field"}});
}

TEST_CASE("years of any century have a text") {
  const Sample sample({{"actions/old", "events:\n  - event: started\n    date: \"0213\"\n"},
                       {"actions/late", "events:\n  - event: started\n    date: \"9999\"\n"}});
  check_all(on(sample.store()),
            {{"actions", "old", "year", "213"}, {"actions", "late", "year", "9999"}});
}

TEST_CASE("what is listed as a field can be asked for, of every subject") {
  const View view = on(small_office());
  for (const Subject& subject : subjects()) {
    const std::vector<std::string> names = field_names(view, subject);
    CAPTURE(std::string{subject.plural});
    CHECK(names.size() > 5);
    CHECK(find_subject(subject.plural) == &subject);
    CHECK(find_subject(subject.singular) == &subject);
    for (const std::string& name : names) {
      CAPTURE(name);
      const auto field = find_field(view, subject, name);
      REQUIRE(field.has_value());
      CHECK(field->name == name);
      CHECK(std::count(names.begin(), names.end(), name) == 1);
      Values values;
      for (const Unit& unit : units_of(view.store, subject, true)) field->get(view, unit, values);
    }
  }
  CHECK(find_subject("programmes") == nullptr);
  CHECK(find_subject("") == nullptr);
  CHECK(find_subject("Actions") == nullptr);
}

TEST_CASE("a table by key has its keys as values, and an entry is a field by its key") {
  const View view = on(small_office());
  check_all(view, {{"aggregates", "pilot-experts-by-country", "values", "DEU,ESP,FRA,PRT"},
                   {"aggregates", "pilot-experts-by-country", "values.DEU", "7"},
                   {"activities", "benin/a5", "participants.by_country", "BEN,GHA"},
                   {"activities", "benin/a5", "participants", "no such field"},
                   {"actions", "benin", "", "no such field"},
                   {"actions", "benin", ".", "no such field"},
                   {"actions", "benin", "title.", "no such field"},
                   {"actions", "benin", "request.", "no such field"}});
}

TEST_CASE("labels are what people read") {
  const View view = on(small_office());
  const auto label = [&](std::string_view subject, std::string_view field, std::string_view id) {
    return label_of(view, *find_field(view, *find_subject(subject), field), id);
  };
  CHECK(label("actions", "country", "BEN") == "Benin");
  CHECK(label("actions", "status", "on-hold") == "On hold");
  CHECK(label("actions", "phase", "two") == "Harbour II");
  CHECK(label("actions", "region", "africa-west") == "Africa (West)");
  CHECK(label("actions", "region@region_2015", "sub-saharan-africa") == "Sub-Saharan Africa");
  CHECK(label("actions", "region", "sub-saharan-africa") == "sub-saharan-africa");
  CHECK(label("actions", "requester", "gulf-harbour-union") == "Gulf Harbour Union");
  CHECK(label("actions", "request", "2018-01") == "Benin");
  CHECK(label("actions", "request", "2018-02") == "Scanners for river crossings");
  CHECK(label("actions", "request", "gone") == "gone");
  CHECK(label("missions", "expert", "k7p3xq") == "k7p3xq");
  CHECK(label("actions", "title", "BEN") == "BEN");
  CHECK(label("actions", "country", "XXX") == "XXX");
}

TEST_CASE("drafts are units only where they are asked for") {
  const Sample sample({{"requests/a", "title: A\n"}, {"requests/b", "draft: true\n"}});
  const Subject& requests = *find_subject("requests");
  CHECK(units_of(sample.store(), requests, false).size() == 1);
  CHECK(units_of(sample.store(), requests, true).size() == 2);
}

TEST_CASE("the day that places a unit in a period") {
  const AsOf as_of = on(small_office(), "2026-01-15", "2026-01-15").as_of;
  const auto main = [&](std::string_view subject, std::string_view name) {
    const Subject& of = *find_subject(subject);
    for (const Unit& unit : units_of(small_office(), of, true))
      if (name_of(small_office(), of, unit) == name) {
        const When when = main_date(small_office(), of, unit, as_of);
        return when.known ? when.date.to_string() : std::string{"not known"};
      }
    return std::string{"no such unit"};
  };
  CHECK(main("requests", "2018-01") == "2018-03-05");
  CHECK(main("actions", "benin") == "2018-06-04");
  CHECK(main("actions", "zambia") == "2021-06-10");  // never started: when it was approved
  CHECK(main("activities", "benin/a3") == "2018-11-12");
  CHECK(main("activities", "benin/a4") == "2018-06-04");  // no day of its own
  CHECK(main("missions", "benin/m1") == "2018-06-04");
  CHECK(main("results", "benin/r1") == "2018-06-04");
  CHECK(main("experts", "k7p3xq") == "2018-02-19");
  CHECK(main("feedback", "survey-2023") != "not known");
  CHECK(main("missions", "benin/m3") == "2018-09-17");  // with its activity
  CHECK(main("missions", "philippines/m2") == "2023-03-06");
  CHECK(main("fiches", "fiche-2018-01") != "not known");
  CHECK(main("publications", "five-years") == "2023-12");
  CHECK(main("events", "handbook-launch") != "not known");
  CHECK(main("reviews", "rom-2019") != "not known");
  CHECK(main("practices", "welcome-service") != "not known");
  CHECK(main("claims", "five-years-participants") == "2023-12-31");
  CHECK(main("aggregates", "pilot-experts-by-background") == "2017");
  CHECK(main("organisations", "gulf-harbour-union") == "not known");
}

}  // namespace fields_test
