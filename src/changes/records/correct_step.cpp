#include "mieux/changes/records/correct_step.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/past_date.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// A step that is recorded.
struct StepThere {
  std::uint32_t position = 0;  ///< of its event in the record, from 0
  std::string word;
  std::optional<Date> date;
};

std::vector<StepThere> steps_there(const yaml::Document& document) {
  std::vector<StepThere> steps;
  const yaml::Node* events = document.find(document.root(), "events");
  if (events == nullptr) return steps;
  for (const yaml::Node& event : yaml::Children{document, *events}) {
    StepThere step{static_cast<std::uint32_t>(steps.size()), {}, {}};
    if (const yaml::Node* word = document.find(event, "event")) step.word = word->text;
    if (const yaml::Node* date = document.find(event, "date")) step.date = Date::parse(date->text);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::string date_or_unknown(const StepThere& step) {
  return step.date ? step.date->to_string() : "day unknown";
}

[[noreturn]] void fail_no_step(const Record& record, const StepCorrection& correction,
                               const std::vector<StepThere>& all) {
  std::string recorded;
  for (const StepThere& step : all)
    recorded += (recorded.empty() ? "" : ", ") + step.word + " (" + date_or_unknown(step) + ")";
  throw Failure(Exit::usage,
                std::string{record.id} + " has no step " + in_quotes(correction.step) +
                    " that could be corrected",
                recorded.empty() ? "no step is recorded so far; `mieux " +
                                       std::string{subject_of(record.kind).singular} +
                                       " --help` lists the commands that record one"
                                 : "recorded: " + recorded);
}

/// "--nth 1 (2020-03), --nth 2 (2021-05)".
[[noreturn]] void fail_which(const Record& record, const StepCorrection& correction,
                             const std::vector<StepThere>& same) {
  std::string ways;
  for (std::size_t i = 0; i < same.size(); ++i)
    ways += (i == 0 ? "" : ", ") + ("--nth " + std::to_string(i + 1)) + " (" +
            date_or_unknown(same[i]) + ")";
  const bool said = correction.nth || !correction.was.empty();
  throw Failure(Exit::usage,
                said ? "that is not one of the steps " + in_quotes(correction.step) + " of " +
                           std::string{record.id}
                     : "the step " + in_quotes(correction.step) + " is recorded " +
                           (same.size() == 2 ? "twice" : std::to_string(same.size()) + " times") +
                           " in " + std::string{record.id},
                "say which: " + ways + "; or --was DATE, the day that is recorded");
}

/// Lies the day that is recorded within the one that was typed?
bool is_within(const StepThere& step, const Date& typed) {
  return step.date && step.date->first() >= typed.first() && step.date->last() <= typed.last();
}

StepThere step_meant(const Record& record, const StepCorrection& correction,
                     const std::vector<StepThere>& all, const AsOf& as_of) {
  std::vector<StepThere> same;
  for (const StepThere& step : all)
    if (step.word == correction.step) same.push_back(step);
  if (same.empty()) fail_no_step(record, correction, all);
  if (correction.nth) {
    if (*correction.nth == 0 || *correction.nth > same.size()) fail_which(record, correction, same);
    return same[*correction.nth - 1];
  }
  if (correction.was.empty()) {
    if (same.size() > 1) fail_which(record, correction, same);
    return same.front();
  }
  const Date was = typed_date(correction.was, as_of).date;
  std::vector<StepThere> then;
  for (const StepThere& step : same)
    if (is_within(step, was)) then.push_back(step);
  if (then.size() != 1) fail_which(record, correction, same);
  return then.front();
}

/// `sent to steering group on 2024-03-01, corrected (it was 2024-03-11)`.
std::string sentence_of_correction(const StepThere& step, const CorrectedStep& corrected,
                                   bool says_day) {
  std::string words = step.word;
  for (char& letter : words)
    if (letter == '-') letter = ' ';
  if (says_day || corrected.was) words += " " + in_words(corrected.day.date);
  words += ", corrected";
  if (says_day && corrected.was && !(*corrected.was == corrected.day.date))
    words += " (it was " + corrected.was->to_string() + ")";
  return words;
}

}  // namespace

CorrectedStep correct_step(const Store& store, const Record& record,
                           const StepCorrection& correction, const Circumstances& circumstances) {
  EditedRecord text(store, record);
  const std::string before = text.text();
  const StepThere step =
      step_meant(record, correction, steps_there(text.document()), circumstances.as_of);
  const bool says_day = !correction.on.empty();
  if (!says_day && correction.fields.empty())
    throw Failure(Exit::usage, "what is to be corrected is not said",
                  "say the day it really was: --on DATE; or why it was so: --reason TEXT");
  CorrectedStep corrected;
  corrected.was = step.date;
  if (says_day)
    corrected.day = typed_past_date(correction.on, circumstances.as_of);
  else if (step.date)
    corrected.day = {step.date->to_string(), *step.date};
  const yaml::Path event{"events", step.position};
  if (says_day) text.put({"events", step.position, "date"}, Value::text(corrected.day.text));
  for (const auto& [field, value] : correction.fields)
    text.fulfil({Wish::Verb::set, field, value}, event);
  const std::string id{record.id};
  corrected.change = {{{Store::path_of(record), before, text.text()}},
                      id + ": " + sentence_of_correction(step, corrected, says_day),
                      "`mieux " + std::string{subject_of(record.kind).singular} + " show " + id +
                          "` shows all steps"};
  return corrected;
}

}  // namespace mieux
