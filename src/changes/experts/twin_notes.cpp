#include "mieux/changes/experts/twin_notes.hpp"

#include <optional>

#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/twins.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

/// The text of the one file that the change makes; nothing if it makes none.
const std::string* made_in(const std::vector<FileChange>& files) {
  for (const FileChange& file : files)
    if (!file.before && file.after) return &*file.after;
  return nullptr;
}

/// What a text of either part says of a person.
class FactsReader {
 public:
  explicit FactsReader(const std::string& text) {
    std::vector<Finding> findings;
    whole_ = yaml::read(text, document_, unescaped_, findings);
  }

  void read(const yaml::Path& path, std::string& value) const {
    if (const yaml::Node* node = find(path)) value = node->text;
  }
  void read(const yaml::Path& path, std::vector<std::string>& values) const {
    if (const yaml::Node* node = find(path))
      for (const yaml::Node& one : yaml::Children{document_, *node}) values.emplace_back(one.text);
  }

 private:
  [[nodiscard]] const yaml::Node* find(const yaml::Path& path) const {
    return whole_ ? yaml::find(document_, path) : nullptr;
  }

  yaml::Document document_;
  std::pmr::monotonic_buffer_resource unescaped_;
  bool whole_ = false;
};

}  // namespace

std::vector<Note> notes_on_twins(const Store& store, const Roster* roster, const Change& change) {
  PersonFacts facts;
  if (const std::string* text = made_in(change.files)) {
    const FactsReader open(*text);
    open.read({"country"}, facts.country);
    open.read({"administration"}, facts.administration);
    open.read({"topics"}, facts.topics);
  }
  if (const std::string* text = made_in(change.private_files)) {
    const FactsReader personal(*text);
    personal.read({"name"}, facts.name);
    personal.read({"contact", "emails"}, facts.emails);
    personal.read({"contact", "phones"}, facts.phones);
  }
  std::vector<Note> notes;
  for (const Twin& twin : TwinIndex(store, roster).of(facts))
    notes.push_back({"this is likely expert " + in_quotes(twin.expert->id) + ": the " +
                         std::string{word_of(twin.ground)} +
                         (twin.ground == TwinGround::profile ? " are the same" : " is the same"),
                     {},
                     "if so, `mieux expert merge` makes one of two",
                     Severity::warning});
  return notes;
}

}  // namespace mieux
