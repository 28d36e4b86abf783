// mieux list KIND, mieux KIND list: records, one a line.
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/choice.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/fields/order.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/list_views.hpp"

namespace mieux::cli {
namespace {

struct ListOptions {
  std::string kind;
  std::string action;  ///< of parts: only those of this Action; empty: all
  std::string columns;
  std::string format;
  std::string sort;
  std::optional<std::uint32_t> limit;
  bool fields = false;
  bool internal = false;
  PeriodOptions period;
  Selection selection;
  std::string lang;
};

/// Cuts the list off, and says so.
void keep_first(std::size_t limit, const Subject& subject, std::vector<Unit>& units,
                std::ostream& err) {
  if (units.size() <= limit) return;
  const std::size_t left = units.size() - limit;
  err << "note: " << left << " more " << (left == 1 ? subject.singular : subject.plural)
      << ", left out by --limit\n";
  units.resize(limit);
}

Exit run_list(const ListOptions& options, const Common& common, Environment& environment) {
  const Subject& subject = require_subject(options.kind, "list");
  const auto period = period_of(options.period);
  if (options.period.active) require_lasting(subject, "--active");
  const Store store = load(common, environment);
  const View view = view_in(store, asked_day(common, environment), audience_of(options.internal),
                            options.selection.grouping, options.lang);
  if (options.fields) {
    for (const std::string& name : field_names(view, subject)) environment.out << name << "\n";
    return Exit::done;
  }
  const std::string columns =
      options.columns.empty() ? std::string{subject.columns} : options.columns;
  std::vector<Field> fields = require_fields(view, subject, typed_words("--columns", columns));
  std::erase_if(fields, [](const Field& field) { return field.name == "id"; });  // it comes first
  const Record* action = options.action.empty() ? nullptr
                                                : &find_record(store, options.action,
                                                               RecordKind::action, environment.err);
  const Choice choice{subject, action, filter_of(options.selection, view, subject), period,
                      !common.as_of.empty()};
  const std::vector<Ordering> orderings = orderings_of(view, subject, options.sort);
  auto [units, undecided] = chosen_units(view, choice);
  if (units.empty() && undecided.empty())
    environment.err << "note: no " << subject.plural << " found\n";
  note_undecided(environment.err, store, subject, undecided);
  sort_units(view, orderings, units);
  if (options.limit) keep_first(*options.limit, subject, units, environment.err);
  warn_unreadable(environment.err, store, subject.kind);
  const Format format = format_named(options.format);
  print_data(environment, format == Format::json
                              ? json_at(list_as_json(view, subject, fields, units), common)
                              : rendered(grid_of(view, subject, fields, units), format,
                                         environment.columns, view.audience, view.language));
  note_missing(environment.err, view.language);
  return Exit::done;
}

Exit run_list(const Call& call, Environment& environment) {
  const ListOptions options{
      call.subject == nullptr ? call.text("KIND") : std::string{call.subject->plural},
      call.subject != nullptr && is_part(*call.subject) ? call.text("ACTION") : std::string{},
      call.text("columns"),
      call.text("format"),
      call.text("sort"),
      call.has("limit") ? std::optional{number_of(call, "limit")} : std::nullopt,
      call.has("fields"),
      call.has("internal"),
      period_options_of(call),
      selection_of(call),
      call.text("lang")};
  return run_list(options, call.common, environment);
}

constexpr auto own_options = joined_options(
    std::array<Option, 1>{{
        {"--columns", "Show these fields, such as title,region,start", "FIELDS", Source::fields},
    }},
    order_options, format_option("table|md|csv|json"), lang_option,
    std::array<Option, 1>{{{"--fields", "List the fields there are, and nothing else"}}},
    internal_option, period_options, selection_options);

constexpr auto list_options_of_noun =
    joined_options(std::array<Option, 1>{{{.names = "ACTION",
                                           .help = "Only those of this Action",
                                           .source = Source::record,
                                           .of = "action",
                                           .taken_by = is_part}}},
                   own_options);

constexpr auto options_of_kind = joined_options(
    std::array<Option, 1>{{{.names = "KIND",
                            .help = "What is listed: requests, actions, activities, experts ...",
                            .source = Source::kind,
                            .required = true}}},
    own_options);

}  // namespace

constinit const Command list_command{.words = "list",
                                     .summary = "List records of a kind",
                                     .options = options_of_kind,
                                     .run = run_list,
                                     .manual = "list"};

constinit const Command list_of_noun_command{
    .words = "list",
    .summary = "List them",
    .options = list_options_of_noun,
    .run = run_list,
    .manual = "list",
    .of = [](const Subject& subject) { return subject.counted; }};

}  // namespace mieux::cli
