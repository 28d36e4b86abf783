#include "mieux/changes/feedback/forms.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/procedure/feedback/questions.hpp"

namespace mieux {
namespace {

using yaml::Value;

const FeedbackForm& form_at(const Store& store, const Record& form) {
  return store.forms()[form.position];
}

std::uint32_t last_of(const FeedbackForm& form) {
  return static_cast<std::uint32_t>(form.versions.size() - 1);
}

Change changed(const Store& store, const Record& form, const EditedRecord& text,
               std::string sentence) {
  return {{{Store::path_of(form), text_of(store, form), text.text()}},
          std::string{form.id} + ": " + std::move(sentence),
          "`mieux report show form " + std::string{form.id} + "` shows it as it is printed"};
}

std::string first_language(const FeedbackForm& form) {
  return form.languages.empty() ? "en" : std::string{form.languages.begin()->value};
}

Value answers_of(const std::vector<std::string>& ids) {
  Value::Sequence answers;
  for (const std::string& id : ids) answers.push_back({Value::Mapping{{"id", Value::text(id)}}});
  return {std::move(answers)};
}

void require_scale(const FeedbackForm& form, const Record& record, const std::string& id) {
  std::vector<std::string_view> known;
  for (const Scale& scale : form.scales) known.push_back(scale.id.value);
  if (id.empty() || std::find(known.begin(), known.end(), id) != known.end()) return;
  throw Failure(
      Exit::refused, std::string{record.id} + " has no scale " + in_quotes(id),
      suggest(id, known,
              "`mieux form add-scale " + std::string{record.id} + " " + id + " LEVEL...` adds it"));
}

Value question_of(const FeedbackForm& form, const QuestionWish& wish) {
  const bool is_text = wish.scale.empty() && wish.choices.empty();
  Value::Mapping question{
      {"id", Value::text(wish.id)},
      {"text", Value{Value::Mapping{{first_language(form), Value::text(wish.text)}}}},
      {"kind", Value::text(is_text        ? "text"
                           : wish.several ? "multiple"
                                          : "single")}};
  if (!wish.scale.empty()) question.emplace_back("scale", Value::text(wish.scale));
  if (!wish.choices.empty()) question.emplace_back("choices", answers_of(wish.choices));
  return {std::move(question)};
}

/// The questions of a version as they stand, each said to go on with itself.
Value continued(const EditedRecord& text, std::uint32_t version, std::string_view name) {
  const yaml::Node* questions = yaml::find(text.document(), {"versions", version, "questions"});
  Value::Sequence all;
  for (const yaml::Node& node : yaml::Children{text.document(), *questions}) {
    Value question = yaml::value_of(text.document(), node);
    auto& fields = std::get<Value::Mapping>(question.data);
    std::erase_if(fields, [](const auto& field) { return field.first == "same_as"; });
    const yaml::Node* id = text.document().find(node, "id");
    if (id != nullptr)
      fields.emplace_back("same_as", Value::text(std::string{name} + "/" + std::string{id->text}));
    all.push_back(std::move(question));
  }
  return {std::move(all)};
}

void retire(EditedRecord& text, std::uint32_t version, const std::string& on) {
  text.put({"versions", version, "retired"}, Value::text(on));
}

}  // namespace

Change add_question(const Store& store, const Record& form, const QuestionWish& wish) {
  const FeedbackForm& its = form_at(store, form);
  require_scale(its, form, wish.scale);
  EditedRecord text(store, form);
  if (its.versions.empty()) {
    text.append({"versions"},
                {Value::Mapping{{"version", Value::text("1")},
                                {"questions", Value{Value::Sequence{question_of(its, wish)}}}}});
  } else {
    const FormVersion& last = its.versions[last_of(its)];
    if (find_question(last, wish.id) != nullptr)
      throw Failure(Exit::refused,
                    std::string{form.id} + " has a question " + in_quotes(wish.id) +
                        " in version " + std::string{last.version.value},
                    "give the new one another id");
    text.append({"versions", last_of(its), "questions"}, question_of(its, wish));
  }
  return changed(store, form, text, "question " + wish.id + " added");
}

Change add_scale(const Store& store, const Record& form, const std::string& id,
                 const std::vector<std::string>& levels) {
  for (const Scale& scale : form_at(store, form).scales)
    if (scale.id.value == id)
      throw Failure(Exit::refused, std::string{form.id} + " has a scale " + in_quotes(id),
                    "give the new one another id");
  EditedRecord text(store, form);
  text.append({"scales"},
              {Value::Mapping{{"id", Value::text(id)}, {"levels", answers_of(levels)}}});
  return changed(store, form, text,
                 "scale " + id + " added, from " + levels.front() + " to " + levels.back());
}

Change new_form_version(const Store& store, const Record& form, const std::string& version,
                        const std::string& from) {
  const FeedbackForm& its = form_at(store, form);
  if (find_version(its, version) != nullptr)
    throw Failure(Exit::refused, std::string{form.id} + " has a version " + in_quotes(version),
                  "give the next one another name");
  if (its.versions.empty())
    throw Failure(
        Exit::refused, std::string{form.id} + " has no version to begin with",
        "`mieux form add-question " + std::string{form.id} + " ID --text TEXT` begins it");
  EditedRecord text(store, form);
  const std::uint32_t last = last_of(its);
  const FormVersion& before = its.versions[last];
  Value::Mapping fields{{"version", Value::text(version)}};
  if (!from.empty()) fields.emplace_back("from", Value::text(from));
  fields.emplace_back("questions", continued(text, last, before.version.value));
  text.append({"versions"}, {std::move(fields)});
  if (!from.empty() && !before.retired.known) retire(text, last, from);
  Change change = changed(store, form, text,
                          "version " + version + ", with the questions of version " +
                              std::string{before.version.value});
  change.next = "change its questions: `mieux form edit " + std::string{form.id} +
                "`; without `same_as` a question is counted apart from the one before";
  return change;
}

Change retire_form(const Store& store, const Record& form, const std::string& version,
                   const std::string& on) {
  const FeedbackForm& its = form_at(store, form);
  if (!version.empty() && find_version(its, version) == nullptr)
    throw Failure(Exit::refused, std::string{form.id} + " has no version " + in_quotes(version),
                  "`mieux form show " + std::string{form.id} + "` shows its versions");
  EditedRecord text(store, form);
  std::string retired;
  for (std::uint32_t i = 0; i < its.versions.size(); ++i) {
    const FormVersion& one = its.versions[i];
    if (version.empty() ? one.retired.known : one.version.value != version) continue;
    retire(text, i, on);
    retired += (retired.empty() ? "" : ", ") + std::string{one.version.value};
  }
  Change change = changed(store, form, text, "retired from " + on + " on: version " + retired);
  change.unchanged = std::string{form.id} + " has no version in use";
  change.next = "feedback that was given on it stays as it is";
  return change;
}

}  // namespace mieux
