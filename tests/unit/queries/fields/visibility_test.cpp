// Who may see what: the gate of fields, and records read for an audience.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/queries/language/filter.hpp"
#include "mieux/store/visible_record.hpp"
#include "queries/fields/facts.hpp"
#include "queries/samples.hpp"
#include "schema/checking.hpp"

namespace visibility_test {

using namespace mieux;
using namespace mieux::samples;
using schema::Visibility;

namespace {

View staff(const Store& store) {
  View view = on(store);
  view.audience = Audience::staff;
  return view;
}

/// Paths of the schema whose fields are internal or personal, from a rule on.
void collect_hidden(const schema::Schemas& schemas, const schema::Rule& rule,
                    const std::string& prefix, bool hidden, std::vector<std::string>& paths) {
  for (const schema::Property& property : rule.properties) {
    const bool here = hidden || property.visibility != Visibility::open;
    const schema::Rule* value = &schemas.rule(property.rule);
    if (value->type == schema::Type::array) value = &schemas.rule(value->items);
    const std::string path = prefix + std::string{property.name};
    if (!value->properties.empty())
      collect_hidden(schemas, *value, path + ".", here, paths);
    else if (here)
      paths.push_back(path);
  }
}

std::vector<std::string> hidden_paths(const Store& store, const Subject& subject) {
  std::vector<std::string> paths;
  collect_hidden(store.schemas(), store.schemas().of(subject), "", false, paths);
  return paths;
}

template <typename Call>
std::string failure_of(Call call) {
  try {
    call();
  } catch (const Failure& failure) {
    return std::string{failure.what()} + " / " + failure.hint();
  }
  return "no failure";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "no internal field of any schema is found, named, filtered by or measured for everybody") {
  const View public_view = on(small_office());
  const View staff_view = staff(small_office());
  std::size_t checked = 0;
  for (const Subject& subject : subjects())
    for (const std::string& path : hidden_paths(small_office(), subject)) {
      CAPTURE(subject.plural);
      CAPTURE(path);
      ++checked;
      CHECK(!find_field(public_view, subject, path));
      CHECK(find_field(staff_view, subject, path));
      CHECK(find_field(staff_view, subject, path)->visibility != Visibility::open);
      const std::vector<std::string> names = field_names(public_view, subject);
      CHECK(std::find(names.begin(), names.end(), path) == names.end());
      const auto refused = [&](const auto& call) {
        const std::string said = failure_of(call);
        CHECK_MESSAGE(has(said, "is internal"), said);
      };
      refused([&] { require_field(public_view, subject, path, {"--by", path, {}}); });
      refused([&] { Filter(public_view, subject, path + " = none", "--where"); });
      StatsQuery query;
      query.subject = &subject;
      refused([&] { set_measure(public_view, "distinct:" + path, query); });
      refused([&] { set_measure(public_view, "share:" + path + "=x", query); });
    }
  CHECK(checked > 60);
}

TEST_CASE("what rests on several fields has the strictest visibility of them") {
  const schema::Schemas& schemas = small_office().schemas();
  const auto of = [&](RecordKind kind, std::string_view reads) {
    return visibility_of(schemas, subject_of(kind), reads);
  };
  CHECK(of(RecordKind::request, "countries topics") == Visibility::open);
  CHECK(of(RecordKind::request, "countries recorded_by") == Visibility::internal);
  CHECK(of(RecordKind::request, "screening.by") == Visibility::internal);
  CHECK(of(RecordKind::action, "countries request:recorded_by") == Visibility::internal);
  CHECK(of(RecordKind::action, "expert-private:name countries") == Visibility::personal);
  CHECK(of(RecordKind::organisation, "title?") == Visibility::open);
  CHECK_THROWS(of(RecordKind::organisation, "title"));
}

TEST_CASE("every field that follows says what it rests on") {
  for (const Subject& subject : subjects()) {
    CAPTURE(subject.plural);
    for (const std::string& name : field_names(staff(small_office()), subject)) {
      CAPTURE(name);
      CHECK_NOTHROW(find_field(staff(small_office()), subject, name).value());
    }
  }
}

TEST_CASE("what is reached through a reference is as internal as each step of the way") {
  const Subject& actions = *find_subject("actions");
  const Subject& missions = *find_subject("missions");
  for (const char* path : {"request.recorded_by", "request.screening.note", "request.remarks"}) {
    CAPTURE(path);
    CHECK(!find_field(on(small_office()), actions, path));
    CHECK(!find_field(on(small_office()), missions, path));
    CHECK(find_field(staff(small_office()), actions, path));
  }
  CHECK(find_field(on(small_office()), actions, "request.title"));
}

TEST_CASE("staff filters, groups and counts by internal fields") {
  const View view = staff(small_office());
  CHECK(passing(view, "actions", "remarks != none") == "benin");
  CHECK(passing(view, "activities", "cost.actual = 17350.5") == "benin/a2");
  CHECK(passing(view, "activities", "cost.actual > 17350") == "benin/a2");
  CHECK(has(figures(view, {"requests", "recorded_by"}), "hf1 2"));
}

TEST_CASE("a hint says how staff sees it, or why a claim cannot") {
  const View view = on(small_office());
  const Subject& requests = *find_subject("requests");
  const auto said = [&](const char* option) {
    return failure_of([&] {
      require_field(view, requests, "recorded_by", {option, "recorded_by", {0, 11}});
    });
  };
  CHECK(has(said("--columns"), "add --internal"));
  CHECK(has(said("claims/a.yaml: by"), "fields that everybody may see"));
}

/// The schemas of the program, but everybody sees answers without small cells alone.
const schema::Schemas& with_small_cells() {
  static const std::string text = [] {
    for (const schema::EmbeddedFile& file : schema::embedded_schemas()) {
      if (file.name != "feedback.schema.json") continue;
      std::string json{file.text};
      constexpr std::string_view open = R"("x-visibility": "public")";
      const std::size_t at = json.find(open, json.find(R"("distribution": {)"));
      return json.replace(at, open.size(),
                          R"("x-visibility": "internal", "x-small-cells": "suppress")");
    }
    return std::string{};
  }();
  static const schema::Schemas schemas = schema::compile_with("feedback.schema.json", text);
  return schemas;
}

TEST_CASE("answers are not listed or counted for everybody where small cells are hidden") {
  const Store store = Store::load(std::filesystem::path{MIEUX_SOURCE_DIR} / "examples/small-office",
                                  with_small_cells(), {});
  const Subject& feedback = *find_subject("feedback");
  const std::string_view name = "questions.distribution";
  CHECK(!find_field(on(store), feedback, name));
  CHECK(find_field(staff(store), feedback, name).value().small_cells);
  const std::string said = failure_of([&] {
    require_field(on(store), feedback, name, {"--by", name, {0, 22}});
  });
  CHECK(said ==
        "--by: 'questions.distribution' of feedback is internal as stored: everybody sees figures "
        "without small cells / `mieux stats feedback --question ...` counts answers and hides "
        "small cells; for staff alone, add --internal: what is printed is marked");
  const Subject& actions = *find_subject("actions");
  CHECK(!find_field(staff(store), actions, "request.title").value().small_cells);
  std::size_t seen_by_staff = 0;
  for (const Record& record : store.records(RecordKind::feedback)) {
    const VisibleRecord for_everybody(store, record, Audience::everybody);
    for (const VisibleValue& question : for_everybody.at("questions").children())
      CHECK(!question.at("distribution"));
    const VisibleRecord for_staff(store, record, Audience::staff);
    for (const VisibleValue& question : for_staff.at("questions").children())
      seen_by_staff += question.at("distribution") ? 1U : 0U;
  }
  CHECK(seen_by_staff > 0);
}

TEST_CASE("a claim that counts by an internal field is refused") {
  const Sample sample({{"claims/c",
                        "title: C\nvalue: 1\nas_of: 2012-01-01\n"
                        "query:\n  of: requests\n  where: recorded_by = hf1\n"},
                       {"requests/r", "title: R\nrecorded_by: hf1\n"}});
  const Record& claim = *sample.store().find(RecordKind::claim, "c");
  const auto problem = problem_of(on(sample.store()), claim);
  REQUIRE(problem.has_value());
  const std::string said = problem->message;
  CHECK(check_claim(on(sample.store()), claim).verdict == Verdict::wrong_query);
  CHECK_MESSAGE(has(said, "'recorded_by' of requests is internal"), said);
}

TEST_CASE("a record read for everybody has no internal values, nor fields nobody has described") {
  const Sample sample({{"requests/r",
                        "title: R\nletters:\n  - requester: x\n    received_by: hf1\n"
                        "screening:\n  by: hf2\nremarks: Not for all\nunheard_of: what\n"}});
  const Record& record = *sample.store().find(RecordKind::request, "r");
  const auto keys_of = [&](Audience audience) {
    const VisibleRecord visible(sample.store(), record, audience);
    std::string keys;
    for (const VisibleValue& field : visible.root().children())
      keys += std::string{field.key()} + " ";
    for (const VisibleValue& letter : visible.at("letters").children())
      for (const VisibleValue& field : letter.children())
        keys += "letters." + std::string{field.key()} + " ";
    return keys;
  };
  CHECK(keys_of(Audience::everybody) == "id uid title letters letters.requester ");
  CHECK(keys_of(Audience::staff) ==
        "id uid title letters screening remarks unheard_of letters.requester "
        "letters.received_by ");
  const VisibleRecord visible(sample.store(), record, Audience::everybody);
  CHECK(!visible.at("remarks"));
  CHECK(visible.at("screening").text_at("by").empty());
  CHECK(visible.at("letters").rule() != nullptr);
}

TEST_CASE("what is personal is for no audience") {
  StoreFolder folder;
  folder.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n");
  folder.write("expert-private/k7p3xq.yaml",
               "id: k7p3xq\nuid: tstendljtrtpluoi\nname: Jane Roe\n"
               "contact:\n  emails: [j@example.org]\n");
  const Store store = folder.load();
  const Record& record = *store.find(RecordKind::expert_private, "k7p3xq");
  for (const Audience audience : {Audience::everybody, Audience::staff}) {
    const VisibleRecord visible(store, record, audience);
    CHECK(!visible.at("name"));
    CHECK(!visible.at("contact"));
  }
}

}  // namespace visibility_test
