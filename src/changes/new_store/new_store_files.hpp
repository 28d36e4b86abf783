// The files of a new store, put into the program when it is built.
#pragma once

#include <span>
#include <string_view>

namespace mieux {

struct NewStoreFile {
  /// Where it belongs, after the sort of store that has it: `both/`, `public/` or `private/`.
  std::string_view path;
  /// The whole file; `{{title}}` and `{{store}}` stand for its title and its folder.
  std::string_view text;
};

/// Every file below `src/changes/new_store/files/`, the vocabularies and the templates of letters.
std::span<const NewStoreFile> new_store_files();

}  // namespace mieux
