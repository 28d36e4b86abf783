#pragma once

#include <string>

#include "fiche_text.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A request while a step of it is recorded: its text, and the files that change with it.
class RequestStepText {
 public:
  RequestStepText(const Store& store, const Record& request, const StepWish& wish,
                  const AsOf& as_of);

  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const TypedDate& day() const { return day_; }
  EditedRecord& text() { return text_; }

  /// Fails (3) if the step cannot follow on what the request is.
  void require_legal() const;
  /// The event, with what the wish says of it, and who decided, as far as it is said.
  void record();
  /// The document the step rests on. `type`: what it is unless that is said.
  void keep_evidence(const std::string& type);
  /// The change so far; `sentence` follows the id.
  Change finish(const std::string& sentence, std::string next);
  /// Another file that changes with it.
  void also(FileChange file) { others_.push_back(std::move(file)); }

 private:
  [[nodiscard]] std::optional<std::size_t> place_of_event() const;

  const Store& store_;
  const Record& record_;
  const Request& request_;
  const StepWish& wish_;
  TypedDate day_;
  EditedRecord text_;
  std::string before_;
  std::vector<FileChange> others_;
};

/// Versions that were sent and are not decided yet, of all Action Fiches of a request.
struct SentVersion {
  const Record* fiche;
  const FicheVersion* version;
};
/// Fails (3) while a fiche cannot be read: it may be one of them.
std::vector<SentVersion> sent_versions(const Store& store, const Record& request);

/// Fails (3) for a draft, which nobody decides on.
void refuse_draft(const Record& record);

/// Fails (3) while an Action Fiche, or a record of the other kinds that a step rests on, cannot be
/// read: it may be the request's.
void require_belongings_read(const Store& store, const Record& request, KindSet others = 0);

/// Fails (3) for a request that waits.
void refuse_on_hold(const Record& request, Outcome now);

/// Fails (3) for a decision that would come before the version was sent.
void require_after_sending(const SentVersion& sent, const TypedDate& day);

/// Writes the decision into the last version of a fiche, with those details that are not empty.
FileChange decide_version(const Store& store, const Record& fiche, const std::string& outcome,
                          const TypedDate& day, const yaml::Value::Mapping& details);

/// What is said of a decision on a later version; that on a first one is in the request.
yaml::Value::Mapping details_of_later(const StepWish& wish);

/// The id in the path of a record: `ports` of `actions/ports.yaml`.
std::string id_of_path(const std::string& path);

/// The term that a person means by a word of a vocabulary. Fails (3) with the nearest one.
std::string term_named(const Store& store, std::string_view vocabulary, const std::string& word);

}  // namespace mieux
