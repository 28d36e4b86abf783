#include "mieux/schema/check.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <unordered_set>

#include "mieux/base/date.hpp"
#include "mieux/base/tag.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "wording.hpp"

namespace mieux::schema {
namespace {

using yaml::Kind;
using yaml::Node;
using yaml::Plain;
using yaml::Style;

class Checker {
 public:
  Checker(yaml::Document& document, const Schemas& schemas, Collected& collected)
      : document_(document), schemas_(schemas), collected_(collected) {}

  void value(Node& node, const Rule& rule, std::string_view name) {
    if (node.kind == Kind::null) return no_value(node, name);
    switch (rule.type) {
      case Type::object: return object(node, rule, name);
      case Type::array: return array(node, rule, name);
      case Type::string: return text(node, rule, name);
      case Type::integer:
      case Type::number: return number(node, rule, name);
      case Type::boolean: return boolean(node, rule, name);
      case Type::any_of: return one_of(node, rule, name);
    }
  }

 private:
  static std::string label(std::string_view name) {
    return name.empty() ? std::string{"this element of the list"} : "'" + std::string{name} + "'";
  }

  void report(std::string_view code, Span span, std::string message, std::string hint = {}) {
    collected_.findings.push_back(
        {Severity::error, code, span, std::move(message), std::move(hint)});
  }

  void no_value(const Node& node, std::string_view name) {
    if (node.span.begin == node.span.end)
      return report("empty-value", node.key_span.end == 0 ? node.span : node.key_span,
                    label(name) + " has no value", "write one, or delete the line");
    report("empty-value", node.span,
           label(name) + " has no value: " + in_quotes(node.text) + " stands for nothing",
           "delete the line; what is not known is left out");
  }

  void wrong_type(const Node& node, const Rule& rule, std::string_view name,
                  std::string hint = {}) {
    std::string message = label(name) + " wants " + std::string{what_is_wanted(rule)} + "; ";
    if (node.kind == Kind::scalar)
      message += in_quotes(node.text) + " is " +
                 (rule.type == Type::boolean && node.style == Style::plain &&
                          yaml::resolve(node.text) == Plain::ambiguous
                      ? "so to some tools only"
                      : std::string{what_it_is(node)});
    else
      message += "here it has " + std::string{what_it_is(node)};
    if (hint.empty()) hint = how_to_write(node, rule, schemas_);
    report("wrong-type", node.span, std::move(message), std::move(hint));
  }

  // --- mappings

  void object(Node& node, const Rule& rule, std::string_view name) {
    if (node.kind != Kind::mapping) return wrong_type(node, rule, name);
    if (rule.table != no_rule) return table(node, rule);
    std::uint64_t seen = 0;
    std::size_t expected = 0;
    std::uint32_t index = document_.index_of(node) + 1;
    while (index != 0 && node.size != 0) {
      Node& child = document_.nodes[index];
      const std::size_t property = find_property(rule, child, expected);
      if (property == rule.properties.size()) {
        unknown_field(child, rule);
      } else {
        child.property = static_cast<std::uint16_t>(property + 1);
        expected = property + 1;
        seen |= std::uint64_t{1} << property;
        const Property& known = rule.properties[property];
        date_.reset();
        value(child, schemas_.rule(known.rule), known.name);
        if (known.of_facility && collected_.dates != nullptr && date_ && child.kind == Kind::scalar)
          collected_.dates->push_back({*date_, child.span, known.name});
      }
      index = child.next;
    }
    for (std::uint64_t missing = rule.required & ~seen; missing != 0; missing &= missing - 1)
      missing_field(node, rule.properties[static_cast<std::size_t>(std::countr_zero(missing))]);
  }

  /// Records are mostly written in the order of their schema: look there first.
  static std::size_t find_property(const Rule& rule, const Node& child, std::size_t expected) {
    const std::size_t count = rule.properties.size();
    const Property* const properties = rule.properties.data();
    const auto is_it = [&](const Property& property) {
      return property.tag == child.tag && is_same_key(property.name, child.key);
    };
    for (std::size_t i = expected; i < count; ++i)
      if (is_it(properties[i])) return i;
    for (std::size_t i = 0; i < expected; ++i)
      if (is_it(properties[i])) return i;
    return count;
  }

  void unknown_field(const Node& node, const Rule& rule) {
    std::vector<std::string_view> names;
    for (const Property& property : rule.properties) names.push_back(property.name);
    std::string all = "fields here: ";
    for (std::size_t i = 0; i < names.size(); ++i)
      all += (i == 0 ? "" : ", ") + std::string{names[i]};
    report("unknown-field", node.key_span, "unknown field " + in_quotes(node.key),
           suggest(node.key, names, all));
  }

  void missing_field(const Node& node, const Property& property) {
    Span span = node.span;
    if (const Node* first = document_.first_child(node)) span = first->key_span;
    report("missing-field", span, "the field " + in_quotes(property.name) + " is missing",
           schemas_.rule(property.rule).pattern == Pattern::uid
               ? "add `" + std::string{property.name} + ": " + free_uid(document_) + "`"
               : "add `" + std::string{property.name} + ":`. " + std::string{property.description});
    collected_.findings.back().field = property.name;
  }

  void table(Node& node, const Rule& rule) {
    const Rule& entry = schemas_.rule(rule.table);
    std::uint32_t index = node.size == 0 ? 0 : document_.index_of(node) + 1;
    while (index != 0) {
      Node& child = document_.nodes[index];
      const std::size_t width = child.key_span.end - child.key_span.begin;
      if (child.key.find('\n') != std::string_view::npos)
        report("line-break", child.key_span, "a key is one line; here a line break stands",
               "write it in one line");
      if (rule.vocabulary != no_vocabulary)
        collected_.terms.push_back({child.key, child.key_span, rule.vocabulary});
      else if (width == child.key.size() && yaml::resolve(child.key) != Plain::text)
        report("write-quoted", child.key_span,
               "the key " + in_quotes(child.key) + " without quotes is " +
                   std::string{what_tools_read(child.key)},
               "write \"" + std::string{child.key} + "\"");
      value(child, entry, child.key);
      index = document_.nodes[index].next;
    }
  }

  // --- lists

  void array(Node& node, const Rule& rule, std::string_view name) {
    if (node.kind != Kind::sequence) return wrong_type(node, rule, name);
    if (node.size < rule.min_items)
      report("empty-value", node.span,
             label(name) + " wants at least " + counted(rule.min_items, "element"),
             "add one, or delete the field");
    const Rule& element = schemas_.rule(rule.items);
    std::uint32_t index = node.size == 0 ? 0 : document_.index_of(node) + 1;
    while (index != 0) {
      Node& child = document_.nodes[index];
      value(child, element, {});
      index = document_.nodes[index].next;
    }
    if (rule.unique_items && node.size > 1) unique(node, name);
  }

  void unique(const Node& node, std::string_view name) {
    constexpr std::uint32_t few = 16;
    std::unordered_set<std::string_view> seen;
    for (const Node& child : yaml::Children{document_, node}) {
      if (child.kind != Kind::scalar) continue;
      bool again = false;
      if (node.size > few) {
        again = !seen.insert(child.text).second;
      } else {
        for (const Node& earlier : yaml::Children{document_, node}) {
          if (&earlier == &child) break;
          again = again || (earlier.kind == Kind::scalar && earlier.text == child.text);
        }
      }
      if (again)
        report("duplicate-element", child.span,
               in_quotes(child.text) + " stands twice in " + label(name), "delete one");
    }
  }

  // --- scalars

  void text(const Node& node, const Rule& rule, std::string_view name) {
    if (node.kind != Kind::scalar) return wrong_type(node, rule, name);
    if (!rule.many_lines && has_line_break(node))
      return report("line-break", node.span, label(name) + " is one line; here a line break stands",
                    "write it in one line");
    if (rule.min_length > 0 && node.text.size() < rule.min_length &&
        character_count(node.text) < rule.min_length)
      return report("empty-value", node.span, label(name) + " is empty",
                    "write a text, or delete the field");
    const bool fits = rule.pattern == Pattern::none || pattern(node, rule, name);
    if (fits && !allowed(node, rule, name)) return;
    if (fits && node.style == Style::plain && yaml::resolve(node.text) != Plain::text)
      return write_quoted(node, rule, name);
    if (rule.vocabulary != no_vocabulary)
      collected_.terms.push_back({node.text, node.span, rule.vocabulary, document_.index_of(node)});
    if (rule.refers_to != 0)
      collected_.references.push_back({node.text, node.span, rule.refers_to});
  }

  /// Plain texts and those in single quotes are of one line.
  static constexpr Day day_in(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    return sys_days{
        year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
  }

  static bool has_line_break(const Node& node) {
    return node.style != Style::plain && node.style != Style::single_quoted &&
           node.text.find('\n') != std::string_view::npos;
  }

  bool pattern(const Node& node, const Rule& rule, std::string_view name) {
    if (rule.pattern == Pattern::date) {
      if (const auto date = Date::parse(node.text)) return plausible(node, *date);
      report("bad-date", node.span, in_quotes(node.text) + " is not a date",
             date_problem(node.text));
      return false;
    }
    if (matches(rule.pattern, node.text)) return true;
    report("malformed", node.span, in_quotes(node.text) + " cannot stand in " + label(name),
           how_to_write_pattern(node, rule, document_));
    return false;
  }

  bool plausible(const Node& node, Date date) {
    constexpr Day first = day_in(Date::first_year, 1, 1);
    constexpr Day last = day_in(Date::last_year, 12, 31);
    const bool within = date.first() >= first && date.last() <= last;
    const auto year = within ? std::nullopt : implausible_year(node.text);
    if (!year) {
      date_ = date;
      return true;
    }
    report("implausible-date", node.span,
           in_quotes(node.text) + ": the year " + std::to_string(*year) + " cannot be right",
           *year > Date::last_year ? "correct the year; leave the date out if it is open"
                                   : "correct the year");
    return false;
  }

  bool allowed(const Node& node, const Rule& rule, std::string_view name) {
    if (is_allowed(node, rule)) return true;
    const std::vector<std::string_view> words(rule.allowed.begin(), rule.allowed.end());
    std::string all = "write one of: ";
    for (std::size_t i = 0; i < words.size(); ++i)
      all += (i == 0 ? "" : ", ") + std::string{words[i]};
    report("not-allowed", node.span, in_quotes(node.text) + " is not a value of " + label(name),
           suggest(node.text, words, all));
    return false;
  }

  static bool is_allowed(const Node& node, const Rule& rule) {
    return rule.allowed.empty() ||
           std::find(rule.allowed.begin(), rule.allowed.end(), node.text) != rule.allowed.end();
  }

  static bool is_near(const Node& node, const Rule& rule) {
    const std::vector<std::string_view> words(rule.allowed.begin(), rule.allowed.end());
    return nearest(node.text, words).has_value();
  }

  void write_quoted(const Node& node, const Rule& rule, std::string_view name) {
    report("write-quoted", node.span,
           label(name) + " wants " + (rule.pattern == Pattern::date ? "a date" : "text") +
               "; without quotes " + in_quotes(node.text) + " is " +
               std::string{what_tools_read(node.text)},
           "write \"" + std::string{node.text} + "\"");
  }

  void number(const Node& node, const Rule& rule, std::string_view name) {
    if (node.kind != Kind::scalar) return wrong_type(node, rule, name);
    const Plain form = yaml::resolve(node.text);
    const bool right =
        form == Plain::integer || (form == Plain::number && rule.type == Type::number);
    if (!right) return wrong_type(node, rule, name);
    if (node.style != Style::plain)
      return wrong_type(node, rule, name, "write " + std::string{node.text} + " without quotes");
    if (!rule.minimum && !rule.maximum) return;
    const double result = number_of(node.text);
    if (rule.minimum && result < *rule.minimum)
      report("out-of-range", node.span, in_quotes(node.text) + " is too small for " + label(name),
             "write " + std::to_string(static_cast<long long>(*rule.minimum)) + " or more");
    if (rule.maximum && result > *rule.maximum)
      report("out-of-range", node.span, in_quotes(node.text) + " is too large for " + label(name),
             "write " + std::to_string(static_cast<long long>(*rule.maximum)) + " or less");
  }

  /// Most numbers are counts, of few digits.
  static double number_of(std::string_view text) {
    constexpr std::size_t few = 9;
    int count = 0;
    if (text.size() <= few && std::all_of(text.begin(), text.end(), is_digit)) {
      for (const char c : text) count = count * 10 + (c - '0');
      return count;
    }
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
  }

  void boolean(const Node& node, const Rule& rule, std::string_view name) {
    if (node.kind == Kind::scalar && node.style == Style::plain &&
        yaml::resolve(node.text) == Plain::boolean)
      return;
    wrong_type(node, rule, name);
  }

  // --- one of several forms

  void one_of(Node& node, const Rule& rule, std::string_view name) {
    std::string forms;
    std::string word;
    for (const std::uint32_t number : rule.branches) {
      const Rule& branch = schemas_.rule(number);
      if (is_of(node, branch.type) && (is_allowed(node, branch) || is_near(node, branch)))
        return value(node, branch, name);
      if (!branch.allowed.empty()) word = branch.allowed.front();
      forms += (forms.empty() ? "" : " or ") +
               (branch.allowed.empty() ? std::string{what_is_wanted(branch)} : in_quotes(word));
    }
    const std::string is =
        node.kind == Kind::scalar ? in_quotes(node.text) + " is " : "here it has ";
    report("wrong-type", node.span,
           label(name) + " wants " + forms + "; " + is + std::string{what_it_is(node)},
           word.empty() ? "write one of these" : "write digits, such as 12, or the word " + word);
  }

  static bool is_of(const Node& node, Type type) {
    if (node.kind == Kind::mapping) return type == Type::object;
    if (node.kind == Kind::sequence) return type == Type::array;
    const Plain form = node.style == Style::plain ? yaml::resolve(node.text) : Plain::text;
    switch (type) {
      case Type::integer: return form == Plain::integer;
      case Type::number: return form == Plain::integer || form == Plain::number;
      case Type::boolean: return form == Plain::boolean;
      case Type::string:
        return form == Plain::text || form == Plain::ambiguous || form == Plain::null;
      default: return false;
    }
  }

  yaml::Document& document_;
  const Schemas& schemas_;
  Collected& collected_;
  std::optional<Date> date_;  ///< the one checked last, if it can be right
};

}  // namespace

void check(yaml::Document& document, const Schemas& schemas, RecordKind kind,
           Collected& collected) {
  Node& root = document.nodes.front();
  if (root.kind != Kind::mapping) {
    collected.findings.push_back({Severity::error, "wrong-type", root.span,
                                  "a record consists of fields; here the file is a list",
                                  "write `key: value`, one a line, without dashes in front"});
    return;
  }
  Checker(document, schemas, collected).value(root, schemas.root(kind), {});
}

}  // namespace mieux::schema
