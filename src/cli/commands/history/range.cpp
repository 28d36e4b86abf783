#include "range.hpp"

namespace mieux::cli {

using history::State;

std::optional<TypedRange> range_in(const std::string& word) {
  const std::size_t dots = word.find("..");
  if (dots == std::string::npos) return std::nullopt;
  const bool three = word.compare(dots, 3, "...") == 0;
  return TypedRange{word.substr(0, dots), word.substr(dots + (three ? 3 : 2)), three};
}

State state_of(const git::Repository& repository, const std::string& word) {
  return {State::Of::revision, git::revision_of(repository, word.empty() ? "HEAD" : word)};
}

std::pair<State, State> states_of(const git::Repository& repository, const TypedRange& range) {
  State before = state_of(repository, range.from);
  State after = state_of(repository, range.to);
  if (range.from_common)
    before.revision = git::merge_base(
        repository, before.revision, after.revision,
        "compare them as they are: " + before.revision.named + ".." + after.revision.named);
  return {std::move(before), std::move(after)};
}

}  // namespace mieux::cli
