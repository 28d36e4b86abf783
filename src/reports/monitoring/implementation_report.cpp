// The report `implementation`: an Action against its plan.
#include "mieux/base/text.hpp"
#include "mieux/reports/monitoring/monitoring_reports.hpp"
#include "questions.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_parts.hpp"

namespace mieux {
namespace {

class ImplementationReport {
 public:
  ImplementationReport(const View& view, const ReportRequest& request)
      : facts_(view, *request.record),
        pages_(view, request, "implementation-" + std::string{request.record->id}),
        of_action_("action = " + std::string{request.record->id}) {}

  Report run() {
    heading();
    pages_.figures({.title = pages_.phrase("What became of the activities"),
                    .subject = "activities",
                    .by = "outcome",
                    .where = of_action_,
                    .none = "No activity is on record.",
                    .depth = 2});
    Report& report = pages_.report();
    activities_section(facts_, report);
    plan_changes_section(facts_, report);
    participants_section(facts_, report);
    experts_section(facts_, report);
    achieved();
    results_section(facts_, report);
    deliverables_section(facts_, report);
    effects_section(facts_, report);
    answers();
    lessons();
    missing_section(facts_, report);
    Report whole = pages_.take();
    while (whole.markdown.ends_with("\n\n")) whole.markdown.pop_back();
    return whole;
  }

 private:
  void heading() {
    const std::string name{reader_name(facts_.record)};
    pages_.title(1, phrase(pages_.language(), "{}: implementation", Phrase{name, name}));
    pages_.paragraph("**{}**, as it stood on {}.", facts_.standing(),
                     Date{facts_.view.as_of.day, facts_.view.as_of.day});
    pages_.write("| | |\n|---|---|\n");
    pages_.fact("Title", for_markdown(facts_.record.title.value));
    pages_.fact("Objective", for_markdown(facts_.visible.text_at("objective")));
    pages_.fact("Planned", facts_.time_planned());
    pages_.fact("Carried out", facts_.time_held());
    pages_.write("\n");
  }

  /// How many results of all were achieved.
  void achieved() {
    const std::string done = Pages::both(of_action_, "not achieved = none");
    pages_.title(2, "Results against expectations");
    pages_.sentence("**{}** of {} results on record were achieved.",
                    pages_.number(pages_.total("results", done)),
                    pages_.number(pages_.total("results", of_action_)));
    pages_.sources(
        {pages_.command("results", done, {}), pages_.command("results", of_action_, {})});
  }

  /// A table for each question, with a row for the Action and each activity that it was asked of.
  void answers() {
    pages_.title(2, "Feedback on the Action and its activities");
    const Statistics feedback = count(pages_.view(), pages_.query("feedback", of_action_));
    const ToldQuestions questions = told_questions(pages_.view(), feedback);
    if (questions.told.empty()) pages_.paragraph("No questions were answered.");
    for (const AskedQuestion* question : questions.told)
      write_question(pages_, {.question = *question, .where = of_action_, .by = "on"});
    say_left_out(pages_, questions);
  }

  void lessons() {
    pages_.title(2, "Lessons and recommendations");
    const Statistics feedback = count(pages_.view(), pages_.query("feedback", of_action_));
    if (!write_in_words(pages_, feedback, 3)) pages_.paragraph("No report is on record.");
  }

  ActionFacts facts_;
  Pages pages_;
  std::string of_action_;
};

}  // namespace

Report implementation_report(const View& view, const ReportRequest& request) {
  require_readable(view.store, RecordKind::action);
  ReportRequest to_date = request;
  to_date.period = Date{Date::earliest, Date::latest};
  return ImplementationReport(view, to_date).run();
}

}  // namespace mieux
