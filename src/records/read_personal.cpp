#include <algorithm>

#include "field_reader.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

Invitation read_invitation(const Fields& fields, const yaml::Node& node) {
  Invitation invitation;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("action"): invitation.action = fields.text(value); break;
      case field("activity"): invitation.activity = fields.text(value); break;
      case field("need"): invitation.need = fields.text(value); break;
      case field("days"): invitation.days = fields.text(value); break;
      case field("invited"): invitation.invited = Fields::when(value); break;
      case field("answered"): invitation.answered = Fields::when(value); break;
      case field("reason"): invitation.reason = fields.text(value); break;
      case field("mission"): invitation.mission = fields.text(value); break;
      case field("answer"): {
        const auto found =
            std::find(invitation_answer_words.begin(), invitation_answer_words.end(), value.text);
        if (found != invitation_answer_words.end())
          invitation.answer =
              static_cast<InvitationAnswer>(found - invitation_answer_words.begin());
        break;
      }
      default: break;
    }
  return invitation;
}

Assessment read_assessment(const Fields& fields, const yaml::Node& node) {
  Assessment assessment;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("date"): assessment.date = Fields::when(value); break;
      case field("action"): assessment.action = fields.text(value); break;
      case field("activity"): assessment.activity = fields.text(value); break;
      case field("mission"): assessment.mission = fields.text(value); break;
      case field("rating"): assessment.rating = fields.text(value); break;
      case field("text"): assessment.text = fields.text(value); break;
      default: break;
    }
  return assessment;
}

void read_contact(const Fields& fields, const yaml::Node& node, PersonalPart& part) {
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("emails"): part.emails = fields.texts(value); break;
      case field("phones"): part.phones = fields.texts(value); break;
      default: break;
    }
}

void read_consent(const Fields& fields, const yaml::Node& node, PersonalPart& part) {
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("given"): part.consent_given = Fields::when(value); break;
      case field("withdrawn"): part.consent_withdrawn = Fields::when(value); break;
      default: break;
    }
}

}  // namespace

PersonalPart read_personal_part(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  PersonalPart part;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("name"): part.name = fields.text(value); break;
      case field("contact"): read_contact(fields, value, part); break;
      case field("consent"): read_consent(fields, value, part); break;
      case field("keep_until"): part.keep_until = Fields::when(value); break;
      case field("invitations"):
        part.invitations = fields.list<Invitation>(
            value, [&](const yaml::Node& node) { return read_invitation(fields, node); });
        break;
      case field("assessments"):
        part.assessments = fields.list<Assessment>(
            value, [&](const yaml::Node& node) { return read_assessment(fields, node); });
        break;
      default: break;
    }
  return part;
}

}  // namespace mieux
