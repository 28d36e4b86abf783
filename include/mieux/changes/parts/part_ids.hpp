#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {

/// Ids of the parts of one record that are taken: by parts that are there, by those that were
/// removed (`retired_parts`), and by both on every branch, also under former ids of the record.
class TakenParts {
 public:
  /// `texts` of the file at `path`: as it is, and as it is to be. What cannot be read takes none.
  TakenParts(std::string path, std::initializer_list<std::string_view> texts,
             const Circumstances& circumstances);

  /// One more than the greatest number that is taken with this letter; taken itself now.
  std::string next(char letter);
  /// Takes this id for a part of `record`. Fails (3) if it is, or was, that of another one.
  void take(const std::string& id, std::string_view record);

  /// Asks the branches for several records at once: one question, however many they are.
  static void ask_branches(const std::vector<TakenParts*>& records,
                           const Circumstances& circumstances);

 private:
  void look_at(std::string_view text);

  std::string path_;
  const Circumstances* circumstances_;
  std::map<char, unsigned> greatest_;
  std::set<std::string> given_;         ///< ids that parts have, or had
  std::set<std::string> former_paths_;  ///< of the record, by its aliases
  bool branches_known_ = false;
};

/// The text of a record in which the part at a path, which has no id, has this one.
std::string with_id(const std::string& text, yaml::Path part, const std::string& id,
                    const yaml::KeyOrder& order);

/// Gives ids to the parts of these records that have none, and changes nothing else. Fails as
/// `RecordTexts::of` does, and (3) for a record that cannot be read as one.
Change add_part_ids(const Store& store, const std::vector<const Record*>& records,
                    const Circumstances& circumstances);

}  // namespace mieux
