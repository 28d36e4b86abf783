// Reports on Action Fiches: the document, the pack of all that await an opinion, the decision.
#include <algorithm>

#include "fiche_document.hpp"
#include "mieux/base/text.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/records/steering_reports.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

std::string member_names(const Consultation& consultation, bool awaited) {
  std::string names;
  for (const MemberStanding& member : consultation.members) {
    const bool is_awaited =
        member.standing == Standing::missing || member.standing == Standing::suspect;
    if (is_awaited != awaited) continue;
    names += (names.empty() ? "" : ", ") + for_markdown(member.member.value);
    if (member.standing == Standing::suspect) names += " (again)";
    if (!awaited) names += ": " + std::string{word_of(member.standing)};
  }
  return names;
}

/// Those that wait for an opinion, by the day they were sent; and those that only wait for the
/// decision.
struct Waiting {
  std::vector<AwaitedVersion> for_opinions;
  std::vector<AwaitedVersion> for_decision;
};

Waiting waiting(const View& view) {
  Waiting result;
  for (AwaitedVersion& one : awaited_versions(view.store, view.as_of)) {
    const bool waits = !member_names(one.consultation, true).empty();
    (waits ? result.for_opinions : result.for_decision).push_back(std::move(one));
  }
  std::stable_sort(result.for_opinions.begin(), result.for_opinions.end(),
                   [](const AwaitedVersion& a, const AwaitedVersion& b) {
                     return a.version->sent.date.first() < b.version->sent.date.first();
                   });
  return result;
}

std::string request_of(const View& view, const Record& fiche) {
  return for_markdown(view.store.fiches()[fiche.position].request.value);
}

void write_overview(const View& view, const std::vector<AwaitedVersion>& fiches,
                    std::string& text) {
  text +=
      "| | request | Action Fiche | sent | answers until | awaited of | text |\n"
      "|---:|---|---|---|---|---|---|\n";
  std::size_t number = 0;
  for (const AwaitedVersion& one : fiches)
    text += "| " + std::to_string(++number) + " | " + request_of(view, *one.fiche) + " | " +
            for_markdown(one.fiche->title.value) + ", " + name_of(*one.version) + " | " +
            one.version->sent.date.in_words() + " | " +
            (one.consultation.answers_until ? to_string(*one.consultation.answers_until)
                                            : std::string{}) +
            " | " + member_names(one.consultation, true) + " | `" +
            short_fingerprint(view, *one.fiche) + "` |\n";
}

/// One opinion, in the order in which they were recorded.
std::string opinion_row(const VisibleValue& said, const FicheVersion& version,
                        const Opinion& opinion, bool with_comments) {
  const bool suspect = !still_holds(version, opinion.fingerprint.value);
  return "| " + for_markdown(opinion.member.value) + " | " + for_markdown(opinion.opinion.value) +
         " | " + (opinion.date.known ? opinion.date.date.in_words() : "") + " | " +
         (with_comments ? for_markdown(said.text_at("comments")) + " | " : std::string{}) +
         (opinion.fingerprint.is_there()
              ? "`" + std::string{opinion.fingerprint.value.substr(0, 12)} + "`" +
                    (suspect ? ", changed since" : "")
              : std::string{}) +
         " |\n";
}

class Decision {
 public:
  Decision(const View& view, const Record& fiche)
      : view_(view), record_(fiche), fiche_(view.store.fiches()[fiche.position]) {}

  std::string run() {
    text_ = "# Decision: " + for_markdown(record_.title.value) + "\n\n";
    text_ += "Action Fiche " + for_markdown(record_.id) + " on request " +
             request_of(view_, record_) + ", as it stood on " + to_string(view_.as_of.day) +
             ".\n\n";
    const VisibleRecord visible(view_.store, record_, view_.audience);
    std::size_t position = 0;
    for (const VisibleValue& said : visible.at("versions").children())
      version(said, fiche_.versions[position++]);
    request();
    return std::move(text_);
  }

 private:
  /// The day of the decision, or the one asked about before it.
  [[nodiscard]] Date day_of(const FicheVersion& version) const {
    const bool decided = version.decided.known && version.decided.date.first() <= view_.as_of.day;
    return decided ? version.decided.date : Date{view_.as_of.day, view_.as_of.day};
  }

  void version(const VisibleValue& said, const FicheVersion& version) {
    std::string title = name_of(version);
    title[0] = 'V';
    text_ += "## " + title + "\n\n";
    outcome(said, version);
    const Consultation consultation = consultation_of(view_.store, version, day_of(version));
    if (!wants_opinions(version))
      text_ += "A minor amendment: opinions of the members were not needed.\n\n";
    else if (version.sent.known && version.sent.date.first() <= view_.as_of.day)
      standings(consultation, version);
    opinions(said, version);
    minor_changes(said);
  }

  void outcome(const VisibleValue& said, const FicheVersion& version) {
    const Day day = view_.as_of.day;
    text_ += version.sent.known && version.sent.date.first() <= day
                 ? "Sent to the steering group on " + version.sent.date.in_words() + ".\n"
                 : std::string{"Not sent to the steering group.\n"};
    if (!is_decided(version, day)) {
      text_ += "Not decided.\n\n";
      return;
    }
    text_ += "**" + for_markdown(version.decision.value) + "**" +
             (version.decided.known ? " on " + version.decided.date.in_words() : "") +
             (version.decided_fingerprint.is_there()
                  ? ", text `" + std::string{version.decided_fingerprint.value.substr(0, 12)} + "`"
                  : "") +
             ".\n";
    if (const VisibleValue despite = said.at("decision").at("despite"))
      text_ += "Decided although opinions stood against it: " + for_markdown(despite.text()) + "\n";
    text_ += "\n";
  }

  void standings(const Consultation& consultation, const FicheVersion& version) {
    if (consultation.members.empty()) {
      text_ += "mieux.yaml names no member of the steering group for that day.\n\n";
      return;
    }
    const auto& days = view_.store.programme().steering_group.silence_days;
    text_ +=
        days ? "Rule: who does not answer within " + counted(*days, "day") + " does not object.\n"
             : std::string{"Rule: all members must answer.\n"};
    if (consultation.changed_since_sent)
      text_ += "The text was changed after it was sent, so silence says nothing.\n";
    text_ += "\n| member | on " + day_of(version).to_string() + " |\n|---|---|\n";
    for (const MemberStanding& member : consultation.members)
      text_ += "| " + for_markdown(member.member.value) + " | " +
               std::string{word_of(member.standing)} + " |\n";
    text_ += "\n";
  }

  /// Comments are internal: members make them among themselves.
  void opinions(const VisibleValue& said, const FicheVersion& version) {
    bool with_comments = false;
    for (const VisibleValue& one : said.at("consultation").children())
      with_comments = with_comments || one.at("comments");
    std::string rows;
    std::size_t position = 0;
    for (const VisibleValue& one : said.at("consultation").children()) {
      const Opinion& opinion = version.consultation[position++];
      if (opinion.date.known && opinion.date.date.first() > view_.as_of.day) continue;
      rows += opinion_row(one, version, opinion, with_comments);
    }
    if (rows.empty()) return;
    text_ += std::string{"| opinion of | opinion | date |"} + (with_comments ? " comments |" : "") +
             " text |\n|---|---|---|---|" + (with_comments ? "---|\n" : "\n") + rows + "\n";
  }

  void minor_changes(const VisibleValue& said) {
    const VisibleValue changes = said.at("minor_changes");
    if (!changes) return;
    for (const VisibleValue& change : changes.children()) {
      const VisibleValue date = change.at("date");
      const VisibleValue reason = change.at("reason");
      text_ += "- Minor change" + (date ? " of " + for_markdown(date.text()) : "") +
               (reason ? ": " + for_markdown(reason.text()) : "") + "\n";
    }
    text_ += "\n";
  }

  /// What became of the request, and by whom it was decided.
  void request() {
    const Record* request = view_.store.target(fiche_.request.value, set_of(RecordKind::request));
    if (request == nullptr || !request->whole) return;
    const std::string_view outcome = word_of(outcome_of(view_, *request));
    text_ += "## Request " + for_markdown(request->id) + "\n\n" +
             for_markdown(view_.store.vocabularies().label("request_outcomes", outcome)) + ".";
    const VisibleRecord visible(view_.store, *request, view_.audience);
    if (const std::string_view by = visible.text_at("decided_by"); !by.empty())
      text_ += " Decided by: " + for_markdown(by) + ".";
    std::string actions;
    if (outcome_of(view_, *request) != Outcome::approved) {
      text_ += "\n";
      return;
    }
    for (const std::uint32_t action : view_.store.actions_of(request->position))
      actions += (actions.empty() ? "" : ", ") +
                 for_markdown(view_.store.records(RecordKind::action)[action].id);
    text_ += (actions.empty() ? "" : " Actions: " + actions + ".") + "\n";
  }

  const View& view_;
  const Record& record_;
  const Fiche& fiche_;
  std::string text_;
};

}  // namespace

Report fiche_report(const View& view, const ReportRequest& request) {
  std::string text = fiche_document(view, *request.record, 1);
  const auto& programmes = view.store.records(RecordKind::programme);
  if (!programmes.empty() && programmes.front().whole)
    if (const VisibleRecord programme(view.store, programmes.front(), view.audience);
        !programme.text_at("acknowledgement").empty())
      text += "\n" + for_markdown(programme.text_at("acknowledgement")) + "\n";
  return {std::move(text), {}};
}

Report steering_pack_report(const View& view, const ReportRequest&) {
  require_readable(view.store, RecordKind::fiche);
  const Waiting fiches = waiting(view);
  const std::string_view title = view.store.programme().title.value;
  std::string text = "# " + for_markdown(title.empty() ? "The facility" : title) +
                     ": Action Fiches for the steering group, " + to_string(view.as_of.day) +
                     "\n\n";
  if (fiches.for_opinions.empty())
    text += "No Action Fiche awaits an opinion.\n\n";
  else
    write_overview(view, fiches.for_opinions, text);
  if (!fiches.for_decision.empty()) {
    text += "\nAll members have answered, or need not:\n\n";
    for (const AwaitedVersion& one : fiches.for_decision)
      text += "- " + request_of(view, *one.fiche) + ", " + for_markdown(one.fiche->title.value) +
              ", " + name_of(*one.version) + ". " + member_names(one.consultation, false) + "\n";
  }
  for (const AwaitedVersion& one : fiches.for_opinions)
    text += "\n" + fiche_document(view, *one.fiche, 2);
  return {std::move(text), {}};
}

Report decision_report(const View& view, const ReportRequest& request) {
  return {Decision(view, *request.record).run(), {}};
}

}  // namespace mieux
