#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

// Living documents: people write the words, the records write what stands between two marks
// (docs/commands/living-documents.md). This knows texts alone; what a block says is asked
// elsewhere.

/// A word of a mark: `by=region`, or what stands alone, such as `stats` (without a key).
struct MarkWord {
  std::string key;
  std::string value;
  bool says_value = true;  ///< false: an option without a value, as it was pasted: `--active`
};

/// The words as they are written in a mark.
std::string text_of(const std::vector<MarkWord>& words);

/// The words of a command as it stands below a table, `mieux stats actions --by region`, as those
/// of a mark.
std::vector<MarkWord> words_of_command(std::string_view command);

/// A figure of a block, or what stands for its values: `africa-west` is `3`.
struct BuiltValue {
  std::string id;
  std::string value;

  friend bool operator==(const BuiltValue&, const BuiltValue&) = default;
};

/// What the closing mark keeps of the moment a block was built.
struct Seal {
  std::string text;   ///< the sum (`sum_of`) of what was put between the marks
  std::string query;  ///< of what was asked
  std::vector<BuiltValue> values;
};

/// The first digits of the fingerprint of a text; its line ends do not matter.
std::string sum_of(std::string_view text);

/// What stands between two marks.
struct Block {
  std::string id;               ///< empty: it has none yet
  bool is_new = false;          ///< `give_ids` gave it its id
  std::vector<MarkWord> words;  ///< what it asks: `stats`, `actions`, `by=region`
  Span opening;                 ///< the opening mark
  Span content;                 ///< what lies between the two marks
  Span closing;                 ///< the closing mark
  bool in_sentence = false;     ///< it stands inside a paragraph, not on lines of its own
  std::optional<Seal> seal;     ///< nothing: never built
};

struct LivingDocument {
  std::vector<MarkWord> settings;  ///< what all blocks take that do not say otherwise
  Span settings_mark;              ///< empty: there is none
  std::vector<Block> blocks;
  std::vector<Span> to_write;     ///< `<!-- write: ... -->`: texts that are still to be written
  std::vector<Finding> findings;  ///< what is wrong with the marks, in the order of the text
};

/// Finds the marks of a Markdown text. Those in code are left alone.
LivingDocument read_living_document(std::string_view text);

/// Gives an id to each block that has none.
void give_ids(LivingDocument& document);

/// What stands in a block of the text, without the line breaks that set it off.
std::string_view content_of(std::string_view text, const Block& block);

/// The text as its readers get it: without comments, marks and texts to be written among them.
std::string without_comments(std::string_view text);

/// What is to be put into a block.
struct BlockText {
  std::string markdown;
  std::string query;  ///< in words, with what it takes from the document
  std::vector<BuiltValue> values;
};

/// The text with its blocks built anew; null: the block stays as it is. Nothing else is touched,
/// but that the mark of a new block gets its id. `document` must have been read from `text`, and
/// all blocks have ids.
std::string with_blocks(std::string_view text, const LivingDocument& document,
                        const std::vector<const BlockText*>& blocks);

/// Of a text that git could not merge: ours, if the two sides differ in nothing but what was built;
/// else nothing. The blocks are then to be built anew.
std::optional<std::string> merged_but_for_blocks(std::string_view text);

/// How a block stands beside what the records say now. The first that applies.
enum class BlockState : std::uint8_t {
  current,
  not_built,
  edited,         ///< by hand, since it was built
  query_changed,  ///< it asks something else than when it was built
  moved,          ///< the records say something else
  reworded,       ///< the records say the same, the program puts it in other words
};

BlockState state_of(std::string_view text, const Block& block, const BlockText& now);

/// A value that moved.
struct MovedValue {
  std::string id;
  std::string before;  ///< empty: there was none
  std::string now;     ///< empty: there is none any more
};

/// Which values differ, in the order of the new ones; those that are gone come last.
std::vector<MovedValue> moved_values(const std::vector<BuiltValue>& before,
                                     const std::vector<BuiltValue>& now);

}  // namespace mieux
