#include "mieux/yaml/edit.hpp"

#include <algorithm>

#include "edit_splice.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace mieux::yaml {
namespace {

[[noreturn]] void refuse_edit(const std::string& message,
                              std::string hint = "`mieux show` prints what is there") {
  throw Failure(Exit::refused, message, std::move(hint));
}

std::string name_of(const Path& path) {
  return path.empty() ? "the record" : "'" + to_string(path) + "'";
}

/// The format has no way to write a table without entries.
bool holds_empty_table(const Value& value) {
  if (const auto* elements = std::get_if<Value::Sequence>(&value.data))
    return std::any_of(elements->begin(), elements->end(), holds_empty_table);
  const auto* entries = std::get_if<Value::Mapping>(&value.data);
  return entries != nullptr &&
         (entries->empty() || std::any_of(entries->begin(), entries->end(), [](const auto& entry) {
            return holds_empty_table(entry.second);
          }));
}

void check_value(const Edit& edit, const Node& old) {
  if (holds_empty_table(edit.value))
    refuse_edit(name_of(edit.path) + " would hold a table without entries", "leave it out");
  const Kind root =
      std::holds_alternative<Value::Mapping>(edit.value.data) ? Kind::mapping : Kind::sequence;
  if (edit.path.empty() && (is_scalar(edit.value) || root != old.kind))
    refuse_edit("the record cannot become a value of another kind", "change its fields");
}

const Node& existing(const File& file, const Path& path) {
  const Node* node = find(file.document(), path);
  if (node == nullptr)
    refuse_edit("there is no " + name_of(path), "look at the names and numbers on the way to it");
  return *node;
}

/// The path of what goes: the highest table or list that would be left empty.
Path removed_path(const File& file, Path path) {
  existing(file, path);
  while (!path.empty() && existing(file, parent_of(path)).size == 1) path = parent_of(path);
  if (path.empty()) refuse_edit("nothing would be left of the record", "delete the file");
  return path;
}

std::size_t added_position(const File& file, const Path& path, const KeyOrder& order) {
  if (path.empty()) refuse_edit("the record is there already");
  const Path above = parent_of(path);
  const Node& parent = existing(file, above);
  const auto* key = std::get_if<std::string>(&path.back());
  if (parent.kind != (key != nullptr ? Kind::mapping : Kind::sequence))
    refuse_edit(name_of(above) + (key != nullptr ? " is not a table" : " is not a list"));
  if (key == nullptr) {
    const std::uint32_t position = std::get<std::uint32_t>(path.back());
    if (position > parent.size)
      refuse_edit(name_of(above) + " has " + std::to_string(parent.size) + " elements; " +
                  name_of(path) + " would not be the next");
    return position;
  }
  if (file.document().find(parent, *key) != nullptr)
    refuse_edit(name_of(path) + " is there already", "change it, or remove it first");
  const std::size_t rank = order(above, *key);
  std::size_t position = 0;
  for (const Node& child : Children{file.document(), parent}) {
    if (order(above, child.key) > rank) break;
    ++position;
  }
  return position;
}

Value& value_at(Value& root, const Path& path) {
  Value* value = &root;
  for (const Step& step : path) {
    if (const auto* position = std::get_if<std::uint32_t>(&step)) {
      value = &std::get<Value::Sequence>(value->data)[*position];
      continue;
    }
    auto& entries = std::get<Value::Mapping>(value->data);
    value = &std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
               return entry.first == std::get<std::string>(step);
             })->second;
  }
  return *value;
}

/// The tree as it is to be after `edit`; its path and value have been checked.
Value wish(const File& file, const Edit& edit, std::size_t position) {
  Value root = value_of(file.document(), file.document().root());
  if (edit.what == Edit::What::set) {
    value_at(root, edit.path) = edit.value;
    return root;
  }
  Value& parent = value_at(root, parent_of(edit.path));
  const auto at = static_cast<std::ptrdiff_t>(position);
  if (auto* elements = std::get_if<Value::Sequence>(&parent.data)) {
    if (edit.what == Edit::What::add) elements->insert(elements->begin() + at, edit.value);
    if (edit.what == Edit::What::remove)
      elements->erase(elements->begin() + std::get<std::uint32_t>(edit.path.back()));
    return root;
  }
  auto& entries = std::get<Value::Mapping>(parent.data);
  const std::string& key = std::get<std::string>(edit.path.back());
  if (edit.what == Edit::What::add)
    entries.insert(entries.begin() + at, {key, edit.value});
  else
    std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
  return root;
}

/// Where two trees that are not the same differ first: a value both have, or one that holds what
/// only one of them has.
Path difference(const Value& a, const Value& b) {
  Path path;
  const auto deeper = [&](Step step, const Value& x, const Value& y) {
    if (same(x, y)) return false;
    path = difference(x, y);
    path.insert(path.begin(), std::move(step));
    return true;
  };
  const auto* elements = std::get_if<Value::Sequence>(&a.data);
  const auto* others = std::get_if<Value::Sequence>(&b.data);
  if (elements != nullptr && others != nullptr && elements->size() == others->size())
    for (std::uint32_t i = 0; i < elements->size(); ++i)
      if (deeper(i, (*elements)[i], (*others)[i])) return path;
  const auto* entries = std::get_if<Value::Mapping>(&a.data);
  const auto* found = std::get_if<Value::Mapping>(&b.data);
  if (entries == nullptr || found == nullptr) return path;
  for (std::size_t i = 0; i < std::min(entries->size(), found->size()); ++i) {
    const auto& [key, value] = (*entries)[i];
    if (key != (*found)[i].first || deeper(key, value, (*found)[i].second)) return path;
  }
  return path;
}

/// What is wrong with the text after an edit; empty if it says what was wished.
std::string problem_of(std::string_view bytes, const Value& wished, ReadBy readers) {
  Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!read(bytes, document, unescaped, findings)) {
    for (const Finding& finding : findings)
      if (finding.severity == Severity::error) return finding.message;
  }
  const Value got = value_of(document, document.root());
  if (!same(got, wished))
    return name_of(difference(got, wished)) + " would then be read as something else than is meant";
  if (readers == ReadBy::strict) return {};
  findings = second_opinion(bytes, document);
  return findings.empty() ? std::string() : findings.front().message;
}

}  // namespace

std::string edit(std::string_view bytes, const Edit& edit, const KeyOrder& order, ReadBy readers) {
  const File file(bytes);
  Edit checked = edit;
  std::size_t position = 0;
  Splice splice;
  switch (edit.what) {
    case Edit::What::set: {
      const Node& old = existing(file, edit.path);
      check_value(edit, old);
      if (same(value_of(file.document(), old), edit.value)) return std::string(bytes);
      splice = splice_set(file, edit.path, edit.value);
      break;
    }
    case Edit::What::add:
      position = added_position(file, edit.path, order);
      check_value(edit, file.document().root());
      splice = splice_add(file, edit.path, position, edit.value);
      break;
    case Edit::What::remove:
      checked.path = removed_path(file, edit.path);
      splice = splice_remove(file, checked.path);
      break;
  }
  std::string result(bytes);
  result.replace(splice.begin, splice.end - splice.begin, splice.text);
  const std::string problem = problem_of(result, wish(file, checked, position), readers);
  if (!problem.empty())
    refuse_edit(name_of(edit.path) + " cannot be changed here: " + problem,
                "change the file in an editor, then type `mieux validate`");
  return result;
}

}  // namespace mieux::yaml
