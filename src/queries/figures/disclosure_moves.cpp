#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <tuple>

#include "disclosure_tables.hpp"

namespace mieux::disclosure {
namespace {

/// A record that nobody knows of, with as many respondents as are needed.
constexpr std::uint32_t outside = std::numeric_limits<std::uint32_t>::max();
/// So many classes of a secret, and for each so many near it, are looked at.
constexpr std::size_t most_classes = 32;
/// So many moves are looked at where one alone is not enough.
constexpr std::size_t most_spread = 256;

/// One respondent more or fewer (`by` is 1 or -1) with an answer.
struct MoveStep {
  std::uint32_t of_class = 0;
  std::uint32_t question = 0;
  std::uint32_t option = 0;
  std::int64_t by = 0;
};

/// A change of parts that adds one to the secret, and can be made several times or the other way
/// round. Steps on one question follow each other; they are of two classes at most.
using Move = std::vector<MoveStep>;

/// What it takes to hide what a move changes; less is better.
struct HidingCost {
  std::size_t figures = 0;  ///< by their worth
  std::size_t zeros = 0;
  std::int64_t sum = 0;

  auto operator<=>(const HidingCost&) const = default;
};

constexpr HidingCost no_move{std::numeric_limits<std::size_t>::max(), 0, 0};

/// Looks for what hides one secret.
class CoverSearch {
 public:
  CoverSearch(const ClassedTables& tables, const Secret& secret, const std::vector<bool>& hidden,
              std::int64_t threshold)
      : tables_(tables), secret_(secret), hidden_(hidden), needed_(threshold - 1) {
    for (const std::uint32_t of_class : secret.classes)
      if (!tables.counts[of_class][secret.question].empty()) own_.push_back(of_class);
    std::ranges::stable_sort(own_, {},
                             [&](std::uint32_t c) { return tables.classes[c].rows.size(); });
    if (own_.size() > most_classes) own_.resize(most_classes);
    for (const std::uint32_t own : own_) near_.push_back(near(own));
  }

  std::vector<std::uint32_t> run() {
    for (std::size_t i = 0; i < own_.size(); ++i) {
      within(own_[i]);
      for (const std::uint32_t other : near_[i]) rectangles(own_[i], other);
    }
    for (std::size_t i = 0; i < own_.size() && best_.figures > 0 && !is_total_known(); ++i) {
      for (const std::uint32_t other : near_[i]) add_respondent(own_[i], other);
      add_respondent(own_[i], outside);
    }
    constexpr std::size_t one_and_its_cover = 2;
    if (best_.figures > one_and_its_cover)
      if (auto several = spread()) return std::move(*several);
    return changed(best_move_, hidden_);
  }

 private:
  /// Nobody can be thought to be there beside those whom readers know of.
  [[nodiscard]] bool is_total_known() const { return tables_.is_total_known[secret_.question]; }
  [[nodiscard]] bool has(std::uint32_t option) const { return secret_.options[option]; }
  [[nodiscard]] std::uint32_t option_count() const {
    return static_cast<std::uint32_t>(secret_.options.size());
  }

  /// Pairs of an option outside of the secret and one in it: `visit(from, to)`.
  template <typename Visit>
  void each_pair(Visit visit) const {
    for (std::uint32_t from = 0; from < option_count(); ++from)
      for (std::uint32_t to = 0; to < option_count(); ++to)
        if (!has(from) && has(to)) visit(from, to);
  }

  /// A respondent of the class answers otherwise.
  void within(std::uint32_t own) {
    const std::uint32_t question = secret_.question;
    each_pair([&](std::uint32_t from, std::uint32_t to) {
      consider({{own, question, from, -1}, {own, question, to, 1}});
    });
  }

  /// Two respondents of two classes change their answers: rows with both are as they were.
  void rectangles(std::uint32_t own, std::uint32_t other) {
    const std::uint32_t question = secret_.question;
    if (tables_.counts[other][question].empty()) return;
    each_pair([&](std::uint32_t from, std::uint32_t to) {
      consider({{own, question, from, -1},
                {own, question, to, 1},
                {other, question, from, 1},
                {other, question, to, -1}});
    });
  }

  /// A respondent with all answers comes from another class: for each question the answer that
  /// hides least, if enough of them gave it. Nothing if another move hides less.
  void add_respondent(std::uint32_t own, std::uint32_t other) {
    Move move;
    std::size_t figures = 0;
    const auto add_answer = [&](std::uint32_t question) {
      const bool here = !tables_.counts[own][question].empty();
      const bool there = other != outside && !tables_.counts[other][question].empty();
      if (!here && !there) return true;
      if (tables_.is_total_known[question]) return false;
      const Move steps = answer(own, here, there ? other : outside, question);
      move.insert(move.end(), steps.begin(), steps.end());
      figures += cost_of(steps, hidden_).figures;
      return figures <= best_.figures;
    };
    if (!add_answer(secret_.question)) return;
    for (std::uint32_t question = 0; question < tables_.options_of.size(); ++question)
      if (question != secret_.question && !add_answer(question)) return;
    consider(std::move(move));
  }

  [[nodiscard]] Move answer(std::uint32_t own, bool here, std::uint32_t other,
                            std::uint32_t question) const {
    Move best;
    std::tuple<std::int64_t, HidingCost> least;
    for (std::uint32_t option = 0; option < tables_.options_of[question]; ++option) {
      if (question == secret_.question && !has(option)) continue;
      Move steps;
      if (here) steps.push_back({own, question, option, 1});
      if (other != outside) steps.push_back({other, question, option, -1});
      const std::tuple found{needed_ - room(steps, 1, tables_.counts), cost_of(steps, hidden_)};
      if (!best.empty() && least <= found) continue;
      least = found;
      best = std::move(steps);
    }
    return best;
  }

  /// Classes outside of the secret that are in nearly the same rows, the nearest first.
  [[nodiscard]] std::vector<std::uint32_t> near(std::uint32_t own) const {
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    for (std::uint32_t other = 0; other < tables_.classes.size(); ++other)
      if (!std::ranges::binary_search(secret_.classes, other))
        found.emplace_back(rows_between(own, other), other);
    const auto end =
        found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_classes));
    std::ranges::partial_sort(found, end);
    std::vector<std::uint32_t> nearest;
    for (auto at = found.begin(); at != end; ++at) nearest.push_back(at->second);
    return nearest;
  }

  /// How many rows have one of the two alone.
  [[nodiscard]] std::size_t rows_between(std::uint32_t a, std::uint32_t b) const {
    const auto& some = tables_.classes[a].rows;
    const auto& others = tables_.classes[b].rows;
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < some.size() && j < others.size();) {
      both += some[i] == others[j] ? 1 : 0;
      const bool further = some[i] <= others[j];
      if (some[i] >= others[j]) ++j;
      if (further) ++i;
    }
    return some.size() + others.size() - 2 * both;
  }

  /// Keeps the move if it can be made at all, and knows whether it is the best that is enough
  /// alone.
  void consider(Move move) {
    const std::int64_t times = room(move, 1, tables_.counts) + room(move, -1, tables_.counts);
    if (times == 0) return;
    const HidingCost cost = cost_of(move, hidden_);
    if (times >= needed_ && cost < best_) {
      best_ = cost;
      best_move_ = move;
    }
    moves_.emplace_back(std::tuple{cost.figures * 12 / static_cast<std::size_t>(times), cost},
                        std::move(move));
  }

  /// How often the move can be made (`way` 1) or undone (-1), so far as is needed.
  [[nodiscard]] std::int64_t room(const Move& move, std::int64_t way, const Counts& counts) const {
    std::int64_t times = needed_;
    for (const MoveStep& step : move)
      if (step.by * way < 0)
        times = std::min(times, counts[step.of_class][step.question][step.option]);
    return times;
  }

  [[nodiscard]] HidingCost cost_of(const Move& move, const std::vector<bool>& hidden) const {
    HidingCost cost;
    each_changed(move, hidden, [&](std::uint32_t figure) {
      const std::int64_t value = tables_.cells[figure].value;
      cost.figures += tables_.cells[figure].worth;
      cost.zeros += value == 0 ? 1 : 0;
      cost.sum += value;
    });
    return cost;
  }

  [[nodiscard]] std::vector<std::uint32_t> changed(const Move& move,
                                                   const std::vector<bool>& hidden) const {
    std::vector<std::uint32_t> figures;
    each_changed(move, hidden, [&](std::uint32_t figure) { figures.push_back(figure); });
    return figures;
  }

  /// Figures that the move changes and that are not hidden yet.
  template <typename Visit>
  void each_changed(const Move& move, const std::vector<bool>& hidden, Visit visit) const {
    for (auto begin = move.begin(); begin != move.end();) {
      const auto end = std::find_if(begin, move.end(), [&](const MoveStep& step) {
        return step.question != begin->question;
      });
      const std::span<const MoveStep> steps{begin, end};
      const std::uint32_t first = steps.front().of_class;
      const std::uint32_t last = steps.back().of_class;
      const auto visit_row = [&](std::uint32_t row) {
        for (const std::uint32_t figure : tables_.cells_at[begin->question][row])
          if (!hidden[figure] && change(steps, row, tables_.cells[figure]) != 0) visit(figure);
      };
      for (const std::uint32_t row : tables_.classes[first].rows) visit_row(row);
      if (last != first)
        for (const std::uint32_t row : tables_.classes[last].rows)
          if (!tables_.in_row[row][first]) visit_row(row);
      begin = end;
    }
  }

  [[nodiscard]] std::int64_t change(std::span<const MoveStep> steps, std::uint32_t row,
                                    const FigureCell& cell) const {
    std::int64_t change = 0;
    for (const MoveStep& step : steps)
      if (cell.has[step.option] && tables_.in_row[row][step.of_class]) change += step.by;
    return change;
  }

  /// Several moves together, each as often as it can be made, the cheapest next: first those that
  /// add to the secret, then, from the start, those that take from it. Nothing if all are too few,
  /// or hide no less than the best one alone.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> spread() {
    std::ranges::stable_sort(moves_, {}, &RatedMove::first);
    if (moves_.size() > most_spread) moves_.resize(most_spread);
    std::vector<bool> hidden = hidden_;
    std::int64_t missing = needed_;
    std::vector<std::uint32_t> figures;
    HidingCost cost;
    for (const std::int64_t way : {1, -1}) {
      Counts counts = tables_.counts;
      while (missing > 0) {
        const Move* next = cheapest(way, counts, hidden, missing);
        if (next == nullptr) break;
        const std::int64_t times = std::min(missing, room(*next, way, counts));
        for (const MoveStep& step : *next)
          counts[step.of_class][step.question][step.option] += step.by * way * times;
        cost = sum_of(cost, cost_of(*next, hidden));
        for (const std::uint32_t figure : changed(*next, hidden)) {
          hidden[figure] = true;
          figures.push_back(figure);
        }
        missing -= times;
      }
    }
    // Where the totals are known there may be fewer values: then all that can be thought of.
    const bool is_enough = missing == 0 || (is_total_known() && best_ == no_move);
    if (!is_enough || !(cost < best_)) return std::nullopt;
    return figures;
  }

  static HidingCost sum_of(const HidingCost& a, const HidingCost& b) {
    return {a.figures + b.figures, a.zeros + b.zeros, a.sum + b.sum};
  }

  /// The move that hides least for each respondent it moves; null if none can be made any more.
  [[nodiscard]] const Move* cheapest(std::int64_t way, const Counts& counts,
                                     const std::vector<bool>& hidden, std::int64_t missing) const {
    const Move* best = nullptr;
    HidingCost least;
    std::int64_t least_times = 1;
    for (const auto& [rating, move] : moves_) {
      const std::int64_t times = std::min(missing, room(move, way, counts));
      if (times == 0) continue;
      const HidingCost cost = cost_of(move, hidden);
      const auto each = static_cast<std::int64_t>(cost.figures) * least_times;
      const auto least_each = static_cast<std::int64_t>(least.figures) * times;
      if (best != nullptr && (each > least_each || (each == least_each && least <= cost))) continue;
      best = &move;
      least = cost;
      least_times = times;
    }
    return best;
  }

  /// A move with what it hides for each respondent, and what it hides.
  using RatedMove = std::pair<std::tuple<std::size_t, HidingCost>, Move>;

  const ClassedTables& tables_;
  const Secret& secret_;
  const std::vector<bool>& hidden_;
  std::int64_t needed_;
  std::vector<std::uint32_t> own_;
  std::vector<std::vector<std::uint32_t>> near_;  ///< of each of `own_`
  std::vector<RatedMove> moves_;
  HidingCost best_ = no_move;
  Move best_move_;  ///< enough alone
};

}  // namespace

std::vector<std::uint32_t> cover_of(const ClassedTables& tables, const Secret& secret,
                                    const std::vector<bool>& hidden, std::int64_t threshold) {
  return CoverSearch(tables, secret, hidden, threshold).run();
}

}  // namespace mieux::disclosure
