#pragma once

#include <memory_resource>
#include <string>
#include <vector>

#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {

/// The text of a record while it is being changed, one edit after the other.
class EditedRecord {
 public:
  /// Fails (3) if the text cannot be read.
  EditedRecord(const Store& store, RecordKind kind, std::string path, std::string text);
  /// The text of a record of the store. Fails as `RecordTexts::of` does, and (3).
  EditedRecord(const Store& store, const Record& record);

  [[nodiscard]] RecordKind kind() const { return kind_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const yaml::Document& document() const { return document_; }

  void edit(const yaml::Edit& edit);
  /// Puts `value` at a path, whatever is there, tables on the way included.
  void put(const yaml::Path& path, yaml::Value value);
  /// Puts an element at the end of a list, which is made if it is not there.
  void append(const yaml::Path& list, yaml::Value element);
  /// Does what a person wants of a field. `start` is where the field's path begins.
  void fulfil(const Wish& wish, const yaml::Path& start);

 private:
  void read();
  void add_element(const yaml::Path& list, yaml::Value element);
  void remove_element(const yaml::Path& list, const yaml::Value& element, const Wish& wish);

  const Store* store_;
  RecordKind kind_;
  std::string path_;
  std::string text_;
  yaml::Document document_;
  std::pmr::monotonic_buffer_resource unescaped_;
};

}  // namespace mieux
