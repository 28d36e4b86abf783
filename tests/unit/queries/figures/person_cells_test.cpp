// Experts by gender: what everybody sees of it, and what nobody can work out.
#include <doctest/doctest.h>

#include <string>

#include "mieux/base/failure.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "queries/samples.hpp"

namespace person_cells_test {

using namespace mieux;

namespace {

/// A roster of experts, by country and gender.
class Roster {
 public:
  void add(std::string_view country, std::string_view gender, int count) {
    for (int i = 0; i < count; ++i, ++number_) {
      const std::string file = "experts/x" + std::to_string(100 + number_) + ".yaml";
      folder_.write(file, StoreFolder::header(file) + "country: " + std::string{country} + "\n" +
                              (gender.empty() ? "" : "gender: " + std::string{gender} + "\n"));
    }
  }
  [[nodiscard]] Store load() const { return folder_.load(); }

 private:
  StoreFolder folder_;
  int number_ = 0;
};

StatsQuery by(const View& view, const std::vector<std::string>& fields) {
  StatsQuery query;
  query.subject = find_subject("experts");
  for (const std::string& name : fields) {
    auto field = find_attribute(view, *query.subject, name);
    query.by.push_back(field ? *field : find_field(view, *query.subject, name).value());
  }
  return query;
}

/// `woman 12, man hidden | 20`.
std::string line(const Statistics& statistics) {
  std::string text;
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    text +=
        (r == 0 ? "" : ", ") + statistics.rows[r].id + " " + to_string(statistics.row_totals[r]);
  return text + " | " + to_string(statistics.total);
}

View staff_of(const Store& store) {
  View view = samples::on(store);
  view.audience = Audience::staff;
  return view;
}

}  // namespace

TEST_CASE("small numbers by gender are hidden with a cover, and how many there are is not") {
  Roster roster;
  roster.add("FRA", "woman", 12);
  roster.add("FRA", "man", 9);
  roster.add("FRA", "other", 2);
  const Store store = roster.load();
  const View view = samples::on(store);
  CHECK(line(count(view, by(view, {"gender"}))) == "woman 12, man hidden, other hidden | 23");
  CHECK(line(count(staff_of(store), by(staff_of(store), {"gender"}))) ==
        "woman 12, man 9, other 2 | 23");
}

TEST_CASE("large numbers by gender are shown") {
  Roster roster;
  roster.add("FRA", "woman", 6);
  roster.add("FRA", "man", 7);
  const Store store = roster.load();
  const View view = samples::on(store);
  CHECK(line(count(view, by(view, {"gender"}))) == "woman 6, man 7 | 13");
}

TEST_CASE("everybody counts by gender alone: beside a country zeros would tell") {
  Roster roster;
  roster.add("DEU", "woman", 20);
  roster.add("FRA", "man", 1);
  const Store store = roster.load();
  const View view = samples::on(store);
  CHECK_THROWS_AS(count(view, by(view, {"country", "gender"})), Failure);
  const View staff = staff_of(store);
  CHECK(count(staff, by(staff, {"country", "gender"})).rows.size() == 2);
}

TEST_CASE("no figure by gender says who they are, and none but the count is told") {
  Roster roster;
  roster.add("FRA", "woman", 6);
  roster.add("FRA", "man", 7);
  const Store store = roster.load();
  const View view = samples::on(store);
  StatsQuery query = by(view, {"gender"});
  for (const Figure& figure : count(view, query).row_totals) CHECK(figure.units.empty());
  set_measure(view, "distinct:country", query);
  CHECK_THROWS_AS(count(view, query), Failure);
}

TEST_CASE("gender is counted, and neither listed nor filtered by") {
  Roster roster;
  roster.add("FRA", "woman", 6);
  const Store store = roster.load();
  const View view = samples::on(store);
  const Subject& experts = *find_subject("experts");
  CHECK_FALSE(find_field(view, experts, "gender"));
  CHECK(find_attribute(view, experts, "gender"));
  CHECK_FALSE(find_attribute(view, experts, "country"));
  CHECK_FALSE(find_attribute(view, *find_subject("missions"), "expert.gender"));
  CHECK_FALSE(find_attribute(staff_of(store), experts, "gender"));
}

TEST_CASE("a table that is published twice is hidden once") {
  Roster roster;
  roster.add("FRA", "woman", 12);
  roster.add("FRA", "man", 3);
  const Store store = roster.load();
  const auto shown = published_together(samples::on(store), [](const View& view) {
    count(view, by(view, {"gender"}));
    return line(count(view, by(view, {"gender"})));
  });
  CHECK(shown == "woman hidden, man hidden | 15");
}

}  // namespace person_cells_test
