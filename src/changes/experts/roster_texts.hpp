// What the operations on personal parts share.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/experts/invitations.hpp"
#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

inline std::string told(const Record& expert) { return "expert " + in_quotes(expert.id); }

/// What a person types next: `mieux expert accept w4nb8t benin/a2`.
inline std::string to_type(std::string_view verb, const Record& expert, const PlaceOfWork& place) {
  return "`mieux expert " + std::string{verb} + " " + std::string{expert.id} + " " + place.name() +
         "`";
}

[[noreturn]] inline void refuse(const std::string& message, std::string hint) {
  throw Failure(Exit::refused, message, std::move(hint));
}

/// The same for a reason that the roster alone knows.
[[noreturn]] inline void refuse_privately(const std::string& message, std::string hint) {
  throw PrivateRefusal(Exit::refused, message, std::move(hint));
}

/// The personal part as it is written. Fails (3) if the roster has none of the expert.
inline EditedRecord personal_text(const RosterExpert& who) {
  const Record* part = who.roster.find(who.expert.id);
  if (part == nullptr)
    refuse(told(who.expert) + " has no personal part in the private roster",
           "`mieux expert set " + std::string{who.expert.id} + " name='GIVEN FAMILY'` writes one");
  if (!part->whole)
    refuse("the personal part of " + told(who.expert) + " cannot be read",
           "`mieux validate` in the private roster shows what is wrong");
  return {who.roster.store(), *part};
}

inline const PersonalPart& personal_part(const RosterExpert& who) {
  return who.roster.store().personal_parts()[who.roster.find(who.expert.id)->position];
}

inline Change of_roster(const std::string& path, const std::string& before,
                        const EditedRecord& text, std::string sentence, std::string next) {
  Change change;
  change.private_files = {{path, before, text.text()}};
  change.sentence = std::move(sentence);
  change.next = std::move(next);
  change.unchanged = "the private roster already says so";
  return change;
}

}  // namespace mieux
