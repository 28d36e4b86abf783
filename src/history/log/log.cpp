#include "mieux/history/log/log.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "mieux/changes/records/fields_of.hpp"
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
    return a.path == b.path && a.uid == b.uid;
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

/// What a commit did; of a merge what it says otherwise than all its parents.
Changes changes_of(const git::Commit& commit, const TextsOfCommits& texts,
                   const schema::Schemas& schemas) {
  Changes changes = changes_from(0, commit, texts, schemas);
  std::size_t parents = 1;
  for (const git::CommittedFile& file : commit.files)
    parents = std::max(parents, file.befores.size());
  for (std::size_t parent = 1; parent < parents; ++parent)
    keep_common(changes, changes_from(parent, commit, texts, schemas));
  return changes;
}

bool is_of(const RecordChange& record, const std::string& uid) {
  const bool has_uid = record.uid.find('/') == std::string::npos;
  return uid.empty() || !has_uid || record.uid == uid;
}

bool has_part(const std::optional<yaml::Value>& record, const std::string& id) {
  const auto* fields = record ? std::get_if<yaml::Value::Mapping>(&record->data) : nullptr;
  if (fields == nullptr) return false;
  return std::any_of(fields->begin(), fields->end(), [&](const auto& field) {
    const auto* list = std::get_if<yaml::Value::Sequence>(&field.second.data);
    return list != nullptr && std::any_of(list->begin(), list->end(), [&](const yaml::Value& one) {
             return text_at(one, "id") == id;
           });
  });
}

/// Leaves what is said of a part; is there anything of it?
bool keep_part(LoggedRecord& said, const RecordChange& record, const std::string& part) {
  std::erase_if(said.entries,
                [&](const Entry& entry) { return !entry.part.ends_with("." + part); });
  const bool as_a_whole =
      record.sort == RecordChange::Sort::added || record.sort == RecordChange::Sort::removed;
  return !said.entries.empty() ||
         (as_a_whole && (has_part(record.before, part) || has_part(record.after, part)));
}

void say(LogEntry& entry, const Changes& changes, const LogAsked& asked,
         const schema::Schemas& schemas) {
  for (const RecordChange& record : changes.records) {
    if (!is_of(record, asked.uid)) continue;
    if (entry.records.size() == most_records) {
      ++entry.more;
      continue;
    }
    LoggedRecord said{record.sort, heading_of(record), entries_of(record, schemas)};
    if (asked.part.empty() || keep_part(said, record, asked.part))
      entry.records.push_back(std::move(said));
  }
}

/// Where a record was that a merge put at a path that no side had, as two records of one id lead
/// to: by the id of the merge.
struct MovedInMerge {
  std::string parent;  ///< `ID^2`
  std::string from;
  std::string to;
};
using MovedInMerges = std::map<std::string, MovedInMerge>;

/// Looks in the parents of merges for the record where its path is new; true if it had a path that
/// was not known.
bool find_moved(const git::Repository& repository, const git::Commit& commit, LogAsked& asked,
                MovedInMerges& moved) {
  for (const git::CommittedFile& file : commit.files) {
    const bool is_new = std::all_of(file.befores.begin(), file.befores.end(),
                                    [](const std::string& before) { return before.empty(); });
    if (!is_new || file.befores.size() < 2 || file.after.empty()) continue;
    const std::string folder = file.path.substr(0, file.path.rfind('/'));
    for (std::size_t parent = 1; parent <= file.befores.size(); ++parent) {
      const std::string name = commit.id + "^" + std::to_string(parent);
      for (const std::string& path :
           git::paths_holding(repository, name, folder, "uid: " + asked.uid)) {
        moved.try_emplace(commit.id, MovedInMerge{name, path, file.path});
        if (std::find(asked.paths.begin(), asked.paths.end(), path) != asked.paths.end()) continue;
        asked.paths.push_back(path);
        return true;
      }
    }
  }
  return false;
}

/// The commits of what is asked for; adds to `asked` the paths that a record had before merges.
std::vector<git::Commit> commits_followed(const git::Repository& repository, LogAsked& asked,
                                          MovedInMerges& moved) {
  for (;;) {
    std::vector<git::Commit> commits =
        git::commits(repository, {asked.paths, asked.since, asked.up_to, asked.without});
    const bool more = !asked.uid.empty() &&
                      std::any_of(commits.begin(), commits.end(), [&](const git::Commit& commit) {
                        return find_moved(repository, commit, asked, moved);
                      });
    if (!more) return commits;
  }
}

/// What a merge did to a record that it gave another path.
Changes changes_of_moved(const git::Repository& repository, const MovedInMerge& moved,
                         const std::string& merge, const schema::Schemas& schemas) {
  return changes_in(
      schemas,
      {{moved.from, git::text_at_commit(repository, moved.parent, moved.from), std::nullopt},
       {moved.to, std::nullopt, git::text_at_commit(repository, merge, moved.to)}});
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
  say(entry, changes_in(schemas, files), asked, schemas);
  return entry;
}

}  // namespace

std::vector<LogEntry> log_of(const git::Repository& repository, LogAsked asked,
                             const schema::Schemas& schemas) {
  MovedInMerges moved;
  const std::vector<git::Commit> commits = commits_followed(repository, asked, moved);
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
      const auto found = moved.find(commit.id);
      say(entry,
          found == moved.end() ? changes_of(commit, texts, schemas)
                               : changes_of_moved(repository, found->second, commit.id, schemas),
          asked, schemas);
      if (!entry.records.empty()) log.push_back(std::move(entry));
    }
  }
  return log;
}

}  // namespace mieux::history
