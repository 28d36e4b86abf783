// A record on a terminal and as JSON: what follows from it, what it says, who names it.

#include "mieux/reports/records/shown_record.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace shown_record_test {

using namespace mieux;
using namespace mieux::samples;
using Json = nlohmann::json;

namespace {

const Record& record(const Store& store, RecordKind kind, std::string_view id) {
  const Record* found = store.find(kind, id);
  REQUIRE(found != nullptr);
  return *found;
}

/// As `mieux show` sees it.
View shown(const Store& store, std::string_view as_of = "2024-06-30", std::string_view today = {}) {
  View view = on(store, as_of, today);
  view.audience = Audience::staff;
  return view;
}

std::string text_of(const View& view, RecordKind kind, std::string_view id, unsigned width = 100) {
  return record_as_text(view, record(view.store, kind, id), width);
}

Json json_of(const View& view, RecordKind kind, std::string_view id) {
  return Json::parse(record_as_json(view, record(view.store, kind, id)));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a sheet begins with the record, then what follows, then what it says") {
  const std::string sheet = text_of(shown(small_office()), RecordKind::action, "benin");
  CHECK(
      sheet.starts_with("action/benin  Benin\nactions/benin.yaml\n\n"
                        "derived for 2024-06-30:\n  status: Completed\n"));
  for (const std::string_view part :
       {"\n  region: Africa (West)\n", "\n  theme: Legal Migration and Mobility\n",
        "\n  phase: Harbour I\n", "\n  approved: 2018-04-11\n", "\nid: benin\n",
        "\ncountries: BEN (Benin)\n", "\nrequest: 2018-01 (Benin)\n",
        "requesters: benin-placement-agency (Agence béninoise de placement à l'étranger)\n",
        "\nnamed by:\n", "  request/2022-01\n"}) {
    CAPTURE(part);
    CHECK(has(sheet, part));
  }
}

TEST_CASE("a sheet answers for the day asked about") {
  CHECK(has(text_of(shown(small_office(), "2018-07-01"), RecordKind::action, "benin"),
            "status: Ongoing\n"));
  CHECK(has(text_of(shown(small_office(), "2019-02-14", "2024"), RecordKind::request, "2019-01"),
            "outcome: Not known\n"));
  const Json json = json_of(shown(small_office(), "2018-07-01"), RecordKind::action, "benin");
  CHECK(json["as_of"] == "2018-07-01");
  CHECK(json["derived"]["status"] == Json{"ongoing"});
}

TEST_CASE("every line fits, unless a word does not") {
  for (const unsigned width : {40U, 60U, 100U})
    for (const Record& found : small_office().records(RecordKind::action))
      for (const std::string& line :
           lines_of(record_as_text(shown(small_office()), found, width))) {
        CAPTURE(line);
        std::istringstream in(line);
        const auto words = std::distance(std::istream_iterator<std::string>(in), {});
        CHECK((character_count(line) <= width || words <= 3));  // `- label: word`
      }
}

TEST_CASE("JSON has the record as it is written") {
  const Json json = json_of(shown(small_office()), RecordKind::action, "benin");
  CHECK(json["format"] == "mieux.record/1");
  CHECK(json["kind"] == "action");
  CHECK(json["path"] == "actions/benin.yaml");
  CHECK(json["derived"]["region"] == Json{"africa-west"});
  CHECK(json["derived"]["approved"] == Json{"2018-04-11"});
  CHECK(json["derived"]["missions.country"] == Json{"DEU", "GHA", "FRA", "PRT"});
  CHECK(json["named_by"][0] == "request/2022-01");
  const Json& said = json["record"];
  CHECK(said["id"] == "benin");
  CHECK(said["references"] == Json{"HF/A/18/0003"});
  CHECK(said["activities"][1]["participants"]["total"] == 24);
  CHECK(said["activities"][1]["cost"]["actual"] == 17350.5);
  CHECK(said["activities"][3]["optional"] == true);
  CHECK(said["missions"][4]["count"] == "unknown");
  CHECK(said["events"][0]["date"] == "2018-05-14");
}

TEST_CASE("values of any form are kept") {
  const Sample sample(
      {{"requests/a",
        "title: \"2013\"\nreferences: [\"012\"]\njoint: false\ncountries: []\n"
        "need: |\n  One.\n\n  Two.\nremarks:\ndraft: true\n"},
       {"actions/x", "missions:\n  - days: -0.5\n  - days: 99999999999999999999\n"}});
  const Json said = json_of(shown(sample.store()), RecordKind::request, "a")["record"];
  CHECK(said["title"] == "2013");
  CHECK(said["references"] == Json{"012"});
  CHECK(said["joint"] == false);
  CHECK(said["countries"] == Json::array());
  CHECK(said["need"] == "One.\n\nTwo.\n");
  CHECK(said["remarks"].is_null());
  CHECK(
      text_of(shown(sample.store()), RecordKind::request, "a").starts_with("request/a  (draft)\n"));
  const Json days = json_of(shown(sample.store()), RecordKind::action, "x")["record"]["missions"];
  CHECK(days[0]["days"] == -0.5);
  CHECK(days[1]["days"] == "99999999999999999999");
}

TEST_CASE("a sheet of every record of the examples") {
  for (const Store* store : {&small_office(), &published()})
    for (const Subject& kind : kinds)
      for (const Record& found : store->records(kind.kind)) {
        CAPTURE(Store::path_of(found));
        const std::string sheet = record_as_text(shown(*store), found, 80);
        CHECK(sheet.starts_with(std::string{kind.singular} + "/" + std::string{found.id}));
        for (const std::string& line : lines_of(sheet)) CHECK(for_terminal(line) == line);
        CHECK(Json::parse(record_as_json(shown(*store), found))["kind"] == kind.singular);
      }
}

TEST_CASE("every word of a record is on its sheet") {
  const std::string text =
      "Twelve trainers work in the departments and pass on what they learnt, word by word.";
  const Sample sample({{"requests/a", "title: T\nneed: " + text + "\n"}});
  const std::string sheet = text_of(shown(sample.store()), RecordKind::request, "a", 40);
  std::string joined;
  for (const std::string& line : lines_of(sheet)) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string::npos) joined += " " + line.substr(first);
  }
  CHECK(has(joined, "need: " + text));
}

TEST_CASE("hostile values do nothing to a terminal") {
  const Sample sample({{"requests/a",
                        "title: \"\\e[31m red \\u202e back\\nline\"\n"
                        "short_name: \"x\\ry\"\nneed: \"\\0 and \\x9b\"\n"}});
  const std::string sheet = text_of(shown(sample.store()), RecordKind::request, "a");
  CHECK(has(sheet, "request/a  x\\ry\n"));
  CHECK(has(sheet, "\n  \\x1b[31m red \\u202e back\n  line\n"));
  for (const std::string& line : lines_of(sheet)) CHECK(for_terminal(line) == line);
  const Json json = json_of(shown(sample.store()), RecordKind::request, "a");
  CHECK(json["record"]["short_name"] == "x\ry");
}

TEST_CASE("a record that cannot be read has no sheet") {
  const Sample sample({{"requests/broken.yaml", "id: \"a\n"}});
  CHECK_THROWS_AS(text_of(shown(sample.store()), RecordKind::request, "broken"), Failure);
  CHECK_THROWS_AS(json_of(shown(sample.store()), RecordKind::request, "broken"), Failure);
}

}  // namespace shown_record_test
