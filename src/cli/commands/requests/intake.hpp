#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "mieux/changes/requests/letter_wishes.hpp"
#include "mieux/changes/requests/new_request.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/letters/letter_file.hpp"
#include "mieux/store/store.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// Options that `request new` has beside those of every kind.
struct IntakeOptions {
  Intake intake;
  std::string from_text;  ///< the file of a letter, or `-`
  bool accept = false;    ///< take the proposals as they are
};

void add_intake(CLI::App& command, IntakeOptions& options);

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
