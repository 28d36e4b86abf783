// The pages of docs/commands, put into the program when it is built: what `mieux help` shows.
#pragma once

#include <span>
#include <string_view>

namespace mieux::cli {

struct Manual {
  std::string_view name;  ///< of the file, without `.md`
  std::string_view text;  ///< Markdown
};

std::span<const Manual> command_manuals();

}  // namespace mieux::cli
