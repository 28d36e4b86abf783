#include "expert_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mieux/base/fold.hpp"

namespace mieux {
namespace {

/// Usual names of personal fields, folded, with `_` for blanks.
constexpr auto usual_names = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"full_name", "name"},
    {"email", "contact.emails"},
    {"emails", "contact.emails"},
    {"e_mail", "contact.emails"},
    {"e_mails", "contact.emails"},
    {"mail", "contact.emails"},
    {"phone", "contact.phones"},
    {"phones", "contact.phones"},
    {"telephone", "contact.phones"},
    {"tel", "contact.phones"},
    {"mobile", "contact.phones"},
    {"address", "contact.address"},
    {"cv", "cv.summary"},
    {"cv_date", "cv.date"},
    {"cv_kept", "cv.kept"},
    {"consent", "consent.given"},
    {"consent_given", "consent.given"},
    {"consent_kept", "consent.kept"},
    {"consent_withdrawn", "consent.withdrawn"},
    {"contract", "contract_type"},
});

bool has_field(const schema::Schemas& schemas, RecordKind kind, std::string_view name) {
  return std::ranges::any_of(schemas.root(kind).properties,
                             [&](const auto& property) { return property.name == name; });
}

std::string folded_header(const std::string& header) {
  std::string name = folded_name(header);
  std::ranges::replace(name, ' ', '_');
  std::ranges::replace(name, '-', '_');
  return name;
}

/// The field of the personal part that a header means; empty if it means none.
std::string personal_field(const schema::Schemas& schemas, const std::string& header) {
  const std::string name = folded_header(header);
  for (const auto& [usual, field] : usual_names)
    if (usual == name) return std::string{field};
  const std::string_view first = std::string_view{name}.substr(0, name.find('.'));
  const bool personal = has_field(schemas, RecordKind::expert_private, first) &&
                        !has_field(schemas, RecordKind::expert, first);
  return personal ? name : std::string{};
}

std::optional<std::size_t> position_of(const std::vector<PartColumn>& columns,
                                       std::string_view field) {
  for (const PartColumn& column : columns)
    if (column.name == field) return column.cell;
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> ExpertColumns::personal_at(std::string_view field) const {
  return position_of(personal, field);
}

std::optional<std::size_t> ExpertColumns::open_at(std::string_view field) const {
  return position_of(open, field);
}

ExpertColumns expert_columns(const schema::Schemas& schemas, const Sheet& sheet) {
  ExpertColumns columns;
  for (std::size_t i = 0; i < sheet.header.size(); ++i) {
    const std::string& header = sheet.header[i].text;
    if (std::string field = personal_field(schemas, header); !field.empty())
      columns.personal.push_back({i, std::move(field)});
    else if (folded_header(header) == "id")
      columns.id = i;
    else
      columns.open.push_back({i, header});
  }
  return columns;
}

Sheet sheet_of_part(const Sheet& sheet, const PartOfSheet& part) {
  Sheet own;
  own.name = sheet.name;
  own.text = sheet.text;
  own.delimiter = sheet.delimiter;
  own.marked = sheet.marked;
  own.lines = sheet.lines;
  own.header.push_back({"id", sheet.header.front().span});
  for (const PartColumn& column : part.columns)
    own.header.push_back({column.name, sheet.header[column.cell].span});
  for (const std::size_t row : part.rows) {
    const Sheet::Row& cells = sheet.rows[row];
    Sheet::Row& mine = own.rows.emplace_back();
    mine.push_back({part.ids[row], cells.front().span});
    for (const PartColumn& column : part.columns) {
      mine.push_back(cells[column.cell]);
      if (column.name == "contact.emails" || column.name == "contact.phones")
        std::ranges::replace(mine.back().text, ',', ';');  // no address or number has one
    }
  }
  return own;
}

}  // namespace mieux
