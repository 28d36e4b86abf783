#include "named_part.hpp"

#include <algorithm>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

struct PartThere {
  std::string id;  ///< its position if it has none: `deliverables.2`
  std::string title;
};

std::string position_name(const PartList& list, std::size_t index) {
  return std::string{list.field} + "." + std::to_string(index + 1);
}

std::vector<PartThere> parts_there(const EditedRecord& text, const PartList& list) {
  std::vector<PartThere> parts;
  const yaml::Document& document = text.document();
  const yaml::Node* node = document.find(document.root(), list.field);
  if (node == nullptr) return parts;
  for (const yaml::Node& part : yaml::Children{document, *node}) {
    const yaml::Node* id = document.find(part, "id");
    const yaml::Node* title = document.find(part, "title");
    parts.push_back({id == nullptr ? position_name(list, parts.size()) : std::string{id->text},
                     title == nullptr ? std::string{} : std::string{title->text}});
  }
  return parts;
}

/// "d1 'Handbook for counsellors', d2 'Curriculum'".
std::string listed(const std::vector<PartThere>& parts) {
  std::string names;
  for (const PartThere& part : parts)
    names += (names.empty() ? "" : ", ") + part.id +
             (part.title.empty() ? std::string{} : " " + in_quotes(part.title));
  return names;
}

/// The id of the part whose id, title or word of the title is nearest; empty if none is near.
std::string nearest_part(const std::vector<PartThere>& parts, std::string_view word) {
  std::vector<std::string_view> names;
  for (const PartThere& part : parts) {
    names.push_back(part.id);
    names.push_back(part.title);
    for (const std::string_view one : split(part.title, ' ')) names.push_back(one);
  }
  const auto near = nearest(word, names);
  for (const PartThere& part : parts)
    if (near && (part.id == *near || part.title.find(*near) != std::string::npos)) return part.id;
  return {};
}

[[noreturn]] void fail_no_part(const std::vector<PartThere>& parts, const Record& action,
                               const PartList& list, std::string_view word) {
  const std::string id{action.id};
  const std::string noun{list.singular};
  const std::string add = "`mieux " + noun + " add " + id + " --title TEXT` adds one";
  if (parts.empty()) throw Failure(Exit::usage, id + " has no " + noun + " so far", add);
  const std::string meant = nearest_part(parts, word);
  throw Failure(Exit::usage, id + " has no " + noun + " " + in_quotes(word),
                (meant.empty() ? std::string{} : "did you mean " + id + "/" + meant + "? ") +
                    "there are: " + listed(parts));
}

[[noreturn]] void fail_several(const std::vector<PartThere>& parts, const Record& action,
                               const PartList& list, std::string_view word) {
  const std::string id{action.id};
  throw Failure(Exit::usage,
                word.empty()
                    ? id + " has several " + std::string{list.field}
                    : in_quotes(word) + " means several " + std::string{list.field} + " of " + id,
                "write " + id + "/ and the id of one of them: " + listed(parts));
}

std::string name_of_part(const Record& action, const PartThere& part) {
  return std::string{action.id} + "/" + part.id;
}

}  // namespace

NamedPart part_named(const EditedRecord& text, const Record& action, const PartList& list,
                     std::string_view word) {
  const std::vector<PartThere> parts = parts_there(text, list);
  const auto found = [&](std::size_t at) {
    const auto position = static_cast<std::uint32_t>(at);
    return NamedPart{position,
                     {std::string{list.field}, position},
                     name_of_part(action, parts[at]),
                     parts[at].title};
  };
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].id == word || position_name(list, i) == word) return found(i);
  const std::string wanted = folded_letters(word);
  std::vector<std::size_t> having;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (folded_letters(parts[i].title).find(wanted) != std::string::npos) having.push_back(i);
  if (having.size() == 1) return found(having.front());
  if (having.empty()) fail_no_part(parts, action, list, word);
  std::vector<PartThere> several;
  for (const std::size_t at : having) several.push_back(parts[at]);
  fail_several(several, action, list, word);
}

void refuse_same_title(const EditedRecord& text, const Record& action, const PartList& list,
                       std::string_view title) {
  for (const PartThere& part : parts_there(text, list))
    if (same_name(part.title, title)) {
      const std::string name = name_of_part(action, part);
      const std::string noun{list.singular};
      throw Failure(Exit::refused,
                    std::string{action.id} + " has a " + noun + " of this title: " + name,
                    "give the new one another title; `mieux " + noun +
                        " --help` says how to "
                        "record what happened to one that is there");
    }
}

}  // namespace mieux
