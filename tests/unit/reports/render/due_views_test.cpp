// What is due as a table, as JSON and as a calendar: read back by the rules of RFC 5545.

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/reports/render/due_views.hpp"
#include "queries/samples.hpp"

namespace due_views_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

/// The lines of a calendar, unfolded: name with parameters, value. Checks line ends and lengths.
Lines read_calendar(const std::string& text) {
  std::vector<std::string> whole;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    const std::string line = text.substr(begin, end - begin);
    CHECK(line.size() <= 75);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(character_count(line) <= line.size());
    if (line.starts_with(' ')) {
      REQUIRE(!whole.empty());
      // A character is never cut.
      CHECK((static_cast<unsigned char>(line[1]) & 0xC0U) != 0x80U);
      whole.back() += line.substr(1);
    } else {
      whole.push_back(line);
    }
    begin = end + 2;
  }
  Lines lines;
  for (const std::string& line : whole) {
    const std::size_t colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    lines.emplace_back(line.substr(0, colon), line.substr(colon + 1));
  }
  return lines;
}

/// A text value without its escapes; only those of the standard are allowed.
std::string unescaped(const std::string& value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    CHECK(value[i] != ';');
    CHECK(value[i] != ',');
    if (value[i] != '\\') {
      out += value[i];
      continue;
    }
    ++i;
    REQUIRE(i < value.size());
    REQUIRE(std::string{"\\;,n"}.find(value[i]) != std::string::npos);
    out += value[i] == 'n' ? '\n' : value[i];
  }
  return out;
}

std::vector<std::string> values_of(const Lines& lines, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : lines)
    if (key == name) values.push_back(value);
  return values;
}

constexpr std::string_view programme =
    "format: mieux.store/1\ntitle: Office\nclocks:\n"
    "  - id: fiche\n    title: \"Fiche; first, \\\\ drafted\"\n    from: received\n"
    "    to: fiche-drafted\n    length:\n      weeks: 3\n";

const Sample& sample() {
  static const std::string name =
      "short_name: \"Équipe d'accueil à São Tomé, où l'été est déjà là; très très loin d'ici\"\n";
  static const std::string a = name +
                               "responsible:\n  - staff: hf1\n  - staff: hf2\n"
                               "events:\n  - event: received\n    date: 2026-01\n";
  static const std::string b = "title: B\nevents:\n  - event: received\n    date: 2025-12-10\n";
  static const Sample made({{"mieux.yaml", programme}, {"requests/a", a}, {"requests/b", b}});
  return made;
}

const Day day = date("2026-01-15").first();

std::vector<DueItem> items() {
  return due_items(sample().store(), on(sample().store(), "2026-01-15").as_of);
}

}  // namespace

TEST_CASE("a calendar that other programs read") {
  const Lines lines = read_calendar(due_as_calendar(items(), day, "Office, of Ports"));
  CHECK(lines.front() == std::pair<std::string, std::string>{"BEGIN", "VCALENDAR"});
  CHECK(lines.back() == std::pair<std::string, std::string>{"END", "VCALENDAR"});
  CHECK(values_of(lines, "VERSION") == std::vector<std::string>{"2.0"});
  CHECK(values_of(lines, "PRODID").size() == 1);
  CHECK(values_of(lines, "DTSTAMP") == std::vector<std::string>(2, "20260115T000000Z"));
  CHECK(values_of(lines, "DTSTART;VALUE=DATE") == std::vector<std::string>{"20251231", "20260205"});
  CHECK(values_of(lines, "DTEND;VALUE=DATE") == std::vector<std::string>{"20260101", "20260206"});
  const auto summaries = values_of(lines, "SUMMARY");
  REQUIRE(summaries.size() == 2);
  CHECK(unescaped(summaries[0]) == "Fiche; first, \\ drafted: B");
  CHECK(unescaped(summaries[1]) ==
        "Fiche; first, \\ drafted: Équipe d'accueil à São Tomé, où l'été est déjà là; très très "
        "loin d'ici");
  const auto descriptions = values_of(lines, "DESCRIPTION");
  REQUIRE(descriptions.size() == 2);
  CHECK(unescaped(descriptions[0]) == "request/b");
  CHECK(unescaped(descriptions[1]) ==
        "request/a\ndue between 2026-01-22 and 2026-02-05\nresponsible: hf1, hf2");
  const auto uids = values_of(lines, "UID");
  REQUIRE(uids.size() == 2);
  const Record& b = sample().store().records(RecordKind::request)[1];
  CHECK(uids[0] == std::string{b.uid.value} + "-fiche@mieux");
  CHECK(uids[0] != uids[1]);
  // The same item keeps its id.
  CHECK(values_of(read_calendar(due_as_calendar(items(), day + Day::duration{3}, "")), "UID") ==
        uids);
}

TEST_CASE("an empty calendar is one, too") {
  const Lines lines = read_calendar(due_as_calendar({}, day, ""));
  CHECK(lines.size() == 5);
  CHECK(values_of(lines, "BEGIN") == std::vector<std::string>{"VCALENDAR"});
}

TEST_CASE("no byte of a hostile text breaks a line of the calendar") {
  DueItem item;
  item.record = &sample().store().records(RecordKind::request)[0];
  item.due = date("2026-01-15");
  item.asked_by = "x";
  for (const std::string& text :
       {std::string{"a\r\nBEGIN:VEVENT\r\nb"}, std::string{"\x1b[31m\x07\x7f"},
        std::string(300, '\xBF'), std::string(74, 'a') + "é" + std::string(80, 'b')}) {
    item.what = text;
    const std::string calendar = due_as_calendar({item}, day, text);
    const auto begins = std::count(calendar.begin(), calendar.end(), '\x1b');
    CHECK(begins == 0);
    std::size_t events = 0;
    for (std::size_t at = calendar.find("\r\nBEGIN:VEVENT\r\n"); at != std::string::npos;
         at = calendar.find("\r\nBEGIN:VEVENT\r\n", at + 1))
      ++events;
    CHECK(events == 1);
  }
}

TEST_CASE("tables show the last possible day, CSV and JSON its bounds") {
  const Grid grid = grid_of(items(), day, true);
  CHECK(as_csv(grid).starts_with("due,days_left,what,record,name,responsible\r\n2025-12-31,-15,"));
  CHECK(as_csv(grid).find("2026-01-22/2026-02-05,21,") != std::string::npos);
  CHECK(as_table(grid, 0).find("2026-02-05    21  Fiche") != std::string::npos);
  const auto json = nlohmann::json::parse(due_as_json(items(), day));
  CHECK(json["format"] == "mieux.due/1");
  CHECK(json["as_of"] == "2026-01-15");
  REQUIRE(json["due"].size() == 2);
  CHECK(json["due"][0]["overdue"] == true);
  CHECK(json["due"][0]["responsible"].empty());
  CHECK(json["due"][1]["days_left"] == 21);
  CHECK(json["due"][1]["due"] == "2026-01-22/2026-02-05");
  CHECK(json["due"][1]["asked_by"] == "fiche");
  CHECK(json["due"][1]["record"] == "request/a");
  CHECK(json["due"][1]["responsible"] == std::vector<std::string>{"hf1", "hf2"});
}

TEST_CASE("what has no last day is shown with its first one, and is in no calendar") {
  DueItem item;
  item.record = &sample().store().records(RecordKind::request)[1];
  item.since = date("2026-01-05");
  item.what = "Opinion";
  item.asked_by = "steering-group";
  CHECK(as_csv(grid_of({item}, day, false)).find("since 2026-01-05,,Opinion,") !=
        std::string::npos);
  CHECK(as_table(grid_of({item}, day, false), 0).find("since 2026-01-05") != std::string::npos);
  CHECK(due_as_calendar({item}, day, "") == due_as_calendar({}, day, ""));
  const auto json = nlohmann::json::parse(due_as_json({item}, day))["due"][0];
  CHECK(json["since"] == "2026-01-05");
  CHECK(json["overdue"] == false);
  CHECK(!json.contains("due"));
  CHECK(!json.contains("days_left"));
}

TEST_CASE("what is planned for a month is on all its days, and says that the day is not known") {
  const auto planned = [](std::string_view due, std::string_view until) {
    DueItem item;
    item.planned = true;
    if (!due.empty()) item.due = date(due);
    if (!until.empty()) item.until = date(until);
    item.asked_by = "planned";
    item.what = "Workshop";
    item.record = &sample().store().records(RecordKind::request).back();
    item.part = "a1";
    return item;
  };
  const std::vector<DueItem> list{planned("2026-03", ""),
                                  planned("2026-03-30", "2026-04"),
                                  planned("2026-05-04", "2026-05-08"),
                                  planned("../2026-06-30", ""),
                                  planned("2026-07-01/..", ""),
                                  planned("", "")};
  const Lines lines = read_calendar(due_as_calendar(list, day, "Office"));
  using Values = std::vector<std::string>;
  CHECK(values_of(lines, "DTSTART;VALUE=DATE") ==
        Values{"20260301", "20260330", "20260504", "20260630", "20260701"});
  CHECK(values_of(lines, "DTEND;VALUE=DATE") ==
        Values{"20260401", "20260501", "20260509", "20260701", "20260702"});
  const Values summaries = values_of(lines, "SUMMARY");
  CHECK(summaries[0] == "Workshop: B (day not known)");
  CHECK(summaries[2] == "Workshop: B");
  const Values descriptions = values_of(lines, "DESCRIPTION");
  CHECK(descriptions[0].find("\\nplanned for 2026-03\\, day not known") != std::string::npos);
  CHECK(descriptions[1].find("2026-03-30 to 2026-04\\, day not known") != std::string::npos);
  CHECK(descriptions[2].find("not known") == std::string::npos);

  const Grid grid = grid_of(list, day, false);
  CHECK(grid.rows[0].cells[0].label == "2026-03");
  CHECK(grid.rows[5].cells[0].label == "without a date");
  CHECK(grid.rows[5].cells[0].id.empty());
  const auto json = nlohmann::json::parse(due_as_json(list, day));
  CHECK_FALSE(json["due"][5].contains("due"));
  CHECK_FALSE(json["due"][5].contains("since"));
}

}  // namespace due_views_test
