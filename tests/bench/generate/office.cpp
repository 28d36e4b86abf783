#include "office.hpp"

#include <fmt/core.h>
#include <algorithm>

namespace bench {
namespace {

using std::chrono::days;

constexpr Day first_request = std::chrono::sys_days{std::chrono::year{2012} / 2 / 1};
constexpr Day last_request = std::chrono::sys_days{std::chrono::year{2025} / 6 / 30};
constexpr Day today = std::chrono::sys_days{std::chrono::year{2026} / 1 / 15};

const std::vector<std::string> sentences = {
    "The authority asks for the views of peers on its draft before it goes to the council of "
    "ministers.",
    "Officers at the border posts have no common procedure, and each region keeps its own forms.",
    "A working group of four ministries was set up last year and has met twice.",
    "The last training took place before the reform, and half of the trained officers have moved "
    "on.",
    "Data are collected by several services under different definitions and are never compared.",
    "The national plan names the measure, but no institution has the mandate to carry it out.",
    "Study of the practice of two member states is to show which form suits the administration.",
    "The partner will second a coordinator and provide the rooms and the interpretation.",
    "What is agreed in the working group will be put before the minister in the following month.",
    "The needs of women and of unaccompanied children are to be looked at in every activity.",
};

const std::vector<std::string> activity_titles = {
    "Assessment of the legal framework",   "Workshop on the draft of the strategy",
    "Training of trainers, first group",   "Drafting session with the working group",
    "Visit to the regional offices",       "Presentation of the recommendations",
    "Round-table with the civil services", "Review of the training curriculum"};

const std::vector<std::string> towns = {"Port", "Capital", "Hill Town", "River Town",
                                        "Old Harbour"};

std::string date(Day day) {
  const std::chrono::year_month_day parts{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

Value event(const char* name, Day day) { return Value{{"event", name}, {"date", date(day)}}; }

std::string year(Day day) { return date(day).substr(0, 4); }

std::string phase_of(Day day) {
  const std::string written = date(day);
  if (written < "2016") return "II";
  return written < "2022" ? "III" : "IV";
}

}  // namespace

Value Office::programme() {
  return {
      {"format", "mieux.store/1"},
      {"title", "An office of made-up records"},
      {"phases",
       {{{"id", "II"}, {"title", "Phase II"}, {"from", "2012-01-01"}, {"to", "2015-12-31"}},
        {{"id", "III"}, {"title", "Phase III"}, {"from", "2016-01-01"}, {"to", "2021-12-31"}},
        {{"id", "IV"}, {"title", "Phase IV"}, {"from", "2022-01-01"}, {"to", "2026-12-31"}}}},
      {"groupings", {{{"id", "region_2018"}, {"title", "Regions since 2018"}}}},
      {"default_grouping", "region_2018"},
  };
}

void Office::make(std::size_t count, const Sink& sink) {
  const std::size_t actions = count * 25 / 100;
  const std::size_t approved = actions * 95 / 100;  // some requests lead to two Actions
  const std::size_t requests = count * 27 / 100;
  const std::size_t experts = count * 13 / 100;
  for (std::size_t i = 0; i < count - 2 * actions - requests - experts; ++i) {
    sink("organisations", organisation(i), {});
  }
  for (std::size_t i = 0; i < experts; ++i) sink("experts", expert(), {});
  for (std::size_t i = 0; i < requests; ++i) sink("requests", request(i, i < approved), {});
  for (std::size_t i = 0; i < actions; ++i) {
    const Approved& request = approved_[i % approved_.size()];
    sink("actions", action(i, request),
         {country_of(request.organisation).region, phase_of(request.decided)});
  }
  for (std::size_t i = 0; i < actions; ++i) sink("feedback", report(i), {});
}

Value Office::organisation(std::size_t number) {
  const std::size_t country = number % vocabularies_.partners.size();
  const Country& of = vocabularies_.partners[country];
  const bool ministry = chance_.in(60);
  const std::string name =
      fmt::format("{} {} of {}", ministry ? "Ministry" : "Agency", number, of.name);
  organisations_.push_back({fmt::format("organisation-{:05}", number), country});
  return {
      {"id", organisations_.back().id},
      {"uid", chance_.base32(16)},
      {"names",
       {{{"name", name + ", as it was called at first"}, {"language", "en"}, {"to", "2011-12-31"}},
        {{"name", name}, {"language", "en"}, {"from", "2012-01-01"}},
        {{"name", name + ", dans la langue du pays"}, {"language", "fr"}}}},
      {"short_name", fmt::format("Authority {}", number)},
      {"acronym", fmt::format("A{}", number)},
      {"country", of.iso3},
      {"type", ministry ? "ministry" : "gov-agency"},
      {"sources",
       {{{"document", "Organisation chart of the administration"}, {"place", "first page"}}}},
      {"remarks", text(3)}};
}

Value Office::expert() {
  experts_.push_back({"x" + chance_.base32(9), {}});
  const Day registered = Day{std::chrono::year{2012} / 1 / 2} + days{chance_.between(0, 20)};
  Value languages = {{{"language", "en"}, {"level", "c1"}}, {{"language", "fr"}, {"level", "b2"}}};
  if (chance_.in(40)) languages.push_back({{"language", "es"}, {"level", "b1"}});
  return {
      {"id", experts_.back().id},
      {"uid", chance_.base32(16)},
      {"country", chance_.one_of(vocabularies_.members)},
      {"background", "eu-ms-admin"},
      {"administration", "Ministry of the Interior, department of migration and asylum"},
      {"topics", some_topics()},
      {"languages", languages},
      {"registered", date(registered)},
      {"availability",
       {{{"state", "limited"}, {"from", "2020-03-01"}, {"to", "2021-06-30"}, {"note", text(1)}}}},
      {"certified_for",
       {{{"subject", "Training of trainers"}, {"date", date(registered + days{400})}}}},
      {"remarks", text(3)}};
}

Value Office::request(std::size_t number, bool approved) {
  const auto span = static_cast<int>((last_request - first_request).count());
  const Day received = first_request + days{chance_.between(0, span)};
  const std::size_t asking = chance_.below(organisations_.size());
  Approved made{fmt::format("{}-{:05}", year(received), number), asking, received + days{45},
                some_topics()};

  Value events = {event("received", received), event("acknowledged", received + days{2}),
                  event("screened", received + days{9}),
                  event("fiche-drafted", received + days{21}),
                  event("sent-to-steering-group", received + days{30})};
  add_decision(events, approved, received + days{30});
  Value record = {{"id", made.id},
                  {"uid", chance_.base32(16)},
                  {"title", "Support to the administration of " + country_of(asking).name},
                  {"references", {fmt::format("{}/{:05}", year(received), number)}},
                  {"letters",
                   {{{"requester", organisations_[asking].id},
                     {"received", date(received)},
                     {"channel", "email"}}}},
                  {"countries", {country_of(asking).iso3}},
                  {"topics", made.topics},
                  {"need", text(4)},
                  {"eligibility",
                   {{"verdict", "eligible"},
                    {"date", date(received + days{9})},
                    {"rule", "country and body under an instrument"}}},
                  {"screening", {{"by", "st1"}, {"note", text(1)}}},
                  {"events", events},
                  {"decided_by", "steering group"},
                  {"recorded_by", "st2"},
                  {"remarks", text(1)}};
  if (approved) approved_.push_back(std::move(made));
  return record;
}

void Office::add_decision(Value& events, bool approved, Day sent) {
  if (approved) {
    events.push_back(event("approved", sent + days{15}));
  } else if (chance_.in(50)) {
    events.push_back(event("rejected", sent + days{15}));
    events.back()["reason"] = chance_.in(50) ? "overlap" : "capacity";
  } else {
    events.push_back(event("withdrawn", sent + days{10}));
    events.back()["note"] = "The authority found other support";
  }
}

Value Office::action(std::size_t number, const Approved& request) {
  const Country& country = country_of(request.organisation);
  const Day ready = request.decided + days{chance_.between(10, 60)};
  const Day start = ready + days{chance_.between(5, 30)};
  const Day end = start + days{chance_.between(200, 700)};
  const bool ongoing = end >= today;

  Value events = {event("ready", ready), event("started", start)};
  if (!ongoing) {
    events.push_back(event("completed", end));
    events.back()["extent"] = chance_.in(80) ? "full" : "part";
  }
  const std::vector<Stay> stays = this->stays(start, std::min(end, today));
  Value activities;
  for (const Stay& stay : stays) activities.push_back(activity(stay, country));
  actions_.push_back({fmt::format("action-{:05}", number), stays.back().last, end, !ongoing});
  return {{"id", actions_.back().id},
          {"uid", chance_.base32(16)},
          {"title", "Action " + std::to_string(number) + " with " + country.name},
          {"request", request.id},
          {"countries", {country.iso3}},
          {"topics", request.topics},
          {"requesters", {organisations_[request.organisation].id}},
          {"objective", text(2)},
          {"planned", {{"start", date(start)}, {"end", date(end)}}},
          {"events", events},
          {"activities", activities},
          {"missions", missions(stays)},
          {"results", results(end, ongoing)},
          {"deliverables", deliverables(end, ongoing)}};
}

std::vector<Office::Stay> Office::stays(Day start, Day end) {
  const int count = chance_.between(2, 3);
  std::vector<Stay> made;
  for (int i = 0; i < count; ++i) {
    const Day first = start + (end - days{7} - start) * i / count;
    made.push_back({fmt::format("a{}", i + 1), first, first + days{chance_.between(1, 4)}});
  }
  return made;
}

Value Office::activity(const Stay& stay, const Country& country) {
  const int women = chance_.between(3, 15);
  const int men = chance_.between(3, 15);
  return {{"id", stay.activity},
          {"types", {chance_.one_of(vocabularies_.activity_types)}},
          {"title", chance_.one_of(activity_titles)},
          {"mode", "on-site"},
          {"countries", {country.iso3}},
          {"places", {chance_.one_of(towns)}},
          {"start", date(stay.first)},
          {"end", date(stay.last)},
          {"participants", {{"total", women + men}, {"women", women}, {"men", men}}},
          {"outcome", {{"state", "held"}}}};
}

Value Office::missions(const std::vector<Stay>& stays) {
  Value list;
  for (const Stay& stay : stays) {
    const int count = chance_.between(1, 2);
    for (int i = 0; i < count; ++i) {
      list.push_back({{"expert", free_expert(stay.first, stay.last)},
                      {"activity", stay.activity},
                      {"role", i == 0 ? "trainer" : "author"},
                      {"days", (stay.last - stay.first).count() + 1}});
    }
  }
  return list;
}

const std::string& Office::free_expert(Day first, Day last) {
  for (;;) {
    Expert& expert = experts_[chance_.below(experts_.size())];
    const auto meets = [&](const auto& busy) { return busy.first <= last && first <= busy.second; };
    if (std::ranges::any_of(expert.busy, meets)) continue;
    expert.busy.emplace_back(first, last);
    return expert.id;
  }
}

/// The implementation report of a completed Action, or the evaluation of an ongoing one's activity.
Value Office::report(std::size_t number) {
  const Done& action = actions_[number];
  Value record = {{"id", "report-" + action.id},
                  {"uid", chance_.base32(16)},
                  {"title", "Report on the work with the partner"},
                  {"tool", action.completed ? "action-implementation" : "activity-evaluation"},
                  {"level", action.completed ? "action" : "activity"},
                  {"action", action.id}};
  if (!action.completed) record["activity"] = "a1";
  record["date"] =
      date(std::min((action.completed ? action.end : action.last_activity) + days{14}, today));
  record["sent"] = 24;
  record["received"] = 20;
  record["questions"] = questions();
  record["summary"] = text(3);
  record["recommendations"] = Value::array({text(1), text(1)});
  return record;
}

Value Office::questions() {
  const int agree = chance_.between(5, 19);
  return Value::array({{{"id", "q1"},
                        {"text", "The work answered the need as it was stated"},
                        {"kind", "single"},
                        {"distribution", {{"agree", agree}, {"rather agree", 20 - agree}}}},
                       {{"id", "q2"},
                        {"text", "Which part will you use"},
                        {"kind", "multiple"},
                        {"distribution", {{"the handbook", agree}, {"the exercises", 8}}}}});
}

Value Office::results(Day end, bool ongoing) {
  Value result = {{"title", "The working group agrees on a common text"},
                  {"level", "institutional"}};
  if (ongoing) {
    result["expected"] = true;
  } else {
    result["achieved"] = date(end).substr(0, 7);
  }
  return Value::array({result});
}

Value Office::deliverables(Day end, bool ongoing) {
  Value deliverable = {{"type", chance_.one_of(vocabularies_.deliverable_types)},
                       {"title", "Text handed over to the working group"},
                       {"languages", {"en"}}};
  if (ongoing) {
    deliverable["expected"] = true;
  } else {
    deliverable["events"] = Value::array({event("handed-over", end - days{3})});
  }
  return Value::array({deliverable});
}

Value Office::some_topics() {
  Value topics = Value::array({chance_.one_of(vocabularies_.topics)});
  const std::string& second = chance_.one_of(vocabularies_.topics);
  if (topics.front() != second) topics.push_back(second);
  return topics;
}

/// Of one sentence a line; of several a text in lines.
std::string Office::text(std::size_t count) {
  std::string made;
  for (std::size_t i = 0; i < count; ++i) {
    made += chance_.one_of(sentences);
    if (count > 1) made += '\n';
  }
  return made;
}

const Country& Office::country_of(std::size_t organisation) const {
  return vocabularies_.partners[organisations_[organisation].country];
}

}  // namespace bench
