#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/schema/schema.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// One value that two texts of a record say differently.
struct Difference {
  /// The part of the record it is in, such as `activities.a1`; empty: the record itself.
  std::string part;
  /// Its path, below the part if there is one, as `set` takes it: elements by their id, else by
  /// their position in the later text, in the earlier one for those that are gone. Empty: the part
  /// as a whole, which is new or gone.
  std::string field;
  std::string counted;                ///< the whole path, with positions instead of ids
  std::optional<yaml::Value> before;  ///< absent: not said
  std::optional<yaml::Value> after;
  const schema::Rule* rule = nullptr;  ///< null for a field that the schema does not know
  /// Of the strictest field on the way: who may be told of it.
  schema::Visibility visibility = schema::Visibility::open;

  /// `activities.a1.title`.
  [[nodiscard]] std::string path() const;
};

/// What `after` says otherwise than `before`, in the order of the schema; both are texts of one
/// record of this kind. Tables are compared field by field. Elements of lists of tables are
/// compared with the one of their id, else of their natural key (the event, the name, the
/// requester), else with the one in their place; one without a counterpart is new or gone as a
/// whole. Lists of other values are compared as a whole. An order of elements that is another one
/// is a difference of the list. A value that is null is not said.
std::vector<Difference> differences(const schema::Schemas& schemas, RecordKind kind,
                                    const yaml::Value& before, const yaml::Value& after);

/// What a change does to one record.
struct RecordDifferences {
  std::string path;     ///< of its file, before the change if it was there
  std::string id;       ///< from the path
  bool is_new = false;  ///< then it has no differences
  std::string name;     ///< what people call it (`Subject::named_by`), after it
  std::vector<Difference> differences;
};

/// What a change does, record by record in its order. Files that are no records, that stay as they
/// are, that go, or that cannot be read before or after it are left out.
std::vector<RecordDifferences> differences_of(const Store& store, const Change& change);

/// A value in one line: `'Training'`, `[a, b]`, `{event: received, date: 2018-02}`, `none`.
std::string in_one_line(const std::optional<yaml::Value>& value);

/// `title: 'Training' -> 'Course'`, with the path below the part.
std::string in_words(const Difference& difference);

}  // namespace mieux
