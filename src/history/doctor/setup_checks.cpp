// What a person sets up in a clone: `mieux init --hooks`, `mieux git setup`.
#include <unistd.h>

#include <system_error>

#include "checks.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/configuration.hpp"
#include "mieux/git/hook.hpp"
#include "mieux/history/doctor/hook_script.hpp"

namespace mieux::history {
namespace {

namespace fs = std::filesystem;

/// Whether the hook can be run, and what it checks.
Answer look_at_check(const Patient& patient, const git::Hook& hook, HookCheck check,
                     const std::string& command, bool is_private) {
  const std::string file = hook.file.string();
  if (::access(hook.file.c_str(), X_OK) != 0)
    return {Mark::missing, "git leaves the pre-commit hook out: it may not be run",
            "chmod +x " + patient.examined.shell_word(file)};
  if (program_in_path(patient.examined.path, "mieux").empty())
    return {Mark::missing, "the pre-commit hook finds no mieux in PATH",
            "add the folder of mieux to PATH"};
  if (check == HookCheck::staged || is_private)
    return {Mark::ok, "records are checked before each commit"};
  return {Mark::note,
          "the pre-commit hook checks the files in the folder; with --staged it checks what is "
          "committed, and nothing else",
          "mieux init --hooks; in a hook of your own: " + command};
}

Answer look_at_found_hook(const Patient& patient, const git::Hook& hook) {
  const bool is_private = patient.store && patient.store->programme().private_store;
  const std::string command = patient.examined.hook_command(hook.folder, is_private);
  std::error_code error;
  if (!fs::exists(hook.file, error)) {
    if (hook.own)
      return {Mark::missing, "commits are not checked: there is no pre-commit hook",
              "mieux init --hooks"};
    return {Mark::missing,
            "commits are not checked: hooks are kept outside this repository, in " +
                hook.file.parent_path().string() + ", and none is for commits",
            "git config core.hooksPath .git/hooks && mieux init --hooks"};
  }
  const HookScript script = read_hook(hook);
  if (script.check == HookCheck::none)
    return {Mark::missing,
            "commits are not checked: there is another pre-commit hook, " + hook.file.string(),
            how_to_add(script, command)};
  return look_at_check(patient, hook, script.check, command, is_private);
}

/// The first word of a line of the shell, as `mieux git setup` writes it.
std::string first_word(const std::string& line) {
  if (line.starts_with('\'')) return line.substr(1, line.find('\'', 1) - 1);
  return line.substr(0, line.find(' '));
}

/// Is this clone set up with the settings whose name begins so?
Looked look_at_settings(const Patient& patient, const std::string& begin, const std::string& what,
                        const std::string& attribute) {
  if (!patient.repository) return std::nullopt;
  const fs::path& folder = patient.examined.folder;
  const std::string fix = "mieux git setup";
  for (const Setting& wanted : patient.examined.settings) {
    if (!wanted.name.starts_with(begin)) continue;
    const std::string value = git::setting(folder, wanted.name);
    if (value == wanted.value) continue;
    if (value.empty()) return Answer{Mark::missing, "git does not " + what, fix};
    const std::string program = first_word(value);
    std::error_code error;
    if (program.starts_with('/') && !fs::exists(program, error))
      return Answer{Mark::missing, wanted.name + " runs " + program + ", which is not there", fix};
    return Answer{Mark::note, wanted.name + " is not what this program sets: " + value, fix};
  }
  if (patient.examined.has_store && git::attribute(folder, attribute, any_record) != "mieux")
    return Answer{Mark::missing,
                  "git does not " + what + ": no attribute says that this holds for records", fix};
  return Answer{Mark::ok, "git can " + what};
}

}  // namespace

Looked look_at_hook(const Patient& patient) {
  if (!patient.repository || !patient.examined.has_store) return std::nullopt;
  try {
    const fs::path& folder = patient.examined.folder;
    Answer answer = look_at_found_hook(patient, git::find_hook(folder, "pre-commit"));
    const git::Hook merges = git::find_hook(folder, "pre-merge-commit");
    const bool checked =
        read_hook(merges).check != HookCheck::none && ::access(merges.file.c_str(), X_OK) == 0;
    if (answer.mark != Mark::ok || checked) return answer;
    return Answer{Mark::note,
                  "records are checked before each commit, but not before that of a merge without "
                  "conflicts: no pre-merge-commit hook does it",
                  "mieux init --hooks"};
  } catch (const Failure& failure) {
    return Answer{Mark::missing, failure.what(), failure.hint()};
  }
}

Looked look_at_merge_driver(const Patient& patient) {
  return look_at_settings(patient, "merge.", "merge records by meaning", "merge");
}

Looked look_at_text_conversion(const Patient& patient) {
  return look_at_settings(patient, "diff.", "compare records value by value", "diff");
}

}  // namespace mieux::history
