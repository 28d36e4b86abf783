#include "disclosure_attacker.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace mieux::samples {
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

/// What a breakdown leaves out of a whole, or counts twice, of the answers of a figure of the
/// whole. Nothing if it does both or neither.
std::optional<Equation> beside_breakdown(const Publication& publication, const Equation& whole,
                                         const std::vector<std::uint32_t>& breakdown) {
  std::map<std::uint32_t, std::size_t> times;
  for (const std::uint32_t row : breakdown)
    for (const std::uint32_t record : publication.tables.rows[row]) ++times[record];
  std::map<bool, Equation> of;  // left out, counted twice
  for (const bool left_out : {false, true}) of[left_out].has.assign(whole.has.size(), 0);
  std::map<bool, bool> any;
  for (std::size_t i = 0; i < whole.has.size(); ++i) {
    const CountedPart& part = publication.tables.parts[i];
    const std::size_t rows = times[part.record];
    if (whole.has[i] == 0 || rows == 1) continue;
    of[rows == 0].has[i] = 1;
    of[rows == 0].value += part.count;
    any[rows == 0] = true;
  }
  if (any[true] == any[false]) return std::nullopt;
  return of[any[true]];
}

/// Does every row of the breakdown lie in the whole, and have the figure that it has?
bool is_broken_down(const Publication& publication, const PublishedFigure& whole,
                    const std::vector<std::uint32_t>& breakdown) {
  const auto& tables = publication.tables;
  const std::vector<std::uint32_t>& all = tables.rows[whole.row];
  return std::all_of(breakdown.begin(), breakdown.end(), [&](std::uint32_t row) {
    const bool has_it =
        std::any_of(tables.figures.begin(), tables.figures.end(), [&](const auto& part) {
          return part.row == row && part.question == whole.question &&
                 part.options == whole.options;
        });
    return has_it &&
           std::all_of(tables.rows[row].begin(), tables.rows[row].end(), [&](std::uint32_t one) {
             return std::find(all.begin(), all.end(), one) != all.end();
           });
  });
}

}  // namespace

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

std::size_t recovered_beside_breakdowns(const Publication& publication,
                                        const std::vector<bool>& hidden) {
  Attacker attacker(publication, hidden);
  std::size_t count = 0;
  for (const auto& breakdown : publication.tables.breakdowns) {
    for (const PublishedFigure& whole : publication.tables.figures) {
      if (!is_broken_down(publication, whole, breakdown)) continue;
      const auto rest = beside_breakdown(publication, attacker.equation(whole), breakdown);
      if (rest && is_small(rest->value) && attacker.values_of(*rest) < 5) ++count;
    }
  }
  return count;
}

std::vector<bool> small_alone(const Publication& publication) {
  std::vector<bool> hidden;
  for (const PublishedFigure& figure : publication.tables.figures)
    hidden.push_back(is_small(publication.value(figure)));
  return hidden;
}

}  // namespace mieux::samples
