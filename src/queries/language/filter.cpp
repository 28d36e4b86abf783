#include "mieux/queries/language/filter.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// Whether dates can leave a value of the field open, and `= unknown` asks for that.
bool may_be_undecided(const Field& field) {
  return field.type == FieldType::number || field.vocabulary == "phases" ||
         field.name.ends_with("origin");
}

/// Does the day lie in one of the periods, which are sorted?
Truth within_any(Date day, const std::vector<Date>& periods) {
  bool some = false;
  Day open = day.first();  // all possible days before it lie in a period
  for (const Date& period : periods) {
    some = some || within(day, period) != Truth::no;
    if (period.first() <= open && period.last() >= open) open = period.last() + Day::duration{1};
  }
  if (!some) return Truth::no;
  return open > day.last() ? Truth::yes : Truth::unknown;
}

/// A part of a name, folded: a blank at its ends is asked for.
std::string folded_part(std::string_view text) {
  std::string part = folded_name(text);
  if (part.empty()) return std::string{text};
  if (text.starts_with(' ')) part.insert(0, " ");
  if (text.ends_with(' ')) part += ' ';
  return part;
}

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::text: return "a text";
    case FieldType::term: return "a term";
    case FieldType::reference: return "a record";
    case FieldType::date: return "a date";
    case FieldType::number: return "a number";
    case FieldType::boolean: return "true or false";
  }
  return "a value";
}

}  // namespace

class Filter::Binder {
 public:
  Binder(const View& view, const Subject& subject, std::string_view typed, std::string_view option)
      : view_(view), subject_(subject), typed_(typed), option_(option) {}

  Node bind(const Expression& expression) {
    Node node;
    node.kind = expression.kind;
    for (const Expression& part : expression.parts) node.parts.push_back(bind(part));
    if (expression.kind != Expression::Kind::comparison) return node;
    node.op = expression.op;
    node.field = require_field(view_, subject_, expression.field.text,
                               {option_, typed_, expression.field.span});
    check_operator(node, expression);
    for (const Expression::Word& word : expression.values) bind_value(node, word);
    std::sort(node.dates.begin(), node.dates.end(),
              [](const Date& a, const Date& b) { return a.first() < b.first(); });
    return node;
  }

 private:
  [[noreturn]] void fail(const std::string& message, std::string hint, Span span) const {
    throw Failure(Exit::usage, std::string{option_} + ": " + message, std::move(hint),
                  std::string{typed_}, span);
  }

  void check_operator(const Node& node, const Expression& expression) const {
    using enum Expression::Operator;
    const FieldType type = node.field.type;
    const bool ordered = type == FieldType::date || type == FieldType::number;
    const bool searchable = !ordered && type != FieldType::boolean;
    if (node.op == equal || (node.op == contains ? searchable : ordered)) return;
    fail("'" + node.field.name + "' is " + std::string{type_name(type)} +
             " and cannot be compared so",
         ordered ? "compare with = != < <= > >=" : "compare with =, !=, ~ or in (...)",
         expression.field.span);
  }

  void bind_value(Node& node, const Expression::Word& word) {
    const bool bare = node.op == Expression::Operator::equal && !word.quoted;
    if (bare && word.text == "none") {
      node.none = true;
      return;
    }
    if (bare && word.text == "unknown" && may_be_undecided(node.field)) {
      node.texts.push_back(word.text);
      return;
    }
    if (node.op == Expression::Operator::contains) {
      node.texts.push_back(folded_part(word.text));
      return;
    }
    switch (node.field.type) {
      case FieldType::text: node.texts.push_back(folded_name(word.text)); return;
      case FieldType::term: return bind_term(node, word);
      case FieldType::reference: return bind_reference(node, word);
      case FieldType::date: return bind_date(node, word);
      case FieldType::number: return bind_number(node, word);
      case FieldType::boolean: return bind_flag(node, word);
    }
  }

  void bind_term(Node& node, const Expression::Word& word) {
    const Field& field = node.field;
    if (field.vocabulary == "region") return bind_region(node, word);
    const Table* table = view_.store.vocabularies().table(field.vocabulary);
    if (table != nullptr)
      if (const std::string_view id = table->resolve(word.text); !id.empty()) {
        node.texts.emplace_back(id);
        if (field.vocabulary == "phases") add_period_of(node, id);
        return;
      }
    for (const std::string_view known : field.words)
      if (known == folded_name(word.text)) {
        node.texts.emplace_back(known);
        return;
      }
    if (table == nullptr && field.words.empty()) {
      node.texts.push_back(word.text);
      return;
    }
    std::vector<std::string_view> ids = field.words;
    if (table != nullptr)
      for (std::uint32_t row = 0; field.words.empty() && row < table->size(); ++row)
        ids.push_back(table->id(row));
    std::string hint = suggest(word.text, field.words, all_of(ids, field));
    if (table != nullptr) hint = table->suggestion(word.text, std::move(hint));
    fail("'" + word.text + "' is no value of '" + field.name + "'", std::move(hint), word.span);
  }

  /// For values of which only dates are known.
  void add_period_of(Node& node, std::string_view id) const {
    for (const Phase& phase : view_.store.programme().phases)
      if (phase.id.value == id) node.dates.push_back(phase.period());
  }

  /// All values where they are few, else the command that lists those in use.
  [[nodiscard]] std::string all_of(const std::vector<std::string_view>& ids,
                                   const Field& field) const {
    if (ids.empty() || ids.size() > 20)
      return "`mieux stats " + std::string{subject_.plural} + " --by " + field.name +
             "` shows those in use";
    std::string text;
    for (const std::string_view id : ids) text += (text.empty() ? "" : ", ") + std::string{id};
    return "it can be: " + text;
  }

  void bind_region(Node& node, const Expression::Word& word) {
    const std::string& grouping =
        node.field.grouping.empty() ? view_.grouping : node.field.grouping;
    std::vector<std::string_view> ids;
    for (const Vocabularies::Region& region : view_.store.vocabularies().regions(grouping)) {
      ids.push_back(region.id);
      if (region.id != slug(word.text) && !same_name(region.label, word.text)) continue;
      node.texts.push_back(region.id);
      return;
    }
    fail("'" + word.text + "' is no region of " + grouping,
         suggest(word.text, ids, all_of(ids, node.field)), word.span);
  }

  void bind_reference(Node& node, const Expression::Word& word) {
    const auto found = view_.store.resolve(word.text, node.field.refers_to);
    if (found.size() == 1) return void(node.texts.emplace_back(found.front()->id));
    std::vector<std::string_view> ids;
    for (const Record* record : found) ids.push_back(record->id);
    if (!ids.empty())
      fail("'" + word.text + "' means several records", "name them: " + joined(ids, ", "),
           word.span);
    for (const Subject& kind : kinds)
      if (contains(node.field.refers_to, kind.kind))
        for (const Record& record : view_.store.records(kind.kind)) ids.push_back(record.id);
    fail("there is no record '" + word.text + "' that '" + node.field.name + "' could name",
         suggest(word.text, ids), word.span);
  }

  void bind_date(Node& node, const Expression::Word& word) {
    const auto date = Date::parse(word.text);
    if (!date) fail("'" + word.text + "' is not a date", date_problem(word.text), word.span);
    node.dates.push_back(*date);
  }

  void bind_number(Node& node, const Expression::Word& word) {
    double number = 0;
    const char* end = word.text.data() + word.text.size();
    const auto [stop, error] = std::from_chars(word.text.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number))
      fail("'" + word.text + "' is not a number", "write digits, such as 2012", word.span);
    node.numbers.push_back(number);
    // A year of which only dates are known.
    if (const auto year = Date::parse(word.text)) node.dates.push_back(*year);
  }

  void bind_flag(Node& node, const Expression::Word& word) {
    if (word.text != "true" && word.text != "false")
      fail("'" + node.field.name + "' is true or false, not '" + word.text + "'",
           "write true or false", word.span);
    node.texts.push_back(word.text);
  }

  const View& view_;
  const Subject& subject_;
  std::string_view typed_;
  std::string_view option_;
};

Filter::Filter(const View& view, const Subject& subject, std::string_view expression,
               std::string_view option) {
  if (expression.empty()) return;
  root_ = Binder(view, subject, expression, option).bind(parse_expression(expression, option));
}

Filter& Filter::operator&=(Filter other) {
  if (root_.kind == Expression::Kind::all) {
    root_ = std::move(other.root_);
  } else if (other.root_.kind != Expression::Kind::all) {
    Node both;
    both.kind = Expression::Kind::conjunction;
    both.parts.push_back(std::move(root_));
    both.parts.push_back(std::move(other.root_));
    root_ = std::move(both);
  }
  return *this;
}

Truth Filter::holds(const View& view, const Unit& unit) const {
  View wider = view;
  wider.any_name = true;
  return evaluate(root_, wider, unit);
}

template <typename Compare>
Truth Filter::join(const Node& node, const Compare& truth_of) {
  switch (node.kind) {
    case Expression::Kind::all: return Truth::yes;
    case Expression::Kind::negation: return !join(node.parts.front(), truth_of);
    case Expression::Kind::conjunction: {
      Truth result = Truth::yes;
      for (const Node& part : node.parts) result = result && join(part, truth_of);
      return result;
    }
    case Expression::Kind::disjunction: {
      Truth result = Truth::no;
      for (const Node& part : node.parts) result = result || join(part, truth_of);
      return result;
    }
    case Expression::Kind::comparison: return truth_of(node);
  }
  return Truth::no;
}

Truth Filter::evaluate(const Node& node, const View& view, const Unit& unit) {
  return join(node, [&](const Node& comparison) { return compare(comparison, view, unit); });
}

Truth Filter::evaluate(const Node& node, const Value& value) {
  return join(node, [&](const Node& comparison) { return compare(comparison, value); });
}

bool Filter::asks_only(const Node& node, std::string_view field) {
  if (node.kind == Expression::Kind::comparison) return node.field.name == field;
  return std::all_of(node.parts.begin(), node.parts.end(),
                     [&](const Node& part) { return asks_only(part, field); });
}

/// On several values a comparison holds if it holds for any of them.
Truth Filter::compare(const Node& node, const View& view, const Unit& unit) {
  Values values;
  node.field.get(view, unit, values);
  if (values.empty()) return truth(node.none);
  Truth result = Truth::no;
  for (const Value& value : values) result = result || compare(node, value);
  return result;
}

Truth Filter::compare(const Node& node, Date date) {
  using enum Expression::Operator;
  if (node.op == equal) return within_any(date, node.dates);
  Truth result = Truth::no;
  for (const Date& asked : node.dates) {
    const Truth earlier = before(date, Date{asked.first(), asked.first()});
    const Truth later = before(Date{asked.last(), asked.last()}, date);
    switch (node.op) {
      case less: result = result || earlier; break;
      case greater_equal: result = result || !earlier; break;
      case greater: result = result || later; break;
      default: result = result || !later;
    }
  }
  return result;
}

Truth Filter::compare(const Node& node, const Value& value) {
  using enum Expression::Operator;
  Truth result = Truth::no;
  if (value.undecided) {
    const bool asked =
        std::find(node.texts.begin(), node.texts.end(), "unknown") != node.texts.end();
    if (asked) return Truth::yes;
    if (!value.text.empty() && value.text != "unknown")  // this value or none
      return node.none || compare_texts(node, value.text) ? Truth::unknown : Truth::no;
    if (node.dates.empty())  // a number that is not known is there all the same
      return node.field.type == FieldType::number && node.numbers.empty() ? Truth::no
                                                                          : Truth::unknown;
  }
  if (value.undecided || node.field.type == FieldType::date) return compare(node, value.date);
  for (const double number : node.numbers) switch (node.op) {
      case less: result = result || truth(value.number < number); break;
      case greater_equal: result = result || truth(value.number >= number); break;
      case greater: result = result || truth(value.number > number); break;
      case less_equal: result = result || truth(value.number <= number); break;
      default: result = result || truth(value.number == number);
    }
  return result || truth(compare_texts(node, value.text));
}

bool Filter::compare_texts(const Node& node, std::string_view text) {
  const bool contains = node.op == Expression::Operator::contains;
  const bool folded = node.field.type == FieldType::text || contains;
  const std::string folded_text = folded ? folded_name(text) : std::string{};
  const std::string_view found = folded ? std::string_view{folded_text} : text;
  return std::any_of(node.texts.begin(), node.texts.end(), [&](const std::string& asked) {
    return contains ? found.find(asked) != std::string::npos : found == asked;
  });
}

}  // namespace mieux
