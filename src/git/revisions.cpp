#include "mieux/git/revisions.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "mieux/base/date.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "objects.hpp"

namespace mieux::git {
namespace {

/// The commit of a name; nothing if nothing has it.
std::optional<std::string> commit_named(const Repository& repository, std::string_view word) {
  if (word.empty() || word.find('\n') != std::string_view::npos) return std::nullopt;
  const Ended ended = read_git(
      repository.folder(),
      {"rev-parse", "--verify", "--quiet", "--end-of-options", std::string{word} + "^{commit}"});
  if (!ended.started || ended.code != 0) return std::nullopt;
  return without_last_newline(ended.output);
}

/// The last commit of the current branch by the end of the day; empty if there is none.
std::string last_by(const Repository& repository, Day day) {
  return without_last_newline(output_of(
      read_git(repository.folder(), {"rev-list", "-1", "--first-parent",
                                     "--before=" + to_string(day) + " 23:59:59", "HEAD", "--"})));
}

std::string how_to_deepen(const Repository& repository, std::string otherwise) {
  return is_shallow(repository) ? "this clone lacks the older history; fetch it: git fetch "
                                  "--unshallow"
                                : otherwise;
}

/// What to write where a word looks like a day, and is none that can be read; else empty.
std::string day_meant(std::string_view word) {
  const bool of_digits = word.size() > 5 && word.find_first_not_of("0123456789./-") == word.npos;
  if (!of_digits || Date::parse(word)) return {};
  const std::string problem = day_problem(word);
  return problem.starts_with("write a day") ? "" : problem;
}

/// The day of the first commit of the current branch.
std::string first_day(const Repository& repository) {
  const std::string days = output_of(read_git(
      repository.folder(), {"log", "--max-parents=0", "--no-show-signature",
                            "--date=format-local:%Y-%m-%d", "--format=%cd", "HEAD", "--"}));
  const std::vector<std::string_view> lines = split(days, '\n');
  std::string_view first;
  for (const std::string_view line : lines)
    if (!line.empty() && (first.empty() || line < first)) first = line;
  return std::string{first};
}

/// Why no commit has the name.
Failure unknown(const Repository& repository, std::string_view word) {
  if (!commit_named(repository, "HEAD"))
    return {Exit::usage, "there is no commit yet",
            "commit the store first: git add -A && git commit -m \"The records\""};
  const std::string_view start = word.substr(0, word.find_first_of("~^"));
  if (start.size() < word.size() && commit_named(repository, start))
    return {Exit::usage, in_quotes(word) + " lies before the first commit there is",
            how_to_deepen(repository, "`git log --reverse` shows the first commit")};
  const std::string text =
      output_of(read_git(repository.folder(), {"for-each-ref", "--format=%(refname:short)",
                                               "refs/heads", "refs/tags", "refs/remotes"}));
  if (std::string hint = day_meant(word); !hint.empty())
    return {Exit::usage, "git knows no revision " + in_quotes(word), std::move(hint)};
  std::vector<std::string_view> names = split(text, '\n');
  names.emplace_back("HEAD");
  const auto elsewhere = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
    return name.ends_with("/" + std::string{word});
  });
  if (elsewhere != names.end())
    return {Exit::usage, "git knows no revision " + in_quotes(word),
            "did you mean " + std::string{*elsewhere} + "?"};
  return {Exit::usage, "git knows no revision " + in_quotes(word),
          suggest(word, names,
                  how_to_deepen(repository,
                                "name a branch, a tag, a commit, or a day such as "
                                "2026-03-01; `git log --oneline` lists commits"))};
}

TreeFile::Sort sort_of(std::string_view mode) {
  if (mode.starts_with("12")) return TreeFile::Sort::link;
  return mode.starts_with("16") ? TreeFile::Sort::repository : TreeFile::Sort::file;
}

std::uint64_t number_in(std::string_view text) {
  text = trimmed(text);
  std::uint64_t number = 0;  // of what has no size it stays
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The next word of a line, which it leaves behind its space.
std::string_view take_word(std::string_view& line) {
  const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t end = std::min(line.find_first_of(" \t", start), line.size());
  const std::string_view word = line.substr(start, end - start);
  line.remove_prefix(end);
  return word;
}

std::string_view path_behind_tab(std::string_view line) {
  return line.substr(std::min(line.find('\t'), line.size() - 1) + 1);
}

std::string lines_of(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines.append(id).push_back('\n');
  return lines;
}

/// Puts in the sizes of all files; those that are known are not asked for.
void measure(const Repository& repository, std::vector<TreeFile>& files, const Sizes& known = {}) {
  std::vector<std::string> ids;
  std::vector<TreeFile*> asked;
  for (TreeFile& file : files) {
    if (file.sort == TreeFile::Sort::repository) continue;  // its contents are elsewhere
    if (const auto size = known.find(file.id); size != known.end()) {
      file.size = size->second;
      continue;
    }
    ids.push_back(file.id);
    asked.push_back(&file);
  }
  if (asked.empty()) return;
  const std::string sizes = output_of(read_git(
      repository.folder(), {"cat-file", "--buffer", "--batch-check=%(objectsize)"}, lines_of(ids)));
  std::size_t next = 0;
  for (const std::string_view size : split(sizes, '\n'))
    if (next < asked.size()) asked[next++]->size = size.ends_with(" missing") ? 0 : number_in(size);
}

bool is_none(std::string_view id) { return id.find_first_not_of('0') == std::string_view::npos; }

/// What git is told of the index that it is to read.
std::vector<std::string> index_of(const Repository& repository) {
  if (repository.index().empty()) return {};
  return {"GIT_INDEX_FILE=" + repository.index().string()};
}

/// Settings that keep git from starting the filters that a repository names, when it looks into a
/// file to see whether it changed: each has an empty command, which is none.
std::vector<std::string> without_filters(const Repository& repository) {
  const Ended ended =
      read_git(repository.folder(), {"config", "-z", "--name-only", "--get-regexp", "^filter\\."});
  if (ended.started && ended.code == 1) return {};  // there are none
  const std::string named = output_of(ended);
  std::vector<std::string> variables;
  std::size_t count = 0;
  for (const std::string_view key : split(named, '\0')) {
    if (key.empty()) continue;
    const std::string number = std::to_string(count++);
    variables.push_back("GIT_CONFIG_KEY_" + number + "=" + std::string{key});
    variables.push_back("GIT_CONFIG_VALUE_" + number + "=");
  }
  variables.push_back("GIT_CONFIG_COUNT=" + std::to_string(count));
  return variables;
}

/// What a command of git that compares says, file by file. `settings`: variables, beside those that
/// name the index.
std::vector<FileDifference> raw_differences(const Repository& repository,
                                            std::vector<std::string> command,
                                            const std::vector<std::string>& states,
                                            const std::vector<std::string>& settings = {}) {
  command.insert(command.end(), {"-z", "--raw", "--no-renames", "--relative", "--no-abbrev",
                                 "--ignore-submodules=all"});
  command.insert(command.end(), states.begin(), states.end());
  command.emplace_back("--");
  std::vector<std::string> variables = index_of(repository);
  variables.insert(variables.end(), settings.begin(), settings.end());
  const std::string listed = output_of(read_git(repository.folder(), command, {}, variables));
  std::vector<FileDifference> files;
  const std::vector<std::string_view> pieces = split(listed, '\0');
  for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) {
    std::string_view line = pieces[i];
    line.remove_prefix(std::min<std::size_t>(1, line.size()));  // the colon
    const std::string_view old_mode = take_word(line);
    const std::string_view new_mode = take_word(line);
    std::string old{take_word(line)};
    std::string now{take_word(line)};
    // Another repository in this place has no contents here.
    if (is_none(old) || sort_of(old_mode) == TreeFile::Sort::repository) old.clear();
    if (is_none(now) || sort_of(new_mode) == TreeFile::Sort::repository) now.clear();
    files.push_back({std::string{pieces[i + 1]}, std::move(old), std::move(now)});
  }
  return files;
}

}  // namespace

bool is_shallow(const Repository& repository) {
  return output_of(read_git(repository.folder(), {"rev-parse", "--is-shallow-repository"})) ==
         "true\n";
}

Revision revision_of(const Repository& repository, std::string_view word) {
  if (auto commit = commit_named(repository, word)) return {*commit, std::string{word}};
  const auto date = Date::parse(word);
  if (!date || date->last() == Date::latest || !commit_named(repository, "HEAD"))
    throw unknown(repository, word);
  if (std::string commit = last_by(repository, date->last()); !commit.empty())
    return {std::move(commit), std::string{word}};
  throw Failure(Exit::usage, "nothing was committed by " + std::string{word},
                how_to_deepen(repository, "`git log --reverse` shows the first commit"));
}

std::optional<Revision> revision_if_any(const Repository& repository, std::string_view word) {
  auto commit = commit_named(repository, word);
  if (!commit) return std::nullopt;
  return Revision{std::move(*commit), std::string{word}};
}

std::string day_of(const Repository& repository, const Revision& revision) {
  return without_last_newline(output_of(read_git(
      repository.folder(), {"log", "-1", "--no-show-signature", "--date=format-local:%Y-%m-%d",
                            "--format=%cd", revision.commit, "--"})));
}

Revision revision_before(const Repository& repository, const std::string& day) {
  const auto date = Date::parse(day);
  if (!date || !commit_named(repository, "HEAD")) throw unknown(repository, day);
  const std::string first = to_string(date->first());
  std::string commit = last_by(repository, date->first() - std::chrono::days{1});
  if (!commit.empty()) return {std::move(commit), "before " + first};
  throw Failure(Exit::usage, "nothing was committed before " + first,
                how_to_deepen(repository, "the first commit is of " + first_day(repository) +
                                              "; `mieux log` shows all that was recorded"));
}

Revision merge_base(const Repository& repository, const Revision& one, const Revision& other,
                    const std::string& otherwise) {
  const Ended ended = read_git(repository.folder(), {"merge-base", "--", one.commit, other.commit});
  if (ended.started && ended.code == 1 && ended.errors.empty())
    throw Failure(Exit::refused, one.named + " and " + other.named + " have no commit in common",
                  how_to_deepen(repository, otherwise));
  return {without_last_newline(output_of(ended)), one.named + "..." + other.named};
}

std::vector<TreeFile> files_at(const Repository& repository, const Revision& revision,
                               const Sizes& known) {
  std::string prefix = prefix_of(repository.folder());
  if (!prefix.empty()) prefix.pop_back();
  std::vector<std::string> command = {"ls-tree", "-r", "-z", "--full-tree"};
  if (known.empty()) command.emplace_back("-l");
  command.push_back(revision.commit + ":" + prefix);
  const Ended ended = read_git(repository.folder(), command);
  const bool no_such_folder =
      ended.started && ended.code != 0 && !prefix.empty() &&
      read_git(repository.folder(), {"cat-file", "-e", revision.commit + ":" + prefix}).code != 0;
  if (no_such_folder) return {};
  const std::string listed = output_of(ended);
  const std::vector<std::string_view> lines = split(listed, '\0');
  std::vector<TreeFile> files;
  files.reserve(lines.size());
  for (std::string_view line : lines) {
    if (line.empty()) continue;
    TreeFile file;
    file.path = path_behind_tab(line);
    file.sort = sort_of(take_word(line));
    take_word(line);  // the type, which the mode tells
    file.id = take_word(line);
    file.size = number_in(take_word(line));
    files.push_back(std::move(file));
  }
  if (!known.empty()) measure(repository, files, known);
  return files;
}

std::vector<TreeFile> staged_files(const Repository& repository) {
  const std::string listed = output_of(
      read_git(repository.folder(), {"ls-files", "--stage", "-z"}, {}, index_of(repository)));
  std::vector<TreeFile> files;
  for (std::string_view line : split(listed, '\0')) {
    if (line.empty()) continue;
    TreeFile file;
    file.path = path_behind_tab(line);
    file.sort = sort_of(take_word(line));
    file.id = take_word(line);
    if (take_word(line) != "0")
      throw Failure(Exit::refused, file.path + " is unmerged, so nothing is staged for it",
                    "decide what it should be, then: git add " + file.path);
    if (!is_none(file.id)) files.push_back(std::move(file));
  }
  measure(repository, files);
  return files;
}

Contents contents_of(const Repository& repository, const std::vector<std::string>& ids,
                     std::size_t bytes) {
  constexpr std::size_t around_each = 64;  // its id, its size and line breaks
  Contents contents;
  auto memory = std::make_shared<std::string>();
  memory->reserve(bytes + around_each * ids.size());
  contents.texts.reserve(ids.size());
  if (!ids.empty())
    for_each_object(
        repository.folder(), lines_of(ids), *memory,
        [&](std::string_view id, std::string_view text) { contents.texts.emplace_back(id, text); });
  contents.memory = std::move(memory);
  return contents;
}

std::vector<FileDifference> differing_files(const Repository& repository, const Revision& before,
                                            const Revision& after) {
  return raw_differences(repository, {"diff-tree", "-r"}, {before.commit, after.commit});
}

std::vector<FileDifference> differing_staged(const Repository& repository, const Revision& before) {
  return raw_differences(repository, {"diff-index", "--cached"}, {before.commit});
}

std::vector<std::string> unstaged_paths(const Repository& repository) {
  std::vector<std::string> variables = index_of(repository);
  const std::vector<std::string> none = without_filters(repository);
  variables.insert(variables.end(), none.begin(), none.end());
  const std::string listed = output_of(
      read_git(repository.folder(),
               {"ls-files", "-z", "--others", "--modified", "--exclude-standard"}, {}, variables));
  std::vector<std::string> paths;
  for (const std::string_view path : split(listed, '\0'))
    if (!path.empty()) paths.emplace_back(path);
  return paths;
}

std::vector<FileDifference> differing_on_disk(const Repository& repository,
                                              const Revision& before) {
  std::vector<FileDifference> files =
      raw_differences(repository, {"diff-index"}, {before.commit}, without_filters(repository));
  for (FileDifference& file : files) file.after.clear();
  const std::string others =
      output_of(read_git(repository.folder(), {"ls-files", "--others", "-z"}));
  for (const std::string_view path : split(others, '\0'))
    if (!path.empty()) files.push_back({std::string{path}, {}, {}});
  // A file that git was told to forget is there twice: as gone from the index, and as unknown.
  const auto by_path = [](const FileDifference& a, const FileDifference& b) {
    return a.path < b.path;
  };
  std::stable_sort(files.begin(), files.end(), by_path);
  files.erase(std::unique(files.begin(), files.end(),
                          [](const FileDifference& a, const FileDifference& b) {
                            return a.path == b.path;
                          }),
              files.end());
  return files;
}

}  // namespace mieux::git
