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

  std::string run() {
    write("# " + text_of("title") + ": the programme\n\nAs it stood on " +
          to_string(view_.as_of.day) + ".\n\n");
    facts();
    objectives();
    phases();
    themes();
    clocks();
    steering_group();
    imprint();
    return std::move(text_);
  }

 private:
  void write(const std::string& text) { text_ += text; }

  [[nodiscard]] std::string text_of(std::string_view field) const {
    return for_markdown(visible_.at(field).text());
  }

  [[nodiscard]] std::string list_of(std::string_view field) const {
    std::string list;
    for (const VisibleValue& value : visible_.at(field).children())
      list += (list.empty() ? "" : ", ") + for_markdown(value.text());
    return list;
  }

  /// A section is there even if nothing stands in it: documents ask for it by its heading.
  void section(const std::string& title, const std::string& body) {
    write("## " + title + "\n\n" + (body.empty() ? "None is recorded.\n" : body) + "\n");
  }

  void row(const std::string& name, const std::string& value) {
    if (!value.empty()) write("| " + name + " | " + value + " |\n");
  }

  void facts() {
    write("## Who pays and who runs it\n\n| | |\n|---|---|\n");
    row("Facility", text_of("title"));
    row("Donor", text_of("donor"));
    row("Implementer", text_of("implementer"));
    if (const auto first = first_day(view_.store.programme())) row("Since", to_string(*first));
    row("Grant contracts", list_of("grants"));
    row("Languages", list_of("languages"));
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
    if (!overall.empty()) body += "Overall:\n\n" + overall;
    if (!specific.empty()) body += (body.empty() ? "" : "\n") + ("Specific:\n\n" + specific);
    section("Objectives", body);
  }

  void phases() {
    std::string rows;
    for (const VisibleValue& phase : visible_.at("phases").children())
      rows += "| " + for_markdown(phase.text_at("title")) + " | " +
              for_markdown(phase.text_at("from")) + " | " + for_markdown(phase.text_at("to")) +
              " | " + for_markdown(phase.text_at("objectives")) + " |\n";
    section("Phases",
            with_head("| phase | from | to | what it is to achieve |\n|---|---|---|---|\n", rows));
  }

  /// Those in scope of the phase that is on; of all themes if it names none.
  void themes() {
    const Table* known = view_.store.vocabularies().table("themes");
    const Phase* current = nullptr;
    for (const Phase& phase : view_.store.programme().phases)
      if (phase.period().first() <= view_.as_of.day) current = &phase;
    std::string list;
    const auto add = [&](const auto& theme) {
      list += "- " + for_markdown(known->label(theme)) + "\n";
    };
    if (known != nullptr && current != nullptr && !current->themes.empty())
      for (const Text& theme : current->themes) add(theme.value);
    else if (known != nullptr)
      for (std::uint32_t term = 0; term < known->size(); ++term) add(term);
    section("Themes", list);
  }

  void clocks() {
    std::string rows;
    for (const ClockRule& clock : view_.store.programme().clocks)
      rows += "| " + for_markdown(clock.title.value) + " | " +
              (clock.months > 0 ? counted(clock.months, "month") : counted(clock.days, "day")) +
              " |\n";
    section("Clocks", with_head("| what is due | within |\n|---|---|\n", rows));
  }

  void steering_group() {
    const SteeringGroup& group = view_.store.programme().steering_group;
    std::string members;
    for (const Member& member : group.members)
      if (within({view_.as_of.day, view_.as_of.day}, member.period()) == Truth::yes)
        members += "- " + for_markdown(member.name.value) + "\n";
    if (!members.empty() && group.silence_days)
      members += "\nWho does not answer within " + counted(*group.silence_days, "day") +
                 " does not object.\n";
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
  static std::string with_head(const std::string& head, const std::string& rows) {
    return rows.empty() ? rows : head + rows;
  }

  const View& view_;
  VisibleRecord visible_;
  std::string text_;
};

}  // namespace

Report programme_report(const View& view, const ReportRequest&) {
  return {ProgrammePage(view).run(), {}};
}

}  // namespace mieux
