#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// The text of a template, and its path in the store.
struct TemplateText {
  std::string path;
  std::string_view text;
};

/// What a template gets in place of `{{NAME}}`.
struct PlaceText {
  std::string text;   ///< as it is put in
  std::string lacks;  ///< what the records lack, if they do: `mieux.yaml has no donor`
  std::string hint;   ///< what to do about that
};
using PlaceOf = std::function<PlaceText(std::string_view name)>;

/// A filled template, or what keeps it from being filled.
struct FilledTemplate {
  std::string text;
  std::vector<Diagnostic> problems;  ///< in the template; without any the text is whole
};

/// Puts what `place` says in place of each of the `names` between `{{` and `}}`. Another name, and
/// a place that lacks its text, is a problem. Fails (3) for a template that is no clean text.
FilledTemplate fill_template(const TemplateText& source, std::span<const std::string_view> names,
                             const PlaceOf& place);

}  // namespace mieux
