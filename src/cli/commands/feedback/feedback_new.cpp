#include "feedback_new.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>

#include "cli/asking/ask.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/feedback/form_meant.hpp"
#include "cli/writing.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/feedback/record_feedback.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/letters/person_search.hpp"

namespace mieux::cli {
namespace {

/// Puts together what forms say, from words of the line or from answers at a terminal.
class Filling {
 public:
  Filling(const Store& store, const FormMeant& meant)
      : form_(store.forms()[meant.record.position]), version_(meant.version), persons_(store) {}

  /// Takes the word as answers if it names a question of the form.
  bool take(const Wish& wish) {
    const std::size_t dot = wish.field.find('.');
    const FormQuestion* question = find_question(version_, wish.field.substr(0, dot));
    if (question == nullptr) return false;
    const std::string answer =
        dot == std::string::npos ? std::string{} : without_quotes(wish.field.substr(dot + 1));
    if (const std::string problem = put(*question, answer, wish.value); !problem.empty())
      throw Failure(Exit::usage, wish.field + ": " + problem,
                    "`mieux form show` lists the questions and their answers");
    return true;
  }

  /// Asks how often each answer was given.
  void ask_all(Environment& environment) {
    for (const FormQuestion& question : version_.questions) {
      environment.err << "\n"
                      << question.id.value << ": "
                      << for_terminal(words_or_first(question.text, "en", question.id.value))
                      << "\n";
      if (question.kind.value == "text") {
        ask_texts(question, environment);
        continue;
      }
      for (const Answer& answer : answers_to(form_, question))
        ask_count(question, std::string{answer.id.value}, environment);
      ask_count(question, std::string{missing_word}, environment);
    }
  }

  [[nodiscard]] bool is_empty() const { return questions_.empty(); }

  /// In the order of the form.
  [[nodiscard]] std::vector<CountedAnswers> questions() const {
    std::vector<CountedAnswers> ordered;
    for (const FormQuestion& question : version_.questions)
      for (const CountedAnswers& one : questions_)
        if (one.question == question.id.value) ordered.push_back(one);
    return ordered;
  }

  /// Of those with a single choice, how many forms they speak of; the most.
  [[nodiscard]] std::uint32_t forms() const {
    std::uint32_t most = 0;
    for (const CountedAnswers& one : questions_) {
      if (find_question(version_, one.question)->kind.value != "single") continue;
      std::uint32_t forms = one.missing;
      for (const auto& [answer, count] : one.counts) forms += count;
      most = std::max(most, forms);
    }
    return most;
  }

 private:
  static constexpr std::string_view missing_word = "missing";

  static std::string without_quotes(std::string text) {
    const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                        text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
  }

  CountedAnswers& counted(const FormQuestion& question) {
    for (CountedAnswers& one : questions_)
      if (one.question == question.id.value) return one;
    CountedAnswers& one = questions_.emplace_back();
    one.question = question.id.value;
    for (const Answer& answer : answers_to(form_, question))
      one.counts.emplace_back(std::string{answer.id.value}, 0);
    return one;
  }

  /// What is wrong with it; empty if it is taken.
  std::string put(const FormQuestion& question, const std::string& answer,
                  const std::string& value) {
    if (question.kind.value == "text" && answer.empty()) {
      if (const std::string person = persons_.find(value); !person.empty())
        return "it seems to hold " + person + ": write what was said without who said it";
      counted(question).texts.push_back(value);
      return {};
    }
    const auto number = whole_number(value);
    if (!number) return in_quotes(value) + " is no number of forms";
    if (answer == missing_word) {
      counted(question).missing = *number;
      return {};
    }
    for (auto& [id, count] : counted(question).counts)
      if (id == answer) {
        count = *number;
        return {};
      }
    return in_quotes(answer) + " is no answer to it";
  }

  void ask_count(const FormQuestion& question, const std::string& answer,
                 Environment& environment) {
    const std::string words = answer == missing_word ? "no answer" : answer;
    ask(environment, "  " + words, "0", [&](const std::string& typed) {
      return put(question, answer, typed.empty() ? "0" : typed);
    });
  }

  void ask_texts(const FormQuestion& question, Environment& environment) {
    for (bool more = true; more;)
      ask(environment, "  an answer in words", "", [&](const std::string& typed) {
        more = !typed.empty();
        return more ? put(question, {}, typed) : std::string{};
      });
  }

  const FeedbackForm& form_;
  const FormVersion& version_;
  PersonSearch persons_;
  std::vector<CountedAnswers> questions_;
};

/// The options of fields by their names, and the words of the line.
class FeedbackWords {
 public:
  explicit FeedbackWords(const Call& call) : fields_(call.fields()) {
    for (const std::string& word : call.texts("FIELD=VALUE")) wishes_.push_back(parse_wish(word));
  }

  /// What was typed for a field, which is then no wish any more; empty if nothing was.
  std::string take(const std::string& field) {
    const auto found = fields_.find(field);
    if (found == fields_.end()) return {};
    std::string value = found->second;
    fields_.erase(found);
    return value;
  }
  std::optional<std::uint32_t> take_number(const std::string& field) {
    const std::string value = take(field);
    if (value.empty()) return std::nullopt;
    if (const auto number = whole_number(value)) return number;
    throw Failure(Exit::usage, field + ": " + in_quotes(value) + " is no number of forms",
                  "write a whole number");
  }

  /// What options say that was not taken.
  [[nodiscard]] std::vector<Wish> fields_left() const {
    std::vector<Wish> wishes;
    for (const auto& [field, value] : fields_)
      if (!value.empty()) wishes.push_back({Wish::Verb::set, field, value});
    return wishes;
  }
  [[nodiscard]] std::vector<Wish> left() const {
    std::vector<Wish> wishes = wishes_;
    for (Wish& one : fields_left()) wishes.push_back(std::move(one));
    return wishes;
  }
  [[nodiscard]] const std::vector<Wish>& wishes() const { return wishes_; }

 private:
  std::map<std::string, std::string> fields_;
  std::vector<Wish> wishes_;
};

bool has_form(const Store& store, const std::string& tool) {
  const Table* tools = store.vocabularies().table("feedback_tools");
  const std::string_view id = tools == nullptr ? std::string_view{tool} : tools->resolve(tool);
  return std::any_of(store.forms().begin(), store.forms().end(),
                     [&](const FeedbackForm& form) { return form.tool.value == id; });
}

/// What is said in words of an activity names nobody. Fails (3).
void require_nobody(const Store& store, const std::vector<Wish>& wishes) {
  PersonSearch search(store);
  for (const Wish& wish : wishes)
    if (wish.field == "summary" || wish.field.starts_with("recommendations"))
      require_nobody(search, wish.field, wish.value);
}

/// A report on it, without a form.
Change free_report(const Store& store, const FeedbackOn& on, const Call& call,
                   const Circumstances& now) {
  NewRecord wanted{RecordKind::feedback, call.text("id"), fields_on(on), {}, call.has("draft")};
  wanted.wishes = FeedbackWords(call).left();
  require_nobody(store, wanted.wishes);
  return new_record(store, std::move(wanted), now);
}

/// What forms say that came back.
struct Answers {
  std::vector<CountedAnswers> questions;
  std::uint32_t forms = 0;
};

/// Of which day the forms are, on which form.
struct Asked {
  FeedbackOn on;
  std::string date;
  FormMeant form;
};

Asked asked_of(const Store& store, const std::string& on, FeedbackWords& words, const AsOf& as_of,
               std::ostream& err) {
  const FeedbackOn subject = feedback_on(store, on);
  const std::string typed = words.take("date");
  std::string date =
      typed.empty() ? day_of_feedback(store, subject) : typed_past_date(typed, as_of).text;
  if (date.empty()) date = to_string(as_of.today);
  const FormWords named{words.take("form"), words.take("form_version"), words.take("tool")};
  const FormMeant form = form_meant(store, named, date, err);
  return {subject, date, form};
}

Answers typed_answers(const Store& store, const FormMeant& form, const std::vector<Wish>& wishes) {
  Filling filling(store, form);
  for (const Wish& one : wishes)
    if (!filling.take(one))
      throw Failure(Exit::usage,
                    std::string{form.record.id} + " has no question " +
                        in_quotes(one.field.substr(0, one.field.find('.'))),
                    "`mieux form show " + std::string{form.record.id} + "` lists its questions");
  return {filling.questions(), filling.forms()};
}

/// Asks for the answers at the terminal, before anything is locked.
Answers answers_asked(const Call& call, const std::string& on, Environment& environment) {
  if (!can_ask(call.common, environment))
    throw Failure(Exit::usage, "nothing says what was answered, and nobody can be asked here",
                  "write QUESTION.ANSWER=NUMBER, or count a sheet: `mieux feedback import`");
  const Store store = load(call.common, environment);
  FeedbackWords words(call);
  const Asked asked =
      asked_of(store, on, words, asked_day(call.common, environment), environment.err);
  Filling filling(store, asked.form);
  filling.ask_all(environment);
  return {filling.questions(), filling.forms()};
}

/// What was typed, and what it is on.
struct TypedFeedback {
  const Call& call;
  const std::string& on;
};

/// What else the record is to say; what it is on is said already.
std::vector<Wish> further_fields(const FeedbackWords& words, const std::string& on) {
  std::vector<Wish> further = words.fields_left();
  for (const Wish& one : further)
    for (const std::string_view field : {"level", "action", "activity", "event", "region"})
      if (one.field == field)
        throw Failure(Exit::usage, "--" + one.field + ": what it is on is said: " + on,
                      "leave --" + one.field + " out");
  return further;
}

Change counted_forms(const Store& store, const TypedFeedback& typed, const Answers& at_terminal,
                     const Circumstances& now, Environment& environment) {
  FeedbackWords words(typed.call);
  const Asked asked = asked_of(store, typed.on, words, now.as_of, environment.err);
  const Answers answers =
      words.wishes().empty() ? at_terminal : typed_answers(store, asked.form, words.wishes());
  FeedbackWish wish;
  wish.on = asked.on;
  wish.forms.date = asked.date;
  wish.forms.form = &asked.form.record;
  wish.forms.version = asked.form.version.version.value;
  wish.forms.sent = words.take_number("sent");
  wish.forms.received = words.take_number("received").value_or(answers.forms);
  wish.forms.questions = answers.questions;
  wish.title = words.take("title");
  wish.replace = typed.call.has("replace");
  wish.id = typed.call.text("id");
  wish.draft = typed.call.has("draft");
  wish.further = further_fields(words, typed.on);
  require_nobody(store, wish.further);
  return record_feedback(store, wish, now);
}

/// Is it on a form: one that is named, or the form of the tool?
bool is_on_form(const Call& call, Environment& environment) {
  FeedbackWords words(call);
  if (!words.take("form").empty()) return true;
  const std::string tool = words.take("tool");
  return tool.empty() || has_form(load(call.common, environment), tool);
}

}  // namespace

Exit run_feedback_on(const Call& call, const std::string& on, Environment& environment) {
  if (call.has("from"))
    throw Failure(
        Exit::usage, "--from: the file says what it is on, and so does " + in_quotes(on),
        "leave one of them out; forms in a sheet: `mieux feedback import FILE " + on + "`");
  if (!is_on_form(call, environment))
    return write(call.common, environment, writing_of(call),
                 [&](const Store& store, const Circumstances& now) {
                   return free_report(store, feedback_on(store, on), call, now);
                 });
  Answers at_terminal;
  if (FeedbackWords(call).wishes().empty()) at_terminal = answers_asked(call, on, environment);
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& now) {
                 return counted_forms(store, {call, on}, at_terminal, now, environment);
               });
}

}  // namespace mieux::cli
