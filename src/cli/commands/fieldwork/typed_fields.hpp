// What the commands on parts of an Action take, as fields of the part.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "cli/command_line/command.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/yaml/document.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::cli {

/// A value of each sort of an option, if it was typed, under the name of a field.
class TypedFields {
 public:
  explicit TypedFields(const Call& call) : call_(call) {}

  TypedFields& text(std::string_view option, std::string field) {
    const std::string value{trimmed(call_.text(option))};
    if (!value.empty()) put(std::move(field), yaml::Value::text(value));
    return *this;
  }
  /// Fails (2) if it says nothing.
  TypedFields& title() {
    if (trimmed(call_.text("title")).empty())
      throw Failure(Exit::usage, "--title says nothing", "say it in words: --title TEXT");
    return text("title", "title");
  }
  TypedFields& list(std::string_view option, std::string field) {
    yaml::Value::Sequence elements;
    for (const std::string& word : call_.texts(option)) elements.push_back(yaml::Value::text(word));
    if (!elements.empty()) put(std::move(field), {std::move(elements), false});
    return *this;
  }
  /// The same; one word may hold several elements, separated by commas.
  TypedFields& words(std::string_view option, std::string field) {
    yaml::Value::Sequence elements;
    for (const std::string& word : call_.texts(option))
      for (const std::string& one : parse_list(word)) elements.push_back(yaml::Value::text(one));
    if (!elements.empty()) put(std::move(field), {std::move(elements), false});
    return *this;
  }
  TypedFields& flag(std::string_view option, std::string field) {
    if (call_.has(option)) put(std::move(field), yaml::Value::boolean(true));
    return *this;
  }
  TypedFields& yes_or_no(std::string_view option, std::string field) {
    if (call_.has(option)) put(std::move(field), yaml::Value::boolean(call_.text(option) == "yes"));
    return *this;
  }
  /// Fails (2) if it is no number.
  TypedFields& number(std::string_view option, std::string field) {
    const std::string value{trimmed(call_.text(option))};
    if (!call_.has(option)) return *this;
    const yaml::Plain form = yaml::resolve(value);
    if (form != yaml::Plain::integer && form != yaml::Plain::number)
      throw Failure(Exit::usage,
                    "--" + std::string{option} + ": " + in_quotes(value) + " is no number",
                    "write digits alone, such as 40");
    put(std::move(field), yaml::Value{value, true});
    return *this;
  }

  [[nodiscard]] yaml::Value value() const { return {fields_, false}; }

 private:
  void put(std::string field, yaml::Value value) {
    fields_.emplace_back(std::move(field), std::move(value));
  }

  const Call& call_;
  yaml::Value::Mapping fields_;
};

}  // namespace mieux::cli
