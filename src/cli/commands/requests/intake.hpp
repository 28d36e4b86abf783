#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command_line/command.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/environment.hpp"
#include "mieux/changes/requests/letter_wishes.hpp"
#include "mieux/changes/requests/new_request.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/letters/letter_file.hpp"
#include "mieux/store/store.hpp"

namespace mieux::cli {

/// Options that `request new` has beside those of every kind.
struct IntakeOptions {
  Intake intake;
  std::string from_text;  ///< the file of a letter, or `-`
  bool accept = false;    ///< take the proposals as they are
};

inline constexpr std::array<Option, 7> intake_options{{
    {.names = "--requester",
     .help = "Authority that asks (again for each that signs a letter of its own)",
     .value = "ORGANISATION",
     .source = Source::record,
     .of = "organisation",
     .many = true,
     .taken_by = is_request},
    {.names = "--on-behalf-of",
     .help = "Authority the letter speaks for, where it is not the signing one",
     .value = "ORGANISATION",
     .source = Source::record,
     .of = "organisation",
     .taken_by = is_request},
    {.names = "--received",
     .help = "Day the letter reached the facility",
     .value = "DATE",
     .taken_by = is_request},
    {.names = "--channel",
     .help = "How it came: post, email, fax or online",
     .value = "CHANNEL",
     .taken_by = is_request},
    {.names = "--supporter",
     .help = "Who supports it, such as eu-delegation:BEN (again for each)",
     .value = "TYPE[:COUNTRY]",
     .many = true,
     .taken_by = is_request},
    {.names = "--from-text",
     .help = "Propose fields from a letter saved as text or e-mail, or - for standard input",
     .value = "FILE",
     .source = Source::file,
     .taken_by = is_request},
    {.names = "--accept",
     .help = "With --from-text: take what the letter proposes",
     .taken_by = is_request},
}};

IntakeOptions intake_of(const Call& call);

/// A letter that was read, and the document it is in the store, if it lies there.
struct LetterRead {
  LetterFile letter;
  LetterDocument document;
};
LetterRead read_letter_file(const Store& store, const std::string& file, Environment& environment);

/// Says what the letter leaves open and what was left out of it.
void say_letter(const LetterFile& letter, Environment& environment);

/// Asks for the fields of a request one after the other: first who asks, then what follows from it.
/// What is `given` is not asked for; what `letter` proposes is what Enter takes. `problem` says
/// what is wrong with wishes, tried on their own.
std::vector<Wish> ask_for_request(
    const Store& store, const std::vector<Wish>& given, const LetterFile& letter,
    Environment& environment, const std::function<std::string(const std::vector<Wish>&)>& problem);

}  // namespace mieux::cli
