#include "matching.hpp"

#include <map>

#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

/// Finds the counterparts of elements that ours and theirs added.
class AddedElements {
 public:
  AddedElements(const schema::Rule* rule, const yaml::Value::Sequence& ours,
                const yaml::Value::Sequence& theirs)
      : rule_(rule), ours_(ours), theirs_(theirs) {}

  /// `open` are places in both lists without a counterpart in the base.
  std::map<std::size_t, std::size_t> run(std::vector<std::size_t> open_ours,
                                         std::vector<std::size_t> open_theirs) {
    open_ours_ = std::move(open_ours);
    open_theirs_ = std::move(open_theirs);
    pair_by([](const yaml::Value& element) { return text_at(element, "id"); });
    if (rule_ != nullptr && !rule_->key.empty())
      pair_by([&](const yaml::Value& one) { return key_of(one); });
    pair_by([](const yaml::Value& element) { return yaml::emit(element); });
    pair_by(beginning_of);
    return std::move(found_);
  }

 private:
  /// Two elements without an id that begin alike, such as two events `completed`, are two versions
  /// of one.
  static std::string beginning_of(const yaml::Value& element) {
    const auto& fields = std::get<yaml::Value::Mapping>(element.data);
    if (fields.empty() || !text_at(element, "id").empty()) return {};
    const auto* first = std::get_if<std::string>(&fields.front().second.data);
    return first == nullptr ? std::string{} : fields.front().first + '\n' + *first;
  }

  [[nodiscard]] std::string key_of(const yaml::Value& element) const {
    std::string text;
    for (const std::string_view field : rule_->key) text += text_at(element, field) + '\n';
    return text.size() == rule_->key.size() ? std::string{} : text;
  }

  /// Two with different ids are never one.
  [[nodiscard]] bool may_be_one(std::size_t a, std::size_t b) const {
    const std::string one = text_at(ours_[a], "id");
    const std::string other = text_at(theirs_[b], "id");
    return one.empty() || other.empty() || one == other;
  }

  template <typename Key>
  void pair_by(const Key& key) {
    std::multimap<std::string, std::size_t> there;
    for (const std::size_t b : open_theirs_)
      if (std::string text = key(theirs_[b]); !text.empty()) there.emplace(std::move(text), b);
    std::erase_if(open_ours_, [&](std::size_t a) {
      const auto [begin, end] = there.equal_range(key(ours_[a]));
      for (auto it = begin; it != end; ++it) {
        if (!may_be_one(a, it->second)) continue;
        found_[a] = it->second;
        std::erase(open_theirs_, it->second);
        there.erase(it);
        return true;
      }
      return false;
    });
  }

  const schema::Rule* rule_;
  const yaml::Value::Sequence& ours_;
  const yaml::Value::Sequence& theirs_;
  std::vector<std::size_t> open_ours_;
  std::vector<std::size_t> open_theirs_;
  std::map<std::size_t, std::size_t> found_;
};

/// Pairs with the base, which a list that stays as it is has with itself.
Pairs pairs_with_base(const schema::Rule* rule, const yaml::Value::Sequence& base,
                      const yaml::Value::Sequence& side) {
  if (!yaml::same(yaml::Value{base}, yaml::Value{side})) return pair_elements(rule, base, side);
  Pairs pairs(side.size());
  for (std::size_t i = 0; i < side.size(); ++i) pairs[i] = i;
  return pairs;
}

/// The elements of the base, with their counterparts; those that a side added are left in `open`.
std::vector<Matched> with_base(std::size_t count, const BySide<Pairs>& pairs,
                               BySide<std::vector<std::size_t>>& open) {
  std::vector<Matched> matched(count);
  for (std::size_t i = 0; i < count; ++i) matched[i][Side::base] = i;
  for (const Side side : {Side::ours, Side::theirs})
    for (std::size_t i = 0; i < pairs[side].size(); ++i)
      pairs[side][i] ? void(matched[*pairs[side][i]][side] = i) : open[side].push_back(i);
  return matched;
}

}  // namespace

std::vector<Matched> match_tables(const schema::Rule* rule,
                                  const BySide<const yaml::Value::Sequence*>& lists) {
  BySide<Pairs> pairs;
  for (const Side side : {Side::ours, Side::theirs})
    pairs[side] = pairs_with_base(rule, *lists[Side::base], *lists[side]);
  BySide<std::vector<std::size_t>> open;
  std::vector<Matched> matched = with_base(lists[Side::base]->size(), pairs, open);
  const auto added = AddedElements(rule, *lists[Side::ours], *lists[Side::theirs])
                         .run(open[Side::ours], open[Side::theirs]);
  for (const std::size_t a : open[Side::ours]) {
    Matched& one = matched.emplace_back();
    one[Side::ours] = a;
    if (const auto found = added.find(a); found != added.end()) one[Side::theirs] = found->second;
  }
  for (const std::size_t b : open[Side::theirs])
    if (std::ranges::none_of(added, [&](const auto& pair) { return pair.second == b; }))
      matched.emplace_back()[Side::theirs] = b;
  return matched;
}

std::string term_of(const yaml::Value& value) {
  const auto* text = std::get_if<std::string>(&value.data);
  if (text == nullptr) return {};
  return (value.bare ? "bare " : "text ") + *text;
}

std::vector<Matched> match_terms(const BySide<const yaml::Value::Sequence*>& lists) {
  std::vector<Matched> matched;
  std::map<std::pair<std::string, std::size_t>, std::size_t> numbers;
  for (const Side side : all_sides) {
    std::map<std::string, std::size_t> met;
    for (std::size_t i = 0; i < lists[side]->size(); ++i) {
      const std::string term = term_of((*lists[side])[i]);
      const auto [found, is_new] = numbers.try_emplace({term, met[term]++}, matched.size());
      if (is_new) matched.emplace_back();
      matched[found->second][side] = i;
    }
  }
  return matched;
}

}  // namespace mieux
