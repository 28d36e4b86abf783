#include "mieux/git/merge_states.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/marks.hpp"
#include "run_git.hpp"

namespace mieux::git {
namespace {

namespace fs = std::filesystem;

/// The commits of a merge.
struct Ends {
  std::string what;
  std::string base;
  std::string ours;
  std::string theirs;
  std::string result;  ///< empty while it is going on
};

class Asked {
 public:
  explicit Asked(fs::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Ended ask(const std::vector<std::string>& words,
                          std::string_view input = {}) const {
    Ended ended = read_git(folder_, words, input);
    if (!ended.started || ended.errors.find("not a git repository") != std::string::npos) {
      const Absence absence = why_no_repository(folder_);
      throw Failure(Exit::refused, absence.message, absence.hint);
    }
    return ended;
  }

  [[nodiscard]] std::string said(const std::vector<std::string>& words,
                                 std::string_view input = {}) const {
    Ended ended = ask(words, input);
    if (ended.code != 0)
      throw Failure(Exit::io, "git: " + ended.errors.substr(0, ended.errors.find('\n')),
                    "fix what git says, then try again");
    return std::move(ended.output);
  }

  /// The id of a commit; empty if there is none of this name.
  [[nodiscard]] std::string commit(const std::string& name) const {
    Ended ended = ask({"rev-parse", "-q", "--verify", name + "^{commit}"});
    if (ended.code != 0) return {};
    return ended.output.substr(0, ended.output.find('\n'));
  }

  [[nodiscard]] std::string merge_base(const std::string& a, const std::string& b) const {
    const Ended ended = ask({"merge-base", a, b});
    return ended.code != 0 ? std::string{} : ended.output.substr(0, ended.output.find('\n'));
  }

 private:
  fs::path folder_;
};

std::optional<Ends> find_ends(const Asked& git) {
  struct Mark {
    const char* name;
    const char* what;
    const char* base;
    const char* theirs;
  };
  constexpr std::array marks{
      Mark{"CHERRY_PICK_HEAD", "a cherry-pick", "CHERRY_PICK_HEAD^", "CHERRY_PICK_HEAD"},
      Mark{"REVERT_HEAD", "a revert", "REVERT_HEAD", "REVERT_HEAD^"},
      Mark{"REBASE_HEAD", "a rebase", "REBASE_HEAD^", "REBASE_HEAD"}};
  const std::string head = git.commit("HEAD");
  if (head.empty()) return std::nullopt;
  if (const std::string other = git.commit("MERGE_HEAD"); !other.empty())
    return Ends{"a merge", git.merge_base(head, other), head, other, {}};
  for (const Mark& mark : marks)
    if (!git.commit(mark.name).empty())
      return Ends{mark.what, git.commit(mark.base), head, git.commit(mark.theirs), {}};
  const std::string ours = git.commit("HEAD^1");
  const std::string theirs = git.commit("HEAD^2");
  if (theirs.empty()) return std::nullopt;
  return Ends{"the last commit, a merge", git.merge_base(ours, theirs), ours, theirs, head};
}

/// Where the files that one side changed are on it, by their path in the base; new ones by their
/// own. Empty: it is gone.
std::map<std::string, std::string> changed_by(const Asked& git, const std::string& base,
                                              const std::string& side) {
  if (base.empty() || side.empty()) return {};
  const std::string said = git.said({"diff-tree", "-r", "-z", "-M", "--name-status", base, side});
  std::map<std::string, std::string> changed;
  const std::vector<std::string_view> words = split(said, '\0');
  for (std::size_t i = 0; i + 1 < words.size() && !words[i].empty();) {
    const char status = words[i].front();
    const std::string path{words[i + 1]};
    const bool renamed = (status == 'R' || status == 'C') && i + 2 < words.size();
    if (status == 'D')
      changed[path] = "";
    else
      changed[path] = renamed ? std::string{words[i + 2]} : path;
    i += renamed ? 3 : 2;
  }
  return changed;
}

/// The contents of objects by their names (`COMMIT:PATH`, `:2:PATH`), in their order.
std::vector<std::optional<std::string>> contents(const Asked& git,
                                                 const std::vector<std::string>& names) {
  std::string input;
  for (const std::string& name : names) input += name + "\n";
  const std::string said = git.said({"cat-file", "--batch=%(objecttype) %(objectsize)"}, input);
  std::vector<std::optional<std::string>> found;
  std::string_view rest = said;
  for (std::size_t i = 0; i < names.size() && !rest.empty(); ++i) {
    const std::size_t line = rest.find('\n');
    const std::string_view head = rest.substr(0, line);
    rest.remove_prefix(std::min(line + 1, rest.size()));
    const std::size_t space = head.find(' ');
    if (!head.starts_with("blob ") && !head.starts_with("tree ") && !head.starts_with("commit ")) {
      found.emplace_back();
      continue;
    }
    const std::size_t size = std::stoul(std::string{head.substr(space + 1)});
    found.emplace_back(head.starts_with("blob ") ? std::optional{std::string{rest.substr(0, size)}}
                                                 : std::nullopt);
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
  found.resize(names.size());
  return found;
}

bool is_asked_for(const std::string& path, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& one) {
           return one == "." || path == one || path.starts_with(one + "/");
         });
}

/// Names on lines of their own would be torn apart.
bool can_be_asked(const std::string& path) { return path.find('\n') == std::string::npos; }

void add_unmerged(const Asked& git, const std::vector<std::string>& wanted,
                  std::vector<FileStates>& files) {
  // MODE ID STAGE, tab, path, NUL
  const std::string said = git.said({"ls-files", "-u", "-z", "--full-name", "--", ":/"});
  for (const std::string_view entry : split(said, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::string path{entry.substr(tab + 1)};
    if (!is_asked_for(path, wanted) || !can_be_asked(path)) continue;
    if (files.empty() || files.back().path != path) files.push_back({path, {}, {}, {}, {}, true});
  }
  std::vector<std::string> names;
  for (const FileStates& file : files)
    for (const char* stage : {":1:", ":2:", ":3:"}) names.push_back(stage + file.path);
  if (names.empty()) return;
  auto texts = contents(git, names);
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i].base = std::move(texts[3 * i]);
    files[i].ours = std::move(texts[3 * i + 1]);
    files[i].theirs = std::move(texts[3 * i + 2]);
  }
}

/// Where the files are now that one side changed and the other did not.
std::vector<std::string> changed_alone(const std::map<std::string, std::string>& side,
                                       const std::map<std::string, std::string>& other) {
  std::vector<std::string> paths;
  for (const auto& [path, now] : side)
    if (!now.empty() && other.find(path) == other.end()) paths.push_back(now);
  return paths;
}

/// The files that a side changed, as `changed_by` tells them.
struct ChangedFiles {
  std::map<std::string, std::string> ours;
  std::map<std::string, std::string> theirs;
};

/// How the merge, or what is staged of it, calls the contents of a path.
std::string in_result(const Ends& ends, const std::string& path) {
  return (ends.result.empty() ? ":0" : ends.result) + ":" + path;
}

/// Makes one file of each that both sides renamed, each otherwise. While git waits, it has three
/// paths in the index: the base at the old one, the rest at the new ones. What is staged there are
/// texts with markers, so those of the sides are taken from their commits.
void join_renamed_apart(const Asked& git, const Ends& ends, const ChangedFiles& changed,
                        const std::vector<std::string>& wanted, std::vector<FileStates>& files) {
  for (const auto& renamed : changed.ours) {
    const std::string& path = renamed.first;
    const std::string& ours = renamed.second;
    const auto other = changed.theirs.find(path);
    if (other == changed.theirs.end() || ours.empty() || other->second.empty()) continue;
    const std::string& theirs = other->second;
    if (ours == path || theirs == path || ours == theirs) continue;
    if (!can_be_asked(path + ours + theirs)) continue;
    if (!is_asked_for(ours, wanted) && !is_asked_for(theirs, wanted)) continue;
    const std::size_t waiting = std::erase_if(files, [&](const FileStates& file) {
      return file.path == path || file.path == ours || file.path == theirs;
    });
    auto texts =
        contents(git, {ends.base + ":" + path, ends.ours + ":" + ours, ends.theirs + ":" + theirs,
                       in_result(ends, ours), in_result(ends, theirs)});
    files.push_back({ours, std::move(texts[0]), std::move(texts[1]), std::move(texts[2]),
                     std::move(texts[3]), waiting > 0, theirs, std::move(texts[4])});
  }
}

void add_merged(const Asked& git, const Ends& ends, const ChangedFiles& changed,
                const std::vector<std::string>& wanted, std::vector<FileStates>& files) {
  std::vector<std::string> names;
  std::vector<std::string> paths;
  for (const auto& [path, on_ours] : changed.ours) {
    const auto other = changed.theirs.find(path);
    if (other == changed.theirs.end() || (on_ours.empty() && other->second.empty())) continue;
    const bool other_name = on_ours.empty() || (on_ours == path && !other->second.empty());
    const std::string result = other_name ? other->second : on_ours;
    const bool known = std::ranges::any_of(files, [&](const FileStates& file) {
      return file.path == result || (!other->second.empty() && file.theirs_path == other->second);
    });
    if (known || !is_asked_for(result, wanted) || !can_be_asked(path + result)) continue;
    paths.push_back(result);
    names.push_back(ends.base + ":" + path);
    names.push_back(ends.ours + ":" + (on_ours.empty() ? path : on_ours));
    names.push_back(ends.theirs + ":" + (other->second.empty() ? path : other->second));
    names.push_back(in_result(ends, result));
  }
  if (names.empty()) return;
  auto texts = contents(git, names);
  for (std::size_t i = 0; i < paths.size(); ++i)
    files.push_back({paths[i], std::move(texts[4 * i]), std::move(texts[4 * i + 1]),
                     std::move(texts[4 * i + 2]), std::move(texts[4 * i + 3]), false});
}

}  // namespace

std::optional<MergeStates> merge_states(const fs::path& folder,
                                        const std::vector<std::string>& paths) {
  const Asked asked(folder);
  std::string top = asked.said({"rev-parse", "--show-toplevel"});
  if (top.ends_with('\n')) top.pop_back();
  std::string prefix = asked.said({"rev-parse", "--show-prefix"});
  if (prefix.ends_with('\n')) prefix.pop_back();
  std::vector<std::string> wanted;
  for (const std::string& path : paths) {
    std::string whole = (fs::path(prefix) / path).lexically_normal().generic_string();
    if (whole.ends_with('/')) whole.pop_back();
    wanted.push_back(std::move(whole));
  }
  // At the top, so that names of objects are paths from there.
  const Asked git{fs::path(top)};
  MergeStates states;
  states.top = top;
  add_unmerged(git, wanted, states.files);
  const std::optional<Ends> ends = find_ends(git);
  if (!ends && states.files.empty()) return std::nullopt;
  states.what = ends ? ends->what : "an unresolved merge";
  states.going_on = !ends || ends->result.empty();
  if (!ends) return states;
  const ChangedFiles changed{changed_by(git, ends->base, ends->ours),
                             changed_by(git, ends->base, ends->theirs)};
  states.only_ours = changed_alone(changed.ours, changed.theirs);
  states.only_theirs = changed_alone(changed.theirs, changed.ours);
  join_renamed_apart(git, *ends, changed, wanted, states.files);
  add_merged(git, *ends, changed, wanted, states.files);
  return states;
}

std::optional<std::string> text_on_main(const fs::path& folder, const std::string& path) {
  const Asked git(folder);
  for (const char* branch : {"refs/remotes/origin/HEAD", "refs/remotes/origin/main",
                             "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"})
    if (const std::string tip = git.commit(branch); !tip.empty())
      return can_be_asked(path) ? contents(git, {tip + ":" + path}).front() : std::nullopt;
  return std::nullopt;
}

}  // namespace mieux::git
