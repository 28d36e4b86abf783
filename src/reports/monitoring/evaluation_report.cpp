// The report `evaluation`: one activity and the feedback on it.
#include "mieux/base/text.hpp"
#include "mieux/reports/monitoring/monitoring_reports.hpp"
#include "questions.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_paragraph.hpp"
#include "reports/fieldwork/action_parts.hpp"

namespace mieux {
namespace {

class EvaluationReport {
 public:
  EvaluationReport(const View& view, const ReportRequest& request)
      : facts_(view, *request.record),
        activity_(facts_.action.activities[request.part]),
        index_(request.part),
        pages_(view, request, "evaluation-" + id()) {
    std::uint32_t position = 0;
    for (const VisibleValue& one : facts_.visible.at("activities").children())
      if (position++ == index_) said_ = one;
  }

  Report run() {
    heading();
    table();
    activity_section(facts_, index_, pages_.report());
    experts_section(facts_, pages_.report(), activity_.id.value);
    const std::string where =
        "on = " + std::string{facts_.record.id} + "/" + std::string{activity_.id.value};
    answers(where);
    reports(where);
    missing_section(facts_, pages_.report(), activity_.id.value);
    Report report = pages_.take();
    while (report.markdown.ends_with("\n\n")) report.markdown.pop_back();
    return report;
  }

 private:
  [[nodiscard]] std::string id() const {
    return std::string{facts_.record.id} + "-" + name_of(facts_.action, Part::activity, index_);
  }

  void heading() {
    const std::string called{said_.text_at("title")};
    const std::string title = called.empty() ? id() : called;
    pages_.title(1, Phrase{title, title});
    pages_.paragraph("Evaluation of activity {} of the Action {}, as it stood on {}.",
                     "`" + name_of(facts_.action, Part::activity, index_) + "`",
                     for_markdown(reader_name(facts_.record)),
                     Date{facts_.view.as_of.day, facts_.view.as_of.day});
  }

  void table() {
    pages_.write("| | |\n|---|---|\n");
    pages_.fact("Type", listed("types", "activity_types"));
    pages_.fact("Mode", said_.at("mode") ? pages_.words(said_.text_at("mode")) : std::string{});
    pages_.fact("Countries", listed("countries", "countries"));
    pages_.fact("Places", listed("places", {}));
    pages_.fact("Hosts", hosts());
    pages_.fact("Organised with", facts_.organisations(said_.at("co_organisers")));
    pages_.fact("Participants", participants_in_words(facts_.view, said_.at("participants")));
    pages_.write("\n");
  }

  [[nodiscard]] std::string listed(std::string_view field, std::string_view vocabulary) const {
    std::string all;
    for (const VisibleValue& one : said_.at(field).children())
      all += (all.empty() ? "" : ", ") +
             (vocabulary.empty() ? for_markdown(one.text()) : facts_.label(vocabulary, one.text()));
    return all;
  }

  [[nodiscard]] std::string hosts() const {
    std::string all;
    for (const VisibleValue& host : said_.at("hosts").children()) {
      const std::string_view country = host.text_at("country");
      const std::string_view body = host.text_at("organisation");
      std::string one = body.empty() ? std::string{} : facts_.organisation(body);
      if (!country.empty()) one += (one.empty() ? "" : ", ") + facts_.label("countries", country);
      facts_.view.language.append(all, one);
    }
    return all;
  }

  void answers(const std::string& where) {
    const Statistics feedback = count(pages_.view(), pages_.query("feedback", where));
    pages_.title(2, "Feedback");
    const ToldQuestions questions = told_questions(pages_.view(), feedback);
    if (questions.told.empty()) pages_.paragraph("No questions were answered.");
    for (const AskedQuestion* question : questions.told)
      write_question(pages_, {.question = *question, .where = where});
    say_left_out(pages_, questions);
  }

  void reports(const std::string& where) {
    pages_.title(2, "Reports in words");
    const Statistics feedback = count(pages_.view(), pages_.query("feedback", where));
    if (!write_in_words(pages_, feedback, 3)) pages_.paragraph("No report is on record.");
  }

  ActionFacts facts_;
  const Activity& activity_;
  std::uint32_t index_;
  Pages pages_;
  VisibleValue said_;
};

}  // namespace

Report evaluation_report(const View& view, const ReportRequest& request) {
  require_readable(view.store, RecordKind::action);
  ReportRequest to_date = request;
  to_date.period = Date{Date::earliest, Date::latest};
  return EvaluationReport(view, to_date).run();
}

}  // namespace mieux
