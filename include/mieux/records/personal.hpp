#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// Personal parts of experts, out of a private roster. As all typed records: views of the file,
// whose texts live as long as the store.

enum class InvitationAnswer : std::uint8_t { none, accepted, declined };
inline constexpr std::array<std::string_view, 3> invitation_answer_words{"", "accepted",
                                                                         "declined"};
constexpr std::string_view word_of(InvitationAnswer answer) {
  return invitation_answer_words[static_cast<std::size_t>(answer)];
}

/// That somebody was asked to go on a mission, and the answer.
struct Invitation {
  Text action;
  Text activity;  ///< absent: to the Action as a whole
  Text need;
  Text days;  ///< of work that were offered, as they stand there
  When invited;
  InvitationAnswer answer = InvitationAnswer::none;
  When answered;
  Text reason;   ///< of a refusal
  Text mission;  ///< the mission of the Action that it led to
};

struct Assessment {
  When date;
  Text action;
  Text activity;
  Text mission;
  Text rating;
  Text text;
};

struct PersonalPart {
  Text name;
  List<Text> emails;
  List<Text> phones;
  When consent_given;
  When consent_withdrawn;
  When keep_until;
  List<Invitation> invitations;
  List<Assessment> assessments;
};

}  // namespace mieux
