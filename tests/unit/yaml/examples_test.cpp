// The files we show to people are in the format, and every reader reads them alike.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "mieux/yaml/second_opinion.hpp"
#include "reading.hpp"

namespace examples_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

namespace fs = std::filesystem;
const fs::path project = MIEUX_SOURCE_DIR;

std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void check_agreed(const std::string& text) {
  const Reading reading(text);
  CHECK(reading.whole);
  for (const Finding& finding : reading.findings) FAIL_CHECK(finding.message);
  if (!reading.whole) return;
  for (const Finding& finding : second_opinion(reading.text, reading.document)) {
    FAIL_CHECK(finding.message);
  }
}

}  // namespace

TEST_CASE("the examples of the page on the record format") {
  const std::string page = content_of(project / "docs/record-format.md");
  constexpr std::string_view open = "```yaml\n";
  std::size_t count = 0;
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    const std::size_t end = page.find("```\n", at);
    REQUIRE(end != std::string::npos);
    check_agreed(page.substr(at, end - at));
    ++count;
  }
  CHECK(count > 0);
}

TEST_CASE("the records of the example stores") {
  std::size_t count = 0;
  for (const char* store : {"examples/small-office", "examples/mieux-2009-2015"}) {
    const fs::path sources = project / store / "sources";  // material, not records
    for (auto entries = fs::recursive_directory_iterator(project / store);
         entries != fs::recursive_directory_iterator(); ++entries) {
      const fs::directory_entry& entry = *entries;
      if (entry.path() == sources) entries.disable_recursion_pending();
      if (entry.path().extension() != ".yaml") continue;
      CAPTURE(entry.path().string());
      check_agreed(content_of(entry.path()));
      ++count;
    }
  }
  CHECK(count > 0);
}

}  // namespace examples_test
