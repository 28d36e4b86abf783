// mieux due: what runs out, overdue first.
#include <algorithm>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/planned.hpp"
#include "mieux/procedure/deadlines/retention.hpp"
#include "mieux/reports/render/due_views.hpp"

namespace mieux::cli {
namespace {

struct DueOptions {
  std::optional<std::uint32_t> within;
  std::string staff;
  bool mine = false;
  bool planned = false;
  bool with_private = false;
  std::string format;
  std::string lang;
};

/// The staff code asked for; empty: of everybody.
std::string staff_of(const DueOptions& options, const Environment& environment) {
  if (!options.mine) return options.staff;
  if (!environment.staff.empty()) return environment.staff;
  throw Failure(Exit::usage, "--mine: nobody has said who you are",
                "set the variable MIEUX_STAFF to your staff code (export MIEUX_STAFF=hf1), or "
                "write --staff CODE");
}

bool is_asked_for(const DueItem& item, const DueOptions& options, const std::string& staff,
                  Day day) {
  if (!staff.empty() &&
      std::find(item.responsible.begin(), item.responsible.end(), staff) == item.responsible.end())
    return false;
  return !options.within ||
         (item.due && item.due->first() <= later_by(Date{day, day}, 0, *options.within).first());
}

/// What runs out, or is planned; of the roster too, if it is given.
std::vector<DueItem> items_of(const Store& store, const Roster* roster, const DueOptions& options,
                              AsOf as_of) {
  std::vector<DueItem> items =
      options.planned ? planned_items(store, as_of) : due_items(store, as_of);
  if (roster == nullptr || options.planned) return items;
  for (DueItem& item : retention_items(store, *roster, as_of)) {
    item.responsible = responsible_for(
        item.record->kind == RecordKind::expert ? store : roster->store(), *item.record, as_of.day);
    items.push_back(std::move(item));
  }
  const auto place = [](const DueItem& item) {
    return std::pair{!item.due, item.due.value_or(item.since).last()};
  };
  std::ranges::stable_sort(items,
                           [&](const DueItem& a, const DueItem& b) { return place(a) < place(b); });
  return items;
}

Exit print_due(const Store& store, const Roster* roster, const DueOptions& options,
               const Common& common, Environment& environment) {
  const std::string staff = staff_of(options, environment);
  const AsOf as_of = asked_day(common, environment);
  const Language language = view_in(store, as_of, Audience::everybody, {}, options.lang).language;
  std::vector<DueItem> items = items_of(store, roster, options, as_of);
  const auto nobody = static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [](const DueItem& item) { return item.responsible.empty(); }));
  std::erase_if(
      items, [&](const DueItem& item) { return !is_asked_for(item, options, staff, as_of.day); });
  for (const RecordKind kind :
       {RecordKind::programme, RecordKind::request, RecordKind::fiche, RecordKind::action,
        RecordKind::feedback, RecordKind::publication, RecordKind::review, RecordKind::claim})
    warn_unreadable(environment.err, store, kind);
  const Format format = format_named(options.format);
  if (options.format == "ics")
    environment.out << due_as_calendar(items, as_of.day, store.programme().title.value, language);
  else if (format == Format::json)
    environment.out << json_at(due_as_json(items, as_of.day), common);
  else if (format != Format::table || !items.empty())
    print_data(environment, rendered(grid_of(items, as_of.day, format != Format::table, language),
                                     format, environment.columns, Audience::everybody, language));
  note_missing(environment.err, language);
  if (items.empty())
    environment.err << "note: nothing is " << (options.planned ? "planned" : "due")
                    << (staff.empty() ? "" : " for ") << for_terminal(staff) << "\n";
  if (!staff.empty() && nobody > 0)
    environment.err << "note: nobody is responsible for " << counted(nobody, "more item")
                    << "\n  hint: `mieux due` lists them; `mieux action set ID "
                       "responsible.1.staff=CODE` says who is, `mieux request set` of a request\n";
  return Exit::done;
}

Exit run_due(const DueOptions& options, const Common& common, Environment& environment) {
  if (!options.with_private)
    return print_due(load(common, environment), nullptr, options, common, environment);
  const BothStores both = load_both(common, environment);
  return print_due(both.store, &both.roster, options, common, environment);
}

Exit run_due(const Call& call, Environment& environment) {
  DueOptions options;
  if (call.has("within")) options.within = number_of(call, "within");
  options.staff = call.text("staff");
  options.mine = call.has("mine");
  options.planned = call.has("planned");
  options.with_private = call.has("private");
  options.format = call.text("format");
  options.lang = call.text("lang");
  if (options.mine && call.has("staff"))
    throw Failure(Exit::usage, "--mine and --staff exclude each other",
                  "--mine is the --staff of the variable MIEUX_STAFF");
  return run_due(options, call.common, environment);
}

constexpr auto due_options =
    joined_options(std::array<Option, 5>{{
                       {"--private", "Also personal parts of experts that are to be deleted"},
                       {"--within", "Only what may run out in so many days", "DAYS"},
                       {"--staff", "Only that for which CODE is responsible", "CODE"},
                       {"--planned", "Instead, what is planned: activities, starts and ends"},
                       {"--mine", "Only your own: the CODE in the variable MIEUX_STAFF"},
                   }},
                   format_option("table|md|csv|json|ics"), lang_option);

}  // namespace

constinit const Command due_command{.words = "due",
                                    .summary = "List what runs out, overdue first",
                                    .options = due_options,
                                    .run = run_due,
                                    .manual = "due"};

}  // namespace mieux::cli
