#include "mieux/history/merge/keep_both.hpp"

#include <algorithm>
#include <map>
#include <memory_resource>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/schema/check.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/conflict.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

/// The new ids of records that move, by kind and old id.
using Moves = std::map<std::pair<RecordKind, std::string>, std::string>;

struct FoundReference {
  yaml::Path path;
  std::string text;  ///< to be
};

std::size_t no_key_order(const yaml::Path&, std::string_view) { return 0; }

/// What a reference must say once records have moved; empty if it stays.
std::string moved_reference(const schema::ReferenceUse& use, const Moves& moves) {
  const std::size_t slash = use.text.find('/');
  const std::string prefix{slash == use.text.npos ? std::string_view{}
                                                  : use.text.substr(0, slash + 1)};
  const std::string id{use.text.substr(prefix.size())};
  for (const auto& [record, new_id] : moves)
    if (record.second == id && contains(use.kinds, record.first) &&
        (prefix.empty() || kind_named(use.text.substr(0, slash)) == record.first))
      return prefix + new_id;
  return {};
}

/// The first reference to a record that moves; nothing if there is none, or the text is no record.
std::optional<FoundReference> first_reference(const schema::Schemas& schemas, RecordKind kind,
                                              const std::string& text, const Moves& moves) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  std::vector<schema::ReferenceUse> references;
  std::vector<schema::TermUse> terms;
  schema::Collected collected{findings, references, terms};
  schema::check(document, schemas, kind, collected);
  for (const schema::ReferenceUse& use : references)
    if (std::string moved = moved_reference(use, moves); !moved.empty())
      return FoundReference{yaml::path_at(document, use.span.begin), std::move(moved)};
  return std::nullopt;
}

std::string with_references_moved(const schema::Schemas& schemas, RecordKind kind, std::string text,
                                  const Moves& moves) {
  while (const auto found = first_reference(schemas, kind, text, moves)) {
    std::string edited =
        yaml::edit(text, {yaml::Edit::What::set, found->path, yaml::Value::text(found->text)},
                   no_key_order, yaml::ReadBy::strict);
    if (edited == text) break;
    text = std::move(edited);
  }
  return text;
}

Side other_side(Side side) { return side == Side::ours ? Side::theirs : Side::ours; }

Moves moves_of(const std::vector<TwoRecords>& pairs, Side side) {
  Moves moves;
  for (const TwoRecords& pair : pairs)
    if (pair.moves == side) moves[{pair.kind, pair.id}] = pair.new_id;
  return moves;
}

void move_record(const schema::Schemas& schemas, const TwoRecords& pair, const Moves& moves,
                 Change& change) {
  std::string moved = with_references_moved(schemas, pair.kind, pair.texts[pair.moves], moves);
  moved = yaml::edit(moved, {yaml::Edit::What::set, {"id"}, yaml::Value::text(pair.new_id)},
                     no_key_order, yaml::ReadBy::strict);
  const std::size_t name = pair.path.rfind('/') + 1;
  change.files.push_back({pair.path, pair.now, pair.texts[other_side(pair.moves)]});
  change.files.push_back(
      {pair.path.substr(0, name) + pair.new_id + std::string{record_ending}, std::nullopt, moved});
  change.sentence += (change.sentence.empty() ? "" : "; ") + pair.path +
                     ": both records kept, that of " + std::string{name_of(pair.moves)} + " as " +
                     pair.new_id;
}

}  // namespace

bool are_two_records(const BySide<std::string>& texts) {
  const std::string_view ours = yaml::value_on_line(texts[Side::ours], "uid");
  const std::string_view theirs = yaml::value_on_line(texts[Side::theirs], "uid");
  return !ours.empty() && !theirs.empty() && ours != theirs;
}

Change keep_both(const schema::Schemas& schemas, const std::vector<TwoRecords>& pairs,
                 const std::vector<MergedFolderFile>& files) {
  Change change;
  for (const TwoRecords& pair : pairs)
    move_record(schemas, pair, moves_of(pairs, pair.moves), change);
  Note unclear{"both sides changed these records, which refer to an id that two records had",
               {},
               "check which of the two each means",
               Severity::warning};
  std::size_t followed = 0;
  for (const MergedFolderFile& file : files) {
    const auto kind = kind_at(file.path);
    if (!kind) continue;
    if (!file.changed_by) {
      for (const Side side : {Side::ours, Side::theirs})
        if (first_reference(schemas, *kind, file.text, moves_of(pairs, side))) {
          unclear.lines.push_back(file.path);
          break;
        }
      continue;
    }
    std::string text =
        with_references_moved(schemas, *kind, file.text, moves_of(pairs, *file.changed_by));
    if (text == file.text) continue;
    ++followed;
    change.files.push_back({file.path, file.text, std::move(text)});
  }
  if (followed > 0) change.sentence += ", also in " + counted(followed, "record");
  if (!unclear.lines.empty()) change.notes.push_back(std::move(unclear));
  return change;
}

}  // namespace mieux
