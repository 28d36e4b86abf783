// mieux init --hooks: no commit while the records have errors.
#include "init_hook.hpp"

#include <fmt/format.h>

#include "cli/command_line/file_input.hpp"
#include "cli/output/shell_word.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/history/doctor/hook_script.hpp"

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

/// The hook as it was written before `validate` could check what is staged.
std::string earlier_script(const std::filesystem::path& folder) {
  return fmt::format(fmt::runtime(script), check_command(folder, true));
}

/// A hook that is there: ours of an earlier version, or one that checks the records. Fails (3): it
/// is another one.
void look_at_present(CheckHook& check, const std::string& command, bool private_store) {
  const std::filesystem::path& file = check.hook.file;
  // A link to a script of somebody's is somebody's hook.
  const bool linked = std::filesystem::is_symlink(std::filesystem::symlink_status(file));
  const std::string text = linked ? "" : text_of_regular(file);
  using history::HookCheck;
  const HookCheck found = history::check_in(text, check.hook.folder);
  if (found == HookCheck::none)
    throw Failure(Exit::refused, "there is another hook already: " + file.string(),
                  "add this line to it: " + command + " || exit 1");
  check.state = CheckHook::State::present;
  if (found == HookCheck::staged || private_store) return;
  if (text == earlier_script(check.hook.folder))
    check.state = CheckHook::State::outdated;
  else
    check.better = command;
}

}  // namespace

std::string check_command(const std::filesystem::path& folder, bool private_store) {
  const std::string store = folder == "." ? "" : " -C " + shell_word(folder.string());
  return "mieux" + store + " validate" + (private_store ? "" : " --staged");
}

CheckHook check_hook_for(const std::filesystem::path& folder, bool private_store) {
  CheckHook check{git::find_hook(folder, "pre-commit"), CheckHook::State::absent, {}, {}};
  const std::string command = check_command(check.hook.folder, private_store);
  if (!check.hook.own)
    throw Failure(Exit::refused,
                  "hooks are kept outside this repository, in " + check.hook.file.string(),
                  "`git config core.hooksPath .git/hooks` gives this one its own");
  if (std::filesystem::exists(std::filesystem::symlink_status(check.hook.file)))
    look_at_present(check, command, private_store);
  if (check.state != CheckHook::State::present)
    check.text = fmt::format(fmt::runtime(script), command);
  return check;
}

}  // namespace mieux::cli
