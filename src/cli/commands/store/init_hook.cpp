// mieux init --hooks: no commit while the records have errors.
#include "init_hook.hpp"

#include <fmt/format.h>

#include "cli/command_line/file_input.hpp"
#include "cli/output/shell_word.hpp"
#include "mieux/base/failure.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view script = R"(#!/bin/sh
# Written by `mieux init --hooks`: no commit while the records have errors.
# `git commit --no-verify` commits all the same.
if ! command -v mieux >/dev/null; then
  echo "pre-commit: the records are not checked: there is no mieux in PATH" >&2
  echo "  hint: install it, or commit with --no-verify" >&2
  exit 1
fi
{} || exit 1
)";

}  // namespace

std::string check_command(const std::filesystem::path& folder) {
  return folder == "." ? "mieux validate" : "mieux -C " + shell_word(folder.string()) + " validate";
}

CheckHook check_hook_for(const std::filesystem::path& folder) {
  CheckHook check{git::find_hook(folder, "pre-commit"), false, {}};
  const std::string file = check.hook.file.string();
  const std::string command = check_command(check.hook.folder);
  if (!check.hook.own)
    throw Failure(Exit::refused, "hooks are kept outside this repository, in " + file,
                  "`git config core.hooksPath .git/hooks` gives this one its own");
  if (!std::filesystem::exists(std::filesystem::symlink_status(check.hook.file))) {
    check.text = fmt::format(fmt::runtime(script), command);
    return check;
  }
  // A link to a script of somebody's is somebody's hook.
  const bool ours = !std::filesystem::is_symlink(std::filesystem::symlink_status(check.hook.file));
  check.is_there = ours && text_of_regular(check.hook.file).find(command) != std::string::npos;
  if (!check.is_there)
    throw Failure(Exit::refused, "there is another hook already: " + file,
                  "add this line to it: " + command + " || exit 1");
  return check;
}

}  // namespace mieux::cli
