// Reports on Action Fiches: the document, the pack of all that await an opinion, the decision.
#include <algorithm>

#include "fiche_document.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/records/steering_reports.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

/// Where a member stands, as a label. Something else is missing elsewhere.
std::string_view label_of(Standing standing) {
  return standing == Standing::missing ? "missing|opinion" : word_of(standing);
}

std::string member_names(const Consultation& consultation, bool awaited, const Language& language) {
  std::string names;
  for (const MemberStanding& member : consultation.members) {
    const bool is_awaited =
        member.standing == Standing::missing || member.standing == Standing::suspect;
    if (is_awaited != awaited) continue;
    const std::string name = for_markdown(member.member.value);
    names += (names.empty() ? "" : ", ") +
             (member.standing == Standing::suspect ? language.text("{} (again)", name)
              : awaited                            ? name
                        : language.text("{}: {}", name, language.text(label_of(member.standing))));
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
    const bool waits = !member_names(one.consultation, true, view.language).empty();
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
  const Language& language = view.language;
  text += table_head(language, {":", "request", "Action Fiche", "sent|fiche", "answers until",
                                "awaited of", "text"});
  std::size_t number = 0;
  for (const AwaitedVersion& one : fiches) {
    const auto& until = one.consultation.answers_until;
    text += "| " + std::to_string(++number) + " | " + request_of(view, *one.fiche) + " | " +
            for_markdown(one.fiche->title.value) + ", " + name_of(*one.version, language) + " | " +
            language.date(one.version->sent.date) + " | " +
            (until ? language.date(Date{*until, *until}) : std::string{}) + " | " +
            member_names(one.consultation, true, language) + " | `" +
            short_fingerprint(view, *one.fiche) + "` |\n";
  }
}

/// "`2f6a0cb1d2e3`, changed since"
std::string text_judged(const FicheVersion& version, const Opinion& opinion,
                        const Language& language) {
  if (!opinion.fingerprint.is_there()) return {};
  const std::string text = "`" + std::string{opinion.fingerprint.value.substr(0, 12)} + "`";
  return still_holds(version, opinion.fingerprint.value) ? text
                                                         : language.text("{}, changed since", text);
}

class Decision {
 public:
  Decision(const View& view, const Record& fiche)
      : view_(view), record_(fiche), fiche_(view.store.fiches()[fiche.position]) {}

  Report run() {
    const std::string title{record_.title.value};
    report_.heading(1, mieux::phrase(language_, "Decision: {}", Phrase{title, title}));
    text_ += words("Action Fiche {} on request {}, as it stood on {}.", for_markdown(record_.id),
                   request_of(view_, record_), Date{view_.as_of.day, view_.as_of.day}) +
             "\n\n";
    const VisibleRecord visible(view_.store, record_, view_.audience);
    std::size_t position = 0;
    for (const VisibleValue& said : visible.at("versions").children())
      version(said, fiche_.versions[position++]);
    request();
    return std::move(report_);
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return language_.text(key, values...);
  }

  /// The day of the decision, or the one asked about before it.
  [[nodiscard]] Date day_of(const FicheVersion& version) const {
    const bool decided = version.decided.known && version.decided.date.first() <= view_.as_of.day;
    return decided ? version.decided.date : Date{view_.as_of.day, view_.as_of.day};
  }

  void version(const VisibleValue& said, const FicheVersion& version) {
    Phrase title{name_of(version, Language{}), name_of(version, language_)};
    for (std::string* name : {&title.english, &title.shown}) *name = capitalized(*name);
    report_.heading(2, title);
    outcome(said, version);
    const Consultation consultation = consultation_of(view_.store, version, day_of(version));
    if (!wants_opinions(version))
      text_ += words("A minor amendment: opinions of the members were not needed.") + "\n\n";
    else if (version.sent.known && version.sent.date.first() <= view_.as_of.day)
      standings(consultation, version);
    opinions(said, version);
    minor_changes(said);
  }

  void outcome(const VisibleValue& said, const FicheVersion& version) {
    const Day day = view_.as_of.day;
    text_ += (version.sent.known && version.sent.date.first() <= day
                  ? words("Sent to the steering group on {}.", version.sent.date)
                  : words("Not sent to the steering group.")) +
             "\n";
    if (!is_decided(version, day)) {
      text_ += words("Not decided.") + "\n\n";
      return;
    }
    text_ += decided(version) + "\n";
    if (const VisibleValue despite = said.at("decision").at("despite"))
      text_ +=
          words("Decided although opinions stood against it: {}", for_markdown(despite.text())) +
          "\n";
    text_ += "\n";
  }

  [[nodiscard]] std::string decided(const FicheVersion& version) const {
    const std::string word = for_markdown(words(version.decision.value));
    const Text& text = version.decided_fingerprint;
    const std::string text_decided_on{text.is_there() ? text.value.substr(0, 12) : ""};
    if (!version.decided.known)
      return text.is_there() ? words("**{}**, text `{}`.", word, text_decided_on)
                             : words("**{}**.", word);
    return text.is_there()
               ? words("**{}** on {}, text `{}`.", word, version.decided.date, text_decided_on)
               : words("**{}** on {}.", word, version.decided.date);
  }

  void standings(const Consultation& consultation, const FicheVersion& version) {
    if (consultation.members.empty()) {
      text_ += words("mieux.yaml names no member of the steering group for that day.") + "\n\n";
      return;
    }
    const auto& days = view_.store.programme().steering_group.silence_days;
    text_ += (days ? words("Rule: who does not answer within {} does not object.",
                           language_.counted(*days, "day", "days"))
                   : words("Rule: all members must answer.")) +
             "\n";
    if (consultation.changed_since_sent)
      text_ += words("The text was changed after it was sent, so silence says nothing.") + "\n";
    text_ += "\n| " + words("member") + " | " + words("on {}", day_of(version)) + " |\n|---|---|\n";
    for (const MemberStanding& member : consultation.members)
      text_ += "| " + for_markdown(member.member.value) + " | " + words(label_of(member.standing)) +
               " |\n";
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
    text_ += (with_comments
                  ? table_head(language_, {"opinion of", "opinion", "date", "comments", "text"})
                  : table_head(language_, {"opinion of", "opinion", "date", "text"})) +
             rows + "\n";
  }

  /// One opinion, in the order in which they were recorded.
  [[nodiscard]] std::string opinion_row(const VisibleValue& said, const FicheVersion& version,
                                        const Opinion& opinion, bool with_comments) const {
    return "| " + for_markdown(opinion.member.value) + " | " +
           for_markdown(words(opinion.opinion.value)) + " | " +
           (opinion.date.known ? language_.date(opinion.date.date) : "") + " | " +
           (with_comments ? for_markdown(said.text_at("comments")) + " | " : std::string{}) +
           text_judged(version, opinion, language_) + " |\n";
  }

  void minor_changes(const VisibleValue& said) {
    const VisibleValue changes = said.at("minor_changes");
    if (!changes) return;
    for (const VisibleValue& change : changes.children()) {
      const auto date = Date::parse(std::string{change.text_at("date")});
      const VisibleValue reason = change.at("reason");
      const std::string name = date ? words("Minor change of {}", *date) : words("Minor change");
      text_ += "- " + (reason ? words("{}: {}", name, for_markdown(reason.text())) : name) + "\n";
    }
    text_ += "\n";
  }

  /// What became of the request, and by whom it was decided.
  void request() {
    const Record* request = view_.store.target(fiche_.request.value, set_of(RecordKind::request));
    if (request == nullptr || !request->whole) return;
    const std::string_view outcome = word_of(outcome_of(view_, *request));
    const std::string id{request->id};
    report_.heading(2, mieux::phrase(language_, "Request {}", Phrase{id, id}));
    text_ += for_markdown(view_.label("request_outcomes", outcome)) + ".";
    const VisibleRecord visible(view_.store, *request, view_.audience);
    if (const std::string_view by = visible.text_at("decided_by"); !by.empty())
      text_ += " " + words("Decided by: {}.", for_markdown(by));
    std::string actions;
    if (outcome_of(view_, *request) != Outcome::approved) {
      text_ += "\n";
      return;
    }
    for (const std::uint32_t action : view_.store.actions_of(request->position))
      actions += (actions.empty() ? "" : ", ") +
                 for_markdown(view_.store.records(RecordKind::action)[action].id);
    text_ += (actions.empty() ? "" : " " + words("Actions: {}.", actions)) + "\n";
  }

  const View& view_;
  const Language& language_ = view_.language;
  const Record& record_;
  const Fiche& fiche_;
  Report report_;
  std::string& text_ = report_.markdown;
};

/// What a document of all fiches begins with.
void write_title(const View& view, Report& report) {
  const std::string title{view.store.programme().title.value};
  const Language& language = view.language;
  const Phrase facility = title.empty() ? phrase(language, "The facility") : Phrase{title, title};
  const Date day{view.as_of.day, view.as_of.day};
  report.heading(1, phrase(language, "{}: Action Fiches for the steering group, {}", facility,
                           Phrase{Language{}.date(day), language.date(day)}));
}

}  // namespace

Report fiche_report(const View& view, const ReportRequest& request) {
  Report report;
  fiche_document(view, *request.record, 1, report);
  const auto& programmes = view.store.records(RecordKind::programme);
  if (!programmes.empty() && programmes.front().whole)
    if (const VisibleRecord programme(view.store, programmes.front(), view.audience);
        !programme.text_at("acknowledgement").empty())
      report.markdown += "\n" + for_markdown(programme.text_at("acknowledgement")) + "\n";
  return report;
}

Report steering_pack_report(const View& view, const ReportRequest&) {
  require_readable(view.store, RecordKind::fiche);
  const Waiting fiches = waiting(view);
  const Language& language = view.language;
  Report report;
  write_title(view, report);
  std::string& text = report.markdown;
  if (fiches.for_opinions.empty())
    text += language.text("No Action Fiche awaits an opinion.") + "\n\n";
  else
    write_overview(view, fiches.for_opinions, text);
  if (!fiches.for_decision.empty()) {
    text += "\n" + language.text("All members have answered, or need not:") + "\n\n";
    for (const AwaitedVersion& one : fiches.for_decision)
      text += "- " + request_of(view, *one.fiche) + ", " + for_markdown(one.fiche->title.value) +
              ", " + name_of(*one.version, language) + ". " +
              member_names(one.consultation, false, language) + "\n";
  }
  for (const AwaitedVersion& one : fiches.for_opinions) {
    text += "\n";
    fiche_document(view, *one.fiche, 2, report);
  }
  return report;
}

Report decision_report(const View& view, const ReportRequest& request) {
  return Decision(view, *request.record).run();
}

}  // namespace mieux
