// mieux expert propose: the best team of experts for an activity.
#include <algorithm>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/invitations.hpp"
#include "mieux/reports/experts/team_views.hpp"
#include "team_wish.hpp"

namespace mieux::cli {
namespace {

std::string in_words(const TeamWish& wish, TeamCondition condition) {
  switch (condition) {
    case TeamCondition::days: return "on other days";
    case TeamCondition::languages: return "without the language";
    case TeamCondition::origin: return "of any origin";
    case TeamCondition::backgrounds: return "with any background";
    case TeamCondition::countries: return "from any country";
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

/// What to type for somebody proposed: the roster, if it is read, knows who was asked already.
std::string_view next_verb(const Store& store, const Roster* roster, const TeamWish& wish,
                           const Record& expert) {
  const PersonalPart* part = roster == nullptr ? nullptr : personal_part_of(*roster, expert);
  const Invitation* asked =
      part == nullptr
          ? nullptr
          : invitation_to(store, *part, {wish.action, std::string{wish.activity->id.value}});
  if (asked == nullptr || asked->answer == InvitationAnswer::declined) return "invite";
  return asked->answer == InvitationAnswer::accepted ? "deploy" : "accept";
}

struct NextSteps {
  const Store& store;
  const Roster* roster;
  const std::string& need;
};

/// The commands to type next, one for each member who is not on the activity.
void say_next(const TeamWish& wish, const ProposedTeam& team, const NextSteps& next,
              std::ostream& err) {
  const std::string where =
      std::string{wish.action->id} + "/" + std::string{wish.activity->id.value};
  for (std::size_t i = 0; i < team.members.size(); ++i)
    err << (i == 0 ? "  next: `" : "        `") << "mieux expert "
        << next_verb(next.store, next.roster, wish, *team.members[i].record) << " "
        << team.members[i].record->id << " " << where
        << (next.need.empty() ? "" : " --need " + next.need) << "`\n";
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

void print_teams(const View& view, const ProposedTeams& proposed, const Call& call,
                 Environment& environment) {
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    return print_data(environment, json_at(teams_as_json(view, proposed), call.common));
  if (format == Format::csv) return print_data(environment, teams_as_csv(view, proposed.teams));
  print_data(environment, teams_as_text(view, proposed, format, environment.columns));
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
  TeamWish wish = team_wish(call, view, environment.err);
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
  print_teams(view, {finder.wish(), teams, roster}, call, environment);
  if (teams.size() < count)
    environment.err << "note: there " << (teams.size() == 1 ? "is 1 team" : "are only ")
                    << (teams.size() == 1 ? "" : counted(teams.size(), "team"))
                    << " of different experts\n";
  if (!teams.front().proven)
    environment.err << "note: the search was cut off: a team with more points may be there\n";
  say_next(finder.wish(), teams.front(), {store, roster, call.text("need")}, environment.err);
  return Exit::done;
}

Exit run_propose(const Call& call, Environment& environment) {
  if (!call.has("private"))
    return propose(call, load(call.common, environment), nullptr, environment);
  const BothStores both = load_both(call.common, environment);
  return propose(call, both.store, &both.roster, environment);
}

constexpr auto propose_options = joined_options(
    std::array<Option, 14>{{
        {.names = "ACTIVITY",
         .help = "The activity, such as togo-ii/a2",
         .source = Source::record,
         .of = "activity",
         .required = true},
        {"--size", "Members of the team, 1 to 10 (by default 2, or as many as --need lacks)",
         "NUMBER"},
        {.names = "--need",
         .help = "Whom this need of the Action asks for, such as n1",
         .value = "NEED",
         .source = Source::record,
         .of = "need"},
        {"--background", "Each member has one of these backgrounds", "BACKGROUNDS", Source::term,
         "expert_backgrounds"},
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
