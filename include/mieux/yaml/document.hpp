#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux::yaml {

enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

enum class Style : std::uint8_t {
  plain,
  single_quoted,
  double_quoted,
  literal,
  folded,
  flow,
  block
};

/// One value of a file, with the bytes it stands in. Nodes lie in one array in the order of the
/// file: the first child of a node follows it, `next` is the index of its next sibling.
struct Node {
  std::string_view text;   ///< of a scalar: its value, escapes and folding done
  std::string_view key;    ///< of a mapping's entry: its key
  std::uint64_t tag = 0;   ///< `tag_of(key)`; 0 for list elements and the root
  Span span;               ///< the value, quotes and block text included; empty for null
  Span key_span;           ///< the key, quotes included; empty for list elements and the root
  std::uint32_t next = 0;  ///< 0: the last child of its parent
  std::uint32_t size = 0;  ///< entries of a mapping or elements of a sequence
  Kind kind = Kind::null;
  Style style = Style::plain;
  std::uint16_t property = 0;  ///< free for the schema layer: which property this is
  bool lasting = false;        ///< `text` has been replaced by an equal one that outlives the file
};

/// How a file is read. What comes of it is the same in every way: the others are for tests and for
/// doubt.
enum class Way : std::uint8_t {
  quick,    ///< where lines are divided is found with the vector instructions of the processor
  plain,    ///< the same without these
  careful,  ///< each line by itself, character by character
};

/// A file's tree. The text it was read from and the memory for unescaped text must outlive it;
/// views into it survive the document.
class Document {
 public:
  [[nodiscard]] const Node& root() const { return nodes.front(); }
  [[nodiscard]] std::uint32_t index_of(const Node& node) const {
    return static_cast<std::uint32_t>(&node - nodes.data());
  }
  /// The first child, or null if there is none.
  [[nodiscard]] const Node* first_child(const Node& node) const {
    return node.size == 0 ? nullptr : &node + 1;
  }
  [[nodiscard]] const Node* next_sibling(const Node& node) const {
    return node.next == 0 ? nullptr : &nodes[node.next];
  }
  /// The value under `key`, or null if `mapping` has none (or is no mapping).
  [[nodiscard]] const Node* find(const Node& mapping, std::string_view key) const;

  std::vector<Node> nodes;
  /// Offsets of the line feeds, and the size at the end; kept here for its memory.
  std::vector<std::uint32_t> line_ends;
  std::vector<std::uint32_t> marks;  ///< where lines are divided, likewise
  std::string scratch;               ///< for block text that is being put together
  Way way = Way::quick;              ///< how it is to be read
};

/// Children of a node, for range-for.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, const Node* node) : document_(document), node_(node) {}
    const Node& operator*() const { return *node_; }
    Iterator& operator++() {
      node_ = document_->next_sibling(*node_);
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

   private:
    const Document* document_;
    const Node* node_;
  };

  Children(const Document& document, const Node& node) : document_(&document), node_(&node) {}
  [[nodiscard]] Iterator begin() const { return {document_, document_->first_child(*node_)}; }
  [[nodiscard]] Iterator end() const { return {document_, nullptr}; }

 private:
  const Document* document_;
  const Node* node_;
};

/// Reads one record file, after docs/record-format.md. Fills `document` (its old content goes,
/// its memory stays) and adds what is wrong to `findings`. Returns whether the tree is whole:
/// after `false` it must not be used. Text that differs from its bytes (escapes, block text) is
/// kept in `unescaped`. Never throws for any input, never reads beyond it, takes linear time.
bool read(std::string_view bytes, Document& document, std::pmr::memory_resource& unescaped,
          std::vector<Finding>& findings);

/// Limits of a record file.
inline constexpr std::size_t max_bytes = std::size_t{1} << 20;
inline constexpr std::uint32_t max_depth = 32;
inline constexpr std::uint32_t max_nodes = 20'000;

/// What a plain scalar is to tools that read YAML.
enum class Plain : std::uint8_t {
  text,
  null,       ///< `~`, `null`
  boolean,    ///< `true`, `false`
  integer,    ///< -?(0|[1-9][0-9]*)
  number,     ///< an integer with decimals
  ambiguous,  ///< read as something else by YAML 1.1 or 1.2: `no`, `012`, `1e3`, `1:30`, `0x1f`
};
Plain resolve(std::string_view plain);

}  // namespace mieux::yaml
