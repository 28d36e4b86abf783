#include "mieux/store/layout.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "mieux/base/fold.hpp"
#include "mieux/base/words.hpp"
#include "mieux/schema/schema.hpp"

namespace mieux {
namespace {
using Parts = std::vector<std::string_view>;

/// Folders a store may hold beside its records.
constexpr std::array<std::string_view, 4> other_folders{"vocabularies", reports_folder, "templates",
                                                        "sources"};

/// Folders, and mieux.yaml, in which nothing has a place that is not the store's own; those of
/// records beside them.
constexpr std::array<std::string_view, 5> own_places{programme_file, "vocabularies", "templates",
                                                     ".mieux", ".schemas"};

/// What `mieux init` makes, beside vocabularies, templates and schemas.
constexpr std::array<std::string_view, 8> init_files{"README.md",
                                                     ".editorconfig",
                                                     ".gitattributes",
                                                     ".gitignore",
                                                     ".gitlab-ci.yml",
                                                     ".vscode/extensions.json",
                                                     ".vscode/settings.json",
                                                     ".github/workflows/records.yml"};

/// Letters, digits, `_`, `-` and single dots: no name that a file system takes for another.
bool is_simple_name(std::string_view name) {
  const auto simple = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  };
  return !name.empty() && name.front() != '.' && name.find("..") == name.npos &&
         !is_device_name(name.substr(0, name.find('.'))) &&
         std::all_of(name.begin(), name.end(), simple);
}

/// The name that a file system may take `part` for.
std::string name_on_disk(std::string_view part) {
  std::string name = folded_name(part);
  name.resize(std::min(name.find(':'), name.size()));  // a stream of a file, on Windows
  while (name.ends_with('.') || name.ends_with(' ')) name.pop_back();
  return name;
}

/// `git~1`, of `.gitattributes` too: `gitatt~1`.
bool is_short_name_of_git(std::string_view name) {
  return name.starts_with("git") && name.find('~') != name.npos;
}

bool is_own_place(std::string_view name) {
  return std::find(own_places.begin(), own_places.end(), name) != own_places.end() ||
         std::any_of(kinds.begin(), kinds.end(), [&](const Subject& kind) {
           return !kind.place.empty() && kind.place == name;
         });
}

}  // namespace

std::vector<std::string_view> store_folders() {
  std::vector<std::string_view> names(other_folders.begin(), other_folders.end());
  for (const Subject& kind : kinds)
    if (!kind.place.empty()) names.push_back(kind.place);
  return names;
}

std::optional<RecordKind> kind_at(std::string_view path) {
  if (path == programme_file) return RecordKind::programme;
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !path.ends_with(record_ending)) return std::nullopt;
  for (const Subject& kind : kinds)
    if (kind.place == path.substr(0, slash)) return kind.kind;
  return std::nullopt;
}

bool is_record_path(std::string_view path) {
  if (path == programme_file) return true;
  const Parts parts = split(path, '/');
  if (parts.size() != 2 || !parts[1].ends_with(record_ending)) return false;
  const std::string_view id = parts[1].substr(0, parts[1].size() - record_ending.size());
  return schema::matches(schema::Pattern::id, id) && !is_device_name(id) &&
         std::any_of(kinds.begin(), kinds.end(), [&](const Subject& kind) {
           return !kind.place.empty() && kind.place == parts[0];
         });
}

bool is_init_path(std::string_view path) {
  if (std::find(init_files.begin(), init_files.end(), path) != init_files.end()) return true;
  const Parts parts = split(path, '/');
  if (parts.size() != 2 || !is_simple_name(parts[1])) return false;
  return (parts[0] == "vocabularies" && parts[1].ends_with(".tsv")) ||
         (parts[0] == "templates" && parts[1].ends_with(".md")) ||
         (parts[0] == ".schemas" && parts[1].ends_with(".schema.json"));
}

bool is_report_path(std::string_view path) {
  const Parts parts = split(path, '/');
  return parts.size() == 2 && parts[0] == reports_folder && is_simple_name(parts[1]) &&
         (parts[1].ends_with(".md") || parts[1].ends_with(".svg"));
}

bool is_text_path(std::string_view path) {
  return is_record_path(path) || is_report_path(path) || path.starts_with("vocabularies/") ||
         path.starts_with("templates/");
}

bool is_own_path(std::string_view path) {
  const Parts parts = split(path, '/');
  return is_own_place(name_on_disk(parts.front())) ||
         std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
           const std::string name = name_on_disk(part);
           return name.starts_with(".git") || is_short_name_of_git(name);
         });
}

bool leads_into_git(std::string_view path) {
  const Parts parts = split(path, '/');
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::string name = name_on_disk(part);
    return name == ".git" || is_short_name_of_git(name);
  });
}

}  // namespace mieux
