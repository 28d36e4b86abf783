#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/wish.hpp"
#include "mieux/records/status.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

// Operations that write: pure functions from a store and a wish to a change. None of them looks at
// a clock, a disk beside the store's files, or git, but through `Circumstances`.

/// A number nobody can foresee, for uids and opaque ids.
using Draw = std::function<std::uint32_t()>;

/// What operations need beside the store.
struct Circumstances {
  Clock clock;
  Draw draw;
  /// File names in the folder of a kind (such as `requests`) on all branches.
  std::function<std::vector<std::string>(std::string_view folder)> names_on_branches;
};

/// A record that is to be written. An id that is not given is formed by the pattern of mieux.yaml,
/// else from the title, for experts by lot; a uid by lot.
struct NewRecord {
  RecordKind kind;
  std::string id;  ///< empty: to be given out
  yaml::Value fields{yaml::Value::Mapping{}, false};
  std::vector<Wish> wishes;  ///< on top of the fields
  bool draft = false;
};

/// Fails (2) for fields there are not, (3) for an id that is taken here or on a branch.
Change new_record(const Store& store, NewRecord wanted, const Circumstances& circumstances);

/// The fields of a record read from YAML or JSON. What JSON calls null is absent. Fails (3),
/// located in `name`, if it is neither, and for JSON that is nested too deep or gives a field
/// twice.
yaml::Value fields_of_text(std::string_view text, const std::string& name);

/// Changes fields of a record, or of the part of it that stands at `part` (such as
/// `activities.a2`; empty: the record). Fails (2) for a field there is not.
Change set_fields(const Store& store, const Record& record, std::string_view part,
                  const std::vector<Wish>& wishes);

/// Adds an activity to an Action, with the next free id. `wishes` as for `set_fields`.
Change new_activity(const Store& store, const Record& action, const yaml::Value& fields,
                    const std::vector<Wish>& wishes);
Change remove_activity(const Store& store, const Record& action, std::string_view id);

/// Another text for a record, as an editor left it.
Change replace_text(const Store& store, const Record& record, std::string text);

/// Fails (3) while other records refer to it, and names them, and for an Action Fiche that the
/// steering group has seen.
Change remove_record(const Store& store, const Record& record);

/// Moves the record to another id, keeps the old one as an alias and rewrites every reference.
/// Fails (3) for an id that is taken.
Change rename_record(const Store& store, const Record& record, const std::string& id,
                     const Circumstances& circumstances);

/// The canonical layout of these records. Fails (3) if one of them cannot be laid out anew without
/// losing something.
Change format_files(const Store& store, const std::vector<const Record*>& records);

/// What a change does to the findings of a store.
struct Judgement {
  std::vector<Diagnostic> added;  ///< that were not there before, sorted
  std::size_t added_errors = 0;
};

/// Runs reader, schemas and rules on the result, which is not written, and compares.
Judgement judge(const Store& store, const Change& change, Clock clock, unsigned threads);

}  // namespace mieux
