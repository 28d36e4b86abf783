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
constexpr std::size_t most_classes = 64;

/// One respondent more or fewer (`by` is 1 or -1) with an answer.
struct MoveStep {
  std::uint32_t of_class = 0;
  std::uint32_t question = 0;
  std::uint32_t option = 0;
  std::int64_t by = 0;
};

/// A change of parts that adds one to the secret, and can be made several times or the other way
/// round. Steps on one question follow each other.
using Move = std::vector<MoveStep>;

/// What it takes to hide what a move changes; less is better.
struct HidingCost {
  std::size_t figures = 0;
  std::size_t zeros = 0;
  std::int64_t sum = 0;
  std::vector<std::uint32_t> which;  ///< ascending

  auto operator<=>(const HidingCost&) const = default;
};

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
    find_moves();
  }

  std::vector<std::uint32_t> run() {
    std::optional<HidingCost> best;
    for (const Move& move : moves_) {
      if (room(move, 1, tables_.counts) + room(move, -1, tables_.counts) < needed_) continue;
      HidingCost cost = cost_of(move);
      if (!best || cost < *best) best = std::move(cost);
      if (best->figures == 0) return {};
    }
    constexpr std::size_t one_and_its_cover = 2;
    if (best && best->figures <= one_and_its_cover) return best->which;
    if (auto several = spread(); several && (!best || *several < *best)) best = std::move(several);
    return best ? best->which : std::vector<std::uint32_t>{};
  }

 private:
  void find_moves() {
    for (const std::uint32_t own : own_) {
      within(own);
      for (const std::uint32_t other : near(own)) {
        rectangles(own, other);
        add_respondent(own, other);
      }
      add_respondent(own, outside);
    }
  }

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
      add({{own, question, from, -1}, {own, question, to, 1}});
    });
  }

  /// Two respondents of two classes change their answers: rows with both are as they were.
  void rectangles(std::uint32_t own, std::uint32_t other) {
    const std::uint32_t question = secret_.question;
    if (tables_.counts[other][question].empty()) return;
    each_pair([&](std::uint32_t from, std::uint32_t to) {
      add({{own, question, from, -1},
           {own, question, to, 1},
           {other, question, from, 1},
           {other, question, to, -1}});
    });
  }

  /// A respondent with all answers comes from another class: for each question the answer that
  /// hides least, if enough of them gave it.
  void add_respondent(std::uint32_t own, std::uint32_t other) {
    Move move;
    for (std::uint32_t question = 0; question < tables_.options_of.size(); ++question) {
      const bool here = !tables_.counts[own][question].empty();
      const bool there = other != outside && !tables_.counts[other][question].empty();
      if (here || there) {
        const Move steps = answer(own, here, there ? other : outside, question);
        move.insert(move.end(), steps.begin(), steps.end());
      }
    }
    add(std::move(move));
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
      std::tuple found{needed_ - room(steps, 1, tables_.counts), cost_of(steps)};
      if (!best.empty() && least <= found) continue;
      least = std::move(found);
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

  void add(Move move) {
    if (room(move, 1, tables_.counts) + room(move, -1, tables_.counts) > 0)
      moves_.push_back(std::move(move));
  }

  /// How often the move can be made (`way` 1) or undone (-1), so far as is needed.
  [[nodiscard]] std::int64_t room(const Move& move, std::int64_t way, const Counts& counts) const {
    std::int64_t times = needed_;
    for (const MoveStep& step : move)
      if (step.by * way < 0)
        times = std::min(times, counts[step.of_class][step.question][step.option]);
    return times;
  }

  [[nodiscard]] HidingCost cost_of(const Move& move) const { return cost_of(move, hidden_); }

  [[nodiscard]] HidingCost cost_of(const Move& move, const std::vector<bool>& hidden) const {
    HidingCost cost;
    for (auto begin = move.begin(); begin != move.end();) {
      const auto end = std::find_if(begin, move.end(), [&](const MoveStep& step) {
        return step.question != begin->question;
      });
      add_changed({begin, end}, hidden, cost);
      begin = end;
    }
    std::ranges::sort(cost.which);
    return cost;
  }

  /// Steps on one question.
  void add_changed(std::span<const MoveStep> steps, const std::vector<bool>& hidden,
                   HidingCost& cost) const {
    const auto& cells_at = tables_.cells_at[steps.front().question];
    const auto add_row = [&](std::uint32_t row) {
      for (const std::uint32_t number : cells_at[row]) {
        if (hidden[number] || change(steps, row, tables_.cells[number]) == 0) continue;
        ++cost.figures;
        cost.zeros += tables_.cells[number].value == 0 ? 1 : 0;
        cost.sum += tables_.cells[number].value;
        cost.which.push_back(number);
      }
    };
    const std::uint32_t first = steps.front().of_class;
    const std::uint32_t last = steps.back().of_class;
    for (const std::uint32_t row : tables_.classes[first].rows) add_row(row);
    if (last == first) return;
    for (const std::uint32_t row : tables_.classes[last].rows)
      if (!tables_.in_row[row][first]) add_row(row);
  }

  [[nodiscard]] std::int64_t change(std::span<const MoveStep> steps, std::uint32_t row,
                                    const FigureCell& cell) const {
    std::int64_t change = 0;
    for (const MoveStep& step : steps)
      if (tables_.in_row[row][step.of_class] && cell.has[step.option]) change += step.by;
    return change;
  }

  /// Several moves together, each as often as it can be made, the cheapest next: first those that
  /// add to the secret, then, from the start, those that take from it. Nothing if all are too few.
  [[nodiscard]] std::optional<HidingCost> spread() const {
    std::vector<bool> hidden = hidden_;
    std::int64_t missing = needed_;
    for (const std::int64_t way : {1, -1}) {
      Counts counts = tables_.counts;
      while (missing > 0) {
        const Move* next = cheapest(way, counts, hidden, missing);
        if (next == nullptr) break;
        const std::int64_t times = std::min(missing, room(*next, way, counts));
        for (const MoveStep& step : *next)
          counts[step.of_class][step.question][step.option] += step.by * way * times;
        for (const std::uint32_t figure : cost_of(*next, hidden).which) hidden[figure] = true;
        missing -= times;
      }
    }
    if (missing > 0) return std::nullopt;
    return cost_between(hidden);
  }

  /// The move that hides least for each respondent it moves; null if none can be made any more.
  [[nodiscard]] const Move* cheapest(std::int64_t way, const Counts& counts,
                                     const std::vector<bool>& hidden, std::int64_t missing) const {
    const Move* best = nullptr;
    HidingCost least;
    std::int64_t least_times = 1;
    for (const Move& move : moves_) {
      const std::int64_t times = std::min(missing, room(move, way, counts));
      if (times == 0) continue;
      HidingCost cost = cost_of(move, hidden);
      const auto each = static_cast<std::int64_t>(cost.figures) * least_times;
      const auto least_each = static_cast<std::int64_t>(least.figures) * times;
      if (best != nullptr && (each > least_each || (each == least_each && least <= cost))) continue;
      best = &move;
      least = std::move(cost);
      least_times = times;
    }
    return best;
  }

  [[nodiscard]] HidingCost cost_between(const std::vector<bool>& hidden) const {
    HidingCost cost;
    for (std::uint32_t number = 0; number < hidden.size(); ++number) {
      if (!hidden[number] || hidden_[number]) continue;
      ++cost.figures;
      cost.zeros += tables_.cells[number].value == 0 ? 1 : 0;
      cost.sum += tables_.cells[number].value;
      cost.which.push_back(number);
    }
    return cost;
  }

  const ClassedTables& tables_;
  const Secret& secret_;
  const std::vector<bool>& hidden_;
  std::int64_t needed_;
  std::vector<std::uint32_t> own_;
  std::vector<Move> moves_;
};

}  // namespace

std::vector<std::uint32_t> cover_of(const ClassedTables& tables, const Secret& secret,
                                    const std::vector<bool>& hidden, std::int64_t threshold) {
  return CoverSearch(tables, secret, hidden, threshold).run();
}

}  // namespace mieux::disclosure
