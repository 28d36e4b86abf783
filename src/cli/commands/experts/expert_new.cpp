// mieux expert new: both parts of an expert, in one go.
#include "expert_new.hpp"

#include <ostream>

#include "cli/asking/interview.hpp"
#include "cli/with_roster.hpp"
#include "mieux/changes/experts/twin_notes.hpp"
#include "mieux/changes/experts/two_parts.hpp"
#include "mieux/changes/judge.hpp"

namespace mieux::cli {
namespace {

/// Tries a field of the personal part on its own. What is wrong with it; empty if nothing is.
std::string problem_of_personal(const Roster& roster, const Wish& wish,
                                const Circumstances& circumstances, unsigned threads) {
  try {
    const yaml::Value named{yaml::Value::Mapping{{"name", yaml::Value::text("-")}}, false};
    const Judged judged =
        judge(roster.store(),
              new_record(roster.store(), {RecordKind::expert_private, "new", named, {wish}, false},
                         circumstances),
              circumstances, threads);
    for (const Diagnostic& diagnostic : judged.judgement.added)
      if (diagnostic.severity == Severity::error)
        return diagnostic.message + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint);
  } catch (const Failure& failure) {
    return std::string{failure.what()} + "; " + failure.hint();
  }
  return {};
}

void add(std::vector<Wish>& wishes, const std::string& field, const std::string& value) {
  if (!value.empty()) wishes.push_back({Wish::Verb::set, field, value});
}

}  // namespace

std::vector<Wish> personal_wishes(const Call& call) {
  std::vector<Wish> wishes;
  add(wishes, "name", call.text("name"));
  for (const std::string& address : call.texts("email"))
    wishes.push_back({Wish::Verb::add, "contact.emails", address});
  for (const std::string& number : call.texts("phone"))
    wishes.push_back({Wish::Verb::add, "contact.phones", number});
  add(wishes, "consent.given", call.text("consent"));
  add(wishes, "keep_until", call.text("keep-until"));
  return wishes;
}

std::vector<Wish> ask_for_personal_part(const Store& store, Environment& environment,
                                        const Circumstances& circumstances) {
  if (const auto problem = problem_of_roster(store)) {
    environment.err << "note: " << problem->message << ": nothing personal is asked\n";
    return {};
  }
  const Roster roster = Roster::open(store, environment.threads);
  const schema::Rule& rule = environment.schemas.root(RecordKind::expert_private);
  std::vector<Question> questions;
  for (const std::string field :
       {"name", "contact.emails", "contact.phones", "consent.given", "keep_until"})
    questions.push_back(question_of(environment.schemas, rule, field));
  environment.err << "What follows is kept in the private roster alone.\n";
  return interview(questions, environment, [&](const Wish& wish) {
    return problem_of_personal(roster, wish, circumstances, environment.threads);
  });
}

Exit write_new_expert(const NewRecord& wanted, const Common& common, Environment& environment,
                      const Writing& writing) {
  const auto& schemas = environment.schemas;
  const yaml::Value personal = fields_of_part(schemas, wanted.fields, true);
  const bool both = !by_part(schemas, wanted.wishes).personal.empty() ||
                    !std::get<yaml::Value::Mapping>(personal.data).empty();
  if (both)
    return write_with_roster(
        common, environment, writing,
        [&](const Store& store, const Roster& roster, const Circumstances& circumstances) {
          return new_expert(store, roster, wanted, circumstances);
        });
  return write(common, environment, writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 Change change = new_record(store, wanted, circumstances);
                 for (Note& note : notes_on_twins(store, nullptr, change))
                   change.notes.push_back(std::move(note));
                 return change;
               });
}

}  // namespace mieux::cli
