#include "tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/yaml/document.hpp"
#include "walk.hpp"

namespace mieux::yaml {
namespace {

/// Builds the tree from the events of yaml-cpp.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(std::string_view bytes) : walk_(bytes) {}

  Value take() {
    walk_.end();
    if (!root_) walk_.refuse("the file holds no record", "write `id:` and the other fields");
    return std::move(*root_);
  }

  void OnDocumentStart(const YAML::Mark&) override {
    if (document_begun_) {
      walk_.end();  // refuses what is left, where it stands
      walk_.refuse("yaml-cpp reads a second document", "a file holds one record");
    }
    document_begun_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    if (at_key()) walk_.refuse("a key without text", "write the key in double quotes");
    walk_.nothing();
    place({std::string(), true}, anchor, {});
  }

  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override {
    walk_.alias();
    if (at_key()) walk_.refuse("an alias (*) as a key", "write the key out");
    walk_.value_ends();
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end())
      walk_.refuse("an alias (*) stands inside what it stands for", "write the value out");
    place(found->second.value, 0, found->second.size);
  }

  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const bool plain = tag == "?";  // yaml-cpp says "!" of quoted and of block text
    walk_.scalar(text, plain);
    if (!plain && tag != "!") refuse_tag(tag);
    if (at_key()) {
      walk_.key_ends(levels_.back().block);
      return key(text, plain, anchor);
    }
    walk_.value_ends();
    const Plain kind = plain ? resolve(text) : Plain::text;
    if (kind == Plain::ambiguous || kind == Plain::null) refuse_ambiguous("value", text);
    place({text, kind != Plain::text}, anchor, {0, text.size()});
  }

  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Value{Value::Sequence{}}, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Value{Value::Mapping{}}, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Size {
    std::size_t nodes = 0;  ///< below the value itself
    std::size_t bytes = 0;
  };
  struct Anchored {
    Value value;
    Size size;
  };
  struct Level {
    Value value;
    YAML::anchor_t anchor = 0;
    bool block = false;
    std::optional<std::string> key = {};  ///< read, its value not yet
    std::set<std::string> keys = {};
    Size size = {};
  };

  [[nodiscard]] bool at_key() const {
    return !levels_.empty() && std::holds_alternative<Value::Mapping>(levels_.back().value.data) &&
           !levels_.back().key;
  }

  [[noreturn]] void refuse_tag(const std::string& tag) {
    walk_.refuse("a tag (" + for_terminal(tag) + ") is not part of the record format",
                 "leave it out");
  }

  [[noreturn]] void refuse_ambiguous(const std::string& what, const std::string& text) {
    walk_.refuse("the " + what + " '" + for_terminal(text) + "' is read differently by programs",
                 "write it in double quotes if it is text");
  }

  void key(const std::string& text, bool plain, YAML::anchor_t anchor) {
    if (plain && text == "<<")
      walk_.refuse("a merge key (<<) is not part of the record format", "write the values out");
    if (plain && resolve(text) != Plain::text) refuse_ambiguous("key", text);
    if (!levels_.back().keys.insert(text).second)
      walk_.refuse("the key '" + for_terminal(text) + "' stands here for the second time",
                   "delete one of the two");
    levels_.back().key = text;
    levels_.back().size.bytes += text.size();
    bytes_ += text.size();
    if (anchor != 0) anchored_[anchor] = {Value::text(text), {0, text.size()}};
  }

  void open(Value empty, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    if (tag != "?") refuse_tag(tag);
    if (at_key()) walk_.refuse("a table or list as a key", "a key is one line of text");
    if (levels_.size() >= max_depth)
      walk_.refuse("values are nested deeper than " + std::to_string(max_depth) + " levels", {});
    levels_.push_back({std::move(empty), anchor, style == YAML::EmitterStyle::Block});
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    const auto* entries = std::get_if<Value::Mapping>(&level.value.data);
    if (entries != nullptr && entries->empty())
      walk_.refuse("an empty table cannot be written", "leave it out");
    nodes_ -= level.size.nodes;  // `place` counts them again, for the level outside
    bytes_ -= level.size.bytes;
    place(std::move(level.value), level.anchor, level.size);
  }

  void place(Value value, YAML::anchor_t anchor, Size size) {
    nodes_ += size.nodes + 1;
    bytes_ += size.bytes;
    if (nodes_ > max_nodes || bytes_ > max_bytes)
      walk_.refuse("with its aliases written out this file is too large", "divide the record");
    if (anchor != 0) anchored_[anchor] = {value, size};
    if (levels_.empty()) {
      if (std::holds_alternative<std::string>(value.data))
        walk_.refuse("the file holds a single value, no record",
                     "write `id:` and the other fields");
      root_ = std::move(value);
      return;
    }
    Level& level = levels_.back();
    level.size.nodes += size.nodes + 1;
    level.size.bytes += size.bytes;
    if (auto* elements = std::get_if<Value::Sequence>(&level.value.data)) {
      elements->push_back(std::move(value));
    } else {
      std::get<Value::Mapping>(level.value.data).emplace_back(*level.key, std::move(value));
      level.key.reset();
    }
  }

  Walk walk_;
  std::vector<Level> levels_;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::optional<Value> root_;
  std::size_t nodes_ = 0;
  std::size_t bytes_ = 0;
  bool document_begun_ = false;
};

/// Takes whatever there is.
class Anything : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

}  // namespace

bool is_yaml(std::string_view bytes) {
  constexpr std::size_t longest = std::size_t{64} << 10U;
  constexpr std::size_t most_documents = 100;
  if (bytes.size() > longest) return false;
  std::istringstream stream{std::string(bytes)};
  try {
    YAML::Parser parser(stream);
    Anything anything;
    // At some signs that begin nothing it reports documents without end.
    for (std::size_t documents = 0; documents < most_documents; ++documents)
      if (!parser.HandleNextDocument(anything)) return true;
    return false;
  } catch (const YAML::Exception&) {
    return false;
  }
}

Value foreign_tree(std::string_view bytes) {
  std::istringstream stream{std::string(bytes)};
  try {
    YAML::Parser parser(stream);
    Builder builder(bytes);
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    return builder.take();
  } catch (const YAML::Exception& exception) {
    const int line = exception.mark.is_null() ? 1 : exception.mark.line + 1;
    throw Failure(Exit::refused,
                  "line " + std::to_string(line) + ": this is no YAML: " + exception.msg,
                  "compare the line with docs/record-format.md");
  }
}

}  // namespace mieux::yaml
