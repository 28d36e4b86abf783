// The reports `reviews` and `review`: what was found from outside, beside the facility's own
// figures.
#include "mieux/reports/reviews/reviews_report.hpp"

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/reviews/recommendations.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/year/pages.hpp"

namespace mieux {
namespace {

/// A text of one or several lines in a cell of a table.
std::string in_cell(std::string_view text) { return for_markdown(trimmed(text)); }

/// One review, told below headings of `depth`.
class ReviewStory {
 public:
  ReviewStory(Pages& pages, const Record& record, std::size_t depth)
      : pages_(pages),
        record_(record),
        review_(pages.view().store.reviews()[record.position]),
        visible_(pages.view().store, record, pages.view().audience),
        title_(visible_.text_at("title")),
        depth_(depth) {}

  void write() {
    introduction();
    ratings();
    sampled();
    recommendations();
  }

 private:
  void introduction() {
    const View& view = pages_.view();
    std::string type{view.label("external_reviews", visible_.text_at("type"))};
    if (review_.date.known)
      pages_.say("{}, {}.", for_markdown(type), view.language.date(review_.date.date));
    else
      pages_.say("{}, without a date.", for_markdown(type));
    if (const std::string_view by = visible_.text_at("reviewer"); !by.empty())
      pages_.write(" " + pages_.words("Carried out by {}.", for_markdown(by)));
    std::string phases;
    for (const VisibleValue& phase : visible_.at("phases").children())
      phases += (phases.empty() ? "" : ", ") + for_markdown(view.label("phases", phase.text()));
    if (!phases.empty()) pages_.write(" " + pages_.words("It looks at {}.", phases));
    if (!review_.scale.empty())
      pages_.write(" " + pages_.words("Its ratings are from {} to {}.",
                                      for_markdown(review_.scale.begin()->value),
                                      for_markdown((review_.scale.end() - 1)->value)));
    pages_.write("\n\n");
    if (const std::string_view summary = visible_.text_at("summary"); !summary.empty())
      pages_.write(for_markdown(trimmed(summary)) + "\n\n");
  }

  /// A heading of a part: `Mid-term evaluation: ratings`.
  void part(std::string_view label) {
    pages_.title(depth_, mieux::phrase(pages_.language(), label, Phrase{title_, title_}));
  }

  [[nodiscard]] std::string action_name(std::string_view id) const {
    const Record* action = pages_.view().store.target(id, set_of(RecordKind::action));
    return for_markdown(action == nullptr ? id : std::string_view{reader_name(*action)});
  }

  [[nodiscard]] std::string criterion(std::string_view id) const {
    const std::string vocabulary = std::string{review_.scheme.value} + "_criteria";
    if (pages_.view().store.vocabularies().table(vocabulary) == nullptr) return for_markdown(id);
    return for_markdown(pages_.view().label(vocabulary, id));
  }

  void ratings() {
    part("{}: ratings");
    std::string rows;
    for (const VisibleValue& rating : visible_.at("ratings").children()) {
      const std::string_view action = rating.text_at("action");
      rows += "| " + criterion(rating.text_at("criterion")) + " | " +
              (action.empty() ? pages_.words("the facility") : action_name(action)) + " | " +
              for_markdown(rating.text_at("rating")) + " | " + in_cell(rating.text_at("sentence")) +
              " |\n";
    }
    if (rows.empty()) return pages_.paragraph("No rating is on record.");
    pages_.table_head({"criterion", "rated", "rating", "reason"});
    pages_.write(rows + "\n");
  }

  [[nodiscard]] std::string figure(std::string_view subject, const std::string& where,
                                   std::string_view measure = "count") const {
    return pages_.number(count(pages_.view(), pages_.to_date(subject, where, {}, measure)).total);
  }

  /// The row of an Action that was sampled.
  [[nodiscard]] std::string row(std::string_view id) const {
    const std::string of = "action = " + std::string{id};
    return "| " + action_name(id) + " | " +
           figure("activities", Pages::both(of, std::string{held})) + " | " +
           figure("activities", Pages::both(of, std::string{held}), "participants") + " | " +
           pages_.words("{} of {}", figure("results", Pages::both(of, achieved)),
                        figure("results", Pages::both(of, expected))) +
           " | " + figure("effects", of) + " | " + figure("feedback", of) + " |\n";
  }

  /// The Actions sampled, with what the facility itself counts of them.
  void sampled() {
    part("{}: Actions sampled");
    std::string rows;
    std::string ids;
    for (const Text& action : review_.actions) {
      if (pages_.view().store.target(action.value, set_of(RecordKind::action)) == nullptr) continue;
      rows += row(action.value);
      ids += (ids.empty() ? "" : ", ") + std::string{action.value};
    }
    if (rows.empty()) return pages_.paragraph("No Action is on record.");
    pages_.paragraph("The figures are those of the facility itself, as they stood on {}.",
                     Date{pages_.view().as_of.day, pages_.view().as_of.day});
    pages_.table_head({"Action", "activities held:", "participants:", "results achieved:",
                       "effects:", "feedback:"});
    pages_.write(rows);
    sources("action in (" + ids + ")");
  }

  void sources(const std::string& of) {
    const std::string done = Pages::both(of, std::string{held});
    pages_.sources({pages_.command_to_date("activities", done, "action"),
                    pages_.command_to_date("activities", done, "action", "participants"),
                    pages_.command_to_date("results", Pages::both(of, achieved), "action"),
                    pages_.command_to_date("results", Pages::both(of, expected), "action"),
                    pages_.command_to_date("effects", of, "action"),
                    pages_.command_to_date("feedback", of, "action")});
  }

  void recommendations() {
    part("{}: recommendations");
    std::string rows;
    std::size_t index = 0;
    for (const VisibleValue& said : visible_.at("recommendations").children())
      rows += recommendation(said, index++);
    if (rows.empty()) return pages_.sentence("No recommendation is on record.");
    pages_.table_head({"number", "recommendation", "addressed to", "answer", "deadline", "state"});
    pages_.write(rows);
  }

  [[nodiscard]] std::string recommendation(const VisibleValue& said, std::size_t index) const {
    const Recommendation& one = review_.recommendations[index];
    const Language& language = pages_.language();
    return "| " + (one.number.is_there() ? for_markdown(one.number.value) : "") + " | " +
           in_cell(said.text_at("text")) + " | " + in_cell(said.text_at("to")) + " | " +
           answer(said, one) + " | " +
           (one.deadline.known ? language.date(one.deadline.date) : "") + " | " + state(said, one) +
           " |\n";
  }

  /// "partly accepted: Within our means. (2023-07-03, Harbour Secretariat)".
  [[nodiscard]] std::string answer(const VisibleValue& said, const Recommendation& one) const {
    if (state_of(one, pages_.view().as_of) == RecommendationState::unanswered) return {};
    const std::string_view response = one.response.value;
    std::string text = response == "accepted"          ? pages_.words("accepted")
                       : response == "partly-accepted" ? pages_.words("partly accepted")
                       : response == "rejected"        ? pages_.words("rejected")
                                                       : std::string{};
    if (const std::string words = in_cell(said.text_at("answer")); !words.empty())
      text += (text.empty() ? "" : ": ") + words;
    std::string note;
    if (one.answered.known) note = pages_.language().date(one.answered.date);
    if (const std::string by = in_cell(said.text_at("answered_by")); !by.empty())
      note += (note.empty() ? "" : ", ") + by;
    return text + (note.empty() ? "" : (text.empty() ? "(" : " (") + note + ")");
  }

  [[nodiscard]] std::string state(const VisibleValue& said, const Recommendation& one) const {
    const AsOf as_of = pages_.view().as_of;
    if (is_overdue(one, as_of)) return pages_.words("overdue");
    const RecommendationState now = state_of(one, as_of);
    std::string text = pages_.language().text(word_of(now));
    if (now != RecommendationState::done) return text;
    text += " " + pages_.language().date(one.done.date);
    const std::string by = in_cell(said.text_at("done_by"));
    return text + (by.empty() ? "" : ": " + by);
  }

  static constexpr const char* expected = "expected = true";
  static constexpr const char* achieved = "expected = true and not achieved = none";

  Pages& pages_;
  const Record& record_;
  const Review& review_;
  VisibleRecord visible_;
  std::string title_;
  std::size_t depth_;
};

}  // namespace

Report reviews_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "reviews");
  pages.heading("{}: external reviews, {}");
  pages.paragraph(
      "A review is in the period by the day of its report. Recommendations stand as they did on "
      "that day.");
  pages.title(2, "Reviews");
  const Statistics statistics = count(view, pages.query("reviews", {}));
  if (statistics.total.units.empty()) pages.sentence("No review is on record.");
  for (const std::uint32_t unit : statistics.total.units) {
    const Record& record = *statistics.units[unit].record;
    const std::string title{record.title.value};
    if (unit != statistics.total.units.front()) pages.write("\n");
    pages.title(3, Phrase{title, title});
    ReviewStory(pages, record, 4).write();
  }
  pages.source("reviews", {}, "title");
  pages.title(2, "What could not be dated");
  if (!pages.undated({"reviews"})) pages.sentence("Nothing: every review could be placed.");
  pages.drafts({RecordKind::review});
  return pages.take();
}

Report review_report(const View& view, const ReportRequest& request) {
  ReportRequest to_date = request;
  to_date.period = Date{Date::earliest, Date::latest};
  Pages pages(view, to_date, "review");
  const std::string title{request.record->title.value};
  pages.title(1, Phrase{title, title});
  ReviewStory(pages, *request.record, 2).write();
  return pages.take();
}

}  // namespace mieux
