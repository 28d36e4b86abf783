// A figure of a living document as a claim: what `claim new --figure` writes.
#include "claim_figure.hpp"

#include <algorithm>

#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "figure_name.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

using yaml::Value;

constexpr std::string_view at_least = "at least ";
constexpr std::string_view by_hand =
    "write the claim by hand: `mieux claim new title=... value=...`, with `query` or "
    "`not_countable`";

/// What a block asks, a figure of it, and all that it says: of a figure of a report what the
/// command below its table asks.
struct Asked {
  Call call;
  BlockResult result;
  BlockFigure figure;
  bool whole = false;  ///< the whole block is meant, not this figure
};

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Failure(Exit::refused, message, hint);
}

/// Does it count anything, so that a query can say what?
bool counts(const Call& call) {
  const std::string_view words = call.command->words;
  return words == "block figure" || words == "block stats" || words == "block chart";
}

/// The fields that it groups by; empty if it is one figure.
std::string by_of(const Call& call) {
  return call.command->words == "block figure" ? std::string{} : call.text("by");
}

std::string names_of_figures(const BlockResult& result) {
  std::vector<std::string> names;
  for (const BlockFigure& figure : result.figures)
    if (!figure.value.starts_with('~')) names.push_back(figure.id);
  return joined(names, ", ");
}

/// A figure in a table of a report, as the command below the table counts it.
Asked asked_of_report(const std::string& word, const BlockFigure& figure, const BlockMaker& maker) {
  const auto counted = counted_by_command(figure, maker);
  if (counted && counts(counted->call)) return {counted->call, counted->result, counted->figure};
  refuse(in_quotes(word) + " is counted by no command alone that stands below its table",
         std::string{by_hand});
}

/// What was typed, and where it is.
struct Wanted {
  std::string word;
  FigureName name;
  std::size_t block;
};

Asked asked_of(const Wanted& wanted, const Evaluated& evaluated, const BlockMaker& maker,
               const schema::Schemas& schemas) {
  const auto& [word, name, index] = wanted;
  const BlockResult& result = evaluated.results[index];
  const Call call =
      call_of_block(evaluated.document.blocks[index].words, evaluated.document.settings, schemas);
  const std::string figures = names_of_figures(result);
  if (figures.empty())
    refuse(in_quotes(word) + " is no number, and a claim of a document is one or a table of them",
           std::string{by_hand});
  if (!name.figure.empty()) {
    const BlockFigure figure = figures_asked(result, name, maker).front();
    if (counts(call)) return {call, result, figure};
    return asked_of_report(word, figure, maker);
  }
  if (!counts(call))
    refuse(in_quotes(word) + " is a part of a report, with several figures",
           "name one of them, such as " + word + "/" + result.figures.front().id);
  const std::size_t fields = comma_list(by_of(call)).size();
  if (fields > 1)
    refuse(in_quotes(word) + " is a table by two fields, and a claim holds one by one field",
           "name a figure of it, such as " + word + "/" + result.figures.front().id);
  const auto total = std::find_if(result.figures.begin(), result.figures.end(),
                                  [](const BlockFigure& figure) { return figure.id == total_id; });
  return {call, result, *total, fields == 1};
}

struct Number {
  std::string text;
  bool lower_bound = false;
};

Number number_in(const std::string& word, const BlockFigure& figure) {
  std::string_view text = figure.value;
  Number number;
  number.lower_bound = text.starts_with(at_least);
  if (number.lower_bound) text.remove_prefix(at_least.size());
  if (text.ends_with('%')) text.remove_suffix(1);
  number.text = text;
  if (!text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos &&
      figure.value != "none")
    return number;
  refuse(
      "no claim can be made of " + in_quotes(word) + ": the records say " + in_quotes(figure.value),
      "a claim is a number that the dates known decide; " + std::string{by_hand});
}

void add(Value::Mapping& fields, const std::string& name, const std::string& text) {
  if (!text.empty()) fields.emplace_back(name, Value::text(text));
}

/// Value, unit and qualifier.
void add_value(const std::string& word, const Asked& asked, Value::Mapping& fields) {
  bool lower_bound = false;
  Value value{std::string{}, true};
  if (asked.whole) {
    Value::Mapping table;
    for (const BlockFigure& figure : asked.result.figures) {
      if (figure.id == total_id || figure.id == undated_id) continue;
      const Number number = number_in(word + "/" + figure.id, figure);
      lower_bound = lower_bound || number.lower_bound;
      table.emplace_back(figure.id, Value{number.text, true});
    }
    if (table.empty()) refuse(in_quotes(word) + " is an empty table", std::string{by_hand});
    value.data = std::move(table);
  } else {
    const Number number = number_in(word, asked.figure);
    lower_bound = number.lower_bound;
    value.data = number.text;
  }
  fields.emplace_back("value", std::move(value));
  add(fields, "unit", asked.figure.unit);
  if (lower_bound) add(fields, "qualifier", "at-least");
}

/// What the options of the block select, and of one figure its row and column.
std::string where_of(const std::string& word, const Asked& asked) {
  const std::string selected = expression_of(selection_of(asked.call));
  if (asked.whole) return selected;
  if (!asked.figure.where)
    refuse(in_quotes(word) + " counts what the dates known do not place",
           "`mieux report explain " + word + "` names the records; a claim needs their dates");
  const std::string& own = *asked.figure.where;
  const bool both = !selected.empty() && !own.empty();
  const bool grouped = both && selected.find(" or ") != std::string::npos;
  return (grouped ? "(" + selected + ")" : selected) + (both ? " and " : "") + own;
}

/// What is counted by the query of the claim, as `claim check` will do.
Statistics counted_again(const Asked& asked, const std::string& where, const std::string& by,
                         const View& view) {
  StatsQuery query;
  query.subject = &require_subject(asked.call.text("KIND"), "block");
  query.filter = Filter(view, *query.subject, where, "where");
  query.by = require_fields(view, *query.subject, typed_words("by", by));
  set_measure(view, asked.call.text("measure"), query);
  query.period = period_of(period_options_of(asked.call));
  return count(view, query);
}

/// Refuses (3) a claim that would not be confirmed.
void require_confirmed(const std::string& word, const Asked& asked, const Statistics& again) {
  if (const std::size_t open = again.undecided.size() + again.undated.units.size(); open > 0)
    refuse("no claim can be made of " + in_quotes(word) + ": of " + counted(open, "record") +
               " the dates known leave open whether it counts",
           "`mieux report explain " + word + "` names the records; a claim needs their dates");
  bool same = asked.whole || to_string(again.total) == asked.figure.value;
  for (std::size_t r = 0; asked.whole && r < again.rows.size(); ++r)
    same = same && std::any_of(asked.result.figures.begin(), asked.result.figures.end(),
                               [&](const BlockFigure& figure) {
                                 return figure.id == again.rows[r].id &&
                                        figure.value == to_string(again.row_totals[r]);
                               });
  if (!same)
    refuse("no query of a claim counts " + in_quotes(word) + " as the document does",
           std::string{by_hand});
}

Value query_of(const std::string& word, const Asked& asked, const View& view) {
  const Call& call = asked.call;
  const std::string where = where_of(word, asked);
  const std::string by = asked.whole ? in_grouping(by_of(call), call.text("grouping")) : "";
  require_confirmed(word, asked, counted_again(asked, where, by, view));
  Value::Mapping query;
  add(query, "of", std::string{require_subject(call.text("KIND"), "block").plural});
  add(query, "where", where);
  if (asked.whole) query.emplace_back("by", Value{Value::Sequence{Value::text(by)}, false});
  if (call.text("measure") != "count") add(query, "measure", call.text("measure"));
  const PeriodOptions period = period_options_of(call);
  add(query, "from", period.from);
  add(query, "to", period.to);
  if (period.active) query.emplace_back("active", Value::boolean(true));
  return {std::move(query), false};
}

/// Refuses (3) what the document says and the records do not.
void require_current(const Evaluated& evaluated, std::size_t index) {
  const Block& block = evaluated.document.blocks[index];
  if (state_of(evaluated.text, block, evaluated.texts[index]) == BlockState::current) return;
  refuse(evaluated.path + ": the block " + block.id + " is not what the records say",
         "`mieux report check " + evaluated.path + "` says why; `mieux report build " +
             evaluated.path + "` fills it anew");
}

}  // namespace

Value claim_of_figure(const std::string& word, const BlockMaker& maker, Environment& environment) {
  const FigureName name = figure_name(word);
  const std::string path = path_of_document(maker.store.root(), name.file);
  const Evaluated evaluated = evaluate(maker, path, text_of_document(maker.store.files(), path));
  refuse_problems(evaluated, environment);
  const std::size_t index = index_of_block(evaluated, name.block);
  const Asked asked = asked_of({word, name, index}, evaluated, maker, maker.schemas);
  require_current(evaluated, index);
  Value::Mapping fields;
  add_value(word, asked, fields);
  const AsOf as_of = view_of_block(asked.call, maker).as_of;
  add(fields, "as_of", to_string(as_of.day));
  fields.emplace_back("query", query_of(word, asked, View(maker.store, as_of)));
  Value::Mapping source;
  add(source, "document", path);
  add(source, "place", name.block + (name.figure.empty() ? "" : "/" + name.figure));
  fields.emplace_back("sources", Value{Value::Sequence{Value{std::move(source), false}}, false});
  return {std::move(fields), false};
}

}  // namespace mieux::cli
