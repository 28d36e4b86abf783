#include "mieux/reports/records/record_reference.hpp"

#include "mieux/base/text.hpp"
#include "mieux/records/status.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;

std::string words(std::span<const std::string_view> list) {
  std::string text;
  for (const std::string_view word : list)
    text += (text.empty() ? "`" : ", `") + std::string{word} + "`";
  return text;
}

class Writer {
 public:
  explicit Writer(const schema::Schemas& schemas) : schemas_(schemas) {}

  std::string run() {
    out_ +=
        "# Records\n\n"
        "Every kind of record, field by field. This page is generated from the schemas in\n"
        "`schema/` by `mieux schema --reference`; change the descriptions there.\n\n"
        "`*` marks fields a record must have (a draft may lack them). Fields that are not\n"
        "public say so.\n\n";
    for (const Subject& kind : kinds) write_kind(kind);
    write_outcomes();
    write_statuses();
    return std::move(out_);
  }

 private:
  void write_kind(const Subject& kind) {
    const Rule& rule = schemas_.root(kind.kind);
    out_ += "## " + std::string{kind.singular} + "\n\n" + std::string{rule.description} + "\n\n";
    out_ += kind.place.empty() ? "File: `mieux.yaml`\n\n"
                               : "Folder: `" + std::string{kind.place} + "/`\n\n";
    out_ += "| field | what it is | value |\n|---|---|---|\n";
    write_properties(rule, "");
    out_ += "\n";
  }

  void write_properties(const Rule& rule, const std::string& prefix) {
    for (const Property& property : rule.properties) {
      const Rule& value = schemas_.rule(property.rule);
      out_ += "| `" + prefix + std::string{property.name} + "`" + (property.required ? "\\*" : "") +
              " | " + for_table(property.description);
      if (property.small_cells)
        out_ += " (internal; public in figures without small cells)";
      else if (property.visibility != schema::Visibility::open)
        out_ += " (" + std::string{name_of(property.visibility)} + ")";
      out_ += " | " + describe(value) + " |\n";
      write_parts(value, prefix + std::string{property.name});
    }
  }

  void write_parts(const Rule& value, const std::string& path) {
    if (value.type == Type::object && value.table == schema::no_rule)
      write_properties(value, path + ".");
    if (value.type == Type::array && schemas_.rule(value.items).type == Type::object)
      write_properties(schemas_.rule(value.items), path + "[].");
  }

  /// Descriptions are Markdown already; only the cell's bar has to be kept.
  static std::string for_table(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string{"\\|"} : std::string{c};
    return out;
  }

  std::string describe(const Rule& rule) {
    switch (rule.type) {
      case Type::object:
        return rule.table == schema::no_rule ? "fields"
                                             : "table of " + describe(schemas_.rule(rule.table));
      case Type::array: return "list of " + describe(schemas_.rule(rule.items));
      case Type::integer: return "whole number";
      case Type::number: return "number";
      case Type::boolean: return "`true` or `false`";
      case Type::any_of: {
        std::string forms;
        for (const std::uint32_t branch : rule.branches)
          forms += (forms.empty() ? "" : ", or ") + describe(schemas_.rule(branch));
        return forms;
      }
      case Type::string: return describe_text(rule);
    }
    return {};
  }

  std::string describe_text(const Rule& rule) {
    if (!rule.allowed.empty()) return words(rule.allowed);
    if (rule.refers_to != 0) {
      std::string names;
      for (const Subject& kind : kinds)
        if (contains(rule.refers_to, kind.kind))
          names += (names.empty() ? "" : " or ") + std::string{kind.singular};
      return "id of " + names;
    }
    if (rule.vocabulary != schema::no_vocabulary)
      return "term of " + std::string{schemas_.vocabularies()[rule.vocabulary]};
    switch (rule.pattern) {
      case schema::Pattern::date: return "date";
      case schema::Pattern::none: return rule.many_lines ? "lines of text" : "text";
      default: return std::string{description_of(rule.pattern)};
    }
  }

  void write_outcomes() {
    out_ +=
        "## From events to outcomes\n\n"
        "A record holds dated events; what became of a request on any day is derived from\n"
        "the last event that had happened by then. A day nobody wrote down may lie on either\n"
        "side: then the outcome is `unknown`.\n\n"
        "| event of a request | outcome |\n|---|---|\n";
    for (std::size_t i = 0; i < request_step_words.size(); ++i) {
      const auto step = static_cast<RequestStep>(i);
      const Outcome from_nothing = after(step, Outcome::none);
      const Outcome from_other = after(step, Outcome::with_steering_group);
      out_ += "| `" + std::string{word_of(step)} + "` | ";
      if (from_nothing == from_other)
        out_ += "`" + std::string{word_of(from_other)} + "`";
      else if (from_nothing == Outcome::none)
        out_ += "what it was before `on-hold`";
      else
        out_ += "`" + std::string{word_of(from_nothing)} + "`; later as it was";
      out_ += " |\n";
    }
    out_ += "\n";
  }

  void write_statuses() {
    out_ +=
        "## From events to statuses\n\n"
        "An Action begins with the approval of its request: from that day it is `pipeline`.\n\n"
        "| event of an Action | status |\n|---|---|\n";
    for (std::size_t i = 0; i < action_step_words.size(); ++i) {
      const auto step = static_cast<ActionStep>(i);
      const bool fixed = after(step, Status::none) == after(step, Status::ongoing);
      out_ += "| `" + std::string{word_of(step)} + "` | " +
              (fixed ? "`" + std::string{word_of(after(step, Status::none))} + "`"
                     : "what it was before " +
                           std::string{step == ActionStep::resumed
                                           ? "`on-hold`"
                                           : "it was completed or cancelled, `on-hold` aside"}) +
              " |\n";
    }
    out_ +=
        "\nAn `ongoing` Action whose activities have all come to an end (held, cancelled or\n"
        "not taken up) is `finalising`.\n";
  }

  const schema::Schemas& schemas_;
  std::string out_;
};

}  // namespace

std::string record_reference(const schema::Schemas& schemas) { return Writer(schemas).run(); }

}  // namespace mieux
