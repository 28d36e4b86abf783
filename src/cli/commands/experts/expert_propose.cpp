// mieux expert propose: the best team of experts for an activity.
#include <algorithm>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "days_asked.hpp"
#include "expert_words.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/invitations.hpp"
#include "mieux/procedure/fieldwork/state_on.hpp"
#include "mieux/reports/experts/team_views.hpp"

namespace mieux::cli {
namespace {

/// What the options make of the wish, and what was taken for granted on the way.
class WishReader {
 public:
  WishReader(const Call& call, const View& view, std::ostream& err)
      : call_(call), view_(view), words_(view.store.vocabularies()), err_(err) {}

  [[nodiscard]] TeamWish wish() {
    const TypedPart typed = typed_part(call_.text("ACTIVITY"), "activity");
    const Record& action = find_whole_record(view_.store, typed.action, RecordKind::action, err_);
    wish_ = wish_for(view_.store, action, &activity_of(action, typed.id));
    wish_.grouping = view_.grouping;
    read_numbers();
    read_peer();
    read_languages();
    read_topics();
    if (call_.has("days")) wish_.days = days_asked(call_.text("days"), "--days");
    for (const std::string& word : call_.texts("keep")) wish_.keep.push_back(&kept(word));
    for (const std::string& word : call_.texts("without")) wish_.without.push_back(&expert(word));
    refuse_contradictions();
    note_assumptions();
    return std::move(wish_);
  }

 private:
  [[nodiscard]] const Activity& activity_of(const Record& record, const std::string& id) const {
    const Action& action = view_.store.actions()[record.position];
    const Activity* found = find_activity(action, id);
    const std::string name = std::string{record.id} + "/" + id;
    if (found == nullptr) {
      std::vector<std::string_view> ids;
      for (const Activity& one : action.activities) ids.push_back(one.id.value);
      throw Failure(Exit::usage,
                    "there is no activity " + in_quotes(id) + " in " + std::string{record.id},
                    suggest(id, ids,
                            ids.empty() ? "`mieux activity add` plans one"
                                        : "there are: " + joined(ids, ", ")));
    }
    const ActivityState state = state_on(*found, view_.as_of);
    if (state == ActivityState::none || state == ActivityState::unknown) return *found;
    throw Failure(Exit::refused,
                  name + " is " +
                      std::string{activity_state_words[static_cast<std::size_t>(state)]} +
                      ", so nobody is sent",
                  "`mieux activity list " + std::string{record.id} + "` shows what is planned");
  }

  [[nodiscard]] const Record& expert(const std::string& word) const {
    return find_whole_record(view_.store, word, RecordKind::expert, err_);
  }

  [[nodiscard]] const Record& kept(const std::string& word) const {
    const Record& record = expert(word);
    const Expert& person = view_.store.experts()[record.position];
    if (!record.draft && !person.forgotten.known && on_roster(person, view_.as_of) != Truth::no)
      return record;
    throw Failure(Exit::usage, "--keep: " + std::string{record.id} + " is not on the roster",
                  "`mieux expert show " + std::string{record.id} + "` says why");
  }

  void read_numbers() {
    if (call_.has("size")) wish_.size = number_of(call_, "size");
    if (wish_.size == 0 || wish_.size > largest_team)
      throw Failure(Exit::usage,
                    "--size: a team has 1 to " + std::to_string(largest_team) + " members, not " +
                        std::to_string(wish_.size),
                    "propose several teams for a larger one, with --without");
    if (!call_.has("eu")) return;
    wish_.eu = number_of(call_, "eu");
  }

  void read_peer() {
    const std::string& word = call_.text("peer");
    if (!call_.has("peer")) return;
    wish_.peers = 1;
    if (word == "any") return;
    const PlaceAsked place = place_asked(words_, view_.grouping, word, "--peer");
    if (!place.country.empty()) wish_.peer_countries.push_back(place.country);
    wish_.peer_region = place.region;
  }

  void read_languages() {
    if (!call_.has("languages")) return;
    wish_.languages.clear();
    for (const std::string& word : comma_list(call_.text("languages")))
      if (word != "any") wish_.languages.push_back(language_asked(word, "--languages"));
  }

  void read_topics() {
    if (!call_.has("topic")) return;
    wish_.topics = topics_asked(words_, comma_list(call_.text("topic")), "--topic");
    constexpr std::size_t most = 64;
    if (wish_.topics.size() > most)
      throw Failure(
          Exit::usage,
          "--topic: a team cannot be asked for " + std::to_string(wish_.topics.size()) + " topics",
          "ask for at most " + std::to_string(most));
  }

  void refuse_contradictions() const {
    for (const Record* record : wish_.keep)
      if (std::find(wish_.without.begin(), wish_.without.end(), record) != wish_.without.end())
        throw Failure(Exit::usage, std::string{record->id} + " is named by --keep and by --without",
                      "leave one of them out");
    const std::size_t wanted = wish_.eu.value_or(0) + wish_.peers;
    if (wanted > wish_.size)
      throw Failure(Exit::usage,
                    "a team of " + std::to_string(wish_.size) + " has no room for " +
                        counted(wanted, "official of a member state or peer",
                                "officials of member states and peers"),
                    "raise --size, or lower --eu");
    if (wish_.keep.size() > wish_.size)
      throw Failure(Exit::usage,
                    "--keep names " + std::to_string(wish_.keep.size()) + " for a team of " +
                        std::to_string(wish_.size),
                    "raise --size");
  }

  void note_assumptions() const {
    if (!wish_.days)
      err_ << "note: the days of the activity are not known to the day, so nobody is taken to be "
              "away\n  hint: --days 2026-03-02..2026-03-06 says when it is\n";
    if (call_.has("languages")) return;
    if (wish_.languages.empty())
      err_ << "note: nothing says which language the partner works in, so any will do\n  hint: "
              "--languages fr says it for this team, a column `languages` in "
              "vocabularies/countries.tsv for all\n";
    else
      err_ << "note: taken from vocabularies/countries.tsv: the partner works in "
           << joined(names_of_languages(), " or ") << "\n";
  }

  [[nodiscard]] std::vector<std::string> names_of_languages() const {
    std::vector<std::string> names;
    for (const std::string& code : wish_.languages)
      names.push_back(Language{}.name_of_language(code));
    return names;
  }

  const Call& call_;
  const View& view_;
  const Vocabularies& words_;
  std::ostream& err_;
  TeamWish wish_;
};

std::string in_words(const TeamWish& wish, TeamCondition condition) {
  switch (condition) {
    case TeamCondition::days: return "on other days";
    case TeamCondition::languages: return "without the language";
    case TeamCondition::backgrounds: return "with any background";
    case TeamCondition::peer_place: return "with a Southern peer from anywhere";
    case TeamCondition::peer: return "without a Southern peer";
    case TeamCondition::eu: return "with any number of officials of member states";
    case TeamCondition::keep: return "without --keep";
    case TeamCondition::without: return "without --without";
    case TeamCondition::held_back: break;
  }
  return "for another activity than " + std::string{wish.action->id};
}

void say_nobody_fits(const TeamFinder& finder, std::ostream& err) {
  err << "note: no team of " << finder.wish().size << " meets all conditions\n";
  if (const std::size_t held = finder.wish().held_back.size(); held > 0)
    err << "note: the private roster holds back " << counted(held, "expert")
        << "; --why ID says for what reason\n";
  const std::vector<Relaxation> relaxations = finder.relaxations();
  for (const Relaxation& one : relaxations) {
    std::vector<std::string> given_up;
    for (const TeamCondition condition : one.conditions)
      given_up.push_back(in_words(finder.wish(), condition));
    std::vector<std::string_view> who;
    for (const TeamMember& member : one.team.members) who.push_back(member.record->id);
    err << "  hint: " << joined(given_up, " and ") << ": " << joined(who, ", ") << "\n";
  }
  if (const std::size_t size = finder.largest(); size > 0)
    err << "  hint: with --size " << size << " there is a team\n";
  else if (relaxations.empty())
    err << "  hint: it takes more than two conditions less; `mieux expert search` shows who meets "
           "which\n";
}

/// The commands to type next, one for each member who is not on the activity.
void say_next(const TeamWish& wish, const ProposedTeam& team, std::ostream& err) {
  const std::string where =
      std::string{wish.action->id} + "/" + std::string{wish.activity->id.value};
  for (std::size_t i = 0; i < team.members.size(); ++i)
    err << (i == 0 ? "  next: `" : "        `") << "mieux expert invite "
        << team.members[i].record->id << " " << where << "`\n";
}

bool is_member(const ProposedTeam& team, const Record& expert) {
  return std::any_of(team.members.begin(), team.members.end(),
                     [&](const TeamMember& one) { return one.record == &expert; });
}

/// Prints why somebody is not in the team.
void print_why(const TeamFinder& finder, const ProposedTeam& best, const Record& expert,
               Format format, Environment& environment) {
  const std::string id{expert.id};
  if (is_member(best, expert)) {
    print_data(environment, id + " is in the team\n");
    return;
  }
  const WhyNot why = finder.why_not(expert);
  std::string text;
  for (const std::string& obstacle : why.obstacles) text += id + " " + obstacle + "\n";
  if (why.with) {
    const int less = best.points - why.with->points;
    text += "The best team with " + id + " has " +
            (less == 0 ? "as many points; fewer missions, then the order of ids, decide"
                       : counted(static_cast<std::size_t>(less), "point") + " less") +
            ":\n\n" + teams_compared(best, *why.with, format, environment.columns);
  }
  print_data(environment, text);
}

void print_teams(const View& view, const TeamWish& wish, const std::vector<ProposedTeam>& teams,
                 const Call& call, Environment& environment) {
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    return print_data(environment, json_at(teams_as_json(view, wish, teams), call.common));
  if (format == Format::csv) return print_data(environment, teams_as_csv(view, teams));
  print_data(environment, teams_as_text(view, wish, teams, format, environment.columns));
}

/// Who cannot be asked for the activity, as the private roster says.
std::vector<HeldBack> held_back_in(const Roster& roster, const View& view, const TeamWish& wish) {
  std::vector<HeldBack> all;
  const PlaceOfWork place{
      wish.action, wish.activity == nullptr ? std::string{} : std::string{wish.activity->id.value}};
  for (const Hold& hold : held_back(roster, view.store, place, view.as_of))
    all.push_back({std::string{hold.expert->id}, in_words(hold)});
  return all;
}

/// `roster` null: it is not asked.
Exit propose(const Call& call, const Store& store, const Roster* roster, Environment& environment) {
  const View view = view_in(store, asked_day(call.common, environment), Audience::staff,
                            call.text("grouping"), {});
  TeamWish wish = WishReader(call, view, environment.err).wish();
  const Record* asked = call.has("why") ? &find_whole_record(store, call.text("why"),
                                                             RecordKind::expert, environment.err)
                                        : nullptr;
  if (roster != nullptr)
    wish.held_back = held_back_in(*roster, view, wish);
  else
    note_roster_not_read(store, "refusals and consent", environment);
  const TeamFinder finder(store, view.deployments(), std::move(wish), view.as_of);
  const std::size_t count = call.has("teams") ? number_of(call, "teams") : 1;
  const std::vector<ProposedTeam> teams = finder.best(std::max<std::size_t>(count, 1));
  if (teams.empty()) {
    say_nobody_fits(finder, environment.err);
    if (asked != nullptr)
      for (const std::string& obstacle : finder.why_not(*asked).obstacles)
        print_data(environment, std::string{asked->id} + " " + obstacle + "\n");
    return Exit::refused;
  }
  if (asked != nullptr) {
    print_why(finder, teams.front(), *asked, format_named(call.text("format")), environment);
    return Exit::done;
  }
  print_teams(view, finder.wish(), teams, call, environment);
  if (teams.size() < count)
    environment.err << "note: there " << (teams.size() == 1 ? "is 1 team" : "are only ")
                    << (teams.size() == 1 ? "" : counted(teams.size(), "team"))
                    << " of different experts\n";
  if (!teams.front().proven)
    environment.err << "note: the search was cut off: a team with more points may be there\n";
  say_next(finder.wish(), teams.front(), environment.err);
  return Exit::done;
}

Exit run_propose(const Call& call, Environment& environment) {
  if (!call.has("private"))
    return propose(call, load(call.common, environment), nullptr, environment);
  const BothStores both = load_both(call.common, environment);
  return propose(call, both.store, &both.roster, environment);
}

constexpr auto propose_options = joined_options(
    std::array<Option, 12>{{
        {.names = "ACTIVITY",
         .help = "The activity, such as togo-ii/a2",
         .source = Source::record,
         .of = "activity",
         .required = true},
        {"--size", "Members of the team, 1 to 10", "NUMBER", Source::free, {}, "2"},
        {"--languages", "Each member speaks one of these; any: no matter which", "LANGUAGES"},
        {"--topic", "Topics the team should cover; without it those of the Action", "TOPICS",
         Source::term, "topics"},
        {"--peer", "With an official of this Southern country or region, or any", "PLACE",
         Source::term, "countries"},
        {"--eu", "At least so many officials of EU member states; without it all but the peer",
         "NUMBER"},
        {"--days", "When it is: a day, or FROM..TO", "DAYS"},
        {.names = "--keep",
         .help = "This expert is in the team",
         .value = "ID",
         .source = Source::record,
         .of = "expert",
         .many = true},
        {.names = "--without",
         .help = "This expert is not",
         .value = "ID",
         .source = Source::record,
         .of = "expert",
         .many = true},
        {.names = "--why",
         .help = "Say why this expert is not in the team",
         .value = "ID",
         .source = Source::record,
         .of = "expert"},
        {"--teams", "Propose so many teams of different experts", "NUMBER", Source::free, {}, "1"},
        grouping_option[0],
    }},
    private_option, format_option("table|md|csv|json"));

}  // namespace

constinit const Command expert_propose_command{.words = "expert propose",
                                               .summary = "Propose a team for an activity",
                                               .options = propose_options,
                                               .run = run_propose,
                                               .manual = "expert"};

}  // namespace mieux::cli
