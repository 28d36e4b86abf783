#include "mieux/reports/letters/filling.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// Fills one template.
class Filling {
 public:
  Filling(const TemplateText& source, std::span<const std::string_view> names, const PlaceOf& place)
      : path_(source.path), text_(source.text), names_(names), place_(place) {}

  FilledTemplate fill() {
    require_text();
    for (std::size_t at = 0; at < text_.size() && filled_.problems.size() < most_problems;) {
      const std::size_t open = std::min(text_.find("{{", at), text_.size());
      filled_.text += text_.substr(at, open - at);
      if (open == text_.size()) break;
      const std::size_t close = text_.find("}}", open);
      const std::size_t line_end = std::min(text_.find('\n', open), text_.size());
      if (close == text_.npos || close > line_end) {
        problem(open, open + 2, "'{{' without '}}' on its line", "close the placeholder with }}");
        at = open + 2;
        continue;
      }
      placeholder(open, close + 2);
      at = close + 2;
    }
    return std::move(filled_);
  }

 private:
  /// More would only repeat what is said.
  static constexpr std::size_t most_problems = 20;
  /// A longer line is not shown with what is said of it.
  static constexpr std::size_t longest_line = 1000;

  /// Nothing of a template that is no clean text is filled.
  void require_text() const {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text_.size();) {
      const Character c = first_character(text_.substr(at));
      if (!c.valid || (is_unseen_at(text_, at) && c.point != '\r'))
        throw Failure(Exit::refused,
                      path_ + ": line " + std::to_string(line) +
                          (c.valid ? " holds " + called(c.point) : " is no text in UTF-8"),
                      "save the template as plain text in UTF-8");
      if (c.point == '\n') ++line;
      at += c.length;
    }
  }

  void problem(std::size_t begin, std::size_t end, std::string message, std::string hint) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    Diagnostic found =
        locate(path_, text_, {Severity::error, {}, span, std::move(message), std::move(hint)});
    if (found.where.line_text.size() > longest_line) found.where.line_text.clear();
    filled_.problems.push_back(std::move(found));
  }

  void placeholder(std::size_t begin, std::size_t end) {
    const std::string_view name = trimmed(text_.substr(begin + 2, end - begin - 4));
    if (std::find(names_.begin(), names_.end(), name) == names_.end())
      return problem(begin, end, "there is no placeholder '" + std::string{name} + "'",
                     suggest(name, names_, "write one of " + joined(names_, ", ")));
    PlaceText place = place_(name);
    if (!place.lacks.empty())
      return problem(begin, end, std::move(place.lacks),
                     std::move(place.hint) + ", or take the placeholder out of the template");
    filled_.text += place.text;
  }

  const std::string& path_;
  std::string_view text_;
  std::span<const std::string_view> names_;
  const PlaceOf& place_;
  FilledTemplate filled_;
};

}  // namespace

FilledTemplate fill_template(const TemplateText& source, std::span<const std::string_view> names,
                             const PlaceOf& place) {
  return Filling(source, names, place).fill();
}

}  // namespace mieux
