#include "mieux/records/programme.hpp"

#include "fields.hpp"

namespace mieux {
namespace {

Phase read_phase(const Fields& fields, const yaml::Node& node) {
  Phase phase;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): phase.id = fields.text(value); break;
      case field("title"): phase.title = fields.text(value); break;
      case field("from"): phase.from = Fields::when(value); break;
      case field("to"): phase.to = Fields::when(value); break;
      case field("themes"): phase.themes = fields.texts(value); break;
      default: break;
    }
  return phase;
}

Grouping read_grouping(const Fields& fields, const yaml::Node& node) {
  Grouping grouping;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "id") grouping.id = fields.text(value);
    if (value.key == "title") grouping.title = fields.text(value);
  }
  return grouping;
}

}  // namespace

Programme read_programme(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Programme programme;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("title"): programme.title = fields.text(value); break;
      case field("donor"): programme.donor = fields.text(value); break;
      case field("implementer"): programme.implementer = fields.text(value); break;
      case field("private_roster"): programme.private_roster = fields.text(value); break;
      case field("private"): programme.private_store = Fields::is_true(value); break;
      case field("phases"):
        for (const yaml::Node& phase : fields.children(value))
          programme.phases.push_back(read_phase(fields, phase));
        break;
      case field("groupings"):
        for (const yaml::Node& grouping : fields.children(value))
          programme.groupings.push_back(read_grouping(fields, grouping));
        break;
      case field("default_grouping"): programme.default_grouping = fields.text(value); break;
      default: break;
    }
  return programme;
}

}  // namespace mieux
