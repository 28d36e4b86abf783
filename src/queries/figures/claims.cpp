#include "mieux/queries/figures/claims.hpp"

#include <algorithm>
#include <set>

#include "claim_answers.hpp"
#include "claim_query.hpp"
#include "claim_values.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using yaml::Document;
using yaml::Node;
using Form = ClaimValue::Form;

std::string text_at(const Document& document, const Node* node, std::string_view key) {
  const Node* found = node == nullptr ? nullptr : document.find(*node, key);
  return found == nullptr ? std::string{} : std::string{found->text};
}

std::string with_qualifier(const std::string& value, std::string_view qualifier,
                           const Language& language) {
  if (qualifier == "more-than") return language.text("more than {}", value);
  if (qualifier == "at-least") return language.text("at least {}", value);
  if (qualifier == "up-to") return language.text("up to {}", value);
  return value;
}

/// `list of 2`; of one that may hold more or less than what is counted, so much is said.
std::string shown_list(std::size_t size, std::string_view qualifier, const Language& language) {
  if (qualifier == "up-to") return language.text("list of up to {}", size);
  const bool open = qualifier == "more-than" || qualifier == "at-least";
  return language.text(open ? "list of {} or more" : "list of {}", size);
}

class Checker {
 public:
  Checker(const View& view, const Record& claim)
      : view_(view),
        claim_(claim),
        tree_(view.store, claim),
        document_(tree_.document),
        qualifier_(tree_.text_at("qualifier")),
        value_(document_.find(document_.root(), "value")),
        published_(ClaimValue::of(document_, value_)) {}

  CheckedClaim run() {
    checked_.record = &claim_;
    checked_.is_list = published_.form == Form::list;
    checked_.look_again = look_again_of(view_.store, claim_, view_.as_of.day);
    checked_.published = shown_value();
    checked_.explanation = tree_.text_at("not_countable");
    if (const Node* query = document_.find(document_.root(), "query"))
      count_it(*query);
    else
      list_uncounted();
    return std::move(checked_);
  }

 private:
  [[nodiscard]] std::string shown_value() const {
    const auto& entries = published_.entries;
    if (published_.form == Form::list) return shown_list(entries.size(), qualifier_, language_);
    if (published_.form == Form::number)
      return with_qualifier(shown_number(entries.begin()->second, language_), qualifier_,
                            language_);
    if (published_.form == Form::table && !entries.empty())
      return language_.text("table of {}", entries.size());
    return value_ == nullptr ? std::string{} : std::string{value_->text};
  }

  /// Of a claim that nothing counts.
  void list_uncounted() {
    for (const auto& [key, number] : published_.entries)
      if (published_.form == Form::list)
        checked_.lines.push_back({key, language_.text("listed"), ""});
      else if (!key.empty())
        checked_.lines.push_back({key, shown_number(number, language_), ""});
  }

  void count_it(const Node& node) {
    View view = view_;
    const auto as_of = Date::parse(tree_.text_at("as_of"));
    if (as_of) view.as_of.day = as_of->last();
    ClaimQuery claimed(view, document_, node);
    if (const auto problem = claimed.problem()) {
      checked_.verdict = Verdict::wrong_query;
      checked_.explanation =
          language_.text("The query cannot be counted: {}. `mieux validate {}` shows where.",
                         problem->message, Store::path_of(claim_));
      return;
    }
    query_ = &claimed.query();
    if (is_share_of_answers(query_->measure_name) && view.audience == Audience::everybody &&
        is_share_hidden(view, *query_)) {
      checked_.explanation =
          language_.text("Hidden: numbers under five, and what would tell them.");
      return;
    }
    const Statistics statistics = count(view, *query_);
    std::size_t open = statistics.undecided.size() + statistics.undated.units.size();
    if (checked_.is_list)
      open += add_elements(view, statistics);
    else
      add_lines(view, statistics);
    const bool agrees = std::all_of(checked_.lines.begin(), checked_.lines.end(),
                                    [](const CheckedClaim::Line& line) { return line.agrees; });
    if (agrees && open == 0)
      checked_.verdict = Verdict::confirmed;
    else
      judge_difference(open);
  }

  CheckedClaim::Line& add_line(const View& view, const Statistics& statistics, std::string key,
                               const Figure& counted) {
    CheckedClaim::Line& line = checked_.lines.emplace_back();
    line.key = std::move(key);
    line.counted = to_string(counted, language_);
    for (const std::uint32_t unit : counted.units)
      line.records.push_back(name_of(view.store, *query_->subject, statistics.units[unit]));
    figures_.push_back(counted);
    return line;
  }

  void compare(const View& view, const Statistics& statistics, const std::string& key,
               const Figure& counted) {
    CheckedClaim::Line& line = add_line(view, statistics, key, counted);
    if (!key.empty() && !language_.is_english())
      line.label = label_of(view, query_->by.front(), key);
    const auto found = published_.entries.find(key);
    line.agrees = false;
    if (found == published_.entries.end() || published_.form == Form::list) return;
    line.published = shown_beside(found->second, counted, language_);
    line.counted = shown_figure(counted, found->second, language_);
    line.agrees = bears_out(found->second, qualifier_, counted, query_->measured.table);
  }

  static Figure figure_at(const Statistics& statistics, const std::string& key) {
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (statistics.rows[r].id == key) return statistics.row_totals[r];
    return {};
  }

  void add_lines(const View& view, const Statistics& statistics) {
    if (query_->by.empty()) {
      compare(view, statistics, "", statistics.total);
      checked_.counted = checked_.lines.front().counted;
      if (published_.form == Form::number && statistics.total.is_percent)
        checked_.published =
            with_qualifier(checked_.lines.front().published, qualifier_, language_);
      return;
    }
    for (const auto& [key, number] : published_.entries)
      compare(view, statistics, key, figure_at(statistics, key));
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (!published_.entries.contains(statistics.rows[r].id))
        compare(view, statistics, statistics.rows[r].id, statistics.row_totals[r]);
    checked_.counted = language_.text("table of {}", statistics.rows.size());
  }

  void add_element(const View& view, const Statistics& statistics, const std::string& key,
                   const Figure& counted) {
    const bool is_listed = published_.entries.contains(key);
    const bool is_counted = !counted.units.empty();
    CheckedClaim::Line& line = add_line(view, statistics, key, counted);
    line.label = label_of(view, query_->by.front(), key);
    if (is_listed) line.published = language_.text("listed");
    const bool may_be_more = qualifier_ == "more-than" || qualifier_ == "at-least";
    line.agrees = is_listed == is_counted || (may_be_more && is_counted) ||
                  (qualifier_ == "up-to" && is_listed);
  }

  /// Of a list: what is in it, and what else is counted. What does not say the field adds nothing
  /// to the list; returns of how many units dates leave open which value they have.
  std::size_t add_elements(const View& view, const Statistics& statistics) {
    for (const auto& [key, unused] : published_.entries)
      add_element(view, statistics, key, value_at(statistics, key));
    std::size_t size = 0;
    std::size_t open = 0;
    for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
      const Key& row = statistics.rows[r];
      if (row.kind == Key::Kind::undecided) open += statistics.row_totals[r].units.size();
      if (row.kind != Key::Kind::value) continue;
      ++size;
      if (!published_.entries.contains(row.id))
        add_element(view, statistics, row.id, statistics.row_totals[r]);
    }
    checked_.counted = language_.text("list of {}", size);
    return open;
  }

  static Figure value_at(const Statistics& statistics, const std::string& key) {
    for (std::size_t r = 0; r < statistics.rows.size(); ++r)
      if (statistics.rows[r].id == key && statistics.rows[r].kind == Key::Kind::value)
        return statistics.row_totals[r];
    return {};
  }

  void explain(const std::string& sentence) {
    if (sentence.empty()) return;
    checked_.explanation += (checked_.explanation.empty() ? "" : " ") + sentence;
  }

  /// What is not decided by the records, and so cannot be confirmed.
  void explain_open(std::size_t open) {
    if (open > 0)
      explain(language_.text("Of {} the dates known do not decide it.",
                             language_.counted(open, "record", "records")));
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const CheckedClaim::Line& line = checked_.lines[i];
      const std::string words = words_on_open(figures_[i], query_->measured.table, language_);
      if (!line.agrees && !words.empty())
        explain(line.key.empty() ? words : language_.text("{}: {}", line.key, words));
    }
  }

  /// A difference counts as explained as long as the records still give what the claim expects.
  void judge_difference(std::size_t open) {
    const Node* expected = document_.find(document_.root(), "expected_difference");
    checked_.explanation = text_at(document_, expected, "explanation");
    checked_.verdict = Verdict::unexplained;
    explain_open(open);
    const Node* node = expected == nullptr ? nullptr : document_.find(*expected, "counted");
    const ClaimValue value = ClaimValue::of(document_, node);
    if (expected == nullptr) return;
    if (value.form == Form::text || is_as_expected(value)) {
      checked_.verdict = Verdict::explained;
      return;
    }
    checked_.explanation =
        value.form == Form::number
            ? language_.text(
                  "The claim expects another count than the records give: {}. It says: {}",
                  shown_number(value.entries.begin()->second, language_), checked_.explanation)
            : language_.text("The claim expects another count than the records give. It says: {}",
                             checked_.explanation);
  }

  [[nodiscard]] bool is_as_expected(const ClaimValue& value) const {
    if (checked_.is_list != (value.form == Form::list)) return false;
    const auto has_line = [&](const std::string& key) {
      return std::any_of(checked_.lines.begin(), checked_.lines.end(),
                         [&](const auto& line) { return line.key == key; });
    };
    for (const auto& [key, number] : value.entries)
      if (!has_line(key) && (checked_.is_list || shown_number(number) != "0")) return false;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const auto found = value.entries.find(checked_.lines[i].key);
      const bool is_there = found != value.entries.end();
      const bool same = checked_.is_list ? is_there == !figures_[i].units.empty()
                                         : is_same(is_there ? found->second : "0", figures_[i]);
      if (!same) return false;
    }
    return true;
  }

  const View& view_;
  const Language& language_ = view_.language;
  const Record& claim_;
  const RecordTree tree_;
  const Document& document_;
  std::string qualifier_;
  const Node* value_;
  const ClaimValue published_;
  const StatsQuery* query_ = nullptr;  ///< while it is counted
  std::vector<Figure> figures_;        ///< of each line
  CheckedClaim checked_;
};

std::vector<std::string> elements(const CheckedClaim& claim, bool in_list, bool ids) {
  std::vector<std::string> names;
  for (const CheckedClaim::Line& line : claim.lines)
    if (claim.is_list && !line.agrees && line.published.empty() != in_list)
      names.push_back(ids ? line.key : line.label);
  return names;
}

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

std::vector<std::string> CheckedClaim::not_published(bool ids) const {
  return elements(*this, false, ids);
}

std::vector<std::string> CheckedClaim::not_counted(bool ids) const {
  return elements(*this, true, ids);
}

CheckedClaim check_claim(const View& view, const Record& claim) {
  return Checker(view, claim).run();
}

}  // namespace mieux
