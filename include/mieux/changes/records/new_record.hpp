#pragma once

#include <string>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// A record that is to be written. An id that is not given is formed by the pattern of mieux.yaml,
/// else from the title, for experts by lot; a uid by lot.
struct NewRecord {
  RecordKind kind;
  std::string id;  ///< empty: to be given out
  yaml::Value fields{yaml::Value::Mapping{}, false};
  std::vector<Wish> wishes;  ///< on top of the fields
  bool draft = false;
};

/// Fails (2) for fields there are not, (3) for an id that is taken here or on a branch, and while
/// records cannot be read that may hold the id, or the uid if the fields give one.
Change new_record(const Store& store, NewRecord wanted, const Circumstances& circumstances);

class TakenIds;
/// `new_record` among others: the id it gets is taken in `taken`.
Change new_record(const Store& store, NewRecord wanted, const Circumstances& circumstances,
                  TakenIds& taken);

/// The wishes carried out on a new record of the fields given, as a value again. Fails (2) for a
/// field there is not.
yaml::Value fulfilled(const Store& store, RecordKind kind, const std::vector<Wish>& wishes,
                      const yaml::Value& fields);

/// Gives a field of the record another value.
void put_field(yaml::Value& fields, std::string_view key, yaml::Value value);

}  // namespace mieux
