// mieux claim check: every published figure beside the counted one.
#include <algorithm>
#include <array>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/reports/render/claim_views.hpp"

namespace mieux::cli {
namespace {

struct ClaimOptions {
  std::vector<std::string> ids;
  std::string format;
  bool explain = false;
  std::string lang;
};

std::vector<const Record*> claims_asked_for(const Store& store,
                                            const std::vector<std::string>& ids) {
  std::vector<const Record*> claims;
  const auto& all = store.records(RecordKind::claim);
  for (const std::string& id : ids) {
    const auto found = store.resolve(id, set_of(RecordKind::claim));
    if (found.size() == 1) {
      claims.push_back(found.front());
      continue;
    }
    std::vector<std::string_view> names;
    for (const Record& record : all) names.push_back(record.id);
    throw Failure(Exit::usage, "there is no claim '" + id + "'",
                  suggest(id, names, "`mieux claim list` shows the claims"));
  }
  if (ids.empty())
    for (const Record& record : all)
      if (!record.draft) claims.push_back(&record);
  return claims;
}

/// For programs: CSV and JSON.
bool is_for_programs(Format format) { return format == Format::csv || format == Format::json; }

void print(const std::vector<CheckedClaim>& claims, const ClaimOptions& options,
           const Language& language, Environment& environment) {
  const Format format = format_named(options.format);
  print_data(environment, rendered(grid_of(claims, format != Format::table, language), format,
                                   environment.columns, Audience::everybody, language));
  if (format == Format::table)
    environment.out << details_of(claims, options.explain, environment.columns, language);
}

void summarise(const std::vector<CheckedClaim>& claims, std::ostream& err) {
  std::array<std::size_t, 5> counts{};
  for (const CheckedClaim& claim : claims) ++counts[static_cast<std::size_t>(claim.verdict)];
  err << counted(claims.size(), "claim") << ": " << counts[0] << " confirmed, " << counts[1]
      << " differ as explained, " << counts[2] << " differ unexplained, " << counts[3]
      << " not countable";
  if (counts[4] > 0) err << ", " << counts[4] << " with a query that cannot be counted";
  err << "\n";
  const auto again = std::count_if(claims.begin(), claims.end(),
                                   [](const CheckedClaim& claim) { return claim.look_again.now; });
  if (again > 0)
    err << "note: " << counted(static_cast<std::size_t>(again), "claim")
        << " to be looked at again\n  hint: once that is done, move the day: `mieux claim set ID "
           "look_again=DATE`, or remove it: `look_again= look_again_because=`\n";
}

Exit run_claim(const ClaimOptions& options, const Common& common, Environment& environment) {
  const Store store = load(common, environment);
  View view = view_in(store, asked_day(common, environment), Audience::everybody, {}, options.lang);
  const Format format = format_named(options.format);
  if (is_for_programs(format)) view.language = {};
  require_readable(store, RecordKind::claim);
  const auto asked_for = claims_asked_for(store, options.ids);
  const auto claims = published_together(view, [&](const View& published) {
    std::vector<CheckedClaim> checked;
    for (const Record* record : asked_for) checked.push_back(check_claim(published, *record));
    return checked;
  });
  const bool unexplained = std::any_of(claims.begin(), claims.end(), [](const CheckedClaim& claim) {
    return claim.verdict == Verdict::unexplained || claim.verdict == Verdict::wrong_query;
  });
  if (format == Format::json)
    environment.out << json_at(claims_as_json(claims), common);
  else
    print(claims, options, view.language, environment);
  environment.out.flush();
  note_missing(environment.err, view.language);
  summarise(claims, environment.err);
  return unexplained ? Exit::findings : Exit::done;
}

Exit run_claim(const Call& call, Environment& environment) {
  return run_claim({call.texts("ID"), call.text("format"), call.has("explain"), call.text("lang")},
                   call.common, environment);
}

constexpr auto check_options = joined_options(
    std::array<Option, 1>{
        {{.names = "ID", .help = "Only these claims", .source = Source::record, .many = true}}},
    format_option("table|md|csv|json"), lang_option,
    std::array<Option, 1>{{{"--explain", "List the records behind each counted figure"}}});

}  // namespace

constinit const Command claim_check_command{
    .words = "claim check",
    .summary = "Print every published figure beside the counted one",
    .options = check_options,
    .run = run_claim,
    .manual = "claim"};

}  // namespace mieux::cli
