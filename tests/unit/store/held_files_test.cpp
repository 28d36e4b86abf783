// A store held in memory is what it is on the disk.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "mieux/base/fingerprint.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/store.hpp"
#include "mieux/store/templates.hpp"

namespace held_files_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

const fs::path office{MIEUX_SOURCE_DIR "/examples/small-office"};

/// All files of a folder, held.
HeldStore held_from(const fs::path& root) {
  HeldStore held;
  auto memory = std::make_shared<std::vector<std::string>>();
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const auto text = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                          std::istreambuf_iterator<char>());
    held.files.push_back({entry.path().lexically_relative(root).string(), fingerprint(*text),
                          HeldFile::Sort::file, text->size(), *text});
    held.memory.push_back(text);
  }
  held.fetch = [](const std::string&) { return std::string{}; };
  return held;
}

HeldFile& file_at(HeldStore& held, const std::string& path) {
  return *std::find_if(held.files.begin(), held.files.end(),
                       [&](const HeldFile& file) { return file.path == path; });
}

Store load(std::shared_ptr<const StoreFiles> files, const Store* base = nullptr) {
  Store::Options options;
  options.files = std::move(files);
  options.base = base;
  return Store::load(office, schema::built_in_schemas(), options);
}

std::vector<std::string> said(const Store& store) {
  const Day day = Date::parse("2026-01-15")->first();
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : validate(store, {day, day}, 1))
    lines.push_back(diagnostic.where.path + " " + std::to_string(diagnostic.where.line) + " " +
                    std::string{diagnostic.code} + " " + diagnostic.message);
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      if (kind.part == Part::none) lines.push_back(Store::path_of(record));
  return lines;
}

void replace(HeldStore& held, const std::string& path, const std::string& from,
             const std::string& to) {
  HeldFile& file = file_at(held, path);
  std::string text{*file.text};
  text.replace(text.find(from), from.size(), to);
  held.memory.push_back(std::make_shared<const std::string>(std::move(text)));
  file.text = *held.memory.back();
  file.size = file.text->size();
  file.id += "'";
}

}  // namespace

TEST_CASE("a store held in memory says what the disk says") {
  const Store held = load(files_held(held_from(office)));
  const Store disk = Store::load(office, schema::built_in_schemas(), {});
  CHECK(said(held) == said(disk));
  const Record* benin = held.find(RecordKind::action, "benin");
  REQUIRE(benin != nullptr);
  CHECK(text_of(held, *benin) == text_of(disk, *disk.find(RecordKind::action, "benin")));
  CHECK(letter_templates(held).size() == letter_templates(disk).size());
}

TEST_CASE("links, large files and folders of others are found, and not followed") {
  HeldStore held = held_from(office);
  file_at(held, "actions/benin.yaml").sort = HeldFile::Sort::link;
  file_at(held, "actions/philippines.yaml").size = std::uint64_t{1} << 40U;
  held.files.push_back({"requests/other", "1", HeldFile::Sort::repository, 0, {}});
  const Store store = load(files_held(std::move(held)));
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : store.diagnostics())
    codes.push_back(diagnostic.where.path + " " + std::string{diagnostic.code});
  std::sort(codes.begin(), codes.end());
  CHECK(codes == std::vector<std::string>{"actions/benin.yaml not-a-file",
                                          "actions/philippines.yaml too-large",
                                          "requests/other unexpected-file"});
}

TEST_CASE("records that two revisions share are taken, those that differ are read") {
  const Store first = load(files_held(held_from(office)));
  HeldStore later = held_from(office);
  replace(later, "actions/benin.yaml", "title: ", "titel: ");
  std::erase_if(later.files,
                [](const HeldFile& file) { return file.path == "actions/philippines.yaml"; });
  const auto files = files_held(later);
  const Store both = load(files, &first);
  CHECK(said(both) == said(load(files)));
  CHECK(both.find(RecordKind::action, "philippines") == nullptr);
  // A record that is the same was not read again: its title lies where it lay.
  for (const Record& record : first.records(RecordKind::request))
    CHECK(both.find(RecordKind::request, record.id)->title.value.data() ==
          record.title.value.data());
}

TEST_CASE("other vocabularies, and other places, share nothing") {
  const Store first = load(files_held(held_from(office)));
  HeldStore later = held_from(office);
  replace(later, "mieux.yaml", "title:", "title: ");
  const Store store = load(files_held(std::move(later)), &first);
  const Store disk = Store::load(office, schema::built_in_schemas(), {.base = &first});
  for (const Record& record : first.records(RecordKind::request)) {
    CHECK(store.find(RecordKind::request, record.id)->title.value.data() !=
          record.title.value.data());
    CHECK(disk.find(RecordKind::request, record.id)->title.value.data() !=
          record.title.value.data());
  }
}

TEST_CASE("documents that are not held are fetched for their checksum") {
  HeldStore held = held_from(office);
  held.files.push_back({"sources/2018/letter.txt", "17", HeldFile::Sort::file, 3, {}});
  held.fetch = [](const std::string& id) { return "text of " + id; };
  const auto files = files_held(std::move(held));
  CHECK(files->document("sources/2018/letter.txt").sha256 == fingerprint("text of 17"));
  CHECK(files->document("sources/2018").problem == "is a folder");
  CHECK(files->document("sources/none.pdf").problem == "is not there");
  CHECK(files->has("sources"));
  CHECK_FALSE(files->has("sources/2018/none"));
}

}  // namespace held_files_test
