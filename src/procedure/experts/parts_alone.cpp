#include "mieux/procedure/experts/parts_alone.hpp"

#include "mieux/base/words.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {

std::string unread_parts(const Roster& roster) {
  const std::size_t unread =
      unread_files(roster.store(), set_of(RecordKind::expert_private)).size();
  return unread == 0 ? std::string{}
                     : counted(unread, "personal part") + " of the private roster cannot be read";
}

std::vector<PartAlone> parts_alone(const Store& store, const Roster& roster) {
  std::vector<PartAlone> all;
  for (const Record& part : roster.store().records(RecordKind::expert_private)) {
    const Record* expert = store.find(RecordKind::expert, part.id);
    if (expert != nullptr && !store.experts()[expert->position].forgotten.known) continue;
    PartAlone& alone = all.emplace_back(PartAlone{std::string{part.id}, {}, expert != nullptr});
    if (expert != nullptr) continue;
    const Record* renamed = store.find_alias(RecordKind::expert, part.id);
    if (renamed != nullptr) alone.now = renamed->id;
  }
  return all;
}

std::string in_words(const PartAlone& part) {
  if (part.forgotten) return "a personal part of somebody who was forgotten";
  return part.now.empty() ? "a personal part of nobody on record"
                          : "a personal part under the former id of " + part.now;
}

std::string what_to_do(const PartAlone& part, const Store& store) {
  if (part.forgotten) return "mieux expert forget " + part.id;
  const std::string there =
      "mieux -C " + std::string{store.programme().private_roster.value} + " expert-private ";
  if (!part.now.empty()) return there + "rename " + part.id + " " + part.now + " --no-alias";
  return "restore the record of the expert from git; or, if the person was removed: " + there +
         "remove " + part.id;
}

}  // namespace mieux
