// A change as a diff and as an overlay.

#include "mieux/store/change.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/base/process.hpp"

namespace change_test {

using namespace mieux;

namespace {

const Change several{{{"requests/a.yaml", "a\nb\n", "a\nB\n"},
                      {"requests/as-it-was.yaml", "x\n", "x\n"},
                      {"requests/gone.yaml", "gone\n", std::nullopt},
                      {"actions/new.yaml", std::nullopt, "new\nfile\n"},
                      {"requests/no-end.yaml", "a", "b"}},
                     "several",
                     {}};

}  // namespace

TEST_CASE("a change changes something where a file gets another content") {
  CHECK(several.changes_anything());
  CHECK_FALSE(Change{}.changes_anything());
  CHECK_FALSE(
      Change{{{"a", "x", "x"}, {"b", std::nullopt, std::nullopt}}, {}, {}}.changes_anything());
  CHECK(Change{{{"a", std::nullopt, ""}}, {}, {}}.changes_anything());
  CHECK(Change{{{"a", "", std::nullopt}}, {}, {}}.changes_anything());
}

TEST_CASE("the overlay of a change holds what its files will hold") {
  const Overlay overlay = overlay_of(several.files);
  CHECK(overlay.size() == 5);
  CHECK(overlay.at("requests/a.yaml") == "a\nB\n");
  CHECK(overlay.at("requests/gone.yaml") == std::nullopt);
  CHECK(overlay.at("actions/new.yaml") == "new\nfile\n");
}

TEST_CASE("git makes the new files of the old ones by the diff of a change") {
  const JournalFolder folder;
  for (const FileChange& file : several.files)
    if (file.before) folder.write(file.path, *file.before);
  const std::string diff = diff_of(several.files);
  CHECK(diff.find("as-it-was") == std::string::npos);
  const Ended ended = run({{"git", "apply", "--unsafe-paths", "-"}, folder.path(), diff, {}});
  REQUIRE(ended.started);
  CHECK(ended.errors == "");
  for (const FileChange& file : several.files) {
    CAPTURE(file.path);
    CHECK(folder.text_of(file.path) == file.after);
  }
}

TEST_CASE("a change that changes nothing has no diff") {
  CHECK(diff_of({{"a", "x", "x"}}).empty());
}

}  // namespace change_test
