#include "field_reader.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

Opinion read_opinion(const Fields& fields, const yaml::Node& node) {
  Opinion opinion;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("member"): opinion.member = fields.text(value); break;
      case field("opinion"): opinion.opinion = fields.text(value); break;
      case field("date"): opinion.date = Fields::when(value); break;
      case field("fingerprint"): opinion.fingerprint = fields.text(value); break;
      default: break;
    }
  return opinion;
}

MinorChange read_minor_change(const Fields& fields, const yaml::Node& node) {
  MinorChange change;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.key == "before") change.before = fields.text(value);
    if (value.key == "after") change.after = fields.text(value);
  }
  return change;
}

void read_decision(const Fields& fields, const yaml::Node& node, FicheVersion& version) {
  for (const yaml::Node& part : fields.children(node)) {
    if (part.key == "outcome") version.decision = fields.text(part);
    if (part.key == "date") version.decided = Fields::when(part);
    if (part.key == "despite") version.despite = true;
    if (part.key == "fingerprint") version.decided_fingerprint = fields.text(part);
  }
}

FicheVersion read_version(const Fields& fields, const yaml::Node& node) {
  FicheVersion version;
  version.span = node.span;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("number"): version.number = Fields::count(value).value_or(0); break;
      case field("kind"): version.kind = fields.text(value); break;
      case field("minor"): version.minor = Fields::is_true(value); break;
      case field("drafted_by"): version.drafted_by = fields.text(value); break;
      case field("date"): version.date = Fields::when(value); break;
      case field("sent"): version.sent = Fields::when(value); break;
      case field("sent_fingerprint"): version.sent_fingerprint = fields.text(value); break;
      case field("decision"): read_decision(fields, value, version); break;
      case field("consultation"):
        version.consultation = fields.list<Opinion>(
            value, [&](const yaml::Node& opinion) { return read_opinion(fields, opinion); });
        break;
      case field("minor_changes"):
        version.minor_changes = fields.list<MinorChange>(
            value, [&](const yaml::Node& change) { return read_minor_change(fields, change); });
        break;
      default: break;
    }
  return version;
}

/// Computing a fingerprint takes longer than reading the version: only where one is kept.
bool keeps_fingerprint(const FicheVersion& version) {
  if (version.sent_fingerprint.is_there() || version.decided_fingerprint.is_there()) return true;
  for (const Opinion& opinion : version.consultation)
    if (opinion.fingerprint.is_there()) return true;
  return false;
}

}  // namespace

Fiche read_fiche(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Fiche fiche;
  for (const yaml::Node& value : fields.children(document.root())) {
    if (value.key == "request") fiche.request = fields.text(value);
    if (value.key == "versions")
      fiche.versions = fields.list<FicheVersion>(value, [&](const yaml::Node& node) {
        FicheVersion version = read_version(fields, node);
        if (keeps_fingerprint(version))
          version.fingerprint = arena.keep(fingerprint_of(document, document.root(), node));
        return version;
      });
  }
  return fiche;
}

}  // namespace mieux
