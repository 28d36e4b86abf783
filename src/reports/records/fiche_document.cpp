#include "fiche_document.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

constexpr std::string_view not_said = "*Not said yet.*";

/// The parts of one fiche, written one after the other.
class FicheDocument {
 public:
  FicheDocument(const View& view, const Record& fiche, std::size_t level)
      : view_(view),
        record_(fiche),
        typed_(view.store.fiches()[fiche.position]),
        visible_(view.store, fiche, view.audience),
        level_(level) {
    for (const VisibleValue& version : visible_.at("versions").children()) version_ = version;
    request_ = view.store.target(typed_.request.value, set_of(RecordKind::request));
  }

  std::string run() {
    heading(0, "Action Fiche: " + for_markdown(record_.title.value));
    facts();
    if (!version_) return text_ + std::string{not_said} + "\n";
    prose("Context and institutional framework", "context");
    prose("Problem", "problem");
    objective();
    results();
    activities();
    experts();
    complementary();
    delegation();
    appraisal();
    text_ += "Text of this version: `" + short_fingerprint(view_, record_) + "`\n";
    return std::move(text_);
  }

 private:
  void heading(std::size_t below, const std::string& title) {
    text_ += std::string(level_ + below, '#') + " " + title + "\n\n";
  }

  [[nodiscard]] static std::string text_at(const VisibleValue& in, std::string_view key) {
    return for_markdown(in.text_at(key));
  }
  [[nodiscard]] std::string label(std::string_view vocabulary, std::string_view id) const {
    return for_markdown(view_.store.vocabularies().label(vocabulary, id));
  }

  void row(const std::string& name, const std::string& value) {
    if (!value.empty()) text_ += "| " + name + " | " + value + " |\n";
  }

  /// The values of a field of the request, as people read them.
  [[nodiscard]] std::string of_request(std::string_view name) const {
    if (request_ == nullptr) return {};
    const Subject& subject = subject_of(RecordKind::request);
    const auto field = find_field(view_, subject, name);
    if (!field) return {};
    Values values;
    field->get(view_, {request_, 0}, values);
    std::string all;
    for (const Value& value : values)
      all +=
          (all.empty() ? "" : ", ") + for_markdown(label_of(view_, *field, text_of(*field, value)));
    return all;
  }

  /// "EU Delegation (Guatemala)"
  [[nodiscard]] std::string supporters() const {
    std::string all;
    if (request_ == nullptr || !request_->whole) return all;
    const VisibleRecord request(view_.store, *request_, view_.audience);
    for (const VisibleValue& one : request.at("supporters").children()) {
      std::string type{one.text_at("type")};
      std::replace(type.begin(), type.end(), '-', ' ');
      if (type == "eu delegation") type = "EU Delegation";
      const std::string_view country = one.text_at("country");
      all += (all.empty() ? "" : "; ") + for_markdown(type) +
             (country.empty() ? "" : " (" + label("countries", country) + ")");
    }
    return all;
  }

  [[nodiscard]] std::string requesters() const {
    if (request_ == nullptr) return {};
    std::string all;
    for (const Letter& letter : view_.store.requests()[request_->position].letters) {
      const Record* body =
          view_.store.target(letter.requester.value, set_of(RecordKind::organisation));
      if (body == nullptr) continue;
      all += (all.empty() ? "" : "; ") + for_markdown(view_.store.name_of(*body, view_.as_of.day));
    }
    return all;
  }

  void facts() {
    text_ += "| | |\n|---|---|\n";
    row("Facility", for_markdown(view_.store.programme().title.value));
    row("Request", request_ == nullptr ? std::string{} : for_markdown(request_->id));
    row("Requesting authorities", requesters());
    row("Countries", of_request("country"));
    row("Regional organisation", of_request("regional_organisation"));
    row("Region", view_.grouping.empty() ? std::string{} : of_request("region"));
    row("Received", of_request("received"));
    row("Topics", of_request("topic"));
    row("Themes", of_request("theme"));
    row("Supported by", supporters());
    row("Follow-up of", of_request("follow_up_of"));
    row("Eligibility", of_request("eligibility.verdict"));
    if (!typed_.versions.empty()) state(typed_.versions.back());
    text_ += "\n";
  }

  void state(const FicheVersion& version) {
    row("Version", name_of(version));
    if (version_) row("Reason", text_at(version_, "reason"));
    const Day day = view_.as_of.day;
    if (version.date.known && version.date.date.first() <= day)
      row("Drafted", version.date.date.in_words());
    if (version.sent.known && version.sent.date.first() <= day)
      row("Sent to the steering group", version.sent.date.in_words());
    if (is_decided(version, day))
      row("Decision", for_markdown(version.decision.value) +
                          (version.decided.known ? ", " + version.decided.date.in_words() : ""));
  }

  void prose(const std::string& title, std::string_view key) {
    heading(1, title);
    const VisibleValue text = version_.at(key);
    text_ += text ? paragraphs(text.text()) : std::string{not_said};
    text_ += "\n\n";
  }

  void objective() {
    prose("Objective", "objective");
    const VisibleValue served = version_.at("programme_objective");
    if (!served) return;
    text_ +=
        "It serves the objective of the programme: " + programme_objective(served.text()) + "\n\n";
  }

  [[nodiscard]] std::string programme_objective(std::string_view id) const {
    const auto& programmes = view_.store.records(RecordKind::programme);
    if (programmes.empty() || !programmes.front().whole) return for_markdown(id);
    const VisibleRecord programme(view_.store, programmes.front(), view_.audience);
    for (const VisibleValue& one : programme.at("objectives").children())
      if (one.text_at("id") == id && one.at("text"))
        return for_markdown(one.text_at("text")) + " (" + for_markdown(id) + ")";
    return for_markdown(id);
  }

  [[nodiscard]] static std::string list_at(const VisibleValue& in, std::string_view key) {
    std::string all;
    for (const VisibleValue& element : in.at(key).children())
      all += (all.empty() ? "" : "; ") + for_markdown(element.text());
    return all;
  }

  void results() {
    heading(1, "Expected results");
    const VisibleValue results = version_.at("expected_results");
    if (!results) {
      text_ += std::string{not_said} + "\n\n";
      return;
    }
    text_ += "| level | result | indicators |\n|---|---|---|\n";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> levels{
        {{"individual", "Individual"},
         {"institutional", "Institutional"},
         {"enabling-environment", "Enabling environment"}}};
    for (const auto& [level, name] : levels)
      for (const VisibleValue& result : results.children())
        if (result.text_at("level") == level)
          text_ += "| " + std::string{name} + " | " + text_at(result, "text") + " | " +
                   list_at(result, "indicators") + " |\n";
    text_ += "\n";
  }

  void activities() {
    heading(1, "Planned activities");
    const VisibleValue activities = version_.at("activities");
    if (!activities) {
      text_ += std::string{not_said} + "\n\n";
      return;
    }
    text_ +=
        "| | type | activity | month | place | profiles of experts |\n|---:|---|---|---|---|---|\n";
    std::size_t number = 0;
    for (const VisibleValue& activity : activities.children()) {
      const VisibleValue type = activity.at("type");
      const std::string mode = text_at(activity, "mode");
      const std::string place = text_at(activity, "place");
      text_ += "| " + std::to_string(++number) + " | " +
               (type ? label("activity_types", type.text()) : "") + " | " +
               text_at(activity, "title") + " | " + text_at(activity, "month") + " | " + place +
               (mode.empty() ? "" : (place.empty() ? "" : ", ") + mode) + " | " +
               list_at(activity, "expert_profiles") + " |\n";
    }
    text_ += "\n";
    if (version_.text_at("two_step") == "true")
      text_ +=
          "The Action is planned in two steps: the second one is decided on after the first.\n\n";
  }

  void experts() {
    heading(1, "Experts");
    const std::string days = text_at(version_, "expert_days");
    text_ += days.empty() ? std::string{not_said} : "Estimated expert days: " + days + ".";
    text_ += "\n\n";
  }

  void complementary() {
    const VisibleValue projects = version_.at("complementary");
    if (!projects) return;
    heading(1, "Complementary projects");
    for (const VisibleValue& project : projects.children()) {
      const std::string donor = text_at(project, "donor");
      const std::string note = text_at(project, "note");
      text_ += "- " + text_at(project, "title") + (donor.empty() ? "" : " (" + donor + ")") +
               (note.empty() ? "" : ": " + note) + "\n";
    }
    text_ += "\n";
  }

  void delegation() {
    heading(1, "EU Delegation");
    const VisibleValue delegation = version_.at("delegation");
    const std::string day = text_at(delegation, "consulted");
    const std::string answer = text_at(delegation, "answer");
    text_ += day.empty() ? std::string{not_said} : "Consulted on " + day + ".";
    text_ += (answer.empty() ? "" : " Answer: " + answer) + "\n\n";
  }

  void appraisal() {
    heading(1, "Appraisal");
    const VisibleValue appraisal = version_.at("appraisal");
    if (!appraisal) {
      text_ += std::string{not_said} + "\n\n";
      return;
    }
    text_ += "| criterion | score | why |\n|---|---:|---|\n";
    for (const VisibleValue& one : appraisal.children())
      text_ += "| " + text_at(one, "criterion") + " | " + text_at(one, "score") + " | " +
               text_at(one, "sentence") + " |\n";
    text_ += "\n";
  }

  const View& view_;
  const Record& record_;
  const Fiche& typed_;
  VisibleRecord visible_;
  std::size_t level_;
  VisibleValue version_;
  const Record* request_ = nullptr;
  std::string text_;
};

}  // namespace

std::string fiche_document(const View& view, const Record& fiche, std::size_t level) {
  return FicheDocument(view, fiche, level).run();
}

std::string name_of(const FicheVersion& version) {
  std::string name = version_name(version);
  if (version.kind.value == "step-2") name += " (second step)";
  if (version.kind.value == "amendment")
    name += version.minor ? " (minor amendment)" : " (amendment)";
  return name;
}

std::string short_fingerprint(const View& view, const Record& fiche) {
  return fingerprint_of_last(view.store, fiche).substr(0, 12);
}

std::string paragraphs(std::string_view text) {
  std::string all;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    const std::string_view paragraph = trimmed(text.substr(begin, end - begin));
    if (!paragraph.empty()) all += (all.empty() ? "" : "\n\n") + for_markdown(paragraph);
    begin = end + 2;
  }
  return all;
}

}  // namespace mieux
