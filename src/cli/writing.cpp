#include "writing.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>

#include "mieux/base/codes.hpp"
#include "mieux/base/text.hpp"
#include "mieux/git/git.hpp"
#include "mieux/git/marks.hpp"
#include "mieux/store/lock.hpp"
#include "writing_steps.hpp"

namespace mieux::cli {
namespace {

void refuse_in_operation(const std::filesystem::path& root,
                         const std::optional<git::Repository>& repository) {
  const std::string operation =
      repository ? repository->operation() : git::operation_in(git::git_folder_around(root));
  if (operation.empty()) return;
  throw Failure(Exit::refused, "nothing is written in the middle of " + operation,
                "`mieux validate` says what is unresolved; finish it or break it off with git, "
                "then run the command again");
}

}  // namespace

std::optional<git::Repository> repository_for(const std::filesystem::path& root,
                                              const Writing& writing) {
  auto repository = git::Repository::around(root);
  if (!writing.dry_run && !writing.in_merge) refuse_in_operation(root, repository);
  if (!repository && writing.commit) {
    const git::Absence absence = git::why_no_repository(root);
    throw Failure(Exit::usage, "--commit: " + absence.message,
                  absence.hint + "; or leave --commit out");
  }
  return repository;
}

namespace {

std::vector<std::string> paths_of(const Change& change) {
  std::vector<std::string> paths;
  for (const FileChange& file : change.files)
    if (file.before != file.after) paths.push_back(file.path);
  return paths;
}

std::string message_of(const Change& change) {
  std::string message = for_terminal(change.sentence) + "\n\n";
  for (const std::string& path : paths_of(change)) message += "Mieux-File: " + path + "\n";
  return message + "Mieux-Version: " + std::string{version} + "\n";
}

}  // namespace

void refuse_errors(const Change& change, const Judgement& judgement) {
  if (judgement.added_errors == 0) return;
  // Only a record as a whole can be a draft, so a part of one cannot.
  const bool is_new = std::ranges::any_of(
      change.files, [](const FileChange& file) { return !file.before && file.after; });
  const bool incomplete =
      is_new &&
      std::any_of(judgement.added.begin(), judgement.added.end(), [](const Diagnostic& diagnostic) {
        const Code* code = find_code(diagnostic.code);
        return code != nullptr && code->concern == Concern::completeness;
      });
  throw Failure(Exit::refused,
                "not written: it would add " + counted(judgement.added_errors, "error"),
                incomplete ? "mend what is said above; a record that is not complete yet can be a "
                             "draft (--draft, or draft=true)"
                           : "mend what is said above and run the command again");
}

namespace {

/// Shows what is to change. Of the roster only which files, unless it is asked for.
void show_differences(const Change& change, const Writing& writing, Environment& environment) {
  std::string diff = diff_of(change.files);
  if (writing.show_private) diff += diff_of(change.private_files);
  environment.out << (environment.terminal_out ? lines_for_terminal(diff) : diff);
  if (writing.show_private) return;
  for (const FileChange& file : change.private_files)
    if (file.before != file.after)
      environment.err << "  in the private roster: " << for_terminal(file.path) << " ("
                      << (!file.before ? "new"
                          : file.after ? "changed"
                                       : "removed")
                      << "; --private shows it)\n";
}

}  // namespace

bool say(const Change& change, const Writing& writing, Environment& environment) {
  if (writing.dry_run) {
    show_differences(change, writing, environment);
    environment.err << "dry run: nothing written. " << for_terminal(change.sentence) << "\n";
    print_remarks(change.notes, environment);
    return true;
  }
  environment.out << for_terminal(change.sentence) << "\n";
  print_remarks(change.notes, environment);
  if (!change.next.empty()) environment.err << "  next: " << for_terminal(change.next) << "\n";
  return can_be_shown(environment);
}

namespace {

/// Commits what a change wrote, in the repository of each store. False, said why, if that fails.
bool commit_all(const Change& change, const Repositories& repositories, Environment& environment) {
  Change in_roster;
  in_roster.files = change.private_files;
  in_roster.sentence = change.sentence;
  Change own;
  own.files = change.files;
  own.sentence = change.sentence;
  if (own.changes_anything() && !commit_change(*repositories.own, own, environment)) return false;
  if (!in_roster.changes_anything()) return true;
  if (repositories.roster) return commit_change(*repositories.roster, in_roster, environment);
  environment.err << "note: the private roster is in no git repository, so its part is saved and "
                     "not committed\n";
  return true;
}

}  // namespace

Exit after_saving(const Change& change, const Applied& applied, const Writing& writing,
                  const Repositories& repositories, Environment& environment) {
  try {
    warn_unfinished(applied, change, environment);
    if (!applied.is_complete() && writing.commit)
      environment.err << "warning: not committed, since not everything is in place\n"
                      << "  hint: commit it with git once it is\n";
    const bool shown = applied.apart.empty() ? say(change, writing, environment) : true;
    const bool committed =
        !writing.commit || (applied.is_complete() && commit_all(change, repositories, environment));
    return applied.is_complete() && shown && committed ? Exit::done : Exit::unfinished;
  } catch (const std::exception& error) {
    environment.err << "mieux: saved, but not finished: " << error.what()
                    << "\n  hint: `git status` shows what is saved and what is committed\n";
    return Exit::unfinished;
  }
}

bool can_be_shown(Environment& environment) {
  environment.out.flush();
  if (!environment.out) environment.err << "mieux: saved, but standard output cannot be written\n";
  return static_cast<bool>(environment.out);
}

void refuse_apart(const Applied& applied, const Change& change, Environment& environment) {
  if (applied.apart.empty() || applied.in_force != 0) return;
  print_remarks(applied.apart, environment);
  throw Failure(Exit::refused, "not done: " + change.sentence,
                "run the command again: it starts from what was written by hand");
}

void warn_unfinished(const Applied& applied, const Change& change, Environment& environment) {
  print_remarks(applied.apart, environment);
  if (!applied.apart.empty())
    environment.err << "warning: done in " << applied.in_force << " of "
                    << counted(applied.in_force + applied.apart.size(), "file") << ": "
                    << for_terminal(change.sentence)
                    << "\n  hint: `mieux validate` shows whether the records fit together\n";
  if (applied.unfinished.empty()) return;
  environment.err << "warning: saved, but not everything is in place: "
                  << for_terminal(applied.unfinished)
                  << "\n  hint: readers see it already; `mieux validate` shows how it stands, and "
                     "the next command that writes goes on with it\n";
}

void print_remarks(const std::vector<Note>& notes, Environment& environment) {
  for (const Note& note : notes) print_note(note, environment);
}

bool commit_change(const git::Repository& repository, const Change& change,
                   Environment& environment) {
  const auto committed = repository.commit(paths_of(change), message_of(change));
  if (committed.done) {
    environment.out << "committed as " << committed.id << "\n";
    return can_be_shown(environment);
  }
  const bool unknown = committed.errors.find("Please tell me who you are") != std::string::npos ||
                       committed.errors.find("empty ident") != std::string::npos;
  if (unknown) {
    environment.err << "mieux: saved, but not committed: git does not know who you are\n"
                       "  hint: git config --global user.name \"Your Name\"\n"
                       "        git config --global user.email you@example.org\n"
                       "        then `git add` and `git commit` by hand\n";
    return false;
  }
  environment.err << "mieux: saved, but not committed: git says\n"
                  << lines_for_terminal(committed.errors)
                  << (committed.errors.ends_with('\n') ? "" : "\n");
  environment.err << "  hint: fix what git says, then `git add` and `git commit` by hand\n";
  return false;
}

void refuse_in_merge(const std::filesystem::path& root) {
  refuse_in_operation(root, git::Repository::around(root));
}

Circumstances circumstances_of(const Common& common, const Environment& environment,
                               const std::filesystem::path& root) {
  // Looked for once, and only if somebody asks.
  using Around = std::optional<std::optional<git::Repository>>;
  const auto around = [root, found = std::make_shared<Around>()] {
    if (!*found) *found = git::Repository::around(root);
    return **found;
  };
  return {asked_day(common, environment), environment.draw,
          [around](std::string_view folder) {
            const auto repository = around();
            return repository ? repository->names_on_branches(folder) : std::vector<std::string>{};
          },
          [around](const std::vector<std::string>& paths) {
            const auto repository = around();
            return repository ? repository->texts_on_branches(paths)
                              : std::vector<std::vector<std::string>>{};
          }};
}

void print_note(const Note& note, Environment& environment) {
  environment.err << name_of(note.severity) << ": " << for_terminal(note.text) << "\n";
  for (const std::string& line : note.lines)
    environment.err << "    " << for_terminal(line) << "\n";
  if (!note.hint.empty()) environment.err << "  hint: " << for_terminal(note.hint) << "\n";
}

void print_added(const Judgement& judgement, Environment& environment) {
  for (const Diagnostic& diagnostic : judgement.added)
    environment.err << render(diagnostic, environment.colour_err);
}

Exit write(const Common& common, Environment& environment, const Writing& writing,
           const Make& make) {
  return write_judged(
      common, environment, writing, [&](const Store& store, const Circumstances& circumstances) {
        return judge(store, make(store, circumstances), circumstances, environment.threads);
      });
}

Exit write_judged(const Common& common, Environment& environment, const Writing& writing,
                  const MakeJudged& make) {
  const std::filesystem::path root = store_folder(common, environment);
  const auto repository = repository_for(root, writing);
  std::optional<StoreLock> lock;
  if (!writing.dry_run) {
    lock.emplace(root);
    print_remarks(lock->notes(), environment);
  }
  const Store store = load(common, environment);
  const Circumstances circumstances = circumstances_of(common, environment, root);
  const auto [change, judgement] = make(store, circumstances);
  if (!change.changes_anything()) {
    environment.err << "nothing to change: " << for_terminal(change.unchanged) << "\n";
    return Exit::done;
  }
  print_added(judgement, environment);
  refuse_errors(change, judgement);
  if (writing.dry_run) {
    say(change, writing, environment);
    return Exit::done;
  }
  const Applied applied = lock->apply(change);
  lock.reset();  // hooks of git may call mieux
  refuse_apart(applied, change, environment);
  return after_saving(change, applied, writing, {repository, {}}, environment);
}

}  // namespace mieux::cli
