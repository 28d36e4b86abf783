#include "mieux/yaml/second_opinion.hpp"
#include "mieux/base/words.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace mieux::yaml {
namespace {

constexpr std::string_view code = "second-opinion";
constexpr std::string_view hint =
    "write the value in double quotes or in a simpler way; if it looks right, report a bug of "
    "mieux";

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null: return "nothing";
    case Kind::scalar: return "a text";
    case Kind::sequence: return "a list";
    case Kind::mapping: return "a table";
  }
  return {};
}

/// Follows the events of yaml-cpp through a document and keeps the first difference.
class Comparison : public YAML::EventHandler {
 public:
  explicit Comparison(const Document& document) : document_(document) {
    levels_.push_back({&document.root(), &document.root(), false, false});
  }

  /// After the last event: yaml-cpp must have reported all there is.
  std::optional<Finding> result() {
    check_complete();
    return std::move(difference_);
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    refuse_anchor(anchor);
    if (at_key()) {
      differ(key_span(), "yaml-cpp reads no text where we read the key " + in_quotes(next()->key));
    } else {
      take(Kind::null);
    }
  }

  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {
    differ(here(), "yaml-cpp reads an alias here");
  }

  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    refuse_anchor(anchor);
    if (at_key()) return key(text);
    const Node* node = take(Kind::scalar);
    if (node == nullptr) return;
    // yaml-cpp says "?" of plain text and "!" of every other.
    if ((tag == "?") != (node->style == Style::plain)) {
      differ(node->span, "yaml-cpp reads this value with the tag " + in_quotes(tag));
    } else if (node->text != text) {
      differ(node->span,
             "we read " + in_quotes(node->text) + ", yaml-cpp reads " + in_quotes(text));
    }
  }

  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Kind::sequence, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Kind::mapping, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    const Node* container;
    const Node* next;  ///< the node whose event comes next; null after the last
    bool is_mapping;
    bool key_read;  ///< the key of `next` has been seen
  };

  [[nodiscard]] const Node* next() const { return levels_.back().next; }

  /// Is a key what should come next? False once the trees differ.
  [[nodiscard]] bool at_key() const {
    const Level& level = levels_.back();
    return !difference_ && level.is_mapping && !level.key_read && level.next != nullptr;
  }

  [[nodiscard]] Span key_span() const { return next()->key_span; }

  /// Where to point: at what should come next, or at the end of what holds it.
  [[nodiscard]] Span here() const {
    const Level& level = levels_.back();
    if (level.next == nullptr) return {level.container->span.end, level.container->span.end};
    return level.is_mapping && !level.key_read ? level.next->key_span : level.next->span;
  }

  void differ(Span span, std::string message) {
    if (difference_) return;
    difference_ = Finding{Severity::error, code, span, std::move(message), std::string(hint)};
  }

  void refuse_anchor(YAML::anchor_t anchor) {
    if (anchor != 0) differ(here(), "yaml-cpp reads an anchor here");
  }

  void key(const std::string& text) {
    Level& level = levels_.back();
    if (level.next->key != text) {
      differ(key_span(), "we read the key " + in_quotes(level.next->key) + ", yaml-cpp reads " +
                             in_quotes(text));
    }
    level.key_read = true;
  }

  /// The node a value's event belongs to, or null where the trees differ.
  const Node* take(Kind kind) {
    if (difference_) return nullptr;
    Level& level = levels_.back();
    const Node* node = level.next;
    if (node == nullptr) {
      differ(here(), "yaml-cpp reads " + std::string(name_of(kind)) + " more here");
    } else if (level.is_mapping && !level.key_read) {
      differ(here(), "yaml-cpp reads " + std::string(name_of(kind)) + " in place of this key");
    } else if (node->kind != kind) {
      differ(node->span, "we read " + std::string(name_of(node->kind)) + ", yaml-cpp reads " +
                             std::string(name_of(kind)));
    } else {
      level.next = document_.next_sibling(*node);
      level.key_read = false;
      return node;
    }
    return nullptr;
  }

  void open(Kind kind, const std::string& tag, YAML::anchor_t anchor) {
    refuse_anchor(anchor);
    if (tag != "?") differ(here(), "yaml-cpp reads a tag here: " + in_quotes(tag));
    const Node* node = take(kind);
    if (node == nullptr) return;
    levels_.push_back({node, document_.first_child(*node), kind == Kind::mapping, false});
  }

  void close() {
    if (difference_) return;
    check_complete();
    levels_.pop_back();
  }

  void check_complete() {
    if (next() != nullptr) differ(here(), "yaml-cpp does not read what we read here");
  }

  const Document& document_;
  std::vector<Level> levels_;
  std::optional<Finding> difference_;
};

std::optional<Finding> compare(std::string_view bytes, const Document& document) {
  std::istringstream stream{std::string(bytes)};
  YAML::Parser parser(stream);
  Comparison comparison(document);
  const auto end = static_cast<std::uint32_t>(bytes.size());
  if (!parser.HandleNextDocument(comparison)) {
    return Finding{
        Severity::error, code, {0, 0}, "yaml-cpp reads no record in this file", std::string(hint)};
  }
  if (std::optional<Finding> difference = comparison.result()) return difference;
  Comparison second(document);
  if (!parser.HandleNextDocument(second)) return std::nullopt;
  return Finding{Severity::error,
                 code,
                 {end, end},
                 "yaml-cpp reads a second document in this file",
                 std::string(hint)};
}

/// yaml-cpp counts lines and columns in bytes from 0, and the position in bytes of the stream.
Span span_of(const YAML::Mark& mark, std::size_t size) {
  if (mark.is_null()) return {0, 0};
  const auto at = static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(mark.pos), size));
  return {at, at};
}

}  // namespace

std::vector<Finding> second_opinion(std::string_view bytes, const Document& document) {
  try {
    std::optional<Finding> difference = compare(bytes, document);
    if (!difference) return {};
    return {std::move(*difference)};
  } catch (const YAML::Exception& exception) {
    return {{Severity::error, code, span_of(exception.mark, bytes.size()),
             "yaml-cpp refuses this file: " + exception.msg, std::string(hint)}};
  }
}

}  // namespace mieux::yaml
