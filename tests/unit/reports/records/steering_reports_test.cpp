// Documents for the steering group: the Action Fiche, the pack, the decision.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/reports/records/steering_reports.hpp"
#include "mieux/reports/report.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace steering_reports_test {

using namespace mieux;
using namespace mieux::samples;
using namespace mieux::formats;

namespace {

View on_day(const Store& store, std::string_view day) {
  const Day last = date(day).last();
  return {store, AsOf{last, date("2026-01-15").last()}};
}

std::string report_on(const View& view, std::string_view id,
                      Report (*make)(const View&, const ReportRequest&)) {
  ReportRequest request;
  request.record = view.store.find(RecordKind::fiche, id);
  REQUIRE(request.record != nullptr);
  return make(view, request).markdown;
}

/// The text in double quotes, with what a record may not hold as it is escaped.
std::string in_quotes(std::string text) {
  const std::string mark = "\u202e";
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark))
    text.replace(at, mark.size(), "\x01");
  std::string quoted;
  for (const char c : text) {
    if (c == '\x01') {
      quoted += "\\u202e";
    } else if (c == '"' || c == '\\') {
      quoted += std::string{"\\"} + c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      quoted += std::string{"\\x"} + digits[byte >> 4U] + digits[byte & 15U];
    } else {
      quoted += c;
    }
  }
  return "\"" + quoted + "\"";
}

bool has(const std::string& text, std::string_view part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("not there: " << part << "\nin\n" << text);
  return found;
}

}  // namespace

TEST_CASE("a fiche says what the request and its last version say") {
  const std::string text =
      report_on(on_day(small_office(), "2026-01-15"), "fiche-2019-01", fiche_report);
  CHECK(has(text, "# Action Fiche: Harmonised migration data of three countries\n"));
  CHECK(has(text, "| Countries | Guatemala, Honduras, El Salvador |\n"));
  CHECK(has(text, "| Version | version 2 (second step) |\n"));
  CHECK(has(text, "| Sent to the steering group | 2019-11 |\n"));
  CHECK(has(text, "The three ministries exchange one table each quarter.\n"));
  CHECK(has(text,
            "| Institutional | The three registers can be compared. | One table each quarter |"));
  CHECK(has(text,
            "| 1 | Workshop | Second workshop on exchange | 2020-04 | San Salvador, on-site |"));
  CHECK(has(text, "planned in two steps"));
  CHECK(has(text, "## EU Delegation\n\n*Not said yet.*\n"));
  CHECK(has(text, "Funded by the European Union"));
  CHECK_FALSE(text.find("First workshop") != std::string::npos);
}

TEST_CASE("what is internal stays out of the document") {
  const std::string text =
      report_on(on_day(small_office(), "2026-01-15"), "fiche-2018-01", fiche_report);
  for (const std::string_view internal :
       {"hf1", "Women among the counsellors", "z2biqg2rvjntgv7p"}) {
    CAPTURE(internal);
    CHECK(text.find(internal) == std::string::npos);
  }
}

TEST_CASE("the pack holds what awaits an opinion on its day") {
  const auto pack = [](std::string_view day) {
    return steering_pack_report(on_day(small_office(), day), {}).markdown;
  };
  const std::string waiting = pack("2024-06-30");
  CHECK(has(waiting,
            "| 1 | 2024-02 | One form for seafarers in five ports, version 1 | 2024-06-20 "
            "| 2024-06-30 | Foreign service |"));
  CHECK(has(waiting, "## Action Fiche: One form for seafarers in five ports\n"));
  // Before it was sent, and after the days of silence.
  CHECK(has(pack("2024-06-19"), "No Action Fiche awaits an opinion."));
  const std::string decision = pack("2024-07-01");
  CHECK(has(decision, "No Action Fiche awaits an opinion."));
  CHECK(has(decision,
            "- 2024-02, One form for seafarers in five ports, version 1. Donor "
            "headquarters: approves, Foreign service: silent\n"));
}

TEST_CASE("the decision names every opinion, with what stood against it") {
  const View view = on_day(small_office(), "2026-01-15");
  const std::string text = report_on(view, "fiche-2021-01", decision_report);
  CHECK(has(text, "**approved** on 2021-06-10.\n"));
  CHECK(has(text, "Decided although opinions stood against it: No opinion of the Foreign service"));
  CHECK(has(text, "| Donor headquarters | approve | 2021-05-27 |  |\n"));
  CHECK(has(text, "Decided by: Steering group."));
  const std::string minor = report_on(view, "fiche-2022-01", decision_report);
  CHECK(has(minor, "## Version 2 (minor amendment)\n"));
  CHECK(has(minor, "opinions of the members were not needed"));
  const std::string open = report_on(view, "fiche-2024-02", decision_report);
  CHECK(has(open, "Not decided.\n"));
}

TEST_CASE("an opinion on another text is shown as such") {
  const Sample sample(
      {{"requests/r",
        "title: R\nevents:\n  - event: sent-to-steering-group\n    date: 2026-01-05\n"},
       {"fiches/f",
        "title: F\nrequest: r\nversions:\n  - number: 1\n    kind: first\n    sent: 2026-01-05\n"
        "    consultation:\n      - member: Donor\n        opinion: object\n"
        "        comments: \"Why | how?\"\n        fingerprint: "
        "\"abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789\"\n"}});
  View view = on_day(sample.store(), "2026-01-15");
  const std::string for_all = report_on(view, "f", decision_report);
  CHECK(has(for_all, "| Donor | object |  | `abcdef012345`, changed since |\n"));
  CHECK(!has(for_all, "Why"));
  view.audience = Audience::staff;
  const std::string text = report_on(view, "f", decision_report);
  CHECK(has(text, "mieux.yaml names no member of the steering group for that day.\n"));
  CHECK(has(text, "| Donor | object |  | Why \\| how? | `abcdef012345`, changed since |\n"));
}

TEST_CASE("hostile texts of a fiche are no markup") {
  for (const std::string& hostile : hostile_texts()) {
    // No record can hold a stray byte or no text.
    if (hostile.empty() || hostile.find('\xff') != std::string::npos) continue;
    CAPTURE(hostile);
    const std::string quoted = in_quotes(hostile);
    const std::string fiche = "title: " + quoted +
                              "\nrequest: r\nversions:\n  - number: 1\n"
                              "    kind: first\n    context: " +
                              quoted +
                              "\n    activities:\n"
                              "      - type: training\n        title: " +
                              quoted + "\n";
    const Sample sample(
        {{"requests/r", "title: R\nevents:\n  - event: received\n"}, {"fiches/f", fiche}});
    const std::string text = report_on(on_day(sample.store(), "2026-01-15"), "f", fiche_report);
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    const std::size_t table = text.find("| | type |");
    REQUIRE(table != std::string::npos);
    CHECK_NOTHROW(read_markdown_table(text.substr(table, text.find("\n\n", table) + 1 - table)));
  }
}

}  // namespace steering_reports_test
