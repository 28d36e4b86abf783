// Where practices come from and went, who took part in events, which editions are out.

#include "mieux/procedure/knowledge/knowledge.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "queries/samples.hpp"

namespace knowledge_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

AsOf by(std::string_view day) { return {date(day).last(), date(day).last()}; }

std::vector<std::string> ways(const Sample& sample, std::string_view day) {
  std::vector<std::string> all;
  for (const Taken& one : taken_up(sample.store(), sample.store().practices()[0], by(day)))
    all.push_back(std::string{one.from} + ">" + std::string{one.to});
  return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "a practice is taken from where it was first practised, unless its record says from where") {
  const Sample own({{"actions/a", "countries: [PHL]\n"},
                    {"practices/p",
                     "actions: [a]\ncountries: [BEN, GHA]\nreplicated:\n"
                     "  - country: TGO\n    date: 2019-05\n"
                     "  - country: ZMB\n    from: TGO\n    date: 2021\n"
                     "  - country: MLI\n"}});
  CHECK(ways(own, "2018-01-01") == Words{"BEN>MLI", "GHA>MLI"});
  CHECK(ways(own, "2020-01-01") == Words{"BEN>TGO", "GHA>TGO", "BEN>MLI", "GHA>MLI"});
  CHECK(ways(own, "2022-01-01") == Words{"BEN>TGO", "GHA>TGO", "TGO>ZMB", "BEN>MLI", "GHA>MLI"});
  const Sample of_action({{"actions/a", "countries: [PHL]\n"},
                          {"practices/p", "actions: [a]\nreplicated:\n  - country: TGO\n"}});
  CHECK(ways(of_action, "2020-01-01") == Words{"PHL>TGO"});
  const Sample nowhere({{"practices/p", "replicated:\n  - country: TGO\n"}});
  CHECK(ways(nowhere, "2020-01-01") == Words{">TGO"});
}

TEST_CASE("countries that took part are counted once, unless their number is stated") {
  const Sample sample({{"events/a",
                        "institutions:\n  - country: BEN\n    names: [x]\n  - names: [y]\n"
                        "participants:\n  total: 9\n  by_country:\n    BEN: 4\n    TGO: 5\n"},
                       {"events/b", "number_of_countries: 17\n"},
                       {"events/c", "participants:\n  total: 9\n"}});
  const std::vector<PublicEvent>& events = sample.store().events();
  CHECK(countries_represented(events[0]) == 2U);
  CHECK(countries_represented(events[1]) == 17U);
  CHECK_FALSE(countries_represented(events[2]));
}

TEST_CASE("what became of a recommendation is what was said last by the day") {
  const Sample sample({{"events/a",
                        "recommendations: [x, y]\nfollow_up:\n"
                        "  - recommendation: 1\n    state: planned\n    date: 2019-05\n"
                        "  - recommendation: 1\n    state: taken-up\n    date: 2021-01-01\n"
                        "  - recommendation: 2\n    state: not-taken-up\n"}});
  const PublicEvent& event = sample.store().events()[0];
  CHECK(last_of(event, 1, by("2018-01-01")) == nullptr);
  CHECK(last_of(event, 1, by("2020-01-01"))->state.value == "planned");
  CHECK(last_of(event, 1, by("2022-01-01"))->state.value == "taken-up");
  CHECK(last_of(event, 2, by("2018-01-01"))->state.value == "not-taken-up");
  CHECK(last_of(event, 3, by("2022-01-01")) == nullptr);
}

TEST_CASE("an edition is out once the publication is, in a language it has") {
  const Sample sample({{"publications/a", "published: 2023-12\nlanguages: [en]\n"},
                       {"publications/b", "languages: [en]\n"}});
  const Publication& dated = sample.store().publications()[0];
  CHECK(is_out(dated, "en", by("2023-11-30")) == Truth::no);
  const AsOf seen_later{date("2023-12-10").last(), date("2024-06-01").last()};
  CHECK(is_out(dated, "en", seen_later) == Truth::unknown);
  CHECK(is_out(dated, "en", by("2024-01-01")) == Truth::yes);
  CHECK(is_out(dated, "fr", by("2024-01-01")) == Truth::no);
  CHECK(is_out(sample.store().publications()[1], "en", by("2024-01-01")) == Truth::no);
}

TEST_CASE("an edition is awaited until it is out, and not before anybody knew of its publication") {
  const Sample sample({{"publications/a",
                        "published: 2023-12\nlanguages: [en]\nplanned:\n"
                        "  - language: es\n    due: 2026-03\n  - language: en\n    due: 2023-12\n"},
                       {"publications/b", "planned:\n  - language: fr\n    due: 2026-03\n"}});
  const Publication& dated = sample.store().publications()[0];
  CHECK_FALSE(is_awaited(dated, dated.planned[0], by("2019-12-31")));
  CHECK(is_awaited(dated, dated.planned[0], by("2024-01-01")));
  CHECK_FALSE(is_awaited(dated, dated.planned[1], by("2024-01-01")));
  const Publication& to_come = sample.store().publications()[1];
  CHECK(is_awaited(to_come, to_come.planned[0], by("2019-12-31")));
}

TEST_CASE("downloads are the last count of each language, or those counted together") {
  const Sample sample({{"publications/a",
                        "downloads:\n"
                        "  - language: en\n    until: 2023-06-30\n    count: 100\n"
                        "  - language: en\n    until: 2024-06-30\n    count: 150\n"
                        "  - language: fr\n    until: 2024-06-30\n    count: 30\n"},
                       {"publications/b", "downloads:\n  - until: 2024-06-30\n    count: 7\n"},
                       {"publications/c", "title: c\n"}});
  const std::vector<Publication>& all = sample.store().publications();
  CHECK_FALSE(downloads_of(all[0], by("2023-01-01")));
  CHECK(downloads_of(all[0], by("2023-12-31")) == 100U);
  CHECK(downloads_of(all[0], by("2024-12-31")) == 180U);
  CHECK(downloads_of(all[0], "fr", by("2024-12-31")) == 30U);
  CHECK(downloads_of(all[1], by("2024-12-31")) == 7U);
  CHECK_FALSE(downloads_of(all[2], by("2024-12-31")));
}

TEST_CASE("fields of practices come from their Actions where they say nothing themselves") {
  const Sample sample({{"actions/a", "countries: [BEN]\ntopics: [labour-migration]\n"},
                       {"practices/own", "actions: [a]\ncountries: [TGO]\ntopics: [thb]\n"},
                       {"practices/taken", "actions: [a]\n"}});
  const View view = on(sample.store());
  CHECK(passing(view, "practices", "country = BEN") == "taken");
  CHECK(passing(view, "practices", "country = TGO") == "own");
  CHECK(passing(view, "practices", "topic = thb") == "own");
  CHECK(passing(view, "practices", "theme = legal") == "taken");
  CHECK(passing(view, "practices", "region = africa-west") == "own taken");
}

TEST_CASE("words without consent are for the staff alone, in every field and list") {
  const Sample sample({{"practices/p",
                        "testimonials:\n"
                        "  - text: said\n    function: Head\n    consent: true\n"
                        "  - text: whispered\n    function: Clerk\n    consent: false\n"}});
  View view = on(sample.store());
  CHECK(passing(view, "practices", "testimonials.text = said") == "p");
  CHECK(passing(view, "practices", "testimonials.text = whispered").empty());
  CHECK(passing(view, "practices", "testimonials.function = Clerk").empty());
  CHECK(passing(view, "practices", "testimonials.2.text = whispered").empty());
  view.audience = Audience::staff;
  CHECK(passing(view, "practices", "testimonials.text = whispered") == "p");
}

}  // namespace knowledge_test
