// The report `action`: the whole story of one Action.
#include "mieux/reports/fieldwork/action_report.hpp"

#include "action_parts.hpp"
#include "action_timeline.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/queries/figures/stats.hpp"

namespace mieux {
namespace {

class StoryReport {
 public:
  StoryReport(const View& view, const ReportRequest& asked)
      : facts_(view, *asked.record), with_pictures_(asked.with_pictures) {}

  Report run() {
    title();
    table();
    request();
    if (const VisibleValue objective = facts_.visible.at("objective")) {
      section("Objective");
      write(for_markdown(objective.text()) + "\n\n");
    }
    timeline();
    activities_section(facts_, report_);
    participants_section(facts_, report_);
    experts_section(facts_, report_);
    results_section(facts_, report_);
    deliverables_section(facts_, report_);
    effects_section(facts_, report_);
    plan_changes_section(facts_, report_);
    feedback_section(facts_, report_);
    missing_section(facts_, report_);
    documents_section(facts_, report_);
    std::string& text = report_.markdown;
    while (text.ends_with("\n\n")) text.pop_back();
    return std::move(report_);
  }

 private:
  void write(const std::string& text) { report_.markdown += text; }
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return facts_.view.language.text(key, values...);
  }
  void section(std::string_view title) { report_.heading(2, phrase(facts_.view.language, title)); }
  [[nodiscard]] std::string day(std::string_view text) const {
    return facts_.view.language.date(text);
  }
  void row(std::string_view name, const std::string& value) {
    if (!value.empty()) write("| " + words(name) + " | " + value + " |\n");
  }

  void title() {
    const Record& record = facts_.record;
    const std::string called{record.title.is_there() ? record.title.value : record.id};
    report_.heading(1, {called, called});
    const std::string phase = facts_.values("phase");
    const Date today{facts_.view.as_of.day, facts_.view.as_of.day};
    write((phase.empty()
               ? words("**{}**, as it stood on {}.", facts_.standing(), today)
               : words("**{}**, phase {}, as it stood on {}.", facts_.standing(), phase, today)) +
          "\n\n");
    if (record.imported)
      write(words("Taken over from an earlier publication: what that did not say is not in the "
                  "record.") +
            "\n\n");
  }

  void table() {
    const Record& record = facts_.record;
    std::string called = "`" + std::string{record.id} + "`";
    if (record.short_name.is_there()) called += ", " + for_markdown(record.short_name.value);
    for (const Text& reference : record.references) called += ", " + for_markdown(reference.value);
    write("| | |\n|---|---|\n");
    row("Action", called);
    row("Countries", facts_.values("country"));
    row("Regional organisation", facts_.values("regional_organisation"));
    if (!facts_.view.grouping.empty()) row("Region", facts_.values("region"));
    row("Topics", facts_.values("topic"));
    row("Themes", facts_.values("theme"));
    row("Carried out for", facts_.organisations(facts_.visible.at("requesters")));
    row("Focal points", focal_points());
    row("Planned", facts_.time_planned());
    row("Carried out", facts_.time_held());
    write("\n");
  }

  [[nodiscard]] std::string focal_points() const {
    std::string all;
    for (const VisibleValue& point : facts_.visible.at("focal_points").children()) {
      const std::string_view level = point.text_at("level");
      const std::string_view from = point.text_at("from");
      const std::string_view to = point.text_at("to");
      facts_.view.language.append(all, (level.empty() ? "" : for_markdown(level) + ", ") +
                                           facts_.organisation(point.text_at("organisation")) +
                                           (from.empty() ? "" : words(", from {}", day(from))) +
                                           (to.empty() ? "" : words(", to {}", day(to))));
    }
    return all;
  }

  void request() {
    if (facts_.request == nullptr || !facts_.request->whole) return;
    const Record& record = *facts_.request;
    const VisibleRecord visible(facts_.view.store, record, facts_.view.audience);
    section("Request and decision");
    write("| | |\n|---|---|\n");
    row("Request", "`" + std::string{record.id} + "`" +
                       (record.title.is_there() ? ", " + for_markdown(record.title.value) : ""));
    std::string asked;
    for (const VisibleValue& letter : visible.at("letters").children()) {
      const std::string_view behalf = letter.text_at("on_behalf_of");
      const std::string_view came = letter.text_at("received");
      facts_.view.language.append(
          asked,
          facts_.organisation(letter.text_at("requester")) +
              (behalf.empty() ? "" : words(" on behalf of {}", facts_.organisation(behalf))) +
              (came.empty() ? "" : ", " + day(came)));
    }
    row("Asked by", asked);
    row("Need", for_markdown(visible.text_at("need")));
    const Request& typed = facts_.view.store.requests()[record.position];
    if (const When came = received(typed); came.known)
      row("Received", facts_.view.language.date(came.date));
    fiche();
    const std::string_view by = visible.text_at("decided_by");
    for (const RequestEvent& event : typed.events)
      if (event.type == RequestStep::approved && facts_.is_past(event.when))
        row("Approved", (event.when.known ? facts_.view.language.date(event.when.date)
                                          : words("on a day not recorded")) +
                            (by.empty() ? "" : ", " + words("by {}", for_markdown(by))));
    write("\n");
  }

  /// The versions of Action Fiches that were approved.
  void fiche() {
    const Store& store = facts_.view.store;
    std::string all;
    for (const Record& record : store.records(RecordKind::fiche)) {
      const Fiche& fiche = store.fiches()[record.position];
      if (!record.whole ||
          store.target(fiche.request.value, set_of(RecordKind::request)) != facts_.request)
        continue;
      for (const FicheVersion& version : fiche.versions)
        if (version.decision.value == "approved" && is_decided(version, facts_.view.as_of.day))
          facts_.view.language.append(
              all,
              "`" + std::string{record.id} + "`, " + words("version {}", version.number) +
                  (version.decided.known
                       ? words(", approved {}", facts_.view.language.date(version.decided.date))
                       : ""));
    }
    row("Action Fiche", all);
  }

  void timeline() {
    const std::vector<StoryEntry> story = story_of(facts_);
    if (story.empty()) return;
    section("Timeline");
    picture(story);
    for (const StoryEntry& entry : story)
      write("- " +
            words("{}: {}", when_of(entry),
                  (entry.part.empty() ? "" : "`" + entry.part + "` ") + for_markdown(entry.text)) +
            "\n");
    write("\n");
  }

  [[nodiscard]] std::string when_of(const StoryEntry& entry) const {
    const Language& language = facts_.view.language;
    return entry.to ? language.range(entry.from, *entry.to) : language.date(entry.from);
  }

  void picture(const std::vector<StoryEntry>& story) {
    if (!with_pictures_) return;
    Timeline timeline = timeline_of(facts_);
    if (!extent_of(timeline)) return;
    timeline.language = facts_.view.language;
    timeline.title = words("Timeline: {}", reader_name(facts_.record));
    for (const StoryEntry& entry : story)
      timeline.language.append(timeline.description,
                               words("{}: {}", facts_.view.language.date(entry.from),
                                     (entry.part.empty() ? "" : entry.part + " ") + entry.text));
    const std::string file = "action-" + std::string{facts_.record.id} + "-timeline.svg";
    write("![" + for_markdown(timeline.title) + "](" + file + ")\n\n");
    report_.pictures.push_back({file, as_svg(timeline)});
  }

  ActionFacts facts_;
  bool with_pictures_;
  Report report_;
};

}  // namespace

Report action_report(const View& view, const ReportRequest& request) {
  require_readable(view.store, RecordKind::action);
  return StoryReport(view, request).run();
}

}  // namespace mieux
