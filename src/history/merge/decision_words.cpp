#include "mieux/history/merge/decision_words.hpp"

#include "mieux/base/words.hpp"
#include "mieux/changes/parts/difference.hpp"
#include "mieux/changes/records/fields_of.hpp"

namespace mieux {
namespace {

/// At most `most` bytes, never cut amid a character.
std::string cut_off(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most) + "...";
}

const yaml::Value* element_named(const yaml::Value::Sequence& elements, std::string_view name) {
  for (const yaml::Value& element : elements)
    if (text_at(element, "id") == name) return &element;
  std::size_t number = 0;
  for (const yaml::Value& element : elements)
    if (std::to_string(++number) == name && text_at(element, "id").empty()) return &element;
  return nullptr;
}

}  // namespace

std::string in_short(const std::optional<yaml::Value>& value, std::size_t most) {
  const auto* text = value ? std::get_if<std::string>(&value->data) : nullptr;
  return cut_off(text != nullptr ? *text : in_one_line(value), most);
}

std::string in_words(const Decision& decision) {
  using Taken = Decision::Taken;
  const bool personal = decision.visibility == schema::Visibility::personal;
  const auto said = [&](Side side) {
    return std::string{name_of(side)} + " " + in_short(decision.said[side]);
  };
  const auto taken = [&](std::string_view who) {
    const std::string value = decision.result ? in_short(decision.result) : "removed";
    return std::string{who} + (personal ? std::string{} : " " + value);
  };
  std::string words = decision.path + ": ";
  switch (decision.taken) {
    case Taken::ours: return words + taken("ours");
    case Taken::theirs: return words + taken("theirs");
    case Taken::both: return words + taken("both");
    case Taken::conflict: break;
  }
  const auto& ours = decision.said[Side::ours];
  const bool new_parts = !decision.said[Side::base] && ours && decision.said[Side::theirs] &&
                         std::holds_alternative<yaml::Value::Mapping>(ours->data);
  words += new_parts ? "conflict, both added it" : "conflict";
  if (personal) return words;
  return words + ": " + said(Side::ours) + ", " + said(Side::theirs) + " (" + said(Side::base) +
         ")";
}

std::optional<yaml::Value> value_at_path(const yaml::Value& tree, std::string_view path) {
  const yaml::Value* value = &tree;
  for (const std::string_view step : split(path, '.')) {
    const auto* elements = std::get_if<yaml::Value::Sequence>(&value->data);
    value = elements != nullptr ? element_named(*elements, step) : find_value(*value, step);
    if (value == nullptr) return std::nullopt;
  }
  return *value;
}

}  // namespace mieux
