#include "mieux/history/log/log.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "mieux/store/layout.hpp"

namespace mieux::history {
namespace {

/// Commits whose texts are read from git at once.
constexpr std::size_t commits_at_once = 200;
/// Records of a commit of which something is said.
constexpr std::size_t most_records = 20;

/// The texts of files that some commits changed.
class TextsOfCommits {
 public:
  TextsOfCommits(const git::Repository& repository, const git::Commit* first,
                 const git::Commit* last) {
    std::set<std::string> ids;
    for (const git::Commit* commit = first; commit != last; ++commit)
      for (const git::CommittedFile& file : commit->files) {
        if (!is_record_path(file.path)) continue;
        ids.insert(file.after);
        ids.insert(file.befores.begin(), file.befores.end());
      }
    ids.erase("");
    contents_ = git::contents_of(repository, {ids.begin(), ids.end()});
    texts_.insert(contents_.texts.begin(), contents_.texts.end());
  }

  [[nodiscard]] std::optional<std::string> of(const std::string& id) const {
    const auto found = texts_.find(id);
    return found == texts_.end() ? std::nullopt : std::optional{std::string{found->second}};
  }

 private:
  git::Contents contents_;
  std::unordered_map<std::string_view, std::string_view> texts_;
};

/// The changes from one parent of a commit.
Changes changes_from(std::size_t parent, const git::Commit& commit, const TextsOfCommits& texts,
                     const schema::Schemas& schemas) {
  std::vector<FileChange> files;
  for (const git::CommittedFile& file : commit.files)
    if (is_record_path(file.path) && parent < file.befores.size())
      files.push_back({file.path, texts.of(file.befores[parent]), texts.of(file.after)});
  return changes_in(schemas, files);
}

/// Leaves of `changes` what `other` says, too: what a merge says otherwise than both.
void keep_common(Changes& changes, const Changes& other) {
  const auto same_record = [](const RecordChange& a, const RecordChange& b) {
    return a.path == b.path;
  };
  std::erase_if(changes.records, [&](RecordChange& record) {
    const auto there =
        std::find_if(other.records.begin(), other.records.end(),
                     [&](const RecordChange& one) { return same_record(one, record); });
    if (there == other.records.end()) return true;
    std::erase_if(record.differences, [&](const Difference& difference) {
      return std::none_of(there->differences.begin(), there->differences.end(),
                          [&](const Difference& one) { return one.path() == difference.path(); });
    });
    return record.sort == RecordChange::Sort::changed && record.differences.empty();
  });
}

bool is_of(const RecordChange& record, const std::string& uid) {
  const bool has_uid = record.uid.find('/') == std::string::npos;
  return uid.empty() || !has_uid || record.uid == uid;
}

void say(LogEntry& entry, const Changes& changes, const std::string& uid,
         const schema::Schemas& schemas) {
  for (const RecordChange& record : changes.records) {
    if (!is_of(record, uid)) continue;
    if (entry.records.size() == most_records) {
      ++entry.more;
      continue;
    }
    entry.records.push_back({record.sort, heading_of(record), entries_of(record, schemas)});
  }
}

/// What is in the working folder and not committed.
LogEntry uncommitted(const git::Repository& repository, const LogAsked& asked,
                     const schema::Schemas& schemas) {
  LogEntry entry;
  entry.subject = "not committed yet";
  std::vector<FileChange> files =
      files_between(repository, {State::Of::revision, git::revision_of(repository, "HEAD")}, {});
  std::erase_if(files, [&](const FileChange& file) {
    return !asked.paths.empty() &&
           std::find(asked.paths.begin(), asked.paths.end(), file.path) == asked.paths.end();
  });
  say(entry, changes_in(schemas, files), asked.uid, schemas);
  return entry;
}

}  // namespace

std::vector<LogEntry> log_of(const git::Repository& repository, const LogAsked& asked,
                             const schema::Schemas& schemas) {
  const std::vector<git::Commit> commits =
      git::commits(repository, {asked.paths, asked.since, asked.up_to});
  std::vector<LogEntry> log;
  if (!commits.empty() && asked.up_to.empty())
    if (LogEntry entry = uncommitted(repository, asked, schemas); !entry.records.empty())
      log.push_back(std::move(entry));
  const std::set<std::string> ends = git::shallow_ends(repository);
  for (std::size_t first = 0; first < commits.size(); first += commits_at_once) {
    const std::size_t last = std::min(first + commits_at_once, commits.size());
    const TextsOfCommits texts(repository, commits.data() + first, commits.data() + last);
    for (std::size_t i = first; i < last; ++i) {
      const git::Commit& commit = commits[i];
      LogEntry entry{commit.id, commit.day, commit.author, commit.subject, ends.contains(commit.id),
                     {},        0};
      Changes changes = changes_from(0, commit, texts, schemas);
      std::size_t parents = 1;
      for (const git::CommittedFile& file : commit.files)
        parents = std::max(parents, file.befores.size());
      for (std::size_t parent = 1; parent < parents; ++parent)
        keep_common(changes, changes_from(parent, commit, texts, schemas));
      say(entry, changes, asked.uid, schemas);
      if (!entry.records.empty()) log.push_back(std::move(entry));
    }
  }
  return log;
}

}  // namespace mieux::history
