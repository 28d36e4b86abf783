#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/git/git.hpp"

namespace mieux::git {

/// A text that a repository holds, whatever branch leads to it.
struct HeldText {
  enum class Sort : std::uint8_t { file, message };
  Sort sort = Sort::file;
  std::string id;    ///< of the contents, or of the commit or tag
  std::string path;  ///< one that the contents had, from the top of the repository
};

/// What could not be given.
struct TextsLeftOut {
  std::size_t large = 0;    ///< files of more than 16 MiB
  bool is_shallow = false;  ///< the clone lacks the older history
};

/// Calls `take` for the contents of every file and the message of every commit and tag that a
/// branch, a tag, a stash or a reflog leads to; each once, in no order. Fails (4) with git's words.
TextsLeftOut for_each_text_ever(const Repository& repository,
                                const std::function<void(const HeldText&, std::string_view)>& take);

/// The first commits, in the order of time, that have these contents at some path: abbreviated ids,
/// at most `most`. Fails (4) with git's words.
std::vector<std::string> commits_holding(const Repository& repository, const std::string& id,
                                         std::size_t most);

/// The names of branches and tags, those of other repositories among them. Fails (4) with git's
/// words.
std::vector<std::string> names_of_refs(const Repository& repository);

/// The names of the other repositories that this one is connected with.
std::vector<std::string> remotes(const Repository& repository);

}  // namespace mieux::git
