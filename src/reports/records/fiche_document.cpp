#include "fiche_document.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

/// A word of a record as a label has it: `no-objection` as "no objection".
std::string with_blanks(std::string_view word) {
  std::string words{word};
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

/// The parts of one fiche, written one after the other.
class FicheDocument {
 public:
  FicheDocument(const View& view, const Record& fiche, std::size_t level, Report& report)
      : view_(view),
        record_(fiche),
        typed_(view.store.fiches()[fiche.position]),
        visible_(view.store, fiche, view.audience),
        level_(level),
        report_(report),
        text_(report.markdown) {
    for (const VisibleValue& version : visible_.at("versions").children()) version_ = version;
    request_ = view.store.target(typed_.request.value, set_of(RecordKind::request));
  }

  void run() {
    const std::string title{record_.title.value};
    report_.heading(level_,
                    mieux::phrase(view_.language, "Action Fiche: {}", Phrase{title, title}));
    facts();
    if (!version_) {
      text_ += not_said() + "\n";
      return;
    }
    prose(phrase("Context and institutional framework"), "context");
    prose(phrase("Problem"), "problem");
    objective();
    results();
    activities();
    experts();
    complementary();
    delegation();
    appraisal();
    text_ += words("Text of this version: `{}`", short_fingerprint(view_, record_)) + "\n";
  }

 private:
  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return view_.language.text(key, values...);
  }
  [[nodiscard]] Phrase phrase(std::string_view key) const {
    return mieux::phrase(view_.language, key);
  }
  [[nodiscard]] std::string not_said() const { return "*" + words("Not said yet.") + "*"; }
  void section(const Phrase& title) { report_.heading(level_ + 1, title); }
  void table_head(const std::vector<std::string_view>& columns) {
    text_ += mieux::table_head(view_.language, columns);
  }

  [[nodiscard]] static std::string text_at(const VisibleValue& in, std::string_view key) {
    return for_markdown(in.text_at(key));
  }
  [[nodiscard]] std::string label(std::string_view vocabulary, std::string_view id) const {
    return for_markdown(view_.label(vocabulary, id));
  }

  void row(const Phrase& name, const std::string& value) {
    if (!value.empty()) text_ += "| " + name.shown + " | " + value + " |\n";
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
      const std::string_view type = one.text_at("type");
      const std::string_view country = one.text_at("country");
      view_.language.append(all,
                            for_markdown(type == "eu-delegation" ? words("EU Delegation")
                                                                 : words(with_blanks(type))) +
                                (country.empty() ? "" : " (" + label("countries", country) + ")"));
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
      view_.language.append(all, for_markdown(view_.store.name_of(*body, view_.as_of.day)));
    }
    return all;
  }

  void facts() {
    table_head({"", ""});
    row(phrase("Facility"), for_markdown(view_.store.programme().title.value));
    row(phrase("Request"), request_ == nullptr ? std::string{} : for_markdown(request_->id));
    row(phrase("Requesting authorities"), requesters());
    row(phrase("Countries"), of_request("country"));
    row(phrase("Regional organisation"), of_request("regional_organisation"));
    row(phrase("Region"), view_.grouping.empty() ? std::string{} : of_request("region"));
    row(phrase("Received"), of_request("received"));
    row(phrase("Topics"), of_request("topic"));
    row(phrase("Themes"), of_request("theme"));
    row(phrase("Supported by"), supporters());
    row(phrase("Follow-up of"), of_request("follow_up_of"));
    row(phrase("Eligibility"), of_request("eligibility.verdict"));
    if (!typed_.versions.empty()) state(typed_.versions.back());
    text_ += "\n";
  }

  void state(const FicheVersion& version) {
    row(phrase("Version"), name_of(version, view_.language));
    if (version_) row(phrase("Reason"), text_at(version_, "reason"));
    const Day day = view_.as_of.day;
    if (version.date.known && version.date.date.first() <= day)
      row(phrase("Drafted"), view_.language.date(version.date.date));
    if (version.sent.known && version.sent.date.first() <= day)
      row(phrase("Sent to the steering group"), view_.language.date(version.sent.date));
    if (is_decided(version, day))
      row(phrase("Decision"),
          for_markdown(words(version.decision.value)) +
              (version.decided.known ? ", " + view_.language.date(version.decided.date) : ""));
  }

  void prose(const Phrase& title, std::string_view key) {
    section(title);
    const VisibleValue text = version_.at(key);
    text_ += text ? paragraphs(text.text()) : not_said();
    text_ += "\n\n";
  }

  void objective() {
    prose(phrase("Objective"), "objective");
    const VisibleValue served = version_.at("programme_objective");
    if (!served) return;
    text_ +=
        words("It serves the objective of the programme: {}", programme_objective(served.text())) +
        "\n\n";
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

  [[nodiscard]] std::string list_at(const VisibleValue& in, std::string_view key) const {
    std::string all;
    for (const VisibleValue& element : in.at(key).children())
      view_.language.append(all, for_markdown(element.text()));
    return all;
  }

  void results() {
    section(phrase("Expected results"));
    const VisibleValue results = version_.at("expected_results");
    if (!results) {
      text_ += not_said() + "\n\n";
      return;
    }
    table_head({"level", "result", "indicators"});
    const std::array<std::pair<std::string_view, Phrase>, 3> levels{
        {{"individual", phrase("Individual")},
         {"institutional", phrase("Institutional")},
         {"enabling-environment", phrase("Enabling environment")}}};
    for (const auto& [level, name] : levels)
      for (const VisibleValue& result : results.children())
        if (result.text_at("level") == level)
          text_ += "| " + name.shown + " | " + text_at(result, "text") + " | " +
                   list_at(result, "indicators") + " |\n";
    text_ += "\n";
  }

  void activities() {
    section(phrase("Planned activities"));
    const VisibleValue activities = version_.at("activities");
    if (!activities) {
      text_ += not_said() + "\n\n";
      return;
    }
    table_head({":", "type", "activity", "month", "place", "profiles of experts"});
    std::size_t number = 0;
    for (const VisibleValue& activity : activities.children())
      text_ += "| " + std::to_string(++number) + " | " + activity_cells(activity) + " |\n";
    text_ += "\n";
    if (version_.text_at("two_step") == "true")
      text_ += words(
                   "The Action is planned in two steps: the second one is decided on after the "
                   "first.") +
               "\n\n";
  }

  [[nodiscard]] std::string activity_cells(const VisibleValue& activity) const {
    const VisibleValue type = activity.at("type");
    const VisibleValue mode = activity.at("mode");
    const std::string place = text_at(activity, "place");
    return (type ? label("activity_types", type.text()) : "") + " | " + text_at(activity, "title") +
           " | " + for_markdown(view_.language.date(activity.text_at("month"))) + " | " + place +
           (mode ? (place.empty() ? "" : ", ") + for_markdown(words(mode.text())) : "") + " | " +
           list_at(activity, "expert_profiles");
  }

  void experts() {
    section(phrase("Experts"));
    const std::string days = text_at(version_, "expert_days");
    text_ += days.empty() ? not_said() : words("Estimated expert days: {}.", days);
    text_ += "\n\n";
  }

  void complementary() {
    const VisibleValue projects = version_.at("complementary");
    if (!projects) return;
    section(phrase("Complementary projects"));
    for (const VisibleValue& project : projects.children()) {
      const std::string donor = text_at(project, "donor");
      const std::string note = text_at(project, "note");
      const std::string title =
          text_at(project, "title") + (donor.empty() ? "" : " (" + donor + ")");
      text_ += "- " + (note.empty() ? title : words("{}: {}", title, note)) + "\n";
    }
    text_ += "\n";
  }

  void delegation() {
    section(phrase("EU Delegation"));
    const VisibleValue delegation = version_.at("delegation");
    const std::string_view day = delegation.text_at("consulted");
    const std::string answer = text_at(delegation, "answer");
    text_ += day.empty() ? not_said() : consulted_on(day);
    text_ += (answer.empty() ? "" : " " + words("Answer: {}", answer)) + "\n\n";
  }

  [[nodiscard]] std::string consulted_on(std::string_view day) const {
    constexpr std::string_view key = "Consulted on {}.";
    const auto date = Date::parse(std::string{day});
    return date ? words(key, *date) : words(key, for_markdown(day));
  }

  void appraisal() {
    section(phrase("Appraisal"));
    const VisibleValue appraisal = version_.at("appraisal");
    if (!appraisal) {
      text_ += not_said() + "\n\n";
      return;
    }
    table_head({"criterion", "score:", "why"});
    for (const VisibleValue& one : appraisal.children())
      text_ += "| " + for_markdown(words(one.text_at("criterion"))) + " | " +
               text_at(one, "score") + " | " + text_at(one, "sentence") + " |\n";
    text_ += "\n";
  }

  const View& view_;
  const Record& record_;
  const Fiche& typed_;
  VisibleRecord visible_;
  std::size_t level_;
  Report& report_;
  std::string& text_;
  VisibleValue version_;
  const Record* request_ = nullptr;
};

}  // namespace

void fiche_document(const View& view, const Record& fiche, std::size_t level, Report& report) {
  FicheDocument(view, fiche, level, report).run();
}

std::string name_of(const FicheVersion& version, const Language& language) {
  const std::string_view kind = version.kind.value;
  const auto number = version.number;
  if (kind == "step-2") return language.text("version {} (second step)", number);
  if (kind == "amendment" && version.minor)
    return language.text("version {} (minor amendment)", number);
  return language.text(kind == "amendment" ? "version {} (amendment)" : "version {}", number);
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
