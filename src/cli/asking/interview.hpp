#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace mieux::cli {

/// What a person is told before the first question.
inline constexpr std::string_view how_to_answer =
    "Enter leaves a field out where that is allowed; Ctrl-C writes nothing.\n";

/// The fields a new record of a kind (but a request: `ask_for_request`) is asked for: paths, in the
/// order of the questions.
std::vector<std::string> questions_of(const Subject& subject, const schema::Schemas& schemas,
                                      const schema::Rule& rule);

/// What a person is to be asked about one field.
struct Question {
  std::string field;
  std::string description;  ///< of the schema
  bool required = false;
  std::string proposal = {};  ///< what Enter takes; empty: Enter leaves the field out
  std::string found = {};     ///< where the proposal comes from, or why there is none; printed
};

/// Asks for one field, again as long as `problem` finds something wrong. A proposal is taken by
/// Enter and left out by `-`. Empty if the field is left out.
std::string answer_to(const Question& question, Environment& environment,
                      const std::function<std::string(const std::string&)>& problem);

/// Asks for the fields one after the other. An empty answer leaves a field out; one that is needed,
/// or with which `problem` finds something wrong, is asked for again.
std::vector<Wish> interview(const std::vector<Question>& questions, Environment& environment,
                            const std::function<std::string(const Wish&)>& problem);

/// The question for a field: what the schema says of it.
Question question_of(const schema::Schemas& schemas, const schema::Rule& rule,
                     const std::string& field);

}  // namespace mieux::cli
