#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/fieldwork/activity_outcomes.hpp"
#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

/// A host as a person types it: an organisation or a country, by id or name. Fails (2) for what is
/// neither, with the nearest.
yaml::Value host_named(const Store& store, const std::string& typed);

/// An activity while it is recorded what becomes of it.
class ActivityText {
 public:
  /// Fails (2) if the Action has no such activity.
  ActivityText(const Store& store, const Record& action, std::string_view id);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::string name() const;  ///< `benin/a2`
  [[nodiscard]] const Action& action() const;
  /// What was recorded before: from the store.
  [[nodiscard]] const Activity& recorded() const { return *recorded_; }
  /// The text of one of its fields (`outcome.to`) as it is now; empty if it is not there.
  [[nodiscard]] std::string text_of(std::string_view field) const;
  /// One of its fields as it is now; null if it is not there.
  [[nodiscard]] const yaml::Node* node(std::string_view field) const;
  [[nodiscard]] const yaml::Document& document() const { return text_.document(); }
  /// `2026-03-02 to 2026-03-06`, as its first and last day are now; empty if it has none.
  [[nodiscard]] std::string days() const;

  /// Fails (3) if the activity cannot become this.
  void require(ActivityState next) const;
  /// Fails (2) if it is not said why.
  void require_reason(const std::string& reason, std::string_view participle) const;

  void put(std::string_view field, yaml::Value value);
  /// Puts what a person typed; nothing if that is empty.
  void put_text(std::string_view field, const std::string& typed);
  void remove(std::string_view field);
  /// Keeps the days and the reason of a postponement, so that the activity has no days and no
  /// outcome any more. If it was not postponed nothing changes.
  void keep_postponement();
  void put_document(const NewDocument& document);
  /// Fails (2) for what is no date or no organisation, (3) if the end lies before the start.
  void put_details(const ActivityDetails& details);

  /// The id of the activity that takes its place. Fails (2) if there is none of this id, or it is
  /// the same, (3) if that does not take place itself.
  [[nodiscard]] std::string replacement(const std::string& typed) const;

  /// `sentence` follows the name.
  Change finish(const std::string& sentence, std::string next);

 private:
  [[nodiscard]] yaml::Path path_of(std::string_view field) const;
  void put_days(const ActivityDetails& details);

  const Store& store_;
  const Record& record_;
  std::string id_;
  EditedRecord text_;
  std::string unchanged_;
  yaml::Path path_;
  const Activity* recorded_ = nullptr;
};

}  // namespace mieux
