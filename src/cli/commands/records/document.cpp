// mieux document add RECORD FILE: names a document in a record, with the checksum of its file.
#include <CLI/CLI.hpp>

#include "cli/command_line/document_file.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/commands/command.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/add_document.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string record;
  std::string file;
  std::string kept;
  NewDocument document;
  Writing writing;
};

/// Where the document is kept, and its checksum.
void stamp(const Options& options, const std::filesystem::path& root,
           const Environment& environment, NewDocument& document) {
  const GivenDocument given = given_document(root, options.file, environment);
  if (given.sha256.empty())
    throw Failure(Exit::usage, "there is no file '" + options.file + "'",
                  "name it as seen from this folder");
  document.sha256 = given.sha256;
  document.kept = options.kept.empty() ? given.kept : options.kept;
  if (!options.kept.empty()) return;
  if (!given.in_store)
    throw Failure(Exit::usage, "'" + options.file + "' does not lie in the store",
                  "copy it there first, under sources/; or say where it is kept: --kept PLACE");
  if (is_own_path(given.kept))
    throw Failure(Exit::refused, given.kept + " is no document: it belongs to the store itself",
                  "keep documents under sources/");
}

/// The personal part of an expert is asked for by its kind: `expert-private/ID`.
KindWanted kind_of(const std::string& word) {
  const std::string roster{subject_of(RecordKind::expert_private).singular};
  return word.starts_with(roster + "/") ? KindWanted{RecordKind::expert_private} : KindWanted{};
}

Exit run(const Options& options, const Common& common, Environment& environment) {
  return write(common, environment, options.writing, [&](const Store& store, const Circumstances&) {
    NewDocument document = options.document;
    stamp(options, store.root(), environment, document);
    return add_document(
        store, find_whole_record(store, options.record, kind_of(options.record), environment.err),
        document);
  });
}

void add_add(CLI::App& command, Chosen& chosen) {
  command.fallthrough();
  const auto options = std::make_shared<Options>();
  NewDocument& document = options->document;
  command.add_option("RECORD", options->record, "An id, official number, short name or KIND/ID")
      ->required();
  command.add_option("FILE", options->file, "The file of the document")->required();
  command.add_option("--type", document.type, "What it is, such as a letter or minutes")
      ->type_name("TEXT");
  command.add_option("--title", document.title, "Its title")->type_name("TEXT");
  command.add_option("--date", document.date, "Its date, as precise as known")->type_name("DATE");
  command.add_option("--kept", options->kept, "Where it is kept, if not in the store")
      ->type_name("PLACE");
  command
      .add_option("--visible-to", document.visible_to,
                  "Who may see it: public, internal or personal")
      ->type_name("AUDIENCE");
  add_writing(command, options->writing);
  command.callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return run(*options, common, environment);
    };
  });
}

}  // namespace

void add_document_of_record(CLI::App& parent, Chosen& chosen) {
  CLI::App* noun = parent.add_subcommand("document", "Commands of documents that records name");
  noun->require_subcommand(1);
  noun->fallthrough();
  add_add(*noun->add_subcommand("add", "Name a document in a record, with its checksum"), chosen);
}

}  // namespace mieux::cli
