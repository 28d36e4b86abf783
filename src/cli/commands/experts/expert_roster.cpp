// mieux expert roster init|check: makes the private roster of a store; says how it stands.
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "cli/writing_steps.hpp"
#include "mieux/base/paths.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/new_store/init_store.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/git/clone.hpp"
#include "mieux/procedure/experts/parts_alone.hpp"
#include "mieux/store/lock.hpp"
#include "mieux/store/roster.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t mode_of_roster = 0700;

/// The place of a new roster. Fails (3) if it lies in the store, or in its repository.
fs::path place_of_new(const Call& call, const fs::path& store, Environment& environment) {
  const std::string& typed = call.text("DIR");
  const fs::path place =
      fs::weakly_canonical(typed.empty() ? store / ".." / "roster" : environment.folder / typed);
  const auto repository = git::Repository::around(store);
  const fs::path top = repository ? fs::canonical(git::top_of(*repository)) : store;
  if (lies_below(place, top))
    throw Failure(
        Exit::refused,
        "a roster in " + in_quotes(place.string()) + " would lie among what everybody may read",
        "name a folder outside " + top.string() + ": mieux expert roster init DIR");
  return place;
}

/// Fails (3) if the store has a roster already.
void require_none(const Store& store) {
  const auto problem = problem_of_roster(store);
  const bool absent = problem && problem->sort == RosterProblem::Sort::absent;
  if (problem && problem->sort == RosterProblem::Sort::unnamed) return;
  if (absent && !store.programme().roster_id.is_there()) return;
  if (absent)
    throw Failure(Exit::refused, problem->message + ", and a new one would lock out whoever has it",
                  "bring it to this place; if it is lost for good: mieux programme set "
                  "private_roster= roster_id=");
  throw Failure(
      Exit::refused,
      "mieux.yaml names a roster already: " + std::string{store.programme().private_roster.value},
      problem ? problem->message + ": " + problem->hint
              : "`mieux expert new` registers somebody; `mieux doctor` looks at it");
}

/// Is it a folder without anything in it, or none?
bool is_free(const fs::path& place) {
  if (!fs::exists(fs::symlink_status(place))) return true;
  if (!fs::is_directory(fs::symlink_status(place))) return false;
  // What a process left that ended before it was done.
  for (const auto& entry : fs::directory_iterator(place))
    if (entry.path().filename() != ".mieux") return false;
  return true;
}

/// Fails (4) if the folder cannot be made, or kept from others.
void make_folder(const fs::path& place) {
  if ((::mkdir(place.c_str(), mode_of_roster) != 0 && errno != EEXIST) ||
      ::chmod(place.c_str(), mode_of_roster) != 0)
    throw Failure(Exit::io,
                  place.string() + " cannot be made: " + std::generic_category().message(errno),
                  "name a folder in a place where you may write");
}

Change change_of(const Store& store, const fs::path& place, const Circumstances& circumstances) {
  NewStore wish;
  wish.title = std::string{store.programme().title.value} + ": private roster";
  wish.private_store = true;
  wish.roster_id = draw_uid(circumstances.draw);
  const std::string way = place.lexically_relative(fs::canonical(store.root())).string();
  const Record& programme = store.records(RecordKind::programme).front();
  Change change = set_fields(
      store, programme, {},
      {{Wish::Verb::set, "private_roster", way}, {Wish::Verb::set, "roster_id", wish.roster_id}});
  change.private_files = init_store(wish, {}).files;
  change.sentence = "new private roster: " + way;
  change.next = "`mieux expert new` registers somebody, each part in its place";
  return change;
}

Exit run_roster_init(const Call& call, Environment& environment) {
  const Writing writing = writing_of(call);
  const fs::path root = fs::canonical(store_folder(call.common, environment));
  Repositories repositories{repository_for(root, writing), {}};
  std::optional<StoreLock> lock;
  if (!writing.dry_run) lock.emplace(root);
  const Store store = load(call.common, environment);
  require_none(store);
  const fs::path place = place_of_new(call, root, environment);
  if (!is_free(place))
    throw Failure(Exit::refused, place.string() + " is there and not empty",
                  "name another folder; a roster that is there already is named by "
                  "`mieux programme set private_roster=PATH`");
  const Circumstances circumstances = circumstances_of(call.common, environment, root);
  const Judged judged =
      judge(store, change_of(store, place, circumstances), circumstances, environment.threads);
  print_added(judged.judgement, environment);
  refuse_errors(judged.change, judged.judgement);
  if (writing.dry_run) {
    say(judged.change, writing, environment);
    return Exit::done;
  }
  make_folder(place);
  std::optional<StoreLock> of_roster(std::in_place, place);
  const Applied applied = lock->apply_both(*of_roster, judged.change, draw_uid(circumstances.draw));
  of_roster.reset();
  lock.reset();  // hooks of git may call mieux
  refuse_apart(applied, judged.change, environment);
  return after_saving(judged.change, applied, writing, repositories, environment);
}

/// Ids that only one of the two stores has, as words.
std::string ids_in_words(const std::vector<std::string_view>& ids) {
  constexpr std::size_t shown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(ids.size(), shown); ++i)
    text += (i == 0 ? "" : ", ") + std::string{ids[i]};
  return ids.size() > shown ? text + " and " + std::to_string(ids.size() - shown) + " more" : text;
}

Exit run_roster_check(const Call& call, Environment& environment) {
  const BothStores both = load_both(call.common, environment);
  std::vector<std::string_view> without_part;
  for (const Record& expert : both.store.records(RecordKind::expert))
    if (both.roster.find(expert.id) == nullptr &&
        !both.store.experts()[expert.position].forgotten.known)
      without_part.push_back(expert.id);
  const auto& parts = both.roster.store().records(RecordKind::expert_private);
  const std::vector<PartAlone> alone = parts_alone(both.store, both.roster);
  const bool unread = !unread_parts(both.roster).empty();  // said as the roster was read
  environment.out << "the private roster " << in_quotes(both.store.programme().private_roster.value)
                  << (unread ? " is here: " : " can be read: ")
                  << counted(parts.size(), "personal part") << "\n";
  if (!without_part.empty())
    environment.out << "  experts without a personal part: " << ids_in_words(without_part) << "\n";
  for (const PartAlone& one : alone) {
    environment.out << "  " << one.id << ": " << in_words(one) << "\n";
    environment.err << "  hint: " << what_to_do(one, both.store) << "\n";
  }
  return alone.empty() && !unread ? Exit::done : Exit::findings;
}

Exit run_roster(const Call& call, Environment& environment) {
  return call.text("STEP") == "init" ? run_roster_init(call, environment)
                                     : run_roster_check(call, environment);
}

constexpr auto roster_options = joined_options(
    std::array<Option, 2>{{{.names = "STEP",
                            .help = "init makes it; check says how it stands",
                            .source = Source::words,
                            .of = "init|check",
                            .required = true},
                           {.names = "DIR",
                            .help = "Its folder, outside the repository (by default ../roster "
                                    "beside the store)",
                            .source = Source::folder}}},
    writing_options);

}  // namespace

constinit const Command expert_roster_command{
    .words = "expert roster",
    .summary = "Make the private roster of names and contacts, or check it",
    .options = roster_options,
    .run = run_roster,
    .manual = "roster"};

}  // namespace mieux::cli
