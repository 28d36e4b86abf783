// Blocks built anew, and how they stand beside what the records say now.
#include <algorithm>
#include <charconv>
#include <map>

#include "marks.hpp"
#include "mieux/base/words.hpp"
#include "mieux/yaml/conflict.hpp"

namespace mieux {
namespace {

/// Ids of blocks that have none: `f1`, `f2`, above all that are there.
class NewIds {
 public:
  explicit NewIds(const LivingDocument& document) {
    for (const Block& block : document.blocks) {
      if (!block.id.starts_with('f')) continue;
      unsigned number = 0;
      const char* end = block.id.data() + block.id.size();
      if (std::from_chars(block.id.data() + 1, end, number).ptr == end)
        last_ = std::max(last_, number);
    }
  }
  std::string next() { return "f" + std::to_string(++last_); }

 private:
  unsigned last_ = 0;
};

std::string opening_mark(const std::string& id, const std::vector<MarkWord>& words) {
  return "<!-- mieux " + id + ": " + text_of(words) + " -->";
}

std::string closing_mark(const std::string& id, const Seal& seal) {
  return "<!-- /mieux " + id + " " + text_of(seal) + " -->";
}

/// Line ends as the document has them.
std::string with_line_ends(const std::string& text, std::string_view end) {
  if (end == "\n") return text;
  std::string out;
  for (const char c : text) c == '\n' ? out += end : out += c;
  return out;
}

/// The text with nothing between its marks, and nothing kept in the closing ones.
std::string without_built(const std::string& text) {
  const LivingDocument document = read_living_document(text);
  std::string out;
  std::size_t done = 0;
  for (const Block& block : document.blocks) {
    out += text.substr(done, block.content.begin - done);
    done = block.closing.end;
  }
  return out + text.substr(done);
}

}  // namespace

void give_ids(LivingDocument& document) {
  NewIds ids(document);
  for (Block& block : document.blocks) {
    if (!block.id.empty()) continue;
    block.id = ids.next();
    block.is_new = true;
  }
}

std::string with_blocks(std::string_view text, const LivingDocument& document,
                        const std::vector<const BlockText*>& blocks) {
  const std::size_t first_end = text.find('\n');
  const bool windows = first_end != text.npos && first_end > 0 && text[first_end - 1] == '\r';
  const std::string line_end = windows ? "\r\n" : "\n";
  std::string out;
  std::size_t done = 0;
  const auto copy_to = [&](std::size_t end) {
    out += text.substr(done, end - done);
    done = end;
  };
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (blocks[i] == nullptr) continue;
    copy_to(block.is_new ? block.opening.begin : block.opening.end);
    if (block.is_new) out += opening_mark(block.id, block.words);
    const std::string gap = block.in_sentence ? "" : line_end + line_end;
    const std::string markdown{trimmed(blocks[i]->markdown)};
    out += gap + with_line_ends(markdown, line_end) + gap;
    out += closing_mark(block.id, {sum_of(markdown), sum_of(blocks[i]->query), blocks[i]->values});
    done = block.closing.end;
  }
  copy_to(text.size());
  return out;
}

std::optional<std::string> merged_but_for_blocks(std::string_view text) {
  const auto sides = yaml::sides_of_conflict(text);
  if (!sides || without_built(sides->ours) != without_built(sides->theirs)) return std::nullopt;
  return sides->ours;
}

BlockState state_of(std::string_view text, const Block& block, const BlockText& now) {
  const std::string there = sum_of(content_of(text, block));
  const std::string wanted = sum_of(trimmed(now.markdown));
  if (!block.seal)
    return content_of(text, block).empty() || there == wanted ? BlockState::not_built
                                                              : BlockState::edited;
  if (there != block.seal->text) return BlockState::edited;
  if (block.seal->query != sum_of(now.query)) return BlockState::query_changed;
  if (block.seal->values != now.values) return BlockState::moved;
  return there == wanted ? BlockState::current : BlockState::reworded;
}

std::vector<MovedValue> moved_values(const std::vector<BuiltValue>& before,
                                     const std::vector<BuiltValue>& now) {
  std::map<std::string_view, const std::string*> known;
  for (const BuiltValue& value : before) known.emplace(value.id, &value.value);
  std::vector<MovedValue> moved;
  for (const BuiltValue& value : now) {
    const auto found = known.find(value.id);
    const std::string old = found == known.end() ? std::string{} : *found->second;
    if (found == known.end() || old != value.value) moved.push_back({value.id, old, value.value});
    if (found != known.end()) known.erase(found);
  }
  for (const BuiltValue& value : before)
    if (known.contains(value.id)) moved.push_back({value.id, value.value, {}});
  return moved;
}

}  // namespace mieux
