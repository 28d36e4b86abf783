#include <algorithm>
#include <set>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/requests/new_request.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/procedure/requests/earlier.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

using yaml::Value;

std::vector<std::string> texts_at(const Value& fields, std::string_view key) {
  std::vector<std::string> texts;
  for (const Value& element : list_at(fields, key))
    if (const auto* text = std::get_if<std::string>(&element.data)) texts.push_back(*text);
  return texts;
}

/// What the authorities that ask tell of a request.
struct Authorities {
  std::set<std::string> named;  ///< ids
  std::vector<std::string> countries;
  std::set<std::string> regional;
  bool all_known = true;
};

void add_once(std::vector<std::string>& words, std::string_view word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.emplace_back(word);
}

Authorities authorities_of(const Store& store, const Value& fields) {
  Authorities found;
  for (const Value& letter : list_at(fields, "letters")) {
    // Who signs for another authority asks for that one.
    std::string id = text_at(letter, "on_behalf_of");
    if (id.empty()) id = text_at(letter, "requester");
    if (id.empty()) continue;
    const Record* body = store.target(id, set_of(RecordKind::organisation));
    if (body == nullptr) {
      found.all_known = false;
      continue;
    }
    found.named.emplace(body->id);
    const Organisation& organisation = store.organisations()[body->position];
    if (organisation.country.is_there())
      add_once(found.countries, organisation.country.value);
    else if (!organisation.regions.empty())
      found.regional.emplace(body->id);
  }
  return found;
}

Value list_of(const std::vector<std::string>& texts) {
  Value::Sequence elements;
  for (const std::string& text : texts) elements.push_back(Value::text(text));
  return Value{std::move(elements)};
}

bool has_place(const Value& fields) {
  return !list_at(fields, "countries").empty() || !text_at(fields, "regional_organisation").empty();
}

void follow(const Authorities& authorities, Value& fields, std::vector<Note>& notes) {
  if (!has_place(fields)) {
    if (!authorities.countries.empty()) {
      put_field(fields, "countries", list_of(authorities.countries));
      const bool one = authorities.countries.size() == 1;
      notes.push_back({(one ? "the country is " : "the countries are ") +
                       joined(authorities.countries, ", ") +
                       (authorities.named.size() == 1 ? ", as its requester has it"
                                                      : ", as its requesters have it")});
    }
    if (authorities.regional.size() == 1) {
      put_field(fields, "regional_organisation", Value::text(*authorities.regional.begin()));
      notes.push_back({"the regional organisation is " + *authorities.regional.begin() +
                       ", which asks itself"});
    }
  }
  if (find_value(fields, "joint") == nullptr && authorities.countries.size() > 1) {
    put_field(fields, "joint", Value::boolean(true));
    notes.push_back({"recorded as joint: authorities of several countries ask",
                     {},
                     "joint=false says that it is not"});
  }
}

void require_place(const Value& fields, const Authorities& authorities) {
  // An authority there is not is a finding of its own, which says more.
  if (has_place(fields) || !authorities.all_known) return;
  throw Failure(Exit::refused,
                authorities.named.empty()
                    ? "the request names no country, no regional organisation and no requester"
                    : "the request names no country, and the record of its requester none either",
                "add --countries LIST, --regional-organisation ID or --requester ID; a request "
                "that is not complete yet can be a draft (--draft)");
}

Asking asking_of(const Value& fields, AsOf as_of) {
  Asking asking;
  for (const Value& letter : list_at(fields, "letters"))
    for (const std::string_view key : {"requester", "on_behalf_of"})
      if (std::string id = text_at(letter, key); !id.empty())
        asking.authorities.push_back(std::move(id));
  asking.countries = texts_at(fields, "countries");
  asking.regional_organisation = text_at(fields, "regional_organisation");
  asking.topics = texts_at(fields, "topics");
  const std::string date = first_date(fields);
  asking.received = date.empty() ? Date{as_of.today, as_of.today} : Date::parse(date);
  return asking;
}

Value request_of(const Store& store, const std::vector<Wish>& wishes, const Value& fields) {
  Value request = fulfilled(store, RecordKind::request, wishes, fields);
  resolve_names(store, store.schemas().root(RecordKind::request), request);
  return request;
}

}  // namespace

std::vector<Wish> wishes_of(const Intake& intake, const Value& fields) {
  std::vector<Wish> wishes;
  const auto set = [&](const std::string& path, const std::string& value) {
    if (!value.empty()) wishes.push_back({Wish::Verb::set, path, value});
  };
  const std::size_t letters =
      std::max({std::size_t{1}, intake.requesters.size(), list_at(fields, "letters").size()});
  for (std::size_t i = 0; i < letters; ++i) {
    const std::string letter = "letters." + std::to_string(i + 1) + ".";
    if (i < intake.requesters.size()) set(letter + "requester", intake.requesters[i]);
    set(letter + "on_behalf_of", intake.on_behalf_of);
    set(letter + "received", intake.received);
    set(letter + "channel", intake.channel);
  }
  std::size_t supporters = list_at(fields, "supporters").size();
  for (const std::string& word : intake.supporters) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const std::string supporter = "supporters." + std::to_string(++supporters) + ".";
    set(supporter + "type", word.substr(0, colon));
    if (colon < word.size()) set(supporter + "country", word.substr(colon + 1));
  }
  return wishes;
}

Change new_request(const Store& store, NewRecord wanted, const Circumstances& circumstances) {
  require_read(
      store,
      set_of(RecordKind::request) | set_of(RecordKind::action) | set_of(RecordKind::organisation),
      "who asks, and whether it was asked for before, is not known");
  wanted.fields = request_of(store, wanted.wishes, wanted.fields);
  wanted.wishes.clear();
  const Authorities authorities = authorities_of(store, wanted.fields);
  std::vector<Note> notes;
  follow(authorities, wanted.fields, notes);
  if (!wanted.draft && text_at(wanted.fields, "draft") != "true")
    require_place(wanted.fields, authorities);
  Asking asking = asking_of(wanted.fields, circumstances.as_of);
  Change change = new_record(store, std::move(wanted), circumstances);
  const std::string& path = change.files.front().path;
  asking.id = path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
  for (Note& note : notes_on_earlier(store, asking, circumstances.as_of))
    notes.push_back(std::move(note));
  change.notes = std::move(notes);
  return change;
}

Origin origin_by_authorities(const Store& store, const std::vector<Wish>& wishes) {
  const Authorities authorities = authorities_of(store, request_of(store, wishes, no_fields));
  return {joined(authorities.countries, ", "),
          authorities.regional.size() == 1 ? *authorities.regional.begin() : std::string{}};
}

}  // namespace mieux
