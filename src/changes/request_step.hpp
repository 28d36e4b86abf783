#pragma once

#include <string>

#include "fiche_text.hpp"
#include "mieux/changes/request_steps.hpp"

namespace mieux {

/// A request while a step of it is recorded: its text, and the files that change with it.
class RequestStepText {
 public:
  RequestStepText(const Store& store, const Record& request, const StepWish& wish,
                  const Clock& clock);

  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const TypedDate& day() const { return day_; }
  RecordText& text() { return text_; }

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
  const Store& store_;
  const Record& record_;
  const Request& request_;
  const StepWish& wish_;
  TypedDate day_;
  RecordText text_;
  std::string before_;
  std::vector<FileChange> others_;
};

/// Versions that were sent and are not decided yet, of all Action Fiches of a request.
struct SentVersion {
  const Record* fiche;
  const FicheVersion* version;
};
std::vector<SentVersion> sent_versions(const Store& store, const Record& request);

/// Writes the decision into the last version of a fiche.
FileChange decide_version(const Store& store, const Record& fiche, const std::string& outcome,
                          const TypedDate& day, const std::string& despite);

/// The term that a person means by a word of a vocabulary. Fails (3) with the nearest one.
std::string term_named(const Store& store, std::string_view vocabulary, const std::string& word);

}  // namespace mieux
