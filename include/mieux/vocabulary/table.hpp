#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/base/id_index.hpp"
#include "mieux/base/lazy.hpp"

namespace mieux {

class CountryNames;
class Language;

inline constexpr std::size_t longest_code = 3;  ///< letters of a code of a country

/// One vocabulary: a tab-separated file with a header line, terms by the id in the first column.
/// A file whose second column is `code` holds codelists; its ids may repeat.
/// Rows are numbered from 0 in the order of the file.
class Table {
 public:
  static constexpr std::uint32_t none = IdIndex::none;

  Table();
  /// Reads `text`; rows that do not fit the header or repeat an id become diagnostics at `path`.
  Table(std::string path, std::string text, std::vector<Diagnostic>& diagnostics);
  /// A vocabulary that comes from elsewhere (phases and groupings of mieux.yaml).
  Table(std::vector<std::string> header, const std::vector<std::vector<std::string>>& rows);

  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;
  ~Table();

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] const std::vector<std::string_view>& columns() const { return header_; }
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// Empty if the table has no such column.
  [[nodiscard]] std::string_view cell(std::uint32_t row, std::string_view column_name) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const { return rows_[row].front(); }
  /// What people read: the column `label`, `name` or `title`, otherwise the id.
  [[nodiscard]] std::string_view label(std::uint32_t row) const;
  [[nodiscard]] std::string_view label(std::string_view id) const;

  /// The cell in the column of a language beside the column `name`: of `label` and `fr` that of
  /// `label_fr`. Empty if there is none.
  [[nodiscard]] std::string_view cell_in(std::uint32_t row, std::string_view name,
                                         std::string_view language) const;
  /// What people read for a term in a language; in English if there is nothing else, and then the
  /// language misses it.
  [[nodiscard]] std::string_view label(std::uint32_t row, const Language& language) const;

  /// The row of a term, or `none`.
  [[nodiscard]] std::uint32_t find(std::string_view id) const {
    return by_id_.find(id, [this](std::uint32_t row) { return rows_[row].front(); });
  }
  /// The id of the term that a person means by `word`: an id, else one in another spelling, else a
  /// label, an alias or a two-letter code (compared by `folded_name`), else any other name of a
  /// country (`CountryNames`). Empty if it is unknown, or if several are called so.
  [[nodiscard]] std::string_view resolve(std::string_view word) const;
  /// The same by the words of the table alone.
  [[nodiscard]] std::string_view named(std::string_view word) const;
  /// What a person may have meant by a word that is not in the table, as a hint with ids and
  /// labels: "did you mean TJK (Tajikistan)?"; `otherwise` if nothing is near. Codes of two or
  /// three letters are not compared by spelling: one letter makes another code of each.
  [[nodiscard]] std::string suggestion(std::string_view word, std::string otherwise = {}) const;
  /// "write one of: a, b, c" if the terms are so few that a hint can list them; else empty.
  [[nodiscard]] std::string few_terms() const;
  /// Every word for a term: its id, label, aliases and, of a country, its code of two letters.
  [[nodiscard]] std::vector<std::string_view> names(std::uint32_t row) const;

 private:
  /// Rows by what they are called, folded.
  using ByName = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  struct Folded {
    ByName ids;
    ByName names;
  };

  void add(std::vector<std::string_view> cells);
  void index();
  [[nodiscard]] const Folded& folded() const;
  [[nodiscard]] std::vector<std::uint32_t> called(std::string_view word) const;
  [[nodiscard]] std::vector<std::uint32_t> meant_by(std::string_view word) const;
  [[nodiscard]] std::string with_label(std::uint32_t row) const;
  [[nodiscard]] std::vector<std::uint32_t> near(std::string_view word) const;
  [[nodiscard]] const CountryNames* country_names() const;
  [[nodiscard]] std::string vocabulary_name() const;  ///< `themes`, for messages

  std::string path_;
  std::vector<char> text_;
  std::vector<std::string_view> header_;
  std::vector<std::vector<std::string_view>> rows_;
  IdIndex by_id_;
  std::optional<std::size_t> label_column_;
  bool codes_ = false;  ///< no id is longer than three letters
  Lazy<Folded> folded_;
  struct Countries;
  std::unique_ptr<Countries> countries_;  ///< of a table of countries
};

}  // namespace mieux
