#include "mieux/git/commits.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "mieux/base/words.hpp"
#include "objects.hpp"

namespace mieux::git {
namespace {

constexpr char start_of_commit = '\x01';
constexpr char between = '\x02';

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

std::string id_or_none(std::string_view id) {
  return id.find_first_not_of('0') == std::string_view::npos ? std::string{} : std::string{id};
}

/// `:modes ids status` of one parent, `::...` of several: as many modes and ids as there are
/// parents, and one more of each.
CommittedFile file_of(std::string_view line, std::string_view path) {
  const std::size_t parents = std::min(line.find_first_not_of(':'), line.size());
  line.remove_prefix(parents);
  CommittedFile file;
  file.path = path;
  std::vector<std::string_view> modes;
  for (std::size_t i = 0; i <= parents; ++i) modes.push_back(take_until(line, ' '));
  const auto id_of = [&](std::string_view mode) {
    const std::string_view id = take_until(line, ' ');
    // Another repository in this place has no contents here.
    return mode.starts_with("16") ? std::string{} : id_or_none(id);
  };
  for (std::size_t i = 0; i < parents; ++i) file.befores.push_back(id_of(modes[i]));
  file.after = id_of(modes[parents]);
  return file;
}

Commit commit_of(std::string_view head) {
  Commit commit;
  commit.id = take_until(head, between);
  commit.day = take_until(head, between);
  commit.author = take_until(head, between);
  commit.subject = head;
  return commit;
}

}  // namespace

std::vector<Commit> commits(const Repository& repository, const CommitsAsked& asked) {
  const Ended head = read_git(repository.folder(), {"rev-parse", "--verify", "--quiet", "HEAD"});
  if (head.started && head.code == 1) return {};
  std::vector<std::string> words = {"log",
                                    "-z",
                                    "-c",
                                    "--raw",
                                    "--no-renames",
                                    "--no-abbrev",
                                    "--relative",
                                    "--no-show-signature",
                                    "--format=%x01%H%x02%as%x02%aN%x02%s"};
  if (!asked.since.empty()) words.push_back("--since=" + asked.since + " 00:00:00");
  // What a side said counts even if the merge took nothing of it.
  if (!asked.paths.empty()) words.emplace_back("--full-history");
  words.push_back(asked.up_to.empty() ? "HEAD" : asked.up_to);
  if (!asked.without.empty()) words.push_back("^" + asked.without);
  words.emplace_back("--");
  for (const std::string& path : asked.paths) words.push_back(":(literal)" + path);
  if (asked.paths.empty()) words.emplace_back(".");
  const std::string listed = output_of(read_git(repository.folder(), words));
  std::vector<Commit> found;
  const std::vector<std::string_view> pieces = split(listed, '\0');
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string_view piece = pieces[i];
    while (piece.starts_with('\n')) piece.remove_prefix(1);
    if (piece.starts_with(start_of_commit))
      found.push_back(commit_of(piece.substr(1)));
    else if (piece.starts_with(':') && i + 1 < pieces.size() && !found.empty())
      found.back().files.push_back(file_of(piece, pieces[++i]));
  }
  return found;
}

std::vector<std::string> paths_holding(const Repository& repository, const std::string& commit,
                                       const std::string& folder, const std::string& text) {
  const Ended ended = read_git(repository.folder(), {"grep", "-l", "-z", "-F", "-e", text, commit,
                                                     "--", ":(literal)" + folder});
  if (ended.started && ended.code == 1) return {};  // no file has it
  const std::string found = output_of(ended);
  std::vector<std::string> paths;
  for (const std::string_view one : split(found, '\0'))
    if (const std::size_t colon = one.find(':'); colon != std::string_view::npos)
      paths.emplace_back(one.substr(colon + 1));
  return paths;
}

std::string text_at_commit(const Repository& repository, const std::string& commit,
                           const std::string& path) {
  return output_of(read_git(repository.folder(), {"cat-file", "blob", commit + ":./" + path}));
}

std::vector<DatedCommit> line_of_commits(const Repository& repository, const std::string& from,
                                         const std::string& path) {
  std::vector<std::string> words = {"log",
                                    "--first-parent",
                                    "--no-patch",
                                    "--no-show-signature",
                                    "--date=format-local:%Y-%m-%d",
                                    "--format=%H %cd",
                                    from,
                                    "--"};
  if (!path.empty()) words.push_back(":(literal)" + path);
  const std::string listed = output_of(read_git(repository.folder(), words));
  std::vector<DatedCommit> line;
  for (std::string_view commit : split(listed, '\n')) {
    if (commit.empty()) continue;
    std::string id{take_until(commit, ' ')};
    line.push_back({std::move(id), std::string{commit}});
  }
  return line;
}

std::set<std::string> shallow_ends(const Repository& repository) {
  const std::string file = without_last_newline(
      output_of(read_git(repository.folder(), {"rev-parse", "--git-path", "shallow"})));
  std::set<std::string> ends;
  std::ifstream in(repository.folder() / file);  // there is none where nothing was left out
  for (std::string line; std::getline(in, line);) ends.insert(line);
  return ends;
}

}  // namespace mieux::git
