#include "mieux/queries/figures/disclosure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "disclosure_tables.hpp"

namespace mieux {
namespace disclosure {
namespace {

/// Numbers of the caller's, put in order and numbered from 0.
class Numbering {
 public:
  void add(std::uint32_t number) { numbers_.push_back(number); }
  void close() {
    std::ranges::sort(numbers_);
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
  }
  [[nodiscard]] std::uint32_t operator[](std::uint32_t number) const {
    const auto found = std::ranges::lower_bound(numbers_, number);
    return static_cast<std::uint32_t>(found - numbers_.begin());
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::vector<std::uint32_t> numbers_;
};

class Classing {
 public:
  explicit Classing(const PublishedTables& tables) : tables_(tables) {}

  ClassedTables run() {
    for (const PublishedFigure& figure : tables_.figures)
      if (figure.row >= tables_.rows.size())
        throw std::invalid_argument("a published figure refers to a row that is not there");
    for (const auto& breakdown : tables_.breakdowns)
      for (const std::uint32_t row : breakdown)
        if (row >= tables_.rows.size())
          throw std::invalid_argument("a breakdown refers to a row that is not there");
    result_.breakdowns = tables_.breakdowns;
    number();
    classify();
    add_counts();
    const std::vector<std::vector<std::uint32_t>> by_row(tables_.rows.size());
    result_.cells_at.assign(questions_.size(), by_row);
    result_.is_total_known.assign(questions_.size(), false);
    for (const std::uint32_t question : tables_.known_totals)
      result_.is_total_known[questions_[question]] = true;
    for (const PublishedFigure& figure : tables_.figures) add_cell(figure);
    return std::move(result_);
  }

 private:
  void number() {
    for (const CountedPart& part : tables_.parts) questions_.add(part.question);
    for (const PublishedFigure& figure : tables_.figures) questions_.add(figure.question);
    for (const std::uint32_t question : tables_.known_totals) questions_.add(question);
    questions_.close();
    options_.resize(questions_.size());
    for (const CountedPart& part : tables_.parts)
      options_[questions_[part.question]].add(part.option);
    for (const PublishedFigure& figure : tables_.figures)
      for (const std::uint32_t option : figure.options)
        options_[questions_[figure.question]].add(option);
    for (Numbering& options : options_) {
      options.close();
      result_.options_of.push_back(options.size());
    }
  }

  /// Records without answers and those in no row are in no class: they can hide nothing that an
  /// unknown record cannot.
  void classify() {
    std::unordered_map<std::uint32_t, RecordClass> records;
    for (const CountedPart& part : tables_.parts)
      if (auto& asked = records[part.record].questions;
          asked.empty() || asked.back() != questions_[part.question])
        asked.push_back(questions_[part.question]);
    for (std::uint32_t row = 0; row < tables_.rows.size(); ++row)
      for (const std::uint32_t record : tables_.rows[row])
        if (const auto found = records.find(record); found != records.end())
          if (auto& rows = found->second.rows; rows.empty() || rows.back() != row)
            rows.push_back(row);
    std::map<RecordClass, std::vector<std::uint32_t>> members;
    for (auto& [record, of] : records) {
      std::ranges::sort(of.questions);
      of.questions.erase(std::unique(of.questions.begin(), of.questions.end()), of.questions.end());
      if (!of.rows.empty()) members[std::move(of)].push_back(record);
    }
    result_.classes_of.resize(tables_.rows.size());
    result_.in_row.assign(tables_.rows.size(), std::vector<bool>(members.size()));
    for (const auto& [of, of_class] : members) add_class(of, of_class);
  }

  void add_class(const RecordClass& of, const std::vector<std::uint32_t>& members) {
    const auto number = static_cast<std::uint32_t>(result_.classes.size());
    result_.classes.push_back(of);
    for (const std::uint32_t record : members) class_of_[record] = number;
    for (const std::uint32_t row : of.rows) {
      result_.classes_of[row].push_back(number);
      result_.in_row[row][number] = true;
    }
    auto& counts = result_.counts.emplace_back(questions_.size());
    for (const std::uint32_t question : of.questions)
      counts[question].assign(result_.options_of[question], 0);
  }

  void add_counts() {
    for (const CountedPart& part : tables_.parts) {
      const auto found = class_of_.find(part.record);
      if (found == class_of_.end()) continue;
      const std::uint32_t question = questions_[part.question];
      result_.counts[found->second][question][options_[question][part.option]] += part.count;
    }
  }

  void add_cell(const PublishedFigure& figure) {
    FigureCell cell{figure.row, questions_[figure.question], {}, 0, figure.worth};
    cell.has.assign(result_.options_of[cell.question], false);
    for (const std::uint32_t option : figure.options)
      cell.has[options_[cell.question][option]] = true;
    for (const std::uint32_t of_class : result_.classes_of[cell.row]) {
      const auto& counts = result_.counts[of_class][cell.question];
      for (std::size_t option = 0; option < counts.size(); ++option)
        if (cell.has[option]) cell.value += counts[option];
    }
    result_.cells_at[cell.question][cell.row].push_back(
        static_cast<std::uint32_t>(result_.cells.size()));
    result_.cells.push_back(std::move(cell));
  }

  const PublishedTables& tables_;
  Numbering questions_;
  std::vector<Numbering> options_;  ///< by question
  std::unordered_map<std::uint32_t, std::uint32_t> class_of_;
  ClassedTables result_;
};

/// Is it a number that readers know without any table?
bool is_known(const ClassedTables& tables, std::uint32_t question,
              const std::vector<bool>& options) {
  return tables.is_total_known[question] && std::ranges::find(options, false) == options.end();
}

bool includes(const std::vector<bool>& all, const std::vector<bool>& some) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (some[i] && !all[i]) return false;
  return true;
}

/// Looks for small numbers.
class Secrets {
 public:
  Secrets(const ClassedTables& tables, std::int64_t threshold)
      : tables_(tables), threshold_(threshold) {}

  std::vector<Secret> run() {
    for (const FigureCell& cell : tables_.cells)
      if (is_small(cell.value)) add({tables_.classes_of[cell.row], cell.question, cell.has});
    for (const auto& rows : tables_.cells_at) {
      for (std::uint32_t row = 0; row < rows.size(); ++row) parts_of_options(rows[row]);
      for (std::uint32_t row = 0; row < rows.size(); ++row)
        for (std::uint32_t other = 0; other < rows.size(); ++other)
          if (row != other && !rows[row].empty() && !rows[other].empty() && is_within(row, other))
            parts_of_rows(rows[row], rows[other]);
    }
    for (const auto& breakdown : tables_.breakdowns) parts_of_breakdown(breakdown);
    std::stable_partition(secrets_.begin(), secrets_.end(), [](const Secret& secret) {
      return std::ranges::find(secret.options, false) == secret.options.end();
    });
    return std::move(secrets_);
  }

 private:
  [[nodiscard]] bool is_small(std::int64_t value) const { return value > 0 && value < threshold_; }

  [[nodiscard]] bool is_within(std::uint32_t row, std::uint32_t other) const {
    return tables_.classes_of[row].size() < tables_.classes_of[other].size() &&
           std::ranges::includes(tables_.classes_of[other], tables_.classes_of[row]);
  }

  void add(Secret secret) {
    if (is_known(tables_, secret.question, secret.options)) return;
    if (known_.insert(secret).second) secrets_.push_back(std::move(secret));
  }

  /// What one figure of a row leaves of another.
  void parts_of_options(const std::vector<std::uint32_t>& cells) {
    for (const std::uint32_t whole : cells) {
      for (const std::uint32_t part : cells) {
        const FigureCell& all = tables_.cells[whole];
        const FigureCell& some = tables_.cells[part];
        if (!is_small(all.value - some.value) || !includes(all.has, some.has)) continue;
        std::vector<bool> rest = all.has;
        for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = rest[i] && !some.has[i];
        add({tables_.classes_of[all.row], all.question, std::move(rest)});
      }
    }
  }

  /// What a row leaves of another that includes it.
  void parts_of_rows(const std::vector<std::uint32_t>& within,
                     const std::vector<std::uint32_t>& wholes) {
    for (const std::uint32_t part : within) {
      for (const std::uint32_t whole : wholes) {
        const FigureCell& all = tables_.cells[whole];
        const FigureCell& some = tables_.cells[part];
        if (!is_small(all.value - some.value) || all.has != some.has) continue;
        Secret rest{{}, all.question, all.has};
        std::ranges::set_difference(tables_.classes_of[all.row], tables_.classes_of[some.row],
                                    std::back_inserter(rest.classes));
        add(std::move(rest));
      }
    }
  }

  /// What the rows of a breakdown leave out of a whole, or count twice. If they do both, their sum
  /// tells neither.
  void parts_of_breakdown(const std::vector<std::uint32_t>& breakdown) {
    std::vector<std::uint32_t> times(tables_.classes.size());
    for (const std::uint32_t row : breakdown)
      for (const std::uint32_t of_class : tables_.classes_of[row]) ++times[of_class];
    for (std::uint32_t whole = 0; whole < tables_.classes_of.size(); ++whole) {
      std::vector<std::uint32_t> left_out;
      std::vector<std::uint32_t> repeated;
      bool includes_all = true;
      for (std::uint32_t of_class = 0; of_class < times.size(); ++of_class) {
        const bool within = tables_.in_row[whole][of_class];
        includes_all = includes_all && (within || times[of_class] == 0);
        if (within && times[of_class] == 0) left_out.push_back(of_class);
        if (times[of_class] > 1) repeated.push_back(of_class);
      }
      if (!includes_all || left_out.empty() == repeated.empty()) continue;
      add_parts(breakdown, whole, left_out.empty() ? repeated : left_out);
    }
  }

  /// The figures of the whole that every row of the breakdown has, too, for these classes alone.
  void add_parts(const std::vector<std::uint32_t>& breakdown, std::uint32_t whole,
                 const std::vector<std::uint32_t>& classes) {
    for (const auto& rows : tables_.cells_at) {
      for (const std::uint32_t number : rows[whole]) {
        const FigureCell& cell = tables_.cells[number];
        const auto has_it = [&](std::uint32_t row) {
          return std::ranges::any_of(
              rows[row], [&](std::uint32_t other) { return tables_.cells[other].has == cell.has; });
        };
        if (std::ranges::all_of(breakdown, has_it) && is_small(sum_of(classes, cell)))
          add({classes, cell.question, cell.has});
      }
    }
  }

  [[nodiscard]] std::int64_t sum_of(const std::vector<std::uint32_t>& classes,
                                    const FigureCell& cell) const {
    std::int64_t sum = 0;
    for (const std::uint32_t of_class : classes) {
      const auto& counts = tables_.counts[of_class][cell.question];
      for (std::size_t option = 0; option < counts.size(); ++option)
        if (cell.has[option]) sum += counts[option];
    }
    return sum;
  }

  const ClassedTables& tables_;
  std::int64_t threshold_;
  std::vector<Secret> secrets_;
  std::set<Secret> known_;
};

}  // namespace

ClassedTables classed(const PublishedTables& tables) { return Classing(tables).run(); }

std::vector<Secret> secrets_of(const ClassedTables& tables, std::int64_t threshold) {
  return Secrets(tables, threshold).run();
}

}  // namespace disclosure

std::vector<bool> hidden_figures(const PublishedTables& tables, std::uint32_t threshold) {
  const disclosure::ClassedTables classes = disclosure::classed(tables);
  std::vector<bool> hidden(tables.figures.size());
  // Whatever hides a small figure changes it: it costs nothing as a cover of others.
  for (std::size_t i = 0; i < hidden.size(); ++i)
    hidden[i] = classes.cells[i].value > 0 && classes.cells[i].value < threshold &&
                !disclosure::is_known(classes, classes.cells[i].question, classes.cells[i].has);
  for (const disclosure::Secret& secret : disclosure::secrets_of(classes, threshold))
    for (const std::uint32_t figure : disclosure::cover_of(classes, secret, hidden, threshold))
      hidden[figure] = true;
  return hidden;
}

}  // namespace mieux
