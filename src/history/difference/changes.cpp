#include "mieux/history/difference/changes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "mieux/base/fold.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/store/layout.hpp"

namespace mieux::history {
namespace {

using Sort = RecordChange::Sort;

std::string id_of_path(const std::string& path) {
  const std::size_t begin = path.find('/') + 1;  // 0 if there is none
  return path.substr(begin, path.rfind('.') - begin);
}

std::optional<yaml::Value> tree_in(const std::optional<std::string>& text) {
  return text ? tree_of(*text) : std::nullopt;
}

/// A record that both texts hold, or one of them.
RecordChange change_of(RecordKind kind, const FileChange& file) {
  RecordChange change;
  change.kind = kind;
  change.path = file.path;
  change.id = id_of_path(file.path);
  change.before = tree_in(file.before);
  change.after = tree_in(file.after);
  const bool unreadable = (file.before && !change.before) || (file.after && !change.after);
  if (unreadable)
    change.sort = Sort::unreadable;
  else if (!file.before)
    change.sort = Sort::added;
  else if (!file.after)
    change.sort = Sort::removed;
  return change;
}

void name(RecordChange& change) {
  const yaml::Value* said = change.after    ? &*change.after
                            : change.before ? &*change.before
                                            : nullptr;
  if (said != nullptr) {
    change.name = name_of(change.kind, *said);
    change.uid = text_at(*said, "uid");
  }
  if (change.uid.empty())
    change.uid = std::string{subject_of(change.kind).singular} + "/" + change.id;
}

/// A file that held one record and holds another: one goes and one comes.
bool are_two_records(const RecordChange& change) {
  if (change.sort != Sort::changed) return false;
  const std::string before = text_at(*change.before, "uid");
  const std::string after = text_at(*change.after, "uid");
  return !before.empty() && !after.empty() && before != after;
}

void split_two_records(std::vector<RecordChange>& records) {
  std::vector<RecordChange> gone;
  for (RecordChange& record : records) {
    if (!are_two_records(record)) continue;
    RecordChange& before = gone.emplace_back(record);
    before.sort = Sort::removed;
    before.after.reset();
    record.sort = Sort::added;
    record.before.reset();
  }
  std::move(gone.begin(), gone.end(), std::back_inserter(records));
}

/// One that goes and one that comes with the same uid are one.
void join_renamed(std::vector<RecordChange>& records) {
  std::map<std::pair<RecordKind, std::string>, RecordChange*> gone;
  for (RecordChange& record : records)
    if (record.sort == Sort::removed)
      if (std::string uid = text_at(*record.before, "uid"); !uid.empty())
        gone[{record.kind, std::move(uid)}] = &record;
  std::vector<const RecordChange*> joined;
  for (RecordChange& record : records) {
    if (record.sort != Sort::added) continue;
    const auto from = gone.find({record.kind, text_at(*record.after, "uid")});
    if (from == gone.end()) continue;
    record.sort = Sort::renamed;
    record.was = from->second->id;
    record.before = from->second->before;
    joined.push_back(from->second);
    gone.erase(from);
  }
  std::vector<RecordChange> left;
  for (RecordChange& record : records)
    if (std::find(joined.begin(), joined.end(), &record) == joined.end())
      left.push_back(std::move(record));
  records = std::move(left);
}

}  // namespace

std::size_t Changes::count(Sort sort) const {
  return static_cast<std::size_t>(
      std::count_if(records.begin(), records.end(),
                    [&](const RecordChange& record) { return record.sort == sort; }));
}

Changes changes_in(const schema::Schemas& schemas, const std::vector<FileChange>& files) {
  Changes changes;
  for (const FileChange& file : files) {
    if (file.before == file.after && is_record_path(file.path)) continue;
    if (is_record_path(file.path))
      changes.records.push_back(change_of(*kind_at(file.path), file));
    else if (!file.path.starts_with('.'))
      changes.others.push_back(file);
  }
  split_two_records(changes.records);
  join_renamed(changes.records);
  for (RecordChange& record : changes.records) {
    name(record);
    if (record.sort != Sort::changed && record.sort != Sort::renamed) continue;
    record.differences = differences(schemas, record.kind, *record.before, *record.after);
    if (record.sort == Sort::changed && record.differences.empty()) record.sort = Sort::laid_out;
  }
  std::sort(changes.records.begin(), changes.records.end(),
            [](const RecordChange& a, const RecordChange& b) {
              return a.kind == b.kind ? id_before(a.id, b.id) : a.kind < b.kind;
            });
  return changes;
}

}  // namespace mieux::history
