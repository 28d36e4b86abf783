#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/base/id_index.hpp"

namespace mieux {

/// One vocabulary: a tab-separated file with a header line, terms by the id in the first column.
/// A file whose second column is `code` holds codelists; its ids may repeat.
/// Rows are numbered from 0 in the order of the file.
class Table {
 public:
  static constexpr std::uint32_t none = IdIndex::none;

  Table() = default;
  /// Reads `text`; rows that do not fit the header or repeat an id become diagnostics at `path`.
  Table(std::string path, std::string text, std::vector<Diagnostic>& diagnostics);
  /// A vocabulary that comes from elsewhere (phases and groupings of mieux.yaml).
  Table(std::vector<std::string> header, const std::vector<std::vector<std::string>>& rows);

  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  Table(Table&&) = default;
  Table& operator=(Table&&) = default;
  ~Table() = default;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] const std::vector<std::string_view>& columns() const { return header_; }
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// Empty if the table has no such column.
  [[nodiscard]] std::string_view cell(std::uint32_t row, std::string_view column_name) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const { return rows_[row].front(); }
  /// What people read: the column `label`, `name` or `title`, otherwise the id.
  [[nodiscard]] std::string_view label(std::uint32_t row) const;
  [[nodiscard]] std::string_view label(std::string_view id) const;

  /// The row of a term, or `none`.
  [[nodiscard]] std::uint32_t find(std::string_view id) const {
    return by_id_.find(id, [this](std::uint32_t row) { return rows_[row].front(); });
  }
  /// The id of a term given by id, label or alias, upper and lower case alike; empty if unknown.
  [[nodiscard]] std::string_view resolve(std::string_view word) const;
  /// Ids, labels and aliases: what a misspelt word is compared with.
  [[nodiscard]] std::vector<std::string_view> words() const;

 private:
  void add(std::vector<std::string_view> cells);
  void index();
  [[nodiscard]] std::vector<std::string_view> names(std::uint32_t row) const;

  std::string path_;
  std::vector<char> text_;
  std::vector<std::string_view> header_;
  std::vector<std::vector<std::string_view>> rows_;
  IdIndex by_id_;
  std::optional<std::size_t> label_column_;
};

}  // namespace mieux
