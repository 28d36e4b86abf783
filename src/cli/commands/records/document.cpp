// mieux document add RECORD FILE: names a document in a record, with the checksum of its file.

#include "cli/command_line/document_file.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/add_document.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::cli {
namespace {

struct DocumentOptions {
  std::string record;
  std::string file;
  std::string kept;
  NewDocument document;
  Writing writing;
};

/// Where the document is kept, and its checksum.
void stamp(const DocumentOptions& options, const std::filesystem::path& root,
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

/// The activity that `benin/a2` means; nothing if the word is a record.
std::optional<TypedPart> activity_in(const std::string& word) {
  const std::size_t slash = word.rfind('/');
  if (slash == std::string::npos || kind_named(word.substr(0, slash)) ||
      !schema::matches(schema::Pattern::activity_id, word.substr(slash + 1)))
    return std::nullopt;
  return typed_part(word, "activity");
}

Exit run_document(const DocumentOptions& options, const Common& common, Environment& environment) {
  return write(common, environment, options.writing, [&](const Store& store, const Circumstances&) {
    NewDocument document = options.document;
    stamp(options, store.root(), environment, document);
    if (const auto activity = activity_in(options.record))
      return add_document(
          store, find_whole_record(store, activity->action, RecordKind::action, environment.err),
          "activities." + activity->id, document);
    return add_document(
        store, find_whole_record(store, options.record, kind_of(options.record), environment.err),
        {}, document);
  });
}

Exit run_document(const Call& call, Environment& environment) {
  NewDocument document;
  document.type = call.text("type");
  document.title = call.text("title");
  document.date = call.text("date");
  document.visible_to = call.text("visible-to");
  return run_document({call.text("RECORD"), call.text("FILE"), call.text("kept"),
                       std::move(document), writing_of(call)},
                      call.common, environment);
}

constexpr auto options_of_add = joined_options(
    std::array<Option, 7>{{
        {.names = "RECORD",
         .help = "An id, official number, short name or KIND/ID; or an activity: togo-ii/a2",
         .source = Source::record,
         .required = true},
        {.names = "FILE",
         .help = "The file of the document",
         .source = Source::file,
         .required = true},
        {"--type", "What it is, such as a letter or minutes", "TEXT"},
        {"--title", "Its title", "TEXT"},
        {"--date", "Its date, as precise as known", "DATE"},
        {"--kept", "Where it is kept, if not in the store", "PLACE"},
        {"--visible-to", "Who may see it: public, internal or personal", "AUDIENCE", Source::words,
         "public|internal|personal"},
    }},
    writing_options);

}  // namespace

constinit const Command document_add_command{
    .words = "document add",
    .summary = "Name a document in a record, with its checksum",
    .options = options_of_add,
    .run = run_document,
    .manual = "document"};

}  // namespace mieux::cli
