// The scripts of src/cli/help/completion, put into the program when it is built.
#pragma once

#include <string_view>

namespace mieux::cli {

/// The script for `bash`, `zsh` or `fish`; empty for another shell.
std::string_view completion_script(std::string_view shell);

}  // namespace mieux::cli
