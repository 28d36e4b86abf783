// mieux init --hooks: no commit while the records have errors.
#include "init_hook.hpp"

#include <fmt/format.h>

#include "cli/output/shell_word.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/history/doctor/hook_script.hpp"

namespace mieux::cli {
namespace {

/// With the name of the hook, the command of git that it may stop, and what it runs. What an
/// earlier version wrote is known by its bytes: of `pre-commit` they must stay as they are.
constexpr std::string_view hook_text = R"(#!/bin/sh
# Written by `mieux init --hooks`: no commit while the records have errors.
# `git {1} --no-verify` {1}s all the same.
if ! command -v mieux >/dev/null; then
  echo "{0}: the records are not checked: there is no mieux in PATH" >&2
  echo "  hint: install it, or {1} with --no-verify" >&2
  exit 1
fi
{2} || exit 1
)";

std::string text_of_hook(const git::Hook& hook, const std::string& command) {
  const std::string name = hook.file.filename().string();
  return fmt::format(fmt::runtime(hook_text), name, name == "pre-commit" ? "commit" : "merge",
                     command);
}

/// The hook as it was written before `validate` could check what is staged.
std::string earlier_text(const git::Hook& hook) {
  return text_of_hook(hook, check_command(hook.folder, true));
}

/// A hook that is there: ours of an earlier version, or one that checks the records. Fails (3): it
/// is another one.
void look_at_present(CheckHook& check, const std::string& command, bool private_store) {
  using history::HookCheck;
  const history::HookScript script = history::read_hook(check.hook);
  if (script.check == HookCheck::none)
    throw Failure(Exit::refused, "there is another hook already: " + check.hook.file.string(),
                  history::how_to_add(script, command));
  check.state = CheckHook::State::present;
  if (script.check == HookCheck::staged || private_store) return;
  // A link to a script of somebody's is somebody's hook.
  const bool linked = std::filesystem::is_symlink(std::filesystem::symlink_status(check.hook.file));
  if (!linked && script.text == earlier_text(check.hook))
    check.state = CheckHook::State::outdated;
  else
    check.better = command;
}

}  // namespace

std::string check_command(const std::filesystem::path& folder, bool private_store) {
  const std::string store = folder == "." ? "" : " -C " + shell_word(folder.string());
  return "mieux" + store + " validate" + (private_store ? "" : " --staged");
}

std::vector<CheckHook> check_hooks_for(const std::filesystem::path& folder, bool private_store) {
  std::vector<CheckHook> checks;
  for (const char* name : {"pre-commit", "pre-merge-commit"}) {
    CheckHook& check = checks.emplace_back(CheckHook{git::find_hook(folder, name)});
    const std::string command = check_command(check.hook.folder, private_store);
    if (!check.hook.own)
      throw Failure(Exit::refused,
                    "hooks are kept outside this repository, in " + check.hook.file.string(),
                    "`git config core.hooksPath .git/hooks` gives this one its own");
    if (std::filesystem::exists(std::filesystem::symlink_status(check.hook.file)))
      look_at_present(check, command, private_store);
    if (check.state != CheckHook::State::present) check.text = text_of_hook(check.hook, command);
  }
  return checks;
}

}  // namespace mieux::cli
