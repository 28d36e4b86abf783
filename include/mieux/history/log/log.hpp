#pragma once

#include <string>
#include <vector>

#include "mieux/git/commits.hpp"
#include "mieux/history/difference/words.hpp"

namespace mieux::history {

/// What a commit did to a record.
struct LoggedRecord {
  RecordChange::Sort sort{};
  std::string heading;  ///< `request 2026-04 'Training'`
  std::vector<Entry> entries;
};

/// What was recorded at once: a commit, or what is not committed yet.
struct LogEntry {
  std::string commit;  ///< its whole id; empty: not committed yet
  std::string day;
  std::string author;
  std::string subject;
  /// The history that this clone has ends here: what is new here was recorded on that day or
  /// before.
  bool is_end = false;
  std::vector<LoggedRecord> records;
  std::size_t more = 0;  ///< records of which the commit did something, and nothing is said
};

struct LogAsked {
  /// Paths of one record, now and before; none: of the whole store.
  std::vector<std::string> paths = {};
  std::string uid = {};      ///< of that record: another one that had one of the paths is left out
  std::string part = {};     ///< id of a part of that record: only what is said of it
  std::string since = {};    ///< only from this day on
  std::string up_to = {};    ///< only what this commit has, and nothing uncommitted; empty: HEAD
  std::string without = {};  ///< id of a commit: nothing that it has
};

/// What happened to a record, or to all, commit by commit, the newest first; of a merge what it
/// says otherwise than all its parents. A record is followed by its uid to paths that it had before
/// a merge. Commits that change no record are left out. What is in the working folder and not
/// committed comes first.
std::vector<LogEntry> log_of(const git::Repository& repository, LogAsked asked,
                             const schema::Schemas& schemas);

/// For a terminal, no wider than `width`.
std::string log_as_text(const std::vector<LogEntry>& log, unsigned width);
/// JSON `mieux.log/1`.
std::string log_as_json(const std::vector<LogEntry>& log);

}  // namespace mieux::history
