// A version of a form that feedback uses is frozen.
#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/feedback/forms.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

/// The words that were there are there and say the same.
bool keeps(List<WordsIn> before, List<WordsIn> after) {
  return std::all_of(before.begin(), before.end(), [&](const WordsIn& old) {
    return std::any_of(after.begin(), after.end(), [&](const WordsIn& now) {
      return now.language.value == old.language.value && now.text.value == old.text.value;
    });
  });
}

bool keeps(List<Answer> before, List<Answer> after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                    [](const Answer& a, const Answer& b) {
                      return a.id.value == b.id.value && keeps(a.text, b.text);
                    });
}

/// The first question of the version that another text asks otherwise; empty if none is.
std::string_view changed_question(const FeedbackForm& before, const FormVersion& old,
                                  const FeedbackForm& after, const FormVersion& now) {
  for (const FormQuestion& question : old.questions) {
    const FormQuestion* same = find_question(now, question.id.value);
    if (same == nullptr || same->kind.value != question.kind.value ||
        !keeps(question.text, same->text) ||
        !keeps(answers_to(before, question), answers_to(after, *same)))
      return question.id.value;
  }
  for (const FormQuestion& question : now.questions)
    if (find_question(old, question.id.value) == nullptr) return question.id.value;
  return {};
}

/// Versions of the form that feedback uses, and a record that uses each.
const Record* use_of(const Store& store, const Record& form, std::string_view version) {
  for (const Record& record : store.records(RecordKind::feedback)) {
    const Feedback& feedback = store.feedback()[record.position];
    if (record.whole && feedback.form_version.value == version &&
        store.target(feedback.form.value, set_of(RecordKind::form)) == &form)
      return &record;
  }
  return nullptr;
}

void guard(const Store& store, const Record& form, const EditedRecord& text) {
  Arena arena;
  const FeedbackForm after = read_form(text.document(), arena);
  const FeedbackForm& before = store.forms()[form.position];
  for (const FormVersion& old : before.versions) {
    const FormVersion* now = find_version(after, old.version.value);
    const std::string_view question =
        now == nullptr ? old.version.value : changed_question(before, old, after, *now);
    if (question.empty()) continue;
    const Record* use = use_of(store, form, old.version.value);
    if (use == nullptr) continue;
    throw Failure(Exit::refused,
                  "version " + std::string{old.version.value} + " of " + std::string{form.id} +
                      " is frozen: " + full_id(*use) + " uses it" +
                      (now == nullptr ? "" : "; " + in_quotes(question) + " would change"),
                  "ask it otherwise in a new version: `mieux form new-version " +
                      std::string{form.id} + " VERSION`; texts in other languages may be added");
  }
}

}  // namespace

void guard_forms(const Store& store, const Change& change) {
  for (const FileChange& file : change.files) {
    const Record* record = store.at_path(file.path);
    if (record == nullptr || record->kind != RecordKind::form || !record->whole) continue;
    if (file.after) guard(store, *record, {store, record->kind, file.path, *file.after});
  }
}

}  // namespace mieux
