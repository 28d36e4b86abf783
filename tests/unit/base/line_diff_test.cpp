// Unified diffs: as `diff -u` prints them, and such that `patch` makes the new text of the old one.

#include "mieux/base/line_diff.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "mieux/base/process.hpp"

namespace line_diff_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

/// A temporary folder with the files of a comparison.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "mieux-diff-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const char* name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const char* name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] Ended run_here(const std::vector<std::string>& words) const {
    return run({words, path_, {}, {}});
  }

 private:
  fs::path path_;
};

/// What `diff -u` says, without the names of the files.
std::string system_diff(const std::string& before, const std::string& after) {
  const Folder folder;
  folder.write("a", before);
  folder.write("b", after);
  const Ended ended = folder.run_here({"diff", "-u", "--label", "a", "--label", "b", "a", "b"});
  REQUIRE(ended.started);
  REQUIRE(ended.code < 2);
  const std::size_t names = ended.output.find("@@");
  return names == std::string::npos ? std::string{} : ended.output.substr(names);
}

/// What `patch` makes of a text by our diff.
std::string patched(const std::string& before, const std::string& after) {
  const Folder folder;
  folder.write("a", before);
  folder.write("diff", "--- a\n+++ a\n" + line_diff(before, after));
  const Ended ended = folder.run_here(
      {"patch", "--quiet", "--force", "--binary", "--fuzz=0", "-o", "out", "a", "diff"});
  REQUIRE(ended.started);
  return ended.code == 0 ? folder.read("out") : "patch fails: " + ended.output + ended.errors;
}

std::string lines(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

struct Case {
  const char* what;
  std::string before;
  std::string after;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"nothing", "", ""},
      {"equal", "a\nb\n", "a\nb\n"},
      {"new", "", "a\nb\n"},
      {"new, one line", "", "a\n"},
      {"removed", "a\nb\n", ""},
      {"removed, one line", "a\n", ""},
      {"one line", "a\n", "b\n"},
      {"first line", lines(1, 9), with(lines(1, 9), "line 1\n", "other\n")},
      {"last line", lines(1, 9), with(lines(1, 9), "line 9\n", "other\n")},
      {"line in the middle", lines(1, 20), with(lines(1, 20), "line 9\n", "other\n")},
      {"line added at the start", lines(1, 9), "x\n" + lines(1, 9)},
      {"line added at the end", lines(1, 9), lines(1, 9) + "x\n"},
      {"line added", lines(1, 9), lines(1, 5) + "x\n" + lines(6, 9)},
      {"line removed", lines(1, 9), lines(1, 4) + lines(6, 9)},
      {"lines removed at the start", lines(1, 9), lines(3, 9)},
      {"six lines between", lines(1, 20),
       lines(1, 4) + "x\n" + lines(6, 11) + "y\n" + lines(13, 20)},
      {"seven lines between", lines(1, 20),
       lines(1, 4) + "x\n" + lines(6, 12) + "y\n" + lines(14, 20)},
      {"all lines", lines(1, 5), lines(11, 17)},
      {"no line break, before", "a\nb", "a\nb\n"},
      {"no line break, after", "a\nb\n", "a\nb"},
      {"no line break, both", "a\nb", "a\nc"},
      {"no line break, common", lines(1, 5) + "end", lines(2, 5) + "end"},
      {"no line break, line added", "a", "a\nb"},
      {"one blank line", "\n", ""},
      {"line ends", "a\r\nb\r\n", "a\nb\n"},
      {"lines like a diff", "--- a\n+++ b\n", "--- a\n@@ -1 +1 @@\n"},
  };
  return all;
}

}  // namespace

TEST_CASE("a diff is what diff -u prints") {
  for (const Case& c : cases()) {
    CAPTURE(c.what);
    CHECK(line_diff(c.before, c.after) == system_diff(c.before, c.after));
  }
}

TEST_CASE("patch makes the new text of the old one") {
  for (const Case& c : cases()) {
    if (c.before == c.after) continue;
    CAPTURE(c.what);
    CHECK(patched(c.before, c.after) == c.after);
  }
}

TEST_CASE("patch makes the new text of the old one, whatever they are") {
  const auto any_text = [] {
    std::string text;
    for (const int line : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6)))
      text += std::string{"abc\r\t -"}.substr(static_cast<std::size_t>(line), 2) + "\n";
    if (!text.empty() && *rc::gen::arbitrary<bool>()) text.pop_back();
    return text;
  };
  CHECK(rc::check([&] {
    const std::string before = any_text();
    const std::string after = any_text();
    if (before != after) RC_ASSERT(patched(before, after) == after);
    RC_ASSERT(line_diff(before, before).empty());
  }));
}

TEST_CASE("long texts without common ends are taken as replaced") {
  const std::string before = lines(1, 3000);
  const std::string after = "x\n" + lines(2, 2999) + "y\n";
  CHECK(patched(before, after) == after);
}

}  // namespace line_diff_test
