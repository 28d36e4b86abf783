#include "mieux/changes/fieldwork/activity_outcomes.hpp"

#include "activity_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/wishes/typed_date.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

using yaml::Value;

bool says_nothing(const ActivityDetails& details) {
  return details.start.empty() && details.end.empty() && details.mode.empty() &&
         details.places.empty() && details.hosts.empty() && details.co_organisers.empty();
}

/// The missions on an activity: `benin/m2`, `benin/m3`.
std::vector<std::string> missions_on(const ActivityText& text) {
  const std::string action = text.name().substr(0, text.name().rfind('/'));
  std::vector<std::string> names;
  for (const Mission& mission : text.action().missions)
    if (mission.activity.value == text.id())
      names.push_back(action + "/" + mission_name(text.action(), mission));
  return names;
}

/// Experts who were to go do not, unless their missions are moved.
void add_note_on_missions(const ActivityText& text, Change& change) {
  const std::vector<std::string> names = missions_on(text);
  if (names.empty()) return;
  Note note;
  note.text = counted(names.size(), "mission") + " on it " + (names.size() == 1 ? "does" : "do") +
              " not count any more: " + joined(names, ", ");
  note.hint = "`mieux mission set " + names.front() +
              " activity=ID` moves one to another activity, `mieux mission remove " +
              names.front() + "` takes it away";
  change.notes.push_back(std::move(note));
}

/// Where a postponed activity was moved from: "postponed from 2020-04, now ".
std::string moved_from(const ActivityText& text) {
  const Activity& before = text.recorded();
  if (before.state != ActivityState::postponed || !before.start.known) return {};
  return "postponed from " + before.start.date.to_string() + ", now ";
}

/// The days of one that was postponed are the new ones, given now or with the postponement.
void put_new_days(ActivityText& text, ActivityDetails& details, const std::string& when) {
  if (text.recorded().state != ActivityState::postponed) return;
  if (details.start.empty()) details.start = text.text_of("outcome.to");
  if (details.start.empty())
    throw Failure(Exit::usage, text.name() + " was postponed, and " + when + " is not said",
                  "say its first day: --start DATE");
  text.keep_postponement();
}

}  // namespace

Change schedule_activity(const Store& store, const Record& action, std::string_view id,
                         const ActivityDetails& wanted) {
  ActivityText text(store, action, id);
  text.require(ActivityState::none);
  ActivityDetails details = wanted;
  if (says_nothing(details))
    throw Failure(Exit::usage, "what is planned for " + text.name() + " is not said",
                  "say its days: --start DATE --end DATE; `mieux activity schedule --help` lists "
                  "what else there is");
  const std::string moved = moved_from(text);
  put_new_days(text, details, "when it takes place now");
  text.put_details(details);
  const std::string days = text.days();
  return text.finish(
      moved + (days.empty() ? "planned" : "planned for " + days),
      "`mieux activity record-held " + text.name() + " --participants N` once it has taken place");
}

// --- postponed, cancelled, not taken up

namespace {

/// With the day of the decision, today if it was not said. Fails (2) for what is no date.
DroppedWish dated(DroppedWish wish, const AsOf& as_of) {
  wish.on = typed_date(wish.on, as_of).text;
  if (!wish.to.empty()) wish.to = typed_date(wish.to, as_of).text;
  return wish;
}

Value outcome_of(ActivityState state, const DroppedWish& wish) {
  const std::string_view word = activity_state_words[static_cast<std::size_t>(state)];
  Value::Mapping outcome{{"state", Value::text(std::string{word})}, {"date", Value::text(wish.on)}};
  if (!wish.to.empty()) outcome.emplace_back("to", Value::text(wish.to));
  outcome.emplace_back("reason", Value::text(std::string{trimmed(wish.reason)}));
  if (!wish.replaced_by.empty()) outcome.emplace_back("replaced_by", Value::text(wish.replaced_by));
  return {std::move(outcome), false};
}

Change drop_activity(const Store& store, const Record& action, std::string_view id,
                     const DroppedWish& given, ActivityState state) {
  ActivityText text(store, action, id);
  const bool cancelled = state == ActivityState::cancelled;
  const std::string words = cancelled ? "cancelled" : "not taken up";
  text.require(state);
  text.require_reason(given.reason, words);
  DroppedWish wish = given;
  wish.replaced_by = text.replacement(given.replaced_by);
  const std::string to = text.text_of("outcome.to");
  text.keep_postponement();
  text.put_text("start", to);
  text.put("outcome", outcome_of(state, wish));
  const std::string instead = wish.replaced_by.empty() ? "" : ", replaced by " + wish.replaced_by;
  Change change = text.finish(words + instead, "`mieux action show " + std::string{action.id} +
                                                   "` shows what is left of the plan");
  add_note_on_missions(text, change);
  return change;
}

/// The new day of one that is postponed is not the one it is planned for, nor before it.
void require_later(const ActivityText& text, const DroppedWish& wish, const std::string& schedule) {
  const auto from = Date::parse(text.text_of("start"));
  const auto to = Date::parse(wish.to);
  if (!from || !to) return;
  if (*from == *to)
    throw Failure(Exit::refused, text.name() + " is already planned for " + wish.to,
                  "give the new date: --to DATE; without --to it is postponed until its days are "
                  "fixed");
  if (before(*to, *from) == Truth::yes)
    throw Failure(Exit::refused,
                  text.name() + " is planned for " + text.days() +
                      ", so it cannot be postponed to " + wish.to,
                  "correct --to; " + schedule + " plans it for an earlier day");
}

}  // namespace

Change postpone_activity(const Store& store, const Record& action, std::string_view id,
                         const DroppedWish& given, const Circumstances& circumstances) {
  const DroppedWish wish = dated(given, circumstances.as_of);
  ActivityText text(store, action, id);
  text.require(ActivityState::postponed);
  text.require_reason(wish.reason, "postponed");
  const std::string schedule = "`mieux activity schedule " + text.name() + " --start DATE`";
  if (text.recorded().state == ActivityState::postponed) {
    const std::string to = text.text_of("outcome.to");
    if (to.empty())
      throw Failure(Exit::refused, text.name() + " is postponed already, without a new date",
                    schedule + " plans it anew");
    text.keep_postponement();
    text.put_text("start", to);
  }
  const std::string days = text.days();
  require_later(text, wish, schedule);
  text.put("outcome", outcome_of(ActivityState::postponed, wish));
  return text.finish("postponed" + (wish.to.empty() ? "" : " to " + wish.to) +
                         (days.empty() ? "" : "; it was planned for " + days),
                     schedule + " once the days are fixed");
}

Change cancel_activity(const Store& store, const Record& action, std::string_view id,
                       const DroppedWish& wish, const Circumstances& circumstances) {
  return drop_activity(store, action, id, dated(wish, circumstances.as_of),
                       ActivityState::cancelled);
}

Change leave_out_activity(const Store& store, const Record& action, std::string_view id,
                          const DroppedWish& wish, const Circumstances& circumstances) {
  return drop_activity(store, action, id, dated(wish, circumstances.as_of),
                       ActivityState::not_taken_up);
}

// --- held

namespace {

/// Who took part, as it will be recorded: what was recorded, and what is given now.
struct Attendance {
  std::optional<std::uint64_t> total;
  std::optional<std::uint64_t> women;
  std::optional<std::uint64_t> men;
};

[[noreturn]] void fail_sum(const ActivityText& text, const std::string& what) {
  throw Failure(
      Exit::refused, text.name() + ": " + what,
      "correct the number that is wrong; what is recorded already: `mieux activity show " +
          text.name() + "`");
}

std::string together(std::uint64_t sum, std::uint64_t total) {
  return " are " + std::to_string(sum) + " together, the participants " + std::to_string(total);
}

/// Says which of the numbers were typed, and which of women and men is not known.
[[noreturn]] void fail_women_and_men(const ActivityText& text, const HeldWish& wish,
                                     const Attendance& all) {
  const std::uint64_t total = all.total.value_or(0);
  const auto persons = [](const auto& number, bool typed, const std::string& who) {
    return (typed ? "" : "the ") + std::to_string(number.value_or(0)) + " " + who +
           (typed ? "" : " recorded already");
  };
  const bool women_typed = wish.women.has_value();
  const bool men_typed = wish.men.has_value();
  const std::string women = persons(all.women, women_typed, "women");
  const std::string men = persons(all.men, men_typed, "men");
  if (!all.women || !all.men)
    fail_sum(text, (all.women ? women : men) + " are more than " +
                       persons(all.total, wish.participants.has_value(), "participants") + "; " +
                       (all.women ? "men" : "women") + " are not said");
  fail_sum(text, (women_typed == men_typed ? "women and men" : women + " and " + men) +
                     together(*all.women + *all.men, total));
}

Attendance attendance_of(const ActivityText& text, const HeldWish& wish) {
  const Participants& there = text.recorded().participants;
  const auto chosen = [](const auto& given, const auto& recorded) {
    return given ? std::optional<std::uint64_t>{*given} : std::optional<std::uint64_t>{recorded};
  };
  const auto either = [&](const auto& given, const auto& recorded) {
    return given || recorded ? chosen(given, recorded.value_or(0)) : std::nullopt;
  };
  Attendance all{either(wish.participants, there.total), either(wish.women, there.women),
                 either(wish.men, there.men)};
  const std::uint64_t both = all.women.value_or(0) + all.men.value_or(0);
  if (!all.total && all.women && all.men) all.total = both;
  if (all.total && both > *all.total) fail_women_and_men(text, wish, all);
  return all;
}

/// `BEN=12`, with the country by any of its names. Fails (2) if it is none.
std::pair<std::string, std::string> persons_from(const Store& store, const std::string& typed) {
  const std::size_t equals = typed.rfind('=');
  const std::string word = typed.substr(0, equals);
  const std::string number = equals == std::string::npos ? "" : typed.substr(equals + 1);
  if (number.empty() || number.size() > 9 ||
      number.find_first_not_of("0123456789") != std::string::npos)
    throw Failure(Exit::usage,
                  "--from-country: '" + typed + "' does not say how many came from where",
                  "write the country and the number, such as BEN=12");
  const Table* countries = store.vocabularies().table("countries");
  if (countries == nullptr) return {word, number};
  if (const std::string_view code = countries->resolve(word); !code.empty())
    return {std::string{code}, number};
  throw Failure(Exit::usage, "--from-country: there is no country " + in_quotes(word),
                countries->suggestion(word, "write its code, such as BEN=12"));
}

void require_countries_add_up(const ActivityText& text, const yaml::Document& document,
                              const yaml::Node* by_country, const Attendance& all) {
  if (by_country == nullptr || !all.total) return;
  std::uint64_t sum = 0;
  for (const yaml::Node& persons : yaml::Children{document, *by_country})
    if (persons.text.size() <= 10 && !persons.text.empty() &&
        persons.text.find_first_not_of("0123456789") == std::string_view::npos)
      sum += std::stoull(std::string{persons.text});
  if (sum > *all.total) fail_sum(text, "those of all countries" + together(sum, *all.total));
}

void put_participants(const Store& store, ActivityText& text, const HeldWish& wish) {
  const Attendance all = attendance_of(text, wish);
  for (const auto& [field, number] :
       {std::pair{"participants.total", all.total}, std::pair{"participants.women", all.women},
        std::pair{"participants.men", all.men}})
    if (number && text.text_of(field) != std::to_string(*number))
      text.put(field, Value::integer(static_cast<std::int64_t>(*number)));
  for (const std::string& typed : wish.from_countries) {
    const auto [country, number] = persons_from(store, typed);
    text.put_text("participants.by_country." + country, number);
  }
  require_countries_add_up(text, text.document(), text.node("participants.by_country"), all);
  Value::Sequence institutions;
  for (const std::string& one : wish.institutions) institutions.push_back(Value::text(one));
  if (!institutions.empty())
    text.put("participants.institutions", {std::move(institutions), false});
  text.put_text("participants.seniority", wish.seniority);
}

/// Fails if the days are not known at all, or lie ahead.
void require_past(const ActivityText& text, const AsOf& as_of) {
  const auto start = Date::parse(text.text_of("start"));
  const std::string schedule = "`mieux activity schedule " + text.name() + " --start DATE`";
  if (!start)
    throw Failure(Exit::usage, "when " + text.name() + " was held is not said",
                  "say its first day: --start DATE");
  const auto end = Date::parse(text.text_of("end"));
  const bool ahead = start->first() > as_of.today;
  if (!ahead && (!end || end->first() <= as_of.today)) return;
  throw Failure(Exit::refused,
                text.name() +
                    (ahead ? " begins " + text.text_of("start") : " ends " + text.text_of("end")) +
                    ", after today (" + to_string(as_of.today) + "), so it was not held yet",
                "say the days it was held: --start DATE --end DATE; " + schedule +
                    " changes what is planned");
}

bool says_nothing(const HeldWish& wish) {
  return says_nothing(wish.details) && !wish.participants && !wish.women && !wish.men &&
         wish.from_countries.empty() && wish.institutions.empty() && wish.seniority.empty() &&
         wish.documents.empty();
}

std::string next_after_held(const ActivityText& text, const Record& action) {
  if (!missions_on(text).empty()) return "`mieux due` shows which reports are asked for";
  return "`mieux mission add " + std::string{action.id} + " --activity " + text.id() +
         " --expert ID --days N` records who was there";
}

}  // namespace

Change record_held(const Store& store, const Record& action, std::string_view id,
                   const HeldWish& wish, const Circumstances& circumstances) {
  ActivityText text(store, action, id);
  text.require(ActivityState::held);
  const bool again = text.recorded().state == ActivityState::held;
  if (again && says_nothing(wish))
    throw Failure(Exit::refused, text.name() + " is recorded as held already",
                  "give what is to be added, such as --participants N; if it was not held, `mieux "
                  "activity correct " +
                      text.name() + " cancelled --reason TEXT` says so");
  ActivityDetails details = wish.details;
  const std::string moved = moved_from(text);
  put_new_days(text, details, "when it was held");
  text.put_details(details);
  require_past(text, circumstances.as_of);
  put_participants(store, text, wish);
  for (const NewDocument& document : wish.documents) text.put_document(document);
  // What is said beside the state of one whose outcome was not known stays.
  if (!again && text.node("outcome") != nullptr)
    text.put("outcome.state", Value::text("held"));
  else if (!again)
    text.put("outcome", {Value::Mapping{{"state", Value::text("held")}}, false});
  const std::string total = text.text_of("participants.total");
  return text.finish(
      moved + "held " + text.days() + (total.empty() ? "" : ", " + total + " participants"),
      next_after_held(text, action));
}

}  // namespace mieux
