#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// Sixteen letters and digits that nobody can foresee: what never changes of a record.
std::string draw_uid(const Draw& draw);

/// Fails (3) if the former ids of a kind or the pattern of its ids are not known: a record of the
/// kind or mieux.yaml cannot be read.
void require_ids_known(const Store& store, RecordKind kind);

/// The pattern that mieux.yaml gives for new ids of a kind; empty if it gives none.
std::string id_pattern(const Store& store, RecordKind kind);

/// Could the pattern have given this id, in some year and to some record?
bool fits_pattern(std::string_view id, std::string_view pattern);

/// Ids of a kind that cannot be given any more: of records, former ids, files on any branch, and
/// those taken meanwhile.
class TakenIds {
 public:
  /// Fails (3) as `require_ids_known`.
  TakenIds(const Store& store, RecordKind kind, const Circumstances& circumstances);

  [[nodiscard]] bool contains(std::string_view id) const;
  /// Where an id is taken: "requests/2026-04.yaml", "a former id of ...", "another branch",
  /// "another new record"; empty if it is free.
  [[nodiscard]] std::string where(std::string_view id) const;
  /// The greatest serial number among ids of the form `before`, digits, `after`.
  [[nodiscard]] unsigned greatest(std::string_view before, std::string_view after);
  /// From now on the id is taken.
  void take(const std::string& id);

 private:
  /// Serial numbers of one form.
  struct Serials {
    std::string before, after;
    unsigned greatest = 0;
  };

  const Store& store_;
  RecordKind kind_;
  std::vector<std::string> on_branches_;  ///< ids, sorted
  std::unordered_set<std::string> taken_;
  std::vector<Serials> serials_;  ///< of the forms asked for so far
};

/// Fails (2) if `id` cannot be the id of a record, (3) if it is taken.
void require_free(const std::string& id, const TakenIds& taken);

/// An id for a new record: by the pattern of mieux.yaml, else by lot for experts, else from the
/// title; from the country and a number (`morocco-1`) if the title has no letters for an id. To one
/// that Windows keeps for a device the kind is added (`con-organisation`). Fails (2) if there is
/// nothing to form it from, (3) if the pattern cannot be understood.
std::string give_id(const Store& store, RecordKind kind, const yaml::Value& fields, TakenIds& taken,
                    const Circumstances& circumstances);

/// Another id for a record: by the pattern of mieux.yaml, for experts by lot, else the one it has
/// with a number behind it. Fails as `give_id` does.
std::string another_id(const Store& store, const Record& record, TakenIds& taken,
                       const Circumstances& circumstances);

}  // namespace mieux
