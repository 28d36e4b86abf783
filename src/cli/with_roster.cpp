#include "with_roster.hpp"

#include <optional>
#include <ostream>

#include "mieux/base/codes.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/git/clone.hpp"
#include "mieux/procedure/experts/parts_alone.hpp"
#include "mieux/store/lock.hpp"
#include "writing_steps.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

void refuse_the_past(const Common& common) {
  if (!common.at.empty())
    throw Failure(Exit::refused, "the private roster is read as it is now alone",
                  "leave --at out, or --private");
}

/// Where the roster is. Fails (3) if it cannot be used.
fs::path place_of_roster(const Common& common, const Environment& environment) {
  const Store store = load_with(common, environment, {.without_records = true});
  if (auto problem = problem_of_roster(store))
    throw Failure(Exit::refused, problem->message, problem->hint);
  return store.root() / store.programme().private_roster.value;
}

/// What is private must not come into the history that everybody has.
void require_apart(const std::optional<git::Repository>& own,
                   const std::optional<git::Repository>& roster, const fs::path& place) {
  if (!own || !roster || git::top_of(*own) != git::top_of(*roster)) return;
  if (git::is_tracked(*own, place) || !git::is_ignored(*own, place / "x"))
    throw Failure(Exit::refused,
                  "the private roster " + in_quotes(place.string()) +
                      " lies in the repository of the store, and git does not ignore it",
                  "move it out of the repository and correct private_roster in mieux.yaml; "
                  "`mieux doctor` says how to go on");
}

/// Findings of the roster, without what its records say.
void print_private(const Judgement& judgement, const Writing& writing, Environment& environment) {
  if (writing.show_private) return print_added(judgement, environment);
  for (const Diagnostic& diagnostic : judgement.added) {
    environment.err << "in the private roster: " << for_terminal(diagnostic.where.path) << ":"
                    << diagnostic.where.line << ":" << diagnostic.where.column << ": "
                    << name_of(diagnostic.severity) << " [" << diagnostic.code << "]\n";
  }
  if (!judgement.added.empty())
    environment.err
        << "  hint: --private shows what is wrong; `mieux explain CODE` what it means\n";
}

/// What `make` wants of both stores. A refusal that tells of the roster is told with --private
/// alone.
Change made_with(const BothStores& both, const Circumstances& circumstances, const Writing& writing,
                 const MakeWithRoster& make) {
  try {
    Change change = make(both.store, both.roster, circumstances);
    if (!writing.show_private)
      std::erase_if(change.notes, [](const Note& note) { return note.of_roster; });
    return change;
  } catch (const PrivateRefusal&) {
    if (writing.show_private) throw;
    throw Failure(Exit::refused, "the private roster has something against it",
                  "type the same with --private, which shows what");
  }
}

/// Both stores under their locks, in this order; a dry run takes none.
class LockedBoth {
 public:
  LockedBoth(const fs::path& root, const fs::path& roster, Environment& environment) {
    own_.emplace(root);
    print_remarks(own_->notes(), environment);
    roster_.emplace(roster);
    print_remarks(roster_->notes(), environment);
  }
  Applied apply(const Change& change, const Circumstances& circumstances) {
    Applied applied = own_->apply_both(*roster_, change, draw_uid(circumstances.draw));
    roster_.reset();  // hooks of git may call mieux
    own_.reset();
    return applied;
  }

 private:
  std::optional<StoreLock> own_;
  std::optional<StoreLock> roster_;
};

}  // namespace

BothStores load_both(const Common& common, const Environment& environment) {
  refuse_the_past(common);
  constexpr int most_tries = 100;
  for (int tries = 0; tries < most_tries; ++tries) {
    Store store = load(common, environment);
    Roster roster = Roster::open(store, environment.threads);
    if (!store.is_current()) continue;
    if (const std::string unread = unread_parts(roster); !unread.empty())
      environment.err << "warning: " << unread << "\n  hint: `mieux -C "
                      << store.programme().private_roster.value
                      << " validate` says what is wrong\n";
    return {std::move(store), std::move(roster)};
  }
  throw Failure(Exit::busy, "the stores were changed again and again while they were read",
                "try again when less is being written");
}

void note_roster_not_read(const Store& store, const std::string& what, Environment& environment) {
  if (!store.programme().private_roster.is_there()) return;
  const auto problem = problem_of_roster(store);
  if (problem && problem->sort == RosterProblem::Sort::absent) {
    environment.err << "note: " << problem->message << "; it holds " << what << "\n";
    return;
  }
  environment.err << "note: the private roster was not read; it holds " << what << "\n"
                  << "  hint: --private reads it\n";
}

Exit write_with_roster(const Common& common, Environment& environment, const Writing& writing,
                       const MakeWithRoster& make) {
  refuse_the_past(common);
  const fs::path root = store_folder(common, environment);
  const fs::path place = place_of_roster(common, environment);
  Repositories repositories{repository_for(root, writing), git::Repository::around(place)};
  require_apart(repositories.own, repositories.roster, place);
  if (!writing.dry_run) refuse_in_merge(place);
  std::optional<LockedBoth> locks;
  if (!writing.dry_run) locks.emplace(root, place, environment);
  const BothStores both = load_both(common, environment);
  const Circumstances circumstances = circumstances_of(common, environment, root);
  const JudgedBoth judged =
      judge_both(both.store, both.roster, made_with(both, circumstances, writing, make),
                 circumstances, environment.threads);
  if (!judged.change.changes_anything()) {
    environment.err << "nothing to change: " << for_terminal(judged.change.unchanged) << "\n";
    return Exit::done;
  }
  print_added(judged.judgement, environment);
  print_private(judged.in_roster, writing, environment);
  refuse_errors(judged.change, judged.judgement);
  refuse_errors(judged.change, judged.in_roster);
  if (writing.dry_run) {
    say(judged.change, writing, environment);
    return Exit::done;
  }
  const Applied applied = locks->apply(judged.change, circumstances);
  refuse_apart(applied, judged.change, environment);
  return after_saving(judged.change, applied, writing, repositories, environment);
}

namespace {

using Sort = RosterProblem::Sort;

/// With the roster if it can be used, without one if `may_go_on` says so; else fails (3).
template <typename MayGoOn>
Exit write_with_or_without(const Common& common, Environment& environment, const Writing& writing,
                           const MakeWithAnyRoster& make, const MayGoOn& may_go_on) {
  const auto problem = problem_of_roster(load_with(common, environment, {.without_records = true}));
  if (!problem)
    return write_with_roster(
        common, environment, writing,
        [&](const Store& own, const Roster& roster, const Circumstances& circumstances) {
          return make(own, &roster, circumstances);
        });
  // An office that keeps no roster has nothing there to be asked.
  if (problem->sort != Sort::unnamed && !may_go_on(*problem))
    throw Failure(Exit::refused, problem->message, problem->hint);
  return write(common, environment, writing,
               [&](const Store& own, const Circumstances& circumstances) {
                 return make(own, nullptr, circumstances);
               });
}

}  // namespace

Exit write_with_any_roster(const Common& common, Environment& environment, const Writing& writing,
                           const std::string& unknown, const MakeWithAnyRoster& make) {
  return write_with_or_without(
      common, environment, writing, make, [&](const RosterProblem& problem) {
        if (problem.sort != Sort::absent) return false;
        environment.err << "note: " << problem.message << ", so " << unknown
                        << " is not known\n  hint: " << problem.hint << "\n";
        return true;
      });
}

Exit write_with_its_roster(const Common& common, Environment& environment, const Writing& writing,
                           const MakeWithAnyRoster& make) {
  return write_with_or_without(common, environment, writing, make,
                               [](const RosterProblem&) { return false; });
}

}  // namespace mieux::cli
