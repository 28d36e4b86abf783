// The repository that the store lies in.
#include "checks.hpp"
#include "mieux/git/clone.hpp"
#include "mieux/git/configuration.hpp"
#include "mieux/git/marks.hpp"
#include "mieux/git/revisions.hpp"

namespace mieux::history {
namespace {

bool records_end_lines_alike(const Patient& patient) {
  const auto& folder = patient.examined.folder;
  const std::string text = git::attribute(folder, "text", any_record);
  return text == "unset" || git::attribute(folder, "eol", any_record) == "lf";
}

}  // namespace

Looked look_at_repository(const Patient& patient) {
  if (!patient.has_git) return std::nullopt;
  if (!patient.repository)
    return Answer{Mark::missing, patient.repository_problem, patient.repository_fix};
  return Answer{Mark::ok, "the records are in a git repository"};
}

Looked look_at_clone(const Patient& patient) {
  if (!patient.repository) return std::nullopt;
  if (git::is_shallow(*patient.repository))
    return Answer{Mark::note,
                  "this clone lacks the older history: `log`, `diff` and --at end with it",
                  "git fetch --unshallow"};
  if (git::is_partial(*patient.repository))
    return Answer{Mark::note,
                  "this clone fetches older contents only when git needs them; mieux does not",
                  "git fetch --refetch --no-filter"};
  return Answer{Mark::ok, "this clone has the whole history"};
}

Looked look_at_identity(const Patient& patient) {
  if (!patient.repository) return std::nullopt;
  const std::string who = git::committer(*patient.repository);
  if (!who.empty()) return Answer{Mark::ok, "you commit as " + who};
  return Answer{Mark::missing, "git does not know who you are, so it cannot commit",
                "git config --global user.name \"Your Name\"; git config --global user.email "
                "you@example.org"};
}

Looked look_at_operation(const Patient& patient) {
  if (!patient.repository) return std::nullopt;
  const std::string operation = patient.repository->operation();
  if (operation.empty()) return Answer{Mark::ok, "no merge waits for you"};
  return Answer{Mark::note, operation + " is going on: commands that write wait for its end",
                "git status; mieux git review"};
}

Looked look_at_attributes(const Patient& patient) {
  if (!patient.repository || !patient.examined.has_store) return std::nullopt;
  if (records_end_lines_alike(patient))
    return Answer{Mark::ok, "lines of records end alike on every system"};
  if (!git::stands(patient.examined.folder / ".gitattributes"))
    return Answer{Mark::missing, "no .gitattributes keeps the ends of lines alike", "mieux init"};
  return Answer{Mark::missing, "no attribute of records keeps the ends of lines alike",
                "echo '*.yaml text eol=lf' >>.gitattributes"};
}

Looked look_at_line_endings(const Patient& patient) {
  if (!patient.repository) return std::nullopt;
  const std::string said = git::setting_in_force(*patient.repository, "core.autocrlf");
  if (said.empty() || said == "false" || said == "input")
    return Answer{Mark::ok, "git does not change the ends of lines"};
  if (records_end_lines_alike(patient))
    return Answer{Mark::ok, "core.autocrlf is " + said + ", and does not hold for records"};
  return Answer{Mark::missing,
                "core.autocrlf is " + said + ": git writes records with other ends of lines",
                "git config core.autocrlf false"};
}

}  // namespace mieux::history
