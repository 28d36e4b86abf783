#pragma once

#include <string>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {

/// A practice as reports tell it, as far as the audience of the view may see it. Texts are ready
/// for Markdown.
class PracticeText {
 public:
  PracticeText(const View& view, const Record& record);

  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Practice& practice() const;
  [[nodiscard]] const VisibleRecord& visible() const { return visible_; }

  [[nodiscard]] std::string title() const;
  /// "capacity building", without dashes; empty if it is not stated.
  [[nodiscard]] std::string area() const { return word("area"); }
  [[nodiscard]] std::string category() const { return word("category"); }
  /// The values of a field as people read them: `country`, `theme`, `region`.
  [[nodiscard]] std::string values(std::string_view field) const;
  [[nodiscard]] std::string actions() const;
  [[nodiscard]] std::string_view label(std::string_view vocabulary, std::string_view id) const {
    return view_.label(vocabulary, id);
  }
  /// A line for each feature, with the reason; empty if it has none.
  [[nodiscard]] std::string features() const;
  /// A line for each country that took it up; empty if none did.
  [[nodiscard]] std::string replications() const;
  /// Words of persons who agreed, each as a quotation.
  [[nodiscard]] std::string testimonials() const;

 private:
  [[nodiscard]] std::string word(std::string_view field) const;

  const View& view_;
  const Record& record_;
  VisibleRecord visible_;
};

}  // namespace mieux
