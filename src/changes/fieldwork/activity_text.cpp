#include "activity_text.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/procedure/fieldwork/activity_steps.hpp"

namespace mieux {
namespace {

using yaml::Value;

constexpr KindSet organisations = set_of(RecordKind::organisation);

/// A date that was typed for an option. Fails (2) if it is none.
Date date_of(const std::string& typed, const std::string& option) {
  if (const auto date = Date::parse(typed)) return *date;
  throw Failure(Exit::usage, option + ": '" + typed + "' is no date", date_problem(typed));
}

/// What to type instead of a step that cannot follow.
std::string way_out(const std::string& name, ActivityState next, ActivityState now) {
  const std::string correct = "`mieux activity correct " + name + " ";
  if (now == ActivityState::held)
    return next == ActivityState::none
               ? "`mieux activity record-held " + name +
                     " --start DATE --end DATE` corrects the days on which it was held"
               : "if that is a mistake, " + correct +
                     std::string{activity_state_words[static_cast<std::size_t>(next)]} +
                     " --reason TEXT` corrects it";
  const std::string action = name.substr(0, name.rfind('/'));
  const std::string add = "; `mieux activity add " + action + "` plans another activity";
  if (next == ActivityState::none)
    return "if that is a mistake, " + correct + "planned` takes it back" + add;
  if (next == now) return correct.substr(0, correct.size() - 1) + " --on DATE` corrects the day";
  return "if that is a mistake, " + correct +
         std::string{activity_state_words[static_cast<std::size_t>(next)]} +
         (next == ActivityState::held ? "` corrects it" : " --reason TEXT` corrects it") + add;
}

}  // namespace

ActivityText::ActivityText(const Store& store, const Record& action, std::string_view id)
    : store_(store),
      record_(action),
      id_(part_id_of(id, action)),
      text_(store, action),
      unchanged_(text_.text()),
      path_(require_part(text_, action, "activities", id_)) {
  for (const Activity& activity : this->action().activities)
    if (activity.id.value == id_) recorded_ = &activity;
}

const Action& ActivityText::action() const { return store_.actions()[record_.position]; }

std::string ActivityText::name() const { return std::string{record_.id} + "/" + id_; }

yaml::Path ActivityText::path_of(std::string_view field) const {
  yaml::Path path = path_;
  for (const std::string_view step : split(field, '.')) path.emplace_back(std::string{step});
  return path;
}

const yaml::Node* ActivityText::node(std::string_view field) const {
  return yaml::find(text_.document(), path_of(field));
}

std::string ActivityText::text_of(std::string_view field) const {
  const yaml::Node* found = node(field);
  return found == nullptr ? std::string{} : std::string{found->text};
}

std::string ActivityText::days() const {
  const std::string start = text_of("start");
  const std::string end = text_of("end");
  return end.empty() || end == start ? start : start + " to " + end;
}

void ActivityText::require(ActivityState next) const {
  const std::string why = why_not(next, recorded_->state);
  if (why.empty()) return;
  throw Failure(Exit::refused, name() + " " + why, way_out(name(), next, recorded_->state));
}

void ActivityText::require_reason(const std::string& reason, std::string_view participle) const {
  if (!trimmed(reason).empty()) return;
  throw Failure(Exit::usage, "why " + name() + " is " + std::string{participle} + " is not said",
                "say it in words: --reason TEXT");
}

void ActivityText::put(std::string_view field, Value value) {
  text_.put(path_of(field), std::move(value));
}

void ActivityText::put_text(std::string_view field, const std::string& typed) {
  if (!typed.empty()) text_.fulfil({Wish::Verb::set, std::string{field}, typed}, path_);
}

void ActivityText::remove(std::string_view field) {
  const yaml::Path path = path_of(field);
  if (yaml::find(text_.document(), path) != nullptr)
    text_.edit({yaml::Edit::What::remove, path, {}});
}

void ActivityText::keep_postponement() {
  if (recorded_->state != ActivityState::postponed) return;
  Value::Mapping kept;
  for (const auto& [field, key] :
       {std::pair{"start", "start"}, std::pair{"end", "end"}, std::pair{"outcome.date", "date"},
        std::pair{"outcome.reason", "reason"}})
    if (std::string text = text_of(field); !text.empty())
      kept.emplace_back(key, Value::text(std::move(text)));
  if (!kept.empty()) text_.append(path_of("postponements"), {std::move(kept), false});
  for (const std::string_view field : {"start", "end", "outcome"}) remove(field);
}

namespace {

/// `other` is what else it might have been, for the message.
std::string organisation_named(const Store& store, const std::string& typed,
                               const std::string& other) {
  const std::vector<const Record*> found = store.resolve(typed, organisations);
  if (found.size() == 1) return std::string{found.front()->id};
  std::vector<std::string_view> ids;
  if (found.size() > 1) {
    for (const Record* record : found) ids.push_back(record->id);
    throw Failure(Exit::usage, in_quotes(typed) + " means several organisations",
                  "write the id of one of them: " + joined(ids, ", "));
  }
  for (const Record& record : store.records(RecordKind::organisation)) {
    ids.push_back(record.id);
    for (const std::string_view name : store.names_of(record)) ids.push_back(name);
  }
  throw Failure(Exit::usage, "there is no organisation " + other + in_quotes(typed),
                suggest(typed, ids, "`mieux organisation list` shows what there is"));
}

}  // namespace

Value host_named(const Store& store, const std::string& typed) {
  const Table* countries = store.vocabularies().table("countries");
  const std::string_view country =
      countries == nullptr ? std::string_view{} : countries->resolve(typed);
  if (!country.empty())
    return {Value::Mapping{{"country", Value::text(std::string{country})}}, false};
  const std::string id = organisation_named(store, typed, "or country ");
  const Record* record = store.find(RecordKind::organisation, id);
  Value::Mapping fields;
  if (const Text& at = store.organisations()[record->position].country; at.is_there())
    fields.emplace_back("country", Value::text(std::string{at.value}));
  fields.emplace_back("organisation", Value::text(id));
  return {std::move(fields), false};
}

void ActivityText::put_document(const NewDocument& document) {
  mieux::put_document(text_, path_of("documents"), document);
}

void ActivityText::put_days(const ActivityDetails& details) {
  put_text("start", details.start);
  put_text("end", details.end);
  const std::string first = text_of("start");
  const std::string last = text_of("end");
  if (first.empty() || last.empty()) return;
  if (before(date_of(last, "end"), date_of(first, "start")) != Truth::yes) return;
  if (details.end.empty()) return remove("end");  // that of the days before
  throw Failure(Exit::refused,
                name() + ": its last day (" + last + ") lies before its first (" + first + ")",
                "correct --start or --end");
}

void ActivityText::put_details(const ActivityDetails& details) {
  if (!details.start.empty()) date_of(details.start, "--start");
  if (!details.end.empty()) date_of(details.end, "--end");
  put_days(details);
  put_text("mode", details.mode);
  const auto put_all = [&](std::string_view field, const std::vector<std::string>& typed,
                           const auto& value) {
    Value::Sequence elements;
    for (const std::string& one : typed) elements.push_back(value(one));
    if (!elements.empty()) put(field, {std::move(elements), false});
  };
  put_all("places", details.places, [](const std::string& place) { return Value::text(place); });
  put_all("hosts", details.hosts,
          [&](const std::string& typed) { return host_named(store_, typed); });
  put_all("co_organisers", details.co_organisers, [&](const std::string& typed) {
    return Value::text(organisation_named(store_, typed, {}));
  });
}

std::string ActivityText::replacement(const std::string& typed) const {
  if (typed.empty()) return {};
  const std::string action{record_.id};
  const std::string instead = "an activity is replaced by another one that takes place";
  if (place_of_part(document(), "activities", part_id_of(typed, record_)).empty())
    throw Failure(
        Exit::usage,
        "there is no activity " + in_quotes(typed) + " in " + action + " that could take its place",
        "plan it first: `mieux activity add " + action +
            " --types TYPE --title TEXT`, then name it: --replaced-by ID");
  const ActivityText other(store_, record_, typed);
  if (other.id() == id())
    throw Failure(Exit::usage, instead, "name the other one: --replaced-by ID");
  if (is_dropped(other.recorded()))
    throw Failure(Exit::refused,
                  other.name() + " does not take place itself: its outcome is '" +
                      other.text_of("outcome.state") + "'",
                  instead + "; `mieux activity add " + action + "` plans one");
  return other.id();
}

Change ActivityText::finish(const std::string& sentence, std::string next) {
  return {{{Store::path_of(record_), unchanged_, text_.text()}},
          name() + ": " + sentence,
          std::move(next)};
}

}  // namespace mieux
