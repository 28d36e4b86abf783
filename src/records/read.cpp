#include "mieux/records/read.hpp"

#include "field_reader.hpp"

namespace mieux {
namespace {

Letter read_letter(const Fields& fields, const yaml::Node& node) {
  Letter letter;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("requester"): letter.requester = fields.text(value); break;
      case field("on_behalf_of"): letter.on_behalf_of = fields.text(value); break;
      case field("received"): letter.received = Fields::when(value); break;
      default: break;
    }
  return letter;
}

DatedName read_name(const Fields& fields, const yaml::Node& node) {
  DatedName name;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("name"): name.name = fields.text(value); break;
      case field("language"): name.language = fields.text(value); break;
      case field("from"): name.from = Fields::when(value); break;
      case field("to"): name.to = Fields::when(value); break;
      default: break;
    }
  return name;
}

/// The place of a word in a list of them; 0 if it is none of them.
template <typename Enum, std::size_t Size>
Enum word_in(const std::array<std::string_view, Size>& words, std::string_view word) {
  for (std::size_t i = 0; i < Size; ++i)
    if (words[i] == word) return static_cast<Enum>(i);
  return {};
}

SpokenLanguage read_spoken(const Fields& fields, const yaml::Node& node) {
  SpokenLanguage spoken;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("language"): spoken.language = fields.text(value); break;
      case field("level"):
        spoken.level = word_in<LanguageLevel>(language_level_words, value.text);
        break;
      default: break;
    }
  return spoken;
}

Availability read_availability(const Fields& fields, const yaml::Node& node) {
  Availability availability;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("state"):
        availability.state = word_in<AvailabilityState>(availability_words, value.text);
        break;
      case field("from"): availability.from = Fields::when(value); break;
      case field("to"): availability.to = Fields::when(value); break;
      case field("note"): availability.note = fields.text(value); break;
      default: break;
    }
  return availability;
}

Certification read_certification(const Fields& fields, const yaml::Node& node) {
  Certification certification;
  for (const yaml::Node& value : fields.children(node)) {
    if (value.tag == field("subject")) certification.subject = fields.text(value);
    if (value.tag == field("date")) certification.date = Fields::when(value);
  }
  return certification;
}

HeldFunction read_function(const Fields& fields, const yaml::Node& node) {
  HeldFunction held;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("function"): held.function = fields.text(value); break;
      case field("country"): held.country = fields.text(value); break;
      case field("from"): held.from = Fields::when(value); break;
      case field("to"): held.to = Fields::when(value); break;
      default: break;
    }
  return held;
}

Question read_question(const Fields& fields, const yaml::Node& node) {
  Question question;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("id"): question.id = fields.text(value); break;
      case field("kind"): question.kind = fields.text(value); break;
      case field("text"): question.text = fields.text(value); break;
      case field("missing"): question.missing = Fields::count(value).value_or(0); break;
      case field("shares_without_n"): question.shares_without_n = Fields::is_true(value); break;
      case field("distribution"):
        question.distribution = value.key_span;
        question.counts = fields.list<AnswerCount>(value, [&](const yaml::Node& one) {
          question.answers += Fields::count(one).value_or(0);
          return AnswerCount{fields.key(one), Fields::number(one)};
        });
        break;
      default: break;
    }
  return question;
}

}  // namespace

void read_header(const yaml::Document& document, Arena& arena, Record& record) {
  const Fields fields(document, arena);
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("id"): record.stated_id = fields.text(value); break;
      case field("uid"): record.uid = fields.text(value); break;
      case field("title"): record.title = fields.text(value); break;
      case field("short_name"): record.short_name = fields.text(value); break;
      case field("references"): record.references = fields.texts(value); break;
      case field("aliases"): record.aliases = fields.texts(value); break;
      case field("draft"): record.draft = Fields::is_true(value); break;
      case field("imported"): record.imported = value.kind == yaml::Kind::mapping; break;
      default: break;
    }
}

Request read_request(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Request request;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("joint"): request.joint = Fields::is_true(value); break;
      case field("letters"):
        request.letters = fields.list<Letter>(
            value, [&](const yaml::Node& node) { return read_letter(fields, node); });
        break;
      case field("countries"): request.countries = fields.texts(value); break;
      case field("regional_organisation"):
        request.regional_organisation = fields.text(value);
        break;
      case field("region"): request.regions = fields.regions(value); break;
      case field("topics"): request.topics = fields.texts(value); break;
      case field("follow_up_of"): request.follow_up_of = fields.texts(value); break;
      case field("merged_into"): request.merged_into = fields.text(value); break;
      case field("events"):
        request.events = fields.events<RequestStep>(value, request_step_words);
        break;
      case field("recorded_by"): request.recorded_by = fields.text(value); break;
      default: break;
    }
  return request;
}

Organisation read_organisation(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Organisation organisation;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("names"):
        organisation.names = fields.list<DatedName>(
            value, [&](const yaml::Node& node) { return read_name(fields, node); });
        break;
      case field("acronym"): organisation.acronym = fields.text(value); break;
      case field("country"): organisation.country = fields.text(value); break;
      case field("region"): organisation.regions = fields.regions(value); break;
      case field("type"): organisation.type = fields.text(value); break;
      case field("parent"): organisation.parent = fields.text(value); break;
      case field("predecessor"): organisation.predecessor = fields.text(value); break;
      default: break;
    }
  return organisation;
}

Expert read_expert(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Expert expert;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("country"): expert.country = fields.text(value); break;
      case field("background"): expert.background = fields.text(value); break;
      case field("administration"): expert.administration = fields.text(value); break;
      case field("gender"): expert.gender = fields.text(value); break;
      case field("topics"): expert.topics = fields.texts(value); break;
      case field("languages"):
        expert.languages = fields.list<SpokenLanguage>(
            value, [&](const yaml::Node& node) { return read_spoken(fields, node); });
        break;
      case field("registered"): expert.registered = Fields::when(value); break;
      case field("availability"):
        expert.availability = fields.list<Availability>(
            value, [&](const yaml::Node& node) { return read_availability(fields, node); });
        break;
      case field("certified_for"):
        expert.certified_for = fields.list<Certification>(
            value, [&](const yaml::Node& node) { return read_certification(fields, node); });
        break;
      case field("functions"):
        expert.functions = fields.list<HeldFunction>(
            value, [&](const yaml::Node& node) { return read_function(fields, node); });
        break;
      case field("forgotten"): expert.forgotten = Fields::when(value); break;
      default: break;
    }
  return expert;
}

Feedback read_feedback(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Feedback feedback;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("tool"): feedback.tool = fields.text(value); break;
      case field("level"): feedback.level = fields.text(value); break;
      case field("action"): feedback.action = fields.text(value); break;
      case field("activity"): feedback.activity = fields.text(value); break;
      case field("expert"): feedback.expert = fields.text(value); break;
      case field("event"): feedback.event = fields.text(value); break;
      case field("region"): feedback.regions = fields.regions(value); break;
      case field("form"): feedback.form = fields.text(value); break;
      case field("form_version"): feedback.form_version = fields.text(value); break;
      case field("scale"): feedback.scale = fields.text(value); break;
      case field("sheet"): feedback.sheet = fields.text(value); break;
      case field("date"): feedback.date = Fields::when(value); break;
      case field("sent"): feedback.sent = Fields::count(value); break;
      case field("received"):
        feedback.received = Fields::count(value);
        feedback.received_span = value.span;
        break;
      case field("questions"):
        feedback.questions = fields.list<Question>(
            value, [&](const yaml::Node& node) { return read_question(fields, node); });
        break;
      default: break;
    }
  return feedback;
}

}  // namespace mieux
