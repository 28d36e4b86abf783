#include "mieux/git/git.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/marks.hpp"
#include "objects.hpp"
#include "run_git.hpp"

namespace mieux::git {
namespace {

constexpr std::size_t trees_per_call = 32;

using Words = std::vector<std::string>;
using Names = std::set<std::string, std::less<>>;

using Ids = std::set<std::string>;

/// For each path the ids of what is there at each tip that has it, a `tree` or a `blob`; each once.
/// Paths are those from the top of the repository, without line breaks.
std::vector<Ids> objects_at_tips(const std::filesystem::path& folder, const Words& paths,
                                 std::string_view type) {
  const std::string tips = output_of(
      read_git(folder, {"for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes"}));
  std::set<std::string_view> once{"HEAD"};
  for (const std::string_view tip : split(tips, '\n'))
    if (!tip.empty()) once.insert(tip);
  std::string places;
  for (const std::string& path : paths)
    for (const std::string_view tip : once)
      places.append(tip).append(":").append(path).push_back('\n');
  const std::string objects = output_of(
      read_git(folder, {"cat-file", "--batch-check=%(objecttype) %(objectname)"}, places));
  std::vector<Ids> found(paths.size());
  std::size_t place = 0;  // git answers with one line for each
  for (const std::string_view line : split(objects, '\n')) {
    const std::size_t path = place++ / once.size();
    if (path < found.size() && line.starts_with(type) && line.substr(type.size()).starts_with(' '))
      found[path].emplace(line.substr(type.size() + 1));
  }
  return found;
}

/// Adds the names of the files in a tree object: entries of mode, space, name, NUL and the id in
/// `id_size` bytes.
void add_files(std::string_view tree, std::size_t id_size, Names& names) {
  while (!tree.empty()) {
    const std::size_t space = tree.find(' ');
    const std::size_t end = tree.find('\0', space);
    if (end == std::string_view::npos) return;
    // 100644 and 100755 are files, 120000 a link; 40000 is a folder, 160000 another repository.
    const std::string_view sort = tree.substr(0, 2);
    const std::string_view name = tree.substr(space + 1, end - space - 1);
    if ((sort == "10" || sort == "12") && names.find(name) == names.end()) names.emplace(name);
    tree.remove_prefix(std::min(end + 1 + id_size, tree.size()));
  }
}

/// Adds the names of the files in the trees of these ids, one id per line.
void add_files_of_trees(const std::filesystem::path& folder, const std::string& ids, Names& names) {
  std::string trees;
  for_each_object(folder, ids, trees, [&](std::string_view id, std::string_view tree) {
    add_files(tree, id.size() / 2, names);
  });
}

/// A pathspec for each path that matches it alone, whatever characters it has.
std::string literal(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) all.append(":(literal)").append(path).push_back('\0');
  return all;
}

class NamesOfFiles {
 public:
  explicit NamesOfFiles(std::string zero_ended) : text_(std::move(zero_ended)) {
    for (const std::string_view name : split(text_, '\0')) names_.insert(name);
  }
  NamesOfFiles(const NamesOfFiles&) = delete;
  NamesOfFiles& operator=(const NamesOfFiles&) = delete;

  [[nodiscard]] bool holds(const std::string& path) const { return names_.count(path) > 0; }

 private:
  std::string text_;
  std::unordered_set<std::string_view> names_;
};

/// The paths to commit, sorted by what git knows of them.
struct Paths {
  std::vector<std::string> all;      ///< without those that neither git nor the folder has
  std::vector<std::string> unknown;  ///< those of them that are not in the index
};

Paths sort_paths(const std::filesystem::path& folder, const std::vector<std::string>& paths,
                 const NamesOfFiles& index) {
  Paths sorted;
  std::vector<std::string> gone;
  for (const std::string& path : paths) {
    const bool known = index.holds(path);
    const bool there = stands(folder / path);
    if (known || there) sorted.all.push_back(path);
    if (there && !known) sorted.unknown.push_back(path);
    if (!there && !known) gone.push_back(path);
  }
  if (gone.empty()) return sorted;
  // Their removal may be staged; without a first commit there is no list, and none is needed.
  const NamesOfFiles head(read_git(folder, {"ls-tree", "-r", "-z", "--name-only", "HEAD"}).output);
  for (const std::string& path : gone)
    if (head.holds(path)) sorted.all.push_back(path);
  return sorted;
}

Repository::Committed refused(const Ended& ended) {
  if (!ended.started) return {false, {}, "git is not installed"};
  const std::string said = without_last_newline(ended.errors + ended.output);
  return {false, {}, said.empty() ? "git ended with " + std::to_string(ended.code) : said};
}

}  // namespace

std::optional<Repository> Repository::around(const std::filesystem::path& folder) {
  const Ended ended = read_git(folder, {"rev-parse", "--is-inside-work-tree"});
  if (!ended.started) return std::nullopt;
  const auto says = [&](std::string_view words) {
    return ended.code != 0 && ended.errors.find(words) != std::string::npos;
  };
  // Other sentences that begin so tell of a repository that is damaged.
  if (says("not a git repository (or any") || says("cannot use bare repository"))
    return std::nullopt;
  if (output_of(ended) != "true\n") return std::nullopt;
  return Repository(folder);
}

Repository Repository::with_index(const std::filesystem::path& file) const {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(file, error);
  const std::filesystem::path git =
      std::filesystem::weakly_canonical(git_folder_around(folder_), error);
  Repository other = *this;
  if (!error && !git.empty() && whole.parent_path() == git && stands(whole)) other.index_ = whole;
  return other;
}

std::string Repository::place() const { return prefix_of(folder_); }

std::string Repository::operation() const {
  const std::filesystem::path git =
      without_last_newline(output_of(read_git(folder_, {"rev-parse", "--absolute-git-dir"})));
  if (std::string marked = operation_in(git); !marked.empty()) return marked;
  const std::string unmerged = output_of(read_git(folder_, {"ls-files", "-u", "-z", "--", ":/"}));
  return unmerged.empty() ? "" : "an unresolved merge";
}

std::vector<std::string> Repository::names_on_branches(std::string_view folder) const {
  Names names;
  std::string ids;
  std::size_t count = 0;
  const std::vector<Ids> trees =
      objects_at_tips(folder_, {prefix_of(folder_) + std::string{folder}}, "tree");
  for (const std::string& id : trees.front()) {
    ids.append(id).push_back('\n');
    // The trees of all branches at once may be larger than all records.
    if (++count % trees_per_call == 0) add_files_of_trees(folder_, std::exchange(ids, {}), names);
  }
  if (!ids.empty()) add_files_of_trees(folder_, ids, names);
  return {names.begin(), names.end()};
}

std::vector<Words> Repository::texts_on_branches(const Words& paths) const {
  const std::string prefix = prefix_of(folder_);
  Words places;
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (paths[i].find('\n') != std::string::npos) continue;  // no record is called so
    places.push_back(prefix + paths[i]);
    positions.push_back(i);
  }
  std::map<std::string, std::vector<std::size_t>, std::less<>> askers;  // of each id
  const std::vector<Ids> found = objects_at_tips(folder_, places, "blob");
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const std::string& id : found[i]) askers[id].push_back(positions[i]);
  std::string ids;
  for (const auto& [id, of] : askers) ids.append(id).push_back('\n');
  std::vector<Words> texts(paths.size());
  if (ids.empty()) return texts;
  std::string blobs;
  for_each_object(folder_, ids, blobs, [&](std::string_view id, std::string_view text) {
    if (const auto one = askers.find(id); one != askers.end())
      for (const std::size_t path : one->second) texts[path].emplace_back(text);
  });
  return texts;
}

Repository::Committed Repository::commit(const std::vector<std::string>& paths,
                                         std::string_view message) const {
  Ended ended = read_git(folder_, {"ls-files", "-z"});
  if (!ended.started || ended.code != 0) return refused(ended);
  const Paths sorted = sort_paths(folder_, paths, NamesOfFiles(std::move(ended.output)));
  if (sorted.all.empty()) return {false, {}, "git knows none of these files"};
  const Words listed = {"--pathspec-from-file=-", "--pathspec-file-nul"};
  if (!sorted.unknown.empty())
    ended = read_git(folder_, {"add", "--intent-to-add", listed[0], listed[1]},
                     literal(sorted.unknown));
  if (ended.started && ended.code == 0)
    ended = run_git(folder_,
                    {"commit", "--only", "--cleanup=whitespace",
                     "--message=" + std::string{message}, listed[0], listed[1]},
                    literal(sorted.all));
  if (ended.started && ended.code == 0) {
    const Ended head = read_git(folder_, {"rev-parse", "--short", "HEAD"});
    return {true, without_last_newline(head.output), {}};
  }
  if (!sorted.unknown.empty()) {
    std::string names;
    for (const std::string& path : sorted.unknown) names.append(path).push_back('\0');
    read_git(folder_, {"update-index", "-z", "--force-remove", "--stdin"}, names);
  }
  return refused(ended);
}

}  // namespace mieux::git
