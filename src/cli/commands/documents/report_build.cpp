// mieux report build FILE: fills the blocks of a living document anew.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "documents.hpp"
#include "mieux/base/line_diff.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
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
                    << " was changed by hand since it was built:\n"
                    << lines_for_terminal(
                           line_diff(std::string{trimmed(evaluated.texts[i].markdown)} + "\n",
                                     std::string{content_of(evaluated.text, block)} + "\n"));
  }
  if (edited == 0) return;
  throw Failure(Exit::refused,
                evaluated.path + ": " + counted(edited, "block") + " changed by hand, see above",
                "move what you wrote out of the marks; or replace it: --overwrite");
}

Change change_of(const Evaluated& evaluated, const Store& store) {
  std::vector<const BlockText*> texts;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < evaluated.texts.size(); ++i) {
    const bool same = state_of(evaluated.text, evaluated.document.blocks[i], evaluated.texts[i]) ==
                      BlockState::current;
    moved += same ? 0 : 1;
    texts.push_back(same ? nullptr : &evaluated.texts[i]);
  }
  Change change;
  change.files.push_back(
      {evaluated.path, evaluated.text, with_blocks(evaluated.text, evaluated.document, texts)});
  std::size_t drawn = 0;
  for (const BlockResult& result : evaluated.results)
    for (const Report::File& picture : result.pictures) {
      const std::string path = path_of_picture(picture.name);
      change.files.push_back({path, picture_of(store.files(), path), picture.text});
      drawn += change.files.back().before == change.files.back().after ? 0 : 1;
    }
  change.sentence = evaluated.path + ": " + counted(evaluated.texts.size(), "block") + ", " +
                    (moved == 0 ? "as the records say" : std::to_string(moved) + " built");
  if (drawn > 0) change.sentence += "; " + counted(drawn, "picture") + " drawn";
  change.unchanged = evaluated.path + " says what the records say";
  const std::size_t left = evaluated.document.to_write.size();
  if (left > 0) change.notes.push_back({counted(left, "text") + " still to be written"});
  return change;
}

Exit build(const Call& call, Environment& environment) {
  const std::string path =
      path_of_document(store_folder(call.common, environment), call.text("FILE"));
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Evaluated evaluated =
                     evaluate({store, environment.schemas, circumstances.as_of, environment.err},
                              path, text_of_document(store.files(), path));
                 refuse_problems(evaluated, environment);
                 if (!call.has("overwrite")) refuse_edited(evaluated, environment);
                 return change_of(evaluated, store);
               });
}

constexpr auto build_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "FILE",
                        .help = "A document of reports/, such as annual-2018",
                        .source = Source::file,
                        .required = true},
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
