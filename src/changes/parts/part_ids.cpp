#include "mieux/changes/parts/part_ids.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

using yaml::Node;

/// Takes every text that has the form of a part's id: those of parts, and those of others that name
/// them.
void take_ids(const yaml::Document& document, std::map<char, unsigned>& greatest) {
  for (const Node& node : document.nodes) {
    if (node.kind != yaml::Kind::scalar || !schema::matches(schema::Pattern::part_id, node.text))
      continue;
    unsigned number = 0;
    std::from_chars(node.text.data() + 1, node.text.data() + node.text.size(), number);
    unsigned& most = greatest[node.text.front()];
    most = std::max(most, number);
  }
}

/// The ids of the parts themselves, also of those that were removed.
void take_given(const yaml::Document& document, std::set<std::string>& given) {
  const Node* retired = document.find(document.root(), "retired_parts");
  for (const Node& list : yaml::Children{document, document.root()}) {
    if (list.kind != yaml::Kind::sequence) continue;
    for (const Node& element : yaml::Children{document, list}) {
      const Node* id = &list == retired ? &element : document.find(element, "id");
      if (id != nullptr && schema::matches(schema::Pattern::part_id, id->text))
        given.emplace(id->text);
    }
  }
}

/// Calls `take(field, position, letter)` for each part of a record that has no id.
template <typename Take>
void for_each_without_id(const schema::Schemas& schemas, RecordKind kind, const RecordTree& tree,
                         const Take& take) {
  for (const schema::Property& field : schemas.root(kind).properties) {
    const schema::PartName* part = schema::parts_of(schemas, schemas.rule(field.rule));
    const Node* list =
        part == nullptr ? nullptr : tree.document.find(tree.document.root(), field.name);
    if (list == nullptr) continue;
    std::uint32_t position = 0;
    for (const Node& element : yaml::Children{tree.document, *list}) {
      if (tree.document.find(element, "id") == nullptr)
        take(std::string{field.name}, position, part->letter);
      ++position;
    }
  }
}

}  // namespace

TakenParts::TakenParts(std::string path, std::initializer_list<std::string_view> texts,
                       const Circumstances& circumstances)
    : path_(std::move(path)), circumstances_(&circumstances) {
  for (const std::string_view text : texts) look_at(text);
}

void TakenParts::look_at(std::string_view text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return;
  take_ids(document, greatest_);
  take_given(document, given_);
  const Node* aliases = document.find(document.root(), "aliases");
  if (aliases == nullptr) return;
  const std::string folder = path_.substr(0, path_.find('/') + 1);
  for (const Node& alias : yaml::Children{document, *aliases})
    former_paths_.insert(folder + std::string{alias.text} + std::string{record_ending});
}

void TakenParts::ask_branches(const std::vector<TakenParts*>& records,
                              const Circumstances& circumstances) {
  std::vector<std::string> paths;
  std::vector<TakenParts*> askers;  // of each path
  for (TakenParts* record : records) {
    if (std::exchange(record->branches_known_, true)) continue;
    // Other branches may have the record under an id that it had before.
    std::set<std::string> own = std::exchange(record->former_paths_, {});
    own.insert(record->path_);
    paths.insert(paths.end(), own.begin(), own.end());
    askers.resize(paths.size(), record);
  }
  if (paths.empty()) return;
  const std::vector<std::vector<std::string>> found = circumstances.texts_on_branches(paths);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const std::string& text : found[i]) askers[i]->look_at(text);
}

std::string TakenParts::next(char letter) {
  ask_branches({this}, *circumstances_);
  std::string id = letter + std::to_string(++greatest_[letter]);
  given_.insert(id);
  return id;
}

void TakenParts::take(const std::string& id, std::string_view record) {
  if (!schema::matches(schema::Pattern::part_id, id)) return;  // said by the schema
  ask_branches({this}, *circumstances_);
  if (!given_.insert(id).second)
    throw Failure(
        Exit::refused,
        std::string{record} + "/" + id + " is, or was, another part, here or on another branch",
        "leave the id out for the next free one");
  unsigned number = 0;
  std::from_chars(id.data() + 1, id.data() + id.size(), number);
  greatest_[id.front()] = std::max(greatest_[id.front()], number);
}

std::string with_id(const std::string& text, yaml::Path part, const std::string& id,
                    const yaml::KeyOrder& order) {
  part.emplace_back(std::string{"id"});
  return yaml::edit(text, {yaml::Edit::What::add, std::move(part), yaml::Value::text(id)}, order);
}

Change add_part_ids(const Store& store, const std::vector<const Record*>& records,
                    const Circumstances& circumstances) {
  const schema::Schemas& schemas = store.schemas();
  std::vector<const Record*> lacking;
  std::vector<TakenParts> taken;
  for (const Record* record : records) {
    const RecordTree tree(store, *record);
    bool lacks = false;
    for_each_without_id(schemas, record->kind, tree, [&](auto&&...) { lacks = true; });
    if (!lacks) continue;
    lacking.push_back(record);
    taken.emplace_back(Store::path_of(*record), std::initializer_list<std::string_view>{tree.text},
                       circumstances);
  }
  std::vector<TakenParts*> asking;
  for (TakenParts& one : taken) asking.push_back(&one);
  TakenParts::ask_branches(asking, circumstances);
  Change change;
  std::size_t given = 0;
  for (std::size_t i = 0; i < lacking.size(); ++i) {
    const Record& record = *lacking[i];
    const yaml::KeyOrder order = schema_order(schemas, record.kind);
    const RecordTree tree(store, record);
    std::string text = tree.text;
    for_each_without_id(
        schemas, record.kind, tree, [&](std::string field, std::uint32_t position, char letter) {
          text = with_id(text, {std::move(field), position}, taken[i].next(letter), order);
          ++given;
        });
    change.files.push_back({Store::path_of(record), tree.text, std::move(text)});
  }
  change.sentence = counted(given, "part") + (given == 1 ? " got an id" : " got ids");
  return change;
}

}  // namespace mieux
