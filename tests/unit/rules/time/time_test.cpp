// Rules on time: the order of dates, activities within their Action, nothing ahead of today.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/words.hpp"
#include "rules/checking.hpp"

namespace time_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

/// Events out of `received 2013-01;approved «2013-02»`, each a word and, where it is known, a date.
std::string events(std::string_view list) {
  std::string text = "events:\n";
  for (const std::string_view event : split(list, ';')) {
    const std::size_t space = event.find(' ');
    text += "  - event: " + std::string{event.substr(0, space)} + "\n";
    if (space != std::string_view::npos)
      text += "    date: " + written(event.substr(space + 1)) + "\n";
  }
  return text;
}

std::string request(std::string_view list, std::string_view rest = {}) {
  return "== requests/r\n" + events(list) + std::string{rest};
}

std::string action(std::string_view list, std::string_view rest = {}) {
  return "== actions/a\nrequest: r\n" + events(list) + std::string{rest};
}

std::string activity(std::string_view rest) {
  return "activities:\n  - id: a1\n    types: [training]\n    title: T\n" + std::string{rest};
}

}  // namespace

TEST_CASE("date-order in a request") {
  const std::vector<std::string> broken = {
      request("received 2013-02-01;screened «2013-01-31»"),
      request("received 2013-02;screened «2013-01»"),
      request("screened 2013-02-01;sent-to-steering-group «2013-01-31»"),
      request("sent-to-steering-group 2013-02-01;approved «2013-01-31»"),
      request("received 2013-02-01;rejected «2013-01-31»"),
      request("received 2014/..;approved «../2013»"),
      // One wrong date is told once, against its neighbour.
      request("received 2013-06-01;screened «2013-01-01»;sent-to-steering-group 2013-07-01;"
              "approved 2013-08-01"),
      request("screened «2013-01-31»", "letters:\n  - received: 2013-02-01\n"),
  };
  check_each("date-order", Severity::error, broken);
  check_each("date-order", Severity::warning,
             {with_lines(request("received 2013-02-01;screened «2013-01-31»"), imported)});
  check_each("date-order", Severity::error,
             {with_lines(request("received 2013-02-01;screened «2013-01-31»"), draft)});
}

TEST_CASE("dates of a request that some choice of days puts in order") {
  check_none("date-order", {
                               request("received 2013-02-01;screened 2013-02-01"),
                               request("received 2013-02-01;screened 2013-02"),
                               request("received 2013-02;screened 2013-02-01"),
                               request("received 2013-12-31;approved 2013-01/2014"),
                               request("received ../2015;approved 2013-01-01"),
                               request("received 2013-02-01;screened"),
                               request("received;screened 2013-01-01"),
                               request("rejected 2013-02-01;reopened 2013-03-01;"
                                       "screened 2013-03-02;approved 2013-04-01"),
                           });
}

TEST_CASE("date-order in an Action and its parts") {
  const std::vector<std::string> broken = {
      action("started 2013-02-01;completed «2013-01-31»"),
      action("started 2013-02-01;cancelled «2013-01-31»"),
      action("started 2013-02", "planned:\n  start: 2013-02\n  end: «2013-01»\n"),
      action("started 2013-02", activity("    start: 2013-02-08\n    end: «2013-02-07»\n")),
      action("started 2013-02",
             "missions:\n  - country: FRA\n    background: ngo\n"
             "    start: 2013-02-08\n    end: «2013-02-07»\n"),
      request("approved 2013-03-01") + action("started «2013-02-28»"),
  };
  check_each("date-order", Severity::error, broken);
  check_none(
      "date-order",
      {
          action("started 2013-02-01;completed 2013-02-01"),
          action("started 2013-02;completed 2013-02-01"),
          action("started 2013-02", "planned:\n  start: 2013-02\n  end: 2013-02-01\n"),
          action("started 2013-02", activity("    start: 2013-02-07\n    end: 2013-02-07\n")),
          request("approved 2013-03-01") + action("started 2013-03-01"),
          request("approved 2013-03-01") + action("started 2013-03"),
          request("approved") + action("started 2013-02-28"),
      });
}

TEST_CASE("the other end of a wrong order is shown, in the other record too") {
  const std::string files = request("approved 2013-03-01") + action("started 2013-02-28");
  for (const Diagnostic& d : diagnostics_of({files})) {
    if (d.code != "date-order") continue;
    CHECK(d.where.path == "actions/a.yaml");
    REQUIRE(d.related.size() == 1);
    CHECK(d.related[0].place.path == "requests/r.yaml");
    CHECK(d.related[0].place.line_text == "    date: 2013-03-01");
    return;
  }
  CHECK_MESSAGE(false, "no date-order");
}

TEST_CASE("outside-action: up to three months are a warning, more an error") {
  const auto early = [](std::string_view start) {
    return action("started 2013-06-01;completed 2013-12-31",
                  activity("    start: " + written(start) + "\n"));
  };
  const auto late = [](std::string_view end) {
    return action("started 2013-06-01;completed 2013-12-31",
                  activity("    start: 2013-07-01\n    end: " + written(end) + "\n"));
  };
  check_each("outside-action", Severity::warning,
             {early("«2013-05-31»"), early("«2013-05»"), early("«2013-03-01»"),
              late("«2014-01-01»"), late("«2014-01»"), late("«2014-04-02»")});
  check_each("outside-action", Severity::error,
             {early("«2013-02-28»"), early("«2012-01»"), late("«2014-04-03»"), late("«2015-01»")});
  check_each("outside-action", Severity::warning, {with_lines(early("«2013-02-28»"), imported)});
  check_none("outside-action",
             {early("2013-06-01"), early("2013-06"), early("2013"), early("../2013-06-01"),
              late("2013-12-31"), late("2013-12"), late("2013-12/2014"),
              action("started 2013-06-01", activity("    start: 2015-01-01\n")),
              action("completed 2013-06-01", activity("    start: 2012-01-01\n")),
              action("started;completed", activity("    start: 2012-01-01\n"))});
  check_each(
      "outside-action", Severity::error,
      {action("started 2013-06-01;completed 2013-12-31", activity("    start: «2014-06»\n"))});
}

TEST_CASE("outside-activity: up to three months are a warning, more an error") {
  const auto mission = [](std::string_view start, std::string_view rest = {}) {
    return action("started 2013-06-01",
                  activity("    start: 2013-07-01\n    end: 2013-07-05\n" + std::string{rest}) +
                      "missions:\n  - id: m1\n    country: FRA\n    activity: a1\n    start: " +
                      written(start) + "\n    end: 2014-01\n");
  };
  const auto one_day = [](std::string_view start) {
    return action("started 2013-06-01",
                  activity("    start: 2013-07-01\n    end: 2013-07-05\n") +
                      "missions:\n  - id: m1\n    country: FRA\n    activity: a1\n    start: " +
                      written(start) + "\n");
  };
  check_each("outside-activity", Severity::warning,
             {one_day("«2013-06-30»"), one_day("«2013-07-06»"), mission("«2013-07-06»")});
  check_each("outside-activity", Severity::error,
             {one_day("«2012-07-01»"), one_day("«2014-01»"), mission("«2013-12-01»")});
  check_none("outside-activity",
             {one_day("2013-07-01"), one_day("2013-07-05"), one_day("2013-07"), one_day("2013"),
              mission("2013-12-01", "    outcome:\n      state: cancelled\n")});
}

TEST_CASE("event-in-future") {
  const std::string_view today = "2013-06-15";
  const std::vector<std::string> broken = {
      request("received «2013-06-16»"),
      request("received «2013-07»"),
      request("received «2014/..»"),
      request("received 2013-06-01", "letters:\n  - received: «2013-06-16»\n"),
      action("started «2013-06-16»"),
      action("started 2013-06-01",
             activity("    start: «2013-06-16»\n    outcome:\n      state: held\n")),
      action("started 2013-06-01",
             activity("    outcome:\n      state: cancelled\n      date: «2013-07»\n")),
      action("started 2013-06-01", "results:\n  - title: R\n    achieved: «2013-07»\n"),
      action("started 2013-06-01",
             "deliverables:\n  - type: handbook\n    title: H\n    events:\n"
             "      - event: handed-over\n        date: «2013-07»\n"),
      "== feedback/f\ntool: survey\nlevel: programme\ndate: «2013-07»\n",
      "== fiches/f\nrequest: r\nversions:\n  - number: 1\n    kind: first\n    sent: «2013-07»\n"
      "    decision:\n      outcome: approved\n      date: «2013-08»\n",
      "== experts/e\ncountry: FRA\nbackground: ngo\nregistered: «2013-07»\n",
  };
  for (const std::string& files : broken)
    check_found("event-in-future", Severity::error, {{files, today}});
  const std::string import = with_lines(request("received «2013-06-16»"), imported);
  check_found("event-in-future", Severity::error, {{import, today}});
  const std::vector<std::string> legal = {
      request("received 2013-06-15"),
      request("received 2013-06"),
      request("received 2013/.."),
      request("received"),
      action("ready 2013-06-01", "planned:\n  start: 2014-01\n  end: 2014-06\n"),
      action("started 2013-06-01", activity("    start: 2013-07-01\n")),
  };
  for (const std::string& files : legal) check_silent("event-in-future", {{files, today}});
}

TEST_CASE("event-order in a request") {
  const std::vector<std::string> broken = {
      request("received;«received»"),
      request("screened;«received»"),
      request("rejected;«approved»"),
      request("withdrawn;«screened»"),
      request("forwarded;«on-hold»"),
      request("merged;«received»"),
      request("received;«resumed»"),
      request("«resumed»"),
      request("received;«reopened»"),
      request("«reopened»"),
      request("approved;«reopened»"),
      request("approved;«screened»"),
      request("approved;«rejected»"),
      request("approved;on-hold;resumed;«screened»"),
      request("rejected;reopened;rejected;«approved»"),
  };
  check_each("event-order", Severity::error, broken);
  check_each("event-order", Severity::warning,
             {with_lines(request("received;«resumed»"), imported)});
}

TEST_CASE("event-order in the dates of a request") {
  const std::vector<std::string> broken = {
      request("received 2013-02-01;acknowledged «2013-01-31»"),
      request("received 2013-02-01;acknowledged 2013-02-02;on-hold «2013-02-01»"),
      // Also where events without a date, or with a vague one, stand between.
      request("acknowledged 2013-06-01;screened;fiche-drafted «2013-01-01»"),
      request("acknowledged 2013-06-01;screened 2013;fiche-drafted «2013-01-01»"),
      // A contradiction is told once, whichever of the dates is wrong.
      request("acknowledged 2023-06-01;fiche-drafted «2013-01-01»;on-hold 2013-02;resumed 2013-03"),
      request("acknowledged 2013-06;fiche-drafted «2003-01-01»;on-hold 2013-07;resumed 2013-08"),
      request("rejected 2013-02-01;reopened «2013-01-31»"),
      request("rejected 2013-02-01;reopened 2013-03-01;approved «2013-02-28»"),
  };
  check_each("event-order", Severity::error, broken);
}

TEST_CASE("events of a request in a legal order") {
  check_none("event-order",
             {
                 request("received;acknowledged;screened;fiche-drafted;sent-to-steering-group;"
                         "approved"),
                 request("approved"),
                 request("approved;withdrawn"),
                 request("approved;on-hold;resumed;withdrawn"),
                 request("received;on-hold;resumed;on-hold;resumed;screened"),
                 request("on-hold;approved"),
                 request("rejected;reopened;screened;approved"),
                 request("withdrawn;reopened"),
                 request("received 2013-02-01;acknowledged 2013-02-01"),
                 request("received 2013-02;acknowledged 2013-02-01"),
                 request("received 2013-02-01;acknowledged"),
                 request("acknowledged 2013-06-01;screened;fiche-drafted 2013"),
             });
}

TEST_CASE("event-order in an Action") {
  const std::vector<std::string> broken = {
      action("completed;«started»"),
      action("cancelled;«resumed»"),
      action("completed;«cancelled»"),
      action("started;«started»"),
      action("started;«ready»"),
      action("started;«resumed»"),
      action("«resumed»"),
      action("started;on-hold;resumed;«started»"),
      action("started;on-hold;«on-hold»"),
      action("on-hold;«started»"),
      action("started;«reopened»"),
      action("on-hold;«reopened»"),
      action("started;completed;reopened;«started»"),
      action("started 2013-01-01;completed 2013-02-01;reopened «2013-01-31»"),
      action("started 2013-01-01;completed 2013-02-01;reopened 2013-03-01;completed «2013-02-28»"),
      action("started 2013-02-01;on-hold «2013-01-31»"),
      action("ready 2013-06-01;on-hold;resumed «2013-01»"),
  };
  check_each("event-order", Severity::error, broken);
  check_none("event-order", {
                                action("ready;started;on-hold;resumed;completed"),
                                action("completed"),
                                action("cancelled"),
                                action("on-hold;cancelled"),
                                action("started;completed;reopened;completed;reopened;cancelled"),
                                action("cancelled;reopened;ready;started;on-hold;completed"),
                                action("on-hold;cancelled;reopened;started"),
                                action("ready;on-hold;resumed;ready;started"),
                                action("ready 2013-02;started 2013-02-01;completed 2013"),
                            });
}

TEST_CASE("a wrong order of two dated steps is told once") {
  for (const Diagnostic& d : diagnostics_of({request("received 2013-02-01;screened 2013-01-31")}))
    CHECK(d.code != "event-order");
  for (const Diagnostic& d : diagnostics_of({action("started 2013-02-01;completed 2013-01-31")}))
    CHECK(d.code != "event-order");
  check_silent("event-order",
               {{"== requests/r\nevents:\n  - event: received\n    date: 2013-06-01\n"
                 "  - event: screened\n    date: 2013-01-01\n"
                 "  - event: on-hold\n    date: 2013-02-01\n"}});
}

TEST_CASE("unknown-clock-event") {
  const auto clock = [](std::string_view from, std::string_view to) {
    return "== mieux.yaml\nformat: mieux.store/1\ntitle: T\nclocks:\n  - id: c\n    title: T\n    "
           "from: " +
           std::string{from} + "\n    to: " + std::string{to} + "\n    length:\n      days: 3\n";
  };
  const std::string tools = "== vocabularies/feedback_tools.tsv\nid\tlabel\nsurvey\tSurvey\n";
  check_each("unknown-clock-event", Severity::error,
             {clock("«recieved»", "approved"), clock("received", "«aproved»"),
              clock("received", "«received»"), clock("approved", "«received»"),
              clock("received", "«survey»") + tools, clock("completed", "«started»"),
              clock("completed", "«aproved»") + tools, clock("started", "«ready»"),
              clock("«survey»", "approved"), clock("activity-held", "«completed»"),
              clock("received", "«activity-held»"), clock("ready", "«approved»")});
  check_none(
      "unknown-clock-event",
      {clock("received", "fiche-drafted"), clock("received", "ready"),
       clock("approved", "completed"), clock("ready", "started"), clock("started", "completed"),
       clock("completed", "survey") + tools, clock("activity-held", "survey") + tools,
       clock("mission-ended", "survey") + tools, clock("on-hold", "resumed")});
}

TEST_CASE("duplicate-clock") {
  const auto clocks = [](std::string_view id) {
    const std::string rest =
        "\n    title: T\n    from: received\n    to: approved\n    length:\n      days: 3\n";
    return "== mieux.yaml\nformat: mieux.store/1\ntitle: T\nclocks:\n  - id: fiche" + rest +
           "  - id: " + std::string{id} + rest;
  };
  check_each("duplicate-clock", Severity::error, {clocks("«fiche»")});
  check_none("duplicate-clock", {clocks("fiches")});
}

TEST_CASE("implausible-date, in every date of every kind") {
  const std::vector<std::string> broken = {
      request("received «0218-07-02»"),
      request("received «0000»"),
      request("received «1899-12»"),
      request("received «2200»"),
      request("received «0218/2018»"),
      request("received «2018/9999»"),
      request("received «../0218»"),
      with_lines(request("received «0218-07-02»"), draft),
      with_lines(request("received «0218-07-02»"), imported),
      action("started 2013", "effects:\n  - title: E\n    reported: «0218-07-02»\n"),
      "== organisations/o\nnames:\n  - name: O\n    from: «0218-07-02»\n",
      "== experts/e\ncountry: FRA\nregistered: «0218-07-02»\n",
      "== publications/p\npublished: «0218-07-02»\n",
      request("received", "documents:\n  - type: letter\n    date: «9999-12-31»\n"),
  };
  check_each("implausible-date", Severity::error, broken);
  check_none("implausible-date", {request("received 2013-02-01"), request("received ../2013"),
                                  "== publications/p\npublished: \"1900\"\n",
                                  "== organisations/o\nnames:\n  - name: O\n    to: 2199-12-31\n"});
}

TEST_CASE("before-first-phase: what happens in the facility does not precede it") {
  // The first phase began in January 2009.
  const std::vector<std::string> broken = {
      request("received «2007-12-31»"),
      request("received «2001/2005»"),
      request("received", "letters:\n  - received: «\"2007\"»\n"),
      action("started «2007»"),
      action("started 2013", activity("    start: «2003-01-01»\n    end: «2003-01-02»\n")),
      "== experts/e\ncountry: FRA\nregistered: «2003-01-01»\n",
      "== events/e\nkind: conference\nstart: «2003-01-01»\n",
      with_lines(request("received «2007-12-31»"), draft),
  };
  check_each("before-first-phase", Severity::error, broken);
  check_each("before-first-phase", Severity::warning,
             {request("received «2008-12-31»"), request("received «2008-01-01»"),
              with_lines(request("received «2003-12-31»"), imported)});
  check_none("before-first-phase",
             {request("received 2009-01-01"), request("received 2008/2009"),
              request("received ../2013"), "== publications/p\npublished: 2003-01-01\n",
              request("received", "documents:\n  - type: letter\n    date: 2003-01-01\n"),
              "== organisations/o\nnames:\n  - name: O\n    from: 2003-01-01\n"});
}

TEST_CASE("letter-date: the event received and the letters say one day") {
  const std::string letters = "letters:\n  - received: 2013-02-01\n  - received: 2013-02-08\n";
  check_each("letter-date", Severity::error,
             {request("received «2013-03-01»", letters), request("received «2013-01»", letters),
              request("received «2013-02-07»", letters),
              with_lines(request("received «2013-03-01»", letters), draft)});
  check_each("letter-date", Severity::warning,
             {with_lines(request("received «2013-03-01»", letters), imported)});
  check_none("letter-date",
             {request("received 2013-02-01", letters), request("received 2013-02-08", letters),
              request("received 2013-02", letters), request("received", letters),
              request("screened 2013-03-01", letters),
              request("received 2013-03-01", "letters:\n  - channel: post\n"),
              request("received 2013-02-01", "letters:\n  - received: \"2013\"\n")});
}

}  // namespace time_test
