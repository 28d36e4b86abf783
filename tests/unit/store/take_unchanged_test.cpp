// A store made of another one and a change is what reading all files anew gives.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "mieux/rules/rules.hpp"
#include "mieux/store/store.hpp"

namespace take_unchanged_test {

using namespace mieux;

namespace {

const std::filesystem::path office{MIEUX_SOURCE_DIR "/examples/small-office"};

Store load(const Overlay& overlay, const Store* base) {
  Store::Options options;
  options.overlay = &overlay;
  options.base = base;
  return Store::load(office, schema::built_in_schemas(), options);
}

std::string content_of(const std::string& path) {
  std::ifstream file(office / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// All that a store says of its records.
std::vector<std::string> said(const Store& store) {
  std::vector<std::string> lines;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      lines.push_back(Store::path_of(record) + " " + std::to_string(record.size) + " " +
                      std::string{record.uid.value} + " " + std::string{record.title.value} +
                      (record.whole ? " whole" : "") + (record.sound ? " sound" : "") +
                      (record.draft ? " draft" : "") + " " + std::to_string(record.position));
  std::vector<std::string> links;
  for (const Reference& reference : store.references())
    links.push_back(Store::path_of(*reference.from) + " -> " + std::string{reference.use.text});
  for (std::size_t i = 0; i < store.actions().size(); ++i)
    if (const Record* request = store.request_of(i))
      links.push_back(std::to_string(i) + " of " + std::string{request->id});
  std::sort(links.begin(), links.end());
  lines.insert(lines.end(), links.begin(), links.end());
  const Day today = Date::parse("2026-01-15")->first();
  for (const Diagnostic& d : validate(store, {today, today}, 2))
    lines.push_back(d.where.path + ":" + std::to_string(d.where.line) + ":" +
                    std::to_string(d.where.column) + " " + std::string{d.code} + " " + d.message +
                    " | " + d.hint);
  lines.push_back(std::to_string(store.bytes()));
  return lines;
}

/// Makes changes nobody would think of, and the same each time.
class Changes {
 public:
  explicit Changes(const Store& store) {
    for (const Subject& kind : kinds)
      for (const Record& record : store.records(kind.kind))
        if (kind.kind != RecordKind::programme) paths_.push_back(Store::path_of(record));
  }

  Overlay next() {
    Overlay overlay;
    for (std::size_t i = 0; i <= below(4); ++i) {
      const std::string& path = paths_[below(paths_.size())];
      std::string text = content_of(path);
      switch (below(6)) {
        case 0: overlay[path] = std::nullopt; break;
        case 1: overlay[path] = text + "remarks: changed\n"; break;
        case 2: overlay[path] = text.substr(0, below(text.size())); break;
        case 3:
          overlay[path] = std::nullopt;
          overlay[path.substr(0, path.find('/')) + "/a-new-name.yaml"] = std::move(text);
          break;
        case 4: text[below(text.size())] = static_cast<char>('0' + below(10)); [[fallthrough]];
        default: overlay[path] = std::move(text);
      }
    }
    return overlay;
  }

  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::mt19937 random_{2015};
  std::vector<std::string> paths_;
};

}  // namespace

TEST_CASE("a change of records: what is unchanged is taken, and all is as if it were read") {
  const Store store = load({}, nullptr);
  Changes changes(store);
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    Overlay overlay = changes.next();
    const Store once = load(overlay, &store);
    CHECK(said(once) == said(load(overlay, nullptr)));
    for (auto& [path, text] : changes.next()) overlay[path] = text;
    CHECK(said(load(overlay, &once)) == said(load(overlay, nullptr)));
  }
}

TEST_CASE("what is taken is not read again") {
  const Store store = load({}, nullptr);
  const Store changed = load({{"requests/2018-01.yaml", std::nullopt}}, &store);
  const auto title = [](const Store& of) {
    return of.find(RecordKind::request, "2018-02")->title.value.data();
  };
  CHECK(title(changed) == title(store));
  CHECK(title(load({}, nullptr)) != title(store));
}

TEST_CASE("with another vocabulary or mieux.yaml nothing is taken") {
  const Store store = load({}, nullptr);
  const std::string topics = content_of("vocabularies/topics.tsv");
  const Overlay fewer{{"vocabularies/topics.tsv", topics.substr(0, topics.find('\n', 200) + 1)}};
  CHECK(said(load(fewer, &store)) == said(load(fewer, nullptr)));
  CHECK(said(load(fewer, &store)) != said(store));
  const Overlay none{{"vocabularies/topics.tsv", std::nullopt}};
  CHECK(said(load(none, &store)) == said(load(none, nullptr)));
  const Overlay programme{{"mieux.yaml", content_of("mieux.yaml") + "private: true\n"}};
  CHECK(said(load(programme, &store)) == said(load(programme, nullptr)));
}

TEST_CASE("a store outlives the one it was made from") {
  const Overlay overlay{{"requests/2018-01.yaml", std::nullopt}};
  const auto made = [&] {
    const Store first = load({}, nullptr);
    return load(overlay, &first);
  };
  const Store store = made();
  CHECK(said(store) == said(load(overlay, nullptr)));
}

}  // namespace take_unchanged_test
