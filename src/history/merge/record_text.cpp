#include "mieux/history/merge/record_text.hpp"

#include <cstdlib>
#include <memory_resource>
#include <optional>
#include <utility>

#include "layout.hpp"
#include "mieux/base/line_diff.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/yaml/conflict.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

constexpr std::size_t longest_name = 40;

std::string below_path(const std::string& path, const std::string& step) {
  return path.empty() ? step : path + "." + step;
}

/// What tells an element of a list apart: its id, else its first value, if that is a short word.
std::string step_to(const yaml::Value& element) {
  const auto* fields = std::get_if<yaml::Value::Mapping>(&element.data);
  if (fields == nullptr || fields->empty()) return "*";
  if (const std::string id = text_at(element, "id"); !id.empty()) return id;
  const auto* first = std::get_if<std::string>(&fields->front().second.data);
  const bool is_word = first != nullptr && !first->empty() && first->size() <= longest_name &&
                       first->find_first_of(" .:\n") == first->npos;
  return is_word ? *first : "*";
}

class TextWriter {
 public:
  explicit TextWriter(std::size_t columns) : columns_(columns) {}

  std::string run(const yaml::Value& root, const Layout& layout) {
    notes(layout.above);
    parts({}, root, layout);
    return std::move(text_);
  }

 private:
  void notes(const LinesAt& lines) {
    for (const std::string& line : lines.lines)
      if (const std::size_t hash = line.find('#'); hash != line.npos)
        text_.append(line, hash).push_back('\n');
  }

  void value(const std::string& path, const yaml::Value& value, const Layout* layout) {
    if (layout != nullptr) {
      notes(layout->above);
      if (layout->opaque) notes(layout->body);
      notes({{layout->behind}, 0});
    }
    if (const auto* text = std::get_if<std::string>(&value.data))
      scalar(path, *text);
    else
      parts(path, value, layout == nullptr ? Layout{} : *layout);
  }

  /// `layout` may have no parts: of a list in brackets.
  void parts(const std::string& path, const yaml::Value& value, const Layout& layout) {
    const auto layout_at = [&](std::size_t i) {
      return i < layout.parts.size() ? &layout.parts[i] : nullptr;
    };
    if (const auto* fields = std::get_if<yaml::Value::Mapping>(&value.data)) {
      for (std::size_t i = 0; i < fields->size(); ++i)
        this->value(below_path(path, (*fields)[i].first), (*fields)[i].second, layout_at(i));
    } else {
      const auto& elements = std::get<yaml::Value::Sequence>(value.data);
      for (std::size_t i = 0; i < elements.size(); ++i) {
        const bool term = std::holds_alternative<std::string>(elements[i].data);
        this->value(term ? path : below_path(path, step_to(elements[i])), elements[i],
                    layout_at(i));
      }
      if (elements.empty()) text_ += path + ": []\n";
    }
    notes(layout.below);
  }

  void scalar(const std::string& path, const std::string& text) {
    const bool one_line = text.find('\n') == text.npos;
    if (one_line && character_count(path) + 2 + character_count(text) <= columns_) {
      text_ += path + ":" + (text.empty() ? "" : " ") + text + "\n";
      return;
    }
    text_ += path + ":\n";
    std::string_view rest = text;
    if (rest.ends_with('\n')) rest.remove_suffix(1);
    for (const std::string_view line : split(rest, '\n'))
      text_ += line.empty() ? "\n" : wrapped("  ", line, columns_, 2);
  }

  std::size_t columns_;
  std::string text_;
};

/// Nothing if the text cannot be read.
std::optional<std::string> text_of_values(std::string_view bytes, std::size_t columns) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(bytes, document, unescaped, findings)) return std::nullopt;
  const yaml::Value root = yaml::value_of(document, document.root());
  if (std::holds_alternative<std::string>(root.data)) return std::nullopt;
  return TextWriter(columns).run(root, layout_of(bytes, document));
}

/// Two texts as one, with markers around what differs.
class BothSides {
 public:
  std::string run(const std::string& ours, const std::string& theirs) {
    ours_ = lines_of(ours);
    const std::string diff = line_diff(ours, theirs);
    for (const std::string_view line : split(diff, '\n')) {
      if (line.starts_with("@@ -"))
        same_until(std::strtoul(line.data() + 4, nullptr, 10));
      else if (line.starts_with(' '))
        same_until(at_ + 2);
      else if (line.starts_with('-'))
        from_ours_ += ours_[at_++] + "\n";
      else if (line.starts_with('+'))
        from_theirs_.append(line.substr(1)).push_back('\n');
    }
    same_until(ours_.size() + 1);
    return std::move(text_);
  }

 private:
  /// What both have, before the line of this number.
  void same_until(std::size_t number) {
    if (!from_ours_.empty() || !from_theirs_.empty())
      text_ += "<<<<<<< ours\n" + std::exchange(from_ours_, {}) + "=======\n" +
               std::exchange(from_theirs_, {}) + ">>>>>>> theirs\n";
    while (at_ + 1 < number && at_ < ours_.size()) text_ += ours_[at_++] + "\n";
  }

  TextLines ours_;
  std::size_t at_ = 0;
  std::string from_ours_;
  std::string from_theirs_;
  std::string text_;
};

}  // namespace

std::string record_as_text(std::string_view bytes, std::size_t columns) {
  if (auto text = text_of_values(bytes, columns)) return std::move(*text);
  const auto sides = yaml::sides_of_conflict(bytes);
  if (!sides) return std::string{bytes};
  const auto ours = text_of_values(sides->ours, columns);
  const auto theirs = text_of_values(sides->theirs, columns);
  return ours && theirs ? BothSides().run(*ours, *theirs) : std::string{bytes};
}

}  // namespace mieux
