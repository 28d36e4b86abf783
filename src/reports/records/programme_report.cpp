// The report `programme`: what the facility is, as mieux.yaml says it.
#include <string>

#include "mieux/base/text.hpp"
#include "mieux/reports/records/programme_report.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

class ProgrammePage {
 public:
  explicit ProgrammePage(const View& view)
      : view_(view),
        visible_(view.store, view.store.records(RecordKind::programme).front(), view.audience) {}

  Report run() {
    const std::string title{visible_.at("title").text()};
    report_.heading(1, phrase(view_.language, "{}: the programme", Phrase{title, title}));
    write(words("As it stood on {}.", Date{view_.as_of.day, view_.as_of.day}) + "\n\n");
    facts();
    objectives();
    phases();
    themes();
    clocks();
    steering_group();
    imprint();
    return std::move(report_);
  }

 private:
  void write(const std::string& text) { report_.markdown += text; }

  template <typename... Values>
  [[nodiscard]] std::string words(std::string_view key, const Values&... values) const {
    return view_.language.text(key, values...);
  }

  [[nodiscard]] std::string text_of(std::string_view field) const {
    return for_markdown(visible_.at(field).text());
  }

  [[nodiscard]] std::string list_of(std::string_view field) const {
    std::string list;
    for (const VisibleValue& value : visible_.at(field).children())
      list += (list.empty() ? "" : ", ") + for_markdown(value.text());
    return list;
  }

  [[nodiscard]] std::string languages() const {
    std::string list;
    for (const VisibleValue& code : visible_.at("languages").children())
      list +=
          (list.empty() ? "" : ", ") + for_markdown(view_.language.name_of_language(code.text()));
    return list;
  }

  /// A section is there even if nothing stands in it: documents ask for it by its heading.
  void section(std::string_view title, const std::string& body) {
    report_.heading(2, phrase(view_.language, title));
    write((body.empty() ? words("None is recorded.") + "\n" : body) + "\n");
  }

  void row(std::string_view name, const std::string& value) {
    if (!value.empty()) write("| " + words(name) + " | " + value + " |\n");
  }

  void facts() {
    report_.heading(2, phrase(view_.language, "Who pays and who runs it"));
    write("| | |\n|---|---|\n");
    row("Facility", text_of("title"));
    row("Donor", text_of("donor"));
    row("Implementer", text_of("implementer"));
    if (const auto first = first_day(view_.store.programme()))
      row("Since", view_.language.date(Date{*first, *first}));
    row("Grant contracts", list_of("grants"));
    row("Languages", languages());
    write("\n");
  }

  void objectives() {
    std::string specific;
    std::string overall;
    for (const VisibleValue& objective : visible_.at("objectives").children()) {
      const std::string line = "- " + for_markdown(objective.text_at("text")) + "\n";
      (objective.text_at("level") == "overall" ? overall : specific) += line;
    }
    std::string body;
    if (!overall.empty()) body += words("Overall:") + "\n\n" + overall;
    if (!specific.empty())
      body += (body.empty() ? "" : "\n") + words("Specific:") + "\n\n" + specific;
    section("Objectives", body);
  }

  void phases() {
    std::string rows;
    for (const VisibleValue& phase : visible_.at("phases").children())
      rows += "| " + for_markdown(view_.label("phases", phase.text_at("id"))) + " | " +
              for_markdown(view_.language.date(phase.text_at("from"))) + " | " +
              for_markdown(view_.language.date(phase.text_at("to"))) + " | " +
              for_markdown(phase.text_at("objectives")) + " |\n";
    section("Phases", with_head({"phase", "from", "to|time", "what it is to achieve"}, rows));
  }

  /// Those in scope of the phase that is on; of all themes if it names none.
  void themes() {
    const Table* known = view_.store.vocabularies().table("themes");
    const Phase* current = nullptr;
    for (const Phase& phase : view_.store.programme().phases)
      if (phase.period().first() <= view_.as_of.day) current = &phase;
    std::string list;
    const auto add = [&](std::string_view theme) {
      list += "- " + for_markdown(view_.label("themes", theme)) + "\n";
    };
    if (known != nullptr && current != nullptr && !current->themes.empty())
      for (const Text& theme : current->themes) add(theme.value);
    else if (known != nullptr)
      for (std::uint32_t term = 0; term < known->size(); ++term) add(known->id(term));
    section("Themes", list);
  }

  void clocks() {
    std::string rows;
    for (const ClockRule& clock : view_.store.programme().clocks)
      rows += "| " + for_markdown(view_.language.of_store(clock.title.value)) + " | " +
              (clock.months > 0 ? view_.language.counted(clock.months, "month", "months")
                                : days(clock.days)) +
              " |\n";
    section("Clocks", with_head({"what is due", "within"}, rows));
  }

  void steering_group() {
    const SteeringGroup& group = view_.store.programme().steering_group;
    std::string members;
    for (const Member& member : group.members)
      if (within({view_.as_of.day, view_.as_of.day}, member.period()) == Truth::yes)
        members += "- " + for_markdown(member.name.value) + "\n";
    if (!members.empty() && group.silence_days)
      members +=
          "\n" +
          words("Who does not answer within {} does not object.", days(*group.silence_days)) + "\n";
    section("Steering group", members);
  }

  void imprint() {
    std::string body;
    for (const std::string_view field : {"acknowledgement", "disclaimer"})
      if (const std::string text = text_of(field); !text.empty())
        body += (body.empty() ? "" : "\n") + text + "\n";
    section("Acknowledgement of funding", body);
  }

  /// A table; empty if it has no rows.
  [[nodiscard]] std::string with_head(const std::vector<std::string_view>& columns,
                                      const std::string& rows) const {
    return rows.empty() ? rows : table_head(view_.language, columns) + rows;
  }

  [[nodiscard]] std::string days(std::uint32_t count) const {
    return view_.language.counted(count, "day", "days");
  }

  const View& view_;
  VisibleRecord visible_;
  Report report_;
};

}  // namespace

Report programme_report(const View& view, const ReportRequest&) {
  return ProgrammePage(view).run();
}

}  // namespace mieux
