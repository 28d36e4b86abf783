#pragma once

#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

class Store;

/// The texts of records, read again from their files; the last ones are kept.
class RecordTexts {
 public:
  explicit RecordTexts(const Store& store);
  ~RecordTexts();
  RecordTexts(const RecordTexts&) = delete;
  RecordTexts& operator=(const RecordTexts&) = delete;

  /// Fails (4) if the file cannot be read any more, (75) if it no longer has the size it had when
  /// the store was read. The view holds until the next call.
  std::string_view of(const Record& record);
  /// Where a stretch of the record's text is. Fails as `of` does.
  Place place_of(const Record& record, Span span);

 private:
  struct Kept {
    std::string text;
    std::optional<LineIndex> lines;  ///< once they are needed
  };
  Kept& kept(const Record& record);

  struct Folders;
  std::string read(const Record& record);

  const Store* store_;
  std::unique_ptr<Folders> folders_;  ///< open once they are needed
  std::unordered_map<const Record*, Kept> texts_;
  std::size_t bytes_ = 0;
};

/// The text of one record, read again from its file. Fails as `RecordTexts::of` does.
std::string text_of(const Store& store, const Record& record);

/// A record's tree, read again from its file: for fields that the store does not keep. Fails as
/// `RecordTexts` does, and (3) if the record cannot be read as one.
struct RecordTree {
  RecordTree(const Store& store, const Record& record);

  /// The text at the root's field `key`; empty if there is none.
  [[nodiscard]] std::string_view text_at(std::string_view key) const;
  /// The text at the field `key` of a node; empty if there is none, or no node.
  [[nodiscard]] std::string_view text_at(const yaml::Node* node, std::string_view key) const;
  /// The days from the field `from` of a node to its field `to`; open where one is absent or no
  /// date.
  [[nodiscard]] Date period_at(const yaml::Node& node) const;

  std::string text;
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
};

}  // namespace mieux
