#include "ways.hpp"

namespace mieux::yaml {
namespace {

bool same_finding(const Finding& a, const Finding& b) {
  return a.severity == b.severity && a.code == b.code && a.span == b.span &&
         a.message == b.message && a.hint == b.hint && a.field == b.field;
}

bool same_node(const Node& a, const Node& b) {
  return a.text == b.text && a.key == b.key && a.tag == b.tag && a.span == b.span &&
         a.key_span == b.key_span && a.next == b.next && a.size == b.size && a.kind == b.kind &&
         a.style == b.style && a.property == b.property && a.lasting == b.lasting;
}

template <typename T, typename Same>
std::string difference_of_lists(const std::vector<T>& a, const std::vector<T>& b, Same same) {
  if (a.size() != b.size()) return std::to_string(a.size()) + " and " + std::to_string(b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!same(a[i], b[i])) return "number " + std::to_string(i);
  return {};
}

}  // namespace

std::string difference(const ReadSo& a, const ReadSo& b) {
  if (a.whole != b.whole) return "one is whole";
  if (std::string what = difference_of_lists(a.findings, b.findings, same_finding); !what.empty())
    return "findings: " + what;
  if (!a.whole) return {};
  if (std::string what = difference_of_lists(a.document.nodes, b.document.nodes, same_node);
      !what.empty())
    return "nodes: " + what;
  if (a.document.line_ends != b.document.line_ends) return "ends of lines";
  return {};
}

std::string difference_of_ways(std::string_view text) {
  const ReadSo careful(text, Way::careful);
  for (const auto& [way, name] : {std::pair{Way::quick, "quick"}, std::pair{Way::plain, "plain"}})
    if (std::string what = difference(careful, ReadSo(text, way)); !what.empty())
      return std::string{name} + ": " + what;
  return {};
}

}  // namespace mieux::yaml
