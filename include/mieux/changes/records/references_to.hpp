#pragma once

#include <map>
#include <string>
#include <vector>

#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

using Uses = std::vector<schema::ReferenceUse>;

struct ByPath {
  bool operator()(const Record* a, const Record* b) const {
    return Store::path_of(*a) < Store::path_of(*b);
  }
};

/// The records that refer to a record, itself among them, by their paths, with where they do.
std::map<const Record*, Uses, ByPath> referrers_of(const Store& store, const Record& record);

/// Where these references stand in a record. Fails (75) if they do not: the store was read before.
std::vector<yaml::Path> places_of(const EditedRecord& text, const Uses& uses,
                                  const std::string& path);

}  // namespace mieux
