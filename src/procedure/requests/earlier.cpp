#include "mieux/procedure/requests/earlier.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/request_steps.hpp"

namespace mieux {
namespace {

constexpr std::size_t most_named = 4;

bool shares(const std::vector<std::string>& some, List<Text> others) {
  return std::any_of(others.begin(), others.end(), [&](const Text& other) {
    return std::find(some.begin(), some.end(), other.value) != some.end();
  });
}

const Record* organisation(const Store& store, std::string_view reference) {
  return reference.empty() ? nullptr : store.target(reference, set_of(RecordKind::organisation));
}

bool is_authority(const Store& store, const Asking& asking, const Text& named) {
  const Record* body = organisation(store, named.value);
  return body != nullptr && std::any_of(asking.authorities.begin(), asking.authorities.end(),
                                        [&](const std::string& authority) {
                                          return organisation(store, authority) == body;
                                        });
}

bool shares_authority(const Store& store, const Asking& asking, const Request& request) {
  return std::any_of(request.letters.begin(), request.letters.end(), [&](const Letter& letter) {
    return is_authority(store, asking, letter.requester) ||
           is_authority(store, asking, letter.on_behalf_of);
  });
}

/// The same day `years` later; 28 February for the 29th where a year has none.
Day years_later(Day day, int years) {
  if (day == Date::earliest || day == Date::latest) return day;
  const std::chrono::year_month_day date{std::chrono::sys_days{day}};
  const auto other = date + std::chrono::years{years};
  return std::chrono::time_point_cast<Day::duration>(
      std::chrono::sys_days{other.ok() ? other : other.year() / other.month() / std::chrono::last});
}

bool within_a_year(const std::optional<Date>& date, const When& other) {
  if (!date || !other.known) return true;
  const Date around{years_later(date->first(), -1), years_later(date->last(), 1)};
  return within(other.date, around) != Truth::no;
}

/// Of the countries asked about, or of the regional organisation.
bool concerns(const Store& store, const Asking& asking, List<Text> countries,
              const Text& regional_organisation) {
  const Record* body = organisation(store, asking.regional_organisation);
  return shares(asking.countries, countries) ||
         (body != nullptr && body == organisation(store, regional_organisation.value));
}

template <typename DateOf>
void latest_first(std::vector<const Record*>& records, DateOf date_of) {
  std::stable_sort(records.begin(), records.end(), [&](const Record* a, const Record* b) {
    const When first = date_of(*a);
    const When second = date_of(*b);
    if (!first.known || !second.known) return first.known;
    return first.date.first() > second.date.first();
  });
}

std::string line_of(const Record& record, std::string_view state) {
  std::string line = full_id(record) + ": " + std::string{record.title.value};
  if (!state.empty()) line += " (" + std::string{state} + ")";
  return line;
}

void name_some(Note& note, const std::vector<const Record*>& records, const auto& line) {
  for (std::size_t i = 0; i < records.size() && i < most_named; ++i)
    note.lines.push_back(line(*records[i]));
  if (records.size() > most_named)
    note.lines.push_back("and " +
                         counted(records.size() - most_named,
                                 "more " + std::string{subject_of(records[0]->kind).singular}));
}

Note note_of_duplicate(const Store& store, const Asking& asking, const Record& record) {
  const When arrival = received(store.requests()[record.position]);
  std::string text = "this may be asked for already: request " + std::string{record.id};
  if (arrival.known) text += " of " + arrival.date.to_string();
  text += ", " + std::string{record.title.value};
  return {std::move(text),
          {},
          "`mieux request show " + std::string{record.id} + "` shows it" +
              (asking.id.empty() ? std::string{}
                                 : "; `mieux request merge " + asking.id + " --into " +
                                       std::string{record.id} + "` makes one of them"),
          Severity::warning};
}

/// What `mieux list` takes to show all of them.
std::string filter_of(const Asking& asking) {
  const std::string body = "regional_organisation = " + asking.regional_organisation;
  if (asking.countries.empty()) return "--where '" + body + "'";
  const std::string countries = joined(asking.countries, ",");
  if (asking.regional_organisation.empty()) return "--country " + countries;
  return "--where 'country in (" + countries + ") or " + body + "'";
}

std::string place_of(const Store& store, const Asking& asking, Day day) {
  std::vector<std::string> names;
  for (const std::string& country : asking.countries)
    names.emplace_back(store.vocabularies().label("countries", country));
  if (const Record* body = organisation(store, asking.regional_organisation))
    names.emplace_back(store.name_of(*body, day));
  return joined(names, ", ");
}

Note note_of_earlier(const Store& store, const Asking& asking, const Earlier& earlier, AsOf as_of) {
  std::vector<std::string> counts;
  if (!earlier.requests.empty()) counts.push_back(counted(earlier.requests.size(), "request"));
  if (!earlier.actions.empty()) counts.push_back(counted(earlier.actions.size(), "Action"));
  Note note;
  note.text = place_of(store, asking, as_of.day) + ": " + joined(counts, " and ") + " so far";
  const Vocabularies& terms = store.vocabularies();
  name_some(note, earlier.requests, [&](const Record& record) {
    const Outcome outcome = outcome_of(store.requests()[record.position], as_of);
    return line_of(record, terms.label("request_outcomes", word_of(outcome)));
  });
  name_some(note, earlier.actions, [&](const Record& record) {
    const Status status =
        status_of(store.actions()[record.position], approved(store, record), as_of);
    return line_of(record, terms.label("action_status", word_of(status)));
  });
  const std::string filter = filter_of(asking);
  std::vector<std::string> lists;
  if (!earlier.requests.empty()) lists.push_back("`mieux list requests " + filter + "`");
  if (!earlier.actions.empty()) lists.push_back("`mieux list actions " + filter + "`");
  note.hint = joined(lists, ", ");
  return note;
}

}  // namespace

std::vector<const Record*> likely_duplicates(const Store& store, const Asking& asking, AsOf as_of) {
  std::vector<const Record*> found;
  for (const Record& record : store.records(RecordKind::request)) {
    const Request& request = store.requests()[record.position];
    if (shares(asking.topics, request.topics) && shares_authority(store, asking, request) &&
        within_a_year(asking.received, received(request)) &&
        outcome_of(request, as_of) != Outcome::merged)
      found.push_back(&record);
  }
  return found;
}

Earlier earlier_of(const Store& store, const Asking& asking) {
  Earlier earlier;
  for (const Record& record : store.records(RecordKind::request)) {
    const Request& request = store.requests()[record.position];
    if (concerns(store, asking, request.countries, request.regional_organisation))
      earlier.requests.push_back(&record);
  }
  for (const Record& record : store.records(RecordKind::action)) {
    const Action& action = store.actions()[record.position];
    if (concerns(store, asking, action.countries, action.regional_organisation))
      earlier.actions.push_back(&record);
  }
  latest_first(earlier.requests,
               [&](const Record& record) { return received(store.requests()[record.position]); });
  latest_first(earlier.actions, [&](const Record& record) {
    const When start = started(store.actions()[record.position]);
    return start.known ? start : approved(store, record);
  });
  return earlier;
}

std::vector<Note> notes_on_earlier(const Store& store, const Asking& asking, AsOf as_of) {
  std::vector<Note> notes;
  for (const Record* record : likely_duplicates(store, asking, as_of))
    notes.push_back(note_of_duplicate(store, asking, *record));
  const Earlier earlier = earlier_of(store, asking);
  if (!earlier.requests.empty() || !earlier.actions.empty())
    notes.push_back(note_of_earlier(store, asking, earlier, as_of));
  return notes;
}

}  // namespace mieux
