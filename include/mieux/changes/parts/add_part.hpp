#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/parts/part_ids.hpp"
#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

struct NewPart {
  std::string id;
  yaml::Path path;
};

/// What a new part is to say.
struct PartWish {
  yaml::Value fields;        ///< a table
  std::vector<Wish> wishes;  ///< on top of it, as for `set_fields`
};

/// Adds a part at the end of a list of a record (such as `activities`), with the id that fields or
/// wishes give, else the next free one. Countries, organisations and terms may be given by name.
/// Fails (3) for an id that a part has or had, on any branch.
NewPart add_part(const Store& store, EditedRecord& text, std::string_view list,
                 const PartWish& wish, TakenParts& taken);
NewPart add_part(const Store& store, EditedRecord& text, std::string_view list,
                 const yaml::Value& fields, TakenParts& taken);

/// The place of the part with this id; empty if the list has none. Fails (3) if it has two.
yaml::Path place_of_part(const yaml::Document& document, std::string_view list,
                         std::string_view id);

/// The same. Fails (2) if the list has none, with the nearest, or all there are.
yaml::Path require_part(const EditedRecord& text, const Record& record, std::string_view list,
                        std::string_view id);

/// The id of a part as a person types it: `a2`, or `benin/a2` where `benin` is the record.
std::string_view part_id_of(std::string_view typed, const Record& record);

}  // namespace mieux
