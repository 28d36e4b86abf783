// mieux report build FILE: fills the blocks of a living document anew.
#include <algorithm>
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "documents.hpp"
#include "mieux/base/line_diff.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux::cli {
namespace {

/// Shows what somebody wrote into blocks, and fails (3).
void refuse_edited(const Evaluated& evaluated, Environment& environment) {
  std::size_t edited = 0;
  for (std::size_t i = 0; i < evaluated.texts.size(); ++i) {
    const Block& block = evaluated.document.blocks[i];
    if (state_of(evaluated.text, block, evaluated.texts[i]) != BlockState::edited) continue;
    ++edited;
    const Place place = locate(evaluated.path, evaluated.text, block.opening);
    environment.err << place.path << ":" << place.line << ": " << block.id
                    << (block.seal ? " was changed by hand since it was built:\n"
                                   : " was never built, and holds what somebody wrote:\n")
                    << lines_for_terminal(
                           line_diff(std::string{trimmed(evaluated.texts[i].markdown)} + "\n",
                                     std::string{content_of(evaluated.text, block)} + "\n"));
  }
  if (edited == 0) return;
  throw Failure(Exit::refused,
                evaluated.path + ": " + counted(edited, "block") + " changed by hand, see above",
                "move what you wrote out of the marks; or replace it: --overwrite");
}

/// The text of the document. Where git could not merge what was built, ours: it is built anew.
std::string text_to_build(const StoreFiles& files, const std::string& path) {
  std::string text = text_of_document(files, path);
  return merged_but_for_blocks(text).value_or(text);
}

/// A document is committed with records that are, too.
void refuse_uncommitted(const std::filesystem::path& root) {
  const auto repository = git::Repository::around(root);
  if (!repository) return;  // said when it is to be committed
  std::vector<std::string> paths;
  for (const git::FileDifference& file :
       git::differing_on_disk(*repository, git::revision_of(*repository, "HEAD")))
    if (is_record_path(file.path) || file.path.starts_with("vocabularies/"))
      paths.push_back(file.path);
  if (paths.empty()) return;
  throw Failure(
      Exit::refused,
      "--commit: the records that the document counts are not committed: " + joined(paths, ", "),
      "commit them first: git add, git commit; or leave --commit out");
}

/// What building documents comes to.
struct Built {
  std::vector<std::string> paths;
  std::size_t blocks = 0;
  std::size_t moved = 0;
  std::size_t drawn = 0;
  std::size_t to_write = 0;
  std::size_t without_day = 0;
};

void add(const Evaluated& evaluated, const Store& store, Built& built, Change& change) {
  std::vector<const BlockText*> texts;
  for (std::size_t i = 0; i < evaluated.texts.size(); ++i) {
    const bool same = state_of(evaluated.text, evaluated.document.blocks[i], evaluated.texts[i]) ==
                      BlockState::current;
    built.moved += same ? 0 : 1;
    texts.push_back(same ? nullptr : &evaluated.texts[i]);
  }
  change.files.push_back({evaluated.path, text_of_document(store.files(), evaluated.path),
                          with_blocks(evaluated.text, evaluated.document, texts)});
  for (const BlockResult& result : evaluated.results)
    for (const Report::File& picture : result.pictures) {
      const std::string path = path_of_picture(picture.name);
      change.files.push_back({path, picture_of(store.files(), path), picture.text});
      built.drawn += change.files.back().before == change.files.back().after ? 0 : 1;
    }
  built.paths.push_back(evaluated.path);
  built.blocks += evaluated.texts.size();
  built.to_write += evaluated.document.to_write.size();
  built.without_day += evaluated.without_day;
}

void say(const Built& built, Change& change) {
  const bool one = built.paths.size() == 1;
  const std::string what = one ? built.paths.front() : counted(built.paths.size(), "document");
  change.sentence =
      what + ": " + counted(built.blocks, "block") + ", " +
      (built.moved == 0 ? "as the records say" : std::to_string(built.moved) + " built");
  if (built.drawn > 0) change.sentence += "; " + counted(built.drawn, "picture") + " drawn";
  change.unchanged = what + (one ? " says" : " say") + " what the records say";
  if (built.without_day > 0)
    change.notes.push_back({counted(built.without_day, "block") +
                                " without a day: the same document says something else tomorrow",
                            {},
                            "name the period above all blocks: `<!-- mieux document: from=2018 "
                            "to=2018 -->`"});
  if (built.to_write > 0)
    change.notes.push_back({counted(built.to_write, "text") + " still to be written"});
}

/// The documents that are named; all there are if none is.
std::vector<std::string> documents_asked(const Call& call, const Store& store) {
  std::vector<std::string> paths;
  for (const std::string& given : call.texts("FILE"))
    paths.push_back(path_of_document(store.root(), given));
  if (paths.empty()) paths = living_documents(store.files());
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  if (paths.empty())
    throw Failure(Exit::usage, "there is no living document in reports/",
                  "`mieux report new annual --year YEAR` starts one");
  return paths;
}

Exit build(const Call& call, Environment& environment) {
  Writing writing = writing_of(call);
  writing.in_merge = true;
  if (writing.commit) refuse_uncommitted(store_folder(call.common, environment));
  const auto built_anew = [&](const Store& store, const Circumstances& circumstances) {
    Change change;
    Built built;
    const BlockMaker maker{store, environment.schemas, circumstances.as_of, environment.err};
    for (const std::string& path : documents_asked(call, store)) {
      const Evaluated evaluated = evaluate(maker, path, text_to_build(store.files(), path));
      refuse_problems(evaluated, environment);
      if (!call.has("overwrite")) refuse_edited(evaluated, environment);
      add(evaluated, store, built, change);
    }
    say(built, change);
    return change;
  };
  return write(call.common, environment, writing, built_anew);
}

constexpr auto build_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "FILE",
                        .help = "A document of reports/; by default all of them",
                        .source = Source::file,
                        .many = true},
                       {"--overwrite", "Also replace what was changed by hand between the marks"},
                   }},
                   writing_options);

}  // namespace

constinit const Command report_build_command{
    .words = "report build",
    .summary = "Fill the blocks of a living document from the records",
    .options = build_options,
    .run = build,
    .manual = "living-documents"};

}  // namespace mieux::cli
