#include "mieux/changes/reviews/answers.hpp"

#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/changes/wishes/typed_date.hpp"
#include "mieux/letters/person_search.hpp"
#include "mieux/procedure/reviews/recommendations.hpp"

namespace mieux {
namespace {

using TypedFields = std::vector<std::pair<std::string, std::string>>;

/// The place of the recommendation in its list. Fails (3) if there is none.
std::size_t require_place(const Store& store, const RecommendationAsked& asked) {
  const Review& review = store.reviews()[asked.review.position];
  const std::string id{asked.review.id};
  std::string_view number = asked.number;
  if (number.starts_with('r')) number.remove_prefix(1);
  if (const auto place = place_of(review, number)) return *place;
  std::string numbers;
  for (std::size_t i = 0; i < review.recommendations.size(); ++i)
    if (review.recommendations[i].number.is_there())
      numbers += (numbers.empty() ? "" : ", ") + name_of(review, i);
  throw Failure(Exit::refused, id + " has no recommendation '" + asked.number + "'",
                numbers.empty()
                    ? "`mieux review edit " + id + "` adds recommendations with their numbers"
                    : "it has " + numbers);
}

/// Sets fields of the recommendation; those without a value stay as they are. `removed`: one that
/// goes; empty: none.
Change with_fields(const Store& store, const RecommendationAsked& asked, std::size_t place,
                   const TypedFields& fields, const std::string& removed = {}) {
  EditedRecord text(store, asked.review);
  const std::string before = text.text();
  const std::string start = "recommendations." + std::to_string(place + 1) + ".";
  for (const auto& [field, value] : fields)
    if (!trimmed(value).empty())
      text.fulfil({Wish::Verb::set, start + field, std::string{trimmed(value)}}, {});
  if (!removed.empty()) text.fulfil({Wish::Verb::set, start + removed, {}}, {});
  Change change;
  change.files = {{Store::path_of(asked.review), before, text.text()}};
  return change;
}

std::string full_name(const Store& store, const RecommendationAsked& asked, std::size_t place) {
  return std::string{asked.review.id} + "/" +
         name_of(store.reviews()[asked.review.position], place);
}

}  // namespace

Change answer_recommendation(const Store& store, const RecommendationAsked& asked,
                             const NewAnswer& answer, const Circumstances& circumstances) {
  const std::size_t place = require_place(store, asked);
  const Recommendation& now = store.reviews()[asked.review.position].recommendations[place];
  const std::string name = full_name(store, asked, place);
  PersonSearch search(store);
  require_nobody(search, "--text", answer.text);
  const bool rejected = answer.response == "rejected";
  if (rejected && !answer.deadline.empty())
    throw Failure(Exit::refused, "what is rejected has no deadline", "leave --deadline out");
  std::string day;
  if (!answer.on.empty() || !now.answered.known)
    day = typed_past_date(answer.on, circumstances.as_of).text;
  std::string deadline;
  if (!answer.deadline.empty()) deadline = typed_date(answer.deadline, circumstances.as_of).text;
  Change change = with_fields(store, asked, place,
                              {{"response", answer.response},
                               {"answer", answer.text},
                               {"answered", day},
                               {"answered_by", answer.by},
                               {"deadline", deadline}},
                              rejected && now.deadline.known ? "deadline" : "");
  change.sentence = name + ": " + answer.response;
  const bool has_deadline = !deadline.empty() || now.deadline.known;
  change.next = rejected || now.done.known
                    ? "`mieux review show " + std::string{asked.review.id} + "` shows it"
                : has_deadline
                    ? "`mieux due` lists it until `mieux review record-done " + name + "`"
                    : "add --deadline DATE to say by when it is to be carried out";
  return change;
}

Change record_recommendation_done(const Store& store, const RecommendationAsked& asked,
                                  const DoneRecommendation& done,
                                  const Circumstances& circumstances) {
  const std::size_t place = require_place(store, asked);
  const Recommendation& now = store.reviews()[asked.review.position].recommendations[place];
  const std::string name = full_name(store, asked, place);
  if (now.response.value == "rejected")
    throw Failure(
        Exit::refused, name + " was rejected",
        "if it is carried out all the same: `mieux review answer " + name + " accepted` first");
  if (now.done.known)
    throw Failure(Exit::refused,
                  name + " was carried out " + in_words(now.done.date) + " as recorded before",
                  "`mieux review edit " + std::string{asked.review.id} + "` corrects it");
  PersonSearch search(store);
  require_nobody(search, "--text", done.text);
  const TypedDate day = typed_past_date(done.on, circumstances.as_of);
  Change change = with_fields(store, asked, place, {{"done", day.text}, {"done_by", done.text}});
  change.sentence = name + ": carried out " + in_words(day.date);
  change.next = "`mieux review follow-up` lists what is still open";
  return change;
}

}  // namespace mieux
