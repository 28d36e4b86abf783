// mieux KIND remove ID, mieux KIND rename ID NEW: where records are, and whether.
#include <CLI/CLI.hpp>

#include "cli/command_line/find_record.hpp"
#include "cli/commands/noun.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/fieldwork/activities.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/rename_record.hpp"

namespace mieux::cli {
namespace {

struct Options {
  const Subject* subject = nullptr;
  std::string id;
  std::optional<std::string> new_id;  ///< not typed: the next one that is free
  bool no_alias = false;              ///< the old id belongs to another record
  Writing writing;
};

Exit run_remove(const Options& options, const Common& common, Environment& environment) {
  return write(common, environment, options.writing, [&](const Store& store, const Circumstances&) {
    if (options.subject->part != Part::activity)
      return remove_record(store,
                           find_record(store, options.id, options.subject->kind, environment.err));
    const ActivityName name = activity_name(options.id);
    const Record& action = find_record(store, name.action, RecordKind::action, environment.err);
    return remove_activity(store, action, name.activity);
  });
}

Exit run_rename(const Options& options, const Common& common, Environment& environment) {
  if (options.new_id && options.new_id->empty())
    throw Failure(Exit::usage, "the new id is empty",
                  "write one, or leave it out for the next one");
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& record =
                     find_record(store, options.id, options.subject->kind, environment.err);
                 return rename_record(store, record, options.new_id.value_or(""), circumstances,
                                      options.no_alias ? FormerId::free : FormerId::kept);
               });
}

}  // namespace

void add_remove_of(CLI::App& command, const Subject& subject, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->subject = &subject;
  command.add_option("ID", options->id, "The record; refused while others refer to it")->required();
  add_writing(command, options->writing);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run_remove(*options, common, environment);
    };
  });
}

void add_rename_of(CLI::App& command, const Subject& subject, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->subject = &subject;
  command.add_option("ID", options->id, "The record")->required();
  command.add_option("NEW", options->new_id, "Its new id (by default the next free one)");
  command.add_flag("--no-alias", options->no_alias,
                   "Do not keep the old id: another record has it on another branch");
  add_writing(command, options->writing);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run_rename(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
