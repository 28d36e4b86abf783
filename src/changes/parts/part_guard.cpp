#include "part_guard.hpp"

#include <algorithm>
#include <memory_resource>
#include <optional>

#include "changes/records/moves.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/parts/part_ids.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

using schema::Rule;
using yaml::Value;

/// The text that a file has before a change, also where the change moves it.
const std::string* text_before(const Store& store, const Change& change, const FileChange& file) {
  if (file.before) return &*file.before;
  for (const FileChange& other : change.files) {
    const Record* old = other.after || !other.before ? nullptr : store.at_path(other.path);
    if (old != nullptr && file_after(change, other, *old) == &file) return &*other.before;
  }
  return nullptr;
}

/// What a change does to the parts of one record.
struct Changed {
  std::vector<std::pair<yaml::Path, char>> without_id;   ///< new ones, and the letter of their ids
  std::vector<std::pair<yaml::Path, std::string>> lost;  ///< the same as before, but for their ids
  std::vector<std::string> removed;                      ///< ids

  [[nodiscard]] bool any() const {
    return !without_id.empty() || !lost.empty() || !removed.empty();
  }
};

/// Is it the same part, going by the key that the schema names?
bool is_same_part(const Rule& list, const Value& before, const Value& after) {
  const auto equal = [&](std::string_view field) {
    return text_at(before, field) == text_at(after, field);
  };
  const auto said = [&](std::string_view field) { return !text_at(after, field).empty(); };
  return !list.key.empty() && std::ranges::all_of(list.key, equal) &&
         std::ranges::any_of(list.key, said);
}

bool has_element_with(const Value::Sequence& list, const std::string& id) {
  return std::ranges::any_of(list, [&](const Value& one) { return text_at(one, "id") == id; });
}

void compare(const schema::Schemas& schemas, const schema::Property& field, const Value& before,
             const Value& after, Changed& changed) {
  const Rule& list = schemas.rule(field.rule);
  const schema::PartName* part = schema::parts_of(schemas, list);
  if (part == nullptr) return;
  const std::string name{field.name};
  const Value::Sequence& old = list_at(before, name);
  const Value::Sequence& now = list_at(after, name);
  const Pairs pairs = pair_elements(&list, old, now);
  std::vector<std::string> kept;
  for (std::uint32_t i = 0; i < now.size(); ++i) {
    if (!std::holds_alternative<Value::Mapping>(now[i].data) || find_value(now[i], "id") != nullptr)
      continue;
    const std::string id = pairs[i] ? text_at(old[*pairs[i]], "id") : std::string{};
    if (pairs[i] && id.empty()) continue;  // it was there without one
    if (pairs[i] && is_same_part(list, old[*pairs[i]], now[i])) {
      changed.lost.emplace_back(yaml::Path{name, i}, id);
      kept.push_back(id);
    } else {
      changed.without_id.emplace_back(yaml::Path{name, i}, part->letter);
    }
  }
  for (const Value& element : old)
    if (const std::string id = text_at(element, "id");
        !id.empty() && !has_element_with(now, id) && std::ranges::find(kept, id) == kept.end())
      changed.removed.push_back(id);
}

Changed changed_parts(const schema::Schemas& schemas, RecordKind kind, const Value& before,
                      const Value& after) {
  Changed changed;
  for (const schema::Property& field : schemas.root(kind).properties)
    compare(schemas, field, before, after, changed);
  const Value::Sequence& retired = list_at(after, "retired_parts");
  std::erase_if(changed.removed, [&](const std::string& id) {
    return std::ranges::any_of(retired, [&](const Value& one) {
      const auto* text = std::get_if<std::string>(&one.data);
      return text != nullptr && *text == id;
    });
  });
  return changed;
}

void retire(std::string& text, const std::vector<std::string>& ids, const Value& after,
            const yaml::KeyOrder& order) {
  if (ids.empty()) return;
  const Value::Sequence& there = list_at(after, "retired_parts");
  if (there.empty()) {  // not there, or a list or value without an element
    Value list{Value::Sequence{}, false};
    for (const std::string& id : ids)
      std::get<Value::Sequence>(list.data).push_back(Value::text(id));
    const bool is_there = find_value(after, "retired_parts") != nullptr;
    const auto what = is_there ? yaml::Edit::What::set : yaml::Edit::What::add;
    text = yaml::edit(text, {what, {"retired_parts"}, std::move(list)}, order);
    return;
  }
  auto position = static_cast<std::uint32_t>(there.size());
  for (const std::string& id : ids)
    text = yaml::edit(text, {yaml::Edit::What::add, {"retired_parts", position++}, Value::text(id)},
                      order);
}

/// A record while what its new parts are called is not known yet.
struct GuardedRecord {
  FileChange* file = nullptr;
  Changed changed;
  Value after;
  TakenParts taken;
};

/// What the change does to the parts of a record; nothing where it is none, or cannot be read.
std::optional<GuardedRecord> guarded_record(const Store& store, const Change& change,
                                            FileChange& file, RecordKind kind,
                                            const Circumstances& circumstances) {
  auto after = tree_of(*file.after);
  const std::string* old = text_before(store, change, file);
  const auto before =
      old == nullptr ? std::optional{Value{Value::Mapping{}, false}} : tree_of(*old);
  const auto is_table = [](const auto& tree) {
    return tree && std::holds_alternative<Value::Mapping>(tree->data);
  };
  if (!is_table(after) || !is_table(before)) return std::nullopt;
  Changed changed = changed_parts(store.schemas(), kind, *before, *after);
  TakenParts taken(file.path, {old == nullptr ? std::string_view{} : *old, *file.after},
                   circumstances);
  return GuardedRecord{&file, std::move(changed), std::move(*after), std::move(taken)};
}

}  // namespace

void guard_parts(const Store& store, Change& change, const Circumstances& circumstances) {
  std::vector<GuardedRecord> records;
  std::vector<TakenParts*> asking;
  for (FileChange& file : change.files) {
    const auto kind = kind_at(file.path);
    if (!kind || !file.after || file.before == file.after) continue;
    auto record = guarded_record(store, change, file, *kind, circumstances);
    if (record && record->changed.any()) records.push_back(std::move(*record));
  }
  for (GuardedRecord& record : records)
    if (!record.changed.without_id.empty()) asking.push_back(&record.taken);
  TakenParts::ask_branches(asking, circumstances);
  for (GuardedRecord& record : records) {
    std::string& text = *record.file->after;
    const yaml::KeyOrder order = schema_order(store.schemas(), *kind_at(record.file->path));
    for (const auto& [path, id] : record.changed.lost) text = with_id(text, path, id, order);
    for (const auto& [path, letter] : record.changed.without_id)
      text = with_id(text, path, record.taken.next(letter), order);
    retire(text, record.changed.removed, record.after, order);
  }
}

}  // namespace mieux
