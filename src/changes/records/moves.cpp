#include "moves.hpp"

#include "field_in_text.hpp"

namespace mieux {
namespace {

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
    if (!other.before && other.after && field_in_text(*other.after, "uid") == record.uid.value)
      return &other;
  return nullptr;
}

}  // namespace mieux
