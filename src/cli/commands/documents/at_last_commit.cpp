// What the blocks of a document said of the records it was built from.
#include "at_last_commit.hpp"

#include "mieux/base/words.hpp"
#include "mieux/history/difference/comparison.hpp"

namespace mieux::cli {

AtLastCommit::AtLastCommit(const BlockMaker& now, const Environment& environment)
    : now_(now),
      environment_(environment),
      repository_(git::Repository::around(now.store.root())) {}

bool AtLastCommit::says(const Evaluated& evaluated, std::size_t index) {
  const auto before = made_then(evaluated, index);
  return before && evaluated.document.blocks[index].seal->text == sum_of(trimmed(before->markdown));
}

void AtLastCommit::explain(const Evaluated& evaluated, std::size_t index,
                           std::vector<MovedFigure>& figures) {
  const auto before = made_then(evaluated, index);
  if (!before) return;
  for (MovedFigure& figure : figures)
    cli::explain(figure, *before, *then_, evaluated.results[index], now_);
}

/// What the block said of that store; nothing if there is none, if it is about the text of the
/// document, or if it asks for what there was not yet.
std::optional<BlockResult> AtLastCommit::made_then(const Evaluated& evaluated, std::size_t index) {
  const Block& block = evaluated.document.blocks[index];
  if (!find(evaluated.path) || is_about_the_text(block.words)) return std::nullopt;
  then_->pictures = pictures_of(evaluated.path, block);
  try {
    return make_block(call_of_block(block.words, evaluated.document.settings, now_.schemas),
                      *then_);
  } catch (const Failure& failure) {
    if (failure.exit() != Exit::usage && failure.exit() != Exit::refused) throw;
    return std::nullopt;
  }
}

/// Is there such a store?
bool AtLastCommit::find(const std::string& path) {
  if (!repository_) return false;
  if (path != path_) {
    path_ = path;
    then_.reset();
    store_.reset();
    if (const auto built = last_built(*repository_, path))
      store_ = history::store_in(*repository_, {history::State::Of::revision, *built}, now_.schemas,
                                 environment_.threads, &now_.store);
    if (store_) then_.emplace(BlockMaker{*store_, now_.schemas, now_.as_of, now_.err});
  }
  return then_.has_value();
}

}  // namespace mieux::cli
