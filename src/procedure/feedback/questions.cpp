#include "mieux/procedure/feedback/questions.hpp"

#include <algorithm>

namespace mieux {
namespace {

constexpr std::uint32_t no_question = UINT32_MAX;
/// In which figures are called, whatever language shows them.
constexpr std::string_view english = "en";

std::uint32_t found_in(const std::vector<std::pair<std::string_view, std::uint32_t>>& version,
                       std::string_view question) {
  for (const auto& [id, index] : version)
    if (id == question) return index;
  return no_question;
}

/// The two names in `VERSION/QUESTION`.
std::pair<std::string_view, std::string_view> parts_of(std::string_view same_as) {
  const std::size_t slash = same_as.find('/');
  if (slash == std::string_view::npos) return {same_as, {}};
  return {same_as.substr(0, slash), same_as.substr(slash + 1)};
}

/// Is `earlier` before `later` in the form?
bool comes_before(const FeedbackForm& form, const FormVersion& earlier, const FormVersion& later) {
  for (const FormVersion& version : form.versions) {
    if (&version == &later) return false;
    if (&version == &earlier) return true;
  }
  return false;
}

/// The question first asked that this one goes on with, as far as the form has it.
const FormQuestion* first_asked(const FeedbackForm& form, const FormVersion& version,
                                const FormQuestion& question) {
  if (!question.same_as.is_there()) return &question;
  const auto [name, id] = parts_of(question.same_as.value);
  const FormVersion* earlier = find_version(form, name);
  if (earlier == nullptr || !comes_before(form, *earlier, version)) return &question;
  const FormQuestion* other = find_question(*earlier, id);
  return other == nullptr ? &question : first_asked(form, *earlier, *other);
}

/// The question of the version before this one that goes on with the same; null if none does.
const FormQuestion* rival_of(const FeedbackForm& form, const FormVersion& version,
                             const FormQuestion& question) {
  const FormQuestion* first = first_asked(form, version, question);
  for (const FormQuestion& one : version.questions) {
    if (&one == &question) return nullptr;
    if (first_asked(form, version, one) == first) return &one;
  }
  return nullptr;
}

}  // namespace

const FormVersion* find_version(const FeedbackForm& form, std::string_view version) {
  for (const FormVersion& one : form.versions)
    if (one.version.value == version) return &one;
  return nullptr;
}

const FormQuestion* find_question(const FormVersion& version, std::string_view question) {
  for (const FormQuestion& one : version.questions)
    if (one.id.value == question) return &one;
  return nullptr;
}

const FormVersion* version_on(const FeedbackForm& form, Day day) {
  const FormVersion* found = nullptr;
  for (const FormVersion& version : form.versions) {
    const bool begun = !version.from.known || version.from.date.first() <= day;
    const bool retired = version.retired.known && version.retired.date.first() <= day;
    if (begun && !retired) found = &version;
  }
  return found;
}

List<Answer> answers_to(const FeedbackForm& form, const FormQuestion& question) {
  if (!question.scale.is_there()) return question.choices;
  for (const Scale& scale : form.scales)
    if (scale.id.value == question.scale.value) return scale.levels;
  return {};
}

bool has_answer(List<Answer> answers, std::string_view id) {
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Answer& answer) { return answer.id.value == id; });
}

std::optional<std::string_view> words_in(List<WordsIn> words, std::string_view language) {
  for (const WordsIn& one : words)
    if (one.language.value == language) return one.text.value;
  return std::nullopt;
}

std::string_view words_or_first(List<WordsIn> words, std::string_view language,
                                std::string_view otherwise) {
  if (words.empty()) return otherwise;
  return words_in(words, language).value_or(words.begin()->text.value);
}

std::string why_not_the_same(const FeedbackForm& form, const FormVersion& version,
                             const FormQuestion& question) {
  if (!question.same_as.is_there()) return {};
  const auto [version_name, question_id] = parts_of(question.same_as.value);
  const FormVersion* earlier = find_version(form, version_name);
  if (earlier == nullptr) return "the form has no version " + std::string{version_name};
  if (!comes_before(form, *earlier, version))
    return "version " + std::string{version_name} + " does not come before version " +
           std::string{version.version.value};
  const FormQuestion* other = find_question(*earlier, question_id);
  if (other == nullptr)
    return "version " + std::string{version_name} + " has no question " + std::string{question_id};
  if (other->kind.value != question.kind.value)
    return "that one is of the kind " + std::string{other->kind.value};
  const List<Answer> before = answers_to(form, *other);
  const List<Answer> now = answers_to(form, question);
  const bool same =
      std::equal(before.begin(), before.end(), now.begin(), now.end(),
                 [](const Answer& a, const Answer& b) { return a.id.value == b.id.value; });
  if (!same) return "that one has other answers";
  const FormQuestion* rival = rival_of(form, version, question);
  return rival == nullptr ? "" : std::string{rival->id.value} + " of this version does";
}

std::string_view AskedQuestion::words(const Language& language) const {
  if (question == nullptr) return text;
  const std::string_view shown = words_or_first(question->text, language.code(), id);
  language.keep_name(shown, words_or_first(question->text, english, id));
  return shown;
}

std::string_view AskedQuestion::words_of(std::string_view answer, const Language& language) const {
  if (question == nullptr) return answer;
  for (const Answer& one : answers_to(*form, *question)) {
    if (one.id.value != answer) continue;
    const std::string_view shown = words_in(one.text, language.code()).value_or(answer);
    language.keep_name(shown, words_in(one.text, english).value_or(answer));
    return shown;
  }
  return answer;
}

AskedQuestions::AskedQuestions(const Store& store) : store_(store) {
  for (const Record& record : store.records(RecordKind::form))
    if (record.whole) add(record, store.forms()[record.position]);
  asked_.resize(store.feedback().size());
  for (const Record& record : store.records(RecordKind::feedback)) {
    if (!record.whole) continue;
    const Feedback& feedback = store.feedback()[record.position];
    if (feedback.questions.empty()) continue;
    const std::string name = version_of(feedback, record);
    Version& version = versions_[name];
    for (const Question& answered : feedback.questions) add({feedback, answered, name}, version);
    asked_[record.position] = &version;
  }
}

void AskedQuestions::add(const Record& record, const FeedbackForm& form) {
  const std::string name{record.id};
  for (const FormVersion& version : form.versions) {
    const std::string of_version = name + "/" + std::string{version.version.value};
    Version& questions = versions_[of_version];
    for (const FormQuestion& question : version.questions) {
      std::uint32_t index = no_question;
      if (question.same_as.is_there() && why_not_the_same(form, version, question).empty()) {
        const auto [earlier, id] = parts_of(question.same_as.value);
        index = found_in(versions_[name + "/" + std::string{earlier}], id);
      }
      if (index == no_question) {
        index = static_cast<std::uint32_t>(questions_.size());
        AskedQuestion& asked = questions_.emplace_back();
        asked.id = of_version + "/" + std::string{question.id.value};
        asked.tool = form.tool.value;
        asked.form = &form;
        asked.question = &question;
        asked.kind = question.kind.value;
        asked.on_scale = question.scale.is_there();
        for (const Answer& answer : answers_to(form, question))
          asked.answers.push_back(answer.id.value);
      }
      questions.emplace_back(question.id.value, index);
    }
  }
}

std::string AskedQuestions::version_of(const Feedback& feedback, const Record& record) const {
  if (!feedback.form.is_there()) return std::string{record.id};
  const Record* form = store_.target(feedback.form.value, set_of(RecordKind::form));
  std::string name{form == nullptr ? feedback.form.value : form->id};
  return name + "/" + std::string{feedback.form_version.value};
}

void AskedQuestions::add(const Answered& answer, Version& version) {
  const auto& [feedback, answered, name] = answer;
  std::uint32_t index = found_in(version, answered.id.value);
  if (index == no_question) {
    index = static_cast<std::uint32_t>(questions_.size());
    AskedQuestion& asked = questions_.emplace_back();
    asked.id = name + "/" + std::string{answered.id.value};
    asked.tool = feedback.tool.value;
    asked.text = answered.text.value;
    asked.kind = answered.kind.value;
    if (const Scale* scale = store_.programme().scale(feedback.scale.value);
        scale != nullptr && asked.kind == "single") {
      asked.on_scale = true;
      for (const Answer& level : scale->levels) asked.answers.push_back(level.id.value);
    }
    version.emplace_back(answered.id.value, index);
  }
  AskedQuestion& question = questions_[index];
  if (question.question != nullptr) return;
  // What a form without a record could be answered with shows in the answers alone.
  for (const AnswerCount& one : answered.counts)
    if (std::find(question.answers.begin(), question.answers.end(), one.answer.value) ==
        question.answers.end())
      question.answers.push_back(one.answer.value);
}

const AskedQuestion& AskedQuestions::of(const Record& record, const Question& answered) const {
  return questions_[found_in(*asked_[record.position], answered.id.value)];
}

std::vector<const AskedQuestion*> AskedQuestions::named(std::string_view word) const {
  const std::size_t last = word.rfind('/');
  const std::string_view id = last == std::string_view::npos ? word : word.substr(last + 1);
  const std::string_view rest =
      last == std::string_view::npos ? std::string_view{} : word.substr(0, last);
  std::vector<const AskedQuestion*> found;
  for (const auto& [version, questions] : versions_) {
    const bool fits =
        rest.empty() || version == rest ||
        (rest.find('/') == std::string_view::npos && version.starts_with(std::string{rest} + "/"));
    const std::uint32_t index = fits ? found_in(questions, id) : no_question;
    if (index == no_question) continue;
    const AskedQuestion* question = &questions_[index];
    if (std::find(found.begin(), found.end(), question) == found.end()) found.push_back(question);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace mieux
