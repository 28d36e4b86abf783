#include "name_guard.hpp"

#include <algorithm>
#include <memory_resource>
#include <set>

#include "mieux/store/unread.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Node;

/// What others may write to mean the record of a file, or a part of it.
using NamesInUse = std::set<std::string>;

void add_parts(const Document& document, const Node& list, const std::string& record,
               NamesInUse& names) {
  for (const Node& element : yaml::Children{document, list})
    if (const Node* id = document.find(element, "id"))
      names.insert(record + "/" + std::string{id->text});
}

/// The names of a file's record; of one that cannot be read its id alone.
NamesInUse names_in(const std::string& path, const std::string& text) {
  const std::string folder = path.substr(0, path.find('/'));
  const std::string record = path.substr(0, path.rfind('.'));
  NamesInUse names{record};
  Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return names;
  for (const Node& field : yaml::Children{document, document.root()}) {
    if (field.kind != yaml::Kind::sequence) continue;
    if (field.key == "aliases")
      for (const Node& alias : yaml::Children{document, field})
        names.insert(folder + "/" + std::string{alias.text});
    else
      add_parts(document, field, record, names);
  }
  return names;
}

/// Is it the file of a record of many? Nothing refers to mieux.yaml.
bool is_record(const std::string& path) {
  return path.find('/') != std::string::npos && path.ends_with(".yaml");
}

}  // namespace

void guard_names(const Store& store, const Change& change) {
  std::vector<std::string> unread = unread_files(store, every_kind);
  for (const FileChange& file : change.files) std::erase(unread, file.path);
  if (unread.empty()) return;
  NamesInUse kept;
  for (const FileChange& file : change.files)
    if (file.after && is_record(file.path)) kept.merge(names_in(file.path, *file.after));
  for (const FileChange& file : change.files) {
    if (!file.before || file.before == file.after || !is_record(file.path)) continue;
    const NamesInUse before = names_in(file.path, *file.before);
    const auto lost = std::find_if(before.begin(), before.end(),
                                   [&](const std::string& name) { return !kept.contains(name); });
    if (lost != before.end())
      refuse_unread(unread, "whether it refers to " + *lost + " is not known");
  }
}

}  // namespace mieux
