#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/history/merge/merged_values.hpp"
#include "mieux/store/change.hpp"

namespace mieux {

/// Two records that took one id on two branches, as a merge meets them.
struct TwoRecords {
  RecordKind kind{};
  std::string id;      ///< the one they share
  std::string new_id;  ///< of the one that moves
  Side moves = Side::theirs;
  std::string path;           ///< of their file within the store
  std::string now;            ///< what is in the file: both, between markers
  BySide<std::string> texts;  ///< of ours and theirs; not of the base
};

/// A file of a record in the merged folder.
struct MergedFolderFile {
  std::string path;  ///< within the store
  std::string text;
  std::optional<Side> changed_by;  ///< the one side that changed it; nothing: both did
};

/// Do the texts of ours and theirs belong to two different records: have they different uids?
bool are_two_records(const BySide<std::string>& texts);

/// Keeps both: the one that stays gets the file, as it was on its side; the other one a file of its
/// new id. Where only the side of the one that moves changed a file, references to it follow, as
/// they do in records that move with it. Files that both sides changed and that refer to the id are
/// named in a warning. Fails (3) if a text that must be changed cannot be read.
Change keep_both(const schema::Schemas& schemas, const std::vector<TwoRecords>& pairs,
                 const std::vector<MergedFolderFile>& files);

}  // namespace mieux
