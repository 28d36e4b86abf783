#include "field_reader.hpp"
#include "mieux/records/read.hpp"

namespace mieux {
namespace {

Rating read_rating(const Fields& fields, const yaml::Node& node) {
  Rating rating;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("criterion"): rating.criterion = fields.text(value); break;
      case field("action"): rating.action = fields.text(value); break;
      case field("rating"): rating.rating = fields.text(value); break;
      default: break;
    }
  return rating;
}

Recommendation read_recommendation(const Fields& fields, const yaml::Node& node) {
  Recommendation recommendation;
  for (const yaml::Node& value : fields.children(node)) switch (value.tag) {
      case field("number"): recommendation.number = fields.text(value); break;
      case field("text"): recommendation.span = value.span; break;
      case field("response"): recommendation.response = fields.text(value); break;
      case field("answer"): recommendation.has_answer = true; break;
      case field("answered"): recommendation.answered = Fields::when(value); break;
      case field("deadline"): recommendation.deadline = Fields::when(value); break;
      case field("done"): recommendation.done = Fields::when(value); break;
      default: break;
    }
  return recommendation;
}

}  // namespace

Review read_review(const yaml::Document& document, Arena& arena) {
  const Fields fields(document, arena);
  Review review;
  for (const yaml::Node& value : fields.children(document.root())) switch (value.tag) {
      case field("date"): review.date = Fields::when(value); break;
      case field("start"): review.start = Fields::when(value); break;
      case field("end"): review.end = Fields::when(value); break;
      case field("criteria_scheme"): review.scheme = fields.text(value); break;
      case field("scale"): review.scale = fields.texts(value); break;
      case field("actions"): review.actions = fields.texts(value); break;
      case field("ratings"):
        review.ratings = fields.list<Rating>(
            value, [&](const yaml::Node& node) { return read_rating(fields, node); });
        break;
      case field("recommendations"):
        review.recommendations = fields.list<Recommendation>(
            value, [&](const yaml::Node& node) { return read_recommendation(fields, node); });
        break;
      default: break;
    }
  return review;
}

}  // namespace mieux
