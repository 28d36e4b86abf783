#pragma once

#include <string>
#include <vector>

#include "block.hpp"
#include "mieux/base/diagnostic.hpp"

namespace mieux::cli {

/// The path within the store of the living document that a person names: `annual-2018`,
/// `annual-2018.md`, `reports/annual-2018.md`. Fails (2) if it lies elsewhere.
std::string path_of_document(const std::filesystem::path& root, const std::string& given);

/// The living documents of a store: Markdown files of `reports/` that have a mark.
std::vector<std::string> living_documents(const StoreFiles& files);

/// Markdown files below `reports/` that have a mark and yet are no living documents, since they lie
/// in a folder of their own or are called otherwise.
std::vector<Diagnostic> misplaced_documents(const StoreFiles& files);

/// Pictures in `reports/` that no Markdown file there names, in order: of a document that was
/// renamed, of a block that is gone.
std::vector<std::string> pictures_nobody_shows(const StoreFiles& files);

/// The text of a file of `reports/`. Fails (2) if there is none, (4) if it cannot be read.
std::string text_of_document(const StoreFiles& files, const std::string& path);

/// A living document, and what its blocks say now.
struct Evaluated {
  std::string path;
  std::string text;
  LivingDocument document;
  std::vector<BlockResult> results;  ///< block by block
  std::vector<BlockText> texts;      ///< the same, as it is put between the marks
  std::vector<Diagnostic> problems;  ///< marks and blocks that are wrong: then results may lack
  std::size_t without_day = 0;       ///< blocks that name no day: they say something else tomorrow
};

/// What its blocks say now, each made by `maker` with pictures and text of its own.
Evaluated evaluate(const BlockMaker& maker, const std::string& path, std::string text);

/// What the names of a block's pictures begin with: `annual-2018-f3`.
std::string pictures_of(const std::string& path, const Block& block);

/// The document as it will be, with those blocks built that are made already.
std::string text_built(const Evaluated& evaluated);

/// Pictures of a block whose files lack, or are other than they would be built.
std::vector<std::string> pictures_other_than(const BlockResult& result, const StoreFiles& files);

/// Prints what is wrong with the document, and fails (3): nothing is written.
void refuse_problems(const Evaluated& evaluated, Environment& environment);

/// `reports/annual-2018-f3.svg`: where a picture of the document is.
std::string path_of_picture(const std::string& name);
/// What its file holds; nothing if there is none. Fails (4) if it cannot be read.
std::optional<std::string> picture_of(const StoreFiles& files, const std::string& path);

}  // namespace mieux::cli
