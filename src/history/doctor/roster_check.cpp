// The private roster: there, readable, and never given to git with the records of everybody.
#include "checks.hpp"
#include "mieux/base/paths.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/clone.hpp"
#include "mieux/procedure/experts/parts_alone.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/roster.hpp"

namespace mieux::history {
namespace {

namespace fs = std::filesystem;

/// What is wrong with a roster that lies in the repository of the store; nothing if git leaves it
/// aside.
Looked in_repository(const Patient& patient, const fs::path& roster, const std::string& named) {
  if (!patient.repository) return std::nullopt;
  const fs::path top = fs::weakly_canonical(git::top_of(*patient.repository));
  if (!lies_below(roster, top)) return std::nullopt;
  const std::string word = patient.examined.shell_word(named);
  if (git::is_tracked(*patient.repository, roster))
    return Answer{Mark::missing,
                  "git tracks files of the private roster " + in_quotes(named) +
                      ": whoever clones the repository has them",
                  "git rm -r --cached " + word +
                      "; what was pushed stays in the history until somebody rewrites it"};
  if (git::is_ignored(*patient.repository, roster / "x")) return std::nullopt;
  return Answer{
      Mark::missing,
      "the private roster " + in_quotes(named) +
          " lies in this repository, and git does not ignore it",
      "echo " + patient.examined.shell_word("/" + roster.lexically_relative(top).string() + "/") +
          " >>" + patient.examined.shell_word((top / ".gitignore").string())};
}

/// What is wrong with the roster as a store; nothing if it can be read.
Looked as_store(const Patient& patient, const fs::path& roster, const std::string& named) {
  const auto problem = problem_of_roster(*patient.store);
  if (!problem) return std::nullopt;
  const std::string word = patient.examined.shell_word(roster.string());
  switch (problem->sort) {
    case RosterProblem::Sort::absent:
      return Answer{Mark::note,
                    "the private roster " + in_quotes(named) +
                        " is not here; without it names of experts are not looked for",
                    "if you may have it, clone it to this place"};
    case RosterProblem::Sort::open_to_others:
      return Answer{Mark::missing, problem->message, "chmod 700 " + word};
    case RosterProblem::Sort::not_private:
      return Answer{Mark::missing, problem->message,
                    "mieux -C " + word + " programme set private=true"};
    case RosterProblem::Sort::no_store:
      return Answer{Mark::missing, problem->message,
                    git::stands(roster / programme_file) ? problem->hint
                                                         : "mieux init " + word + " --private"};
    case RosterProblem::Sort::unnamed:
    case RosterProblem::Sort::foreign: break;
  }
  return Answer{Mark::missing, problem->message, problem->hint};
}

/// What is wrong with the personal parts; nothing if each is read and is that of an expert.
Looked records_in(const Store& store, const std::string& named) {
  const Roster roster = Roster::open(store, 1);
  if (const std::string unread = unread_parts(roster); !unread.empty())
    return Answer{Mark::missing, unread, "mieux -C " + named + " validate"};
  if (!parts_alone(store, roster).empty())
    return Answer{
        Mark::missing,
        "the private roster " + in_quotes(named) + " has personal parts that no expert leads to",
        "mieux expert roster check"};
  return std::nullopt;
}

}  // namespace

Looked look_at_roster(const Patient& patient) {
  if (!patient.store || patient.store->programme().private_store) return std::nullopt;
  const Text& named = patient.store->programme().private_roster;
  if (!named.is_there())
    return Answer{Mark::note, "mieux.yaml names no private roster for the names of experts",
                  "if you keep them: mieux expert roster init ../roster"};
  const std::string name{named.value};
  const fs::path roster = fs::weakly_canonical(fs::absolute(patient.store->root() / name));
  if (Looked found = in_repository(patient, roster, name)) return found;
  if (Looked found = as_store(patient, roster, name)) return found;
  if (git::stands(roster / ".mieux/journal"))
    return Answer{Mark::missing,
                  "a change of the private roster " + in_quotes(name) +
                      " is not done, and its folder .mieux holds what it was about",
                  "mieux -C " + patient.examined.shell_word(roster.string()) +
                      " init puts it in order, as every command that writes there does"};
  if (Looked found = records_in(*patient.store, name)) return found;
  return Answer{Mark::ok, "the private roster " + in_quotes(name) + " can be read"};
}

}  // namespace mieux::history
