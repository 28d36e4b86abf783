#include "mieux/changes/records/references_to.hpp"

#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

/// Appends to `path` the way from `node` to the scalar that is this reference; false if there is
/// none.
bool find_use(const yaml::Document& document, const yaml::Node& node,
              const schema::ReferenceUse& use, yaml::Path& path) {
  if (node.kind == yaml::Kind::scalar) return node.span == use.span && node.text == use.text;
  std::uint32_t position = 0;
  for (const yaml::Node& child : yaml::Children{document, node}) {
    if (node.kind == yaml::Kind::mapping)
      path.emplace_back(std::string{child.key});
    else
      path.emplace_back(position++);
    if (find_use(document, child, use, path)) return true;
    path.pop_back();
  }
  return false;
}

}  // namespace

std::map<const Record*, Uses, ByPath> referrers_of(const Store& store, const Record& record) {
  std::map<const Record*, Uses, ByPath> referrers;
  for (const Reference& reference : store.references())
    if (store.target(reference.use.text, reference.use.kinds) == &record)
      referrers[reference.from].push_back(reference.use);
  referrers[&record];
  return referrers;
}

std::vector<yaml::Path> places_of(const EditedRecord& text, const Uses& uses,
                                  const std::string& path) {
  std::vector<yaml::Path> places;
  for (const schema::ReferenceUse& use : uses) {
    yaml::Path& place = places.emplace_back();
    if (!find_use(text.document(), text.document().root(), use, place))
      throw Failure(Exit::busy, path + " was changed while the store was read",
                    "run the command again");
  }
  return places;
}

}  // namespace mieux
