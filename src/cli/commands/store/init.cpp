// mieux init [DIR]: a new store ready to use. Running it again adds only what is missing.
#include <algorithm>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"
#include "cli/writing.hpp"
#include "init_answers.hpp"
#include "init_hook.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/marks.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string folder;
  InitAnswers answers;
  bool hooks = false;
  Writing writing;
};

/// What a run of the command does.
struct Plan {
  fs::path folder;
  bool is_new = false;  ///< there is no mieux.yaml yet
  bool private_store = false;
  std::set<std::string> present;  ///< files of a store that are there already
  Change change;
  std::vector<CheckHook> hooks;
};

bool writes_hook(const Plan& plan) {
  return std::any_of(plan.hooks.begin(), plan.hooks.end(),
                     [](const CheckHook& check) { return !check.text.empty(); });
}

/// Is there anything of this name? A link that leads nowhere is something.
bool is_there(const fs::path& path) { return fs::exists(fs::symlink_status(path)); }

fs::path folder_of(const InitOptions& options, const Common& common) {
  if (!options.folder.empty() && !common.store.empty())
    throw Failure(Exit::usage,
                  "the folder is named twice: " + options.folder + " and -C " + common.store,
                  "leave -C out");
  const std::string& named = options.folder.empty() ? common.store : options.folder;
  return named.empty() ? "." : named;
}

void refuse_inside_a_store(const fs::path& folder) {
  fs::path above = whole_path(folder);
  if (is_there(above) && !fs::is_directory(above))
    throw Failure(Exit::refused, folder.string() + " is no folder", "name a folder, or a new one");
  while (above.has_relative_path()) {
    above = above.parent_path();
    if (is_there(above / "mieux.yaml"))
      throw Failure(Exit::refused, "this would be a store inside the store " + above.string(),
                    "choose a folder outside it");
  }
}

std::set<std::string> present_in(const fs::path& folder, bool private_store) {
  std::set<std::string> present;
  for (const std::string& path : paths_of_store(private_store))
    if (is_there(folder / path)) present.insert(path);
  return present;
}

/// From the top of the repository that it lies in, or will lie in; `.`: the top, or none.
std::string place_of(const fs::path& folder) {
  const fs::path whole = whole_path(folder);
  fs::path top = whole;
  while (!git::stands(top / ".git") && top.has_relative_path()) top = top.parent_path();
  return git::stands(top / ".git") ? whole.lexically_relative(top).string() : ".";
}

Plan plan_of(const InitOptions& options, const Common& common, Environment& environment) {
  Plan plan;
  plan.folder = folder_of(options, common);
  refuse_inside_a_store(plan.folder);
  // What an earlier run left in the journal is put in place before anybody looks at what is there.
  if (!options.writing.dry_run && is_there(plan.folder / ".mieux"))
    print_remarks(StoreLock(plan.folder).notes(), environment);
  plan.is_new = !is_there(plan.folder / "mieux.yaml");
  std::optional<NewStore> wish;
  if (!plan.is_new) wish = described_by(text_of_regular(plan.folder / "mieux.yaml"));
  plan.private_store = wish ? wish->private_store : options.answers.private_store;
  if (options.hooks) plan.hooks = check_hooks_for(plan.folder, plan.private_store);
  if (!wish) wish = wish_of(options.answers, plan.folder, common, environment);
  wish->place = place_of(plan.folder);
  plan.present = present_in(plan.folder, plan.private_store);
  plan.change = init_store(*wish, plan.present);
  return plan;
}

// --- what is said ------------------------------------------------------------------------------

/// As seen from the working folder, if it lies below.
std::string shown(const fs::path& path, const Environment& environment) {
  const fs::path relative = path.lexically_relative(fs::canonical(environment.folder));
  const bool below = !relative.empty() && *relative.begin() != "..";
  return for_terminal((below ? relative : path).string());
}

bool lies_under_git(const fs::path& folder) {
  return !git::git_folder_around(whole_path(folder)).empty();
}

/// The folder, or the nearest above it that is there.
fs::path existing_part(const fs::path& folder) {
  fs::path existing = whole_path(folder);
  while (!fs::is_directory(existing) && existing.has_relative_path())
    existing = existing.parent_path();
  return existing;
}

/// Fails as the commands that change records do: in the middle of a merge, and where nothing could
/// be committed.
void require_writable(const InitOptions& options, const Plan& plan) {
  const fs::path around = existing_part(plan.folder);
  if (!options.writing.dry_run) refuse_in_merge(around);
  if (!options.writing.commit || git::Repository::around(around)) return;
  const git::Absence absence = git::why_no_repository(around);
  throw Failure(Exit::usage, "--commit: " + absence.message,
                absence.hint + "; or leave --commit out");
}

/// Where the store is a folder of the repository, its checks are where no code host looks.
void hint_at_checks(const Plan& plan, Environment& environment) {
  const bool writes_checks =
      std::any_of(plan.change.files.begin(), plan.change.files.end(), [](const FileChange& file) {
        return file.path.starts_with(".github/") || file.path == ".gitlab-ci.yml";
      });
  if (place_of(plan.folder) == "." || !writes_checks) return;
  environment.err
      << "  hint: GitHub and GitLab look for their checks at the top of the repository:\n"
         "        move .github and .gitlab-ci.yml there\n";
}

/// What to type after a store was made, a line each.
std::vector<std::string> next_steps(const Plan& plan) {
  std::vector<std::string> steps;
  if (plan.private_store)
    return {"name it in mieux.yaml of the public store, such as",
            "private_roster: ../" + whole_path(plan.folder).filename().string()};
  if (plan.folder != ".") steps.push_back("cd " + shell_word(plan.folder.string()));
  if (!lies_under_git(plan.folder)) steps.emplace_back("git init");
  steps.emplace_back("mieux organisation new");
  steps.emplace_back("mieux request new");
  return steps;
}

void print_hook(const CheckHook& check, Environment& environment) {
  std::string_view said = "hook written: ";
  if (check.state == CheckHook::State::outdated) said = "hook renewed, it checks what is staged: ";
  if (check.state == CheckHook::State::present) said = "the hook is there: ";
  environment.err << said << shown(check.hook.file, environment) << "\n";
  if (!check.better.empty())
    environment.err << "  hint: it checks the files in the folder; this checks what is committed: "
                    << for_terminal(check.better) << "\n";
}

void print_dry_run(const Plan& plan, Environment& environment) {
  std::vector<std::string> paths;
  for (const FileChange& file : plan.change.files) paths.push_back(for_terminal(file.path));
  for (const CheckHook& check : plan.hooks)
    if (!check.text.empty()) paths.push_back(shown(check.hook.file, environment));
  for (const std::string& path : paths) environment.out << path << "\n";
  environment.err << "dry run: nothing written; " << counted(paths.size(), "file") << " to write\n";
}

void print_done(const Plan& plan, Environment& environment) {
  const bool only_hook = writes_hook(plan) && !plan.change.changes_anything();
  if (!only_hook)
    environment.out << wrapped("", for_terminal(plan.change.sentence), environment.columns, 2);
  std::ostream& err = environment.err;
  std::string left;
  for (const std::string& path : plan.present) left += (left.empty() ? "" : ", ") + path;
  if (plan.is_new && !left.empty())
    err << wrapped("  ", "left as it was: " + for_terminal(left), environment.columns, 4);
  for (const CheckHook& check : plan.hooks) print_hook(check, environment);
  hint_at_checks(plan, environment);
  if (!plan.is_new) return;
  const char* begin = "  next: ";
  for (const std::string& step : next_steps(plan)) {
    err << begin << for_terminal(step) << "\n";
    begin = "        ";
  }
}

// --- what is done ------------------------------------------------------------------------------

/// Makes the folder and writes the files.
Applied write_files(const Plan& plan, Environment& environment) {
  if (!plan.change.changes_anything()) return {};
  std::error_code error;
  fs::create_directories(plan.folder, error);
  if (error)
    throw Failure(Exit::io, plan.folder.string() + " cannot be made: " + error.message(),
                  "name a folder in a place where you may write");
  // A roster is for nobody else, from the first byte on.
  if (plan.private_store && plan.is_new) fs::permissions(plan.folder, fs::perms::owner_all);
  StoreLock lock(plan.folder);
  print_remarks(lock.notes(), environment);
  return lock.apply(plan.change);
}

/// With --commit. False, said why, if it was not done.
bool commit_store(const InitOptions& options, const Plan& plan, bool in_place,
                  Environment& environment) {
  if (!options.writing.commit || !plan.change.changes_anything()) return true;
  if (!in_place) return false;  // which has been said
  try {
    const auto repository = git::Repository::around(plan.folder);
    return repository && commit_change(*repository, plan.change, environment);
  } catch (const Failure& failure) {
    environment.err << "mieux: saved, but not committed: " << for_terminal(failure.what())
                    << "\n  hint: `git add` and `git commit` do it by hand\n";
    return false;
  }
}

Exit init(const InitOptions& options, const Common& common, Environment& environment) {
  const Plan plan = plan_of(options, common, environment);
  require_writable(options, plan);
  if (options.writing.dry_run) {
    print_dry_run(plan, environment);
    return Exit::done;
  }
  const Applied applied = write_files(plan, environment);
  refuse_apart(applied, plan.change, environment);
  try {
    for (const CheckHook& check : plan.hooks)
      if (!check.text.empty()) git::write_hook(check.hook, check.text);
  } catch (const Failure& failure) {
    environment.err << "mieux: the store is written, but not the hook: "
                    << for_terminal(failure.what()) << "\n  hint: " << for_terminal(failure.hint())
                    << "; then run the command again\n";
    return Exit::unfinished;
  }
  print_done(plan, environment);
  warn_unfinished(applied, plan.change, environment);
  const bool committed = commit_store(options, plan, applied.is_complete(), environment);
  const bool shown = can_be_shown(environment);
  return applied.is_complete() && committed && shown ? Exit::done : Exit::unfinished;
}

Exit run_init(const Call& call, Environment& environment) {
  const InitAnswers answers{call.text_if_typed("title"),       call.text_if_typed("donor"),
                            call.text_if_typed("implementer"), call.text_if_typed("languages"),
                            call.text_if_typed("from"),        call.has("private")};
  return init({call.text("DIR"), answers, call.has("hooks"), writing_of(call)}, call.common,
              environment);
}

constexpr auto init_options = joined_options(
    std::array<Option, 8>{{
        {.names = "DIR", .help = "Its folder (by default this one)", .source = Source::folder},
        {"--title", "Name of the facility (by default of the folder)", "TEXT"},
        {"--donor", "Who pays for it", "TEXT"},
        {"--implementer", "Who runs it", "TEXT"},
        {"--languages", "Such as en,fr, the main one first", "CODES"},
        {"--from", "First day of its first phase", "DATE"},
        {"--private", "Make a private roster: for the personal parts of experts alone"},
        {"--hooks", "Add hooks of git: no commit while there are errors"},
    }},
    writing_options);

}  // namespace

constinit const Command init_command{.words = "init",
                                     .summary = "Make a new store, ready to use",
                                     .options = init_options,
                                     .run = run_init,
                                     .manual = "init",
                                     .talks = true};

}  // namespace mieux::cli
