// mieux expert access, mieux expert forget: what is held on a person, and its end.
#include <array>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "expert_meant.hpp"
#include "mieux/base/paths.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/experts/forget_expert.hpp"
#include "mieux/git/texts_ever.hpp"
#include "mieux/history/personal/access_document.hpp"
#include "mieux/history/personal/search.hpp"
#include "mieux/store/private_values.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::cli {
namespace {

Exit run_access(const Call& call, Environment& environment) {
  const auto print = [&](const Store& store, const Roster* roster) {
    const Record& expert =
        find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err);
    print_data(environment, history::access_document(store, roster, expert,
                                                     asked_day(call.common, environment).day));
  };
  if (call.has("private")) {
    const BothStores both = load_both(call.common, environment);
    print(both.store, &both.roster);
    return Exit::done;
  }
  const Store store = load(call.common, environment);
  note_roster_not_read(store, "what is personal", environment);
  print(store, nullptr);
  return Exit::done;
}

/// The name of a person and how to reach them, out of the roster, before it goes.
struct Forgotten {
  std::string id;
  std::string personal;  ///< text of the personal part; empty: there was none
  std::filesystem::path store;
  std::filesystem::path roster;
};

/// Fails (3) while files beside the records hold a value of the person.
void require_no_other_file(const Forgotten& forgotten, Environment& environment) {
  if (forgotten.personal.empty()) return;
  const PrivateValues values = values_of_private_record(forgotten.personal);
  const auto repository = git::Repository::around(forgotten.store);
  const auto top = repository ? git::top_of(*repository) : forgotten.store;
  std::vector<std::string> places;
  const history::FilesSearched searched = history::search_files(top, values);
  for (const std::string& file : searched.found)
    if (!lies_below(top / file, forgotten.roster)) places.push_back(file);
  for (const std::string& file : searched.large)
    environment.err << "warning: " << for_terminal(file)
                    << " is larger than 16 MiB, and was not looked at\n";
  if (places.empty()) return;
  throw Failure(Exit::refused,
                "a name or contact of the person is still in " + joined(places, ", "),
                "take it out there, then run the command again");
}

/// Removes a text of the personal part that an editor left, and says what else of the roster holds
/// a value.
void look_at_rest_of_roster(const Forgotten& forgotten, Environment& environment) {
  if (forgotten.roster.empty() || forgotten.personal.empty()) return;
  const auto own = forgotten.roster / ".mieux";
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(own, error))
    if (entry.path().filename().string().starts_with("edit-expert-private-" + forgotten.id))
      std::filesystem::remove(entry.path(), error);
  const PrivateValues values = values_of_private_record(forgotten.personal);
  for (const std::string& file : history::search_files(forgotten.roster, values).found)
    environment.err << "warning: the private roster still holds a name or contact of the person: "
                    << for_terminal(file) << "\n  hint: take it out there, or delete the file\n";
}

/// What the history of the public store still holds. Says so; false if it holds something. It is
/// looked at before the personal part goes: afterwards nobody knows what to look for.
bool is_history_clean(const Forgotten& forgotten, Environment& environment) {
  const auto repository = git::Repository::around(forgotten.store);
  if (!repository || forgotten.personal.empty()) return true;
  const PrivateValues values = values_of_private_record(forgotten.personal);
  const history::HistorySearched searched =
      history::search_history(*repository, {.values = values, .contacts = false});
  if (searched.found.empty()) {
    environment.err << "note: none of " << counted(searched.texts, "text")
                    << " in the history of the store has a name or contact of the person\n";
    return true;
  }
  environment.err << "warning: the history of the store still holds a name or contact of the "
                     "person:\n";
  for (const history::PersonalInHistory& found : searched.found)
    environment.err << "    " << for_terminal(found.finding.where.path) << "\n";
  environment.err << "  hint: " << searched.found.front().finding.hint << "\n";
  return false;
}

/// Fails (3) if the history holds something, unless `all_the_same`.
bool look_at_history(const Forgotten& forgotten, bool all_the_same, Environment& environment) {
  const bool clean = is_history_clean(forgotten, environment);
  if (!clean && !all_the_same)
    throw Failure(Exit::refused,
                  "nothing was removed: once the personal part is gone, nobody can "
                  "look for these any more",
                  "take them out of the history first, or note them down and add --force");
  return clean;
}

/// What a command on this machine cannot take away.
void say_out_of_reach(const Forgotten& forgotten, Environment& environment) {
  environment.err << "what this command cannot reach:\n";
  for (const auto& [folder, whose] : {std::pair{forgotten.roster, "the private roster"},
                                      std::pair{forgotten.store, "the store"}}) {
    if (folder.empty()) continue;
    const auto repository = git::Repository::around(folder);
    if (!repository) continue;
    if (folder == forgotten.roster)
      environment.err << "    the history of the private roster, which still holds the personal "
                         "part: `git filter-repo --invert-paths --path expert-private/"
                      << forgotten.id << ".yaml` there\n";
    for (const std::string& name : git::remotes(*repository))
      environment.err << "    the copy of " << whose << " at " << in_quotes(name) << "\n";
  }
  environment.err << "    names written otherwise, in pictures, or in files that are packed\n"
                     "    what the record of the expert said before, such as the gender: in the "
                     "history of the store\n"
                     "    sheets that were imported, and their rejected rows\n"
                     "    other clones, and back-ups of this machine: ask whoever keeps them\n";
}

Exit run_forget(const Call& call, Environment& environment) {
  const Writing writing = writing_of(call);
  Forgotten forgotten;
  bool clean = true;
  const Exit exit = write_with_its_roster(
      call.common, environment, writing,
      [&](const Store& store, const Roster* roster, const Circumstances& circumstances) {
        const Record& expert =
            find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err);
        const Day on = call.text("on").empty() ? circumstances.as_of.today
                                               : last_day_option(call.text("on"), "--on");
        forgotten = {std::string{expert.id}, {}, store.root(), {}};
        if (roster != nullptr) {
          forgotten.roster = roster->store().root();
          if (const Record* part = roster->find(expert.id))
            forgotten.personal = text_of(roster->store(), *part);
        }
        Change change = forget_expert(store, roster, expert, on);
        require_no_other_file(forgotten, environment);
        clean = look_at_history(forgotten, call.has("force"), environment);
        return change;
      });
  if (exit != Exit::done) return exit;
  if (!writing.dry_run) look_at_rest_of_roster(forgotten, environment);
  say_out_of_reach(forgotten, environment);
  return clean ? Exit::done : Exit::findings;
}

constexpr std::array<Option, 1> who{{{.names = "ID",
                                      .help = "The expert",
                                      .source = Source::record,
                                      .of = "expert",
                                      .required = true}}};

constexpr auto access_options = joined_options(who, private_option);

constexpr auto forget_options = joined_options(
    who,
    std::array<Option, 2>{
        {{"--on", "The day of it (by default today)", "DATE"},
         {"--force", "Also if the history of the store still holds a name or contact"}}},
    private_option, writing_options);

}  // namespace

constinit const std::array<Command, 2> privacy_verbs{
    {{.words = "expert access",
      .summary = "Print everything that is held on one person, as a document",
      .options = access_options,
      .run = run_access,
      .manual = "roster"},
     {.words = "expert forget",
      .summary = "Remove what is personal for good; counts stay",
      .options = forget_options,
      .run = run_forget,
      .manual = "roster"}}};

}  // namespace mieux::cli
