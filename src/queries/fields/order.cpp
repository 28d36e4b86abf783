#include "mieux/queries/fields/order.hpp"

#include <algorithm>
#include <compare>
#include <numeric>

#include "mieux/base/fold.hpp"

namespace mieux {
namespace {

/// What a unit is compared by.
struct SortKey {
  bool known = false;
  Date date;
  double number = 0;
  std::string text;
};

SortKey key_of(const View& view, const Field& field, const Unit& unit) {
  Values values;
  field.get(view, unit, values);
  if (values.empty() || values.front().undecided) return {};
  const Value& value = values.front();
  switch (field.type) {
    case FieldType::date: return {true, value.date, 0, {}};
    case FieldType::number: return {true, {}, value.number, {}};
    default: return {true, {}, 0, label_key(label_of(view, field, value.text))};
  }
}

std::weak_ordering order_of(const Field& field, const SortKey& a, const SortKey& b) {
  if (field.type == FieldType::date) {
    if (a.date.first() != b.date.first())
      return a.date.first() < b.date.first() ? std::weak_ordering::less
                                             : std::weak_ordering::greater;
    return a.date.last() == b.date.last()  ? std::weak_ordering::equivalent
           : a.date.last() < b.date.last() ? std::weak_ordering::less
                                           : std::weak_ordering::greater;
  }
  if (field.type == FieldType::number)
    return a.number == b.number  ? std::weak_ordering::equivalent
           : a.number < b.number ? std::weak_ordering::less
                                 : std::weak_ordering::greater;
  return id_order(a.text, b.text);
}

}  // namespace

void sort_units(const View& view, const std::vector<Ordering>& orderings,
                std::vector<Unit>& units) {
  std::vector<std::vector<SortKey>> keys(units.size());
  for (std::size_t i = 0; i < units.size(); ++i)
    for (const Ordering& ordering : orderings)
      keys[i].push_back(key_of(view, ordering.field, units[i]));
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t k = 0; k < orderings.size(); ++k) {
      const SortKey& x = keys[a][k];
      const SortKey& y = keys[b][k];
      if (x.known != y.known) return x.known;
      if (!x.known) continue;
      const std::weak_ordering found = order_of(orderings[k].field, x, y);
      if (found != 0) return orderings[k].descending ? found > 0 : found < 0;
    }
    return false;
  });
  std::vector<Unit> sorted;
  for (const std::size_t i : order) sorted.push_back(units[i]);
  units = std::move(sorted);
}

}  // namespace mieux
