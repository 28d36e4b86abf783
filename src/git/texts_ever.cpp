#include "mieux/git/texts_ever.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "mieux/base/text.hpp"
#include "mieux/git/revisions.hpp"
#include "objects.hpp"

namespace mieux::git {
namespace {

constexpr std::uint64_t largest = std::uint64_t{16} << 20;
constexpr std::uint64_t most_at_once = std::uint64_t{64} << 20;

using TextsById = std::unordered_map<std::string, HeldText>;

/// Gives the contents of these texts.
void give(const std::filesystem::path& folder, const TextsById& texts,
          const std::function<void(const HeldText&, std::string_view)>& take) {
  std::string ids;
  for (const auto& [id, text] : texts) ids += id + "\n";
  std::string objects;
  for_each_object(folder, ids, objects, [&](std::string_view id, std::string_view content) {
    const auto text = texts.find(std::string{id});
    if (text != texts.end()) take(text->second, content);
  });
}

/// `blob ID SIZE PATH`, as git tells it of each object.
struct ObjectLine {
  std::string_view type;
  std::string_view id;
  std::uint64_t size = 0;
  std::string_view path;
};

ObjectLine parsed(std::string_view line) {
  ObjectLine object;
  const auto word = [&] {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view found = line.substr(0, space);
    line.remove_prefix(std::min(space + 1, line.size()));
    return found;
  };
  object.type = word();
  object.id = word();
  const std::string_view size = word();
  std::from_chars(size.data(), size.data() + size.size(), object.size);
  object.path = line;
  return object;
}

}  // namespace

TextsLeftOut for_each_text_ever(
    const Repository& repository,
    const std::function<void(const HeldText&, std::string_view)>& take) {
  const auto& folder = repository.folder();
  TextsLeftOut left_out;
  left_out.is_shallow = is_shallow(repository);
  const std::string all =
      output_of(read_git(folder, {"rev-list", "--objects", "--all", "--reflog"}));
  const std::string types = output_of(read_git(
      folder,
      {"cat-file", "--buffer", "--batch-check=%(objecttype) %(objectname) %(objectsize) %(rest)"},
      all));
  TextsById texts;
  std::uint64_t bytes = 0;
  for (const std::string_view line : split(types, '\n')) {
    const ObjectLine object = parsed(line);
    if (object.type != "blob" && object.type != "commit" && object.type != "tag") continue;
    if (object.size > largest) {
      ++left_out.large;
      continue;
    }
    const auto sort = object.type == "blob" ? HeldText::Sort::file : HeldText::Sort::message;
    const std::string id{object.id};
    texts.emplace(id, HeldText{sort, id, std::string{object.path}});
    bytes += object.size;
    if (bytes < most_at_once) continue;
    give(folder, texts, take);
    texts.clear();
    bytes = 0;
  }
  if (!texts.empty()) give(folder, texts, take);
  return left_out;
}

std::vector<std::string> commits_holding(const Repository& repository, const std::string& id,
                                         std::size_t most) {
  const std::string found = output_of(
      read_git(repository.folder(), {"log", "--all", "--reflog", "--reverse", "--no-color",
                                     "--format=%h", "-m", "--find-object=" + id}));
  std::vector<std::string> commits;
  for (const std::string_view line : split(found, '\n'))
    if (!line.empty() && commits.size() < most) commits.emplace_back(line);
  return commits;
}

std::vector<std::string> names_of_refs(const Repository& repository) {
  std::vector<std::string> names;
  const std::string said =
      output_of(read_git(repository.folder(), {"for-each-ref", "--format=%(refname)"}));
  for (const std::string_view line : split(said, '\n'))
    if (!line.empty()) names.emplace_back(line);
  return names;
}

std::vector<std::string> remotes(const Repository& repository) {
  std::vector<std::string> names;
  const std::string said = output_of(read_git(repository.folder(), {"remote"}));
  for (const std::string_view line : split(said, '\n'))
    if (!line.empty()) names.emplace_back(line);
  return names;
}

}  // namespace mieux::git
