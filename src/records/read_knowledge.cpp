#include "field_reader.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

/// The field of each element of a list of tables that has it.
List<Text> texts_of(const Fields& fields, const yaml::Node& list, std::uint64_t name) {
  return fields.list<Text>(list, [&](const yaml::Node& element) {
    for (const yaml::Node& value : fields.children(element))
      if (value.tag == name) return fields.text(value);
    return Text{};
  });
}

Replication read_replication(const Fields& fields, const yaml::Node& node) {
  Replication replication;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("country"): replication.country = fields.text(value); break;
      case field("from"): replication.from = fields.text(value); break;
      case field("action"): replication.action = fields.text(value); break;
      case field("date"): replication.date = Fields::when(value); break;
      default: break;
    }
  return replication;
}

FollowUp read_follow_up(const Fields& fields, const yaml::Node& node) {
  FollowUp follow_up;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("recommendation"): follow_up.number = fields.text(value); break;
      case field("state"): follow_up.state = fields.text(value); break;
      case field("date"): follow_up.date = Fields::when(value); break;
      default: break;
    }
  return follow_up;
}

PlannedEdition read_planned(const Fields& fields, const yaml::Node& node) {
  PlannedEdition planned;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("language"): planned.language = fields.text(value); break;
      case field("due"): planned.due = Fields::when(value); break;
      default: break;
    }
  return planned;
}

Downloads read_downloads(const Fields& fields, const yaml::Node& node) {
  Downloads downloads;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("language"): downloads.language = fields.text(value); break;
      case field("until"): downloads.until = Fields::when(value); break;
      case field("count"): downloads.count = Fields::count(value).value_or(0); break;
      default: break;
    }
  return downloads;
}

/// The countries whose participants are counted.
List<Text> counted_countries(const Fields& fields, const yaml::Node& participants) {
  for (const yaml::Node& value : fields.children(participants))
    if (value.tag == field("by_country")) return fields.keys(value);
  return {};
}

/// How many elements say that the person agreed.
std::uint32_t with_consent(const Fields& fields, const yaml::Node& list) {
  std::uint32_t agreed = 0;
  for (const yaml::Node& element : fields.children(list))
    for (const yaml::Node& value : fields.children(element))
      agreed += value.tag == field("consent") && Fields::is_true(value) ? 1U : 0U;
  return agreed;
}

}  // namespace

Practice read_practice(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Practice practice;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("actions"): practice.actions = fields.texts(value); break;
      case field("countries"): practice.countries = fields.texts(value); break;
      case field("topics"): practice.topics = fields.texts(value); break;
      case field("features"): practice.features = texts_of(fields, value, field("feature")); break;
      case field("replicated"):
        practice.replicated = fields.list<Replication>(
            value, [&](const yaml::Node& node) { return read_replication(fields, node); });
        break;
      case field("case_study"): practice.is_case_study = true; break;
      case field("testimonials"):
        practice.testimonials = value.size;
        practice.agreed = with_consent(fields, value);
        break;
      default: break;
    }
  return practice;
}

PublicEvent read_public_event(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  PublicEvent event;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("start"): event.start = Fields::when(value); break;
      case field("end"): event.end = Fields::when(value); break;
      case field("country"): event.country = fields.text(value); break;
      case field("actions"): event.actions = fields.texts(value); break;
      case field("topics"): event.topics = fields.texts(value); break;
      case field("institutions"):
        event.institution_countries = texts_of(fields, value, field("country"));
        break;
      case field("participants"):
        event.participants = read_participants(fields, value);
        event.participant_countries = counted_countries(fields, value);
        break;
      case field("number_of_countries"):
        event.countries = Fields::count(value);
        event.countries_span = value.span;
        break;
      case field("recommendations"): event.recommendations = value.size; break;
      case field("follow_up"):
        event.follow_up = fields.list<FollowUp>(
            value, [&](const yaml::Node& node) { return read_follow_up(fields, node); });
        break;
      default: break;
    }
  return event;
}

Publication read_publication(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Publication publication;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("published"): publication.published = Fields::when(value); break;
      case field("languages"): publication.languages = fields.texts(value); break;
      case field("actions"): publication.actions = fields.texts(value); break;
      case field("topics"): publication.topics = fields.texts(value); break;
      case field("planned"):
        publication.planned = fields.list<PlannedEdition>(
            value, [&](const yaml::Node& node) { return read_planned(fields, node); });
        break;
      case field("downloads"):
        publication.downloads = fields.list<Downloads>(
            value, [&](const yaml::Node& node) { return read_downloads(fields, node); });
        break;
      default: break;
    }
  return publication;
}

}  // namespace mieux
