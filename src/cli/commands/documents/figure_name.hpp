#pragma once

#include <string>
#include <vector>

#include "documents.hpp"

namespace mieux::cli {

/// `reports/annual-2018.md#f3/africa-west`.
struct FigureName {
  std::string file;
  std::string block;
  std::string figure;  ///< empty: all of the block
};

/// Fails (2) if the word is none.
FigureName figure_name(const std::string& word);

/// Which block is meant. Fails (2) if there is none of this id.
std::size_t index_of_block(const Evaluated& evaluated, const std::string& id);

/// The figures that are asked for, with the records behind each. Fails (2) if there is none.
std::vector<BlockFigure> figures_asked(const BlockResult& result, const FigureName& name,
                                       const BlockMaker& maker);

}  // namespace mieux::cli
