// What `mieux list --format csv` prints comes back and changes nothing.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "importing.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/sheets/import_rows.hpp"

namespace import_mirror_test {

using namespace mieux;

namespace {

/// The fields of a subject, and each below a list also for its first two elements.
std::vector<std::string> columns_of(const View& view, const Subject& subject) {
  std::vector<std::string> names{"uid", "remarks"};
  const auto add = [&](const std::string& name) {
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (!known && name != "id" && find_field(view, subject, name)) names.push_back(name);
  };
  for (const std::string& name : field_names(view, subject)) {
    add(name);
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) continue;
    add(name.substr(0, dot) + ".1" + name.substr(dot));
    add(name.substr(0, dot) + ".2" + name.substr(dot));
  }
  return names;
}

/// The units of a subject as CSV.
std::string exported(const View& view, const Subject& subject,
                     const std::vector<std::string>& columns) {
  Grid grid;
  grid.columns.push_back({"id", "id"});
  std::vector<Field> fields;
  for (const std::string& name : columns) {
    fields.push_back(*find_field(view, subject, name));
    grid.columns.push_back({name, name});
  }
  for (const Unit& unit : units_of(view.store, subject, true)) {
    Grid::Row row;
    row.cells.push_back({name_of(view.store, subject, unit), ""});
    for (const Field& field : fields) {
      Values values;
      field.get(view, unit, values);
      row.cells.push_back({cell_of(field, values), ""});
    }
    grid.rows.push_back(std::move(row));
  }
  return as_csv(grid);
}

void check_mirror(const Store& store, const Subject& subject) {
  CAPTURE(subject.plural);
  const Circumstances circumstances = circumstances_for_tests();
  View view(store, circumstances.as_of);
  view.audience = Audience::staff;
  std::vector<Diagnostic> problems;
  const Sheet sheet =
      read_sheet("s.csv", exported(view, subject, columns_of(view, subject)), problems);
  CHECK(problems.empty());
  const Imported imported = import_rows(store, subject, sheet, circumstances, 1);
  CHECK(imported.columns.empty());
  CHECK(imported.problems.empty());
  CHECK(imported.created + imported.changed == 0);
  CHECK(imported.unchanged == sheet.rows.size());
  CHECK(sheet.rows.size() == units_of(store, subject, true).size());
  CHECK_FALSE(imported.change.changes_anything());
}

}  // namespace

TEST_CASE("the example stores go out with all fields and come back unchanged") {
  for (const char* example : {"small-office", "mieux-2009-2015"}) {
    CAPTURE(example);
    Store::Options options;
    options.threads = 1;
    const Store store = Store::load(std::filesystem::path{MIEUX_SOURCE_DIR} / "examples" / example,
                                    schema::built_in_schemas(), options);
    for (const Subject& subject : subjects())
      if (subject.importable) check_mirror(store, subject);
  }
}

TEST_CASE("texts that spreadsheets and lists could take for something else come back") {
  ImportFolder folder;
  folder.write("actions/odd.yaml",
               "title: \"=SUM(A1), \\\"quoted\\\"; and more\"\naliases: [old]\n"
               "objective: |\n  Two lines,\n\n  and a third\n"
               "activities:\n  - id: a1\n    types: [training]\n    title: \" blank \"\n"
               "    places:\n      - a; b\n      - \"[c]\"\n      - '\"d\" \\'\n"
               "    optional: false\n    participants:\n      total: 3\n"
               "      by_country:\n        TJK: 3\n"
               "remarks: \"012\"\n");
  folder.write("requests/aliased.yaml",
               "title: x\nfollow_up_of: [old]\ndraft: true\nletters:\n  - received: 2012-02\n");
  const Store store = folder.load();
  for (const Subject& subject : subjects())
    if (subject.importable) check_mirror(store, subject);
  const View view(store, circumstances_for_tests().as_of);
  CHECK(exported(view, *find_subject("activities"),
                 {"places", "participants.by_country.TJK", "action.activities.1.places.2"}) ==
        "id,places,participants.by_country.TJK,action.activities.1.places.2\r\n"
        "odd/a1,\"\"\"a; b\"\"; \"\"[c]\"\"; \"\"\\\"\"d\\\"\" \\\\\"\"\",3,[c]\r\n");
}

namespace {

const std::vector<std::string> odd_names{
    "Ministère du Travail",
    "MINISTÈRE DU TRAVAIL",
    "Ministère  du Travail",
    "Ministe\u0300re du Travail",
    "Ministère des affaires de l'étranger",
    "Ministère des affaires de l’étranger",
    "Border Guard Agency",
    "Scanners for river crossings",
    "日本語の題名",
    "Министерство труда",
    "وزارة العمل",
    "Côte d'Ivoire",
    "A Office; Togo",
    "=1+1",
    "feb-18",
    "2018-02",
    "oPt",
    " blanks at both ends ",
    "\"quoted\", and a comma",
};

}  // namespace

TEST_CASE("names and titles in any script and spelling come back, for every kind") {
  ImportFolder folder;
  for (std::size_t i = 0; i < odd_names.size(); ++i) {
    const std::string id = "n" + std::to_string(i);
    const std::string name = yaml::scalar(odd_names[i], false);
    folder.write("organisations/" + id + ".yaml", "names:\n  - name: " + name + "\nacronym: " +
                                                      name + "\ncountry: TJK\ntype: ministry\n");
    folder.write("requests/" + id + ".yaml",
                 "title: " + name + "\nshort_name: " + name + "\nletters:\n  - requester: " + id +
                     "\ncountries: [TJK]\nevents:\n  - event: received\n");
    folder.write("actions/" + id + ".yaml", "title: " + name + "\nrequesters: [" + id +
                                                "]\nactivities:\n  - id: a1\n"
                                                "    types: [training]\n    title: " +
                                                name + "\n    places:\n      - " + name + "\n");
    folder.write("experts/" + id + ".yaml",
                 "country: FRA\nbackground: ngo\nadministration: " + name + "\n");
  }
  const Store store = folder.load();
  for (const Subject& subject : subjects())
    if (subject.importable) check_mirror(store, subject);
}

TEST_CASE("whatever cells hold, the second time they change nothing") {
  const auto cell = rc::gen::container<std::string>(
      rc::gen::elementOf(std::string{"ab1,;\"[]{}=:#-'\n\\|&*! \t"}));
  rc::check("cells are merged once", [&] {
    const ImportFolder folder;
    folder.write("actions/odd.yaml",
                 "title: Odd\nactivities:\n  - id: a1\n    title: T\n    types: [training]\n"
                 "    places: [here, there]\n");
    std::string sheet = "id,places,note,participants.institutions,funding_shown\nodd/a1";
    for (int column = 0; column < 4; ++column) sheet += "," + quoted_cell(*cell, ',');
    sheet += "\n";
    RC_PRE(folder.plan("activities", sheet).rejected().empty());
    folder.bring_in("activities", sheet);
    RC_ASSERT(folder.bring_in("activities", sheet) == "0 0 1");
    check_mirror(folder.load(), *find_subject("activities"));
  });
}

}  // namespace import_mirror_test
