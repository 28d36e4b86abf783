#include "import_activities.hpp"

#include "mieux/base/fold.hpp"

namespace mieux {
namespace {

/// The positions of the activities of which `is_meant` holds.
template <typename Test>
std::vector<std::uint32_t> activities_where(const yaml::Document& action, const Test& is_meant) {
  std::vector<std::uint32_t> found;
  const yaml::Node* list = action.find(action.root(), "activities");
  if (list == nullptr) return found;
  std::uint32_t position = 0;
  for (const yaml::Node& activity : yaml::Children{action, *list}) {
    const auto text_of = [&](std::string_view key) {
      const yaml::Node* value = action.find(activity, key);
      return value == nullptr ? std::string_view{} : value->text;
    };
    if (is_meant(text_of)) found.push_back(position);
    ++position;
  }
  return found;
}

}  // namespace

std::optional<std::uint32_t> activity_with(const yaml::Document& action, std::string_view id) {
  const auto found =
      activities_where(action, [&](const auto& text_of) { return text_of("id") == id; });
  return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<std::uint32_t> activities_like(const yaml::Document& action, std::string_view title,
                                           const std::optional<std::string>& start) {
  return activities_where(action, [&](const auto& text_of) {
    return same_name(text_of("title"), title) && (!start || text_of("start") == *start);
  });
}

}  // namespace mieux
