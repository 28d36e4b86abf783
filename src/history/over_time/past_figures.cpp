#include "mieux/history/over_time/past_figures.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/git/commits.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/history/revision_files.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::history {
namespace {

using git::DatedCommit;

/// So many revisions share records one after the other, then one is read afresh: as long as they
/// share, the memory of all of them is kept.
constexpr unsigned most_sharing = 48;

/// Goes from the newest step to the oldest: the newest store says what can be asked at all, and how
/// keys are called.
class Walk {
 public:
  Walk(const git::Repository& repository, const PastAsked& asked)
      : repository_(repository),
        asked_(asked),
        line_(git::line_of_commits(repository, asked.from)),
        shallow_(git::is_shallow(repository)) {}

  PastFigures run() {
    keys_.resize(asked_.steps.size());
    figures_.steps.resize(asked_.steps.size());
    for (std::size_t i = asked_.steps.size(); i-- > 0;) {
      PastStep& step = figures_.steps[i];
      step.step = asked_.steps[i];
      step.day = std::min(step.step.days.last(), asked_.as_of);
      go_to(step, keys_[i]);
    }
    const auto is_counted = [](const PastStep& step) {
      return step.sort == PastStep::Sort::counted;
    };
    if (failure_ && std::none_of(figures_.steps.begin(), figures_.steps.end(), is_counted))
      throw Failure(*failure_);
    if (newest_ != nullptr) arrange();
    return std::move(figures_);
  }

 private:
  void go_to(PastStep& step, std::vector<Key>& keys) {
    const std::string day = to_string(step.day);
    while (at_ < line_.size() && line_[at_].day > day) ++at_;
    if (at_ == line_.size()) {
      step.sort = shallow_ ? PastStep::Sort::not_fetched : PastStep::Sort::no_store;
      return;
    }
    step.revision = line_[at_].id;
    try {
      read(step.revision);
    } catch (const Failure& failure) {
      return leave_out(step, failure, failure.hint());
    }
    if (store_ == nullptr) {
      step.sort = PastStep::Sort::no_store;
      return;
    }
    try {
      count_in(step, keys);
    } catch (const Failure& failure) {
      if (newest_ == nullptr && failure.exit() == Exit::usage) throw;
      leave_out(step, failure, "`mieux validate --at " + short_id(step) + "` shows what is wrong");
    }
  }

  static std::string short_id(const PastStep& step) { return step.revision.substr(0, 8); }

  void leave_out(PastStep& step, const Failure& failure, std::string hint) {
    step.sort = PastStep::Sort::not_counted;
    step.problem = failure.what();
    step.hint = std::move(hint);
    if (!failure_)
      failure_.emplace(failure.exit(), step.step.id + " cannot be counted: " + step.problem,
                       step.hint);
  }

  /// Makes `store_` the store of the revision; null if there was none. Records that it shares with
  /// the former one are not read again.
  void read(const std::string& revision) {
    if (revision == revision_) return;
    revision_.clear();  // until it is read
    if (++sharing_ > most_sharing) {
      former_ = nullptr;
      sharing_ = 0;
    }
    const StoreFiles* known = former_ == nullptr ? nullptr : &former_->files();
    Store::Options options;
    options.files = revision_files_if_any(repository_, {revision, revision}, known);
    options.base = former_.get();
    store_ = options.files == nullptr ? nullptr : std::make_shared<Store>(asked_.load(options));
    if (store_ != nullptr) former_ = store_;
    revision_ = revision;
  }

  void count_in(PastStep& step, std::vector<Key>& keys) {
    const View view = asked_.view(*store_, {step.day, step.day});
    StatsQuery query = asked_.query(view);
    if (newest_ == nullptr) {
      newest_ = store_;
      newest_view_.emplace(view);
      figures_.language = view.language;
      query_ = query;
    }
    Statistics statistics = count(view, query);
    keys = std::move(statistics.rows);
    step.cells = std::move(statistics.cells);
    step.total = std::move(statistics.total);
    step.undated = std::move(statistics.undated);
    const auto name = [&](const Unit& unit) { return name_of(*store_, *query.subject, unit); };
    step.units.resize(statistics.units.size());
    for (std::size_t i = 0; asked_.with_names && i < step.units.size(); ++i)
      step.units[i] = name(statistics.units[i]);
    for (const std::uint32_t unit : step.undated.units)
      step.units[unit] = name(statistics.units[unit]);
    for (const Unit& unit : statistics.undecided) step.undecided.push_back(name(unit));
    for (const Record* draft : statistics.drafts) step.drafts.emplace_back(draft->id);
    const auto is_unsound = [](const Record& record) { return record.whole && !record.sound; };
    const std::vector<Record>& records = store_->records(query.subject->kind);
    step.sound = std::none_of(records.begin(), records.end(), is_unsound);
  }

  /// Gives all steps the same columns: each value that the field has in one of them, called as the
  /// newest of them calls it.
  void arrange() {
    figures_.measure = query_.measure;
    if (query_.by.empty()) return;
    figures_.by = query_.by.front().name;
    std::vector<Key> met;
    std::map<std::pair<Key::Kind, std::string>, std::size_t> numbers;
    for (std::size_t i = keys_.size(); i-- > 0;)
      for (const Key& key : keys_[i])
        if (numbers.try_emplace({key.kind, key.id}, met.size()).second) met.push_back(key);
    std::vector<std::size_t> column_of(met.size());
    for (const std::uint32_t number : order_of(*newest_view_, query_.by.front(), met)) {
      column_of[number] = figures_.columns.size();
      figures_.columns.push_back(met[number]);
    }
    const Figure nothing = count_nothing();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      PastStep& step = figures_.steps[i];
      if (step.sort != PastStep::Sort::counted) continue;
      std::vector<Figure> cells(figures_.columns.size(), nothing);
      for (std::size_t k = 0; k < keys_[i].size(); ++k)
        cells[column_of[numbers.at({keys_[i][k].kind, keys_[i][k].id})]] = std::move(step.cells[k]);
      step.cells = std::move(cells);
    }
  }

  /// The figure of a value that nothing has: 0, or none.
  [[nodiscard]] Figure count_nothing() const {
    Figure nothing;
    if (query_.measure == Measure::median || query_.measure == Measure::share) nothing.rests_on = 0;
    return nothing;
  }

  const git::Repository& repository_;
  const PastAsked& asked_;
  std::vector<DatedCommit> line_;
  std::size_t at_ = 0;  ///< in `line_`: the last commit by the day of the step
  bool shallow_ = false;
  PastFigures figures_;
  std::vector<std::vector<Key>> keys_;  ///< of each step
  std::string revision_;                ///< of `store_`
  std::shared_ptr<const Store> store_;
  std::shared_ptr<const Store> former_;  ///< the last one that there was, while it is shared
  unsigned sharing_ = 0;
  std::shared_ptr<const Store> newest_;
  std::optional<View> newest_view_;
  StatsQuery query_;                ///< of the newest store
  std::optional<Failure> failure_;  ///< of the newest revision that cannot be counted
};

}  // namespace

PastFigures past_figures(const git::Repository& repository, const PastAsked& asked) {
  return Walk(repository, asked).run();
}

std::optional<Day> first_day_of_store(const git::Repository& repository, const std::string& from) {
  auto line = git::line_of_commits(repository, from, std::string{programme_file});
  std::reverse(line.begin(), line.end());
  for (const DatedCommit& commit : line)  // git takes days that no calendar of ours has
    if (const auto day = Date::parse(commit.day)) return day->first();
  return std::nullopt;
}

}  // namespace mieux::history
