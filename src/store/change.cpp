#include "mieux/store/change.hpp"

#include <algorithm>

#include "mieux/base/line_diff.hpp"

namespace mieux {

bool Change::changes_anything() const {
  const auto changes = [](const FileChange& file) { return file.before != file.after; };
  return std::ranges::any_of(files, changes) || std::ranges::any_of(private_files, changes);
}

Overlay overlay_of(const std::vector<FileChange>& files) {
  Overlay overlay;
  for (const FileChange& file : files) overlay[file.path] = file.after;
  return overlay;
}

std::string diff_of(const std::vector<FileChange>& files) {
  std::string text;
  for (const FileChange& file : files) {
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
