#pragma once

#include <string_view>

#include "mieux/schema/visibility.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {

class VisibleValues;

/// A value of a record, with what the schema says of it, as far as an audience may see it: what is
/// hidden is not there. An element of a list that has a field `consent` is for everybody only if it
/// is true. Holds as long as its record.
class VisibleValue {
 public:
  VisibleValue() = default;  ///< nothing there

  explicit operator bool() const { return node_ != nullptr; }
  [[nodiscard]] bool is_null() const { return is(yaml::Kind::null); }
  [[nodiscard]] bool is_scalar() const { return is(yaml::Kind::scalar); }
  [[nodiscard]] bool is_list() const { return is(yaml::Kind::sequence); }
  [[nodiscard]] bool is_table() const { return is(yaml::Kind::mapping); }

  /// Of a scalar; empty for anything else.
  [[nodiscard]] std::string_view text() const { return node_ == nullptr ? "" : node_->text; }
  /// Is it written without quotes, so that digits are a number?
  [[nodiscard]] bool is_plain() const { return is_scalar() && node_->style == yaml::Style::plain; }
  /// The name of the field; empty for an element of a list.
  [[nodiscard]] std::string_view key() const { return node_ == nullptr ? "" : node_->key; }
  /// Null for a field that the schema does not know.
  [[nodiscard]] const schema::Rule* rule() const { return rule_; }

  /// The field of a table.
  [[nodiscard]] VisibleValue at(std::string_view key) const;
  [[nodiscard]] std::string_view text_at(std::string_view key) const { return at(key).text(); }
  /// The days from the field `from` to the field `to`; open where one is absent or no date.
  [[nodiscard]] Date period() const;
  /// Elements of a list, fields of a table, in the order of the file.
  [[nodiscard]] VisibleValues children() const;

 private:
  friend class VisibleRecord;
  friend class VisibleValues;

  /// What all values of a record share.
  struct Source {
    const yaml::Document* document = nullptr;
    const schema::Schemas* schemas = nullptr;
    Audience audience = Audience::everybody;
  };

  VisibleValue(const Source& source, const yaml::Node& node, const schema::Rule* rule)
      : source_(&source), node_(&node), rule_(rule) {}
  [[nodiscard]] bool is(yaml::Kind kind) const { return node_ != nullptr && node_->kind == kind; }
  /// A child as a value; nothing if it is hidden.
  [[nodiscard]] VisibleValue below(const yaml::Node& child) const;

  const Source* source_ = nullptr;
  const yaml::Node* node_ = nullptr;
  const schema::Rule* rule_ = nullptr;
};

/// For range-for: the visible ones.
class VisibleValues {
 public:
  class Iterator {
   public:
    Iterator(const VisibleValue& parent, const yaml::Node* node) : parent_(parent), node_(node) {
      skip_hidden();
    }
    const VisibleValue& operator*() const { return value_; }
    Iterator& operator++() {
      node_ = parent_.source_->document->next_sibling(*node_);
      skip_hidden();
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

   private:
    void skip_hidden();

    VisibleValue parent_;
    const yaml::Node* node_;
    VisibleValue value_;
  };

  explicit VisibleValues(const VisibleValue& parent) : parent_(parent) {}
  [[nodiscard]] Iterator begin() const {
    return {parent_, parent_.node_ == nullptr
                         ? nullptr
                         : parent_.source_->document->first_child(*parent_.node_)};
  }
  [[nodiscard]] Iterator end() const { return {parent_, nullptr}; }

 private:
  VisibleValue parent_;
};

inline VisibleValues VisibleValue::children() const { return VisibleValues{*this}; }

/// A record read again from its file, for an audience: the one way by which reports see more of a
/// record than the store keeps. Fails as `RecordTree` does.
class VisibleRecord {
 public:
  VisibleRecord(const Store& store, const Record& record, Audience audience);
  VisibleRecord(const VisibleRecord&) = delete;
  VisibleRecord& operator=(const VisibleRecord&) = delete;

  [[nodiscard]] VisibleValue root() const;
  [[nodiscard]] VisibleValue at(std::string_view key) const { return root().at(key); }
  [[nodiscard]] std::string_view text_at(std::string_view key) const { return at(key).text(); }

 private:
  RecordTree tree_;
  VisibleValue::Source source_;
  const schema::Rule* rule_;
};

}  // namespace mieux
