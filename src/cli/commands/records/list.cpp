// mieux list KIND, mieux KIND list: records, one a line.
#include "list.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/usage.hpp"
#include "cli/commands/command.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string kind;
  std::string columns;
  std::string format = "table";
  bool fields = false;
  Selection selection;
};

/// What is shown unless --columns says otherwise. `id` is always first.
std::string default_columns(const Subject& subject) {
  if (subject.name == "requests") return "short_name,outcome,country,received";
  if (subject.name == "actions") return "short_name,status,country,start,end";
  if (subject.name == "activities") return "title,type,start,outcome";
  if (subject.name == "missions") return "country,background,expert";
  if (subject.name == "results") return "title,expected";
  if (subject.name == "deliverables") return "title,type,expected";
  if (subject.name == "organisations") return "name,country,type";
  if (subject.name == "experts") return "country,background,origin";
  if (subject.name == "fiches") return "request,title";
  if (subject.name == "feedback") return "tool,action,date,received";
  if (subject.name == "reviews") return "title,type,date";
  if (subject.name == "events") return "title,kind,start,country";
  if (subject.name == "publications") return "title,published";
  if (subject.name == "claims") return "title,as_of";
  return "title";
}

std::vector<Field> columns_of(const View& view, const Subject& subject, const std::string& names) {
  std::vector<Field> fields;
  std::size_t begin = 0;
  for (const std::string& name : comma_list(names)) {
    begin = names.find(name, begin);
    fields.push_back(require_field(
        view, subject, name, "--columns", names,
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + name.size())}));
  }
  return fields;
}

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
    const std::string id = text_of(field, value);
    const bool dated = field.type == FieldType::date;
    cell.label += (cell.label.empty() ? "" : ", ") + (dated ? id : label_of(view, field, id));
  }
  cell.id = cell_of(field, values);
  return cell;
}

Grid grid_of(const View& view, const Subject& subject, const std::vector<Field>& fields,
             const std::vector<Unit>& units) {
  Grid grid;
  grid.columns.push_back({"id", "id", false});
  for (const Field& field : fields)
    grid.columns.push_back(
        {field.name, field.name, field.type == FieldType::number, field.type == FieldType::date});
  for (const Unit& unit : units) {
    const std::string name = name_of(view.store, subject, unit);
    Grid::Row row;
    row.cells.push_back({name, name + (unit.record->draft ? " (draft)" : "")});
    for (const Field& field : fields) row.cells.push_back(grid_cell(view, field, unit));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

Json json_of(const View& view, const Subject& subject, const std::vector<Field>& fields,
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
  return {{"format", "mieux.list/1"},
          {"of", subject.name},
          {"as_of", to_string(view.clock.as_of)},
          {"records", std::move(list)}};
}

/// Units the filter surely lets through; those it leaves open are noted on `err`.
std::vector<Unit> chosen_units(const View& view, const Subject& subject, const Filter& filter,
                               std::ostream& err) {
  std::vector<Unit> units;
  std::vector<Unit> undecided;
  for (const Unit& unit : units_of(view.store, subject, true)) {
    if (!unit.record->whole) continue;
    const Truth holds = filter.holds(view, unit);
    if (holds == Truth::yes) units.push_back(unit);
    if (holds == Truth::unknown) undecided.push_back(unit);
  }
  if (units.empty() && undecided.empty()) err << "note: no " << subject.name << " found\n";
  note_undecided(err, view.store, subject, undecided);
  return units;
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  const Subject& subject = require_subject(options.kind, "list");
  const Store store = load(common, environment);
  const View view(store, clock_of(common, environment));
  if (options.fields) {
    for (const std::string& name : field_names(view, subject)) environment.out << name << "\n";
    return Exit::done;
  }
  const std::vector<Field> fields = columns_of(
      view, subject, options.columns.empty() ? default_columns(subject) : options.columns);
  const Filter filter = filter_of(options.selection, view, subject);
  const std::vector<Unit> units = chosen_units(view, subject, filter, environment.err);
  warn_unreadable(environment.err, store, subject.kind);
  if (options.format == "json") {
    environment.out
        << json_of(view, subject, fields, units).dump(2, ' ', false, Json::error_handler_t::replace)
        << "\n";
    return Exit::done;
  }
  const Grid grid = grid_of(view, subject, fields, units);
  if (options.format == "csv")
    environment.out << as_csv(grid);
  else if (options.format == "md")
    environment.out << as_markdown(grid);
  else
    environment.out << as_table(grid, environment.columns);
  return Exit::done;
}

}  // namespace

void add_list_of(CLI::App& command, const std::string& kind, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->kind = kind;
  if (kind.empty())
    command.add_option("KIND", options->kind, "requests, actions, activities, experts ...")
        ->required();
  command.add_option("--columns", options->columns, "Fields to show, such as title,region,start")
      ->type_name("FIELDS");
  add_format(command, options->format, {"table", "md", "csv", "json"});
  command.add_flag("--fields", options->fields, "List the fields there are, and nothing else");
  add_selection(command, options->selection);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

void add_list(CLI::App& parent, Chosen& chosen) {
  add_list_of(*parent.add_subcommand("list", "List records of a kind"), "", chosen);
}

}  // namespace mieux::cli
