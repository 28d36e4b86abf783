#include "mieux/reports/reviews/follow_up_views.hpp"

#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

/// A recommendation with its words.
struct ToldRecommendation {
  std::string name;  ///< `midterm-2023/r2`
  std::string state;
  std::string deadline;
  std::string to;
  std::string text;
  bool overdue = false;
};

ToldRecommendation told(const View& view, const RecommendationOf& one) {
  const Review& review = view.store.reviews()[one.review->position];
  const Recommendation& recommendation = review.recommendations[one.index];
  ToldRecommendation told{std::string{one.review->id} + "/" + name_of(review, one.index),
                          std::string{word_of(one.state)},
                          {},
                          {},
                          {},
                          is_overdue(recommendation, view.as_of)};
  if (recommendation.deadline.known) told.deadline = recommendation.deadline.date.to_string();
  const VisibleRecord visible(view.store, *one.review, view.audience);
  std::size_t index = 0;
  for (const VisibleValue& said : visible.at("recommendations").children()) {
    if (index++ != one.index) continue;
    told.to = said.text_at("to");
    told.text = said.text_at("text");
  }
  return told;
}

}  // namespace

Grid grid_of(const View& view, const std::vector<RecommendationOf>& recommendations) {
  Grid grid;
  grid.columns = {{"recommendation", "recommendation", false, true},
                  {"deadline", "deadline", false, true},
                  {"state", "state", false, true},
                  {"to", "to"},
                  {"text", "text"}};
  for (const RecommendationOf& one : recommendations) {
    const ToldRecommendation told_one = told(view, one);
    const std::string state = told_one.overdue ? "overdue" : told_one.state;
    grid.rows.push_back({{{told_one.name, told_one.name},
                          {told_one.deadline, told_one.deadline},
                          {state, state},
                          {told_one.to, told_one.to},
                          {told_one.text, told_one.text}}});
  }
  return grid;
}

std::string follow_up_as_json(const View& view,
                              const std::vector<RecommendationOf>& recommendations) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const RecommendationOf& one : recommendations) {
    const ToldRecommendation told_one = told(view, one);
    Json entry{{"recommendation", told_one.name}, {"state", told_one.state}};
    if (!told_one.deadline.empty()) entry["deadline"] = told_one.deadline;
    if (told_one.overdue) entry["overdue"] = true;
    if (!told_one.to.empty()) entry["to"] = told_one.to;
    entry["text"] = told_one.text;
    list.push_back(std::move(entry));
  }
  const Json out{{"format", "mieux.follow-up/1"},
                 {"as_of", to_string(view.as_of.day)},
                 {"recommendations", std::move(list)}};
  return for_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string addressee_of(const View& view, const RecommendationOf& recommendation) {
  return told(view, recommendation).to;
}

}  // namespace mieux
