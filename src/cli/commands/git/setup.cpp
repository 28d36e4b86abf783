// mieux git setup: this clone merges records by meaning and shows their differences by value.
#include <array>
#include <ostream>

#include "cli/asking/ask.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"
#include "merging.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/configuration.hpp"
#include "setup.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view attributes = "merge=mieux diff=mieux";

using history::Setting;

struct SetupPlan {
  std::vector<Setting> settings;  ///< that are not so yet
  fs::path attributes_file;       ///< of this clone
  std::string attributes_line;    ///< missing in it; empty: the store has them already

  [[nodiscard]] bool is_done() const { return settings.empty() && attributes_line.empty(); }
};

/// The program that runs, for the shell of git.
std::string program_word() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? "mieux" : shell_word(program.string());
}

/// In the line of a merge driver a percent sign begins a placeholder.
std::string with_double_percents(const std::string& word) {
  std::string doubled;
  for (const char c : word) doubled += c == '%' ? "%%" : std::string(1, c);
  return doubled;
}

/// The folder of the store around a folder, or this one: a store is not needed.
fs::path store_around(const fs::path& folder) {
  const fs::path whole = fs::weakly_canonical(folder);
  for (fs::path up = whole;; up = up.parent_path()) {
    if (fs::is_regular_file(up / "mieux.yaml")) return up;
    if (up == up.parent_path()) return whole;
  }
}

/// The attributes of the records of a store, and of no other files of the repository if the name of
/// the folder can be written plainly.
std::string attributes_line_for(const fs::path& store) {
  const std::string prefix = git::prefix_in_repository(store);
  const bool plain = prefix == shell_word(prefix) && !prefix.starts_with('-');
  return (prefix.empty() || !plain ? "" : prefix + "**/") + "*.yaml " + std::string{attributes};
}

SetupPlan plan_setup(const fs::path& folder) {
  SetupPlan plan;
  for (const Setting& setting : wanted_git_settings())
    if (git::setting(folder, setting.name) != setting.value) plan.settings.push_back(setting);
  plan.attributes_file = git::attributes_file(folder);
  const fs::path store = store_around(folder);
  // A file of this name need not be there: what holds for all records is asked.
  if (git::attribute(store, "merge", "requests/2026-01.yaml") != "mieux" ||
      git::attribute(store, "diff", "requests/2026-01.yaml") != "mieux")
    plan.attributes_line = attributes_line_for(store);
  return plan;
}

void print_commands(const SetupPlan& plan, std::ostream& out) {
  for (const Setting& setting : plan.settings)
    out << "git config " << setting.name << " " << for_terminal(shell_word(setting.value)) << "\n";
  if (!plan.attributes_line.empty())
    out << "echo '" << plan.attributes_line << "' >>"
        << for_terminal(shell_word(plan.attributes_file.lexically_normal().string())) << "\n";
}

bool agrees(const Call& call, Environment& environment) {
  if (call.has("yes")) return true;
  if (!can_ask(call.common, environment))
    throw Failure(Exit::usage, "there is nobody to ask", "`mieux git setup --yes` does it unasked");
  const std::string answer = ask(environment, "Set this clone up so?", "yes");
  return answer == "yes" || answer == "y";
}

Exit undo(const fs::path& folder, bool dry_run, Environment& environment) {
  if (dry_run) {
    environment.out << "git config --remove-section merge.mieux\n"
                    << "git config --remove-section diff.mieux\n";
    environment.err << "dry run: nothing written\n";
    return Exit::done;
  }
  bool any = git::remove_section(folder, "merge.mieux");
  any = git::remove_section(folder, "diff.mieux") || any;
  any = git::remove_attributes(git::attributes_file(folder), attributes) || any;
  environment.out << (any ? "git merges and compares records in this clone as other files again\n"
                          : "nothing to undo: this clone is not set up\n");
  return Exit::done;
}

Exit run_setup(const Call& call, Environment& environment) {
  const fs::path folder = git_folder(call, environment);
  if (call.has("undo")) return undo(folder, call.has("dry-run"), environment);
  const SetupPlan plan = plan_setup(folder);
  if (plan.is_done()) {
    environment.out << "this clone is set up already\n";
    return Exit::done;
  }
  print_commands(plan, environment.out);
  if (call.has("dry-run")) {
    environment.err << "dry run: nothing written\n";
    return Exit::done;
  }
  if (!agrees(call, environment)) {
    environment.err << "nothing written\n";
    return Exit::done;
  }
  for (const Setting& setting : plan.settings)
    git::set_setting(folder, setting.name, setting.value);
  if (!plan.attributes_line.empty())
    git::add_attributes(plan.attributes_file, plan.attributes_line);
  environment.out << "done: in this clone git merges records by meaning, and shows a changed value "
                     "with its path\n";
  environment.out.flush();
  environment.err << "  next: `git diff`, `git merge BRANCH`; `mieux git setup --undo` takes it "
                     "back\n";
  return Exit::done;
}

constexpr std::array<Option, 3> setup_options{{
    {"--yes", "Do not ask"},
    {"-n,--dry-run", "Show what would be set, and write nothing"},
    {"--undo", "Take the settings away"},
}};

}  // namespace

std::vector<history::Setting> wanted_git_settings() {
  const std::string program = program_word();
  return {{"merge.mieux.name", "records of mieux, by meaning"},
          {"merge.mieux.driver",
           with_double_percents(program) + " git merge-file %O %A %B --path=%P --marker-size=%L"},
          {"diff.mieux.textconv", program + " git text"}};
}

constinit const Command git_setup_command{
    .words = "git setup",
    .summary = "Let git merge and compare the records of this clone by meaning",
    .options = setup_options,
    .run = run_setup,
    .manual = "git",
    .talks = true};

}  // namespace mieux::cli
