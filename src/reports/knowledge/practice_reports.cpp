// The reports on one practice: its sheet, and the case study.
#include <array>
#include <utility>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/knowledge/knowledge_reports.hpp"
#include "practice_text.hpp"

namespace mieux {
namespace {

/// The parts of a case study as publications print them.
constexpr auto parts = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"context", "Context"},
    {"action_design", "How the Action was designed"},
    {"practices", "Good practices"},
    {"impact", "Impact"},
    {"challenges", "Challenges"},
    {"lessons_learnt", "Lessons learnt"},
});

class Sheet {
 public:
  Sheet(const View& view, const Record& record) : view_(view), text_(view, record) {}

  Report practice() {
    begin();
    section("In short", paragraph(text_.visible().text_at("summary")));
    section("Features of good practice", text_.features());
    section("Where it was taken up", text_.replications());
    case_study();
    testimonials();
    return std::move(report_);
  }

  Report as_case_study() {
    begin();
    case_study();
    section("Features of good practice", text_.features());
    testimonials();
    return std::move(report_);
  }

 private:
  void testimonials() {
    section("What persons said", text_.testimonials());
    const std::uint32_t hidden = text_.practice().testimonials - text_.practice().agreed;
    if (hidden > 0 && view_.audience == Audience::everybody)
      report_.notes.push_back(counted(hidden, "testimonial") +
                              " left out: it is not on record that the person agreed to be quoted");
  }

  void begin() {
    const std::string title{text_.record().title.value};
    const Phrase name{title, title};
    report_.heading(1, text_.record().draft ? phrase(view_.language, "{} (draft)", name) : name);
    report_.markdown += "| | |\n|---|---|\n";
    row("Country", text_.values("country"));
    row("Action", text_.actions());
    row("Theme", text_.values("theme"));
    row("Area", text_.area());
    row("What is good about it", text_.category());
    row("Types of intervention", labels("intervention_types", "intervention_types"));
    row("Policy frameworks", labels("policy_frameworks", {}));
    report_.markdown += "\n";
  }

  void row(std::string_view name, const std::string& value) {
    if (!value.empty())
      report_.markdown += "| " + view_.language.text(name) + " | " + value + " |\n";
  }

  void section(std::string_view title, const std::string& body) {
    if (body.empty()) return;
    report_.heading(2, phrase(view_.language, title));
    report_.markdown += body + "\n";
  }

  static std::string paragraph(std::string_view text) {
    return text.empty() ? std::string{} : for_markdown(trimmed(text)) + "\n";
  }

  [[nodiscard]] std::string labels(std::string_view field, std::string_view vocabulary) const {
    std::vector<std::string> all;
    for (const VisibleValue& value : text_.visible().at(field).children())
      all.push_back(
          for_markdown(vocabulary.empty() ? value.text() : text_.label(vocabulary, value.text())));
    return joined(all, ", ");
  }

  void case_study() {
    const VisibleValue study = text_.visible().at("case_study");
    for (const auto& [field, title] : parts) section(title, paragraph(study.text_at(field)));
  }

  const View& view_;
  PracticeText text_;
  Report report_;
};

}  // namespace

Report practice_report(const View& view, const ReportRequest& request) {
  return Sheet(view, *request.record).practice();
}

Report case_study_report(const View& view, const ReportRequest& request) {
  const Record& record = *request.record;
  if (!view.store.practices()[record.position].is_case_study)
    throw Failure(Exit::refused, in_quotes(record.id) + " is no case study",
                  "write it up: `mieux practice set " + std::string{record.id} +
                      " case_study.context=TEXT case_study.impact=TEXT`; the report `practice` "
                      "shows what there is");
  return Sheet(view, record).as_case_study();
}

}  // namespace mieux
