// Experts: what can be counted of them, without names.
#include "sections.hpp"

namespace mieux {
namespace {

struct ExpertLine {
  std::string_view label;
  std::string_view subject;
  std::string_view measure;
  std::string_view where = {};
};
constexpr auto expert_lines = std::to_array<ExpertLine>({
    {"persons who went on missions", "missions", "experts"},
    {"missions", "missions", "count", went},
    {"experts on record who went on missions", "missions", "distinct:expert", went},
    {"experts registered", "experts", "count"},
});

}  // namespace

void write_deployment(Pages& pages) {
  pages.title(3, "Experts deployed");
  pages.table_head({"experts", "in the period:", "to date:"});
  std::vector<std::string> commands;
  for (const ExpertLine& line : expert_lines) {
    const StatsQuery to_date = pages.to_date(line.subject, line.where, {}, line.measure);
    pages.write("| " + pages.words(line.label) + " | " +
                pages.number(pages.total(line.subject, std::string{line.where}, line.measure)) +
                " | " + pages.number(count(pages.view(), to_date).total) + " |\n");
    commands.push_back(pages.command(line.subject, line.where, {}, line.measure));
    commands.push_back(pages.command_to_date(line.subject, line.where, {}, line.measure));
  }
  pages.write("\n");
  pages.sentence(
      "A person who went on several missions counts on each of them. A mission recorded without "
      "a number of persons counts as at least one.");
  pages.sources(commands);
}

void write_experts(Pages& pages) {
  pages.title(2, "Experts");
  const std::string experts = "experts";
  pages.measured("Persons on missions by country", "missions", "country", experts);
  pages.measured("Persons on missions by background", "missions", "background", experts);
  pages.measured("Persons on missions by origin", "missions", "origin", experts);
  pages.measured("Days on missions by background", "missions", "background", "mission-days");
}

}  // namespace mieux
