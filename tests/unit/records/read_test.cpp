// Typed records out of documents: values with the bytes they stand in, and what does not fit left
// out.

#include "mieux/records/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/programme.hpp"
#include "yaml/reading.hpp"

namespace read_test {

using namespace mieux;

namespace {

/// A text read into a typed record.
template <typename Typed>
struct Made {
  Made(std::string text, Typed (*read)(const yaml::Document&, Arena&)) : reading(std::move(text)) {
    REQUIRE(reading.whole);
    value = read(reading.document, arena);
  }

  [[nodiscard]] std::string_view text_of(Span span) const {
    return std::string_view{reading.text}.substr(span.begin, span.end - span.begin);
  }

  yaml::Reading reading;
  Arena arena;
  Typed value;
};

std::vector<std::string_view> values(List<Text> texts) {
  std::vector<std::string_view> found;
  for (const Text& text : texts) found.push_back(text.value);
  return found;
}

using Words = std::vector<std::string_view>;

}  // namespace

TEST_CASE("the header of a record") {
  const yaml::Reading reading(
      "id: a\nuid: hvg7gvxnsj5bm2ga\ntitle: \"A: title\"\nshort_name: A\n"
      "references: [\"2012-02\", X/1]\naliases: [b, c]\ndraft: true\n"
      "imported:\n  source: brochure\n");
  REQUIRE(reading.whole);
  Arena arena;
  Record record;
  read_header(reading.document, arena, record);
  CHECK(record.stated_id.value == "a");
  CHECK(record.stated_id.span == Span{4, 5});
  CHECK(record.uid.value == "hvg7gvxnsj5bm2ga");
  CHECK(record.title.value == "A: title");
  CHECK(record.short_name.value == "A");
  CHECK(values(record.references) == Words{"2012-02", "X/1"});
  CHECK(values(record.aliases) == Words{"b", "c"});
  CHECK(record.draft);
  CHECK(record.imported);
  const yaml::Reading bare("title: [a]\ndraft: false\nimported: yes\n");
  Record other;
  read_header(bare.document, arena, other);
  CHECK_FALSE(other.title.is_there());
  CHECK_FALSE(other.stated_id.is_there());
  CHECK_FALSE(other.draft);
  CHECK_FALSE(other.imported);
}

TEST_CASE("a request") {
  const Made<Request> made(
      "letters:\n  - requester: agency\n    on_behalf_of: ministry\n    received: 2018-03-05\n"
      "  - requester: other\n"
      "joint: false\ncountries: [BEN, TGO]\nregional_organisation: ecowas\n"
      "region:\n  region_2015: asia\ntopics: [thb]\nfollow_up_of: [benin]\nmerged_into: b-1\n"
      "events:\n  - event: received\n    date: 2018-03\n"
      "  - event: forwarded\n    date: soon\n    to: Lighthouse\n    reason: overlap\n    note: n\n"
      "  - event: dreamt\n  - date: 2018-04\n"
      "recorded_by: hf2\n",
      read_request);
  const Request& request = made.value;
  REQUIRE(request.letters.size() == 2);
  CHECK(request.letters[0].requester.value == "agency");
  CHECK(request.letters[0].on_behalf_of.value == "ministry");
  CHECK(request.letters[0].received.date.to_string() == "2018-03-05");
  CHECK(made.text_of(request.letters[0].received.span) == "2018-03-05");
  CHECK_FALSE(request.letters[1].received.known);
  CHECK(request.joint == false);
  CHECK(values(request.countries) == Words{"BEN", "TGO"});
  CHECK(request.regional_organisation.value == "ecowas");
  REQUIRE(request.regions.size() == 1);
  CHECK(request.regions[0].grouping.value == "region_2015");
  CHECK(made.text_of(request.regions[0].grouping.span) == "region_2015");
  CHECK(request.regions[0].region.value == "asia");
  CHECK(values(request.topics) == Words{"thb"});
  CHECK(values(request.follow_up_of) == Words{"benin"});
  CHECK(request.merged_into.value == "b-1");
  CHECK(request.recorded_by.value == "hf2");
  REQUIRE(request.events.size() == 2);  // the schema has reported the others
  CHECK(request.events[0].type == RequestStep::received);
  CHECK(request.events[0].when.date.to_string() == "2018-03");
  CHECK(made.text_of(request.events[1].span) == "forwarded");
  CHECK_FALSE(request.events[1].when.known);
  CHECK(request.events[1].has_target);
  CHECK(request.events[1].has_reason);
  CHECK_FALSE(Made<Request>("title: a\n", read_request).value.joint.has_value());
}

TEST_CASE("every word of a step is read as that step") {
  std::string text = "events:\n";
  for (const std::string_view word : request_step_words)
    text += "  - event: " + std::string{word} + "\n";
  const Made<Request> request(text, read_request);
  REQUIRE(request.value.events.size() == request_step_words.size());
  for (std::size_t i = 0; i < request_step_words.size(); ++i) {
    CHECK(static_cast<std::size_t>(request.value.events[i].type) == i);
    CHECK(word_of(request.value.events[i].type) == request_step_words[i]);
  }
  text = "events:\n";
  for (const std::string_view word : action_step_words)
    text += "  - event: " + std::string{word} + "\n";
  const Made<Action> action(text, read_action);
  REQUIRE(action.value.events.size() == action_step_words.size());
  for (std::size_t i = 0; i < action_step_words.size(); ++i)
    CHECK(word_of(action.value.events[i].type) == action_step_words[i]);
}

TEST_CASE("an Action") {
  const Made<Action> made(
      "request: 2018-01\ncountries: [BEN]\nregional_organisation: ecowas\ntopics: [thb]\n"
      "main_theme: legal\nphase: one\nrequesters: [agency]\n"
      "planned:\n  start: 2018-06\n  end: 2019-03\n"
      "events:\n  - event: started\n    date: 2018-06-04\n"
      "results:\n  - title: R\n    level: individual\n    achieved: 2019-03\n"
      "  - title: S\n    expected: true\n"
      "deliverables:\n  - type: handbook\n    title: H\n    countries: [BEN]\n    topics: [thb]\n"
      "    events:\n      - event: handed-over\n        date: 2019-03-20\n",
      read_action);
  const Action& action = made.value;
  CHECK(action.request.value == "2018-01");
  CHECK(made.text_of(action.request.span) == "2018-01");
  CHECK(values(action.countries) == Words{"BEN"});
  CHECK(action.regional_organisation.value == "ecowas");
  CHECK(values(action.topics) == Words{"thb"});
  CHECK(action.main_theme.value == "legal");
  CHECK(action.phase.value == "one");
  CHECK(values(action.requesters) == Words{"agency"});
  CHECK(action.planned_start.date.to_string() == "2018-06");
  CHECK(action.planned_end.date.to_string() == "2019-03");
  REQUIRE(action.events.size() == 1);
  CHECK(action.events[0].type == ActionStep::started);
  REQUIRE(action.results.size() == 2);
  CHECK(action.results[0].achieved.date.to_string() == "2019-03");
  CHECK_FALSE(action.results[0].expected);
  CHECK(action.results[1].expected);
  REQUIRE(action.deliverables.size() == 1);
  CHECK(action.deliverables[0].type.value == "handbook");
  REQUIRE(action.deliverables[0].events.size() == 1);
  CHECK(action.deliverables[0].events[0].type == DeliverableStep::handed_over);
}

TEST_CASE("activities of an Action") {
  const Made<Action> made(
      "activities:\n"
      "  - id: a1\n    types: [tot, drafting]\n    title: T\n    mode: on-site\n"
      "    countries: [BEN]\n    start: 2018-06-04\n    end: 2018-06-08\n    optional: true\n"
      "    participants:\n      total: 9\n      women: 4\n      men: 5\n"
      "    outcome:\n      state: not-taken-up\n      date: 2018-07\n      reason: late\n"
      "  - id: a2\n    participants:\n      total: -3\n      women: many\n"
      "    outcome:\n      state: dreamt\n",
      read_action);
  REQUIRE(made.value.activities.size() == 2);
  const Activity& first = made.value.activities[0];
  CHECK(first.id.value == "a1");
  CHECK(values(first.types) == Words{"tot", "drafting"});
  CHECK_FALSE(first.away);
  CHECK(values(first.countries) == Words{"BEN"});
  CHECK(first.start.date.to_string() == "2018-06-04");
  CHECK(first.end.date.to_string() == "2018-06-08");
  CHECK(first.optional);
  CHECK(first.participants.total == 9);
  CHECK(first.participants.women == 4);
  CHECK(first.participants.men == 5);
  CHECK(first.state == ActivityState::not_taken_up);
  CHECK(first.decided.date.to_string() == "2018-07");
  const Activity& second = made.value.activities[1];
  CHECK_FALSE(second.participants.total.has_value());
  CHECK_FALSE(second.participants.women.has_value());
  CHECK(second.state == ActivityState::none);
  CHECK_FALSE(second.optional);
}

TEST_CASE("missions count persons, exactly or at least") {
  struct Case {
    std::string_view fields;
    std::uint32_t known;
    bool exact;
  };
  const std::vector<Case> cases = {
      {"expert: k7p3xq", 1, true},
      {"expert: k7p3xq\n    count: 3", 1, true},
      {"country: FRA\n    count: 2", 2, true},
      {"country: FRA\n    count: 0", 0, true},
      {"country: FRA\n    count: unknown", 1, false},
      {"country: FRA", 1, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.fields);
    const Made<Action> made("missions:\n  - " + std::string{c.fields} + "\n", read_action);
    REQUIRE(made.value.missions.size() == 1);
    CHECK(made.value.missions[0].count.known == c.known);
    CHECK(made.value.missions[0].count.exact == c.exact);
  }
  Count sum{2, true};
  sum += {3, true};
  CHECK(sum.known == 5);
  CHECK(sum.exact);
  sum += {1, false};
  CHECK(sum.known == 6);
  CHECK_FALSE(sum.exact);
}

TEST_CASE("the rest of a mission") {
  const Made<Action> made(
      "missions:\n  - country: FRA\n    background: ngo\n    activity: a2\n    days: 2.5\n"
      "    start: 2018-06-04\n    end: 2018-06\n  - days: some\n",
      read_action);
  REQUIRE(made.value.missions.size() == 2);
  const Mission& mission = made.value.missions[0];
  CHECK_FALSE(mission.expert.is_there());
  CHECK(mission.country.value == "FRA");
  CHECK(mission.background.value == "ngo");
  CHECK(mission.activity.value == "a2");
  CHECK(mission.days == 2.5);
  CHECK(mission.start.date.to_string() == "2018-06-04");
  CHECK(mission.end.date.to_string() == "2018-06");
  CHECK_FALSE(made.value.missions[1].days.has_value());
}

TEST_CASE("an organisation, a fiche, an expert") {
  const Made<Organisation> body(
      "names:\n  - name: Agency\n    language: en\n    to: 2019-12-31\n  - name: Agence\n"
      "    from: \"2020\"\nacronym: AG\ncountry: BEN\ntype: cso\nparent: office\npredecessor: "
      "bureau\n",
      read_organisation);
  REQUIRE(body.value.names.size() == 2);
  CHECK(body.value.names[0].name.value == "Agency");
  CHECK(body.value.names[0].language.value == "en");
  CHECK_FALSE(body.value.names[0].from.known);
  CHECK(body.value.names[0].to.date.to_string() == "2019-12-31");
  CHECK(body.value.names[1].name.value == "Agence");
  CHECK(body.value.names[1].from.date.to_string() == "2020");
  CHECK(body.value.parent.value == "office");
  CHECK(body.value.predecessor.value == "bureau");
  CHECK(body.value.acronym.value == "AG");
  CHECK(body.value.country.value == "BEN");
  CHECK(body.value.type.value == "cso");
  const Made<Fiche> fiche(
      "request: 2018-01\nversions:\n  - number: 1\n    drafted_by: hf1\n    date: 2018-03-20\n"
      "    sent: 2018-03-26\n    decision:\n      outcome: approved\n      date: 2018-04-11\n"
      "  - number: 2\n",
      read_fiche);
  CHECK(fiche.value.request.value == "2018-01");
  REQUIRE(fiche.value.versions.size() == 2);
  CHECK(fiche.value.versions[0].drafted_by.value == "hf1");
  CHECK(fiche.value.versions[0].date.date.to_string() == "2018-03-20");
  CHECK(fiche.value.versions[0].sent.date.to_string() == "2018-03-26");
  CHECK(fiche.value.versions[0].decision.value == "approved");
  CHECK(fiche.value.versions[0].decided.date.to_string() == "2018-04-11");
  CHECK_FALSE(fiche.value.versions[1].decision.is_there());
  const Made<Expert> expert("country: FRA\nbackground: ngo\ntopics: [thb]\nregistered: \"2013\"\n",
                            read_expert);
  CHECK(expert.value.country.value == "FRA");
  CHECK(expert.value.background.value == "ngo");
  CHECK(values(expert.value.topics) == Words{"thb"});
  CHECK(expert.value.registered.date.to_string() == "2013");
}

TEST_CASE("feedback with its sums") {
  const Made<Feedback> made(
      "tool: survey\nlevel: activity\naction: benin\nactivity: a2\ndate: 2018-09-21\nsent: 24\n"
      "received: 22\nquestions:\n  - id: q1\n    kind: single\n    missing: 2\n"
      "    distribution:\n      agree: 15\n      disagree: 5\n"
      "  - id: q2\n    kind: multiple\n    shares_without_n: true\n",
      read_feedback);
  const Feedback& feedback = made.value;
  CHECK(feedback.tool.value == "survey");
  CHECK(feedback.level.value == "activity");
  CHECK(feedback.action.value == "benin");
  CHECK(feedback.activity.value == "a2");
  CHECK(feedback.date.date.to_string() == "2018-09-21");
  CHECK(feedback.sent == 24);
  CHECK(feedback.received == 22);
  CHECK(made.text_of(feedback.received_span) == "22");
  REQUIRE(feedback.questions.size() == 2);
  CHECK(feedback.questions[0].id.value == "q1");
  CHECK(feedback.questions[0].kind.value == "single");
  CHECK(feedback.questions[0].missing == 2);
  CHECK(feedback.questions[0].answers == 20);
  CHECK(made.text_of(feedback.questions[0].distribution) == "distribution");
  CHECK_FALSE(feedback.questions[0].shares_without_n);
  CHECK(feedback.questions[1].shares_without_n);
  CHECK(feedback.questions[1].distribution == Span{});
}

TEST_CASE("what mieux.yaml says") {
  const Made<Programme> made(
      "format: mieux.store/1\ntitle: Harbour\ndonor: EC\nimplementer: HS\nprivate: true\n"
      "phases:\n  - id: one\n    title: I\n    title_fr: Un\n    from: 2018-03\n    to: 2020-06\n"
      "    themes: [legal]\n  - id: two\n    title: II\n"
      "groupings:\n  - id: region_2015\n    title: Regions\ndefault_grouping: region_2015\n",
      read_programme);
  const Programme& programme = made.value;
  CHECK(programme.title.value == "Harbour");
  CHECK(programme.donor.value == "EC");
  CHECK(programme.implementer.value == "HS");
  CHECK(programme.private_store);
  REQUIRE(programme.phases.size() == 2);
  CHECK(programme.phases[0].id.value == "one");
  REQUIRE(programme.phases[0].translated.size() == 1);
  CHECK(programme.phases[0].translated[0].language == "fr");
  CHECK(programme.phases[0].translated[0].text.value == "Un");
  CHECK(programme.phases[0].period().to_string() == "2018-03/2020-06");
  CHECK(values(programme.phases[0].themes) == Words{"legal"});
  CHECK(programme.phases[1].period() == Date{});
  REQUIRE(programme.groupings.size() == 1);
  CHECK(programme.groupings[0].id.value == "region_2015");
  CHECK(programme.groupings[0].title.value == "Regions");
  CHECK(programme.default_grouping.value == "region_2015");
  CHECK_FALSE(Made<Programme>("title: a\n", read_programme).value.private_store);
}

}  // namespace read_test
