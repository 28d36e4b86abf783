#include "mieux/changes/records/new_record.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A request begins with its receipt: on the day its letter came, else today. Says so in the
/// second case: ", received today (2026-01-15)".
std::string begin_request(Value& fields, const AsOf& as_of) {
  if (find_value(fields, "events") != nullptr) return {};
  std::string date = first_date(fields);
  const std::string said = date.empty() ? ", received today (" + to_string(as_of.today) + ")" : "";
  if (date.empty()) date = to_string(as_of.today);
  Value::Mapping event{{"event", Value::text("received")}, {"date", Value::text(date)}};
  put_field(fields, "events", {Value::Sequence{{std::move(event), false}}, false});
  return said;
}

std::string free_uid(const Store& store, const Draw& draw) {
  const auto is_taken = [&](const std::string& uid) {
    return std::any_of(kinds.begin(), kinds.end(), [&](const Subject& names) {
      const std::vector<Record>& records = store.records(names.kind);
      return std::any_of(records.begin(), records.end(),
                         [&](const Record& record) { return record.uid.value == uid; });
    });
  };
  std::string uid;
  do {
    uid = draw_uid(draw);
  } while (is_taken(uid));
  return uid;
}

}  // namespace

void put_field(Value& fields, std::string_view key, Value value) {
  auto& entries = std::get<Value::Mapping>(fields.data);
  std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
  entries.emplace_back(std::string{key}, std::move(value));
}

Value fulfilled(const Store& store, RecordKind kind, const std::vector<Wish>& wishes,
                const Value& fields) {
  const std::string path = "the new " + std::string{subject_of(kind).singular};
  // A record needs a field to be read as one. This cannot be an id, so nobody can have meant it.
  constexpr std::string_view none = "-";
  Value start = fields;
  auto& entries = std::get<Value::Mapping>(start.data);
  if (find_value(start, "id") == nullptr)
    entries.emplace(entries.begin(), "id", Value::text(std::string{none}));
  EditedRecord text(store, kind, path, yaml::emit(start));
  for (const Wish& wish : wishes) text.fulfil(wish, {});
  Value result = yaml::value_of(text.document(), text.document().root());
  if (text_at(result, "id") == none)
    std::erase_if(std::get<Value::Mapping>(result.data),
                  [](const auto& entry) { return entry.first == "id"; });
  return result;
}

Change new_record(const Store& store, NewRecord wanted, const Circumstances& circumstances) {
  TakenIds taken(store, wanted.kind, circumstances);
  return new_record(store, std::move(wanted), circumstances, taken);
}

Change new_record(const Store& store, NewRecord wanted, const Circumstances& circumstances,
                  TakenIds& taken) {
  Value fields = fulfilled(store, wanted.kind, wanted.wishes, wanted.fields);
  std::string received;
  if (wanted.kind == RecordKind::request) received = begin_request(fields, circumstances.as_of);
  if (wanted.kind == RecordKind::expert && text_at(fields, "registered").empty())
    put_field(fields, "registered", Value::text(to_string(circumstances.as_of.today)));
  if (wanted.draft) put_field(fields, "draft", Value::boolean(true));
  std::string id = wanted.id.empty() ? text_at(fields, "id") : wanted.id;
  if (id.empty())
    id = give_id(store, wanted.kind, fields, taken, circumstances);
  else
    require_free(id, taken);
  taken.take(id);
  put_field(fields, "id", Value::text(id));
  const schema::Rule& rule = store.schemas().root(wanted.kind);
  if (!text_at(fields, "uid").empty())
    require_read(store, every_kind, "whether another record has this uid is not known");
  else
    put_field(fields, "uid", Value::text(free_uid(store, circumstances.draw)));
  resolve_names(store, rule, fields);
  put_in_order(store.schemas(), rule, fields);
  const Subject& names = subject_of(wanted.kind);
  Change change;
  change.files.push_back({Store::path_of(wanted.kind, id), std::nullopt, yaml::emit(fields)});
  const std::string title = name_of(wanted.kind, fields);
  change.sentence =
      id + ": new " + std::string{names.singular} + (title.empty() ? "" : ", " + title) + received;
  change.next = "`mieux " + std::string{names.singular} + " show " + id + "` shows it";
  return change;
}

}  // namespace mieux
