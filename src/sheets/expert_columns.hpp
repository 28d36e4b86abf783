#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/sheets/sheet.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A column of a sheet that goes to one of the two parts of an expert.
struct PartColumn {
  std::size_t cell = 0;  ///< its position in a row
  std::string name;      ///< of the field, as the header of the part's own sheet has it
};

/// The columns of a sheet of experts, by the part that holds them.
struct ExpertColumns {
  std::optional<std::size_t> id;
  std::vector<PartColumn> open;
  std::vector<PartColumn> personal;

  /// The position of the personal field, or nothing.
  [[nodiscard]] std::optional<std::size_t> personal_at(std::string_view field) const;
  /// The same of the public part.
  [[nodiscard]] std::optional<std::size_t> open_at(std::string_view field) const;
};

/// What the personal part alone has, and the usual names of its fields, goes to it; everything else
/// to the public part, which says what is no field.
ExpertColumns expert_columns(const schema::Schemas& schemas, const Sheet& sheet);

/// The sheet of one part: its columns, with an `id` before them, and the rows named, each with its
/// id. Cells are where they are in the whole sheet.
struct PartOfSheet {
  const std::vector<PartColumn>& columns;
  const std::vector<std::size_t>& rows;
  const std::vector<std::string>& ids;  ///< by row of the whole sheet
};
Sheet sheet_of_part(const Sheet& sheet, const PartOfSheet& part);

}  // namespace mieux
