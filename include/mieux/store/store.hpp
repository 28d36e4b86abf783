#pragma once

#include <array>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mieux/base/arena.hpp"
#include "mieux/base/diagnostic.hpp"
#include "mieux/base/id_index.hpp"
#include "mieux/base/lazy.hpp"
#include "mieux/records/expert.hpp"
#include "mieux/records/knowledge.hpp"
#include "mieux/records/personal.hpp"
#include "mieux/records/programme.hpp"
#include "mieux/records/record.hpp"
#include "mieux/records/review.hpp"
#include "mieux/schema/check.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store_files.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/vocabulary/vocabularies.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// The other end of an issue: a second place in a record.
struct OtherEnd {
  const Record* record = nullptr;
  Span span;
  std::string message;
};

/// Something wrong in a record of a store.
struct Issue {
  const Record* record = nullptr;
  Finding finding;
  std::vector<OtherEnd> others;
};

/// A reference, with the record it stands in.
struct Reference {
  const Record* from = nullptr;
  schema::ReferenceUse use;
};

/// All records of a store, read once and then never changed. What is kept of them is compact; the
/// files themselves are read again where their text is wanted (`RecordTexts`).
class Store {
 public:
  struct Options {
    unsigned threads = 2;
    bool second_opinion = false;                      ///< read every file with yaml-cpp too
    bool without_records = false;                     ///< read mieux.yaml and vocabularies alone
    yaml::Way way = yaml::Way::quick;                 ///< how the text of records is taken apart
    std::atomic<std::size_t>* read_so_far = nullptr;  ///< counts the files taken up; may be null
    /// Read these files so, whatever the disk holds; may be null.
    const Overlay* overlay = nullptr;
    /// An earlier reading of the same store: records that the files and overlays of both do not
    /// tell apart are taken from it instead of read. The new store shares its memory. May be null.
    const Store* base = nullptr;
    /// Where the files are; null: on the disk.
    std::shared_ptr<const StoreFiles> files = nullptr;
  };

  /// Reads the store at `root`, or the files of `options` in its place. What is wrong with its
  /// files is kept in `issues` and `diagnostics`. A change that a journal has committed is read as
  /// if it were in place; what is changed while it is read is read again. Fails (2) if there is no
  /// mieux.yaml, (4) if a folder or the journal cannot be read, (75) if it changes all the time.
  static Store load(const std::filesystem::path& root, const schema::Schemas& schemas,
                    Options options);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  /// Has no command changed the store since it was read? Fails (4) if that cannot be told.
  [[nodiscard]] bool is_current() const;
  [[nodiscard]] const StoreFiles& files() const { return *files_; }
  [[nodiscard]] const schema::Schemas& schemas() const { return *schemas_; }
  [[nodiscard]] const Programme& programme() const { return programme_; }
  [[nodiscard]] const Vocabularies& vocabularies() const { return *vocabularies_; }

  /// All records of a kind, in the order of their ids (`id_order`). Those that could not be read
  /// are among them.
  [[nodiscard]] const std::vector<Record>& records(RecordKind kind) const {
    return records_[index_of(kind)];
  }
  // Typed parts, at the same positions.
  [[nodiscard]] const std::vector<Request>& requests() const { return requests_; }
  [[nodiscard]] const std::vector<Action>& actions() const { return actions_; }
  [[nodiscard]] const std::vector<Organisation>& organisations() const { return organisations_; }
  [[nodiscard]] const std::vector<Fiche>& fiches() const { return fiches_; }
  [[nodiscard]] const std::vector<Expert>& experts() const { return experts_; }
  /// Of a private roster; none in any other store.
  [[nodiscard]] const std::vector<PersonalPart>& personal_parts() const { return personal_parts_; }
  [[nodiscard]] const std::vector<FeedbackForm>& forms() const { return forms_; }
  [[nodiscard]] const std::vector<Feedback>& feedback() const { return feedback_; }
  [[nodiscard]] const std::vector<Practice>& practices() const { return practices_; }
  [[nodiscard]] const std::vector<PublicEvent>& events() const { return events_; }
  [[nodiscard]] const std::vector<Publication>& publications() const { return publications_; }
  [[nodiscard]] const std::vector<Review>& reviews() const { return reviews_; }

  /// The record with this id, or null. Aliases are not looked at.
  [[nodiscard]] const Record* find(RecordKind kind, std::string_view id) const;
  /// The record of one of `kinds` that a reference in a record means (`id` or `kind/id`), aliases
  /// included, or null.
  [[nodiscard]] const Record* target(std::string_view reference, KindSet kinds) const;
  /// Does a record of one of `kinds` have the id that the reference says, aliases aside? As
  /// `target`, without a look at the record.
  [[nodiscard]] bool has_id(std::string_view reference, KindSet kinds) const;
  /// Whoever has `alias` as a former id, or null.
  [[nodiscard]] const Record* find_alias(RecordKind kind, std::string_view alias) const;

  /// What people call a record on `day`, beside its id and short name (`Subject::named_by`): its
  /// title, or the name of an organisation in use that day; empty if it has none.
  [[nodiscard]] std::string_view name_of(const Record& record, Day day) const;
  /// The same on any day: its title, or all names of an organisation.
  [[nodiscard]] std::vector<std::string_view> names_of(const Record& record) const;

  /// Records a person may mean by `word`: `kind/id`, else an id, else a former id, else an official
  /// number or a short name, else a title, or any name or acronym of an organisation (numbers and
  /// names compared by `folded_name`). The name of its file is understood, too
  /// (`requests/2026-04.yaml`). More than one: ambiguous.
  [[nodiscard]] std::vector<const Record*> resolve(std::string_view word, KindSet kinds) const;

  /// The request of an Action and the Actions of a request, by position; null or empty if unknown.
  [[nodiscard]] const Record* request_of(std::size_t action) const;
  [[nodiscard]] List<std::uint32_t> actions_of(std::size_t request) const;

  /// What reading found wrong in records, in no order.
  [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }
  /// What is wrong with folders, files that are no records, and vocabularies.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const std::vector<Reference>& references() const { return references_; }
  /// Files that were not read as they are on the disk.
  [[nodiscard]] const Overlay& overlay() const { return overlay_; }
  /// Bytes of all record files.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// The issue as it is printed: located, and with the severity that an imported record or a
  /// draft gives it. Nothing if the issue does not apply to a draft.
  [[nodiscard]] static std::optional<Diagnostic> locate(const Issue& issue, RecordTexts& texts);

  /// The record of a file within the store, or null.
  [[nodiscard]] const Record* at_path(std::string_view path) const;

  /// The path of a record within its store.
  static std::string path_of(const Record& record);
  static std::string path_of(RecordKind kind, std::string_view id);

 private:
  friend class Loader;
  Store() = default;

  /// Records by what they are called, folded.
  using ByName = std::unordered_map<std::string, std::vector<const Record*>>;
  struct Names {
    ByName called;  ///< official numbers and short names
    ByName named;   ///< titles, names and acronyms
  };
  [[nodiscard]] const Names& names() const;
  [[nodiscard]] std::uint32_t position_of(RecordKind kind, std::string_view id) const;

  std::filesystem::path root_;
  std::string journal_seen_;  ///< the state of the journal while it was read; empty: it has none
  std::shared_ptr<const StoreFiles> files_;
  const schema::Schemas* schemas_ = nullptr;
  Programme programme_;
  std::shared_ptr<Vocabularies> vocabularies_ = std::make_shared<Vocabularies>();
  std::array<std::vector<Record>, kind_count> records_;
  std::array<IdIndex, kind_count> index_;
  /// The ids of a kind, close together: most searches need not go to the records.
  std::array<std::vector<std::string_view>, kind_count> ids_;
  std::vector<std::pair<std::string_view, const Record*>> aliases_;  ///< sorted
  std::vector<Request> requests_;
  std::vector<Action> actions_;
  std::vector<Organisation> organisations_;
  std::vector<Fiche> fiches_;
  std::vector<Expert> experts_;
  std::vector<PersonalPart> personal_parts_;
  std::vector<FeedbackForm> forms_;
  std::vector<Feedback> feedback_;
  std::vector<Practice> practices_;
  std::vector<PublicEvent> events_;
  std::vector<Publication> publications_;
  std::vector<Review> reviews_;
  std::vector<std::uint32_t> request_of_action_;
  std::vector<std::uint32_t> first_action_;  ///< of a request: index into `action_list_`
  std::vector<std::uint32_t> action_list_;
  std::vector<Issue> issues_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<Reference> references_;
  std::vector<std::shared_ptr<Arena>> memory_;
  /// Of the stores that records were taken from: their texts may lie in them.
  std::vector<std::shared_ptr<const Vocabularies>> lasting_terms_;
  std::size_t bytes_ = 0;
  Overlay overlay_;
  Lazy<Names> names_;
};

}  // namespace mieux
