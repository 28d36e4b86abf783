#include "claim_query.hpp"

#include "claim_answers.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Node;

/// The lists of a claim: what was published, and what is counted instead.
std::vector<const Node*> lists_of(const Document& document) {
  std::vector<const Node*> lists;
  const Node* expected = document.find(document.root(), "expected_difference");
  for (const Node* node : {document.find(document.root(), "value"),
                           expected == nullptr ? nullptr : document.find(*expected, "counted")})
    if (node != nullptr && node->kind == yaml::Kind::sequence) lists.push_back(node);
  return lists;
}

/// The id of what is called so; empty if it cannot be told.
std::string_view id_meant(const View& view, const Field& field, std::string_view word) {
  const Table* table = view.store.vocabularies().table(field.vocabulary);
  if (table != nullptr) return table->resolve(word);
  const auto found = view.store.resolve(word, field.refers_to);
  return found.size() == 1 ? found.front()->id : std::string_view{};
}

/// What is wrong with an element of a list of the values of a field.
std::optional<QueryProblem> problem_of(const View& view, const StatsQuery& query,
                                       const Node& element) {
  const Field& field = query.by.front();
  const bool has_ids = field.type == FieldType::term || field.type == FieldType::reference;
  if (!has_ids || element.text.find('"') != std::string_view::npos) return std::nullopt;
  try {
    const std::string text{element.text};
    const Filter filter(view, *query.subject, field.name + " = \"" + text + "\"", "value");
    Value value;
    value.text = element.text;
    if (filter.holds_of(value) == Truth::yes) return std::nullopt;
    const std::string id{id_meant(view, field, element.text)};
    return QueryProblem{
        element.span, in_quotes(text) + " is no id of '" + field.name + "'",
        id.empty() ? "write the id, as `mieux stats` prints it with --format csv" : "write " + id};
  } catch (const Failure& failure) {
    std::string message = failure.what();
    if (message.starts_with("value: ")) message.erase(0, std::string_view{"value: "}.size());
    return QueryProblem{element.span, std::move(message), failure.hint()};
  }
}

}  // namespace

ClaimQuery::ClaimQuery(const View& view, const Document& document, const Node& node)
    : view_(view), document_(document), node_(node), at_(&node) {
  try {
    bind();
    check_list();
  } catch (const Failure& failure) {
    std::string message = failure.what();
    if (message.starts_with("--")) message.erase(0, 2);  // a field here, no option
    problem_ = {at_->span, std::move(message), failure.hint()};
  }
}

/// The text at a key, which is from now on what a problem is about.
std::string ClaimQuery::take(std::string_view key) {
  const Node* found = document_.find(node_, key);
  at_ = found == nullptr ? &node_ : found;
  return found == nullptr ? std::string{} : std::string{found->text};
}

void ClaimQuery::bind() {
  query_.subject = find_subject(take("of"));
  if (query_.subject == nullptr)
    throw Failure(Exit::usage, "of: the query counts nothing known",
                  "write `of: actions` or another kind");
  query_.filter = Filter(view_, *query_.subject, take("where"), "where");
  bind_fields();
  const std::string measure = take("measure");
  View counting = view_;
  if (is_share_of_answers(measure) && query_.by.empty()) counting.audience = Audience::staff;
  set_measure(counting, measure.empty() ? "count" : measure, query_);
  const auto from = Date::parse(take("from"));
  const auto to = Date::parse(take("to"));
  if (from || to)
    query_.period = Period{{from ? from->first() : Date::earliest, to ? to->last() : Date::latest}};
  if (take("active") != "true") return;
  if (!query_.period)
    throw Failure(Exit::usage, "active: the query names no period", "add `from:` and `to:`");
  require_lasting(*query_.subject, "active");
  query_.period->reading = Reading::active;
}

void ClaimQuery::bind_fields() {
  const Node* by = document_.find(node_, "by");
  if (by == nullptr) return;
  for (const Node& name : yaml::Children{document_, *by}) {
    at_ = &name;
    if (query_.by.size() == 2)
      throw Failure(Exit::usage, "by: figures are grouped by one or two fields",
                    "leave '" + std::string{name.text} + "' out, or filter with `where:`");
    query_.by.push_back(
        require_field(view_, *query_.subject, name.text,
                      {"by", name.text, {0, static_cast<std::uint32_t>(name.text.size())}}));
  }
}

/// A list is compared with the values of one field that are counted.
void ClaimQuery::check_list() {
  const Node* value = document_.find(document_.root(), "value");
  if (value == nullptr || value->kind != yaml::Kind::sequence) return;
  take("by");
  if (query_.by.size() != 1)
    throw Failure(Exit::usage, "by: a list is compared with the values of one field",
                  "name it, such as `by: [country]`");
  take("measure");
  if (query_.measure != Measure::count)
    throw Failure(Exit::usage, "measure: a list has no numbers that could be measured",
                  "leave `measure:` out, or publish a table with a number for each");
}

std::optional<QueryProblem> problem_of(const View& view, const Record& claim) {
  const RecordTree tree(view.store, claim);
  const Node* node = tree.document.find(tree.document.root(), "query");
  if (node == nullptr || node->kind != yaml::Kind::mapping) return std::nullopt;
  return ClaimQuery(view, tree.document, *node).problem();
}

std::vector<QueryProblem> unknown_elements(const View& view, const Record& claim) {
  const RecordTree tree(view.store, claim);
  const Node* node = tree.document.find(tree.document.root(), "query");
  if (node == nullptr || node->kind != yaml::Kind::mapping) return {};
  const ClaimQuery claimed(view, tree.document, *node);
  if (claimed.problem() || claimed.query().by.size() != 1) return {};
  std::vector<QueryProblem> problems;
  for (const Node* list : lists_of(tree.document))
    for (const Node& element : yaml::Children{tree.document, *list})
      if (auto problem = problem_of(view, claimed.query(), element))
        problems.push_back(std::move(*problem));
  return problems;
}

}  // namespace mieux
