// mieux review answer, record-done and follow-up: what becomes of the recommendations of external
// reviews.
#include <array>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/changes/reviews/answers.hpp"
#include "mieux/reports/reviews/follow_up_views.hpp"

namespace mieux::cli {
namespace {

/// `midterm-2023/r2` as the review and the number. Fails (2).
std::pair<std::string, std::string> typed_recommendation(const std::string& word) {
  const std::size_t slash = word.rfind('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == word.size())
    throw Failure(Exit::usage, "'" + word + "' names no recommendation",
                  "write the review and the number of the recommendation, such as midterm-2023/r2; "
                  "`mieux review follow-up` lists them");
  return {word.substr(0, slash), word.substr(slash + 1)};
}

/// Writes what `make` makes of the recommendation.
template <typename Make>
Exit write_recommendation(const Call& call, Environment& environment, Make make) {
  const auto typed = typed_recommendation(call.text("RECOMMENDATION"));
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& review =
                     find_whole_record(store, typed.first, RecordKind::review, environment.err);
                 return make(store, RecommendationAsked{review, typed.second}, circumstances);
               });
}

Exit run_answer(const Call& call, Environment& environment) {
  return write_recommendation(
      call, environment,
      [&](const Store& store, const RecommendationAsked& asked, const Circumstances& now) {
        const NewAnswer answer{call.text("RESPONSE"), call.text("text"), call.text("deadline"),
                               call.text("by"), call.text("on")};
        return answer_recommendation(store, asked, answer, now);
      });
}

Exit run_record_done(const Call& call, Environment& environment) {
  return write_recommendation(
      call, environment,
      [&](const Store& store, const RecommendationAsked& asked, const Circumstances& now) {
        return record_recommendation_done(store, asked, {call.text("on"), call.text("text")}, now);
      });
}

/// Which recommendations are listed.
struct FollowUpOptions {
  const Record* review = nullptr;  ///< of this review alone; null: of all
  std::string to;                  ///< addressed to whom; empty: to anybody
  std::optional<std::uint32_t> within;
  std::string state;  ///< empty: those that are open or not answered
  bool all = false;
};

bool is_in_state(const Recommendation& recommendation, const RecommendationOf& one,
                 const FollowUpOptions& options, AsOf as_of) {
  using enum RecommendationState;
  if (options.all) return true;
  if (options.state.empty()) return one.state == unanswered || one.state == open;
  if (options.state == "overdue") return is_overdue(recommendation, as_of);
  if (options.state == "not-answered") return one.state == unanswered;
  return options.state == word_of(one.state);
}

bool is_asked_for(const View& view, const RecommendationOf& one, const FollowUpOptions& options) {
  const Recommendation& recommendation =
      view.store.reviews()[one.review->position].recommendations[one.index];
  if (options.review != nullptr && options.review != one.review) return false;
  if (!is_in_state(recommendation, one, options, view.as_of)) return false;
  const Day day = view.as_of.day;
  const When& deadline = recommendation.deadline;
  if (options.within &&
      (!deadline.known ||
       deadline.date.first() > later_by(Date{day, day}, 0, *options.within).first()))
    return false;
  return options.to.empty() ||
         folded_name(addressee_of(view, one)).find(folded_name(options.to)) != std::string::npos;
}

Exit run_follow_up(const Call& call, Environment& environment) {
  if (call.has("all") && call.has("state"))
    throw Failure(Exit::usage, "--all and --state exclude each other", "leave one of them out");
  const Store store = load(call.common, environment);
  const View view(store, asked_day(call.common, environment));
  FollowUpOptions options{nullptr, call.text("to"), {}, call.text("state"), call.has("all")};
  if (call.has("within")) options.within = number_of(call, "within");
  if (call.has("review"))
    options.review = &find_record(store, call.text("review"), RecordKind::review, environment.err);
  std::vector<RecommendationOf> recommendations = recommendations_of(store, view.as_of);
  std::erase_if(recommendations,
                [&](const RecommendationOf& one) { return !is_asked_for(view, one, options); });
  warn_unreadable(environment.err, store, RecordKind::review);
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    print_data(environment, json_at(follow_up_as_json(view, recommendations), call.common));
  else if (format != Format::table || !recommendations.empty())
    print_data(environment, rendered(grid_of(view, recommendations), format, environment.columns,
                                     Audience::everybody));
  if (recommendations.empty()) environment.err << "note: no recommendation found\n";
  return Exit::done;
}

constexpr std::array<Option, 1> recommendation_word{{
    {.names = "RECOMMENDATION",
     .help = "Which one: the review and its number, such as midterm-2023/r2",
     .required = true},
}};

constexpr auto answer_options =
    joined_options(recommendation_word,
                   std::array<Option, 5>{{
                       {.names = "RESPONSE",
                        .help = "Is it accepted? accepted, partly-accepted, rejected",
                        .source = Source::words,
                        .of = "accepted|partly-accepted|rejected",
                        .required = true},
                       {"--text", "The answer in words", "TEXT"},
                       {"--deadline", "By when it is to be carried out", "DATE"},
                       {"--by", "Who answered: a role or body, never a name", "TEXT"},
                       {"--on", "The day of the answer (by default today)", "DATE"},
                   }},
                   writing_options);

constexpr auto done_options =
    joined_options(recommendation_word,
                   std::array<Option, 2>{{
                       {"--on", "The day it was carried out (by default today)", "DATE"},
                       {"--text", "By what and by which body it was carried out", "TEXT"},
                   }},
                   writing_options);

constexpr auto open_options = joined_options(
    std::array<Option, 5>{{
        {"--review", "Only those of this review", "ID", Source::record, "review"},
        {"--to", "Only those addressed to a role or body that is called so", "TEXT"},
        {"--within", "Only those whose deadline may be over in so many days", "DAYS"},
        {"--state", "Only those in this state", "STATE", Source::words,
         "not-answered|open|overdue|done|rejected"},
        {"--all", "Also those that are done or rejected"},
    }},
    format_option("table|md|csv|json"));

}  // namespace

constinit const std::array<Command, 3> review_verbs{{
    {.words = "review answer",
     .summary = "Record the answer to a recommendation",
     .options = answer_options,
     .run = run_answer,
     .manual = "review"},
    {.words = "review record-done",
     .summary = "Record that a recommendation was carried out",
     .options = done_options,
     .run = run_record_done,
     .manual = "review"},
    {.words = "review follow-up",
     .summary = "List recommendations that are open, by deadline",
     .options = open_options,
     .run = run_follow_up,
     .manual = "review"},
}};

}  // namespace mieux::cli
