#include "forgotten_guard.hpp"

#include <string>

#include "field_in_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/schema/kind.hpp"

namespace mieux {
void guard_forgotten(const Change& change) {
  const std::string folder = std::string{subject_of(RecordKind::expert).place} + "/";
  for (const FileChange& file : change.files) {
    if (!file.path.starts_with(folder) || !file.before || !file.after) continue;
    const std::string day = field_in_text(*file.before, "forgotten");
    if (day.empty() || !field_in_text(*file.after, "forgotten").empty()) continue;
    throw Failure(Exit::refused,
                  file.path + " is what is left of an expert forgotten on " + day +
                      ": that is not taken back",
                  "register the person anew: mieux expert new");
  }
}

}  // namespace mieux
