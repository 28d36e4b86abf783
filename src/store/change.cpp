#include "mieux/store/change.hpp"

#include <algorithm>

#include "mieux/base/line_diff.hpp"

namespace mieux {

bool Change::changes_anything() const {
  return std::any_of(files.begin(), files.end(),
                     [](const FileChange& file) { return file.before != file.after; });
}

Overlay overlay_of(const Change& change) {
  Overlay overlay;
  for (const FileChange& file : change.files) overlay[file.path] = file.after;
  return overlay;
}

std::string diff_of(const Change& change) {
  std::string text;
  for (const FileChange& file : change.files) {
    if (file.before == file.after) continue;
    text += "diff --git a/" + file.path + " b/" + file.path + "\n";
    if (!file.before) text += "new file mode 100644\n";
    if (!file.after) text += "deleted file mode 100644\n";
    text += "--- " + (file.before ? "a/" + file.path : std::string{"/dev/null"}) + "\n";
    text += "+++ " + (file.after ? "b/" + file.path : std::string{"/dev/null"}) + "\n";
    text += line_diff(file.before.value_or(""), file.after.value_or(""));
  }
  return text;
}

}  // namespace mieux
