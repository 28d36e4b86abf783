// The report `year`: what the records say for the annual report of a period.
#include "mieux/reports/year/year_report.hpp"

#include "mieux/reports/periods/glossary.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

void introduce(Pages& pages, std::string_view about) {
  pages.heading(about);
  pages.sentence(
      "An Action is in the period if it ran on at least one day of it; everything else by the day "
      "it began. An activity or mission without a day of its own counts by the day its Action "
      "started. An activity of an Action taken over from elsewhere counts as held, unless its "
      "record says otherwise. Below each table is the command that prints it again; with "
      "`--explain` it lists the records behind each number.");
  pages.write("\n");
}

void write_glossary(Pages& pages) {
  const std::string glossary =
      glossary_of(pages.view().store.vocabularies(), pages.markdown(), pages.language());
  if (glossary.empty()) return;
  pages.title(2, "Glossary");
  pages.write(glossary + "\n");
}

}  // namespace

Report year_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "year");
  introduce(pages, "{}: annual report, {}");
  const std::vector<EventStory> events = events_of(pages);
  if (!request.region.empty()) {
    write_region(pages, events, request.region);
    write_glossary(pages);
    return pages.take();
  }
  write_numbers(pages);
  write_regions(pages, events);
  write_events(pages, events);
  write_experts(pages);
  write_feedback(pages);
  write_clocks(pages);
  write_effects(pages);
  write_publications(pages);
  write_requests(pages);
  write_concluded(pages, events);
  write_outlook(pages);
  write_thanks(pages, events);
  write_glossary(pages);
  write_not_dated(pages);
  return pages.take();
}

std::vector<Vocabularies::Region> regions_of_year(const View& view, const ReportRequest& request) {
  std::vector<Vocabularies::Region> regions;
  if (!view.grouping.empty()) regions = regions_with_chapter(Pages(view, request, "year"));
  std::erase_if(regions, [](const Vocabularies::Region& region) { return region.id == no_region; });
  return regions;
}

Report acknowledgements_report(const View& view, const ReportRequest& request) {
  Pages pages(view, request, "acknowledgements");
  introduce(pages, "{}: acknowledgements, {}");
  write_thanks(pages, events_of(pages));
  return pages.take();
}

}  // namespace mieux
