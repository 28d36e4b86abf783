#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "import_cells.hpp"

namespace mieux {

/// Finds out which record a row is about.
class RowMatcher {
 public:
  RowMatcher(const Store& store, const Subject& subject, const ImportColumns& columns,
             CellReader& cells);

  /// The record with this id, former id, official number or short name; null if there is none.
  /// Fails (3) if there are several.
  [[nodiscard]] const Record* named(const std::string& word) const;

  /// The record that a row without an id is about: that of its official number, else that of its
  /// title (name) and countries, of an expert one that says the same; null: a new one. Fails (3)
  /// if it may be several, if another row means it too, or if nothing tells.
  const Record* described(const Sheet::Row& row);
  /// Was the record last described found by its title or name alone?
  [[nodiscard]] bool found_by_name() const { return by_name_; }

  /// A record that has the title (name) and the countries of a row whose id no record has, null if
  /// there is none. One that has another official number is another one.
  const Record* like(const Sheet::Row& row);

  /// The record is the matter of one row; false if it was another row's already.
  bool claim(const Record& record) { return claimed_.insert(&record).second; }

 private:
  using Records = std::vector<const Record*>;

  void index_names();
  void index_descriptions();
  [[nodiscard]] const Record* numbered(const std::vector<std::string>& numbers) const;
  const Record* titled(const Sheet::Row& row, const std::string& title, bool has_numbers);
  Records all_titled(const Sheet::Row& row, const std::string& title, bool has_numbers);
  const Record* same_expert(const Sheet::Row& row);
  [[nodiscard]] std::vector<std::string> list_in(const Sheet::Row& row, std::string_view path);
  [[nodiscard]] std::vector<std::string> countries_of(const Record& record) const;
  [[nodiscard]] std::string title_in(const Sheet::Row& row) const;

  const Store& store_;
  const Subject& subject_;
  const ImportColumns& columns_;
  CellReader& cells_;
  std::unordered_map<std::string, Records> numbers_;
  std::unordered_map<std::string, Records> names_;    ///< short names, folded
  std::unordered_map<std::string, Records> titles_;   ///< folded
  std::unordered_map<std::string, Records> experts_;  ///< by all that the columns say
  std::unordered_set<const Record*> claimed_;
  bool by_name_ = false;
  std::unordered_set<std::string> new_ones_;  ///< descriptions of rows that make new records
};

}  // namespace mieux
