#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/sheets/import_rows.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {

/// A column whose cells are values of a field.
struct ImportColumn {
  std::size_t cell = 0;  ///< its position in a row
  std::string path;      ///< of the field, as `find_place` takes it
  /// The same as steps; an element that is named by its id stays a name.
  yaml::Path steps;
  const schema::Rule* rule = nullptr;
  bool by_id = false;          ///< an element is named by its id
  bool required = false;       ///< every record must have it
  std::optional<Field> field;  ///< what `mieux list` prints under this name
};

/// What the header of a sheet says.
struct ImportColumns {
  std::optional<std::size_t> id;      ///< the position of the column `id`
  std::optional<std::size_t> action;  ///< of an activity
  std::vector<ImportColumn> values;

  /// The column of a field; null if there is none.
  [[nodiscard]] const ImportColumn* find(std::string_view path) const;
};

/// Adds what is wrong with the header to `imported.columns`, and a note for every column that is
/// not read.
ImportColumns read_columns(const View& view, const Subject& subject, const Sheet& sheet,
                           Imported& imported);

}  // namespace mieux
