// What `mieux request new` takes and asks beside what every kind has: who asks, since when, how.
#include "intake.hpp"

#include <algorithm>
#include <ostream>

#include "cli/asking/interview.hpp"
#include "cli/command_line/document_file.hpp"
#include "cli/command_line/file_input.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/base/text.hpp"

namespace mieux::cli {
namespace {

bool is_given(const std::vector<Wish>& given, std::string_view field) {
  return std::any_of(given.begin(), given.end(),
                     [&](const Wish& wish) { return wish.field == field; });
}

using Problem = std::function<std::string(const std::vector<Wish>&)>;
/// What an answer means.
using Meaning = std::function<std::vector<Wish>(const std::string&)>;

/// The questions of one interview, and the answers so far.
class RequestInterview {
 public:
  RequestInterview(const Store& store, const std::vector<Wish>& given, const LetterFile& letter,
                   Environment& environment, const Problem& problem)
      : store_(store),
        given_(given),
        letter_(letter),
        environment_(environment),
        problem_(problem) {}

  /// The question for what the schema calls `field`, under another name; with what the letter says.
  [[nodiscard]] Question question(const std::string& label, const std::string& field) const {
    Question question =
        question_of(store_.schemas(), store_.schemas().root(RecordKind::request), field);
    question.field = label;
    for (const Proposal& known : letter_.proposals)
      if (known.field == label) {
        question.proposal = known.value;
        question.found = "From the letter: " + known.found;
      }
    return question;
  }

  void ask(const Question& question, const std::string& field, const Meaning& meaning) {
    if (is_given(given_, field)) return;
    const std::string answer = answer_to(
        question, environment_, [&](const std::string& text) { return wrong(meaning, text); });
    if (answer.empty()) return;
    for (Wish& wish : meaning(answer)) answers_.push_back(std::move(wish));
  }

  /// A field that is typed as it stands in the record.
  void ask(const Question& question) {
    const std::string& field = question.field;
    ask(question, field, [&](const std::string& answer) {
      return std::vector<Wish>{{Wish::Verb::set, field, answer}};
    });
  }

  /// Something that is the same in every letter that came.
  void ask_of_letters(const std::string& name, std::string Intake::*member) {
    const std::string field = "letters.1." + name;
    ask(question(name, field), field, [&](const std::string& answer) {
      Intake intake;
      intake.*member = answer;
      intake.requesters.resize(letters());
      return wishes_of(intake, no_fields);
    });
  }

  /// What was given and answered.
  [[nodiscard]] std::vector<Wish> all() const {
    std::vector<Wish> wishes = answers_;
    wishes.insert(wishes.end(), given_.begin(), given_.end());
    return wishes;
  }

 private:
  /// How many letters came, as far as is known.
  [[nodiscard]] std::size_t letters() const {
    const std::vector<Wish> known = all();
    const auto count = std::count_if(known.begin(), known.end(), [](const Wish& wish) {
      return wish.field.starts_with("letters.") && wish.field.ends_with(".requester");
    });
    return static_cast<std::size_t>(count);
  }

  std::string wrong(const Meaning& meaning, const std::string& text) {
    try {
      return problem_(meaning(text));
    } catch (const Failure& failure) {
      return failure.what();
    }
  }

  const Store& store_;
  const std::vector<Wish>& given_;
  const LetterFile& letter_;
  Environment& environment_;
  const Problem& problem_;
  std::vector<Wish> answers_;
};

/// Countries follow from who asks; if they do not, they are needed.
void ask_for_place(const Store& store, RequestInterview& interview) {
  if (is_given(interview.all(), "regional_organisation")) return;
  const Origin place = origin_by_authorities(store, interview.all());
  if (!place.regional_organisation.empty()) return;
  Question question = interview.question("countries", "countries");
  question.proposal = place.countries;
  if (!place.countries.empty()) question.found = "As the record of who asks has it.";
  question.required = place.countries.empty();
  interview.ask(question);
}

std::vector<Wish> wishes_of_requesters(const std::string& answer) {
  Intake intake;
  intake.requesters = parse_list(answer);
  return wishes_of(intake, no_fields);
}

std::vector<Wish> wishes_of_supporters(const std::string& answer) {
  Intake intake;
  intake.supporters = parse_list(answer);
  return wishes_of(intake, no_fields);
}

}  // namespace

IntakeOptions intake_of(const Call& call) {
  IntakeOptions options;
  options.intake.requesters = call.texts("requester");
  options.intake.on_behalf_of = call.text("on-behalf-of");
  options.intake.received = call.text("received");
  options.intake.channel = call.text("channel");
  options.intake.supporters = call.texts("supporter");
  options.from_text = call.text("from-text");
  options.accept = call.has("accept");
  return options;
}

LetterRead read_letter_file(const Store& store, const std::string& file, Environment& environment) {
  const std::string bytes = read_input(file, environment);
  const std::string name = file == "-" ? "standard input" : file;
  const std::string kept = file == "-" ? "" : path_in_store(store.root(), file, environment);
  LetterRead read{read_letter(store, bytes, name, kept), {}};
  read.document.kept = kept;
  if (!read.document.kept.empty()) read.document.sha256 = fingerprint(bytes);
  return read;
}

void say_letter(const LetterFile& letter, Environment& environment) {
  const std::string left_out = sentence_on(letter.left_out);
  if (!left_out.empty())
    environment.err << wrapped("note: ", "left out, by lines: " + left_out, environment.columns, 2)
                    << wrapped("  hint: ",
                               "names without a title are not known as names: read what is kept",
                               environment.columns, 2);
  for (const std::string& note : letter.notes)
    environment.err << wrapped("note: ", for_terminal(note), environment.columns, 2);
  for (const Proposal& proposal : letter.proposals)
    if (proposal.value.empty())
      environment.err << wrapped("note: ", for_terminal(proposal.field + ": " + proposal.found),
                                 environment.columns, 2);
}

std::vector<Wish> ask_for_request(const Store& store, const std::vector<Wish>& given,
                                  const LetterFile& letter, Environment& environment,
                                  const Problem& problem) {
  environment.err << how_to_answer << "What stands in brackets is taken by Enter, left out by -.\n";
  RequestInterview interview(store, given, letter, environment, problem);
  interview.ask(interview.question("title", "title"));
  Question requester = interview.question("requester", "letters.1.requester");
  requester.description += " Several, separated by commas, if each signed a letter.";
  interview.ask(requester, "letters.1.requester", wishes_of_requesters);
  interview.ask_of_letters("received", &Intake::received);
  interview.ask_of_letters("channel", &Intake::channel);
  ask_for_place(store, interview);
  Question supporter = interview.question("supporter", "supporters");
  supporter.description += " Such as eu-delegation:BEN.";
  interview.ask(supporter, "supporters.1.type", wishes_of_supporters);
  for (const char* field : {"topics", "need", "follow_up_of"})
    interview.ask(interview.question(field, field));
  return interview.all();
}

}  // namespace mieux::cli
