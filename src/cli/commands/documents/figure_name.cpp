// How a figure of a living document is named: `annual-2018#f3/total`.
#include "figure_name.hpp"

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {

FigureName figure_name(const std::string& word) {
  const std::size_t hash = word.find('#');
  const std::size_t slash = word.find('/', hash == std::string::npos ? 0 : hash);
  if (hash == std::string::npos || hash + 1 == word.size())
    throw Failure(Exit::usage, in_quotes(word) + " names no figure",
                  "write the document and the id of a block, such as annual-2018#f3; or of one of "
                  "its figures: annual-2018#f3/total");
  return {word.substr(0, hash), word.substr(hash + 1, slash - hash - 1),
          slash == std::string::npos ? std::string{} : word.substr(slash + 1)};
}

std::size_t index_of_block(const Evaluated& evaluated, const std::string& id) {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < evaluated.document.blocks.size(); ++i) {
    const Block& block = evaluated.document.blocks[i];
    if (block.id == id && !block.is_new) return i;
    if (!block.is_new) known.push_back(block.id);
  }
  throw Failure(
      Exit::usage, evaluated.path + " has no block " + in_quotes(id),
      suggest(id, known,
              known.empty() ? "build it first: `mieux report build " + evaluated.path + "`"
                            : "it has: " + joined(known, ", ")));
}

std::vector<BlockFigure> figures_asked(const BlockResult& result, const FigureName& name,
                                       const BlockMaker& maker) {
  std::vector<BlockFigure> figures;
  std::vector<std::string_view> known;
  for (const BlockFigure& figure : result.figures) {
    known.push_back(figure.id);
    if (name.figure.empty() || name.figure == figure.id)
      figures.push_back(with_records(figure, maker));
  }
  if (figures.empty() && !name.figure.empty())
    throw Failure(Exit::usage,
                  "the block " + name.block + " has no figure " + in_quotes(name.figure),
                  suggest(name.figure, known, "it has: " + joined(known, ", ")));
  return figures;
}

}  // namespace mieux::cli
