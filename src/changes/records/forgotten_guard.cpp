#include "forgotten_guard.hpp"

#include <memory_resource>
#include <string>

#include "mieux/base/failure.hpp"
#include "mieux/schema/kind.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

/// The day in the text of an expert's record; empty if there is none.
std::string forgotten_on(const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings) || document.nodes.empty()) return {};
  const yaml::Node* day = document.find(document.root(), "forgotten");
  return day == nullptr ? std::string{} : std::string{day->text};
}

}  // namespace

void guard_forgotten(const Change& change) {
  const std::string folder = std::string{subject_of(RecordKind::expert).place} + "/";
  for (const FileChange& file : change.files) {
    if (!file.path.starts_with(folder) || !file.before || !file.after) continue;
    const std::string day = forgotten_on(*file.before);
    if (day.empty() || !forgotten_on(*file.after).empty()) continue;
    throw Failure(Exit::refused,
                  file.path + " is what is left of an expert forgotten on " + day +
                      ": that is not taken back",
                  "register the person anew: mieux expert new");
  }
}

}  // namespace mieux
