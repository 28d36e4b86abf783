#include <algorithm>
#include <array>
#include <vector>

#include "mieux/base/fingerprint.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

/// The text with every run of blanks and line breaks as one space, none at its ends.
std::string on_one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      gap = !line.empty();
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += c;
  }
  return line;
}

void write(const yaml::Document& document, const yaml::Node& node, const std::string& path,
           std::string& lines);

void write_table(const yaml::Document& document, const yaml::Node& table, const std::string& path,
                 std::string& lines) {
  std::vector<const yaml::Node*> entries;
  for (const yaml::Node& entry : yaml::Children{document, table}) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const yaml::Node* a, const yaml::Node* b) { return a->key < b->key; });
  for (const yaml::Node* entry : entries)
    write(document, *entry, path + "." + std::string{entry->key}, lines);
}

void write(const yaml::Document& document, const yaml::Node& node, const std::string& path,
           std::string& lines) {
  if (node.kind == yaml::Kind::mapping) return write_table(document, node, path, lines);
  if (node.kind == yaml::Kind::sequence) {
    std::size_t position = 0;
    for (const yaml::Node& element : yaml::Children{document, node})
      write(document, element, path + "." + std::to_string(++position), lines);
  } else if (node.kind == yaml::Kind::scalar) {
    lines += path + ": " + on_one_line(node.text) + "\n";
  }
}

}  // namespace

bool is_judged(std::string_view field) {
  constexpr std::array<std::string_view, 11> about_it{
      "number",   "kind",         "minor",         "reason",          "date", "drafted_by", "sent",
      "decision", "consultation", "minor_changes", "sent_fingerprint"};
  return std::find(about_it.begin(), about_it.end(), field) == about_it.end();
}

std::string fingerprint_of(const yaml::Document& document, const yaml::Node& root,
                           const yaml::Node& version) {
  std::string lines;
  if (const yaml::Node* title = document.find(root, "title"))
    write(document, *title, "title", lines);
  std::vector<const yaml::Node*> fields;
  for (const yaml::Node& field : yaml::Children{document, version})
    if (is_judged(field.key)) fields.push_back(&field);
  std::sort(fields.begin(), fields.end(),
            [](const yaml::Node* a, const yaml::Node* b) { return a->key < b->key; });
  for (const yaml::Node* field : fields) write(document, *field, std::string{field->key}, lines);
  return fingerprint(lines);
}

}  // namespace mieux
