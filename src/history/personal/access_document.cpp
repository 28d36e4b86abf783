#include "mieux/history/personal/access_document.hpp"

#include <string_view>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/store/texts.hpp"

namespace mieux::history {
namespace {

std::string heading(const std::string& text) { return "\n## " + for_markdown(text) + "\n\n"; }

/// The text in a block of code that nothing in it can end.
std::string block(std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != text.npos) fence += '`';
  return fence + "yaml\n" + std::string{text} + (text.ends_with('\n') ? "" : "\n") + fence + "\n";
}

/// The innermost table that holds this stretch; null: the record as a whole.
const yaml::Node* table_around(const yaml::Document& document, const yaml::Node& node, Span span) {
  if (node.span.begin > span.begin || node.span.end < span.end) return nullptr;
  for (const yaml::Node& child : yaml::Children{document, node})
    if (const yaml::Node* found = table_around(document, child, span)) return found;
  return node.kind == yaml::Kind::mapping ? &node : nullptr;
}

/// What a record says where it refers to the expert, and the place.
std::string entry_of(const Store& store, const Reference& reference) {
  const RecordTree tree(store, *reference.from);
  const Place place = locate(Store::path_of(*reference.from), tree.text, reference.use.span);
  const yaml::Node* table = table_around(tree.document, tree.document.root(), reference.use.span);
  const bool whole = table == nullptr || table == &tree.document.root();
  const Span span = whole ? reference.use.span : table->span;
  // From the beginning of its line, so that lists keep their form.
  const std::size_t begin = tree.text.rfind('\n', span.begin) + 1;
  return "`" + place.path + "`, line " + std::to_string(place.line) + ":\n\n" +
         block(std::string_view{tree.text}.substr(begin, span.end - begin)) + "\n";
}

}  // namespace

std::string access_document(const Store& store, const Roster* roster, const Record& expert,
                            Day day) {
  std::string text = "# What is held on " + for_markdown(expert.id) + "\n\nAs of " +
                     to_string(day) + ", in " + for_markdown(store.programme().title.value) + ".\n";
  text += heading("Public record") + block(text_of(store, expert));
  text += heading("Personal part, in the private roster");
  const Record* part = roster == nullptr ? nullptr : roster->find(expert.id);
  if (roster == nullptr)
    text += "Not in this document: the private roster was not read.\n";
  else
    text += part == nullptr ? std::string{"Nothing is held.\n"}
                            : block(text_of(roster->store(), *part));
  text += heading("Where other records refer to the expert");
  std::string others;
  for (const Reference& reference : store.references())
    if (store.target(reference.use.text, reference.use.kinds) == &expert)
      others += entry_of(store, reference);
  return text + (others.empty() ? "Nowhere.\n" : others) +
         "\nTexts that name the person without the id are not looked for here: `mieux expert "
         "forget " +
         std::string{expert.id} +
         " -n` finds them in records, files and the history of the store, and changes nothing.\n";
}

}  // namespace mieux::history
