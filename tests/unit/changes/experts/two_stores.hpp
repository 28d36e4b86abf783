// A small store and its private roster, in two temporary folders.
#pragma once

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/store/roster.hpp"

namespace mieux::changes_test {

struct TwoStores {
  StoreFolder open;
  StoreFolder personal;

  explicit TwoStores(std::string_view more = {}) {
    open.write("mieux.yaml", std::string{StoreFolder::programme} + std::string{more} +
                                 "private_roster: " + personal.path().string() + "\n");
    personal.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n");
  }

  void expert(const std::string& id, std::string_view open_part,
              std::string_view personal_part) const {
    add(open, "experts/" + id, open_part);
    if (!personal_part.empty()) add(personal, "expert-private/" + id, personal_part);
  }

  /// Puts the files of a change in place, in both stores.
  void apply(const Change& change) const {
    put(open, change.files);
    put(personal, change.private_files);
  }

  [[nodiscard]] static std::string personal_after(const Change& change, std::string_view path) {
    for (const FileChange& file : change.private_files)
      if (file.path == path) return file.after.value_or("(removed)");
    return "(not changed)";
  }

  /// The lines that a change gives and takes in the roster.
  [[nodiscard]] static std::string personal_lines(const Change& change) {
    Change own;
    own.files = change.private_files;
    return lines_changed(own);
  }

 private:
  static void put(const StoreFolder& folder, const std::vector<FileChange>& files) {
    for (const FileChange& file : files)
      if (file.after)
        folder.write(file.path, *file.after);
      else
        folder.remove(file.path);
  }
};

}  // namespace mieux::changes_test
