// mieux KIND set ID FIELD=VALUE...: changes values of a record, nothing else of its file.
#include <CLI/CLI.hpp>

#include "cli/command_line/find_record.hpp"
#include "cli/commands/noun.hpp"
#include "cli/commands/requests/fiche.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace mieux::cli {
namespace {

struct Options {
  const Subject* subject = nullptr;
  std::string id;
  std::vector<std::string> words;
  std::string minor;  ///< of a fiche: why opinions on it still hold
  Writing writing;
};

std::vector<Wish> wishes_of(const std::vector<std::string>& words) {
  std::vector<Wish> wishes;
  for (const std::string& word : words) wishes.push_back(parse_wish(word));
  return wishes;
}

Change set_values(const Options& options, const Store& store, Environment& environment) {
  const std::vector<Wish> wishes = wishes_of(options.words);
  if (options.subject->part == Part::activity) {
    const ActivityName name = activity_name(options.id);
    const Record& action = find_record(store, name.action, RecordKind::action, environment.err);
    return set_fields(store, action, "activities." + name.activity, wishes);
  }
  const Record& record = find_record(store, options.id, options.subject->kind, environment.err);
  Change change = record.kind == RecordKind::fiche ? set_fiche_fields(store, record, wishes)
                                                   : set_fields(store, record, {}, wishes);
  change.minor = options.minor;
  return change;
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  return write(common, environment, options.writing, [&](const Store& store, const Circumstances&) {
    return set_values(options, store, environment);
  });
}

}  // namespace

void add_set_of(CLI::App& command, const Subject& subject, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  options->subject = &subject;
  add_id(command, subject, options->id);
  command
      .add_option("FIELD=VALUE", options->words,
                  "FIELD=VALUE sets, FIELD= takes away, FIELD+=ELEMENT and FIELD-=ELEMENT change "
                  "a list")
      ->required();
  if (subject.kind == RecordKind::fiche) add_minor(command, options->minor);
  add_writing(command, options->writing);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

}  // namespace mieux::cli
