#include "mieux/reports/render/list_views.hpp"

#include <nlohmann/json.hpp>

#include "figure_views.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

Json json_value(const Field& field, const Value& value) {
  if (value.undecided) return "unknown";
  if (field.type == FieldType::boolean) return value.text == "true";
  if (field.type != FieldType::number) return text_of(field, value);
  const auto whole = static_cast<std::int64_t>(value.number);
  if (static_cast<double>(whole) == value.number) return whole;
  return value.number;
}

Grid::Cell grid_cell(const View& view, const Field& field, const Unit& unit) {
  Values values;
  field.get(view, unit, values);
  Grid::Cell cell;
  for (const Value& value : values) {
    cell.label += (cell.label.empty() ? "" : ", ") + label_of(view, field, text_of(field, value));
  }
  cell.id = cell_of(field, values);
  return cell;
}

}  // namespace

Grid grid_of(const View& view, const Subject& subject, const std::vector<Field>& fields,
             const std::vector<Unit>& units) {
  Grid grid;
  grid.columns.push_back({"id", view.language.text("id"), false});
  for (const Field& field : fields)
    grid.columns.push_back({field.name, field_label(field.name, view.language),
                            field.type == FieldType::number,
                            field.whole || field.type == FieldType::date});
  for (const Unit& unit : units) {
    const std::string name = name_of(view.store, subject, unit);
    Grid::Row row;
    row.cells.push_back({name, unit.record->draft ? view.language.text("{} (draft)", name) : name});
    for (const Field& field : fields) row.cells.push_back(grid_cell(view, field, unit));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string list_as_json(const View& view, const Subject& subject, const std::vector<Field>& fields,
                         const std::vector<Unit>& units) {
  Json list = Json::array();
  for (const Unit& unit : units) {
    Json entry{{"id", name_of(view.store, subject, unit)}};
    if (unit.record->draft) entry["draft"] = true;
    for (const Field& field : fields) {
      Values values;
      field.get(view, unit, values);
      Json list_of_values = Json::array();
      for (const Value& value : values) list_of_values.push_back(json_value(field, value));
      entry[field.name] = std::move(list_of_values);
    }
    list.push_back(std::move(entry));
  }
  Json json{
      {"format", "mieux.list/1"}, {"of", subject.plural}, {"as_of", to_string(view.as_of.day)}};
  if (view.audience == Audience::staff) json[std::string{audience_column}] = "staff";
  json["records"] = std::move(list);
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
