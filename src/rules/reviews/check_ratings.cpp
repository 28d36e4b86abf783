#include <algorithm>
#include <charconv>
#include <vector>

#include "mieux/base/text.hpp"
#include "reviews_rules.hpp"

namespace mieux {
namespace {

/// The year in which a criterion came into its scheme; 0: it was always there.
int since(const Table& criteria, std::uint32_t row) {
  const std::string_view year = criteria.cell(row, "since");
  int number = 0;
  std::from_chars(year.data(), year.data() + year.size(), number);
  return number;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string list;
  for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string{word};
  return list;
}

/// The criteria of the scheme of a review, as it was in its year.
class Scheme {
 public:
  Scheme(const RuleRun& run, const Review& review) : name_(review.scheme.value) {
    const std::string vocabulary = name_ + "_criteria";
    table_ = name_.empty() ? nullptr : run.store.vocabularies().table(vocabulary);
    if (review.date.known)
      year_ = static_cast<int>(std::chrono::year_month_day{review.date.date.last()}.year());
  }

  /// What is wrong with a criterion; empty if nothing is, or if nobody says which there are.
  [[nodiscard]] std::string problem_of(std::string_view criterion) const {
    if (table_ == nullptr) return {};
    const std::uint32_t row = table_->find(criterion);
    if (row == Table::none)
      return "'" + std::string{criterion} + "' is no criterion of the scheme " + name_;
    const int year = since(*table_, row);
    if (!year_ || year <= *year_) return {};
    return "'" + std::string{criterion} + "' came into the scheme " + name_ + " in " +
           std::to_string(year) + ", after the review (" + std::to_string(*year_) + ")";
  }

  [[nodiscard]] std::string hint(std::string_view criterion) const {
    std::vector<std::string_view> criteria;
    for (std::uint32_t row = 0; row < table_->size(); ++row)
      if (!year_ || since(*table_, row) <= *year_) criteria.push_back(table_->id(row));
    return suggest(criterion, criteria, "its criteria in that year: " + listed(criteria));
  }

 private:
  std::string name_;
  const Table* table_ = nullptr;
  std::optional<int> year_;
};

void check_one(const RuleRun& run, const Record& record, const Review& review) {
  const Scheme scheme(run, review);
  std::vector<std::string_view> levels;
  for (const Text& level : review.scale) levels.push_back(level.value);
  for (const Rating& rating : review.ratings) {
    if (const std::string problem = scheme.problem_of(rating.criterion.value); !problem.empty())
      run.error(record, {"review-criterion", rating.criterion.span, problem,
                         scheme.hint(rating.criterion.value)});
    if (levels.empty() || std::ranges::find(levels, rating.rating.value) != levels.end()) continue;
    run.error(record,
              {"review-rating", rating.rating.span,
               "'" + std::string{rating.rating.value} + "' is not on the scale of the review",
               suggest(rating.rating.value, levels, "the scale: " + listed(levels))});
  }
}

/// What is rated was sampled, by whatever id it is called.
void check_sample(const RuleRun& run, const Record& record, const Review& review) {
  const auto target = [&](const Text& id) {
    return run.store.target(id.value, set_of(RecordKind::action));
  };
  for (const Rating& rating : review.ratings) {
    const Record* rated = target(rating.action);
    if (rated == nullptr ||
        std::ranges::any_of(review.actions, [&](const Text& id) { return target(id) == rated; }))
      continue;
    run.warning(record, {"rated-not-sampled", rating.action.span,
                         "'" + std::string{rating.action.value} +
                             "' is rated, but is not among the Actions that were sampled",
                         "add it to `actions:`, or correct the rating"});
  }
}

}  // namespace

/// Ratings are by criteria that the scheme of the review had in its year, on its scale, and of
/// Actions that were sampled.
void check_ratings(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::review)) {
    const Review& review = run.store.reviews()[record.position];
    check_one(run, record, review);
    check_sample(run, record, review);
  }
}

}  // namespace mieux
