#include <algorithm>
#include <set>

#include "feedback_rules.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/feedback/questions.hpp"

namespace mieux {
namespace {

/// The names of all scales of the form, for a hint.
std::string scales_of(const FeedbackForm& form) {
  std::string all;
  for (const Scale& scale : form.scales)
    all += (all.empty() ? "write one of: " : ", ") + std::string{scale.id.value};
  return all.empty() ? "the form has none: add it under `scales:`" : all;
}

bool has_scale(const FeedbackForm& form, std::string_view id) {
  return std::any_of(form.scales.begin(), form.scales.end(),
                     [&](const Scale& scale) { return scale.id.value == id; });
}

class CheckForm {
 public:
  CheckForm(const RuleRun& run, const Record& record)
      : run_(run), record_(record), form_(run.store.forms()[record.position]) {}

  void check() const {
    check_twice(form_.scales, "scale", [](const Scale& one) { return one.id; });
    check_twice(form_.versions, "version", [](const FormVersion& one) { return one.version; });
    for (const FormVersion& version : form_.versions)
      check_twice(version.questions, "question", [](const FormQuestion& one) { return one.id; });
    for (const FormVersion& version : form_.versions) {
      check_days(version);
      for (const FormQuestion& question : version.questions) check(version, question);
    }
  }

 private:
  /// A version is not retired before it is used.
  void check_days(const FormVersion& version) const {
    const When& from = version.from;
    const When& retired = version.retired;
    if (!from.known || !retired.known || from.date.first() <= retired.date.last()) return;
    run_.error(record_, {"form-question", retired.span,
                         "version " + in_quotes(version.version.value) +
                             " is retired before it is used from " + from.date.to_string() + " on",
                         "correct one of the days"});
  }

  /// What is called as another one before it: nobody can say which is meant.
  template <typename Item, typename IdOf>
  void check_twice(List<Item> items, const std::string& what, IdOf id_of) const {
    std::set<std::string_view> seen;
    for (const Item& item : items)
      if (const Text id = id_of(item); id.is_there() && !seen.insert(id.value).second)
        run_.error(record_, {"duplicate-part", id.span,
                             "there is a " + what + " " + in_quotes(id.value) + " before",
                             "give this one another id, or delete it"});
  }

  void check(const FormVersion& version, const FormQuestion& question) const {
    const std::string name = in_quotes(question.id.value);
    if (question.scale.is_there() && !has_scale(form_, question.scale.value))
      return wrong(question.scale, "the form has no scale " + in_quotes(question.scale.value),
                   scales_of(form_));
    if (question.scale.is_there() && !question.choices.empty())
      return wrong(question.scale, "question " + name + " has a scale and choices",
                   "delete one of them");
    const bool is_text = question.kind.value == "text";
    const bool has_answers = !answers_to(form_, question).empty();
    if (!is_text && !has_answers)
      return wrong(question.id, "question " + name + " has nothing to choose from",
                   "add `scale:` with the id of a scale of the form, or `choices:`");
    if (is_text && has_answers)
      return wrong(question.id, "question " + name + " asks for a text and has answers to choose",
                   "write `kind: single` or `kind: multiple`, or delete the answers");
    if (const std::string why = why_not_the_same(form_, version, question); !why.empty())
      wrong(question.same_as,
            "question " + name + " cannot go on with " + in_quotes(question.same_as.value) + ": " +
                why,
            "write VERSION/QUESTION of an earlier version with the same answers, or delete the "
            "line: it is then a question of its own");
  }

  void wrong(const Text& at, std::string message, std::string hint) const {
    run_.error(record_, {"form-question", at.span, std::move(message), std::move(hint)});
  }

  const RuleRun& run_;
  const Record& record_;
  const FeedbackForm& form_;
};

}  // namespace

/// What a question asks can be answered, and goes on with a question that has the same answers.
/// Forms have records: those that mieux.yaml lists want to be moved.
void check_forms(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::form))
    if (record.whole) CheckForm(run, record).check();
  const Record& programme = run.store.records(RecordKind::programme).front();
  const auto& listed = run.store.programme().forms;
  if (!listed.empty())
    run.warning(programme, {"listed-forms", listed.front().id.span,
                            "mieux.yaml lists forms: they have records of their own now",
                            "`mieux form take-over` makes the records and takes the list away"});
}

}  // namespace mieux
