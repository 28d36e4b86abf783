// Small cells: which figures are hidden in plain tables, and that nobody recovers them.

#include "mieux/queries/figures/disclosure.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "disclosure_samples.hpp"

namespace disclosure_test {

using namespace mieux;
using samples::Publication;

namespace {

/// A sum of parts, by index, with its value.
struct Equation {
  std::vector<int> has;  ///< 1, 0, or -1
  std::int64_t value = 0;
};

/// A reader who tries all tables of whole numbers which agree with what is printed. It knows
/// nothing of how figures are hidden.
class Attacker {
 public:
  Attacker(const Publication& publication, const std::vector<bool>& hidden)
      : publication_(publication) {
    for (const CountedPart& part : publication.tables.parts)
      truth_.push_back(static_cast<std::int64_t>(part.count));
    for (std::size_t i = 0; i < hidden.size(); ++i)
      if (!hidden[i]) known_.push_back(equation(publication.tables.figures[i]));
    add_respondents();
  }

  [[nodiscard]] Equation equation(const PublishedFigure& figure) const {
    const auto& rows = publication_.tables.rows[figure.row];
    Equation equation;
    for (const CountedPart& part : publication_.tables.parts) {
      const bool has = part.question == figure.question &&
                       std::find(rows.begin(), rows.end(), part.record) != rows.end() &&
                       std::find(figure.options.begin(), figure.options.end(), part.option) !=
                           figure.options.end();
      equation.has.push_back(has ? 1 : 0);
      equation.value += has ? part.count : 0;
    }
    return equation;
  }

  /// How many values the sum may have, as far as five can be told from fewer.
  std::size_t values_of(const Equation& secret) {
    order_.clear();
    for (const int first : {1, 0})
      for (std::size_t i = 0; i < truth_.size(); ++i)
        if (secret.has[i] == first && (first == 1 || is_known_of(i))) order_.push_back(i);
    free_ = static_cast<std::size_t>(std::count(secret.has.begin(), secret.has.end(), 1));
    parts_ = truth_;
    is_set_.assign(truth_.size(), true);
    for (const std::size_t part : order_) is_set_[part] = false;
    found_.clear();
    try_from(0, 0);
    return found_.empty() ? 0 : static_cast<std::size_t>(found_.back() - found_.front() + 1);
  }

 private:
  /// Each record has equally many respondents for each question: differences that are zero.
  void add_respondents() {
    const auto& parts = publication_.tables.parts;
    for (const CountedPart& one : parts) {
      if (one.question == 0 || one.option > 0) continue;
      Equation equal;
      for (const CountedPart& part : parts) {
        const int sign = part.question == 0 ? 1 : part.question == one.question ? -1 : 0;
        equal.has.push_back(part.record == one.record ? sign : 0);
      }
      known_.push_back(std::move(equal));
    }
  }

  [[nodiscard]] bool is_known_of(std::size_t part) const {
    return std::any_of(known_.begin(), known_.end(),
                       [&](const Equation& known) { return known.has[part] != 0; });
  }

  [[nodiscard]] std::int64_t most(std::size_t part) const { return truth_[part] + 4; }

  /// Can what is known hold, whatever the open parts are?
  [[nodiscard]] bool can_hold() const {
    return std::all_of(known_.begin(), known_.end(), [&](const Equation& known) {
      std::int64_t low = 0;
      std::int64_t high = 0;
      for (std::size_t i = 0; i < truth_.size(); ++i) {
        const std::int64_t bound = (is_set_[i] ? parts_[i] : most(i)) * known.has[i];
        if (is_set_[i] || known.has[i] < 0) low += bound;
        if (is_set_[i] || known.has[i] > 0) high += bound;
      }
      return low <= known.value && known.value <= high;
    });
  }

  /// True once nothing more is to be learnt beneath: one completion for each value is enough.
  bool try_from(std::size_t depth, std::int64_t sum) {
    if (!found_.empty() && found_.back() - found_.front() >= 4) return true;
    if (!can_hold()) return false;
    if (depth == free_ && std::binary_search(found_.begin(), found_.end(), sum)) return true;
    if (depth == order_.size()) {
      found_.insert(std::upper_bound(found_.begin(), found_.end(), sum), sum);
      return true;
    }
    const std::size_t part = order_[depth];
    bool done = false;
    is_set_[part] = true;
    for (std::int64_t value = 0; value <= most(part) && !(done && depth >= free_); ++value) {
      parts_[part] = value;
      done = try_from(depth + 1, depth < free_ ? sum + value : sum) || done;
    }
    is_set_[part] = false;
    return done;
  }

  const Publication& publication_;
  std::vector<std::int64_t> truth_;
  std::vector<Equation> known_;
  std::vector<std::size_t> order_;
  std::size_t free_ = 0;
  std::vector<std::int64_t> parts_;
  std::vector<bool> is_set_;
  std::vector<std::int64_t> found_;  ///< ascending
};

bool is_small(std::int64_t value) { return value > 0 && value < 5; }

/// Small figures and small differences that the attacker knows better than to five values.
std::size_t recovered(const Publication& publication, const std::vector<bool>& hidden) {
  Attacker attacker(publication, hidden);
  std::size_t count = 0;
  const auto& figures = publication.tables.figures;
  for (const PublishedFigure& figure : figures) {
    const Equation one = attacker.equation(figure);
    if (is_small(one.value) && attacker.values_of(one) < 5) ++count;
    for (const PublishedFigure& other : figures) {
      Equation rest = attacker.equation(other);
      const bool on_one_axis = other.question == figure.question &&
                               (other.row == figure.row || other.options == figure.options);
      if (!on_one_axis || !is_small(rest.value - one.value)) continue;
      bool includes = true;
      for (std::size_t i = 0; i < rest.has.size(); ++i) {
        includes = includes && rest.has[i] >= one.has[i];
        rest.has[i] -= one.has[i];
      }
      rest.value -= one.value;
      if (includes && attacker.values_of(rest) < 5) ++count;
    }
  }
  return count;
}

/// The small figures alone: what a careless office would hide.
std::vector<bool> small_alone(const Publication& publication) {
  std::vector<bool> hidden;
  for (const PublishedFigure& figure : publication.tables.figures)
    hidden.push_back(is_small(publication.value(figure)));
  return hidden;
}

}  // namespace

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
  publication.figure(3, 0, {0});
  CHECK_THROWS_AS(hidden_figures(publication.tables), std::invalid_argument);
}

TEST_CASE("an attacker who tries everything recovers no small number") {
  const bool safe = rc::check("no small number is recovered", [] {
    const Publication publication = samples::random_publication();
    const std::vector<bool> hidden = hidden_figures(publication.tables);
    const std::size_t count = recovered(publication, hidden);
    if (count > 0) RC_LOG(publication.printed(std::vector<bool>(hidden.size())));
    if (count > 0) RC_LOG(publication.printed(hidden));
    RC_ASSERT(count == 0U);
    bool any = false;
    for (const bool is_hidden : hidden) any = any || is_hidden;
    // Nothing small, by itself or as a difference: nothing hidden.
    const std::vector<bool> none(hidden.size());
    RC_ASSERT(any == (recovered(publication, none) > 0U));
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
TEST_CASE("published tables for an attacker outside of the program" * doctest::skip()) {
  for (const Publication& publication : samples::large_publications(24)) {
    std::puts(publication.as_json(hidden_figures(publication.tables)).c_str());
    std::puts(publication.as_json(small_alone(publication)).c_str());
  }
}

TEST_CASE("a hundred thousand records in fifty rows take no time to speak of") {
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
  const auto began = std::chrono::steady_clock::now();
  const std::vector<bool> hidden = hidden_figures(publication.tables);
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(std::count(hidden.begin(), hidden.end(), true) > 50);
  // Measured: a tenth of a second. Sanitizers take longer.
  CHECK(took < std::chrono::seconds{10});
}

}  // namespace disclosure_test
