#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "import_columns.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

/// Is nothing written in it?
inline bool is_blank(std::string_view cell) { return trimmed(cell).empty(); }

/// What the cells of a sheet mean.
class CellReader {
 public:
  CellReader(const Store& store, const ImportColumns& columns)
      : store_(&store), known_(columns.values.size()) {}

  /// The value of a cell that is not blank, in the column `number` of `columns.values`. Fails (2)
  /// for a list with a quote that is not closed.
  yaml::Value value_of(const ImportColumn& column, std::size_t number, const std::string& cell);

 private:
  const Store* store_;
  /// Names of records looked up before, by column.
  std::vector<std::unordered_map<std::string, yaml::Value>> known_;
};

/// The place of a column's field in a document, below `start`; nothing if the record is silent.
std::optional<yaml::Path> place_in(const yaml::Document& document, const yaml::Path& start,
                                   const ImportColumn& column);

/// The position of the name that a column `name` means, the one `mieux list` prints; nothing for
/// other columns.
std::optional<std::uint32_t> name_in_use(const View& view, const ImportColumn& column,
                                         const Record& record);

/// Puts a value into fields that are to become a record. Fails (2) for an element that is not the
/// next one.
void put_value(yaml::Value& fields, const ImportColumn& column, yaml::Value value);

/// Values as one line, to compare what two places say. Empty for none.
std::string comparable(const yaml::Value& value);

}  // namespace mieux
