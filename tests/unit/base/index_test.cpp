// What finds texts quickly: the index of ids, the tags of keys, and the memory that keeps them.

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/arena.hpp"
#include "mieux/base/id_index.hpp"
#include "mieux/base/tag.hpp"

namespace index_test {

using namespace mieux;

TEST_CASE("the index of ids finds every text it holds, and no other") {
  std::vector<std::string> texts = {""};
  for (int i = 0; i < 5000; ++i) texts.push_back("id-" + std::to_string(i * 7919));
  texts.push_back(std::string(100, 'x'));
  texts.push_back(std::string(99, 'x') + "y");
  const auto text_at = [&](std::uint32_t i) { return std::string_view{texts[i]}; };
  IdIndex index;
  CHECK(index.find("id-0", text_at) == IdIndex::none);
  index.reserve(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) REQUIRE(index.insert(texts[i], i, text_at) == i);
  for (std::uint32_t i = 0; i < texts.size(); ++i) REQUIRE(index.find(texts[i], text_at) == i);
  CHECK(index.insert("id-7919", 9, text_at) == 2);
  CHECK(index.find("id-1", text_at) == IdIndex::none);
  CHECK(index.find(std::string(98, 'x'), text_at) == IdIndex::none);
}

TEST_CASE("the tag of a key is the same when compiled, when run and when read past its end") {
  static constexpr auto keys = std::to_array<std::string_view>(
      {"a", "id", "uid", "date", "title", "events", "letters", "requests", "countries"});
  static constexpr auto compiled = [] {
    std::array<std::uint64_t, keys.size()> tags{};
    for (std::size_t i = 0; i < keys.size(); ++i) tags[i] = tag_of(keys[i]);
    return tags;
  }();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string key{keys[i]};
    CAPTURE(key);
    CHECK(tag_of(key) == compiled[i]);
    const std::string followed = key + ": some text after it";
    CHECK(tag_of_readable(followed.data(), key.size()) == compiled[i]);
  }
  CHECK(tag_of("") == 0);
}

TEST_CASE("tags tell short keys apart, and long ones by their beginning, length and end") {
  std::mt19937 random(5);
  std::set<std::string> keys;
  std::set<std::uint64_t> tags;
  for (int i = 0; i < 20'000; ++i) {
    std::string key(1 + random() % 7, ' ');
    for (char& c : key) c = "abcdefghijklmnopqrstuvwxyz_"[random() % 27];
    if (keys.insert(key).second) tags.insert(tag_of(key));
  }
  CHECK(tags.size() == keys.size());
  CHECK(tag_of("regional_organisation") != tag_of("regional_organisatiox"));
  CHECK(tag_of("regional_organisation") != tag_of("regional_organisations"));
  CHECK(tag_of("regional_organisation") != tag_of("xegional_organisation"));
}

TEST_CASE("an arena keeps texts and values of any size, each in its place") {
  Arena arena;
  std::vector<std::pair<std::string_view, std::string>> kept;
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    const std::string text(i % 100 == 0 ? 100'000 : random() % 50, static_cast<char>('a' + i % 26));
    kept.emplace_back(arena.keep(text), text);
    auto* numbers = arena.room_for<std::uint64_t>(1 + random() % 4);
    REQUIRE(reinterpret_cast<std::uintptr_t>(numbers) % alignof(std::uint64_t) == 0);
    *numbers = 0xFFFFFFFFFFFFFFFF;
  }
  for (const auto& [view, text] : kept) REQUIRE(view == text);
  CHECK(arena.keep("").data() != nullptr);
}

}  // namespace index_test
