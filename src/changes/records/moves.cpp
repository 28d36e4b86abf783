#include "moves.hpp"

#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

/// The uid that a text states; empty if it cannot be read.
std::string uid_in(const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return {};
  const yaml::Node* uid = document.find(document.root(), "uid");
  return uid == nullptr ? std::string{} : std::string{uid->text};
}

/// A record without a uid is taken to be in the only file that comes.
const FileChange* only_new(const Change& change) {
  const FileChange* found = nullptr;
  for (const FileChange& file : change.files) {
    if (file.before || !file.after) continue;
    if (found != nullptr) return nullptr;
    found = &file;
  }
  return found;
}

}  // namespace

const FileChange* file_after(const Change& change, const FileChange& file, const Record& record) {
  if (file.after) return &file;
  if (!record.uid.is_there()) return only_new(change);
  for (const FileChange& other : change.files)
    if (!other.before && other.after && uid_in(*other.after) == record.uid.value) return &other;
  return nullptr;
}

}  // namespace mieux
