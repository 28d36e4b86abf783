#include "mieux/reports/answers/answer_views.hpp"

#include <algorithm>
#include <cmath>

#include "mieux/base/text.hpp"
#include "reports/render/figure_views.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;
using Cell = Grid::Cell;

Cell hidden_cell(const Language& language) { return {"hidden", language.text("hidden")}; }

Cell number_cell(const Language& language, std::uint32_t number, bool exact, bool hidden) {
  if (hidden) return hidden_cell(language);
  Figure figure;
  figure.value = number;
  figure.exact = exact;
  return cell_of(figure, language);
}

Cell share_cell(const Language& language, const std::optional<double>& share, bool hidden) {
  if (hidden) return hidden_cell(language);
  if (!share) return {"", ""};
  return {to_string(Figure{*share, true, {}}), language.percent(*share)};
}

/// By how many points a share changed: `+4.8`.
Cell change_cell(const Language& language, const std::optional<double>& now,
                 const std::optional<double>& before) {
  if (!now || !before) return {"", ""};
  const double change = std::round(10 * (*now - *before)) / 10;
  const std::string sign = change > 0 ? "+" : "";
  return {sign + to_string(Figure{change, true, {}}), sign + language.number(change)};
}

Cell median_cell(const ShownAnswers& shown, const AnswerSums& sums) {
  const Language& language = shown.view.language;
  if (sums.hides_any()) return hidden_cell(language);
  const auto level = median_answer(*shown.table.question, sums);
  if (!level) return {"", ""};
  const std::string_view answer = shown.table.question->answers[*level];
  return {std::string{answer}, std::string{shown.table.question->words_of(answer, language)}};
}

std::optional<double> shown_top(const AskedQuestion& question, const AnswerSums& sums) {
  return sums.hides_share_of_top() ? std::nullopt : share_of_top_two(question, sums);
}

/// The rows of a grid that has one for each answer.
class ByAnswer {
 public:
  explicit ByAnswer(const ShownAnswers& shown)
      : shown_(shown),
        language_(shown.view.language),
        question_(*shown.table.question),
        now_(shown.table.total),
        before_(shown.before == nullptr ? nullptr : &shown.before->total) {}

  Grid grid() {
    grid_.columns = {{"answer", language_.text("answer"), false},
                     {"answers", language_.text("answers"), true},
                     {"share", language_.text("share"), true}};
    if (before_ != nullptr)
      for (const auto* column : {"answers before", "share before", "change"})
        grid_.columns.push_back({column, language_.text(column), true});
    for (std::size_t i = 0; i < question_.answers.size(); ++i) add_answer(i);
    add_sums();
    return std::move(grid_);
  }

 private:
  struct Half {
    Cell number;
    Cell share;
    std::optional<double> points;  ///< to be compared
  };

  void add_answer(std::size_t i) {
    const std::string_view id = question_.answers[i];
    const auto half = [&](const AnswerSums& sums) {
      const bool hidden = sums.is_hidden(i);
      const auto share = share_of(sums, i);
      return Half{number_cell(language_, sums.counts[i], true, hidden),
                  share_cell(language_, share, sums.hides_share(i)),
                  sums.hides_share(i) ? std::nullopt : share};
    };
    add({std::string{id}, std::string{question_.words_of(id, language_)}}, half, false);
  }

  void add_sums() {
    add(word("n"), [&](const AnswerSums& sums) {
      return Half{
          number_cell(language_, sums.answered.value, sums.answered.exact, sums.hidden_answered),
          {"", ""},
          {}};
    });
    if (top_two(question_, now_))
      add(word("top two"), [&](const AnswerSums& sums) {
        return Half{
            number_cell(language_, *top_two(question_, sums), true, sums.hidden_top),
            share_cell(language_, share_of_top_two(question_, sums), sums.hides_share_of_top()),
            shown_top(question_, sums)};
      });
    if (question_.on_scale)
      add(word("median"), [&](const AnswerSums& sums) {
        return Half{median_cell(shown_, sums), {"", ""}, {}};
      });
    add(word("no answer"), [&](const AnswerSums& sums) {
      return Half{number_cell(language_, sums.missing, true, sums.hidden_answered), {"", ""}, {}};
    });
    add(word("forms received"), [&](const AnswerSums& sums) {
      return Half{
          number_cell(language_, sums.received.value, sums.received.exact, sums.hidden_answered),
          {"", ""},
          {}};
    });
    add(word("forms sent"), [&](const AnswerSums& sums) {
      return Half{number_cell(language_, sums.sent.value, sums.sent.exact, false), {"", ""}, {}};
    });
    add(word("response rate"), [&](const AnswerSums& sums) {
      const bool hidden = sums.hidden_answered;
      const auto rate = response_rate(sums);
      return Half{{"", ""}, share_cell(language_, rate, hidden), hidden ? std::nullopt : rate};
    });
  }

  [[nodiscard]] Cell word(const char* english) const { return {english, language_.text(english)}; }

  template <typename Make>
  void add(Cell key, Make make, bool apart = true) {
    Grid::Row row;
    row.apart = apart;
    Half half = make(now_);
    row.cells = {std::move(key), half.number, half.share};
    if (before_ != nullptr) {
      Half earlier = make(*before_);
      row.cells.push_back(earlier.number);
      row.cells.push_back(earlier.share);
      row.cells.push_back(change_cell(language_, half.points, earlier.points));
    }
    grid_.rows.push_back(std::move(row));
  }

  const ShownAnswers& shown_;
  const Language& language_;
  const AskedQuestion& question_;
  const AnswerSums& now_;
  const AnswerSums* before_;
  Grid grid_;
};

/// The rows of a grid that has one for each group.
class ByGroup {
 public:
  explicit ByGroup(const ShownAnswers& shown)
      : shown_(shown),
        language_(shown.view.language),
        question_(*shown.table.question),
        over_time_(!shown.query.step_word.empty()) {}

  Grid grid() {
    add_columns();
    const Statistics& statistics = shown_.table.statistics;
    const AnswerSums* previous = nullptr;
    for (std::size_t i = 0; i < shown_.table.rows.size(); ++i) {
      const Key& key = statistics.rows[shown_.table.rows[i]];
      add(cell_of(key), shown_.table.sums[i], over_time_ ? previous : before_of(key), false);
      previous = &shown_.table.sums[i];
    }
    add_only_before();
    add({"total", language_.text("Total")}, shown_.table.total,
        shown_.before == nullptr ? nullptr : &shown_.before->total, true);
    if (!shown_.table.undated.units.empty())
      add({"unknown", undated_label(open_words(Reading::begun), language_)}, shown_.table.undated,
          nullptr, true);
    return std::move(grid_);
  }

 private:
  void add_columns() {
    const Field& by = shown_.query.by.front();
    grid_.columns.push_back(
        {by.name,
         over_time_ ? language_.text(shown_.query.step_word) : field_label(by.name, language_),
         false, over_time_});
    numeric("n");
    for (const std::string_view answer : question_.answers)
      grid_.columns.push_back(
          {std::string{answer}, std::string{question_.words_of(answer, language_)}, true});
    numeric("no answer");
    if (question_.on_scale) {
      grid_.columns.push_back({"median", language_.text("median"), false});
      numeric("top two");
    }
    if (compares()) numeric("change");
    if (shown_.before != nullptr) {
      numeric("n before");
      if (question_.on_scale) numeric("top two before");
    }
    numeric("response rate");
  }

  /// Groups that answered in the period before alone.
  void add_only_before() {
    if (shown_.before == nullptr) return;
    AnswerSums nobody;
    nobody.counts.assign(question_.answers.size(), 0);
    const Statistics& statistics = shown_.before->statistics;
    for (std::size_t i = 0; i < shown_.before->rows.size(); ++i) {
      const Key& key = statistics.rows[shown_.before->rows[i]];
      const auto& rows = shown_.table.rows;
      const bool is_there = std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
        return shown_.table.statistics.rows[row].id == key.id;
      });
      if (!is_there) add(cell_of(key), nobody, &shown_.before->sums[i], false);
    }
  }

  void add_before(Grid::Row& row, const AnswerSums* earlier) {
    const bool known = earlier != nullptr;
    row.cells.push_back(known       ? number_cell(language_, earlier->answered.value,
                                                  earlier->answered.exact, earlier->hidden_answered)
                        : row.apart ? Cell{"", ""}
                                    : Cell{"0", "0"});
    if (question_.on_scale)
      row.cells.push_back(known ? share_cell(language_, shown_top(question_, *earlier),
                                             earlier->hides_share_of_top())
                                : Cell{"", ""});
  }

  void numeric(const char* word) { grid_.columns.push_back({word, language_.text(word), true}); }

  [[nodiscard]] bool compares() const {
    return question_.on_scale && (over_time_ || shown_.before != nullptr);
  }

  [[nodiscard]] const AnswerSums* before_of(const Key& key) const {
    if (shown_.before == nullptr) return nullptr;
    const AnswerTable& before = *shown_.before;
    for (std::size_t i = 0; i < before.rows.size(); ++i)
      if (before.statistics.rows[before.rows[i]].id == key.id) return &before.sums[i];
    return nullptr;
  }

  void add(Cell key, const AnswerSums& sums, const AnswerSums* earlier, bool apart) {
    Grid::Row row;
    row.apart = apart;
    row.cells.push_back(std::move(key));
    row.cells.push_back(
        number_cell(language_, sums.answered.value, sums.answered.exact, sums.hidden_answered));
    for (std::size_t i = 0; i < sums.counts.size(); ++i)
      row.cells.push_back(number_cell(language_, sums.counts[i], true, sums.is_hidden(i)));
    row.cells.push_back(number_cell(language_, sums.missing, true, sums.hidden_answered));
    const auto top = shown_top(question_, sums);
    if (question_.on_scale) {
      row.cells.push_back(median_cell(shown_, sums));
      row.cells.push_back(share_cell(language_, top, sums.hides_share_of_top()));
    }
    if (compares())
      row.cells.push_back(earlier == nullptr
                              ? Cell{"", ""}
                              : change_cell(language_, top, shown_top(question_, *earlier)));
    if (shown_.before != nullptr) add_before(row, earlier);
    row.cells.push_back(share_cell(language_, response_rate(sums), sums.hidden_answered));
    grid_.rows.push_back(std::move(row));
  }

  const ShownAnswers& shown_;
  const Language& language_;
  const AskedQuestion& question_;
  const bool over_time_;
  Grid grid_;
};

Json number_or_null(std::uint32_t number, bool hidden) {
  return hidden ? Json(nullptr) : Json(number);
}

Json share_or_null(const std::optional<double>& share, bool hidden) {
  return hidden || !share ? Json(nullptr) : Json(*share);
}

Json to_json(const ShownAnswers& shown, const AnswerTable& table, const AnswerSums& sums,
             bool explain) {
  const AskedQuestion& question = *table.question;
  Json json;
  json["n"] = number_or_null(sums.answered.value, sums.hidden_answered);
  if (!sums.answered.exact) json["at_least"] = true;
  json["no_answer"] = number_or_null(sums.missing, sums.hidden_answered);
  Json answers = Json::object();
  Json hidden = Json::array();
  for (std::size_t i = 0; i < sums.counts.size(); ++i) {
    answers[std::string{question.answers[i]}] = number_or_null(sums.counts[i], sums.is_hidden(i));
    if (sums.is_hidden(i)) hidden.push_back(std::string{question.answers[i]});
  }
  json["answers"] = std::move(answers);
  if (!hidden.empty()) json["hidden"] = std::move(hidden);
  if (const auto top = top_two(question, sums)) {
    json["top_two"] = number_or_null(*top, sums.hidden_top);
    json["share_of_top_two"] =
        share_or_null(share_of_top_two(question, sums), sums.hides_share_of_top());
  }
  const Cell median = median_cell(shown, sums);
  json["median"] = median.id.empty() || sums.hides_any() ? Json(nullptr) : Json(median.id);
  const bool forms_hidden = sums.hidden_answered;
  json["received"] = number_or_null(sums.received.value, forms_hidden);
  json["sent"] = sums.sent.value;
  json["response_rate"] = share_or_null(response_rate(sums), forms_hidden);
  if (explain) {
    Json records = Json::array();
    for (const std::uint32_t unit : sums.units)
      records.push_back(std::string{table.statistics.units[unit].record->id});
    json["records"] = std::move(records);
  }
  return json;
}

Json table_to_json(const ShownAnswers& shown, const AnswerTable& table, bool explain) {
  Json json;
  if (!shown.query.by.empty()) {
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Json row{{"key", table.statistics.rows[table.rows[i]].id}};
      row.update(to_json(shown, table, table.sums[i], explain));
      rows.push_back(std::move(row));
    }
    json["by"] = shown.query.by.front().name;
    json["rows"] = std::move(rows);
  }
  json["total"] = to_json(shown, table, table.total, explain);
  if (!table.undated.units.empty()) json["undated"] = to_json(shown, table, table.undated, explain);
  return json;
}

bool hides_any(const AnswerTable& table) {
  return table.total.hides_any() ||
         std::any_of(table.sums.begin(), table.sums.end(),
                     [](const AnswerSums& sums) { return sums.hides_any(); });
}

/// Shares that a record has without the number of answers: they are shown, and in no number.
std::string published_shares(const ShownAnswers& shown, const Record& record) {
  const Language& language = shown.view.language;
  const AskedQuestion& question = *shown.table.question;
  std::string shares;
  for (const Question& answered : shown.view.store.feedback()[record.position].questions)
    if (answered.shares_without_n && &shown.view.questions().of(record, answered) == &question)
      for (const AnswerCount& one : answered.counts)
        shares += (shares.empty() ? "" : ", ") +
                  std::string{question.words_of(one.answer.value, language)} + " " +
                  language.percent(one.number);
  return language.text("Published without the number of answers, and in no number ({}): {}.",
                       record.id, shares);
}

}  // namespace

std::string share_in_words(const Language& language, const std::optional<double>& share,
                           bool hidden) {
  const Cell cell = share_cell(language, share, hidden);
  return cell.label.empty() ? language.text("none") : cell.label;
}

Grid grid_of(const ShownAnswers& shown) {
  return shown.query.by.empty() ? ByAnswer(shown).grid() : ByGroup(shown).grid();
}

std::string as_json(const ShownAnswers& shown, bool explain) {
  const AskedQuestion& question = *shown.table.question;
  Json json{{"format", "mieux.answers/1"}};
  if (shown.view.audience != Audience::everybody) json["audience"] = "staff";
  json["question"] = {{"id", question.id},
                      {"text", std::string{question.words(shown.view.language)}},
                      {"kind", std::string{question.kind}},
                      {"on_scale", question.on_scale},
                      {"answers", question.answers}};
  json.update(table_to_json(shown, shown.table, explain));
  if (shown.before != nullptr) json["before"] = table_to_json(shown, *shown.before, explain);
  return json.dump(2) + "\n";
}

std::vector<std::string> about(const ShownAnswers& shown) {
  const Language& language = shown.view.language;
  const AnswerTable& table = shown.table;
  std::vector<std::string> lines{std::string{table.question->words(language)}};
  if (table.question->takes_several())
    lines.push_back(
        language.text("Several answers were possible; shares are of the forms with an answer."));
  if (hides_any(table) || (shown.before != nullptr && hides_any(*shown.before)))
    lines.push_back(language.text("Hidden: numbers under five, and what would tell them."));
  for (const std::uint32_t unit : table.total.shares_alone)
    lines.push_back(published_shares(shown, *table.statistics.units[unit].record));
  return lines;
}

}  // namespace mieux
