#include "mieux/queries/figures/small_cells.hpp"

#include <algorithm>
#include <numeric>

namespace mieux {
namespace {

/// Of an answer that one may choose beside others.
enum Choice : std::uint32_t { chosen, not_chosen, without_answer };

std::string of_answer(const AskedQuestion& question, std::size_t answer) {
  return question.id + "\n" + std::string{question.answers[answer]};
}

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

  [[nodiscard]] Key answer(std::size_t i) const {
    if (question_.takes_several()) return {records_, of_answer(question_, i), {chosen}};
    return {records_, question_.id, {static_cast<std::uint32_t>(i)}};
  }
  [[nodiscard]] Key top_two() const {
    const auto last = static_cast<std::uint32_t>(question_.answers.size());
    return {records_, question_.id, {last - 2, last - 1}};
  }
  [[nodiscard]] std::vector<Key> answered() const {
    return each({chosen, not_chosen}, first_numbers(width()));
  }
  [[nodiscard]] std::vector<Key> missing() const {
    return each({without_answer}, {static_cast<std::uint32_t>(width())});
  }
  [[nodiscard]] std::vector<Key> received() const {
    return each({chosen, not_chosen, without_answer}, first_numbers(width() + 1));
  }

 private:
  /// Answers of a question with one choice; a text is given or not.
  [[nodiscard]] std::size_t width() const {
    return std::max<std::size_t>(question_.answers.size(), 1);
  }

  /// The figure of the question, or of each of its answers if several could be chosen.
  [[nodiscard]] std::vector<Key> each(Numbers of_several, Numbers of_one) const {
    if (!question_.takes_several()) return {{records_, question_.id, std::move(of_one)}};
    std::vector<Key> keys;
    for (std::size_t i = 0; i < question_.answers.size(); ++i)
      keys.push_back({records_, of_answer(question_, i), of_several});
    return keys;
  }

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
  for (std::size_t i = 0; i < sums.counts.size(); ++i) figures_.emplace(keys.answer(i), false);
  if (top_two(question, sums)) figures_.emplace(keys.top_two(), false);
  for (const auto& some : {keys.answered(), keys.missing(), keys.received()})
    for (const Key& key : some) figures_.emplace(key, false);
  for (const std::uint32_t unit : sums.units) {
    const std::uint32_t record = table.statistics.units[unit].record->position;
    const std::uint64_t once = (std::uint64_t{number_of(question.id)} << 32U) | record;
    if (!counted_.insert(once).second) continue;
    const AnswerSums own = sums_of_unit(view, table, unit);
    const std::uint32_t answered = own.answered.value;
    if (!question.takes_several()) {
      for (std::uint32_t i = 0; i < own.counts.size(); ++i)
        parts_.push_back({record, number_of(question.id), i, own.counts[i]});
      const auto width = std::max<std::size_t>(own.counts.size(), 1);
      if (own.counts.empty()) parts_.push_back({record, number_of(question.id), 0, answered});
      parts_.push_back(
          {record, number_of(question.id), static_cast<std::uint32_t>(width), own.missing});
      continue;
    }
    for (std::size_t i = 0; i < own.counts.size(); ++i) {
      const std::uint32_t number = number_of(of_answer(question, i));
      const std::uint32_t others = answered > own.counts[i] ? answered - own.counts[i] : 0;
      parts_.push_back({record, number, chosen, own.counts[i]});
      parts_.push_back({record, number, not_chosen, others});
      parts_.push_back({record, number, without_answer, own.missing});
    }
  }
}

void SmallCells::add(const View& view, const AnswerTable& table) {
  for (const AnswerSums& sums : table.sums) add(view, table, sums);
  add(view, table, table.total);
  add(view, table, table.undated);
}

void SmallCells::decide() {
  PublishedTables tables;
  tables.parts = parts_;
  std::map<Numbers, std::uint32_t> rows;
  for (const auto& [key, hidden] : figures_) {
    const auto [row, is_new] =
        rows.try_emplace(key.records, static_cast<std::uint32_t>(tables.rows.size()));
    if (is_new) tables.rows.push_back(key.records);
    tables.figures.push_back({row->second, number_of(key.question), key.options});
  }
  const std::vector<bool> hidden = hidden_figures(tables);
  std::size_t next = 0;
  for (auto& [key, is_hidden] : figures_) is_hidden = hidden[next++];
  decided_ = true;
}

bool SmallCells::is_hidden(const Key& key) const {
  const auto found = figures_.find(key);
  return found == figures_.end() || found->second;
}

void SmallCells::hide(const AnswerTable& table, AnswerSums& sums) const {
  const RowKeys keys(table, sums);
  if (keys.is_empty()) return;
  const auto any = [&](const std::vector<Key>& some) {
    return std::any_of(some.begin(), some.end(),
                       [&](const Key& key) { return is_hidden(key); });
  };
  sums.hidden_counts.assign(sums.counts.size(), false);
  for (std::size_t i = 0; i < sums.counts.size(); ++i)
    sums.hidden_counts[i] = is_hidden(keys.answer(i));
  sums.hidden_top = top_two(*table.question, sums) && is_hidden(keys.top_two());
  sums.hidden_answered = any(keys.answered());
  sums.hidden_missing = any(keys.missing());
  sums.hidden_received = any(keys.received());
}

void SmallCells::hide(AnswerTable& table) const {
  for (AnswerSums& sums : table.sums) hide(table, sums);
  hide(table, table.total);
  hide(table, table.undated);
}

}  // namespace mieux
