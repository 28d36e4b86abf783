// mieux report diff A..B FILE: which figures of a living document changed between two revisions,
// and because of which records.
#include <ostream>

#include "behind.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/history/range.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/difference/comparison.hpp"
#include "mieux/history/revision_files.hpp"

namespace mieux::cli {
namespace {

using history::State;

/// A range; one revision: up to the working folder.
std::pair<State, State> states_asked(const git::Repository& repository, const std::string& range) {
  if (const auto typed = range_in(range)) return states_of(repository, *typed);
  return {state_of(repository, range), {State::Of::folder, {}}};
}

/// The document of a revision was built from the records of the commit that last changed it.
State as_built(const git::Repository& repository, State state, const std::string& path) {
  if (state.of != State::Of::revision) return state;
  if (auto built = last_built(repository, path, state.revision.commit))
    state.revision.commit = std::move(built->commit);
  return state;
}

/// The blocks by their ids.
std::map<std::string, std::size_t> by_id(const Evaluated& evaluated) {
  std::map<std::string, std::size_t> ids;
  for (std::size_t i = 0; i < evaluated.document.blocks.size(); ++i)
    if (!evaluated.document.blocks[i].is_new) ids.emplace(evaluated.document.blocks[i].id, i);
  return ids;
}

std::vector<MovedFigure> moved_between(const Evaluated& before, const BlockMaker& then,
                                       const Evaluated& now, const BlockMaker& here) {
  std::vector<MovedFigure> figures;
  const std::map<std::string, std::size_t> old = by_id(before);
  for (std::size_t i = 0; i < now.texts.size(); ++i) {
    const auto found = old.find(now.document.blocks[i].id);
    if (found == old.end()) continue;
    for (MovedValue& value :
         moved_values(before.texts[found->second].values, now.texts[i].values)) {
      MovedFigure& figure = figures.emplace_back();
      figure.block = now.document.blocks[i].id;
      figure.value = std::move(value);
      explain(figure, before.results[found->second], then, now.results[i], here);
    }
  }
  return figures;
}

/// Blocks that one of the two has not.
std::vector<std::string> blocks_only_in(const Evaluated& one, const Evaluated& other) {
  std::vector<std::string> ids;
  const auto known = by_id(other);
  for (const auto& [id, index] : by_id(one))
    if (!known.contains(id)) ids.push_back(id);
  return ids;
}

void print_blocks(std::ostream& out, const std::vector<std::string>& ids, const char* verb) {
  if (!ids.empty())
    out << (ids.size() == 1 ? "block " : "blocks ") << joined(ids, ", ") << ": " << verb << "\n";
}

Exit run_diff_of_report(const Call& call, Environment& environment) {
  const std::filesystem::path root = store_folder(call.common, environment);
  const git::Repository repository = history::repository_around(root);
  const std::string path = path_of_document(root, call.text("FILE"));
  auto [before, now] = states_asked(repository, call.text("RANGE"));
  before = as_built(repository, before, path);
  now = as_built(repository, now, path);
  const Store old = history::store_in(repository, before, environment.schemas, environment.threads);
  const Store current =
      history::store_in(repository, now, environment.schemas, environment.threads, &old);
  const AsOf as_of = asked_day(call.common, environment);
  const BlockMaker then{old, environment.schemas, as_of, environment.err};
  const BlockMaker here{current, environment.schemas, as_of, environment.err};
  const std::string range = path + ", " + before.name() + " to " + now.name() + ": ";
  if (!picture_of(old.files(), path)) {
    const Evaluated added = evaluate(here, path, text_of_document(current.files(), path));
    environment.out << range << "a new document, " << counted(added.texts.size(), "block") << "\n";
    return Exit::done;
  }
  const Evaluated was = evaluate(then, path, text_of_document(old.files(), path));
  const Evaluated is = evaluate(here, path, text_of_document(current.files(), path));
  refuse_problems(was, environment);
  refuse_problems(is, environment);
  const std::vector<MovedFigure> figures = moved_between(was, then, is, here);
  environment.out << range
                  << (figures.empty() ? "no figure moved"
                                      : counted(figures.size(), "figure") + " moved")
                  << "\n";
  for (const MovedFigure& figure : figures) {
    const std::string why = in_words(figure);
    environment.out << wrapped(
        "  ",
        for_terminal(figure.block + "/" + figure.value.id + ": " + in_words(figure.value) +
                     (why.empty() ? "" : " (" + why + ")")),
        environment.columns, 4);
  }
  print_blocks(environment.out, blocks_only_in(is, was), "new");
  print_blocks(environment.out, blocks_only_in(was, is), "gone");
  return Exit::done;
}

constexpr std::array<Option, 2> diff_options{{
    {.names = "RANGE",
     .help = "Two revisions A..B; one: against the working folder",
     .required = true},
    {.names = "FILE",
     .help = "A document of reports/, such as annual-2018",
     .source = Source::file,
     .required = true},
}};

}  // namespace

constinit const Command report_diff_command{
    .words = "report diff",
    .summary = "Say which figures of a document changed between two revisions, and why",
    .options = diff_options,
    .run = run_diff_of_report,
    .manual = "living-documents"};

}  // namespace mieux::cli
