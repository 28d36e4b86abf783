#include "mieux/store/roster.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "mieux/base/words.hpp"

namespace mieux {
namespace {

namespace fs = std::filesystem;
using Sort = RosterProblem::Sort;

RosterProblem unnamed() {
  return {Sort::unnamed, "mieux.yaml names no private roster",
          "`mieux expert roster init ../roster` makes one"};
}

/// May anybody but the owner enter the folder?
bool is_open_to_others(const fs::path& folder) {
  constexpr mode_t of_others = 077;
  struct stat status {};
  return ::stat(folder.c_str(), &status) == 0 && (status.st_mode & of_others) != 0;
}

/// What a store that is there says of itself.
std::optional<RosterProblem> problem_as_store(const Store& store, const fs::path& place,
                                              const std::string& said) {
  std::error_code error;
  const fs::file_status parts =
      fs::symlink_status(place / subject_of(RecordKind::expert_private).place, error);
  if (fs::exists(parts) && !fs::is_directory(parts))
    return RosterProblem{Sort::no_store,
                         said + " cannot be read: its expert-private is a link or a file",
                         "put the folder itself there"};
  try {
    const Store roster = Store::load(place, store.schemas(), {.without_records = true});
    if (!roster.programme().private_store)
      return RosterProblem{Sort::not_private, said + " does not say `private: true`",
                           "is it the right folder? if so: mieux -C " +
                               std::string{store.programme().private_roster.value} +
                               " programme set private=true"};
    const Text& id = store.programme().roster_id;
    if (id.is_there() && id.value != roster.programme().roster_id.value)
      return RosterProblem{Sort::foreign,
                           said + " belongs to another facility: its roster_id is another one",
                           "if it is the right one, somebody changed roster_id in mieux.yaml: `git "
                           "log -p mieux.yaml` "
                           "shows the old value; else correct private_roster there"};
  } catch (const Failure& failure) {
    return RosterProblem{Sort::no_store, said + " cannot be read: " + failure.what(),
                         failure.hint()};
  }
  return std::nullopt;
}

}  // namespace

std::optional<RosterProblem> problem_of_roster(const Store& store) {
  const Text& path = store.programme().private_roster;
  if (!path.is_there()) return unnamed();
  const std::string said = "the private roster " + in_quotes(path.value);
  const fs::path place = store.root() / path.value;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(place, error)))
    return RosterProblem{
        Sort::absent, said + " is not here",
        store.programme().roster_id.is_there()
            ? "if you may have it, bring it to this place; else ask whoever keeps it"
            : "if you may have it, bring it to this place; `mieux expert roster init " +
                  std::string{path.value} + "` makes a new one"};
  if (is_open_to_others(place))
    return RosterProblem{Sort::open_to_others, "others may look into " + said,
                         "chmod 700 " + std::string{path.value}};
  return problem_as_store(store, place, said);
}

Roster Roster::open(const Store& store, unsigned threads) {
  if (auto problem = problem_of_roster(store))
    throw Failure(Exit::refused, problem->message, problem->hint);
  return Roster(Store::load(store.root() / store.programme().private_roster.value, store.schemas(),
                            {.threads = threads}));
}

}  // namespace mieux
