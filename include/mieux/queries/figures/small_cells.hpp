#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mieux/queries/figures/answers.hpp"
#include "mieux/queries/figures/disclosure.hpp"

namespace mieux {

/// Persons by an attribute that each has once, such as gender.
struct PersonTable {
  std::string attribute;
  std::uint32_t options = 0;                                   ///< how many; the last: not stated
  std::vector<std::uint32_t> persons;                          ///< ascending, by numbers of records
  std::unordered_map<std::uint32_t, std::uint32_t> option_of;  ///< of a person
};

/// The tables of answers that everybody gets to see together, and what of them must not be shown
/// (`hidden_figures`): all blocks of a document, all tables of a report, both periods of a
/// comparison. They are counted twice: first to know them all, then to be shown. That somebody left
/// a question out is no answer and tells nothing: forms without an answer are shown where n is, and
/// hidden with it.
class SmallCells {
 public:
  /// Takes the figures of a table into account. Not after `decide`.
  void add(const View& view, const AnswerTable& table);
  [[nodiscard]] bool is_empty() const { return figures_.empty(); }
  void decide();
  [[nodiscard]] bool is_decided() const { return decided_; }
  /// Marks what of a table must not be shown; all of one that was not added.
  void hide(AnswerTable& table) const;

  /// The same of persons by an attribute. How many there are is no secret.
  void add(const PersonTable& table);
  [[nodiscard]] bool is_hidden(const PersonTable& table, std::uint32_t option) const;

 private:
  using Numbers = std::vector<std::uint32_t>;

  /// The sum of some answers to a question that some records gave.
  struct Key {
    Numbers records;
    std::string question;
    Numbers options;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  class RowKeys;

  void add(const View& view, const AnswerTable& table, const AnswerSums& sums);
  [[nodiscard]] static Key key_of(const PersonTable& table, std::uint32_t option);
  void add_answers(const AskedQuestion& question, const AnswerSums& own, std::uint32_t record);
  void add_choices(const AskedQuestion& question, const AnswerSums& own, std::uint32_t record);
  void hide(const AnswerTable& table, AnswerSums& sums) const;
  [[nodiscard]] bool is_hidden(const Key& key) const;
  std::uint32_t number_of(const std::string& question);

  std::map<std::string, std::uint32_t> questions_;
  std::unordered_set<std::uint64_t> counted_;  ///< question and record
  std::vector<CountedPart> parts_;
  std::vector<std::uint32_t> known_totals_;
  struct Shown {
    bool hidden = false;
    std::uint32_t worth = 1;
  };

  std::map<Key, Shown> figures_;
  std::vector<std::vector<Numbers>> breakdowns_;  ///< records of the rows of each table
  bool decided_ = false;
};

/// What `make` makes with the view: made once to know all tables of answers in it, and if there are
/// any, again with what must not be shown hidden. Nothing is hidden from staff.
template <typename Make>
auto published_together(View view, Make make) {
  view.small_cells = std::make_shared<SmallCells>();
  auto made = make(view);
  if (view.small_cells->is_empty()) return made;
  view.small_cells->decide();
  return make(view);
}

}  // namespace mieux
