// mieux KIND set ID FIELD=VALUE...: changes values of a record, nothing else of its file.

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/experts/two_parts.hpp"
#include "mieux/changes/fieldwork/missions.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace mieux::cli {
namespace {

std::vector<Wish> wishes_of(const std::vector<std::string>& words) {
  std::vector<Wish> wishes;
  for (const std::string& word : words) wishes.push_back(parse_wish(word));
  return wishes;
}

/// `activities.a2`; of a part without an id its position is its name, such as `activities.2`.
std::string place_of(const Subject& subject, const std::string& id) {
  const std::string list = std::string{subject.place} + ".";
  return id.starts_with(list) ? id : list + id;
}

Change set_values(const Call& call, const Store& store, Environment& environment) {
  const std::vector<Wish> wishes = wishes_of(call.texts("FIELD=VALUE"));
  const Subject& subject = *call.subject;
  if (is_part(subject)) {
    const TypedPart name = typed_part(call.text("ID"), subject.singular);
    const Record& action = find_record(store, name.action, RecordKind::action, environment.err);
    return subject.part == Part::mission
               ? set_mission(store, action, name.id, wishes)
               : set_fields(store, action, place_of(subject, name.id), wishes);
  }
  const Record& record = find_record(store, id_of(call), subject.kind, environment.err);
  if (subject.kind != RecordKind::fiche) return set_fields(store, record, {}, wishes);
  Change change = set_fiche_fields(store, record, wishes);
  change.minor = minor_of(call);
  return change;
}

/// Does it set what only the roster may hold?
bool is_about_both_parts(const Call& call, const schema::Schemas& schemas) {
  return call.subject->kind == RecordKind::expert && !is_part(*call.subject) &&
         !by_part(schemas, wishes_of(call.texts("FIELD=VALUE"))).personal.empty();
}

Exit run_set(const Call& call, Environment& environment) {
  if (is_about_both_parts(call, environment.schemas))
    return write_with_roster(
        call.common, environment, writing_of(call),
        [&](const Store& store, const Roster& roster, const Circumstances& circumstances) {
          const Record& expert =
              find_record(store, id_of(call), RecordKind::expert, environment.err);
          return set_expert(store, roster, expert, wishes_of(call.texts("FIELD=VALUE")),
                            circumstances);
        });
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances&) {
                 return set_values(call, store, environment);
               });
}

constexpr auto set_options = joined_options(
    id_words,
    std::array<Option, 1>{{{.names = "FIELD=VALUE",
                            .help = "FIELD=VALUE sets, FIELD= takes away, FIELD+=ELEMENT and "
                                    "FIELD-=ELEMENT change a list",
                            .source = Source::setting,
                            .required = true,
                            .many = true}}},
    minor_option, private_option_of_experts, writing_options);

}  // namespace

constinit const Command set_command{.words = "set",
                                    .summary = "Change values of one of them",
                                    .options = set_options,
                                    .run = run_set,
                                    .manual = "set",
                                    .of = [](const Subject&) { return true; }};

}  // namespace mieux::cli
