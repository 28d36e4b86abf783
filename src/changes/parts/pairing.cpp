#include "mieux/changes/parts/pairing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory_resource>
#include <string>

#include "mieux/changes/records/fields_of.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

using yaml::Value;
using KeyFields = std::span<const std::string_view>;

class Pairing {
 public:
  Pairing(const Value::Sequence& before, const Value::Sequence& after)
      : before_(before), after_(after), pairs_(after.size()), met_(before.size(), false) {}

  Pairs run(KeyFields key) {
    constexpr auto by_id = std::to_array<std::string_view>({"id"});
    pair_by(by_id);
    if (!key.empty()) pair_by(key);
    pair_alike();
    pair_most_alike();
    pair_in_order();
    return std::move(pairs_);
  }

 private:
  void pair(std::size_t a, std::size_t b) {
    pairs_[a] = b;
    met_[b] = true;
  }

  [[nodiscard]] bool may_be_one(std::size_t a, std::size_t b) const {
    if (pairs_[a] || met_[b]) return false;
    const std::string one = text_at(after_[a], "id");
    const std::string other = text_at(before_[b], "id");
    return one.empty() || other.empty() || one == other;
  }

  /// Where those that are still alone have this key, by its fields; two of one list with the same
  /// are not told apart by it.
  static std::map<std::string, std::size_t> positions(const Value::Sequence& list, KeyFields key,
                                                      const auto& is_alone) {
    std::map<std::string, std::size_t> found;
    std::vector<std::string> twice;
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::string text;
      for (const std::string_view field : key) text += text_at(list[i], field) + '\n';
      if (!is_alone(i) || text.size() == key.size()) continue;
      if (!found.emplace(text, i).second) twice.push_back(std::move(text));
    }
    for (const std::string& text : twice) found.erase(text);
    return found;
  }

  void pair_by(KeyFields key) {
    const auto old = positions(before_, key, [&](std::size_t b) { return !met_[b]; });
    for (const auto& [text, a] : positions(after_, key, [&](std::size_t i) { return !pairs_[i]; }))
      if (const auto found = old.find(text); found != old.end() && may_be_one(a, found->second))
        pair(a, found->second);
  }

  void pair_alike() {
    for (std::size_t a = 0; a < after_.size(); ++a)
      for (std::size_t b = 0; b < before_.size() && !pairs_[a]; ++b)
        if (may_be_one(a, b) && yaml::same(before_[b], after_[a])) pair(a, b);
  }

  /// The fields that both have with the same value.
  static std::size_t equal_fields(const Value& a, const Value& b) {
    const auto* fields = std::get_if<Value::Mapping>(&a.data);
    if (fields == nullptr) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(*fields, [&](const auto& field) {
      const Value* other = find_value(b, field.first);
      return other != nullptr && yaml::same(field.second, *other);
    }));
  }

  void pair_most_alike() {
    for (std::size_t a = 0; a < after_.size(); ++a) {
      std::size_t most = 0;
      std::optional<std::size_t> best;
      for (std::size_t b = 0; b < before_.size(); ++b) {
        const std::size_t equal = may_be_one(a, b) ? equal_fields(after_[a], before_[b]) : 0;
        if (equal <= most) continue;
        most = equal;
        best = b;
      }
      if (best) pair(a, *best);
    }
  }

  void pair_in_order() {
    const auto open = std::ranges::count(met_, false);
    if (open != std::count(pairs_.begin(), pairs_.end(), std::nullopt)) return;
    std::size_t b = 0;
    for (std::size_t a = 0; a < after_.size(); ++a) {
      if (pairs_[a]) continue;
      while (met_[b]) ++b;
      if (may_be_one(a, b))
        pair(a, b);
      else
        ++b;
    }
  }

  const Value::Sequence& before_;
  const Value::Sequence& after_;
  Pairs pairs_;
  std::vector<bool> met_;
};

}  // namespace

std::optional<Value> tree_of(const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  return yaml::value_of(document, document.root());
}

Pairs pair_elements(const schema::Rule* list, const Value::Sequence& before,
                    const Value::Sequence& after) {
  return Pairing(before, after).run(list == nullptr ? KeyFields{} : list->key);
}

}  // namespace mieux
