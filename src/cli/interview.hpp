#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "mieux/changes/wish.hpp"

namespace mieux::cli {

/// The fields a new record of a kind is asked for: paths, in the order of the questions.
std::vector<std::string> questions_of(const std::string& kind, const schema::Schemas& schemas,
                                      const schema::Rule& rule);

/// What a person is to be asked about one field.
struct Question {
  std::string field;
  std::string description;  ///< of the schema
  bool required = false;
};

/// Asks for the fields one after the other. An empty answer leaves a field out; one that is needed,
/// or with which `problem` finds something wrong, is asked for again.
std::vector<Wish> interview(const std::vector<Question>& questions, Environment& environment,
                            const std::function<std::string(const Wish&)>& problem);

/// The question for a field: what the schema says of it.
Question question_of(const schema::Schemas& schemas, const schema::Rule& rule,
                     const std::string& field);

}  // namespace mieux::cli
