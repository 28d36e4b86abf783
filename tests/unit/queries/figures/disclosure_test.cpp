// Small cells: which figures are hidden in plain tables, and that nobody recovers them.

#include "mieux/queries/figures/disclosure.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "disclosure_attacker.hpp"

namespace disclosure_test {

using namespace mieux;
using samples::large_publications;
using samples::Publication;
using samples::random_publication;
using samples::recovered;
using samples::recovered_beside_breakdowns;
using samples::small_alone;

TEST_CASE("what is not small is printed") {
  CHECK(Publication{}.record(1, 0, {10, 12, 0}).row({1}, 0, 3).printed() == "10 12 0 22");
  CHECK(Publication{}.printed().empty());
  CHECK(Publication{}.record(1, 0, {0, 0}).row({1}, 0, 2).printed() == "0 0 0");
}

TEST_CASE("a small cell is hidden with another of its row") {
  CHECK(Publication{}.record(1, 0, {3, 9, 20}).row({1}, 0, 3).printed() == "* * 20 32");
}

TEST_CASE("the complement of a figure is a cell, too") {
  CHECK(Publication{}.record(1, 0, {20, 1}).row({1}, 0, 2).printed() == "* * 21");
  // The other option has no column.
  CHECK(Publication{}.record(1, 0, {20, 1}).row({1}, 0, 1).printed() == "* 21");
}

TEST_CASE("zeros are no cover: what is known to be nothing hides nothing") {
  // Three of three, and nothing else to hide behind: the base goes, too.
  CHECK(Publication{}.record(1, 0, {3, 0, 0}).row({1}, 0, 3).printed() == "* 0 0 *");
  CHECK(Publication{}
            .record(1, 0, {2, 0, 0})
            .record(2, 0, {10, 0, 0})
            .row({1}, 0, 3)
            .row({2}, 0, 3)
            .row({1, 2}, 0, 3)
            .printed() == "* 0 0 * | * 0 0 * | 12 0 0 12");
  // Larger cells are taken before zeros.
  CHECK(Publication{}.record(1, 0, {4, 0, 30}).row({1}, 0, 3).printed() == "* 0 * 34");
}

TEST_CASE("cover is found in other rows if the total stays") {
  CHECK(Publication{}
            .record(1, 0, {3, 9})
            .record(2, 0, {20, 30})
            .record(3, 0, {11, 12})
            .row({1}, 0, 2)
            .row({2}, 0, 2)
            .row({3}, 0, 2)
            .row({1, 2, 3}, 0, 2)
            .printed() == "* * 12 | 20 30 50 | * * 23 | 34 51 85");
}

TEST_CASE("two periods and their whole") {
  CHECK(Publication{}
            .record(1, 0, {2, 18})
            .record(2, 0, {10, 8})
            .row({1}, 0, 2)
            .row({2}, 0, 2)
            .row({1, 2}, 0, 2)
            .printed() == "* * 20 | * * 18 | 12 26 38");
}

TEST_CASE("a period and a part of it tell of the rest") {
  const Publication publication =
      Publication{}.record(1, 0, {10, 10}).record(2, 0, {3, 9}).row({1}, 0, 2).row({1, 2}, 0, 2);
  const std::string printed = publication.printed();
  CHECK(printed != "10 10 20 | 13 19 32");
  CHECK(recovered(publication, hidden_figures(publication.tables)) == 0);
}

TEST_CASE("a record under two countries") {
  const Publication publication = Publication{}
                                      .record(1, 0, {6, 6})
                                      .record(2, 0, {2, 7})
                                      .record(3, 0, {9, 8})
                                      .row({1, 2}, 0, 2)
                                      .row({2, 3}, 0, 2)
                                      .row({1, 2, 3}, 0, 2);
  CHECK(recovered(publication, hidden_figures(publication.tables)) == 0);
  CHECK(publication.printed() == "8 13 21 | 11 15 26 | 17 21 38");
  // As a breakdown, the sum of its rows tells of the record that is in both.
  Publication broken_down = publication;
  broken_down.breakdown({0, 1});
  CHECK(recovered_beside_breakdowns(broken_down, hidden_figures(publication.tables)) == 1);
  CHECK(recovered_beside_breakdowns(broken_down, hidden_figures(broken_down.tables)) == 0);
  CHECK(broken_down.printed() == "* * 21 | 11 15 26 | 17 21 38");
}

TEST_CASE("what a breakdown leaves out of its whole") {
  const Publication publication = Publication{}
                                      .record(1, 0, {6, 6})
                                      .record(2, 0, {7, 9})
                                      .record(3, 0, {2, 8})
                                      .row({1}, 0, 2)
                                      .row({2}, 0, 2)
                                      .row({1, 2, 3}, 0, 2)
                                      .breakdown({0, 1});
  CHECK(recovered_beside_breakdowns(publication, std::vector<bool>(9)) == 1);
  CHECK(recovered_beside_breakdowns(publication, hidden_figures(publication.tables)) == 0);
  CHECK(publication.printed() == "* * 12 | 7 9 16 | 15 23 38");
}

TEST_CASE("a row of three respondents") {
  CHECK(Publication{}
            .record(1, 0, {2, 1})
            .record(2, 0, {10, 10})
            .record(3, 0, {20, 20})
            .row({1}, 0, 2)
            .row({2}, 0, 2)
            .row({3}, 0, 2)
            .row({1, 2, 3}, 0, 2)
            .printed() == "* * * | * * * | 20 20 40 | 32 31 63");
}

TEST_CASE("all in one option") {
  CHECK(Publication{}.record(1, 0, {20, 0}).row({1}, 0, 2).printed() == "20 0 20");
}

TEST_CASE("several answers to one question are questions of their own") {
  // Options 0: chosen, 1: not chosen; the base is the same number three times.
  CHECK(Publication{}
            .record(1, 0, {4, 26})
            .record(1, 1, {28, 2})
            .record(1, 2, {15, 15})
            .row({1}, 0, 1)
            .row({1}, 1, 1)
            .row({1}, 2, 1)
            .printed() == "* 30 | * 30 | 15 30");
}

TEST_CASE("several cells of one class are too few alone, and enough together") {
  // By record, the column of others has one or two respondents each.
  const Publication publication = Publication{}
                                      .record(1, 0, {1, 8, 1})
                                      .record(2, 0, {1, 9, 2})
                                      .record(3, 0, {0, 9, 2})
                                      .row({1, 2, 3}, 0, 3)
                                      .row({1}, 0, 0);
  CHECK(recovered(publication, hidden_figures(publication.tables)) == 0);
}

TEST_CASE("the order of parts and records changes nothing, a wrong row is refused") {
  Publication publication = Publication{}
                                .record(1, 0, {3, 9, 4})
                                .record(2, 0, {9, 3, 7})
                                .record(3, 0, {6, 6, 6})
                                .row({1, 2}, 0, 3)
                                .row({2, 3}, 0, 3)
                                .row({1, 2, 3}, 0, 3);
  const auto hidden = hidden_figures(publication.tables);
  std::reverse(publication.tables.parts.begin(), publication.tables.parts.end());
  for (auto& row : publication.tables.rows) std::reverse(row.begin(), row.end());
  CHECK(hidden_figures(publication.tables) == hidden);
  Publication broken_down = publication;
  broken_down.breakdown({0, 3});
  CHECK_THROWS_AS(hidden_figures(broken_down.tables), std::invalid_argument);
  publication.figure(3, 0, {0});
  CHECK_THROWS_AS(hidden_figures(publication.tables), std::invalid_argument);
}

TEST_CASE("an attacker who tries everything recovers no small number") {
  const bool safe = rc::check("no small number is recovered", [] {
    const Publication publication = random_publication();
    const std::vector<bool> hidden = hidden_figures(publication.tables);
    const std::size_t count =
        recovered(publication, hidden) + recovered_beside_breakdowns(publication, hidden);
    if (count > 0) RC_LOG(publication.printed(std::vector<bool>(hidden.size())));
    if (count > 0) RC_LOG(publication.printed(hidden));
    RC_ASSERT(count == 0U);
    bool any = false;
    for (const bool is_hidden : hidden) any = any || is_hidden;
    // Nothing small, by itself or as a difference: nothing hidden.
    const std::vector<bool> none(hidden.size());
    RC_ASSERT(any ==
              (recovered(publication, none) + recovered_beside_breakdowns(publication, none) > 0U));
  });
  CHECK(safe);
}

TEST_CASE("the attacker is no paper tiger: small cells alone are recovered") {
  const Publication one = Publication{}.record(1, 0, {3, 9, 20}).row({1}, 0, 3);
  CHECK(recovered(one, small_alone(one)) == 1);
  const Publication rows = Publication{}
                               .record(1, 0, {3, 9})
                               .record(2, 0, {2, 30})
                               .row({1}, 0, 2)
                               .row({2}, 0, 2)
                               .row({1, 2}, 0, 2);
  CHECK(recovered(rows, small_alone(rows)) > 0);
}

// tests/disclosure/check.py reads what this prints.
TEST_CASE("published tables for an attacker outside of the program") {
  if (std::getenv("MIEUX_PRINT_TABLES") == nullptr) return;
  for (const Publication& publication : large_publications(24)) {
    std::puts(publication.as_json(hidden_figures(publication.tables)).c_str());
    std::puts(publication.as_json(small_alone(publication)).c_str());
  }
}

TEST_CASE("a hundred thousand records in fifty rows") {
  Publication publication;
  publication.tables.rows.resize(51);
  for (std::uint32_t record = 0; record < 100000; ++record) {
    publication.tables.rows[record % 50].push_back(record);
    publication.tables.rows[50].push_back(record);
    for (std::uint32_t option = 0; option < 6; ++option)
      publication.tables.parts.push_back(
          {record, 0, option, option < 5 ? record % 3 : (record / 50 == record % 50 ? 1U : 0U)});
  }
  for (std::uint32_t row = 0; row < 51; ++row) {
    for (std::uint32_t option = 0; option < 6; ++option) publication.figure(row, 0, {option});
    publication.figure(row, 0, {0, 1, 2, 3, 4, 5});
  }
  const std::vector<bool> hidden = hidden_figures(publication.tables);
  CHECK(std::count(hidden.begin(), hidden.end(), true) > 50);
}

}  // namespace disclosure_test
