// Where a field is that a person names.

#include "mieux/changes/wishes/place.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "yaml/reading.hpp"

namespace place_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr const char* action_text =
    "id: x\nuid: abcdefgh234567ab\ntitle: T\ncountries: [TJK, BEN]\n"
    "region:\n  region_2015: asia\n"
    "activities:\n  - id: a2\n    types: [training]\n    title: One\n"
    "  - id: a7\n    types: [training]\n    title: Two\n    participants:\n"
    "      by_country:\n        TJK: 3\n"
    "missions:\n  - country: FRA\n";

/// `activities.2.title` as the path in the file, counted from 1.
std::string place(std::string_view field, const yaml::Path& start = {}) {
  const yaml::Reading reading{std::string{action_text}};
  REQUIRE(reading.whole);
  const FieldPlace found =
      find_place(schema::built_in_schemas(), RecordKind::action, reading.document, start, field);
  REQUIRE(found.rule != nullptr);
  CHECK(found.rule == rule_at(schema::built_in_schemas(), RecordKind::action, found.path));
  return yaml::to_string(found.path);
}

std::string mistake(std::string_view field) {
  return failure_of([&] { (void)place(field); });
}

}  // namespace

TEST_CASE("a field is found by names, keys, positions and ids") {
  struct Case {
    std::string_view field;
    std::string_view path;
  };
  const std::vector<Case> cases = {
      {"title", "title"},
      {"objective", "objective"},
      {"countries", "countries"},
      {"countries.1", "countries.1"},
      {"countries.3", "countries.3"},
      {"region.region_2015", "region.region_2015"},
      {"region.other", "region.other"},
      {"activities.a7", "activities.2"},
      {"activities.a7.title", "activities.2.title"},
      {"activities.1.title", "activities.1.title"},
      {"activities.3.title", "activities.3.title"},
      {"activities.a7.participants.by_country.TJK", "activities.2.participants.by_country.TJK"},
      {"activities.a2.participants.by_country.BEN", "activities.1.participants.by_country.BEN"},
      {"missions.1.country", "missions.1.country"},
      {"results.1.title", "results.1.title"},
      {"planned.start", "planned.start"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.field);
    CHECK(place(c.field) == c.path);
  }
}

TEST_CASE("a field is found below a part of the record") {
  CHECK(place("title", {"activities", std::uint32_t{1}}) == "activities.2.title");
  CHECK(place("places.1", {"activities", std::uint32_t{0}}) == "activities.1.places.1");
  CHECK(place("region_2015", {"region"}) == "region.region_2015");
}

TEST_CASE("a field there is not is misuse, and the message says where") {
  for (const std::string_view field :
       {"", "titel", "title.x", "countries.x", "countries.0", "countries.4", "activities.a9",
        "activities.4", "activities.a7.titel", "results.2", "results.r1", "activities..title",
        "title.", ".title", "countries.-1", "countries.1x", "countries.99999999999",
        "planned.end.x"}) {
    CAPTURE(field);
    CHECK(mistake(field).starts_with("2 "));
  }
  CHECK(mistake("titel") == "2 there is no field 'titel' here");
  CHECK(mistake("countries.4") == "2 there is no element 4; there are 2 elements");
  CHECK(mistake("activities.a9") == "2 there is no element 'a9'");
  try {
    (void)place("activities.a7.titel");
  } catch (const Failure& failure) {
    CHECK(failure.typed() == "activities.a7.titel");
    CHECK(failure.span() == Span{14, 19});
    CHECK(failure.hint().find("title") != std::string::npos);
  }
}

TEST_CASE("the schema knows the rule of a place, or that there is none") {
  const auto rule = [](const yaml::Path& path) {
    return rule_at(schema::built_in_schemas(), RecordKind::action, path);
  };
  CHECK(rule({}) == &schema::built_in_schemas().root(RecordKind::action));
  REQUIRE(rule({"title"}) != nullptr);
  CHECK(rule({"title"})->type == schema::Type::string);
  REQUIRE(rule({"activities"}) != nullptr);
  CHECK(rule({"activities"})->type == schema::Type::array);
  CHECK(rule({"activities", std::uint32_t{7}, "title"}) != nullptr);
  CHECK(rule({"nothing"}) == nullptr);
  CHECK(rule({"nothing", "title"}) == nullptr);
  CHECK(rule({"title", "x"}) == nullptr);
  CHECK(rule({"title", std::uint32_t{0}}) == nullptr);
  CHECK(rule({"activities", "title"}) == nullptr);
}

TEST_CASE("fields are put in the order of the schema, at every level") {
  yaml::Value value = fields_of_text(
      "odd: 1\nactivities:\n  - title: T\n    zeal: 2\n    id: a1\n    types: [training]\n"
      "title: X\nplanned:\n  end: 2026\n  start: 2025\nid: x\n",
      "f");
  put_in_order(schema::built_in_schemas(), schema::built_in_schemas().root(RecordKind::action),
               value);
  CHECK(yaml::emit(value) ==
        "id: x\ntitle: X\nplanned:\n  start: 2025\n  end: 2026\nactivities:\n  - id: a1\n"
        "    types: [training]\n    title: T\n    zeal: 2\nodd: 1\n");
}

TEST_CASE("keys have the rank of their place in the schema") {
  const yaml::KeyOrder order = schema_order(schema::built_in_schemas(), RecordKind::action);
  CHECK(order({}, "id") < order({}, "uid"));
  CHECK(order({}, "uid") < order({}, "title"));
  CHECK(order({}, "remarks") < order({}, "no-such-field"));
  const yaml::Path activity{"activities", std::uint32_t{0}};
  CHECK(order(activity, "id") < order(activity, "title"));
  CHECK(order({"title"}, "x") == 0);
}

}  // namespace place_test
