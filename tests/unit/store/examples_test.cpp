// The example stores, as they are loaded.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/rules/rules.hpp"
#include "store_folder.hpp"

namespace examples_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

const fs::path examples = fs::path{MIEUX_SOURCE_DIR} / "examples";
constexpr AsOf clock_2026{std::chrono::time_point_cast<Day::duration>(
                              std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}),
                          std::chrono::time_point_cast<Day::duration>(
                              std::chrono::sys_days{std::chrono::year{2026} / 1 / 1})};

Store load(const fs::path& path, unsigned threads = 2, bool second_opinion = false) {
  Store::Options options;
  options.threads = threads;
  options.second_opinion = second_opinion;
  return Store::load(path, schema::built_in_schemas(), options);
}

/// What a store says: every diagnostic, printed, and every record with its bytes.
std::string whole_answer(const Store& store, unsigned threads) {
  std::string text;
  for (const Diagnostic& d : validate(store, clock_2026, threads)) text += render(d, false);
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind)) {
      text += Store::path_of(record) + (record.sound ? " sound " : " not sound ");
      text += std::string{record.uid.value} + std::to_string(record.size) + "\n";
    }
  for (std::size_t i = 0; i < store.actions().size(); ++i) {
    const Record* request = store.request_of(i);
    text += request == nullptr ? "-" : std::string{request->id};
  }
  return text;
}

struct FileState {
  std::string bytes;
  fs::file_time_type changed;

  friend bool operator==(const FileState&, const FileState&) = default;
};

std::map<std::string, FileState> state_of(const fs::path& folder) {
  std::map<std::string, FileState> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::string bytes;
    if (entry.is_regular_file()) {
      std::ifstream in(entry.path(), std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    files[entry.path().string()] = {bytes, entry.last_write_time()};
  }
  return files;
}

}  // namespace

TEST_CASE("the records of 2009-2015, by kind") {
  const Store store = load(examples / "mieux-2009-2015");
  const std::vector<std::pair<RecordKind, std::size_t>> expected = {
      {RecordKind::programme, 1}, {RecordKind::organisation, 92}, {RecordKind::request, 100},
      {RecordKind::fiche, 0},     {RecordKind::action, 73},       {RecordKind::expert, 0},
      {RecordKind::feedback, 0},  {RecordKind::review, 2},        {RecordKind::claim, 48},
      {RecordKind::aggregate, 2},
  };
  for (const auto& [kind, count] : expected) {
    CAPTURE(subject_of(kind).singular);
    CHECK(store.records(kind).size() == count);
  }
  CHECK(store.requests().size() == 100);
  CHECK(store.actions().size() == 73);
  std::size_t activities = 0;
  for (const Action& action : store.actions()) activities += action.activities.size();
  CHECK(activities == 336);
  CHECK(store.diagnostics().empty());
  CHECK(store.issues().empty());
}

TEST_CASE("the example stores have no errors") {
  for (const char* name : {"small-office", "mieux-2009-2015"}) {
    const Store store = load(examples / name, 2, true);
    CAPTURE(name);
    CHECK(store.programme().title.is_there());
    CHECK(store.programme().phases.size() > 1);
    for (const Diagnostic& d : validate(store, clock_2026, 2)) {
      const std::string text = render(d, false);
      CAPTURE(text);
      CHECK(d.severity != Severity::error);
    }
    for (const Subject& kind : kinds) {
      const auto& records = store.records(kind.kind);
      CHECK(std::is_sorted(records.begin(), records.end(),
                           [](const Record& a, const Record& b) { return a.id < b.id; }));
      for (const Record& record : records) CHECK(record.sound);
    }
  }
}

TEST_CASE("requests and Actions of 2009-2015 lead to each other") {
  const Store store = load(examples / "mieux-2009-2015");
  std::size_t linked = 0;
  for (std::uint32_t i = 0; i < store.actions().size(); ++i) {
    const Record* request = store.request_of(i);
    if (request == nullptr) continue;
    ++linked;
    const auto actions = store.actions_of(request->position);
    CHECK(std::count(actions.begin(), actions.end(), i) == 1);
  }
  std::size_t from_requests = 0;
  for (std::size_t i = 0; i < store.requests().size(); ++i)
    for (const std::uint32_t action : store.actions_of(i)) {
      ++from_requests;
      CHECK(store.request_of(action) == &store.records(RecordKind::request)[i]);
    }
  CHECK(linked == 73);
  CHECK(from_requests == linked);
}

TEST_CASE("one thread and four read the same") {
  for (const char* name : {"small-office", "mieux-2009-2015"}) {
    const std::string one = whole_answer(load(examples / name, 1), 1);
    CAPTURE(name);
    CHECK(one.size() > 2000);
    CHECK(whole_answer(load(examples / name, 4), 4) == one);
    CHECK(whole_answer(load(examples / name, 4), 1) == one);
  }
}

TEST_CASE("reading leaves a store as it was, to the byte and the time") {
  const StoreFolder folder;
  fs::copy(examples / "small-office", folder.path(),
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  folder.write("requests/broken.yaml", "id: broken\nid: twice");
  const auto before = state_of(folder.path());
  const Store store = folder.load(4);
  CHECK(validate(store, clock_2026, 4).size() > 0);
  CHECK(before.size() > 70);
  CHECK((state_of(folder.path()) == before));
}

TEST_CASE("a store says how many bytes its records have") {
  const StoreFolder folder;
  const std::string text = StoreFolder::header("a") + "title: A\nevents:\n  - event: received\n";
  folder.write("requests/a.yaml", text);
  CHECK(folder.load().bytes() == StoreFolder::programme.size() + text.size());
}

}  // namespace examples_test
