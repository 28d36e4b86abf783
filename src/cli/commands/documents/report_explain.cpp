// mieux report explain FILE#ID: what a figure of a living document asks, and the records behind it.
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "figure_name.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What is shown of a figure.
struct Explained {
  Place place;
  std::string id;
  std::string query;
  std::string day;
  std::string state;
  std::vector<BlockFigure> figures;
};

/// `benin/a1: 9  Visit to the agency`.
std::string line_of(const BehindFigure& record) {
  const bool says_value = !record.value.empty() && !record.value.starts_with('~');
  return record.name + (says_value ? ": " + record.value : "") +
         (record.title.empty() ? "" : "  " + record.title);
}

Json records_of(const BlockFigure& figure) {
  Json records = Json::array();
  for (const BehindFigure& record : figure.records)
    records.push_back({{"id", record.name}, {"value", record.value}, {"title", record.title}});
  return records;
}

void print(const Explained& explained, Environment& environment) {
  std::ostream& out = environment.out;
  out << explained.place.path << ":" << explained.place.line << ": " << explained.id << "\n"
      << wrapped("asks:     ", for_terminal(explained.query), environment.columns, 10)
      << "day:      " << explained.day << "\n"
      << "records:  " << explained.state << "\n\n";
  for (const BlockFigure& figure : explained.figures) {
    const bool is_figure = !figure.value.starts_with('~');
    out << wrapped("", for_terminal(figure.id + (is_figure ? ": " + figure.value : "")),
                   environment.columns, 2);
    if (figure.records.empty() && is_figure && figure.value != "0" && figure.value != "none")
      out << "  no single command counts it: `mieux report show` prints those below its table\n";
    for (const BehindFigure& record : figure.records)
      out << wrapped("  ", for_terminal(line_of(record)), environment.columns, 4);
  }
}

std::string as_json(const Explained& explained) {
  Json json{{"format", "mieux.figures/1"},  {"path", explained.place.path},
            {"line", explained.place.line}, {"id", explained.id},
            {"query", explained.query},     {"day", explained.day},
            {"state", explained.state}};
  json["figures"] = Json::array();
  for (const BlockFigure& figure : explained.figures)
    json["figures"].push_back({{"id", figure.id},
                               {"value", figure.value},
                               {"label", figure.label},
                               {"records", records_of(figure)}});
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Exit run_explain(const Call& call, Environment& environment) {
  const FigureName name = figure_name(call.text("FIGURE"));
  const Store store = load(call.common, environment);
  const std::string path = path_of_document(store.root(), name.file);
  const BlockMaker maker{store, environment.schemas, asked_day(call.common, environment),
                         environment.err};
  const Evaluated evaluated = evaluate(maker, path, text_of_document(store.files(), path));
  refuse_problems(evaluated, environment);
  const std::size_t index = index_of_block(evaluated, name.block);
  const Block& block = evaluated.document.blocks[index];
  const Call asked = call_of_block(block.words, evaluated.document.settings, environment.schemas);
  const Explained explained{locate(path, evaluated.text, block.opening),
                            block.id,
                            evaluated.texts[index].query,
                            to_string(view_of_block(asked, maker).as_of.day),
                            call.common.at.empty() ? "as they are in the working folder"
                                                   : "as git has them at " + call.common.at,
                            figures_asked(evaluated.results[index], name, maker)};
  if (call.text("format") == "json")
    environment.out << as_json(explained);
  else
    print(explained, environment);
  return Exit::done;
}

constexpr auto explain_options = joined_options(
    std::array<Option, 1>{
        {{.names = "FIGURE",
          .help = "A document and a block, such as annual-2018#f3; or a figure of "
                  "it: annual-2018#f3/total",
          .required = true}}},
    format_option("text|json"));

}  // namespace

constinit const Command report_explain_command{
    .words = "report explain",
    .summary = "Say what a figure asks, and name the records behind it",
    .options = explain_options,
    .run = run_explain,
    .manual = "living-documents"};

}  // namespace mieux::cli
