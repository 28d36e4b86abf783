#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/records/rename_record.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

// An expert is two records of one id: what everybody may know in the store, what is personal in
// its private roster. A change of both is one change (`Change::private_files`).

/// Is it a field, or the way to one, that the personal part alone has: `name`, `contact.emails`?
bool is_personal_field(const schema::Schemas& schemas, std::string_view path);

/// What is wanted of an expert, by the part that holds it.
struct WishesByPart {
  std::vector<Wish> open;
  std::vector<Wish> personal;
};
WishesByPart by_part(const schema::Schemas& schemas, const std::vector<Wish>& wishes);

/// The fields of one part among those of both, from a file.
yaml::Value fields_of_part(const schema::Schemas& schemas, const yaml::Value& fields,
                           bool personal);

/// A new expert with a personal part. The fields and wishes of `wanted` are of both parts. Fails as
/// `new_record`, and (2) if no name is among them.
Change new_expert(const Store& store, const Roster& roster, NewRecord wanted,
                  const Circumstances& circumstances);

/// Changes fields of both parts; the personal part is made where it is missing. Fails as
/// `set_fields`, (3) if the expert was forgotten: nothing personal is kept any more.
Change set_expert(const Store& store, const Roster& roster, const Record& expert,
                  const std::vector<Wish>& wishes, const Circumstances& circumstances);

/// Another id for an expert.
struct ExpertRename {
  const Record& expert;
  std::string wanted;  ///< empty: the next free one
  FormerId former = FormerId::kept;
};

/// Gives both parts another id. Fails as `rename_record`.
Change rename_expert(const Store& store, const Roster& roster, const ExpertRename& rename,
                     const Circumstances& circumstances);

/// Removes both parts. Fails as `remove_record`.
Change remove_expert(const Store& store, const Roster& roster, const Record& expert);

}  // namespace mieux
