#include "told_questions.hpp"

#include <set>

namespace mieux {
namespace {

constexpr std::size_t most_of_single_records = 40;

/// Does one record alone ask it?
bool is_of_single_record(const Store& store, const AskedQuestion& question) {
  const std::string_view id = question.id;
  return question.form == nullptr &&
         store.find(RecordKind::feedback, id.substr(0, id.rfind('/'))) != nullptr;
}

}  // namespace

ToldQuestions told_questions(const View& view, const Statistics& feedback) {
  const AskedQuestions& known = view.questions();
  std::set<const AskedQuestion*> asked;
  for (const std::uint32_t unit : feedback.total.units) {
    const Record& record = *feedback.units[unit].record;
    for (const Question& one : view.store.feedback()[record.position].questions)
      asked.insert(&known.of(record, one));
  }
  ToldQuestions questions;
  for (const AskedQuestion& question : known.all()) {
    if (!asked.contains(&question)) continue;
    questions.told.push_back(&question);
    if (is_of_single_record(view.store, question)) ++questions.left_out;
  }
  if (questions.left_out <= most_of_single_records)
    questions.left_out = 0;
  else
    std::erase_if(questions.told, [&](const AskedQuestion* question) {
      return is_of_single_record(view.store, *question);
    });
  return questions;
}

void say_left_out(PeriodReport& pages, const ToldQuestions& questions) {
  if (questions.left_out > 0)
    pages.paragraph("{} of single records, which belong to no form, are not told here one by one.",
                    pages.language().counted(questions.left_out, "question", "questions"));
}

}  // namespace mieux
