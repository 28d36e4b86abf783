#include "order.hpp"

#include <algorithm>

namespace mieux {
namespace {

Numbers those_in(const Numbers& numbers, const std::vector<bool>& wanted) {
  Numbers found;
  std::ranges::copy_if(numbers, std::back_inserter(found),
                       [&](std::size_t number) { return wanted[number]; });
  return found;
}

std::vector<bool> membership(const Numbers& numbers, std::size_t count) {
  std::vector<bool> is_in(count, false);
  for (const std::size_t number : numbers) is_in[number] = true;
  return is_in;
}

/// Puts what the other side alone has into an order.
class Insertion {
 public:
  Insertion(const Orders& orders, Side main, const Numbers& first)
      : orders_(orders),
        ours_first_(main == Side::ours),
        result_(first),
        in_result_(membership(first, orders.kept.size())) {}

  Numbers run(const Numbers& other) {
    const std::vector<bool> of_other = membership(other, orders_.kept.size());
    std::optional<std::size_t> before;
    for (const std::size_t number : other) {
      if (!in_result_[number] && orders_.kept[number]) insert(number, before, of_other);
      if (in_result_[number]) before = number;
    }
    return std::move(result_);
  }

 private:
  void insert(std::size_t number, std::optional<std::size_t> before,
              const std::vector<bool>& of_other) {
    auto at = result_.begin();
    if (before) at = std::ranges::find(result_, *before) + 1;
    const auto is_new_beside = [&](std::size_t neighbour) {
      return !orders_.in_base[neighbour] && !of_other[neighbour];
    };
    while (at != result_.end() && is_new_beside(*at) && comes_first(*at, number)) ++at;
    result_.insert(at, number);
    in_result_[number] = true;
  }

  [[nodiscard]] bool comes_first(std::size_t neighbour, std::size_t number) const {
    if (!orders_.rank || orders_.rank(neighbour) == orders_.rank(number)) return ours_first_;
    return orders_.rank(neighbour) < orders_.rank(number);
  }

  const Orders& orders_;
  bool ours_first_;
  Numbers result_;
  std::vector<bool> in_result_;
};

}  // namespace

std::optional<Numbers> merged_order(const Orders& orders) {
  const std::size_t count = orders.kept.size();
  std::vector<bool> common(count, true);
  for (const Side side : all_sides) {
    const std::vector<bool> there = membership(orders.on[side], count);
    for (std::size_t i = 0; i < count; ++i) common[i] = common[i] && there[i];
  }
  const auto common_on = [&](Side side) { return those_in(orders.on[side], common); };
  const Numbers base = common_on(Side::base);
  const Numbers ours = common_on(Side::ours);
  const Numbers theirs = common_on(Side::theirs);
  const bool both = ours != base && theirs != base && ours != theirs;
  if (both && !orders.rank) return std::nullopt;
  const Side main = ours == base && theirs != base ? Side::theirs : Side::ours;
  const Side other = main == Side::ours ? Side::theirs : Side::ours;
  const Numbers first = those_in(orders.on[main], orders.kept);
  return Insertion(orders, main, first).run(orders.on[other]);
}

}  // namespace mieux
