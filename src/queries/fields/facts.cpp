#include "facts.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/words.hpp"
#include "mieux/procedure/experts/roster_facts.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace mieux {
namespace {

/// Years as texts that live for ever.
std::string_view year_text(int year) {
  static const auto years = [] {
    std::array<std::string, 10'000> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::to_string(i);
    return all;
  }();
  const auto index = static_cast<std::size_t>(year);
  return index < years.size() ? std::string_view{years[index]} : std::string_view{};
}

/// Months as texts that live for ever; empty for years that no record can lie in.
std::string_view month_text(std::chrono::year_month_day day) {
  constexpr std::size_t in_year = 12;
  static const auto months = [] {
    std::vector<std::string> all;
    for (int year = Date::first_year; year <= Date::last_year; ++year)
      for (std::size_t month = 1; month <= in_year; ++month)
        all.push_back(std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month));
    return all;
  }();
  const int year = static_cast<int>(day.year());
  if (year < Date::first_year || year > Date::last_year) return {};
  return months[static_cast<std::size_t>(year - Date::first_year) * in_year +
                static_cast<unsigned>(day.month()) - 1];
}

}  // namespace

schema::Visibility visibility_of(const schema::Schemas& schemas, const Subject& subject,
                                 std::string_view reads) {
  schema::Visibility strictest = schema::Visibility::open;
  for (std::string_view path : split(reads, ' ')) {
    if (path.empty()) continue;
    if (path.ends_with('?')) {
      path.remove_suffix(1);
      const auto& fields = schemas.of(subject).properties;
      if (std::none_of(fields.begin(), fields.end(),
                       [&](const schema::Property& field) { return field.name == path; }))
        continue;
    }
    const std::size_t colon = path.find(':');
    const schema::Rule& from = colon == path.npos
                                   ? schemas.of(subject)
                                   : schemas.root(kind_named(path.substr(0, colon)).value());
    strictest = schema::stricter(
        strictest,
        schema::visibility_at(schemas, from, path.substr(colon == path.npos ? 0 : colon + 1)));
  }
  return strictest;
}

View::View(const Store& of, AsOf at)
    : store(of),
      as_of(at),
      grouping(of.programme().default_grouping.value),
      language(language_named(of.vocabularies(), "en")),
      clocks_(std::make_shared<std::optional<Clocks>>()),
      questions_(std::make_shared<std::optional<AskedQuestions>>()),
      deployments_(std::make_shared<std::optional<Deployments>>()) {}

const Clocks& View::clocks() const {
  if (!*clocks_) clocks_->emplace(store);
  return **clocks_;
}

const AskedQuestions& View::questions() const {
  if (!*questions_) questions_->emplace(store);
  return **questions_;
}

const Deployments& View::deployments() const {
  if (!*deployments_) deployments_->emplace(store);
  return **deployments_;
}

void add_once(Values& values, std::string_view text) {
  if (text.empty()) return;
  const bool there = std::any_of(values.begin(), values.end(),
                                 [&](const Value& value) { return value.text == text; });
  if (!there) add(values, text);
}

void add_reference(const View& view, Values& values, std::string_view reference, KindSet allowed) {
  if (reference.empty()) return;
  const Record* record = view.store.target(reference, allowed);
  add_once(values, record == nullptr ? reference : record->id);
}

void add_year(Values& values, const When& when) {
  if (!when.known) return;
  const auto year = year_of(when.date);
  if (year)
    values.push_back({year_text(*year), when.date, static_cast<double>(*year), false});
  else
    values.push_back({{}, when.date, 0, true});
}

void add_month(Values& values, const When& when) {
  if (!when.known) return;
  const std::chrono::year_month_day first{when.date.first()};
  const std::chrono::year_month_day last{when.date.last()};
  const bool one = first.year() == last.year() && first.month() == last.month();
  const std::string_view text = one ? month_text(first) : std::string_view{};
  values.push_back({text, when.date, 0, text.empty()});
}

void add_flag(Values& values, bool flag) { add(values, flag ? "true" : "false"); }

void add_regions(const View& view, Values& values, List<StatedRegion> stated, List<Text> countries,
                 const Text& organisation) {
  const std::size_t before = values.size();
  for (const StatedRegion& region : stated)
    if (region.grouping.value == view.grouping) add_once(values, region.region.value);
  if (values.size() > before) return;
  for (const Text& country : countries)
    add_once(values, view.store.vocabularies().region_of(country.value, view.grouping));
  if (values.size() > before || !organisation.is_there()) return;
  const Record* body = view.store.target(organisation.value, set_of(RecordKind::organisation));
  if (body == nullptr) return;
  const Organisation& found = view.store.organisations()[body->position];
  const Text country = found.country;
  add_regions(view, values, found.regions,
              country.is_there() ? List<Text>{&country, 1} : List<Text>{}, {});
}

void add_themes(const View& view, Values& values, List<Text> topics) {
  for (const Text& topic : topics)
    add_once(values, view.store.vocabularies().theme_of(topic.value));
}

void add_phase(const View& view, Values& values, const When& when) {
  if (!when.known) return;
  for (const Phase& phase : view.store.programme().phases) {
    const Truth in = within(when.date, phase.period());
    if (in == Truth::yes) return add(values, phase.id);
    if (in == Truth::unknown) {
      values.push_back({{}, when.date, 0, true});
      return;
    }
  }
}

void add_type_of(const View& view, Values& values, std::string_view organisation) {
  if (organisation.empty()) return;
  const Record* body = view.store.target(organisation, set_of(RecordKind::organisation));
  if (body != nullptr) add_once(values, view.store.organisations()[body->position].type.value);
}

void add_origin(const View& view, Values& values, std::string_view country,
                std::string_view background, const When& when) {
  const Date day = when.known ? when.date : Date{view.as_of.day, view.as_of.day};
  const ExpertOrigin origin =
      origin_of(view.store.vocabularies(), view.grouping, {country, background}, day);
  if (origin == ExpertOrigin::open) return values.push_back({{}, day, 0, true});
  add(values, origin_words[static_cast<std::size_t>(origin)]);
}

Status status_of(const View& view, const Record& action) {
  return status_of(action_at(view, action), approved(view.store, action), view.as_of);
}

Outcome outcome_of(const View& view, const Record& request) {
  return outcome_of(request_at(view, request), view.as_of);
}

Truth existed(const View& view, const Unit& unit) {
  const Record& record = *unit.record;
  When first;
  Truth result = Truth::no;
  if (record.kind == RecordKind::request) {
    const Request& request = request_at(view, record);
    first = received(request);
    for (const RequestEvent& event : request.events)
      result = result || happened(event.when, view.as_of);
  } else if (record.kind == RecordKind::action) {
    first = approved(view.store, record);
    for (const ActionEvent& event : action_at(view, record).events)
      result = result || happened(event.when, view.as_of);
  } else {
    first = main_date(view.store, subject_of(record.kind), unit, view.as_of);
  }
  return first.known ? result || happened(first, view.as_of) : Truth::yes;
}

bool lasts(const Subject& subject) {
  return subject.kind == RecordKind::action &&
         (subject.part == Part::none || subject.part == Part::activity ||
          subject.part == Part::mission);
}

Truth was_active(const View& view, const Subject& subject, const Unit& unit, Date period) {
  const Fieldwork work = fieldwork_of(view.store, *unit.record);
  const Action& action = work.action;
  switch (subject.part) {
    case Part::activity: return was_active(work, action.activities[unit.index], period, view.as_of);
    case Part::mission: return was_active(action, action.missions[unit.index], period, view.as_of);
    default: return was_active(work, approved(view.store, *unit.record), period, view.as_of);
  }
}

namespace {

When stated_date(const Store& store, const Record& record) {
  const std::string_view field = subject_of(record.kind).dated_by;
  if (field.empty() || !record.whole) return {};
  const auto date = Date::parse(RecordTree(store, record).text_at(field));
  return date ? When{*date, {}, true} : When{};
}

When first_sent(const Fiche& fiche) {
  for (const FicheVersion& version : fiche.versions)
    if (const When& when = version.sent.known ? version.sent : version.date; when.known)
      return when;
  return {};
}

}  // namespace

bool is_dated(const Subject& subject) {
  constexpr KindSet by_several = set_of(RecordKind::request) | set_of(RecordKind::action) |
                                 set_of(RecordKind::expert) | set_of(RecordKind::feedback) |
                                 set_of(RecordKind::fiche);
  return (set_of(subject.kind) & by_several) != 0 || !subject.dated_by.empty();
}

When main_date(const Store& store, const Subject& subject, const Unit& unit, AsOf as_of) {
  const Record& record = *unit.record;
  if (record.kind == RecordKind::request) return received(store.requests()[record.position]);
  if (record.kind == RecordKind::expert) return store.experts()[record.position].registered;
  if (record.kind == RecordKind::feedback) return store.feedback()[record.position].date;
  if (record.kind == RecordKind::event) return store.events()[record.position].start;
  if (record.kind == RecordKind::publication)
    return store.publications()[record.position].published;
  if (record.kind == RecordKind::review) return store.reviews()[record.position].date;
  if (record.kind == RecordKind::fiche) return first_sent(store.fiches()[record.position]);
  if (record.kind != RecordKind::action) return stated_date(store, record);
  const Action& action = store.actions()[record.position];
  if (subject.part == Part::deliverable &&
      find(action.deliverables[unit.index], DeliverableStep::handed_over, as_of) != nullptr)
    return handed_over(action.deliverables[unit.index], as_of);
  if (subject.part == Part::effect && action.effects[unit.index].reported.known)
    return action.effects[unit.index].reported;
  if (subject.part == Part::need && action.needs[unit.index].asked.known)
    return action.needs[unit.index].asked;
  if (subject.part == Part::activity && action.activities[unit.index].start.known)
    return action.activities[unit.index].start;
  if (subject.part == Part::mission)
    if (const When start = began(action, action.missions[unit.index]); start.known) return start;
  if (const When start = started(action); start.known) return start;
  if (const When approval = approved(store, record); approval.known) return approval;
  return ended(action);
}

}  // namespace mieux
