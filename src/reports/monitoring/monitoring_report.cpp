// The report `monitoring`: what a period's feedback says, and which reports are missing.
#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/missing.hpp"
#include "mieux/reports/answers/answer_views.hpp"
#include "mieux/reports/monitoring/monitoring_reports.hpp"
#include "questions.hpp"
#include "reports/answers/answer_tables.hpp"
#include "reports/fieldwork/action_parts.hpp"
#include "reports/year/sections.hpp"

namespace mieux {
namespace {

std::string of_tool(std::string_view tool) { return "tool = " + std::string{tool}; }

/// Where a question stands: `participants` of `participants/2/q1`; without a form its record.
std::string form_of(const AskedQuestion& question) {
  return question.id.substr(0, question.id.find('/'));
}

bool ends_with_a_report(const Store& store, const ClockRule& rule) {
  const Table* tools = store.vocabularies().table("feedback_tools");
  return tools != nullptr && tools->find(rule.to.value) != Table::none;
}

class MonitoringReport {
 public:
  MonitoringReport(const View& view, const ReportRequest& request)
      : pages_(view, request, "monitoring"), before_(period_before_of(pages_)) {}

  Report run() {
    heading();
    const Statistics tools = count(pages_.view(), pages_.query("feedback", {}, "tool"));
    response();
    for (std::size_t row = 0; row < tools.rows.size(); ++row) tool(tools.rows[row].id);
    reports_in_time();
    missing();
    pages_.title(2, "What could not be dated");
    if (!pages_.undated({"feedback"})) pages_.sentence("Nothing: all feedback could be placed.");
    pages_.drafts({RecordKind::feedback});
    return pages_.take();
  }

 private:
  void heading() {
    pages_.heading("{}: monitoring, {}");
    pages_.say("Feedback is in the period by the day on which it was closed.");
    if (before_)
      pages_.write(" " +
                   pages_.words("Changes are since the period before, {}.",
                                pages_.language().range(first_day(*before_), last_day(*before_))));
    pages_.write("\n\n");
  }

  static Date first_day(const Period& period) { return {period.days.first(), period.days.first()}; }
  static Date last_day(const Period& period) { return {period.days.last(), period.days.last()}; }

  /// Of each form the question that most of its feedback asked: its forms are those of the form.
  void response() {
    pages_.title(2, "Forms sent and received");
    const StatsQuery query = pages_.query("feedback", {});
    const Statistics feedback = count(pages_.view(), query);
    std::map<std::string, AnswerTable> tables;
    const ToldQuestions questions = told_questions(pages_.view(), feedback);
    for (const AskedQuestion* question : questions.told) {
      AnswerTable answers = count_answers(pages_.view(), query, *question);
      const auto [place, is_new] = tables.try_emplace(form_of(*question));
      if (is_new || answers.total.units.size() > place->second.total.units.size())
        place->second = std::move(answers);
    }
    say_left_out(pages_, questions);
    if (tables.empty()) return pages_.paragraph("No form came back.");
    std::vector<std::string_view> head{
        "form", "tool", "records:", "forms sent:", "received|forms:", "response rate:"};
    if (before_) head.emplace_back("before:");
    pages_.table_head(head);
    std::vector<std::string> commands;
    for (const auto& [form, answers] : tables) {
      pages_.write(response_row(form, answers));
      const AnswerTable* before = before_ ? &answers : nullptr;  // whichever: it says `--before`
      commands.push_back(command_of(pages_, {*answers.question, query, {}, {}, before}));
    }
    pages_.sources(commands);
  }

  [[nodiscard]] std::string response_row(const std::string& form,
                                         const AnswerTable& answers) const {
    const Language& language = pages_.language();
    const AnswerSums& sums = answers.total;
    const auto forms = [&](const FormCount& count, bool hidden) {
      Figure figure;
      figure.value = count.value;
      figure.exact = count.exact;
      return hidden ? language.text("hidden")
             : count.value == 0 && (!count.exact || sums.units.empty())
                 ? language.text("not recorded")
                 : to_string(figure, language);
    };
    std::string row =
        "| `" + form + "` | " +
        for_markdown(pages_.view().label("feedback_tools", answers.question->tool)) + " | " +
        language.number(static_cast<double>(sums.units.size() + sums.shares_alone.size())) + " | " +
        forms(sums.sent, false) + " | " + forms(sums.received, sums.hidden_answered) + " | " +
        share_in_words(language, response_rate(sums), sums.hidden_answered) + " |";
    if (!before_) return row + "\n";
    StatsQuery earlier = pages_.query("feedback", {});
    earlier.period = before_;
    const AnswerSums then = count_answers(pages_.view(), earlier, *answers.question).total;
    return row + " " + share_in_words(language, response_rate(then), then.hidden_answered) + " |\n";
  }

  /// What was answered and reported with one tool.
  void tool(const std::string& id) {
    const Phrase name{std::string{pages_.view().store.vocabularies().label("feedback_tools", id)},
                      std::string{pages_.view().label("feedback_tools", id)}};
    const Statistics feedback = count(pages_.view(), pages_.query("feedback", of_tool(id)));
    pages_.title(2, name);
    const ToldQuestions questions = told_questions(pages_.view(), feedback);
    for (const AskedQuestion* question : questions.told)
      write_question(pages_, {.question = *question, .by = "region", .with_before = true});
    say_left_out(pages_, questions);
    write_in_words(pages_, feedback, 3);
  }

  /// Of the activities, missions and Actions of the period: how many have the report that a clock
  /// asks for.
  void reports_in_time() {
    pages_.title(2, "Reports that are due");
    if (!write_clocks_kept(pages_, ends_with_a_report))
      pages_.paragraph("No clock asks for a report.");
  }

  void missing() {
    pages_.title(2, "Missing reports");
    const View& view = pages_.view();
    const MissingItems items(view.store, view.as_of);
    std::string rows;
    for (const Record& action : view.store.records(RecordKind::action))
      if (action.whole && !action.draft)
        for (const MissingItem& item : items.of(action))
          if (item.kind == Lacking::report) rows += missing_row(action, item);
    if (rows.empty()) return pages_.paragraph("No report is missing.");
    pages_.table_head(
        view.audience == Audience::everybody
            ? std::vector<std::string_view>{"of", "name", "missing", "until"}
            : std::vector<std::string_view>{"of", "name", "missing", "until", "responsible"});
    pages_.write(rows + "\n");
  }

  [[nodiscard]] std::string missing_row(const Record& action, const MissingItem& item) const {
    const View& view = pages_.view();
    const bool over = item.due && item.due->last() < view.as_of.day;
    const std::string until = item.due ? view.language.date(*item.due) : std::string{};
    std::string row = "| `" + std::string{action.id} +
                      (item.part.empty() ? std::string{} : "/" + item.part) + "` | " +
                      for_markdown(reader_name(action)) + " | " +
                      for_markdown(missing_in(view.language, item.what)) + " | " +
                      (over ? view.language.text("{}, overdue", until) : until) + " |";
    if (view.audience == Audience::everybody) return row + "\n";
    std::string staff;
    for (const std::string& one : responsible_for(view.store, action, view.as_of.day))
      staff += (staff.empty() ? "" : ", ") + for_markdown(one);
    return row + " " + staff + " |\n";
  }

  Pages pages_;
  std::optional<Period> before_;
};

}  // namespace

Report monitoring_report(const View& view, const ReportRequest& request) {
  require_readable(view.store, RecordKind::action);
  return MonitoringReport(view, request).run();
}

}  // namespace mieux
