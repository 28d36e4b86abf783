#include "mieux/queries/figures/small_cells.hpp"

#include <algorithm>
#include <numeric>

namespace mieux {
namespace {

/// Of an answer that one may choose beside others.
enum Choice : std::uint32_t { chosen, not_chosen };

/// Persons are numbered apart from records of feedback.
constexpr std::uint32_t first_person = std::uint32_t{1} << 31U;

std::string of_answer(const AskedQuestion& question, std::size_t answer) {
  return question.id + "\n" + std::string{question.answers[answer]};
}

/// n is what every share needs: rather two answers are hidden.
constexpr std::uint32_t worth_of_all = 4;

std::vector<std::uint32_t> first_numbers(std::size_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

/// The figures of one row of a table, by what they count.
class SmallCells::RowKeys {
 public:
  RowKeys(const AnswerTable& table, const AnswerSums& sums) : question_(*table.question) {
    for (const std::uint32_t unit : sums.units)
      records_.push_back(table.statistics.units[unit].record->position);
    std::sort(records_.begin(), records_.end());
  }

  [[nodiscard]] bool is_empty() const { return records_.empty(); }
  [[nodiscard]] const Numbers& records() const { return records_; }

  [[nodiscard]] Key answer(std::size_t i) const {
    if (question_.takes_several()) return {records_, of_answer(question_, i), {chosen}};
    return {records_, question_.id, {static_cast<std::uint32_t>(i)}};
  }
  [[nodiscard]] Key top_two() const {
    const auto last = static_cast<std::uint32_t>(question_.answers.size());
    return {records_, question_.id, {last - 2, last - 1}};
  }
  /// n, which several answers have each.
  [[nodiscard]] std::vector<Key> answered() const {
    if (!question_.takes_several())
      return {{records_, question_.id,
               first_numbers(std::max<std::size_t>(question_.answers.size(), 1))}};
    std::vector<Key> keys;
    for (std::size_t i = 0; i < question_.answers.size(); ++i)
      keys.push_back({records_, of_answer(question_, i), {chosen, not_chosen}});
    return keys;
  }

 private:
  const AskedQuestion& question_;
  Numbers records_;
};

std::uint32_t SmallCells::number_of(const std::string& question) {
  return questions_.try_emplace(question, static_cast<std::uint32_t>(questions_.size()))
      .first->second;
}

void SmallCells::add(const View& view, const AnswerTable& table, const AnswerSums& sums) {
  const RowKeys keys(table, sums);
  if (keys.is_empty()) return;
  const AskedQuestion& question = *table.question;
  for (std::size_t i = 0; i < sums.counts.size(); ++i) figures_.try_emplace(keys.answer(i));
  if (top_two(question, sums)) figures_.try_emplace(keys.top_two());
  for (const Key& key : keys.answered()) figures_[key].worth = worth_of_all;
  for (const std::uint32_t unit : sums.units) {
    const std::uint32_t record = table.statistics.units[unit].record->position;
    const std::uint64_t once = (std::uint64_t{number_of(question.id)} << 32U) | record;
    if (!counted_.insert(once).second) continue;
    const AnswerSums own = sums_of_unit(view, table, unit);
    if (question.takes_several())
      add_choices(question, own, record);
    else
      add_answers(question, own, record);
  }
}

/// A text is given or not: one answer.
void SmallCells::add_answers(const AskedQuestion& question, const AnswerSums& own,
                             std::uint32_t record) {
  const std::uint32_t number = number_of(question.id);
  for (std::uint32_t i = 0; i < own.counts.size(); ++i)
    parts_.push_back({record, number, i, own.counts[i]});
  if (own.counts.empty()) parts_.push_back({record, number, 0, own.answered.value});
}

/// Each of several answers was chosen or not.
void SmallCells::add_choices(const AskedQuestion& question, const AnswerSums& own,
                             std::uint32_t record) {
  const std::uint32_t answered = own.answered.value;
  for (std::size_t i = 0; i < own.counts.size(); ++i) {
    const std::uint32_t number = number_of(of_answer(question, i));
    const std::uint32_t others = answered > own.counts[i] ? answered - own.counts[i] : 0;
    parts_.push_back({record, number, chosen, own.counts[i]});
    parts_.push_back({record, number, not_chosen, others});
  }
}

void SmallCells::add(const View& view, const AnswerTable& table) {
  std::vector<Numbers>& rows = breakdowns_.emplace_back();
  for (const AnswerSums& sums : table.sums) {
    add(view, table, sums);
    if (!sums.units.empty()) rows.push_back(RowKeys(table, sums).records());
  }
  add(view, table, table.total);
  add(view, table, table.undated);
}

SmallCells::Key SmallCells::key_of(const PersonTable& table, std::uint32_t option) {
  Numbers persons = table.persons;
  for (std::uint32_t& person : persons) person |= first_person;
  return {std::move(persons), "persons\n" + table.attribute, {option}};
}

void SmallCells::add(const PersonTable& table) {
  if (table.persons.empty()) return;
  const std::uint32_t number = number_of(key_of(table, 0).question);
  if (std::find(known_totals_.begin(), known_totals_.end(), number) == known_totals_.end())
    known_totals_.push_back(number);
  for (std::uint32_t option = 0; option < table.options; ++option)
    figures_.try_emplace(key_of(table, option));
  for (const std::uint32_t person : table.persons) {
    const std::uint32_t record = person | first_person;
    if (counted_.insert((std::uint64_t{number} << 32U) | record).second)
      parts_.push_back({record, number, table.option_of.at(person), 1});
  }
}

bool SmallCells::is_hidden(const PersonTable& table, std::uint32_t option) const {
  return !table.persons.empty() && is_hidden(key_of(table, option));
}

void SmallCells::decide() {
  PublishedTables tables;
  tables.parts = parts_;
  tables.known_totals = known_totals_;
  std::map<Numbers, std::uint32_t> rows;
  for (const auto& [key, shown] : figures_) {
    const auto [row, is_new] =
        rows.try_emplace(key.records, static_cast<std::uint32_t>(tables.rows.size()));
    if (is_new) tables.rows.push_back(key.records);
    tables.figures.push_back({row->second, number_of(key.question), key.options, shown.worth});
  }
  for (const std::vector<Numbers>& breakdown : breakdowns_) {
    std::vector<std::uint32_t>& parts = tables.breakdowns.emplace_back();
    for (const Numbers& records : breakdown) parts.push_back(rows.at(records));
  }
  const std::vector<bool> hidden = hidden_figures(tables);
  std::size_t next = 0;
  for (auto& [key, shown] : figures_) shown.hidden = hidden[next++];
  decided_ = true;
}

bool SmallCells::is_hidden(const Key& key) const {
  const auto found = figures_.find(key);
  return found == figures_.end() || found->second.hidden;
}

void SmallCells::hide(const AnswerTable& table, AnswerSums& sums) const {
  const RowKeys keys(table, sums);
  if (keys.is_empty()) return;
  sums.hidden_counts.assign(sums.counts.size(), false);
  for (std::size_t i = 0; i < sums.counts.size(); ++i)
    sums.hidden_counts[i] = is_hidden(keys.answer(i));
  sums.hidden_top = top_two(*table.question, sums) && is_hidden(keys.top_two());
  const std::vector<Key> answered = keys.answered();
  sums.hidden_answered =
      std::any_of(answered.begin(), answered.end(), [&](const Key& key) { return is_hidden(key); });
}

void SmallCells::hide(AnswerTable& table) const {
  for (AnswerSums& sums : table.sums) hide(table, sums);
  hide(table, table.total);
  hide(table, table.undated);
}

}  // namespace mieux
