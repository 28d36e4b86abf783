#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mieux/yaml/document.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::yaml {

/// From a table to the value of a key, or from a list to its element at a position (from 0).
using Step = std::variant<std::string, std::uint32_t>;
/// From the root of a file to one of its values.
using Path = std::vector<Step>;

/// `letters.1.received`: for messages; positions count from 1.
std::string to_string(const Path& path);

/// The value at `path`, or null if there is none.
const Node* find(const Document& document, const Path& path);

/// The path of the innermost value at a byte of the text; a key belongs to its value.
Path path_at(const Document& document, std::uint32_t byte);

/// The tree as a value to be written: what `emit` writes of it reads back as the same tree.
/// A null (no value) becomes an empty text that is `bare`.
Value value_of(const Document& document, const Node& node);

/// Do both say the same: kinds, keys in the same order, texts, and plain words that are no text?
bool same(const Value& a, const Value& b);

/// One changed value of one file.
struct Edit {
  enum class What : std::uint8_t {
    set,     ///< the value at `path`, which is there, becomes `value`
    add,     ///< `value` comes to stand at `path`: a new key, or a new element before the one that
             ///< has this position (its size: at the end). The table or list must be there.
    remove,  ///< the value at `path` goes, with its key or dash. A list or table that would be left
             ///< empty goes with it, up to the root, which must keep a key. So do the comment
             ///< behind it and comments inside; those above it stay.
  };
  What what = What::set;
  Path path;
  Value value;
};

/// The rank of a key among the keys of the table at a path: a new key is put before the first key
/// of a higher rank.
using KeyOrder = std::function<std::size_t(const Path& table, std::string_view key)>;

/// Who reads the text after an edit again.
enum class ReadBy : std::uint8_t {
  both,    ///< the strict reader and yaml-cpp
  strict,  ///< the strict reader alone: of several edits in a row, after which the other is asked
};

/// The text of a file after an edit. All bytes but those of the value stay as they are: comments,
/// blank lines, the order and quotes of others, line ends (new lines get those of the file). A
/// scalar keeps its kind of quotes where they can hold the new text. The result is read again and
/// must differ from the old tree in this value alone.
/// Other bytes change only where another value would: blank lines below a removed value go with it
/// if block text above would take them, and block text that ends a file without a line break gets
/// the sign `-` when something is added below. A list in brackets that gets a table or list is
/// written anew, one element a line.
/// Fails (3) if `bytes` cannot be read, if the path leads nowhere or is taken, or if that check
/// fails: then with the reason.
std::string edit(std::string_view bytes, const Edit& edit, const KeyOrder& order,
                 ReadBy readers = ReadBy::both);

}  // namespace mieux::yaml
