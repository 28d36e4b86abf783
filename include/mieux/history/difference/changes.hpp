#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/changes/parts/difference.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/change.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::history {

/// A state of a store that git or the disk has.
struct State {
  enum class Of : std::uint8_t { revision, staged, folder };
  Of of = Of::folder;
  git::Revision revision = {};  ///< of a revision

  /// `main`, `what is staged`, `the working folder`.
  [[nodiscard]] std::string name() const;
};

/// The files of the store that both states hold otherwise, with their texts, in the order of their
/// paths: records, mieux.yaml, vocabularies and templates with their texts, other files with an
/// empty one. Costs what differs. `before` is a revision.
std::vector<FileChange> files_between(const git::Repository& repository, const State& before,
                                      const State& after);

/// What became of a record between two states.
struct RecordChange {
  enum class Sort : std::uint8_t {
    added,
    removed,
    renamed,     ///< and perhaps changed: `was` is its id before
    changed,     ///< what it says
    laid_out,    ///< how it is written, and not what it says
    unreadable,  ///< one of its texts is no record that can be read
  };
  Sort sort = Sort::changed;
  RecordKind kind{};
  std::string id;
  std::string was;   ///< of a renamed one: its id before
  std::string name;  ///< what people call it; may be empty
  std::string uid;   ///< `kind/id` if it has none
  std::string path;
  std::optional<yaml::Value> before;    ///< what it said; absent: it was not there
  std::optional<yaml::Value> after;     ///< what it says
  std::vector<Difference> differences;  ///< of one that is changed or renamed
};

struct Changes {
  std::vector<RecordChange> records;  ///< by kind, then by id
  std::vector<FileChange> others;     ///< files that hold no records; hidden ones left out

  [[nodiscard]] bool any() const { return !records.empty() || !others.empty(); }
  [[nodiscard]] std::size_t count(RecordChange::Sort sort) const;
};

/// What these differences of files mean for records. A record that goes while another of its kind
/// with the same `uid` comes is renamed. A file that holds another `uid` than before is one record
/// that goes and one that comes.
Changes changes_in(const schema::Schemas& schemas, const std::vector<FileChange>& files);

}  // namespace mieux::history
