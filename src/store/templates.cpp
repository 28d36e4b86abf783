#include "mieux/store/templates.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "files.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/store.hpp"

namespace mieux {
namespace {

constexpr const char* templates_folder = "templates";
constexpr std::string_view template_ending = ".md";

/// `refusal.fr.md` in its parts; nothing for another name.
std::optional<LetterTemplate> template_of(std::string_view file) {
  if (!file.ends_with(template_ending)) return std::nullopt;
  const std::string_view stem = file.substr(0, file.size() - template_ending.size());
  const std::size_t dot = stem.find('.');
  if (dot == stem.npos || !schema::matches(schema::Pattern::id, stem.substr(0, dot)) ||
      !schema::matches(schema::Pattern::language, stem.substr(dot + 1)))
    return std::nullopt;
  return LetterTemplate{std::string{stem.substr(0, dot)}, std::string{stem.substr(dot + 1)}};
}

std::string file_of(const LetterTemplate& letter) {
  return letter.name + "." + letter.language + std::string{template_ending};
}

/// What a file of the folder holds; nothing if it `may_lack` and is not there.
std::optional<std::string> text_read(const Store& store, const std::string& file, bool may_lack) {
  const auto below = store.files().folder(templates_folder);
  std::string buffer;
  const FileText found =
      below == nullptr ? absent_file() : below->read(file.c_str(), yaml::max_bytes, buffer);
  if (found.absent && may_lack) return std::nullopt;
  if (!found.code.empty())
    throw Failure(Exit::io, path_of_template(file) + ": " + found.message, found.hint);
  return std::string{found.text};
}

}  // namespace

std::vector<LetterTemplate> letter_templates(const Store& store) {
  std::vector<LetterTemplate> templates;
  const auto below = store.files().folder(templates_folder);
  if (below == nullptr) return templates;
  for (const FolderEntry& entry : below->entries())
    if (auto found = entry.is_folder ? std::nullopt : template_of(entry.name))
      templates.push_back(std::move(*found));
  std::sort(templates.begin(), templates.end(),
            [](const LetterTemplate& a, const LetterTemplate& b) {
              return std::tie(a.name, a.language) < std::tie(b.name, b.language);
            });
  return templates;
}

std::string path_of(const LetterTemplate& letter) { return path_of_template(file_of(letter)); }

std::string text_of(const Store& store, const LetterTemplate& letter) {
  return text_read(store, file_of(letter), false).value_or(std::string{});
}

std::string path_of_template(std::string_view file) {
  return std::string{templates_folder} + "/" + std::string{file};
}

std::optional<std::string> template_file(const Store& store, std::string_view file) {
  return text_read(store, std::string{file}, true);
}

}  // namespace mieux
