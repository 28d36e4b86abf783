// Documents that records name: which are looked for in the store, and what is said of them.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/fingerprint.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/document_file.hpp"
#include "store/store_folder.hpp"

namespace documents_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view record = "requests/a.yaml";

/// What is said of documents where a request names one.
std::vector<std::string> said(const StoreFolder& folder, const std::string& kept,
                              const std::string& sum) {
  std::string text = StoreFolder::header(record) + "title: T\nevents:\n  - event: received\n" +
                     "documents:\n  - type: letter\n    kept: " + kept + "\n";
  if (!sum.empty()) text += "    sha256: " + sum + "\n";
  folder.write(record, text);
  std::vector<std::string> codes;
  const Day day{Day::duration{20'000}};
  for (const Diagnostic& each : validate(folder.load(), AsOf{day, day}, 1))
    if (each.code.starts_with("document-")) {
      CHECK(each.severity == Severity::warning);
      codes.emplace_back(each.code);
    }
  return codes;
}

using Codes = std::vector<std::string>;
const Codes none{};
const Codes changed{"document-changed"};
const Codes missing{"document-missing"};

}  // namespace

TEST_CASE("a document in the store is compared with its checksum") {
  const StoreFolder folder;
  folder.write("sources/letter.txt", "a\n");
  folder.write("letters/of 2025/b.pdf", "a\n");
  folder.write("top.pdf", "a\n");
  const std::string right = fingerprint("a\n");
  const std::string wrong = fingerprint("b\n");
  for (const char* kept :
       {"sources/letter.txt", "./sources//letter.txt", "letters/of 2025/b.pdf", "top.pdf"}) {
    CAPTURE(kept);
    CHECK(said(folder, kept, right) == none);
    CHECK(said(folder, kept, wrong) == changed);
    CHECK(said(folder, kept, "") == none);
  }
}

TEST_CASE("a document that is gone is missed, with a checksum or without") {
  const StoreFolder folder;
  folder.write("letters/a.txt", "a\n");
  const std::string sum = fingerprint("a\n");
  CHECK(said(folder, "sources/gone.txt", sum) == missing);
  CHECK(said(folder, "sources/gone.txt", "") == missing);
  CHECK(said(folder, "letters/gone", "") == missing);
  CHECK(said(folder, "letters/a.txt/b", "") == missing);
  CHECK(said(folder, "elsewhere/gone.pdf", sum) == missing);
  CHECK(said(folder, "elsewhere/gone.pdf", "") == none);
}

TEST_CASE("what is kept elsewhere is not looked for") {
  const StoreFolder folder;
  const std::string sum = fingerprint("a\n");
  for (const char* kept : {"Archive, box 3", "Archive, vol. 3", "https://example.org/a.pdf",
                           "doi:10.1000/182.pdf", "/etc/passwd", "../a.pdf", "sources/../../a.pdf",
                           "~/a.pdf", "'C:\\letters\\a.pdf'", "SharePoint/Letters"}) {
    CAPTURE(kept);
    CHECK(said(folder, kept, sum) == none);
  }
}

TEST_CASE("no link, no folder and no pipe is taken for the file of a document") {
  const StoreFolder folder;
  const StoreFolder outside;
  outside.write("a.txt", "a\n");
  fs::create_directories(folder.path() / "sources/folder");
  fs::create_symlink(outside.path() / "a.txt", folder.path() / "sources/link.txt");
  fs::create_symlink(outside.path(), folder.path() / "sources/out");
  REQUIRE(::mkfifo((folder.path() / "sources/pipe.txt").c_str(), 0600) == 0);
  const std::string sum = fingerprint("a\n");
  for (const char* kept :
       {"sources/link.txt", "sources/out/a.txt", "sources/folder", "sources/pipe.txt"}) {
    CAPTURE(kept);
    CHECK(said(folder, kept, sum) == missing);
  }
}

TEST_CASE("a file of any size is read to its end") {
  const StoreFolder folder;
  const std::string large(5'000'000, 'x');
  folder.write("sources/scan.pdf", large);
  CHECK(read_document(folder.path(), "sources/scan.pdf").sha256 == fingerprint(large));
}

}  // namespace documents_test
