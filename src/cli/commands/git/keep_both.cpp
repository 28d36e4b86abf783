// mieux git keep-both [PATH...]: in a merge, another id for one of two records that took one id.
#include <array>
#include <ostream>

#include "cli/command_line/file_input.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"
#include "cli/writing.hpp"
#include "merging.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/git/merge_states.hpp"
#include "mieux/history/merge/keep_both.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux::cli {
namespace {

namespace fs = std::filesystem;

/// A store in the middle of a merge.
struct StoreInMerge {
  fs::path root;
  std::string prefix;  ///< of its paths in the repository
  git::MergeStates states;

  [[nodiscard]] std::optional<std::string> within(const std::string& path) const {
    if (!path.starts_with(prefix)) return std::nullopt;
    return path.substr(prefix.size());
  }
};

StoreInMerge store_in_merge(const Call& call, const Environment& environment) {
  StoreInMerge merge;
  merge.root = fs::canonical(store_folder(call.common, environment));
  auto states = git::merge_states(merge.root, {});
  if (!states || !states->going_on)
    throw Failure(Exit::refused, "no merge is going on",
                  "at any other time: mieux request rename ID NEW-ID, or of another kind");
  merge.states = std::move(*states);
  const fs::path way = merge.root.lexically_relative(fs::canonical(merge.states.top));
  merge.prefix = way == "." ? "" : way.generic_string() + "/";
  return merge;
}

std::string uid_in(std::string_view text) { return std::string{yaml::value_on_line(text, "uid")}; }

/// The side whose record gets another id: never the one that the main branch has.
Side side_that_moves(const Call& call, const StoreInMerge& merge, const git::FileStates& file) {
  const std::string main = uid_in(git::text_on_main(merge.root, file.path).value_or(""));
  const bool ours_on_main = !main.empty() && main == uid_in(*file.ours);
  const bool theirs_on_main = !main.empty() && main == uid_in(*file.theirs);
  Side moves = theirs_on_main ? Side::ours : Side::theirs;
  if (call.has("move")) moves = call.text("move") == "ours" ? Side::ours : Side::theirs;
  if (moves == Side::ours ? ours_on_main : theirs_on_main)
    throw Failure(Exit::refused,
                  file.path + ": the record of " + std::string{name_of(moves)} +
                      " is on the main branch: others know it by its id",
                  "leave --move out");
  return moves;
}

std::vector<TwoRecords> pairs_in(const Call& call, const StoreInMerge& merge) {
  std::vector<TwoRecords> pairs;
  for (const git::FileStates& file : merge.states.files) {
    if (!file.in_conflict || !file.ours || !file.theirs) continue;
    const auto path = merge.within(file.path);
    if (!path || *path == programme_file) continue;
    const auto kind = kind_at(*path);
    if (!kind) continue;
    BySide<std::string> texts;
    texts[Side::ours] = *file.ours;
    texts[Side::theirs] = *file.theirs;
    const std::string now = text_of_regular(merge.root / *path);
    // Without markers somebody has resolved it by hand.
    if (!are_two_records(texts) || !yaml::sides_of_conflict(now)) continue;
    pairs.push_back({*kind,
                     fs::path(*path).stem().string(),
                     {},
                     side_that_moves(call, merge, file),
                     *path,
                     now,
                     texts});
  }
  if (pairs.empty())
    throw Failure(Exit::refused, "no two records took one id in " + merge.states.what,
                  "`mieux git review` shows what is in conflict");
  return pairs;
}

/// Gives each record that moves its new id. The store is read as if all conflicts were decided for
/// the side that moves.
void give_ids(std::vector<TwoRecords>& pairs, const StoreInMerge& merge, const Call& call,
              const Environment& environment) {
  Overlay overlay;
  for (const git::FileStates& file : merge.states.files)
    if (const auto path = merge.within(file.path); path && file.in_conflict && file.ours)
      overlay[*path] = *file.ours;
  for (const TwoRecords& pair : pairs) overlay[pair.path] = pair.texts[pair.moves];
  Store::Options options;
  options.threads = environment.threads;
  options.overlay = &overlay;
  const Store store = Store::load(merge.root, environment.schemas, options);
  const Circumstances circumstances = circumstances_of(call.common, environment, merge.root);
  std::map<RecordKind, TakenIds> taken;
  for (TwoRecords& pair : pairs) {
    const Record* record = store.find(pair.kind, pair.id);
    if (record == nullptr)
      throw Failure(Exit::refused, pair.path + " cannot be read as a record",
                    "resolve it in an editor");
    TakenIds& ids = taken.try_emplace(pair.kind, store, pair.kind, circumstances).first->second;
    pair.new_id = another_id(store, *record, ids, circumstances);
    ids.take(pair.new_id);
  }
}

std::vector<MergedFolderFile> files_in(const StoreInMerge& merge,
                                       const std::vector<TwoRecords>& pairs) {
  std::vector<MergedFolderFile> files;
  const auto add = [&](const std::string& repository_path, std::optional<Side> changed_by) {
    const auto path = merge.within(repository_path);
    const bool of_pair = std::ranges::any_of(
        pairs, [&](const TwoRecords& pair) { return path && pair.path == *path; });
    if (!path || of_pair || !kind_at(*path)) return;
    std::error_code error;
    const fs::path file = merge.root / *path;
    if (!fs::is_regular_file(fs::symlink_status(file, error))) return;
    files.push_back({*path, text_of_regular(file), changed_by});
  };
  for (const std::string& path : merge.states.only_ours) add(path, Side::ours);
  for (const std::string& path : merge.states.only_theirs) add(path, Side::theirs);
  for (const git::FileStates& file : merge.states.files) add(file.path, std::nullopt);
  return files;
}

std::string files_to_add(const Change& change) {
  std::string words;
  for (const FileChange& file : change.files)
    if (file.before != file.after) words += " " + shell_word(file.path);
  return words;
}

Exit run_keep_both(const Call& call, Environment& environment) {
  const StoreInMerge merge = store_in_merge(call, environment);
  std::vector<TwoRecords> pairs = pairs_in(call, merge);
  std::optional<StoreLock> lock;
  if (!call.has("dry-run")) {
    lock.emplace(merge.root);
    print_remarks(lock->notes(), environment);
  }
  give_ids(pairs, merge, call, environment);
  Change change = keep_both(environment.schemas, pairs, files_in(merge, pairs));
  change.next = "git add" + files_to_add(change) + "; then `mieux validate`";
  if (!lock) {
    print_data(environment, diff_of(change.files));
    environment.err << "dry run: nothing written. " << for_terminal(change.sentence) << "\n";
    print_remarks(change.notes, environment);
    return Exit::done;
  }
  const Applied applied = lock->apply(change);
  lock.reset();
  refuse_apart(applied, change, environment);
  warn_unfinished(applied, change, environment);
  environment.out << for_terminal(change.sentence) << "\n";
  print_remarks(change.notes, environment);
  environment.err << "  next: " << for_terminal(change.next) << "\n";
  return applied.is_complete() && can_be_shown(environment) ? Exit::done : Exit::unfinished;
}

constexpr std::array<Option, 2> keep_both_options{{
    {.names = "--move",
     .help = "Give the record of this side another id",
     .value = "SIDE",
     .source = Source::words,
     .of = "ours|theirs"},
    {"-n,--dry-run", "Show what would change, and write nothing"},
}};

}  // namespace

constinit const Command git_keep_both_command{
    .words = "git keep-both",
    .summary = "Keep both of two records that took one id, in the middle of a merge",
    .options = keep_both_options,
    .run = run_keep_both,
    .manual = "git"};

}  // namespace mieux::cli
