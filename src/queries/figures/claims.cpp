#include "mieux/queries/figures/claims.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Node;

std::string text_at(const Document& document, const Node* node, std::string_view key) {
  const Node* found = node == nullptr ? nullptr : document.find(*node, key);
  return found == nullptr ? std::string{} : std::string{found->text};
}

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_number(const Node& node) {
  const yaml::Plain form = yaml::resolve(node.text);
  return node.kind == yaml::Kind::scalar && node.style == yaml::Style::plain &&
         (form == yaml::Plain::integer || form == yaml::Plain::number);
}

std::string number_text(double value) { return to_string(Figure{value, true, {}}); }

using NumberTable = std::map<std::string, double>;

/// A value of the record: one number (under the empty key) or a table of them.
NumberTable numbers_of(const Document& document, const Node* node) {
  NumberTable numbers;
  if (node == nullptr) return numbers;
  if (is_number(*node)) numbers[""] = number_of(node->text);
  for (const Node& child : yaml::Children{document, *node})
    if (is_number(child)) numbers[std::string{child.key}] = number_of(child.text);
  return numbers;
}

std::string with_qualifier(const std::string& value, std::string_view qualifier) {
  if (qualifier == "more-than") return "more than " + value;
  if (qualifier == "up-to") return "up to " + value;
  return value;
}

bool bears_out(double published, std::string_view qualifier, const Figure& counted) {
  if (counted.rests_on == 0U || counted.open > 0) return false;  // a median or share left open
  if (qualifier == "more-than") return counted.value > published;
  if (qualifier == "up-to") return counted.exact && counted.value <= published;
  return counted.exact && counted.value == published;
}

/// The query of a claim, bound to fields; or why it cannot be.
class ClaimQuery {
 public:
  ClaimQuery(const View& view, const Document& document, const Node& node)
      : view_(view), document_(document), node_(node), at_(&node) {
    try {
      bind();
    } catch (const Failure& failure) {
      std::string message = failure.what();
      if (message.starts_with("--")) message.erase(0, 2);  // a field here, no option
      problem_ = {at_->span, std::move(message), failure.hint()};
    }
  }

  [[nodiscard]] const StatsQuery& query() const { return query_; }
  [[nodiscard]] const std::optional<QueryProblem>& problem() const { return problem_; }

 private:
  /// The text at a key, which is from now on what a problem is about.
  std::string take(std::string_view key) {
    const Node* found = document_.find(node_, key);
    at_ = found == nullptr ? &node_ : found;
    return found == nullptr ? std::string{} : std::string{found->text};
  }

  void bind() {
    query_.subject = find_subject(take("of"));
    if (query_.subject == nullptr)
      throw Failure(Exit::usage, "of: the query counts nothing known",
                    "write `of: actions` or another kind");
    query_.filter = Filter(view_, *query_.subject, take("where"), "where");
    bind_fields();
    const std::string measure = take("measure");
    set_measure(view_, measure.empty() ? "count" : measure, query_);
    const auto from = Date::parse(take("from"));
    const auto to = Date::parse(take("to"));
    if (from || to)
      query_.period =
          Period{{from ? from->first() : Date::earliest, to ? to->last() : Date::latest}};
    if (take("active") != "true") return;
    if (!query_.period)
      throw Failure(Exit::usage, "active: the query names no period", "add `from:` and `to:`");
    require_lasting(*query_.subject, "active");
    query_.period->reading = Reading::active;
  }

  void bind_fields() {
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

  const View& view_;
  const Document& document_;
  const Node& node_;
  const Node* at_;
  StatsQuery query_;
  std::optional<QueryProblem> problem_;
};

class Checker {
 public:
  Checker(const View& view, const Record& claim)
      : view_(view),
        claim_(claim),
        tree_(view.store, claim),
        document_(tree_.document),
        qualifier_(tree_.text_at("qualifier")) {}

  CheckedClaim run() {
    CheckedClaim checked;
    checked.record = &claim_;
    const Node* value = document_.find(document_.root(), "value");
    const NumberTable published = numbers_of(document_, value);
    checked.published = published.size() == 1 && published.contains("")
                            ? with_qualifier(number_text(published.begin()->second), qualifier_)
                        : published.empty() ? std::string{value == nullptr ? "" : value->text}
                                            : "table of " + std::to_string(published.size());
    const Node* query = document_.find(document_.root(), "query");
    checked.explanation = tree_.text_at("not_countable");
    if (query == nullptr) {
      for (const auto& [key, number] : published)
        if (!key.empty()) checked.lines.push_back({key, number_text(number), "", true, {}});
      return checked;
    }
    count_it(*query, published, checked);
    return checked;
  }

 private:
  void count_it(const Node& node, const NumberTable& published, CheckedClaim& checked) {
    View view = view_;
    const auto as_of = Date::parse(tree_.text_at("as_of"));
    if (as_of) view.as_of.day = as_of->last();
    ClaimQuery claimed(view, document_, node);
    if (const auto problem = claimed.problem()) {
      checked.verdict = Verdict::wrong_query;
      checked.explanation = "The query cannot be counted: " + problem->message +
                            ". `mieux validate " + Store::path_of(claim_) + "` shows where.";
      return;
    }
    const StatsQuery& query = claimed.query();
    const Statistics statistics = count(view, query);
    add_lines(view, query, statistics, published, checked);
    const bool agrees = std::all_of(checked.lines.begin(), checked.lines.end(),
                                    [](const CheckedClaim::Line& line) { return line.agrees; });
    const std::size_t open = statistics.undecided.size() + statistics.undated.units.size();
    if (agrees && open == 0) {
      checked.verdict = Verdict::confirmed;
      return;
    }
    judge_difference(open, checked);
  }

  void add_lines(const View& view, const StatsQuery& query, const Statistics& statistics,
                 const NumberTable& published, CheckedClaim& checked) const {
    const auto line = [&](const std::string& key, const double* figure, const Figure& counted) {
      CheckedClaim::Line result{
          key, figure == nullptr ? "" : number_text(*figure), to_string(counted), false, {}};
      result.agrees = figure != nullptr && bears_out(*figure, qualifier_, counted);
      for (const std::uint32_t unit : counted.units)
        result.records.push_back(name_of(view.store, *query.subject, statistics.units[unit]));
      checked.lines.push_back(std::move(result));
    };
    if (query.by.empty()) {
      const auto found = published.find("");
      line("", found == published.end() ? nullptr : &found->second, statistics.total);
      checked.counted = to_string(statistics.total);
      return;
    }
    for (const auto& [key, number] : published) {
      const auto row = std::find_if(statistics.rows.begin(), statistics.rows.end(),
                                    [&, k = key](const Key& r) { return r.id == k; });
      line(key, &number,
           row == statistics.rows.end()
               ? Figure{}
               : statistics.row_totals[static_cast<std::size_t>(row - statistics.rows.begin())]);
    }
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (!published.contains(statistics.rows[r].id))
        line(statistics.rows[r].id, nullptr, statistics.row_totals[r]);
    checked.counted = "table of " + std::to_string(statistics.rows.size());
  }

  /// A difference counts as explained as long as the records still give what the claim expects.
  void judge_difference(std::size_t open, CheckedClaim& checked) {
    const Node* expected = document_.find(document_.root(), "expected_difference");
    checked.explanation = text_at(document_, expected, "explanation");
    checked.verdict = Verdict::unexplained;
    if (open > 0)
      checked.explanation +=
          (checked.explanation.empty() ? "" : " ") +
          ("Of " + counted(open, "record") + " the dates known do not decide it.");
    const Node* counted_node = expected == nullptr ? nullptr : document_.find(*expected, "counted");
    if (counted_node == nullptr) {
      if (expected != nullptr) checked.verdict = Verdict::explained;
      return;
    }
    const NumberTable numbers = numbers_of(document_, counted_node);
    const auto has_line = [&](const auto& number) {
      return number.second == 0 ||
             std::any_of(checked.lines.begin(), checked.lines.end(),
                         [&](const auto& line) { return line.key == number.first; });
    };
    const bool as_expected =
        std::all_of(numbers.begin(), numbers.end(), has_line) &&
        std::all_of(checked.lines.begin(), checked.lines.end(), [&](const auto& line) {
          const auto found = numbers.find(line.key);
          return line.counted == (found == numbers.end() ? "0" : number_text(found->second));
        });
    if (as_expected || numbers.empty()) {
      checked.verdict = Verdict::explained;
      return;
    }
    checked.explanation =
        "The claim expects another count than the records give" +
        (numbers.contains("") ? ": " + number_text(numbers.at("")) : std::string{}) +
        ". It says: " + checked.explanation;
  }

  const View& view_;
  const Record& claim_;
  const RecordTree tree_;
  const Document& document_;
  std::string qualifier_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::confirmed: return "confirmed";
    case Verdict::explained: return "differs";
    case Verdict::unexplained: return "differs, unexplained";
    case Verdict::not_countable: return "not countable";
    case Verdict::wrong_query: return "cannot be counted";
  }
  return "not countable";
}

std::optional<QueryProblem> problem_of(const View& view, const Record& claim) {
  const RecordTree tree(view.store, claim);
  const Node* node = tree.document.find(tree.document.root(), "query");
  if (node == nullptr || node->kind != yaml::Kind::mapping) return std::nullopt;
  return ClaimQuery(view, tree.document, *node).problem();
}

CheckedClaim check_claim(const View& view, const Record& claim) {
  return Checker(view, claim).run();
}

}  // namespace mieux
