#include "check_parts.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Node;

void put_ids(const Document& document, const Node& list, std::vector<const Node*>& ids) {
  ids.clear();
  for (const Node& element : yaml::Children{document, list})
    if (const Node* id = document.find(element, "id"); id != nullptr && !id->text.empty())
      ids.push_back(id);
}

const schema::PartName* parts_in(const schema::Schemas& schemas, RecordKind kind,
                                 std::string_view list) {
  for (const schema::Property& property : schemas.root(kind).properties)
    if (property.name == list) return schema::parts_of(schemas, schemas.rule(property.rule));
  return nullptr;
}

bool has_twice(const std::vector<const Node*>& ids) {
  constexpr std::size_t few = 8;
  if (ids.size() <= few) {
    for (std::size_t i = 1; i < ids.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (ids[i]->text == ids[k]->text) return true;
    return false;
  }
  std::vector<std::string_view> texts;
  for (const Node* id : ids) texts.push_back(id->text);
  std::ranges::sort(texts);
  return std::ranges::adjacent_find(texts) != texts.end();
}

void report(const schema::PartName& part, const std::vector<const Node*>& ids,
            const std::vector<std::string_view>& retired, std::vector<Finding>& findings) {
  const std::string hint =
      "take its line `id:` out; `mieux fmt --add-ids` then gives it the next id that is free on "
      "all "
      "branches";
  for (auto id = ids.begin(); id != ids.end(); ++id) {
    const std::string_view text = (*id)->text;
    const auto same = [&](const Node* other) { return other->text == text; };
    if (std::any_of(ids.begin(), id, same))
      findings.push_back({Severity::error, "duplicate-part", (*id)->span,
                          "the id " + in_quotes(text) + " belongs to " + counted(2, part.name),
                          hint});
    if (std::ranges::find(retired, text) != retired.end())
      findings.push_back({Severity::error, "retired-part", (*id)->span,
                          in_quotes(text) + " is the id of a part that was removed",
                          hint + "; if it is that part, take the id out of retired_parts instead"});
  }
}

}  // namespace

void check_parts(const Document& document, const schema::Schemas& schemas, RecordKind kind,
                 std::vector<Finding>& findings) {
  std::vector<std::string_view> retired;
  if (const Node* list = document.find(document.root(), "retired_parts"))
    for (const Node& id : yaml::Children{document, *list}) retired.push_back(id.text);
  std::vector<const Node*> ids;
  for (const Node& list : yaml::Children{document, document.root()}) {
    if (list.kind != yaml::Kind::sequence || list.style == yaml::Style::flow) continue;
    put_ids(document, list, ids);
    if (ids.empty() || (retired.empty() && !has_twice(ids))) continue;
    if (const schema::PartName* part = parts_in(schemas, kind, list.key))
      report(*part, ids, retired, findings);
  }
}

}  // namespace mieux
