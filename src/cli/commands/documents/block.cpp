// The kinds of blocks, and `mieux block KIND`, which prints what one would say.
#include "block.hpp"

#include <algorithm>
#include <ostream>

#include "cli/command_line/parse.hpp"
#include "cli/command_line/report_options.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view commands_begin = "block ";
constexpr std::string_view glossary_word = "glossary";
constexpr std::string_view shown_word = "show";  ///< of `report show`, as it was pasted

const BlockKind* find_kind(std::string_view word) {
  for (const BlockKind& kind : block_kinds())
    if (kind.command.words.substr(commands_begin.size()) == word) return &kind;
  return nullptr;
}

const BlockKind& require_kind(const std::vector<MarkWord>& words) {
  const std::string name = words.empty() || !words[0].key.empty() ? std::string{} : words[0].value;
  if (const BlockKind* found = find_kind(name)) return *found;
  std::vector<std::string_view> known;
  for (const BlockKind& kind : block_kinds())
    known.push_back(kind.command.words.substr(commands_begin.size()));
  throw Failure(Exit::usage, "there is no block " + in_quotes(name),
                suggest(name, known, "there are: " + joined(known, ", ")));
}

const Option* option_of(const Command& command, std::string_view key) {
  for (const Option& option : command.options)
    if (!option.is_word() && option.key() == key) return &option;
  for (const Option& option : common_options())
    if (!option.is_word() && option.key() == key && key == "as-of") return &option;
  return nullptr;
}

bool names(const std::vector<MarkWord>& words, std::string_view key) {
  return std::any_of(words.begin(), words.end(),
                     [&](const MarkWord& word) { return word.key == key; });
}

/// Is it a block that shows how things stand on a day: a report that is about no period?
bool is_about_a_day(const std::vector<MarkWord>& words) {
  if (words[0].value != "report") return false;
  const auto name = std::find_if(words.begin() + 1, words.end(), [](const MarkWord& word) {
    return word.key.empty() && word.value != shown_word;
  });
  return name != words.end() && require_report(name->value).about != ReportKind::About::period;
}

/// The words of a block, and behind them those of the document that it takes and does not say. A
/// block that has no period stands on the last day of the document's.
std::vector<MarkWord> with_settings(const std::vector<MarkWord>& words,
                                    const std::vector<MarkWord>& settings, const Command& command) {
  std::vector<MarkWord> all = words;
  const bool on_a_day = is_about_a_day(words);
  for (const MarkWord& setting : settings) {
    const bool last_day = on_a_day && setting.key == "to" && !names(settings, "as-of");
    const std::string key = last_day ? "as-of" : setting.key;
    if (names(words, key) || option_of(command, key) == nullptr) continue;
    if (names(words, "over") && (key == "from" || key == "to")) continue;
    if (on_a_day && key != "as-of" && key != "lang") continue;
    all.push_back(setting);
    all.back().key = key;
  }
  return all;
}

/// `--by=region`; a flag alone. Empty: what is said to be nothing, such as `from=`.
std::string word_of_option(const Command& command, const MarkWord& word) {
  if (word.key.empty()) return word.value;
  const Option* option = option_of(command, word.key);
  const std::string name = "--" + word.key;
  if (option == nullptr || !option->is_flag())
    return word.says_value && word.value.empty() ? std::string{} : name + "=" + word.value;
  if (!word.says_value || word.value == "yes") return name;
  if (word.value == "no") return {};
  throw Failure(Exit::usage, word.key + ": is it so?",
                "write " + word.key + "=yes, or leave it out");
}

/// What to write instead of the words at `at` and behind it, which belong to no option; empty if
/// they look like nothing.
std::string mended(const Command& command, const std::vector<MarkWord>& words, std::size_t at) {
  if (const std::string& word = words[at].value; word.ends_with(':') && word.size() > 1)
    if (const std::string key = word.substr(0, word.size() - 1); option_of(command, key) != nullptr)
      return key + "=" + (at + 1 < words.size() ? words[at + 1].value : "VALUE");
  if (at == 0 || words[at - 1].key.empty()) return {};
  const MarkWord& before = words[at - 1];
  std::string value = before.value;
  for (; at < words.size() && words[at].key.empty(); ++at)
    value += (value.empty() ? "" : " ") + words[at].value;
  for (const std::string_view curly : {"\u201c", "\u201d", "\u201e"})
    while (value.find(curly) != value.npos) value.erase(value.find(curly), curly.size());
  const bool quoted = value.find(' ') != std::string::npos;
  return before.key + "=" + (quoted ? "\"" + value + "\"" : value);
}

/// Refuses words that no option takes, and what is missing, in the words of a mark.
void require_fit(const Command& command, const std::vector<MarkWord>& words) {
  std::size_t free = 0;
  for (const Option& option : command.options) free += option.is_word() ? 1 : 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].key.empty()) continue;
    if (free > 0) {
      --free;
      continue;
    }
    const std::string instead = mended(command, words, i);
    if (instead.empty()) return;  // said as of a command
    throw Failure(Exit::usage, in_quotes(words[i].value) + " belongs to no option",
                  "write `" + instead + "`");
  }
  for (const Option& option : command.options)
    if (option.required && !option.is_word() && !names(words, option.key()))
      throw Failure(Exit::usage, std::string{option.key()} + " is missing",
                    "add " + std::string{option.key()} + "=\"...\": " + std::string{option.help});
}

Exit print_block(const Call& call, Environment& environment) {
  const Store store = load(call.common, environment);
  const BlockMaker maker{store, environment.schemas, asked_day(call.common, environment),
                         environment.err};
  const BlockResult result = make_block(call, maker);
  for (const auto& [code, language] : *maker.languages) note_missing(environment.err, language);
  print_data(environment, result.markdown + (result.markdown.ends_with('\n') ? "" : "\n"));
  return Exit::done;
}

constexpr std::array<Option, 1> kind_word{{
    {.names = "KIND",
     .help = "What is counted: requests, actions, activities ...",
     .source = Source::kind,
     .required = true},
}};

constexpr auto figure_options = joined_options(
    kind_word, measure_option,
    std::array<Option, 3>{{
        {"--noun", "What is counted, for one and for several: 'training/trainings'", "WORDS"},
        {"--bare", "The number alone"},
        {"--capital", "Begin with a capital, as a sentence does"},
    }},
    lang_option, period_options, selection_options);

constexpr auto stats_options = joined_options(kind_word, by_option, measure_option, over_options,
                                              lang_option, period_options, selection_options);

constexpr auto chart_options = joined_options(
    kind_word,
    std::array<Option, 3>{{
        {.names = "--by",
         .help = "One bar for each value of this field; a second one gives its parts",
         .value = "FIELDS",
         .source = Source::fields},
        {.names = "--as",
         .help = "Lying bars, standing ones (as for years), or a map of countries",
         .value = "FORM",
         .source = Source::words,
         .of = "bars|columns|map",
         .usual = "bars"},
        {.names = "--title", .help = "What the chart shows", .value = "TITLE", .required = true},
    }},
    measure_option, over_options, lang_option, period_options, selection_options);

constexpr auto list_options = joined_options(
    kind_word,
    std::array<Option, 2>{{
        {"--columns", "Show these fields, such as title,region,start", "FIELDS", Source::fields},
        {"--ids", "Show the ids of the records, too"},
    }},
    order_options, lang_option, period_options, selection_options);

constexpr auto timeline_options = joined_options(
    kind_word,
    std::array<Option, 1>{{
        {.names = "--title", .help = "What the picture shows", .value = "TITLE", .required = true},
    }},
    order_options, lang_option, period_options, selection_options);

constexpr auto answers_options =
    joined_options(std::array<Option, 1>{{
                       {.names = "QUESTION",
                        .help = "Which question of feedback, such as participants/q1",
                        .required = true},
                   }},
                   by_option, over_options, lang_option, period_options, selection_options);

constexpr auto report_options = joined_options(
    std::array<Option, 2>{{
        {.names = "NAME",
         .help = "A report of `mieux report list`",
         .source = Source::report,
         .required = true},
        {.names = "ID", .help = "Of a report on one record: which", .source = Source::record},
    }},
    std::array<Option, 4>{{
        {"--sources", "Keep the commands below the tables"},
        {"--region", "Of the report year: the chapter of this region", "REGION"},
        {"--part", "The section under this heading alone, such as actions-by-region", "PART"},
        {.names = "--level",
         .help = "How deep its first heading is",
         .value = "NUMBER",
         .usual = "2"},
    }},
    lang_option, period_options, grouping_option);

}  // namespace

constinit const std::array<Command, 9> block_commands{{
    {.words = "block figure",
     .summary = "Print a number for a sentence: 27 activities",
     .options = figure_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block stats",
     .summary = "Print a table of figures",
     .options = stats_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block chart",
     .summary = "Print a chart with its table",
     .options = chart_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block list",
     .summary = "Print a list of records",
     .options = list_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block answers",
     .summary = "Print the answers to a question of feedback",
     .options = answers_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block report",
     .summary = "Print a report, or a part of one",
     .options = report_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block timeline",
     .summary = "Print when records began and ended, with a picture",
     .options = timeline_options,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block claims",
     .summary = "Print the published figures beside the counted ones",
     .options = lang_option,
     .run = print_block,
     .manual = "living-documents"},
    {.words = "block glossary",
     .summary = "Print what the abbreviations of a document mean",
     .options = lang_option,
     .run = print_block,
     .manual = "living-documents"},
}};

std::span<const BlockKind> block_kinds() {
  static constexpr std::array<BlockKind, 9> kinds{{{block_commands[0], figure_block},
                                                   {block_commands[1], stats_block},
                                                   {block_commands[2], chart_block},
                                                   {block_commands[3], list_block},
                                                   {block_commands[4], answers_block},
                                                   {block_commands[5], report_block},
                                                   {block_commands[6], timeline_block},
                                                   {block_commands[7], claims_block},
                                                   {block_commands[8], glossary_block}}};
  return kinds;
}

Call call_of_block(const std::vector<MarkWord>& words, const std::vector<MarkWord>& settings,
                   const schema::Schemas& schemas) {
  const Command& command = require_kind(words).command;
  const std::vector<std::string_view> path = split(command.words, ' ');
  std::vector<std::string> line(path.begin(), path.end());
  std::vector<MarkWord> all = with_settings(words, settings, command);
  all.erase(all.begin());
  if (command.words == "block report" && !all.empty() && all[0].key.empty() &&
      all[0].value == shown_word)
    all.erase(all.begin());
  require_fit(command, all);
  for (const MarkWord& word : all)
    if (std::string typed = word_of_option(command, word); !typed.empty())
      line.push_back(std::move(typed));
  const Parsed parsed = parse(line, schemas);
  if (const Call* call = std::get_if<Call>(&parsed)) return *call;
  throw Failure(Exit::usage, "a block asks for figures, not for help", "leave --help out");
}

std::string query_of_block(const std::vector<MarkWord>& words,
                           const std::vector<MarkWord>& settings) {
  return text_of(with_settings(words, settings, require_kind(words).command));
}

bool is_about_the_text(const std::vector<MarkWord>& words) {
  return !words.empty() && words.front().key.empty() && words.front().value == glossary_word;
}

bool names_a_day(const Call& call) {
  if (!call.common.as_of.empty() || !call.takes("to")) return true;
  return call.has("to") || (call.takes("over") && call.has("over"));
}

BlockResult make_block(const Call& call, const BlockMaker& maker) {
  for (const BlockKind& kind : block_kinds())
    if (&kind.command == call.command) return kind.make(call, maker);
  throw Failure(Exit::bug, "a block without a maker");
}

std::optional<CountedFigure> counted_by_command(const BlockFigure& figure,
                                                const BlockMaker& maker) {
  std::optional<CountedFigure> by_value;
  std::size_t alike = 0;  // commands of a single figure that has this value
  for (const std::string& source : figure.sources) {
    if (source.find(" --question ") != std::string::npos) continue;  // small cells have no records
    const Call call = call_of_block(words_of_command(source), {}, maker.schemas);
    const BlockResult result = make_block(call, maker);
    const bool single = std::all_of(
        result.figures.begin(), result.figures.end(),
        [](const BlockFigure& one) { return one.id == total_id || one.id == undated_id; });
    for (const BlockFigure& one : result.figures) {
      if (one.value != figure.value) continue;
      if (slug(one.label) == slug(figure.label)) return CountedFigure{call, result, one};
      if (!single) continue;
      ++alike;
      by_value = CountedFigure{call, result, one};
      break;
    }
  }
  return alike == 1 ? by_value : std::nullopt;
}

BlockFigure with_records(const BlockFigure& figure, const BlockMaker& maker) {
  BlockFigure found = figure;
  if (const auto counted = counted_by_command(figure, maker))
    found.records = counted->figure.records;
  return found;
}

const Language& BlockMaker::language(const std::string& code) const {
  const auto found = languages->find(code);
  if (found != languages->end()) return found->second;
  return languages->emplace(code, language_named(store.vocabularies(), code)).first->second;
}

View view_of_block(const Call& call, const BlockMaker& maker) {
  AsOf as_of = maker.as_of;
  const auto period = call.takes("from") ? period_of(period_options_of(call)) : std::nullopt;
  if (!call.common.as_of.empty())
    as_of.day = last_day_option(call.common.as_of, "as-of");
  else if (call.takes("over") && call.has("over"))
    as_of.day = std::min(as_of.day, over_option(call.text("over")).last());
  else if (period)
    as_of.day = std::min(as_of.day, period->days.last());
  View view = view_of(maker.store, as_of, Audience::everybody,
                      call.takes("grouping") ? call.text("grouping") : std::string{});
  if (const std::string lang = call.takes("lang") ? call.text("lang") : ""; !lang.empty())
    view.language = maker.language(lang);
  view.small_cells = maker.small_cells;
  return view;
}

}  // namespace mieux::cli
