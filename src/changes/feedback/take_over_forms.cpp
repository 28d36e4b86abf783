// Forms were once listed in mieux.yaml, and feedback said their questions.
#include <algorithm>
#include <map>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/feedback/forms.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A question as feedback has it.
struct Met {
  std::string id;
  std::string text;
  std::string kind;
  std::vector<std::string> answers;  ///< in the order in which they were met
};

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Value ids_of(const std::vector<std::string>& ids) {
  Value::Sequence answers;
  for (const std::string& id : ids) answers.push_back({Value::Mapping{{"id", Value::text(id)}}});
  return {std::move(answers)};
}

/// Makes the record of one form out of its lines in mieux.yaml.
class TakingOver {
 public:
  TakingOver(const Store& store, const std::string& form, std::string language)
      : store_(store), form_(form), language_(std::move(language)) {}

  Value fields() {
    Value::Mapping fields{{"title", Value::text(title())}};
    Value::Sequence versions;
    for (const ListedForm& listed : store_.programme().forms) {
      if (listed.id.value != form_) continue;
      if (versions.empty())
        fields.emplace_back("tool", Value::text(std::string{listed.tool.value}));
      versions.push_back(
          {Value::Mapping{{"version", Value::text(std::string{listed.version.value})},
                          {"questions", questions_of(listed)}}});
    }
    fields.emplace_back("languages", Value{Value::Sequence{Value::text(language_)}});
    if (!scales_.empty()) fields.emplace_back("scales", Value{scales_});
    fields.emplace_back("versions", Value{std::move(versions)});
    return {std::move(fields)};
  }

 private:
  [[nodiscard]] std::string title() const {
    std::string words = form_;
    std::replace(words.begin(), words.end(), '-', ' ');
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
  }

  [[nodiscard]] std::vector<Met> met(const ListedForm& listed) const {
    std::vector<Met> all;
    for (const Record& record : store_.records(RecordKind::feedback)) {
      const Feedback& feedback = store_.feedback()[record.position];
      if (feedback.form.value != form_ || feedback.form_version.value != listed.version.value)
        continue;
      for (const Question& question : feedback.questions) {
        auto known = std::find_if(all.begin(), all.end(),
                                  [&](const Met& one) { return one.id == question.id.value; });
        if (known == all.end())
          known = all.insert(known, {std::string{question.id.value},
                                     std::string{question.text.value},
                                     std::string{question.kind.value},
                                     {}});
        for (const AnswerCount& one : question.counts)
          if (!has(known->answers, one.answer.value)) known->answers.emplace_back(one.answer.value);
      }
    }
    return all;
  }

  Value questions_of(const ListedForm& listed) {
    keep_scale(listed);
    Value::Sequence questions;
    for (const Met& one : met(listed)) {
      const std::string kind = one.answers.empty() ? "text" : one.kind;
      Value::Mapping question{
          {"id", Value::text(one.id)},
          {"text",
           Value{Value::Mapping{{language_, Value::text(one.text.empty() ? one.id : one.text)}}}},
          {"kind", Value::text(kind)}};
      if (kind == "single" && on_scale(listed, one))
        question.emplace_back("scale", Value::text(std::string{listed.scale.value}));
      else if (kind != "text")
        question.emplace_back("choices", ids_of(one.answers));
      questions.push_back({std::move(question)});
    }
    return {std::move(questions)};
  }

  [[nodiscard]] std::vector<std::string> levels_of(const ListedForm& listed) const {
    std::vector<std::string> levels;
    if (const Scale* scale = store_.programme().scale(listed.scale.value))
      for (const Answer& level : scale->levels) levels.emplace_back(level.id.value);
    return levels;
  }

  /// The scale becomes one of the form, whether a question was answered on it or not.
  void keep_scale(const ListedForm& listed) {
    const std::vector<std::string> levels = levels_of(listed);
    const std::string id{listed.scale.value};
    if (levels.empty() || has(scale_ids_, id)) return;
    scale_ids_.push_back(id);
    scales_.push_back({Value::Mapping{{"id", Value::text(id)}, {"levels", ids_of(levels)}}});
  }

  /// Are all its answers levels of the scale?
  [[nodiscard]] bool on_scale(const ListedForm& listed, const Met& question) const {
    const std::vector<std::string> levels = levels_of(listed);
    return !levels.empty() &&
           std::all_of(question.answers.begin(), question.answers.end(),
                       [&](const std::string& answer) { return has(levels, answer); });
  }

  const Store& store_;
  const std::string& form_;
  std::string language_;
  Value::Sequence scales_;
  std::vector<std::string> scale_ids_;
};

/// The first language of mieux.yaml; English if it names none.
std::string language_of(const EditedRecord& programme) {
  const yaml::Node* first = yaml::find(programme.document(), {"languages", std::uint32_t{0}});
  return first == nullptr ? "en" : std::string{first->text};
}

/// Forms whose scale stands in mieux.yaml alone need it there: feedback without a form.
bool needs_scales(const Store& store) {
  return std::any_of(store.feedback().begin(), store.feedback().end(), [](const Feedback& one) {
    return one.scale.is_there() && !one.form.is_there();
  });
}

void require_listed(const Store& store) {
  require_read(store, set_of(RecordKind::feedback) | set_of(RecordKind::programme),
               "which questions the forms have is not known");
  const auto& forms = store.programme().forms;
  if (forms.empty())
    throw Failure(Exit::refused, "mieux.yaml lists no forms",
                  "`mieux form new --title TEXT --tool TOOL` begins one");
  for (const ListedForm& form : forms)
    if (!schema::matches(schema::Pattern::id, form.id.value) ||
        !schema::matches(schema::Pattern::id, form.version.value))
      throw Failure(Exit::refused,
                    "mieux.yaml: the form " + in_quotes(form.id.value) + ", version " +
                        in_quotes(form.version.value) + ", cannot be a record of that name",
                    "write lower-case letters, digits and hyphens alone, there and in the "
                    "feedback that names it");
}

}  // namespace

Change take_over_forms(const Store& store, const Circumstances& circumstances) {
  require_listed(store);
  const Record& programme = store.records(RecordKind::programme).front();
  EditedRecord text(store, programme);
  const std::string before = text.text();
  const std::string language = language_of(text);
  Change change;
  std::vector<std::string> taken;
  for (const ListedForm& listed : store.programme().forms) {
    const std::string id{listed.id.value};
    if (has(taken, id)) continue;
    taken.push_back(id);
    NewRecord wanted{RecordKind::form, id, TakingOver(store, id, language).fields(), {}, false};
    Change one = new_record(store, std::move(wanted), circumstances);
    std::move(one.files.begin(), one.files.end(), std::back_inserter(change.files));
  }
  text.edit({yaml::Edit::What::remove, {"feedback_forms"}, {}});
  if (!needs_scales(store) && yaml::find(text.document(), {"feedback_scales"}) != nullptr)
    text.edit({yaml::Edit::What::remove, {"feedback_scales"}, {}});
  change.files.push_back({Store::path_of(programme), before, text.text()});
  change.sentence = counted(taken.size(), "form") + " taken over from mieux.yaml";
  change.next =
      "`mieux form edit ID`: look at the order of the answers, and write `same_as` where a "
      "question goes on with one of an earlier version";
  return change;
}

}  // namespace mieux
