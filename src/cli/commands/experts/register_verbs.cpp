// mieux expert duplicates, merge, appoint: who is in the roster, once, and as what.
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "expert_meant.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/experts/functions.hpp"
#include "mieux/changes/experts/merge_experts.hpp"
#include "mieux/procedure/experts/twins.hpp"

namespace mieux::cli {
namespace {

// --- appoint

Exit run_appoint(const Call& call, Environment& environment) {
  const FunctionWish wish{call.text("function"), call.text("country"), call.text("from"),
                          call.text("to")};
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return appoint_expert(
                     store,
                     find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err),
                     wish, circumstances);
               });
}

// --- duplicates

std::string ids_of(const TwinGroup& group) {
  std::string ids;
  for (const Record* expert : group.experts)
    ids += (ids.empty() ? "" : ", ") + std::string{expert->id};
  return ids;
}

std::string grounds_of(const TwinGroup& group) {
  std::string grounds;
  for (const TwinGround ground : group.grounds)
    grounds += (grounds.empty() ? "" : ", ") + std::string{word_of(ground)};
  return grounds;
}

Grid grid_of_twins(const std::vector<TwinGroup>& groups) {
  Grid grid;
  grid.columns = {{"experts", "experts", false, true}, {"same", "the same"}};
  for (const TwinGroup& group : groups) {
    const std::string ids = ids_of(group);
    const std::string grounds = grounds_of(group);
    grid.rows.push_back({{{ids, ids}, {grounds, grounds}}});
  }
  return grid;
}

std::string twins_as_json(const std::vector<TwinGroup>& groups) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const TwinGroup& group : groups) {
    Json experts = Json::array();
    for (const Record* expert : group.experts) experts.push_back(std::string{expert->id});
    Json same = Json::array();
    for (const TwinGround ground : group.grounds) same.push_back(std::string{word_of(ground)});
    list.push_back({{"experts", std::move(experts)}, {"same", std::move(same)}});
  }
  const Json out{{"format", "mieux.expert-duplicates/1"}, {"groups", std::move(list)}};
  return for_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Exit print_duplicates(const Call& call, const Store& store, const Roster* roster,
                      Environment& environment) {
  warn_unreadable(environment.err, store, RecordKind::expert);
  const std::vector<TwinGroup> groups = TwinIndex(store, roster).groups();
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    print_data(environment, twins_as_json(groups));
  else if (format != Format::table || !groups.empty())
    print_data(environment,
               rendered(grid_of_twins(groups), format, environment.columns, Audience::everybody));
  if (groups.empty())
    environment.err << "note: no two experts are likely one person\n";
  else
    environment.err << "  next: `mieux expert merge ID INTO` makes one of two\n";
  return Exit::done;
}

Exit run_duplicates(const Call& call, Environment& environment) {
  if (call.has("private")) {
    const BothStores both = load_both(call.common, environment);
    return print_duplicates(call, both.store, &both.roster, environment);
  }
  const Store store = load(call.common, environment);
  note_roster_not_read(store, "names and ways to reach people", environment);
  return print_duplicates(call, store, nullptr, environment);
}

// --- merge

/// `contact.address=w4nb8t` as a field and the id of an expert. Fails (2).
std::vector<std::pair<std::string, std::string>> typed_keep(const Call& call) {
  std::vector<std::pair<std::string, std::string>> keep;
  for (const std::string& word : call.texts("keep")) {
    const std::size_t equal = word.find('=');
    if (equal == std::string::npos || equal == 0 || equal + 1 == word.size())
      throw Failure(Exit::usage, "--keep " + word + " says no field and expert",
                    "write them so: --keep contract_type=ID");
    keep.emplace_back(word.substr(0, equal), word.substr(equal + 1));
  }
  return keep;
}

Exit run_merge(const Call& call, Environment& environment) {
  const auto keep = typed_keep(call);
  return write_with_its_roster(
      call.common, environment, writing_of(call),
      [&](const Store& store, const Roster* roster, const Circumstances& circumstances) {
        const Record& gone =
            find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err);
        const Record& kept =
            find_whole_record(store, call.text("INTO"), RecordKind::expert, environment.err);
        return merge_experts(store, roster, {gone, kept, keep}, circumstances);
      });
}

constexpr auto merge_options =
    joined_options(std::array<Option, 3>{{
                       {.names = "ID",
                        .help = "The expert whose id becomes a former id",
                        .source = Source::record,
                        .of = "expert",
                        .required = true},
                       {.names = "INTO",
                        .help = "The expert that both become",
                        .source = Source::record,
                        .of = "expert",
                        .required = true},
                       {.names = "--keep",
                        .help = "Where they differ: the field, and the expert whose value holds",
                        .value = "FIELD=ID",
                        .many = true},
                   }},
                   private_option, writing_options);

constexpr auto appoint_options =
    joined_options(std::array<Option, 5>{{
                       {.names = "ID",
                        .help = "The expert",
                        .source = Source::record,
                        .of = "expert",
                        .required = true},
                       {.names = "--function",
                        .help = "What the expert is beside the expertise",
                        .value = "FUNCTION",
                        .source = Source::words,
                        .of = "liaison-officer|national-focal-point",
                        .required = true},
                       {"--country", "The country it is for (by default that of the expert)",
                        "COUNTRY", Source::term, "countries"},
                       {"--from", "The first day", "DATE"},
                       {"--to", "The last day; ends a function that lasts", "DATE"},
                   }},
                   writing_options);

constexpr auto duplicates_options = joined_options(
    std::array<Option, 1>{
        {{"--private", "Compare names and ways to reach people, out of the private roster"}}},
    format_option("table|csv|json|md"));

}  // namespace

constinit const std::array<Command, 3> register_verbs{{
    {.words = "expert appoint",
     .summary = "Record that an expert is a focal point or liaison officer",
     .options = appoint_options,
     .run = run_appoint,
     .manual = "registering"},
    {.words = "expert duplicates",
     .summary = "List experts who are likely one person",
     .options = duplicates_options,
     .run = run_duplicates,
     .manual = "registering"},
    {.words = "expert merge",
     .summary = "Make one of two experts who are one person",
     .options = merge_options,
     .run = run_merge,
     .manual = "registering"},
}};

}  // namespace mieux::cli
