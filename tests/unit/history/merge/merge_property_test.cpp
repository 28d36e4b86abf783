// Merges of made-up records: nothing is lost, everything has its place.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "merging.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/yaml/conflict.hpp"

namespace merge_property_test {

using namespace mieux;
using namespace mieux::merge_test;
using yaml::Value;

namespace {

int number(int below) { return *rc::gen::inRange(0, below); }
bool chance(int of) { return number(of) == 0; }

std::string word() {
  return *rc::gen::elementOf(std::vector<std::string>{
      "alpha", "beta", "gamma", "2018-03", "2018-04", "long words", "x: y", "- dash", "12"});
}

/// An Action as a person might write it: fields in any order, comments anywhere, lists in one line
/// or in several.
struct Draft {
  std::map<std::string, std::string> fields;  ///< single values of the record, by their key
  std::vector<std::string> countries;         ///< a set
  bool in_brackets = true;                    ///< the set stands in one line
  std::vector<std::map<std::string, std::string>> activities;
  std::set<std::string> comments;  ///< keys over which a comment stands
  std::set<std::string> behind;    ///< keys behind which one stands
};

constexpr std::array<const char*, 5> record_fields{"title", "short_name", "objective", "phase",
                                                   "remarks"};
constexpr std::array<const char*, 4> part_fields{"title", "start", "end", "mode"};

std::string quoted(const std::string& text) { return yaml::scalar(text, false); }

/// Where a value stands: its column, and the name that comments call it by.
struct Spot {
  std::string indent;
  std::string name;
};

void line(std::string& text, const Draft& draft, const Spot& spot, const std::string& key,
          const std::string& value) {
  if (draft.comments.count(spot.name) > 0) text += spot.indent + "# over " + spot.name + "\n";
  text += spot.indent + key + ": " + value +
          (draft.behind.count(spot.name) > 0 ? " # of " + spot.name : "") + "\n";
}

std::string written(const Draft& draft) {
  std::string text = "# A record.\nid: made-up\n";
  for (const auto& [key, value] : draft.fields) line(text, draft, {"", key}, key, quoted(value));
  if (!draft.countries.empty()) {
    std::string list;
    for (const std::string& one : draft.countries)
      list += draft.in_brackets ? (list.empty() ? "" : ", ") + one : "\n  - " + one;
    text += draft.in_brackets ? "countries: [" + list + "]\n" : "countries:" + list + "\n";
  }
  if (!draft.activities.empty()) text += "activities:\n";
  for (const auto& part : draft.activities) {
    const std::string id = part.at("id");
    if (draft.comments.count(id) > 0) text += "  # over " + id + "\n";
    text += "  - id: " + id + "\n";
    for (const auto& [key, value] : part)
      if (key != "id") line(text, draft, {"    ", id + "." + key}, key, quoted(value));
  }
  return text;
}

Draft first_draft() {
  Draft draft;
  for (const char* field : record_fields)
    if (!chance(3)) draft.fields[field] = word();
  for (const char* country : {"BEN", "TGO", "GHA"})
    if (chance(2)) draft.countries.emplace_back(country);
  draft.in_brackets = !chance(3);
  for (int i = number(4); i > 0; --i) {
    std::map<std::string, std::string> part{{"id", "a" + std::to_string(i)}};
    for (const char* field : part_fields)
      if (chance(2)) part[field] = word();
    draft.activities.push_back(part);
  }
  if (chance(3)) draft.comments.insert("title");
  return draft;
}

void change_set(Draft& draft) {
  const std::string country =
      *rc::gen::elementOf(std::vector<std::string>{"BEN", "TGO", "MAR", "TUN"});
  if (std::erase(draft.countries, country) == 0)
    draft.countries.insert(
        draft.countries.begin() + number(static_cast<int>(draft.countries.size()) + 1), country);
}

/// A part that a side adds: `from` tells the ids that it gives.
void add_part(Draft& draft, int from) {
  std::map<std::string, std::string> part{{"id", "a" + std::to_string(from + number(2))},
                                          {"title", word()}};
  for (const auto& other : draft.activities)
    if (other.at("id") == part.at("id")) return;
  draft.activities.insert(
      draft.activities.begin() + number(static_cast<int>(draft.activities.size()) + 1), part);
}

/// What one person does to a record.
Draft changed(Draft draft, int new_ids) {
  for (int i = number(5); i > 0; --i) {
    const std::string field = record_fields.at(static_cast<std::size_t>(number(5)));
    switch (number(8)) {
      case 0: draft.fields[field] = word(); break;
      case 1: draft.fields.erase(field); break;
      case 2: change_set(draft); break;
      case 3: add_part(draft, new_ids); break;
      case 4:
        if (!draft.activities.empty())
          draft.activities.erase(draft.activities.begin() +
                                 number(static_cast<int>(draft.activities.size())));
        break;
      case 5:
        if (!draft.activities.empty())
          draft.activities[static_cast<std::size_t>(number(static_cast<int>(
              draft.activities.size())))][part_fields.at(static_cast<std::size_t>(number(4)))] =
              word();
        break;
      case 6:
        draft.comments.insert(chance(2) ? field
                                        : *rc::gen::elementOf(std::vector<std::string>{
                                              "a1", "a2", "a1.title", "a2.start"}));
        break;
      default: draft.behind.insert(chance(2) ? field : "a1.title"); break;
    }
  }
  return draft;
}

struct Drafts {
  Draft base, ours, theirs;

  [[nodiscard]] Texts texts() const { return {written(base), written(ours), written(theirs)}; }
};

/// `one_id`: both may give one id to a part that they add.
Drafts drafts(bool one_id = true) {
  Drafts all;
  all.base = first_draft();
  all.ours = changed(all.base, 5);
  all.theirs = changed(all.base, one_id && chance(2) ? 5 : 7);
  return all;
}

/// Every single value with its path, parts by their ids.
using Said = std::map<std::string, std::string>;

void collect(const std::string& path, const Value& value, Said& said) {
  if (const auto* fields = std::get_if<Value::Mapping>(&value.data)) {
    for (const auto& [key, field] : *fields) collect(path + "." + key, field, said);
  } else if (const auto* elements = std::get_if<Value::Sequence>(&value.data)) {
    for (const Value& one : *elements) {
      const auto* text = std::get_if<std::string>(&one.data);
      const auto* table = std::get_if<Value::Mapping>(&one.data);
      if (text != nullptr) said[path + "=" + *text] = *text;
      if (table != nullptr)
        collect(path + "." + std::get<std::string>(table->front().second.data), one, said);
    }
  } else {
    said[path] = std::get<std::string>(value.data);
  }
}

Said said_by(const std::string& text) {
  Said said;
  const auto tree = tree_of(text);
  RC_ASSERT(tree.has_value());
  collect({}, *tree, said);
  return said;
}

/// Is the value in one of these texts?
bool is_in(const Said& said, const std::pair<const std::string, std::string>& value) {
  const auto found = said.find(value.first);
  return found != said.end() && found->second == value.second;
}

/// A value, or what it is part of, that the base has and a side left as it is.
bool left_alone(const Texts& texts, const std::string& side, const std::string& path) {
  const Said base = said_by(texts.base);
  const Said other = said_by(side);
  const auto a = base.find(path);
  const auto b = other.find(path);
  return a != base.end() && b != other.end() && a->second == b->second;
}

std::vector<std::string> ids_in(const std::string& text) {
  std::vector<std::string> ids;
  for (const auto& [path, value] : said_by(text))
    if (path.starts_with(".activities.") && path.ends_with(".id")) ids.push_back(value);
  return ids;
}

/// The comments of a text.
std::set<std::string> comments_in(const std::string& text) {
  std::set<std::string> comments;
  for (std::size_t at = text.find('#'); at != text.npos; at = text.find('#', at + 1))
    comments.insert(text.substr(at, text.find('\n', at) - at));
  return comments;
}

}  // namespace

TEST_CASE("property: what one side alone changed is what it is") {
  CHECK(rc::check("merge(a, b, a) = b, merge(a, a, b) = b, merge(a, b, b) = b", [] {
    const Drafts all = drafts();
    const std::string a = written(all.base);
    const std::string b = written(all.ours);
    RC_ASSERT(merged({a, b, a}).text == b);
    RC_ASSERT(merged({a, a, b}).text == b);
    RC_ASSERT(merged({a, b, b}).text == b);
    RC_ASSERT(merged({a, b, b}).conflicts == 0U);
  }));
}

TEST_CASE("property: the result reads, or has markers, and each of its sides reads") {
  CHECK(rc::check("it reads", [] {
    const Texts texts = drafts().texts();
    const MergedText got = merged(texts);
    RC_ASSERT(got.how == MergedText::How::by_meaning);
    const auto sides = yaml::sides_of_conflict(got.text);
    RC_ASSERT(sides.has_value() == (got.conflicts > 0));
    RC_ASSERT(tree_of(sides ? sides->ours : got.text).has_value());
    if (sides) RC_ASSERT(tree_of(sides->theirs).has_value());
  }));
}

TEST_CASE("property: each value is in the result or in a conflict, or one side removed it") {
  CHECK(rc::check("nothing is lost, nothing is made up", [] {
    const Texts texts = drafts().texts();
    const MergedText got = merged(texts);
    const auto conflict = yaml::sides_of_conflict(got.text);
    const Said in_ours = said_by(conflict ? conflict->ours : got.text);
    const Said in_theirs = said_by(conflict ? conflict->theirs : got.text);
    const Said ours = said_by(texts.ours);
    const Said theirs = said_by(texts.theirs);
    for (const auto& value : ours) {
      const bool other_changed = left_alone(texts, texts.ours, value.first);
      RC_ASSERT(is_in(in_ours, value) || (other_changed && !is_in(theirs, value)));
    }
    for (const auto& value : theirs) {
      const bool other_changed = left_alone(texts, texts.theirs, value.first);
      RC_ASSERT(is_in(in_theirs, value) || (other_changed && !is_in(ours, value)));
    }
    for (const Said* result : {&in_ours, &in_theirs})
      for (const auto& value : *result) RC_ASSERT(is_in(ours, value) || is_in(theirs, value));
  }));
}

TEST_CASE("property: a comment is in the result, went with its value, or is named") {
  CHECK(rc::check("no comment is lost silently", [] {
    const Texts texts = drafts().texts();
    const MergedText got = merged(texts);
    std::set<std::string> there = comments_in(got.text);
    there.insert(got.lost_comments.begin(), got.lost_comments.end());
    const auto base = comments_in(texts.base);
    const auto ours = comments_in(texts.ours);
    const auto theirs = comments_in(texts.theirs);
    for (const auto* side : {&ours, &theirs})
      for (const std::string& comment : *side) {
        const bool removed =
            base.count(comment) > 0 && (ours.count(comment) == 0 || theirs.count(comment) == 0);
        RC_ASSERT(removed || there.count(comment) > 0);
      }
  }));
}

TEST_CASE("property: the sides can be swapped") {
  CHECK(rc::check("the same values and conflicts", [] {
    const Texts texts = drafts().texts();
    const MergedText one = merged(texts);
    const MergedText other = merged({texts.base, texts.theirs, texts.ours});
    RC_ASSERT(one.conflicts == other.conflicts);
    if (one.conflicts == 0U) RC_ASSERT(said_by(one.text) == said_by(other.text));
  }));
}

TEST_CASE("property: new parts stand behind the one they stood behind on their side") {
  CHECK(rc::check("new parts keep their place", [] {
    const Texts texts = drafts(false).texts();
    const MergedText got = merged(texts);
    RC_PRE(got.conflicts == 0U);
    const auto order_in = [](const std::string& text) {
      std::vector<std::string> ids;
      for (std::size_t at = text.find("- id: "); at != text.npos; at = text.find("- id: ", at + 1))
        ids.push_back(text.substr(at + 6, 2));
      return ids;
    };
    const std::vector<std::string> result = order_in(got.text);
    const auto place = [&](const std::string& id) { return std::ranges::find(result, id); };
    for (const std::string& side : {texts.ours, texts.theirs}) {
      const std::vector<std::string> ids = order_in(side);
      for (std::size_t i = 1; i < ids.size(); ++i)
        if (place(ids[i]) != result.end() && place(ids[i - 1]) != result.end())
          RC_ASSERT(place(ids[i - 1]) < place(ids[i]));
    }
    const std::vector<std::string> known = ids_in(got.text);
    RC_ASSERT(known.size() == result.size());
  }));
}

}  // namespace merge_property_test
