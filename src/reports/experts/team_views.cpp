#include "mieux/reports/experts/team_views.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/experts/contacts.hpp"
#include "mieux/reports/render/list_views.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

Grid::Cell plain(std::string text) { return {text, text}; }

std::string spoken(const View& view, const Expert& expert) {
  std::string all;
  for (const SpokenLanguage& one : expert.languages)
    all += (all.empty() ? "" : ", ") + view.language.name_of_language(one.language.value) +
           (one.level == LanguageLevel::unstated ? "" : " " + std::string{word_of(one.level)});
  return all;
}

Grid grid_of_members(const View& view, const ProposedTeam& team) {
  Grid grid;
  grid.columns = {{"id", "id"},
                  {"country", "country"},
                  {"background", "background"},
                  {"languages", "languages"},
                  {"deployments", "deployments", true}};
  for (const TeamMember& member : team.members) {
    const Expert& expert = view.store.experts()[member.record->position];
    const std::string count =
        (member.deployments.exact ? "" : "at least ") + std::to_string(member.deployments.known);
    grid.rows.push_back(
        {{plain(std::string{member.record->id}),
          plain(std::string{view.label("countries", expert.country.value)}),
          plain(std::string{view.label("expert_backgrounds", expert.background.value)}),
          plain(spoken(view, expert)), plain(count)}});
  }
  return grid;
}

Grid::Row row_of(std::string who, const ScoreLine& line) {
  return {{plain(std::to_string(line.points)), plain(std::move(who)), plain(line.what)}};
}

Grid grid_of_lines(const ProposedTeam& team) {
  Grid grid;
  grid.columns = {{"points", "points", true}, {"who", "who"}, {"for", "for"}};
  for (const TeamMember& member : team.members)
    for (const ScoreLine& line : member.lines)
      grid.rows.push_back(row_of(std::string{member.record->id}, line));
  for (const ScoreLine& line : team.lines) grid.rows.push_back(row_of("team", line));
  grid.rows.push_back(row_of("", {team.points, "in all"}));
  grid.rows.back().apart = true;
  return grid;
}

std::string days_in_words(Date days) {
  return days.first() == days.last() ? to_string(days.first())
                                     : to_string(days.first()) + " to " + to_string(days.last());
}

std::string as_text(const Grid& grid, Format format, unsigned width) {
  return format == Format::markdown ? as_markdown(grid) : as_table(grid, width);
}

Json json_of(const ScoreLine& line) { return {{"points", line.points}, {"for", line.what}}; }

Json json_of(const std::vector<ScoreLine>& lines) {
  Json list = Json::array();
  for (const ScoreLine& line : lines) list.push_back(json_of(line));
  return list;
}

/// How the members are called and reached; empty without a roster.
std::string contacts_as_text(const View& view, const Roster* roster, const ProposedTeam& team,
                             const std::function<std::string(const Grid&)>& print) {
  if (roster == nullptr) return {};
  std::vector<Unit> units;
  for (const TeamMember& member : team.members) units.push_back({member.record});
  return print(grid_of(view, subject_of(RecordKind::expert), contact_fields(*roster), units)) +
         "\n";
}

void add_contacts(const View& view, const Roster& roster, const Record& expert, Json& member) {
  for (const Field& field : contact_fields(roster)) {
    Values values;
    field.get(view, {&expert}, values);
    member[field.name] = Json::array();
    for (const Value& value : values) member[field.name].push_back(value.text);
  }
}

Json json_of(const View& view, const Roster* roster, const ProposedTeam& team) {
  Json members = Json::array();
  for (const TeamMember& member : team.members) {
    const Expert& expert = view.store.experts()[member.record->position];
    members.push_back({{"id", member.record->id},
                       {"country", expert.country.value},
                       {"background", expert.background.value},
                       {"origin", origin_words[static_cast<std::size_t>(member.origin)]},
                       {"deployments", member.deployments.known},
                       {"lines", json_of(member.lines)}});
    if (roster != nullptr) add_contacts(view, *roster, *member.record, members.back());
  }
  return {{"points", team.points},
          {"best", team.proven},
          {"members", std::move(members)},
          {"lines", json_of(team.lines)}};
}

/// Lines of a team, each with who it is of.
std::vector<std::pair<std::string, ScoreLine>> named_lines(const ProposedTeam& team) {
  std::vector<std::pair<std::string, ScoreLine>> lines;
  for (const TeamMember& member : team.members)
    for (const ScoreLine& line : member.lines)
      lines.emplace_back(std::string{member.record->id}, line);
  for (const ScoreLine& line : team.lines) lines.emplace_back("team", line);
  return lines;
}

void add_missing_in(const ProposedTeam& other, const ProposedTeam& team, int sign, Grid& grid) {
  const auto others = named_lines(other);
  for (const auto& [who, line] : named_lines(team)) {
    const auto same = [&who = who, &line = line](const auto& one) {
      return one.first == who && one.second.what == line.what;
    };
    if (line.points != 0 && std::none_of(others.begin(), others.end(), same))
      grid.rows.push_back(row_of(who, {sign * line.points, line.what}));
  }
}

}  // namespace

std::string teams_as_text(const View& view, const ProposedTeams& proposed, Format format,
                          unsigned width) {
  const TeamWish& wish = proposed.wish;
  const std::vector<ProposedTeam>& teams = proposed.teams;
  const auto print = [&](const Grid& grid) { return as_text(grid, format, width); };
  std::string text = mark_of(view.audience, view.language);
  for (std::size_t i = 0; i < teams.size(); ++i) {
    const ProposedTeam& team = teams[i];
    const std::string where =
        std::string{wish.action->id} +
        (wish.activity == nullptr ? "" : "/" + std::string{wish.activity->id.value});
    text += std::string{i == 0 ? "" : "\n"} +
            (teams.size() > 1 ? "Team " + std::to_string(i + 1) : std::string{"Team"}) + " for " +
            where + (wish.days ? ", " + days_in_words(*wish.days) : std::string{}) + ": " +
            std::to_string(team.points) + " points\n\n" + print(grid_of_members(view, team)) +
            "\n" + contacts_as_text(view, proposed.roster, team, print) +
            print(grid_of_lines(team));
  }
  return text;
}

std::string teams_as_csv(const View& view, const std::vector<ProposedTeam>& teams) {
  Grid grid;
  grid.columns = {
      {"team", "team", true}, {"who", "who"}, {"points", "points", true}, {"for", "for"}};
  for (std::size_t i = 0; i < teams.size(); ++i) {
    for (const TeamMember& member : teams[i].members)
      if (member.lines.empty())
        grid.rows.push_back({{plain(std::to_string(i + 1)), plain(std::string{member.record->id}),
                              plain("0"), plain("")}});
    for (const auto& [who, line] : named_lines(teams[i]))
      grid.rows.push_back({{plain(std::to_string(i + 1)), plain(who),
                            plain(std::to_string(line.points)), plain(line.what)}});
  }
  return rendered(grid, Format::csv, 0, view.audience, view.language);
}

std::string teams_as_json(const View& view, const ProposedTeams& proposed) {
  const TeamWish& wish = proposed.wish;
  Json json{{"format", "mieux.teams/1"},
            {"action", wish.action->id},
            {"activity", wish.activity == nullptr ? Json{} : Json{wish.activity->id.value}},
            {"days", wish.days ? Json{{"from", to_string(wish.days->first())},
                                      {"to", to_string(wish.days->last())}}
                               : Json{}},
            {"audience", "staff"}};
  json["teams"] = Json::array();
  for (const ProposedTeam& team : proposed.teams)
    json["teams"].push_back(json_of(view, proposed.roster, team));
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string teams_compared(const ProposedTeam& best, const ProposedTeam& other, Format format,
                           unsigned width) {
  Grid grid;
  grid.columns = {{"points", "points", true}, {"who", "who"}, {"for", "for"}};
  add_missing_in(best, other, 1, grid);
  add_missing_in(other, best, -1, grid);
  grid.rows.push_back(row_of("", {other.points - best.points, "in all"}));
  grid.rows.back().apart = true;
  return as_text(grid, format, width);
}

}  // namespace mieux
