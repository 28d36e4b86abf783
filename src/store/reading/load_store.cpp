// Reading while others write: docs/writing.md.
#include "load.hpp"
#include "mieux/base/failure.hpp"
#include "store/journal/journal.hpp"

namespace mieux {
namespace {

/// A state as one text, never empty.
std::string in_one_text(const JournalState& state) {
  return (state.commit ? "+" + *state.commit : "-") + state.generation;
}

}  // namespace

bool Store::is_current() const {
  return journal_seen_.empty() || in_one_text(journal_state(Folder(root_))) == journal_seen_;
}

Store Store::load(const std::filesystem::path& root, const schema::Schemas& schemas,
                  Options options) {
  if (options.files != nullptr) {  // they do not change, and have no journal
    return Loader(root, schemas, options, options.overlay == nullptr ? Overlay{} : *options.overlay)
        .run();
  }
  constexpr int most_tries = 100;
  const Folder folder(root);
  for (int tries = 0; tries < most_tries; ++tries) {
    const JournalState before = journal_state(folder);
    Staged staged = staged_files(folder, before);
    if (staged.moved_on) continue;
    if (options.overlay != nullptr)
      for (const auto& [path, text] : *options.overlay) staged.files[path] = text;
    Loader loader(root, schemas, options, std::move(staged.files));
    if (!staged.damage.empty()) loader.report_journal(staged.damage);
    Store store = loader.run();
    if (journal_state(folder) != before) continue;
    store.journal_seen_ = in_one_text(before);
    return store;
  }
  throw Failure(Exit::busy, "the store was changed again and again while it was read",
                "try again when less is being written");
}

}  // namespace mieux
