// A form to be printed and filled in by hand.
#include "mieux/reports/feedback/form_report.hpp"

#include "mieux/base/text.hpp"
#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

constexpr std::string_view tick_box = "☐ ";
constexpr std::string_view blank_line =
    "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

class Paper {
 public:
  Paper(const View& view, const Record& record)
      : language_(view.language),
        form_(view.store.forms()[record.position]),
        title_(VisibleRecord(view.store, record, view.audience).text_at("title")),
        version_(version_on(form_, view.as_of.day)) {
    if (version_ == nullptr && !form_.versions.empty()) version_ = &form_.versions.back();
    if (title_.empty()) title_ = record.id;
  }

  Report report() {
    report_.heading(1, {title_, title_});
    if (version_ == nullptr) {
      paragraph(language_.text("This form has no questions yet."));
      return std::move(report_);
    }
    paragraph(language_.text("Activity") + ": " + std::string{blank_line} + "  \n" +
              language_.text("Date") + ": " + std::string{blank_line});
    paragraph(language_.text("Please do not write your name."));
    std::size_t number = 0;
    for (const FormQuestion& question : version_->questions) ask(++number, question);
    paragraph(language_.text("Version {} of the form.", for_markdown(version_->version.value)));
    return std::move(report_);
  }

 private:
  void paragraph(const std::string& text) { report_.markdown += text + "\n\n"; }

  void ask(std::size_t number, const FormQuestion& question) {
    paragraph("**" + std::to_string(number) + ". " + for_markdown(asked(question)) + "**");
    if (question.kind.value == "text")
      return paragraph(std::string{blank_line} + "  \n" + std::string{blank_line});
    if (question.kind.value == "multiple")
      paragraph("*" + language_.text("Several answers are possible.") + "*");
    std::string answers;
    for (const Answer& answer : answers_to(form_, question)) {
      const std::string_view words =
          words_in(answer.text, language_.code()).value_or(answer.id.value);
      answers += (answers.empty() ? "" : "  \n") + std::string{tick_box} + for_markdown(words);
    }
    paragraph(answers);
  }

  [[nodiscard]] std::string asked(const FormQuestion& question) const {
    return std::string{words_or_first(question.text, language_.code(), question.id.value)};
  }

  const Language& language_;
  const FeedbackForm& form_;
  std::string title_;
  const FormVersion* version_;
  Report report_;
};

}  // namespace

Report form_report(const View& view, const ReportRequest& request) {
  return Paper(view, *request.record).report();
}

}  // namespace mieux
